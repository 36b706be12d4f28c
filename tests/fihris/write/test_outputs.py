"""The table of outputs."""

from __future__ import annotations

import json
import pkgutil
from importlib import import_module
from xml.etree import ElementTree as XML

from fihris import write
from fihris.stamps import Stamp
from fihris.write import feeds
from fihris.write.offline import write_offline
from fihris.write.output import ROOM, Finished, parted
from fihris.write.outputs import OUTPUTS
from fihris.write.sitemap import sitemap


def test_no_output_is_forgotten() -> None:
    """A module here that makes files of the finished site has its line in the table."""
    modules = [import_module(f"fihris.write.{each.name}") for each in pkgutil.iter_modules(write.__path__)]
    made = {
        module.files
        for module in modules
        if callable(getattr(module, "files", None)) and module.files.__annotations__.get("of") == Finished.__name__
    }
    assert made == set(OUTPUTS)
    assert len(OUTPUTS) > 5


def test_offline_is_last() -> None:
    """It lists all that is written before it."""
    assert OUTPUTS[-1].__module__ == "fihris.write.offline"


def test_records_are_parted_by_their_size_and_none_is_cut() -> None:
    small, large = "a" * (ROOM // 3), "b" * (ROOM * 2)
    parts = list(parted([("1", small), ("2", small), ("3", small), ("4", large), ("5", small)]))
    assert [list(each) for each in parts] == [["1", "2"], ["3"], ["4"], ["5"]]
    assert {name: text for each in parts for name, text in each.items()}["4"] == large
    assert list(parted([])) == [{}]


def test_a_large_sitemap_lists_smaller_ones() -> None:
    """None has more bytes than there is room for, none is empty, and each page stands in one of them. A small one is one file."""
    root = "https://example.org/q&a/"
    pages = [f"{root}{number:06}.html" for number in range(6000)]
    files = sitemap(pages, root)
    assert _listed(files.pop("sitemap.xml")) == [f"{root}{name}" for name in files]
    assert len(files) > 1
    assert [page for text in files.values() for page in _listed(text)] == pages
    assert all(len(text.encode()) < 150_000 and text.count("<loc>") for text in files.values())
    assert list(sitemap(pages[:10], "https://example.org/")) == ["sitemap.xml"]
    written = dict.fromkeys(["sitemap.xml", "sitemap-2.xml", "sitemap-2.html"], Stamp(1, "0"))
    assert json.loads(write_offline("", written)["offline-1.json"]) == [["sitemap-2.html", 1, "0"]]


def test_what_a_browser_keeps_is_listed_in_parts_that_are_listed_themselves() -> None:
    written = {f"briefs/{number:04}.html": Stamp(number, f"{number:064}") for number in range(2000)}
    files = write_offline("", {**written, "offline.json": Stamp(9, "0"), "offline-1.json": Stamp(9, "0")})
    known = json.loads(files["offline.json"])
    parts = [files[path] for path, *_ in known["parts"]]
    assert len(parts) > 1
    assert files.keys() == {"service-worker.js", "offline.json", *(path for path, *_ in known["parts"])}
    assert all(len(data) < 150_000 for data in files.values())
    assert [(len(data), Stamp.of(data).sum[:24]) for data in parts] == [(size, sum) for _, size, sum in known["parts"]]
    rows = [row for data in parts for row in json.loads(data)]
    assert rows == [[path, each.size, each.sum[:24]] for path, each in written.items()]
    assert known["size"] == sum(range(2000))


def _listed(sitemap: str) -> list[str | None]:
    return [each.text for each in XML.fromstring(sitemap.encode()).iter() if each.tag.endswith("}loc")]


def test_an_entry_is_told_in_the_same_words_where_all_feeds_stand() -> None:
    """The feed of all languages is made at each build, of entries alone where nothing of the others has changed."""
    XML.register_namespace("", "http://example.org/another")  # which takes the place of whatever was said of Atom
    XML.register_namespace("other", feeds.ATOM)
    assert feeds._told(XML.Element(feeds._tag("entry"))) == f'<entry xmlns="{feeds.ATOM}" />'
