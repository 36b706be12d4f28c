"""Where the label of a mark stands: where fewest lines pass under it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum

from fihris.view.overlap import Box

MARK = 16.0
HEIGHT = 17.0
"""Of a mark, and of a label's letters with their halo."""

_BEGINS = {0: 12.0, 1: -6.0, -1: -6.0}
_LINE = {0: 5.0, 1: 22.0, -1: -13.0}
"""By how the label lies down from its mark: where it begins across, from the mark's centre outward, and on which line."""

GAP = 6.0
ROUNDS = 10
COVERED = 1000.0
FOREIGN = 2.0
"""What it costs to cover another label or mark, or to leave the drawing; and how much worse a line is that leads elsewhere."""


class Side(Enum):
    """Which way a label lies from its mark, across and down, in the order in which equally good ones are chosen."""

    BELOW = (0, 1)
    ABOVE = (0, -1)
    RIGHT = (1, 0)
    LEFT = (-1, 0)
    BELOW_RIGHT = (1, 1)
    BELOW_LEFT = (-1, 1)
    ABOVE_RIGHT = (1, -1)
    ABOVE_LEFT = (-1, -1)


Line = tuple[int, int]
"""The two marks that a line joins."""


def sides(marks: Sequence[Box], lines: Sequence[Line], width: float, height: float) -> list[Side]:
    """A side for the label of each mark; `marks` are as wide as their labels.

    All begin below; then each in turn takes the side that is best as the others stand, until none would change.
    """
    chosen = [Side.BELOW] * len(marks)
    for _ in range(ROUNDS):
        before = list(chosen)
        for at in range(len(marks)):
            others = [label(marks[i], chosen[i]) for i in range(len(marks)) if i != at]
            others += [Box(mark.x, mark.y, MARK, MARK) for i, mark in enumerate(marks) if i != at]
            chosen[at] = min(
                Side, key=lambda side: _cost(at, label(marks[at], side), marks, lines, others, width, height)
            )
        if chosen == before:
            break
    return chosen


def start(side: Side) -> tuple[float, float]:
    """From where the label is drawn, from its mark: its nearest end, or its middle; and on which line."""
    across, down = side.value
    return across * _BEGINS[down], _LINE[down]


def label(mark: Box, side: Side) -> Box:
    """The room that the label takes on a side of its mark."""
    x, y = start(side)
    return Box(mark.x + x + side.value[0] * mark.width / 2, mark.y + y - HEIGHT / 4, mark.width, HEIGHT)


def _cost(
    at: int, room: Box, marks: Sequence[Box], lines: Sequence[Line], others: Sequence[Box], width: float, height: float
) -> float:
    """How much of lines lies under the label, and what else does."""
    inside = room.x - room.width / 2 >= 0 and room.x + room.width / 2 <= width and room.y + room.height / 2 <= height
    cost = COVERED * (not inside) + COVERED * sum(_meet(room, other) for other in others)
    for i, j in lines:
        cost += under(room, marks[i], marks[j]) * (1 if at in {i, j} else FOREIGN)
    return cost


def _meet(one: Box, other: Box) -> bool:
    across, down = (one.width + other.width) / 2 + GAP, (one.height + other.height) / 2 + GAP
    return abs(one.x - other.x) < across and abs(one.y - other.y) < down


def under(room: Box, one: Box, other: Box) -> float:
    """How much of the line from one mark to the other lies in the room (Liang and Barsky's clipping)."""
    dx, dy = other.x - one.x, other.y - one.y
    first, last = 0.0, 1.0
    for way, middle, half in ((dx, room.x - one.x, room.width / 2), (dy, room.y - one.y, room.height / 2)):
        if not way:
            if abs(middle) >= half:
                return 0.0
            continue
        near, far = sorted(((middle - half) / way, (middle + half) / way))
        first, last = max(first, near), min(last, far)
    return max(0.0, last - first) * math.hypot(dx, dy)
