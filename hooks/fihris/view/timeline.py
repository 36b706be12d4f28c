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
    """A year with its events. `gap` says how long nothing is dated before it, "" where that is no longer than a year;
    `length` draws it, from 1 to 4."""

    year: str
    anchor: str
    events: tuple[EventView, ...]
    gap: str = ""
    length: int = 0


@dataclass(frozen=True, slots=True)
class TimelineView:
    years: tuple[YearView, ...]
    pager: Pager = ONE_PAGE


LONGEST = 4
"""Years of silence that are drawn; beyond them the words say how long it was."""
A_PAGE = address.MADE[PageKind.TIMELINE].a_page


def view(p: Presenter, number: int) -> TimelineView:
    """Events in order, by year."""
    parts = chunks(p.site.timeline, A_PAGE)
    years: list[YearView] = []
    before = 0
    for year, events in groupby(parts[number - 1], key=lambda event: dates.year_of(event.date)):
        silent = int(year) - before - 1 if before else 0
        gap = p.t("timeline.gap", silent) if silent > 0 else ""
        found = tuple(p.event(event) for event in events)
        years.append(YearView(p.t.number(year), f"y{year}", found, gap, min(silent, LONGEST)))
        before = int(year)
    return TimelineView(tuple(years), p.pager(address.TIMELINE, number, len(parts)))
