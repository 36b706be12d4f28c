"""The timeline."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from fihris import address
from fihris.model import PageKind
from fihris.text import dates
from fihris.view.elements import ONE_PAGE, EventView, Pager
from fihris.view.presenter import Presenter, chunks


@dataclass(frozen=True, slots=True)
class YearView:
    year: str
    anchor: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    years: tuple[YearView, ...]
    pager: Pager = ONE_PAGE


A_PAGE = address.MADE[PageKind.TIMELINE].a_page


def view(p: Presenter, number: int) -> TimelineView:
    """Events in order, by year."""
    parts = chunks(p.site.timeline, A_PAGE)
    years = tuple(
        YearView(p.t.number(year), f"y{year}", tuple(p.event(event) for event in events))
        for year, events in groupby(parts[number - 1], key=lambda event: dates.year_of(event.date))
    )
    return TimelineView(years, p.pager(address.TIMELINE, number, len(parts)))
