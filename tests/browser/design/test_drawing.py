"""The drawing of the relations can be read: its labels cover nothing, and few lines pass under them."""

from __future__ import annotations

import pytest

from bench.design.kinds import KINDS, PREFIXES

LINES_UNDER_LABELS = 20
"""Of the hundred and ten ends of fifty-five lines; sixty and more where every label stands below its mark."""

ROOMS = """() => [...document.querySelectorAll('.f-graph svg a')].map(a => { const { e: x, f: y } = a.transform.baseVal[0].matrix
  const box = a.querySelector('text').getBBox()
  return { label: [x + box.x, y + box.y + 2, x + box.x + box.width, y + box.y + box.height - 3], mark: [x - 7, y - 7, x + 7, y + 7] } })"""
LINES = (
    "[...document.querySelectorAll('.f-graph line')].map(l => ['x1', 'y1', 'x2', 'y2'].map(k => +l.getAttribute(k)))"
)

Room = list[float]


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_labels_cover_nothing_and_few_lines(view, prefix: str) -> None:
    page = view(prefix + KINDS["relations"])
    rooms = page.evaluate(ROOMS)
    for i, one in enumerate(rooms):
        for j, other in enumerate(rooms):
            assert i <= j or not meet(one["label"], other["label"]), (one, other)
            assert i == j or not meet(one["label"], other["mark"]), (one, other)
    assert sum(crosses(line, each["label"]) for line in page.evaluate(LINES) for each in rooms) <= LINES_UNDER_LABELS


def meet(one: Room, other: Room) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def crosses(line: Room, room: Room) -> bool:
    """Whether a point of the line, of two hundred, lies in the room."""
    x1, y1, x2, y2 = line
    points = ((x1 + (x2 - x1) * n / 200, y1 + (y2 - y1) * n / 200) for n in range(201))
    return any(room[0] < x < room[2] and room[1] < y < room[3] for x, y in points)
