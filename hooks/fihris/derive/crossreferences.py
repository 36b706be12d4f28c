"""Cross-references: what each section is about, and which sections are akin."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from heapq import nlargest

from fihris.memory import Memory
from fihris.model import CrossReference, Edition, EntityKind, Kinship, LinkedText, MentionClass
from fihris.sums import sum_of

NEIGHBOURS = 24
"""How many sections on either side of a shared actor or topic are weighed: enough to find the nearest, and linear."""
_Value = tuple[str, str]
"""actor or topic, and its id."""
Kin = dict[str, tuple[Kinship, ...]]
"""The kin of sections, the nearest first."""
KINDRED = 4
COMPANIONS = 16


def of(text: LinkedText, topics: tuple[str, ...]) -> CrossReference:
    """The cross-references of a section: declared topics, and actors, places and years found, commonest first."""
    counts: dict[EntityKind, Counter[str]] = {kind: Counter() for kind in EntityKind}
    for mention in text.mentions:
        if mention.cls is not MentionClass.NISBA:
            counts[mention.kind][mention.id] += 1
    actors, places = (tuple(counts[kind].most_common()) for kind in (EntityKind.ACTOR, EntityKind.PLACE))
    return CrossReference(topics, actors, places, text.years)


def of_all(
    texts: Mapping[str, LinkedText], topics: Mapping[str, tuple[str, ...]], before: Edition | None = None
) -> dict[str, CrossReference]:
    """The cross-references of all sections; those of texts that the edition of `before` has are as they were."""
    known = before.texts if before else {}
    return {
        id: before.cross[id]
        if before and known.get(id) is text and before.cross[id].topics == topics[id]
        else of(text, topics[id])
        for id, text in texts.items()
    }


def gather(cross: Mapping[str, CrossReference], order: Iterable[str], field: str) -> dict[str, tuple[str, ...]]:
    """The sections of each topic, or of each year (`field` is topics or years), in the order given."""
    found: dict[str, list[str]] = defaultdict(list)
    for section in order:
        for value in getattr(cross[section], field):
            found[value].append(section)
    return {value: tuple(sections) for value, sections in found.items()}


def related(
    cross: Mapping[str, CrossReference],
    order: Iterable[str],
    before: Edition | None = None,
    memory: Memory[Kin] | None = None,
) -> Kin:
    """For each section the most akin others: a shared actor or topic weighs more the rarer it is (inverse document frequency).

    What stands in the edition of `before` is not weighed again, and nothing where `memory` knows it of sections that hold the same.
    """
    values = {section: _values(cross[section]) for section in order}
    if memory is None:
        return _weighed(values, before)
    return memory.of(sum_of(tuple(values.items())), lambda: (_weighed(values, before), True))


def _weighed(values: Mapping[str, list[_Value]], before: Edition | None) -> Kin:
    order = list(values)
    position = {section: index for index, section in enumerate(order)}
    holders: dict[_Value, list[int]] = defaultdict(list)
    stands = _standing(values, before) if before else {}
    for index, section in enumerate(order):
        for value in values[section]:
            holders[value].append(index)
    weight = {value: math.log(1 + len(order) / len(indexes)) for value, indexes in holders.items()}
    found = {}
    for section in order:
        if section in stands:
            found[section] = stands[section]
            continue
        scores: dict[int, float] = defaultdict(float)
        here = position[section]
        for value in values[section]:
            more = weight[value]
            for index in _near(holders[value], here):
                scores[index] += more
        scores.pop(here, None)
        least = min(nlargest(KINDRED, scores.values()), default=0)
        near = [(-score, abs(index - here), index) for index, score in scores.items() if score >= least]
        best = [order[index] for _, _, index in sorted(near)[:KINDRED]]
        found[section] = tuple(_kinship(other, values[section], values[other], weight) for other in best)
    return found


def _standing(values: Mapping[str, list[_Value]], before: Edition) -> dict[str, tuple[Kinship, ...]]:
    """The kin of before that can be no others now: of the same sections those that hold nothing which any has taken up or let go of,
    for by that a weight changes."""
    if list(before.related) != list(values):
        return {}
    was = {section: _values(before.cross[section]) for section in values}
    changed = {section for section in values if was[section] != values[section]}
    moved = {value for section in changed for value in set(was[section]) ^ set(values[section])}
    return {
        section: kin
        for section, kin in before.related.items()
        if section not in changed and moved.isdisjoint(values[section])
    }


def _values(reference: CrossReference) -> list[_Value]:
    return [("actor", actor) for actor, _ in reference.actors] + [("topic", topic) for topic in reference.topics]


def _near(indexes: list[int], here: int) -> list[int]:
    """The nearest of the sections, this one with them."""
    at = bisect_left(indexes, here)
    return indexes[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]


def _kinship(other: str, own: list[_Value], others: list[_Value], weight: Mapping[_Value, float]) -> Kinship:
    """What two sections share."""
    shared = set(own) & set(others)
    ordered = sorted(shared, key=lambda value: (-weight[value], value))
    actors, topics = (tuple(id for kind, id in ordered if kind == wanted) for wanted in ("actor", "topic"))
    return Kinship(other, actors, topics)


Company = Mapping[tuple[EntityKind, str], tuple[tuple[str, int], ...]]
"""The actors named in the same sections as an actor or place, with the number of those sections."""


def co_mentions(cross: Mapping[str, CrossReference], before: Edition | None = None) -> Company:
    """With whom each actor and place is named. Computed: never a relation. It stays where every section names whom it named in the edition of
    `before`."""
    if (
        before
        and list(before.related) == list(cross)
        and all(_names_alike(cross[id], before.cross[id]) for id in cross)
    ):
        return before.co_mentions
    together: dict[tuple[EntityKind, str], Counter[str]] = defaultdict(Counter)
    for reference in cross.values():
        actors = [actor for actor, _ in reference.actors]
        for actor in actors:
            together[EntityKind.ACTOR, actor].update(other for other in actors if other != actor)
        for place, _ in reference.places:
            together[EntityKind.PLACE, place].update(actors)
    return {
        key: tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:COMPANIONS])
        for key, counts in together.items()
    }


def _names_alike(one: CrossReference, other: CrossReference) -> bool:
    return one is other or (one.actors == other.actors and one.places == other.places)
