"""Every address that the site gives anywhere, on its pages and in its files, leads to something that is there."""

from __future__ import annotations

import json
import posixpath
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pytest
from lxml import html

from tests.conftest import TINY, Once, build, make_project

URL = "https://fihris.example.org/"
ADDRESS = re.compile(r"""([^\s"'<>()\[\],;|{}`=\\]*)#([^\s"'<>()\[\],;|{}`\\]+)""")
ID = re.compile(r'\sid="([^"]+)"')
ATTRIBUTE = re.compile(r'\s[\w-]+="([^"]*)"')
ROWS = re.compile(r"/\*(.*)\*/", re.DOTALL)
NAMES = re.compile(r"(?:html#it|/#site|\.json#.*)\Z")
"""What data calls things by is a name; who follows it comes to their page."""
APPLICATIONS = re.compile(r"(?:edit/index\.html#/|compare\.html#a=)")
UNREAD = {"css", "webp", "png", "svg", "woff2", "epub", "LICENSE", "_headers"}


def addresses(path: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """The page, from the site's root, and the place there of each address in a file of the site."""
    here = path.relative_to(folder).as_posix()
    text = words(path)
    of = ATTRIBUTE.findall(text) if path.suffix == ".html" else [text]
    for said in [
        *of,
        *(re.findall(r"<script[^>]*ld\+json.*?</script>", text, re.DOTALL) if path.suffix == ".html" else ()),
    ]:
        for before, place in ADDRESS.findall(unescape(said)):
            page = before[max(before.find("https://"), 0) :]
            whole = f"{page}#{place}"
            if NAMES.search(whole) or APPLICATIONS.search(whole):
                continue
            if page.startswith(URL):
                yield page.removeprefix(URL) or "index.html", unquote(place)
            elif "://" not in page and path.suffix == ".html" and (not page or page.endswith(".html")):
                yield (
                    posixpath.normpath(posixpath.join(posixpath.dirname(here), page)) if page else here,
                    unquote(place),
                )
            elif page.endswith(".html") and "://" not in page:
                yield page, unquote(place)
    if path.match("search/*/text-*.js"):
        for href, _, _, *more in json.loads(ROWS.search(text)[1].replace("*\\/", "*/")):
            yield from (
                (href.partition("#")[0], id) for id, _ in (more[0] if more and isinstance(more[0], list) else ())
            )


def words(path: Path) -> str:
    if path.suffix == ".sqlite":
        with closing(sqlite3.connect(path)) as base:
            tables = [name for (name,) in base.execute("select name from sqlite_master where type = 'table'")]
            return "\n".join(
                str(value) for name in tables for row in base.execute(f'select * from "{name}"') for value in row
            )
    if path.suffix == ".pdf":
        with pikepdf.open(path) as paper:
            links = [
                each.A.URI
                for page in paper.pages
                for each in page.get("/Annots", ())
                if "/A" in each and "/URI" in each.A
            ]
            return "\n".join(map(str, links))
    text = path.read_bytes().decode()
    return re.sub("\r\n[ \t]", "", text) if path.suffix == ".ics" else text


@cache
def ids(page: Path) -> frozenset[str]:
    return frozenset(map(unescape, ID.findall(page.read_text("utf-8")))) if page.is_file() else frozenset()


def read_files(folder: Path) -> Iterable[Path]:
    return (
        path
        for path in folder.rglob("*")
        if path.is_file()
        and path.name.rpartition(".")[2] not in UNREAD
        and path.relative_to(folder).parts[0] not in {"assets", "edit"}
    )


MARKED = {
    "ar": """

## هل تكفي القنوات؟ ومن يحرسها؟

!!! note
    يحرسها سالم الخالدي.

??? seealso
    تروي القناة *مدينة النور*.[^1]

- [x] تمت الزيارة
- بند\n\n    ### بند في قائمة

| القناة | طولها |
|---|---|
| الأولى | 12 |

### هل تكفي القنوات؟ ومن يحرسها؟

قناة
: مجرى ماء.

[^1]: قالت الوزارة. ثم سكتت.
""",
    "en": """

## Do the canals suffice? Who guards them?

!!! note
    Salem al-Khalidi guards them.

??? seealso
    The canal waters *Nur City*.[^1]

- [x] The visit is over
- Item\n\n    ### An item in a list

| Canal | Length |
|---|---|
| First | 12 |

### Do the canals suffice? Who guards them?

Canal
: A way of water.

[^1]: The ministry said so. Then it was silent.
""",
}


@pytest.fixture(scope="session")
def marked(once: Once) -> Path:
    """The smallest site with all that Markdown has in its texts, and with an event that a heading bears out."""

    def make(folder: Path) -> None:
        project = make_project(folder / "project", TINY)
        for lang, more in MARKED.items():
            for name in ("index", "01-minister-visits"):
                text = project / f"docs/{lang}/briefs/2024/water-accord/{name}.md"
                said = text.read_text("utf-8").replace(
                    "وقّع سالم الخالدي اتفاق المياه, en: Salem al-Khalidi signed the water accord",
                    "هل تكفي القنوات, en: Do the canals suffice",
                )
                text.write_text(said + more, "utf-8")
        result = build(project, folder / "site", strict=False)
        assert result.returncode == 0, result.stderr

    return once("marked", make) / "site"


@pytest.mark.parametrize("name", ["tiny", "site", "signed", "marked"])
def test_every_address_with_a_place_leads_to_it(name: str, request: pytest.FixtureRequest) -> None:
    folder = request.getfixturevalue(name)
    found = {
        (path.relative_to(folder).as_posix(), *each) for path in read_files(folder) for each in addresses(path, folder)
    }
    assert {path.rpartition(".")[2] for path, *_ in found} >= {"html", "js", "csv", "json", "sqlite", "ttl", "ics"}
    assert not [each for each in found if each[2] not in ids(folder / each[1])]


def test_a_hit_in_a_heading_leads_to_it(marked: Path) -> None:
    rows = json.loads((marked / "data/1/sentences.json").read_text("utf-8"))
    for said in ("ومن يحرسها؟", "Who guards them?"):
        page, _, place = next(each["url"] for each in rows if each["text"] == said).removeprefix(URL).partition("#")
        found = html.document_fromstring((marked / page).read_bytes()).get_element_by_id(place)
        assert found.getparent().tag in {"h2", "h4"}
