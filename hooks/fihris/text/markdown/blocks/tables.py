"""Tables."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from fihris.text.markdown.nodes import Node
from fihris.text.markdown.strand import EMPTY, Strand

if TYPE_CHECKING:
    from . import Blocks

_PIPES: Final = re.compile(r"(?:(\\\\)|(\\`+)|(`+)|(\\\|)|(\|))")
_END_BORDER: Final = re.compile(r"(?<!\\)(?:\\\\)*\|$")


def table(reader: Blocks, parent: Node, blocks: list[Strand]) -> bool:
    block = blocks[-1]
    if "|" not in block.text or "\n" not in block.text:
        return False
    header, second = (row.strip(" ") for row, _ in islice(block.each_line(), 2))
    border = header.text.startswith("|") or bool(_END_BORDER.search(header.text))
    names = _cells(header, border=border)
    delimiters = _cells(second, border=border)
    if len(delimiters) != len(names) or not set("".join(each.text for each in delimiters)) <= set("|:- "):
        return False
    if len(names) == 1 and not border:
        return False
    rows = [row.strip(" ") for row in block.lines()]
    if len(names) == 1 and not all(row.text.startswith("|") or _END_BORDER.search(row.text) for row in rows[1:]):
        return False
    blocks.pop()
    table = parent.add("table")
    table.span = block.span()
    for number, row in enumerate((header, *rows[2:])):
        line = table.add("tr")
        line.span = row.span()
        cells = [cell.strip(" ") for cell in _cells(row, border=border)]
        for index in range(len(names)):
            line.add("td" if number else "th", cells[index] if index < len(cells) else EMPTY)
        if dropped := [cell for cell in cells[len(names) :] if cell]:
            reader.surplus.append((dropped[0].start, dropped[-1].end))
    return True


def _cells(row: Strand, *, border: bool) -> list[Strand]:
    """The cells of a row of a table; a bar in code parts none."""
    if border:
        if row.text.startswith("|"):
            row = row[1:]
        if end := _END_BORDER.search(row.text):
            row = row[: end.start()]
    pipes: list[int] = []
    ticks: list[tuple[int, int, int, int]] = []  # how many, where they begin and end, whether the first is escaped
    for found in _PIPES.finditer(row.text):
        if found[2]:
            ticks.append((len(found[2]) - 1, found.start(), found.end() - 1, 1))
        elif found[3]:
            ticks.append((len(found[3]), found.start(), found.end() - 1, 0))
        elif found[5]:
            pipes.append(found.start())
    made_cells, done = [], 0
    code = _code_of_row(ticks)
    for pipe in pipes:
        if not any(start <= pipe <= end for start, end in code):
            made_cells.append(row[done:pipe])
            done = pipe + 1
    return [*made_cells, row[done:]]


def _code_of_row(ticks: list[tuple[int, int, int, int]]) -> list[tuple[int, int]]:
    """Where code stands in a row: from ticks to the next of as many."""
    code, place = [], 0
    while place < len(ticks):
        size = ticks[place][0] - ticks[place][3]
        other = next((index for index in range(place + 1, len(ticks)) if size and ticks[index][0] == size), None)
        if other is None:
            place += 1
        else:
            code.append((ticks[place][1], ticks[other][2]))
            place = other + 1
    return code
