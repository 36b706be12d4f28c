"""The one table of pages, against the files of built sites: every page has an entry, every entry a page, every place an id."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from fihris import address, pagekinds
from fihris.model import LANGS, Lang, PageKind, Route, Site
from fihris.pagekinds import MADE
from fihris.report import Report
from fihris.routes import moved, topic_place
from fihris.site import compose
from tests.conftest import DIALOGUE

MISSING = {address.page(lang, address.MISSING) for lang in LANGS}


@pytest.fixture(scope="module")
def many(long: Path) -> tuple[Path, Site]:
    return long / "site", compose(long, Report())


@pytest.fixture(scope="module")
def real(site: Path) -> tuple[Path, Site]:
    return site, compose(DIALOGUE.parent, Report())


@pytest.fixture(params=["real", "many"])
def built(request: pytest.FixtureRequest) -> tuple[Path, Site]:
    made: tuple[Path, Site] = request.getfixturevalue(request.param)
    return made


def routes(of: Site) -> Iterator[tuple[Lang, Route]]:
    return ((lang, route) for lang in LANGS for route in of.editions[lang].routes.values())


def test_every_page_has_an_entry_and_every_entry_a_page(built: tuple[Path, Site]) -> None:
    folder, of = built
    pages = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    made = {address.page(lang, route.path) for lang, route in routes(of)}
    gone = {
        address.page(lang, old)
        for lang in LANGS
        for old, new, _ in moved(of.corpus, of.editions[lang])
        if new in of.editions[lang].routes
    }
    assert not made & gone
    assert pages - MISSING == made | gone
    assert pages >= MISSING


def test_an_address_says_what_kind_of_page_it_has(built: tuple[Path, Site]) -> None:
    for _, route in routes(built[1]):
        assert pagekinds.kind_at(route.path) is route.kind


def test_these_sites_have_lists_over_several_pages(real: tuple[Path, Site], many: tuple[Path, Site]) -> None:
    numbered = {route.kind for _, of in (real, many) for _, route in routes(of) if route.number > 1}
    assert numbered >= {PageKind.HOME, PageKind.TRANSLATIONS, PageKind.ACTORS, PageKind.ACTOR, PageKind.TIMELINE}


def test_every_place_that_others_can_point_at_has_a_rule_and_every_rule_a_place(
    real: tuple[Path, Site], many: tuple[Path, Site]
) -> None:
    """The rest are ids of an author's headings, and of what only scripts and screen readers look for."""
    found: dict[PageKind, set[str]] = defaultdict(set)
    for folder, of in (real, many):
        for lang, route in routes(of):
            page = html.document_fromstring((folder / address.page(lang, route.path)).read_bytes())
            main = page.get_element_by_id("f-content")
            found[route.kind] |= {each.get("id") for each in main.iter() if each.get("id")}
    for kind, made in MADE.items():
        unruled = {id for id in found[kind] if not pagekinds.is_anchor(kind, id)}
        assert not unruled, kind
        for rule in made.anchors.pattern.split("|"):
            if kind is PageKind.PLACES and rule.startswith("letter"):
                continue  # of an index that is longer than either site's
            if kind is not PageKind.MISSING and rule not in {"stale", "missing", "unmarked", r"part-\d+", "f-names"}:
                assert any(re.fullmatch(rule, id) for id in found[kind]), (kind, rule)


def test_a_long_index_begins_with_the_most_named_and_is_searched(many: tuple[Path, Site]) -> None:
    folder, _ = many
    first, second = (
        html.document_fromstring((folder / path).read_bytes()) for path in ("actors/index.html", "actors/index/2.html")
    )
    counts = [int(each.text) for each in first.xpath("//section[@aria-labelledby='most']//li/small")]
    assert len(counts) == 8
    assert counts == sorted(counts, reverse=True)
    assert not second.xpath("//*[@id='most']")
    for page in (first, second):  # neither has them all
        (form,) = page.find_class("f-find")
        assert form.xpath("button[@type='submit']")  # WCAG, technique H32
        assert (form.get("action").removeprefix("../../").removeprefix("../"), form.xpath("input/@name")) == (
            "search.html",
            ["q"],
        )


def test_a_topic_has_a_page_where_there_is_much_of_all_of_them(
    real: tuple[Path, Site], many: tuple[Path, Site]
) -> None:
    """Else its place is on the one page of all."""
    for (folder, of), apart in ((real, False), (many, True)):
        for id, topic in of.corpus.registry.topics.items():
            page = (folder / address.page(Lang.AR, address.topic(id))).read_bytes()
            assert (b'http-equiv="refresh"' not in page) is (apart and not topic.broad)
        routes = of.editions[Lang.AR].routes
        assert {topic_place(topic, routes)[0] in routes for topic in of.corpus.registry.topics.values()} == {True}


@pytest.mark.parametrize("lang", LANGS)
def test_a_long_timeline_is_narrowed_over_all_its_pages(many: tuple[Path, Site], lang: Lang) -> None:
    folder, of = many
    page = html.document_fromstring((folder / address.page(lang, "timeline/2")).read_bytes())
    (narrowing,) = page.find_class("f-narrowing")
    links = {link.text_content(): link.get("href") for link in narrowing.iter("a")}
    name = of.corpus.registry.actors["person-001"].name[lang]
    titles: list[str] = []
    path = folder / address.page(lang, "timeline/2")
    href = links[name]
    while href:
        path = (path.parent / href).resolve()
        narrowed = html.document_fromstring(path.read_bytes())
        titles += [each.text_content() for each in narrowed.xpath("//ol[contains(@class,'f-timeline')]//h3")]
        assert narrowed.xpath("//*[@class='f-narrowing']//a[@aria-current='page']")[0].text_content() == name
        href = next(iter(narrowed.xpath("//nav[@class='f-pages']//a[@rel='next']/@href")), "")
    mine = [each for each in of.timeline if "person-001" in each.actors]
    assert titles == [each.title[lang] for each in mine]
    assert len(mine) > 40
