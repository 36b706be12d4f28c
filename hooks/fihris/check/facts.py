"""Dates that a text states and no event, relation or brief declares, and dates that no calendar has."""

from __future__ import annotations

from collections.abc import Iterator

from fihris.check.page import CheckedText
from fihris.model import Brief, Section
from fihris.report import Problem, Severity
from fihris.text import stated


def declared(brief: Brief) -> tuple[str, ...]:
    """Every date of the brief's front matter: its own, its event's, its events', its relations'."""
    holders: tuple[Brief | Section, ...] = (brief, *brief.sections)
    found = {brief.time, brief.imprint.published, brief.imprint.updated}
    for holder in holders:
        found |= {event.date for event in holder.events} | {relation.date for relation in holder.relations}
    return tuple(sorted(found - {""}))


def impossible(page: CheckedText) -> Iterator[Problem]:
    """The days of a text that no calendar has."""
    for day in stated.find(page.body.words, page.document.lang):
        if not day.date:
            yield page.body.problem(
                day.start,
                day.end,
                "date-impossible",
                Severity.WARNING,
                f"no calendar has the day «{page.prose.text[day.start : day.end]}»",
                "look it up in the source",
            )


def undeclared(page: CheckedText, known: tuple[str, ...]) -> Iterator[Problem]:
    """The dates of an Arabic text that are not among the known."""
    for day in stated.find(page.body.words, page.document.lang):
        if day.date and not any(stated.covers(each, day.date) for each in known):
            yield page.body.problem(
                day.start,
                day.end,
                "date-undeclared",
                Severity.NOTICE,
                f"no event has the date «{page.prose.text[day.start : day.end]}» ({day.date})",
                "add the event to the front matter, or leave it if nothing happened then",
            )
