"""The drawing of the relations: where each actor stands."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from fihris.model import Point, Relation

MOST = 30
"""Actors in one drawing; more cannot be read, on a phone least of all. The table has them all."""
ROUNDS = 300


def points(relations: Iterable[Relation]) -> tuple[Point, ...]:
    """A place in the unit box for each of the best connected actors.

    Forces as in Fruchterman and Reingold, "Graph drawing by force-directed placement" (1991), from a start on a
    spiral instead of a random one, so that the same relations give the same drawing.
    """
    pairs = {tuple(sorted((relation.source, relation.target))) for relation in relations}
    pairs = {pair for pair in pairs if pair[0] != pair[1]}
    degree = Counter(actor for pair in pairs for actor in pair)
    chosen = sorted(degree, key=lambda actor: (-degree[actor], actor))[:MOST]
    index = {actor: i for i, actor in enumerate(chosen)}
    edges = sorted((index[a], index[b]) for a, b in pairs if a in index and b in index)
    places = _fit(_settle(_spiral(len(chosen)), edges))
    return tuple(Point(actor, round(x, 4), round(y, 4), degree[actor]) for actor, (x, y) in zip(chosen, places, strict=True))


def _spiral(count: int) -> list[complex]:
    golden = math.pi * (3 - math.sqrt(5))
    return [complex(math.cos(i * golden), math.sin(i * golden)) * math.sqrt((i + 0.5) / max(count, 1)) for i in range(count)]


def _settle(places: list[complex], edges: Sequence[tuple[int, int]]) -> list[complex]:
    count = len(places)
    ideal = 1.4 / math.sqrt(max(count, 1))
    for round_ in range(ROUNDS):
        pushes = [_gravity(place) for place in places]
        for i in range(count):
            for j in range(i):
                apart = places[i] - places[j]
                distance = abs(apart) or 1e-6
                push = apart / distance * (ideal * ideal / distance)
                pushes[i] += push
                pushes[j] -= push
        for i, j in edges:
            apart = places[i] - places[j]
            pull = apart * abs(apart) / ideal
            pushes[i] -= pull
            pushes[j] += pull
        heat = 0.12 * (1 - round_ / ROUNDS)
        places = [place + push * min(1.0, heat / (abs(push) or 1e-6)) for place, push in zip(places, pushes, strict=True)]
    return places


def _gravity(place: complex) -> complex:
    return -place * 0.35  # keeps parts that no relation joins from drifting away


def _fit(places: Sequence[complex]) -> list[tuple[float, float]]:
    if not places:
        return []
    left, right = min(p.real for p in places), max(p.real for p in places)
    top, bottom = min(p.imag for p in places), max(p.imag for p in places)
    across, down = (right - left) or 1.0, (bottom - top) or 1.0
    return [((p.real - left) / across, (p.imag - top) / down) for p in places]
