"""Relations: what briefs state between actors, gathered from all sections."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable

from fihris.model import Brief, Entity, Mode, Relation


def gather(briefs: Iterable[Brief]) -> tuple[Relation, ...]:
    """Every relation, in the order of the briefs and their sections."""
    return tuple(
        relation
        for brief in briefs
        for relation in (*brief.relations, *(r for section in brief.sections for r in section.relations))
    )


def by_actor(relations: Iterable[Relation]) -> dict[str, tuple[Relation, ...]]:
    """The relations that an actor stands in, at either end."""
    found: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        for actor in dict.fromkeys((relation.source, relation.target)):
            found[actor].append(relation)
    return {actor: tuple(each) for actor, each in found.items()}


def stated(relations: Iterable[Relation], own: Container[str]) -> tuple[tuple[Relation, int], ...]:
    """What relations state outright, once in the same words, apart on a brief's `own` page and in its sections; and how often all of them state
    the same of the same two."""
    often: Counter[tuple[str, str, str]] = Counter()
    distinct: dict[object, Relation] = {}
    for each in relations:
        if each.mode is not Mode.IMPLIED:
            same = each.kind, each.source, each.target
            often[same] += 1
            distinct.setdefault((same, each.sentence, each.section in own), each)
    return tuple((each, often[each.kind, each.source, each.target]) for each in distinct.values())


def members(actors: Iterable[Entity]) -> dict[str, tuple[str, ...]]:
    """For each actor those that a brief states to belong to it."""
    found: dict[str, list[str]] = defaultdict(list)
    for actor in actors:
        for affiliation in actor.affiliations:
            found[affiliation.actor].append(actor.id)
    return {actor: tuple(each) for actor, each in found.items()}
