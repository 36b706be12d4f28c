"""Dates that a text states and no event, relation or brief declares, and dates that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator

from fihris.check import dates
from fihris.check.page import Page
from fihris.model import Brief, Section
from fihris.report import Problem, Severity


def declared(brief: Brief) -> tuple[str, ...]:
    """Every date of the brief's front matter: its own, its events', its relations'."""
    holders: tuple[Brief | Section, ...] = (brief, *brief.sections)
    found = {brief.date}
    for holder in holders:
        found |= {event.date for event in holder.events} | {relation.date for relation in holder.relations}
    return tuple(sorted(found - {""}))


def undeclared(page: Page, known: tuple[str, ...]) -> Iterator[Problem]:
    """The dates of an Arabic text that are not among the known."""
    for spoken in dates.find(page.body.words, page.document.lang):
        words = page.prose.text[spoken.start : spoken.end]
        if not spoken.date:
            yield page.body.problem(spoken.start, spoken.end, "date-impossible", Severity.WARNING,
                                    f"no calendar has the day «{words}»", "look it up in the source")
        elif not any(dates.covers(each, spoken.date) for each in known):
            yield page.body.problem(spoken.start, spoken.end, "date-undeclared", Severity.NOTICE,
                                    f"no event has the date «{words}» ({spoken.date})",
                                    "add the event to the front matter, or leave it if nothing happened then")
