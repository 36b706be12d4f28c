"""The timeline: every dated event of the corpus, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fihris.model import Brief, EntityKind, Event


def events(briefs: Iterable[Brief]) -> tuple[Event, ...]:
    """All events by date; a bare year stands before its months, a month before its days, as EDTF sorts."""
    found = [
        event
        for brief in briefs
        for event in (*brief.events, *(e for section in brief.sections for e in section.events))
    ]
    return tuple(sorted(found, key=lambda event: (event.date, event.section, event.id)))


def by_entity(events_: Iterable[Event]) -> dict[tuple[EntityKind, str], tuple[Event, ...]]:
    """The events of each actor and place, in order."""
    found: dict[tuple[EntityKind, str], list[Event]] = defaultdict(list)
    for event in events_:
        for actor in event.actors:
            found[EntityKind.ACTOR, actor].append(event)
        for place in event.places:
            found[EntityKind.PLACE, place].append(event)
    return {key: tuple(each) for key, each in found.items()}
