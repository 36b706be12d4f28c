"""Two actors: each pair with a stated relation has a page with all that is between the two, and others lead to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from fihris import address
from fihris.model import LANGS, Lang, PageKind, Site
from fihris.report import Report
from fihris.routes import paired
from fihris.site import compose, presenters
from fihris.view import pairs, statements
from fihris.view.entity import PAIRS
from fihris.view.presenter import Presenter
from tests.conftest import DIALOGUE


@pytest.fixture(scope="module")
def read() -> Site:
    return compose(DIALOGUE.parent, Report())


def shown(site: Path, lang: Lang, path: str) -> html.HtmlElement:
    return html.document_fromstring((site / address.page(lang, path)).read_bytes()).get_element_by_id("f-content")


def links(page: html.HtmlElement) -> set[str]:
    return {each.get("href").rpartition("/")[2] for each in page.iter("a")}


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_of_two_has_each_of_their_relations_with_its_sentence(site: Path, read: Site, lang: Lang) -> None:
    p: Presenter = presenters(read)[lang]
    for each in read.relations:
        page = shown(site, lang, address.pair(each.source, each.target))
        part = page.get_element_by_id(f"f-from-{each.source}").getparent()
        assert statements.stated(p, each) in " ".join(part.text_content().replace("\u2060", "").split())
        sentence = p.sentence_of(each.section, each.evidence[lang])
        assert sentence
        assert any(link.endswith(f"#{sentence}") for link in links(part))


@pytest.mark.parametrize("lang", LANGS)
def test_dossiers_and_arrows_lead_to_the_pages_of_two(site: Path, read: Site, lang: Lang) -> None:
    p = presenters(read)[lang]
    for id in read.corpus.registry.actors:
        led = {link for link in links(shown(site, lang, f"actors/{id}")) if "--" in link}
        others = {each.source if each.target == id else each.target for each in read.relations_of.get(id, ())}
        assert len(led) == min(len(others), PAIRS)
        assert led <= {pairs.href(p, id, other).rpartition("/")[2] for other in others}
    arrows = shown(site, lang, address.GRAPH).xpath("//div[@class='f-said']//h3/a")
    assert arrows
    assert all("pairs/" in arrow.get("href") for arrow in arrows)


def test_a_page_of_two_has_events_in_order_and_the_sections_with_both(site: Path, read: Site) -> None:
    p = presenters(read)[Lang.AR]
    some = 0
    for route in read.editions[Lang.AR].routes.values():
        if route.kind is PageKind.PAIR:
            view, page = pairs.view(p, route.of), shown(site, Lang.AR, route.path)
            assert [each.get("datetime") for each in page.xpath("//ol[@class='f-two__order']//time")] == [
                each.date.datetime for each in view.order
            ]
            one, other = (pairs.sections(p, id) for id in address.ends(route.of))
            both = one.keys() & other.keys()
            assert len(view.shared) == len(both - {each.section for each in pairs.between(p, *address.ends(route.of))})
            numbered = len(both & read.sections.keys())
            assert p.t("count.sections", numbered) in view.appears or not numbered
            some += len(view.order)
    assert some


def test_only_the_pairs_of_which_most_is_said_have_a_page(monkeypatch: pytest.MonkeyPatch, read: Site) -> None:
    texts = [text for brief in read.corpus.briefs for text in (brief, *brief.sections)]
    every = paired(texts)
    stated = {frozenset((each.source, each.target)) for each in read.relations}
    assert {frozenset(each) for each in every} == stated
    monkeypatch.setattr(address, "PAIRS", 3)
    assert paired(texts) == every[:3]

    def count(of: tuple[str, str]) -> int:
        return sum({each.source, each.target} == set(of) for each in read.relations)

    assert [count(each) for each in every] == sorted(map(count, every), reverse=True)
    assert pairs.compare_view(presenters(read)[Lang.AR], 1).others == ""
    for p in presenters(compose(DIALOGUE.parent, Report())).values():
        told = pairs.compare_view(p, 1)
        assert len(told.pairs) == 3
        assert str(len(every) - 3) in told.others  # and any two can be chosen all the same


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_compared_holds_every_relation(site: Path, read: Site, lang: Lang) -> None:
    def record(name: str) -> dict[str, object]:
        text = (site / address.compared(lang, name)).read_text("utf-8")
        return json.loads(text.removeprefix("fihris.preview(").removesuffix(");\n"))

    who = record("names")["who"]
    assert {id for id, *_ in who} == set(read.corpus.registry.actors)
    found = [(id, target) for id, _, part in who for target, *_ in record(str(part))[id]["does"]]
    assert sorted(found) == sorted((each.source, each.target) for each in read.relations)


def test_what_there_is_no_room_for_on_a_page_of_two_is_counted(monkeypatch: pytest.MonkeyPatch, read: Site) -> None:
    p, pair = presenters(read)[Lang.AR], address.both("iraqi-government", "united-states")
    whole = pairs.view(p, pair)
    monkeypatch.setattr(pairs, "ROOM", 3_000)
    some = pairs.view(p, pair)
    assert some != whole
    for every, end in zip(whole.ends, some.ends, strict=True):
        assert end.relations == every.relations[: len(end.relations)]
        left = sum(len(group.relations) for group in every.relations[len(end.relations) :])
        assert end.more == (p.t("graph.more", left) if left else "")
