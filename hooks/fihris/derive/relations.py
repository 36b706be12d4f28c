"""Relations: what briefs state between actors, gathered from all sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fihris.model import Brief, Entity, Relation


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


def members(actors: Iterable[Entity]) -> dict[str, tuple[str, ...]]:
    """For each actor those that a brief states to belong to it."""
    found: dict[str, list[str]] = defaultdict(list)
    for actor in actors:
        for affiliation in actor.affiliations:
            found[affiliation.actor].append(actor.id)
    return {actor: tuple(each) for actor, each in found.items()}
