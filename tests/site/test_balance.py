"""The balance board: every count is that of its sentences, and leads to them; what is counted is what the briefs state."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from fihris import address, pagekinds, sides
from fihris.model import LANGS, Lang, PageKind, Site
from fihris.pagekinds import MADE
from fihris.report import Report
from fihris.site import compose, presenters
from fihris.view import balance
from tests.conftest import DIALOGUE, TINY


@pytest.fixture(scope="module")
def read() -> Site:
    return compose(DIALOGUE.parent, Report())


def counts(row: html.HtmlElement) -> list[int]:
    return [int(cell.text_content()) for cell in row.iter("td")]


@pytest.mark.parametrize("lang", LANGS)
def test_every_count_is_that_of_the_sentences_to_which_it_leads(site: Path, read: Site, lang: Lang) -> None:
    stated = sides.between(read.corpus.registry, read.corpus.briefs)
    main = html.document_fromstring((site / address.page(lang, address.BALANCE)).read_bytes())
    tables = list(main.iter("table"))
    assert len(tables) == len(stated) > 1
    for table, every in zip(tables, stated.values(), strict=True):
        rows = table.xpath("./tbody/tr")
        assert sum(counts(row)[-1] for row in rows) == len(every)
        for row in rows:
            *shown, total = row.iter("td")
            assert sum(counts(row)[:-1]) == int(total.text_content())
            for cell in shown:
                led = [link.get("href").partition("#")[2] for link in cell.iter("a")]
                told = [len(main.xpath(f"//h3[@id='{anchor}']/following-sibling::ul[1]/li")) for anchor in led]
                assert sum(told) == int(cell.text_content())


def test_where_much_is_stated_each_two_sides_have_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    made = replace(MADE[PageKind.BALANCE], a_page=4)
    monkeypatch.setattr(pagekinds, "MADE", {**MADE, PageKind.BALANCE: made})
    p = presenters(compose(DIALOGUE.parent, Report()))[Lang.AR]
    routes = [each for each in p.edition.routes.values() if each.kind is PageKind.BALANCE]
    board, *pages = [(route, balance.view(p, route)) for route in routes]
    assert max(route.pages for route, _ in pages) > 2
    groups = {(route.path, group.anchor): len(group.said) for route, view in pages for group in view.boards[0].groups}
    for each in board[1].boards:
        assert not each.groups
        cells = [cell for row in each.rows for cell in row.cells if cell.href]
        anchors = [cell.href.partition("#")[2] for cell in cells]
        assert all(
            (cell.href.removesuffix(f".html#{to}"), to) in groups for cell, to in zip(cells, anchors, strict=True)
        )
        told = [sum(n for (_, anchor), n in groups.items() if anchor == to) for to in anchors]
        assert told == [int(cell.count) for cell in cells]


def test_a_drawing_is_as_long_as_its_table_says(site: Path) -> None:
    main = html.document_fromstring((site / "balance.html").read_bytes())
    scales = set()
    for section in main.xpath("//section[figure]"):
        numbers = [int(cell.text_content()) for cell in section.xpath("./table/tbody/tr/td[position() < 4]")]
        widths = [float(bar.get("width")) for bar in section.iter("rect")]
        scales |= {round(width / count) for width, count in zip(widths, [n for n in numbers if n], strict=True)}
    assert max(scales) - min(scales) <= 1


def test_between_whom_nothing_is_stated_there_is_no_board(tiny: Path) -> None:
    of = compose(TINY.parent, Report())
    assert not sides.between(of.corpus.registry, of.corpus.briefs)
    assert not (tiny / "balance.html").exists()
