"""What the front matter of briefs refers to: ids of the registry, other briefs, days of the calendar."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from fihris.check.sources import Path, Record, Sources
from fihris.model import Registry
from fihris.report import Problem, did_you_mean
from fihris.text import dates

_LINK = re.compile(r"\]\((?P<noun>actor|place|topic):(?P<id>[^()]*)\)")
_FILE = re.compile(r"docs/[^/]+/briefs/(?P<brief>\d{4}/[^/]+)/(?:index|(?P<number>\d\d)-[^/]+)\.md\Z")


def id_of(path: str) -> str:
    """The id of the brief or section whose text stands in this file; "" where it is another."""
    found = _FILE.match(path)
    return "/".join(filter(None, found.groups())) if found else ""


def ids(record: Record, registry: Registry, sources: Sources) -> Iterator[Problem]:
    """Actors, places, topics and kinds of relation that there are not; also where a recommended title has them as links."""
    known: dict[str, Collection[str]] = {
        "actor": registry.actors,
        "place": registry.places,
        "topic": registry.topics,
        "relation": registry.relation_kinds,
    }
    for field, noun, id in (*_named(record.value), *_linked(record.value)):
        if not sources.is_known(noun, id, known[noun]):
            hint = sources.nearest(noun, id, known[noun])
            yield record.error(field, f"unknown-{noun}", f"there is no {noun} {id!r}", hint)
    for index, relation in enumerate(record.value.get("relations", ())):
        if relation["source"] == relation["target"]:
            yield record.itself(("relations", index, "target"), relation["target"])


def days(record: Record) -> Iterator[Problem]:
    """Dates that are well written and cannot be."""
    for field, written in _dates(record.value):
        if written and (fault := dates.impossible(written)):
            yield record.error(field, "bad-date", f"{written!r}: {fault}", "look it up in a calendar")


def briefs(record: Record, known: Collection[str]) -> Iterator[Problem]:
    """Briefs of «read also» that there are not, or that are the brief itself."""
    own = id_of(record.path)
    for index, reference in enumerate(record.value.get("references", ())):
        id = reference.get("brief")
        if id is not None and id not in known:
            yield record.error(
                ("references", index, "brief"), "unknown-section", f"there is no brief {id!r}", did_you_mean(id, known)
            )
        elif id and id == own:
            yield record.itself(("references", index, "brief"), id)


def events(records: Collection[Record]) -> Iterator[Problem]:
    """Events that stand twice under one id."""
    first: dict[str, str] = {}
    for record in records:
        for index, event in enumerate(record.value.get("events", ())):
            if event["id"] in first:
                yield record.error(
                    ("events", index, "id"),
                    "event-twice",
                    f"the event {event['id']!r} stands in {first[event['id']]} too",
                    "an event stands once; give this one another id",
                )
            first.setdefault(event["id"], record.path)


def _named(value: Mapping[str, Any]) -> Iterator[tuple[Path, str, str]]:
    """Every id that front matter names: its path, its noun and itself."""
    for index, id in enumerate(value.get("topics", ())):
        yield ("topics", index), "topic", id
    occasion = value.get("event", {})
    for index, id in enumerate(occasion.get("places", ())):
        yield ("event", "places", index), "place", id
    for index, participant in enumerate(occasion.get("participants", ())):
        for field in ("actor", "side"):
            if field in participant:
                yield ("event", "participants", index, field), "actor", participant[field]
    for index, relation in enumerate(value.get("relations", ())):
        for field, noun in (("source", "actor"), ("relation", "relation"), ("target", "actor")):
            yield ("relations", index, field), noun, relation[field]
    for index, event in enumerate(value.get("events", ())):
        for field, noun in (("actors", "actor"), ("places", "place")):
            for position, id in enumerate(event.get(field, ())):
                yield ("events", index, field, position), noun, id


def _linked(value: Mapping[str, Any]) -> Iterator[tuple[Path, str, str]]:
    """Every id that a recommended title names by a link."""
    for index, reference in enumerate(value.get("references", ())):
        for lang, title in reference["title"].items():
            for found in _LINK.finditer(title):
                yield ("references", index, "title", lang), found["noun"], found["id"]


def occasion_date(value: Mapping[str, Any]) -> str:
    """The date of a brief's event, "" where none is stated."""
    return str(value.get("event", {}).get("date", ""))


def _dates(value: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Every date that front matter names, with its path."""
    for field in ("published", "updated"):
        if field in value:
            yield (field,), str(value[field])
    if date := occasion_date(value):
        yield ("event", "date"), date
    for field in ("relations", "events", "sources", "bibliography"):
        for index, each in enumerate(value.get(field, ())):
            if "date" in each and not isinstance(each, str):
                yield (field, index, "date"), str(each["date"])
