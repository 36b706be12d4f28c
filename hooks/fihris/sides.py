"""Who is on whose side, and what is stated between two sides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from fihris.model import Brief, Polarity, Registry, Relation, Statement

MOST = 4
"""Sides between which statements are counted: those with most relations."""
COUNTED = (Polarity.COOPERATION, Polarity.DISPUTE, Polarity.CONFRONTATION)
"""Who belongs to whom, or met whom, is for and against nobody."""


def of(registry: Registry) -> dict[str, str]:
    """The side of each actor: as its record says, or its country; "" where neither is known to be an actor. A state that is a side stands
    on its own."""
    countries = {each.country for each in registry.actors.values()}
    found = {}
    for id, actor in registry.actors.items():
        own = actor.side or actor.country
        found[id] = own if own in registry.actors else id if id in countries else ""
    return found


def strongest(sides: Mapping[str, str], relations: Iterable[Relation], most: int) -> list[str]:
    """The sides whose actors stand in most relations, those in most first."""
    weight = Counter(sides[id] for each in relations for id in (each.source, each.target) if sides.get(id))
    return [side for side, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:most]]


def between(registry: Registry, briefs: Iterable[Brief]) -> dict[tuple[str, str], list[Statement]]:
    """What is stated between each two of the strongest sides, in the order of years, what has none last; the two between whom most is
    stated first."""
    known = registry.actors.keys()  # a record that cannot be read is told elsewhere
    stated = [
        (brief, each)
        for brief in briefs
        for each in _relations(brief)
        if {each.source, each.target} <= known and each.kind in registry.relation_kinds
    ]
    sides = of(registry)
    chosen = frozenset(strongest(sides, (each for _, each in stated), MOST))
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for brief, each in stated:
        one, other = sorted((sides[each.source], sides[each.target]))
        polarity = registry.relation_kinds[each.kind].polarity
        if one != other and {one, other} <= chosen and polarity in COUNTED:
            found[one, other].append(Statement((each.date or brief.time)[:4], polarity, each))
    for statements in found.values():
        statements.sort(key=lambda each: (each.year or "~", COUNTED.index(each.polarity)))
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def _relations(brief: Brief) -> Iterator[Relation]:
    yield from brief.relations
    for section in brief.sections:
        yield from section.relations
