"""The timeline: every dated event of the corpus, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from fihris.model import Brief, EntityKind, Event
from fihris.text import dates


def events(briefs: Iterable[Brief]) -> tuple[Event, ...]:
    """All dated events by date; a bare year stands before its months, a month before its days, as EDTF sorts."""
    found = [event for event in _all(briefs) if event.date]
    return tuple(sorted(found, key=lambda event: (event.date, event.section, event.id)))


def moments(events_: Iterable[Event], named: Iterable[str]) -> tuple[tuple[str, Event | None], ...]:
    """Every event by its year, and each year that is `named` and has none."""
    dated: list[tuple[str, Event | None]] = [(dates.year_of(event.date), event) for event in events_]
    bare = set(named) - {year for year, _ in dated}
    return tuple(sorted([*dated, *((year, None) for year in bare)], key=lambda moment: moment[0]))


def undated(briefs: Iterable[Brief]) -> tuple[Event, ...]:
    """Events of which no text says when they happened, in the order of the texts."""
    return tuple(event for event in _all(briefs) if not event.date)


def _all(briefs: Iterable[Brief]) -> Iterator[Event]:
    for brief in briefs:
        yield from brief.events
        for section in brief.sections:
            yield from section.events


def by_entity(events_: Iterable[Event]) -> dict[tuple[EntityKind, str], tuple[Event, ...]]:
    """The events of each actor and place, in order."""
    found: dict[tuple[EntityKind, str], list[Event]] = defaultdict(list)
    for event in events_:
        for actor in event.actors:
            found[EntityKind.ACTOR, actor].append(event)
        for place in event.places:
            found[EntityKind.PLACE, place].append(event)
    return {key: tuple(each) for key, each in found.items()}
