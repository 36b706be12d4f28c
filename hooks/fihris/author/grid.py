"""A table whose cells take several columns or rows, as rows of equal length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from fihris.author import inline


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, and how many columns and rows it takes."""

    text: str
    columns: int = 1
    rows: int = 1


_WIDEST: Final = 60
"""Columns or rows of one cell: no paper has more, and a page that says a million must not be believed."""


def span_of(said: str) -> int:
    """How many columns or rows `colspan` or `rowspan` says."""
    digits = said.lstrip("0")[: len(str(_WIDEST)) + 1] if said.isdecimal() else ""
    return min(int(digits), _WIDEST) if digits else 1


def rows_of(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The words of a table in their columns. A head of more rows becomes one: what stands above several columns stands
    before the name of each; elsewhere a cell that takes more columns or rows has its words in the first of them."""
    depth = max(cell.rows for cell in rows[0])
    head = depth if depth < len(rows) else 1
    words: dict[tuple[int, int], str] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in words:
                x += 1
            text = inline.LINE.join(filter(None, map(line_of, cell.text.split("\n"))))
            for down, right in product(range(cell.rows), range(cell.columns)):
                words[y + down, x + right] = text if not down and (y < head or not right) else ""
            x += cell.columns
    width = 1 + max(x for _, x in words)
    named = [": ".join(filter(None, (words.get((y, x), "") for y in range(head)))) for x in range(width)]
    return [named, *([words.get((y, x), "") for x in range(width)] for y in range(head, len(rows)))]


def cells_of(line: str) -> list[str]:
    """The cells of a row of a table within a cell."""
    return line.strip().removeprefix(inline.INNER).split(inline.INNER)


def line_of(text: str) -> str:
    """A line of a cell."""
    cells = [" ".join(cell.split()) for cell in cells_of(text)]
    return inline.INNER.join(cells) if any(cells) else ""
