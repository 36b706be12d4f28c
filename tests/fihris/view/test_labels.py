"""Labels of the drawing stand where fewest lines pass under them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fihris.view.labels import Line, Side, label, sides, under
from fihris.view.overlap import Box

SIZE = 400.0


def at(x: float, y: float) -> Box:
    return Box(x, y, 60, 50)


def chosen(marks: list[Box], lines: list[Line]) -> list[Side]:
    return sides(marks, lines, SIZE, SIZE)


def test_a_label_is_below_where_nothing_is_in_its_way() -> None:
    assert chosen([at(100, 100), at(300, 100)], [(0, 1)]) == [Side.BELOW, Side.BELOW]


def test_a_label_gives_way_to_a_line() -> None:
    assert chosen([at(200, 100), at(200, 300)], [(0, 1)]) == [Side.ABOVE, Side.BELOW]
    assert chosen([at(200, 100), at(200, 200), at(200, 300)], [(0, 2)])[1] is Side.RIGHT


def test_a_label_covers_no_mark_and_stays_in_the_drawing() -> None:
    assert chosen([at(200, 100), at(200, 125)], [])[0] is Side.ABOVE
    assert chosen([at(380, 200), at(200, 200)], [(0, 1)])[0] in {Side.BELOW_LEFT, Side.ABOVE_LEFT}


def test_how_much_of_a_line_is_under_a_label() -> None:
    room = Box(100, 100, 40, 20)
    assert under(room, at(0, 100), at(200, 100)) == pytest.approx(40)
    assert under(room, at(100, 0), at(100, 95)) == pytest.approx(5)
    assert under(room, at(0, 0), at(200, 0)) == 0


PLACES = st.lists(st.builds(at, st.floats(40, 360), st.floats(40, 360)), max_size=8)


@given(PLACES, st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12))
def test_the_same_marks_have_the_same_labels(marks: list[Box], pairs: list[Line]) -> None:
    lines = [(i, j) for i, j in pairs if i != j and max(i, j) < len(marks)]
    assert chosen(marks, lines) == chosen(marks, lines)
    assert all(label(mark, side).width == mark.width for mark, side in zip(marks, chosen(marks, lines), strict=True))
