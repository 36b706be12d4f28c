"""The list of a long list's pages: short, whatever their number."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fihris.interface import Interface
from fihris.model import Edition, Lang, Site
from fihris.read import interface
from fihris.view.elements import Pager
from fihris.view.paging import NEAR, pager
from fihris.view.presenter import Presenter

ARABIC = Presenter(
    cast(Site, None), cast(Edition, SimpleNamespace(lang=Lang.AR)), Interface.of("ar", interface.read("ar"))
)


def shown(of: Pager) -> str:
    return " ".join(f"{'… ' if link.gap else ''}{f'[{link.text}]' if link.current else link.text}" for link in of.pages)


@pytest.mark.parametrize(
    ("number", "pages", "text"),
    [
        (1, 1, ""),
        (1, 2, "[1] 2"),
        (2, 3, "1 [2] 3"),
        (1, 9, "[1] 2 3 … 9"),
        (5, 9, "1 … 3 4 [5] 6 7 … 9"),
        (4, 9, "1 2 3 [4] 5 6 … 9"),
        (9, 9, "1 … 7 8 [9]"),
    ],
)
def test_pages_are_named(number: int, pages: int, text: str) -> None:
    assert shown(pager(ARABIC, "timeline", number, pages)) == text


@pytest.mark.parametrize(
    ("pages", "text"), [(1, ""), (2, "الصفحة 1 من صفحتين،"), (3, "الصفحة 1 من 3 صفحات،"), (11, "الصفحة 1 من 11 صفحة،")]
)
def test_paper_says_which_page_it_is(pages: int, text: str) -> None:
    assert text in pager(ARABIC, "timeline", 1, pages).printed


@given(st.data(), st.integers(2, 10_000))
def test_the_list_stays_short_and_leads_on(data: st.DataObject, pages: int) -> None:
    number = data.draw(st.integers(1, pages))
    made = pager(ARABIC, "timeline", number, pages)
    assert len(made.pages) <= 2 * NEAR + 3
    assert [link.text for link in made.pages if link.current] == [str(number)]
    assert (made.previous is None) == (number == 1)
    assert (made.next is None) == (number == pages)
    assert all(link.href.startswith("timeline") for link in made.pages)
