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
    """A place in the unit box for each of the best connected actors; the box is wide rather than high.

    Distances in the drawing follow those in the graph: Gansner, Koren and North, "Graph drawing by stress majorization"
    (2004), with their lengths of edges, longer the fewer neighbours the two have in common, which keep a crowded middle
    apart. It starts on a spiral instead of anywhere, so that the same relations give the same drawing.
    """
    pairs = {tuple(sorted((relation.source, relation.target))) for relation in relations}
    pairs = {pair for pair in pairs if pair[0] != pair[1]}
    degree = Counter(actor for pair in pairs for actor in pair)
    chosen = sorted(degree, key=lambda actor: (-degree[actor], actor))[:MOST]
    index = {actor: i for i, actor in enumerate(chosen)}
    edges = sorted((index[a], index[b]) for a, b in pairs if a in index and b in index)
    places = _fit(_laid(_settled(_spiral(len(chosen)), _distances(len(chosen), edges))))
    return tuple(
        Point(actor, round(x, 4), round(y, 4), degree[actor]) for actor, (x, y) in zip(chosen, places, strict=True)
    )


def _spiral(count: int) -> list[complex]:
    golden = math.pi * (3 - math.sqrt(5))
    return [
        complex(math.cos(i * golden), math.sin(i * golden)) * math.sqrt((i + 0.5) / max(count, 1)) for i in range(count)
    ]


def _distances(count: int, edges: Sequence[tuple[int, int]]) -> list[list[float]]:
    """How far any two are apart along the edges; parts that no relation joins a little farther than the farthest."""
    near: list[set[int]] = [set() for _ in range(count)]
    for i, j in edges:
        near[i].add(j)
        near[j].add(i)
    far = [[0.0 if i == j else math.inf for j in range(count)] for i in range(count)]
    for i, j in edges:
        far[i][j] = far[j][i] = math.sqrt(len((near[i] | near[j]) - (near[i] & near[j])))
    for k in range(count):  # Floyd and Warshall
        for i in range(count):
            for j in range(count):
                far[i][j] = min(far[i][j], far[i][k] + far[k][j])
    most = max((each for row in far for each in row if each < math.inf), default=0.0)
    return [[each if each < math.inf else most * 1.2 for each in row] for row in far]


def _settled(places: list[complex], far: Sequence[Sequence[float]]) -> list[complex]:
    count = len(places)
    for _ in range(ROUNDS):
        for i in range(count):
            pull, weights = 0j, 0.0
            for j in range(count):
                if i == j:
                    continue
                weight = 1 / (far[i][j] * far[i][j])
                apart = places[i] - places[j]
                pull += weight * (places[j] + far[i][j] * apart / (abs(apart) or 1e-6))
                weights += weight
            if weights:
                places[i] = pull / weights
    return places


def _laid(places: Sequence[complex]) -> list[complex]:
    """Turned so that the longest way lies across."""
    middle = sum(places, 0j) / max(len(places), 1)
    turn = sum(((place - middle) ** 2 for place in places), 0j)
    return [(place - middle) / ((abs(turn) and (turn / abs(turn)) ** 0.5) or 1) for place in places]


def _fit(places: Sequence[complex]) -> list[tuple[float, float]]:
    if not places:
        return []
    left, right = min(p.real for p in places), max(p.real for p in places)
    top, bottom = min(p.imag for p in places), max(p.imag for p in places)
    across, down = (right - left) or 1.0, (bottom - top) or 1.0
    return [((p.real - left) / across, (p.imag - top) / down) for p in places]
