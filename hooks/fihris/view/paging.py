"""Lists over several pages, and the links between these."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from fihris import address
from fihris.view.elements import PageLink, Pager
from fihris.view.presenter import Presenter

T = TypeVar("T")
NEAR = 2
"""Pages on either side of the present one that its list of pages names."""


def chunks(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """The items in parts of at most `size`; one empty part when there are none."""
    return [items[start : start + size] for start in range(0, len(items), size)] or [items]


def pager(p: Presenter, path: str, number: int, pages: int) -> Pager:
    """Links from page `number` of `pages` to the others; none where there is one page only."""
    if pages < 2:
        return Pager()

    def link(n: int, before: int = 0) -> PageLink:
        return PageLink(p.t.number(n), p.href(address.numbered(path, n)), n == number, before not in {0, n - 1})

    listed = sorted({1, pages, *range(max(1, number - NEAR), min(pages, number + NEAR) + 1)})
    return Pager(
        tuple(link(n, before) for before, n in pairwise([0, *listed])),
        link(number - 1) if number > 1 else None,
        link(number + 1) if number < pages else None,
        p.t("pager.printed", pages, number=number),
    )
