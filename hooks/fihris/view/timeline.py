"""The timeline."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from fihris import address
from fihris.model import PageKind
from fihris.view.elements import ONE_PAGE, EventView, LinkView, Pager
from fihris.view.presenter import Presenter, chunks


@dataclass(frozen=True, slots=True)
class YearView:
    """A year with its events, and the sections that `named` it beside those of its events; `more` leads to the rest. `gap` says
    how long nothing is dated before it, "" where that is no longer than a year; `length` draws it, from 1 to 4."""

    year: str
    anchor: str
    events: tuple[EventView, ...]
    named: tuple[LinkView, ...] = ()
    more: LinkView | None = None
    gap: str = ""
    length: int = 0


@dataclass(frozen=True, slots=True)
class TimelineView:
    years: tuple[YearView, ...]
    pager: Pager = ONE_PAGE


LONGEST = 4
"""Years of silence that are drawn; beyond them the words say how long it was."""
A_PAGE = address.MADE[PageKind.TIMELINE].a_page


NAMED = 9
"""Sections that name a year: as many as one brief has."""


def view(p: Presenter, number: int) -> TimelineView:
    """Events in order, by year."""
    parts = chunks(p.edition.moments, A_PAGE)
    years: list[YearView] = []
    before = 0
    for year, moments in groupby(parts[number - 1], key=lambda moment: moment[0]):
        silent = int(year) - before - 1 if before else 0
        gap = p.t("timeline.gap", silent) if silent > 0 else ""
        events = [event for _, event in moments if event]
        told = {event.section for event in events}
        named = [id for id in p.edition.by_year.get(year, ()) if id not in told]
        years.append(
            YearView(
                p.t.number(year),
                f"y{year}",
                tuple(p.event(event) for event in events),
                tuple(_section(p, id) for id in named[:NAMED]),
                _more(p, year, len(named) - NAMED),
                gap,
                min(silent, LONGEST),
            )
        )
        before = int(year)
    return TimelineView(tuple(years), p.pager(address.TIMELINE, number, len(parts)))


def _section(p: Presenter, id: str) -> LinkView:
    return LinkView(f"{p.t.number(p.number(id))} {p.short(id)}" if p.number(id) else p.title(id), p.section_href(id))


def _more(p: Presenter, year: str, rest: int) -> LinkView | None:
    query = urlencode({"q": year})
    return LinkView(p.t("timeline.more", rest), f"{p.href(address.SEARCH)}?{query}") if rest > 0 else None
