"""A table whose cells take several columns or rows, as rows of equal length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from fihris.author import inline


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, how many columns and rows it takes, and the side at which its words stand, "" where it says none."""

    text: str
    columns: int = 1
    rows: int = 1
    side: str = ""


_WIDEST: Final = 60
"""Columns or rows of one cell: no paper has more, and a page that says a million must not be believed."""


def span_of(said: str) -> int:
    """How many columns or rows `colspan` or `rowspan` says."""
    digits = said.lstrip("0")[: len(str(_WIDEST)) + 1] if said.isdecimal() else ""
    return min(int(digits), _WIDEST) if digits else 1


_SIDE: Final = re.compile(r"(?:^|[;\s])text-align:\s*(left|center|right|start|end)\b", re.IGNORECASE)
_CLASS: Final = re.compile(r"(?:^|[\s-])(?:f-|text-|align-?)(left|center|right|start|end)(?!\S)")
_OF_ARABIC: Final = {"start": "right", "end": "left"}


def side_of(said: Mapping[str, str]) -> str:
    """The side at which an element has its words stand, by its style, by such a class as the dialect and others give, or as HTML had it
    once; papers are Arabic."""
    found = _SIDE.search(said.get("style", "")) or _CLASS.search(said.get("class", "").lower())
    side = (found[1] if found else said.get("align", "")).lower()
    side = _OF_ARABIC.get(side, side)
    return side if side in {"left", "center", "right"} else ""


def sides_of(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """The side of each column: that of all its cells below the head. None where no cell has another than Arabic has by itself."""
    columns: dict[int, set[str]] = {}
    for y, x, cell in _placed(rows):
        if y >= _head(rows) and cell.columns == 1 and cell.text.strip():
            columns.setdefault(x, set()).add(cell.side)
    sides = {x: found.pop() for x, found in columns.items() if len(found) == 1}
    return tuple(sides.get(x, "") for x in range(max(sides) + 1)) if {"left", "center"} & {*sides.values()} else ()


def _head(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows the head has."""
    depth = max(cell.rows for cell in rows[0])
    return depth if depth < len(rows) else 1


def _placed(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, int, Cell]]:
    """Each cell with its row and its first column."""
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            yield y, x, cell
            taken.update((y + down, x + right) for down, right in product(range(cell.rows), range(cell.columns)))
            x += cell.columns


def rows_of(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The words of a table in their columns. A head of more rows becomes one: what stands above several columns stands
    before the name of each; elsewhere a cell that takes more columns or rows has its words in the first of them."""
    head = _head(rows)
    words: dict[tuple[int, int], str] = {}
    for y, x, cell in _placed(rows):
        text = inline.LINE.join(filter(None, map(line_of, cell.text.split("\n"))))
        for down, right in product(range(cell.rows), range(cell.columns)):
            words[y + down, x + right] = text if not down and (y < head or not right) else ""
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
