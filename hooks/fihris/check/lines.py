"""Lines and columns of places in a text, both from 1."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate


class Lines:
    """Where the lines of a text begin; only `\\n` ends one, as in everything the reader gives."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]

    def at(self, place: int) -> tuple[int, int]:
        row = self.row(place)
        return row + 1, place - self._starts[row] + 1

    def row(self, place: int) -> int:
        """The number of the line, from 0."""
        return bisect_right(self._starts, place) - 1

    def place(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column - 1
