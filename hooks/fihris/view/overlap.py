"""Moves boxes apart until none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ROUNDS = 200
GAP = 10.0
EDGE = 16.0


@dataclass(frozen=True, slots=True)
class Box:
    """A box around its centre."""

    x: float
    y: float
    width: float
    height: float


def apart(boxes: Sequence[Box]) -> list[Box]:
    """The boxes moved as little as a simple rule allows, and the whole shifted to begin near 0.

    Each pair that overlaps is pushed along the axis on which it overlaps least, half each; after Misue and others,
    "Layout adjustment and the mental map" (1995).
    """
    places = [[box.x, box.y] for box in boxes]
    for _ in range(ROUNDS):
        if not _push_once(boxes, places):
            break
    left = min((x - box.width / 2 for box, (x, _) in zip(boxes, places, strict=True)), default=0.0)
    top = min((y - box.height / 2 for box, (_, y) in zip(boxes, places, strict=True)), default=0.0)
    return [
        Box(x - left + EDGE, y - top + EDGE, box.width, box.height) for box, (x, y) in zip(boxes, places, strict=True)
    ]


def _push_once(boxes: Sequence[Box], places: list[list[float]]) -> bool:
    moved = False
    for i, one in enumerate(boxes):
        for j in range(i):
            other = boxes[j]
            dx, dy = places[i][0] - places[j][0], places[i][1] - places[j][1]
            over_x = (one.width + other.width) / 2 + GAP - abs(dx)
            over_y = (one.height + other.height) / 2 + GAP - abs(dy)
            if over_x <= 0 or over_y <= 0:
                continue
            axis, over, away = (0, over_x, dx) if over_x < over_y else (1, over_y, dy)
            step = over / 2 * (1 if away >= 0 else -1)
            places[i][axis] += step
            places[j][axis] -= step
            moved = True
    return moved
