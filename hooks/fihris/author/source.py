"""The text an analyst hands in, as blocks: headings, items of lists and paragraphs, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from fihris.author import headings
from fihris.author.headings import Part


class Style(StrEnum):
    HEADING = "heading"
    ITEM = "item"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, item or paragraph. `marker` is the number that stood before an item, if one did."""

    style: Style
    text: str
    marker: str = ""


_MARKER = re.compile(
    r"\s*(?:[•·▪●◦‣⁃○■□►]\s*|[-–—]\s*(?=[^\W\d_]|[\s«“\"(\[])|\*\s+"
    r"|\(?(?P<number>[0-9٠-٩]{1,2})\s*[-–.)](?:\s+|(?=[^\W\d_])))(?=\S)"
)
_HASHES = re.compile(r"#{1,6}\s+(?=\S)")
_UNWRAPPED = 120
"""Letters. A text with a longer line was not broken by hand at a margin: each of its lines is a paragraph."""
_FULL = 0.6
"""How much of the longest line a line fills that goes on in the next one."""


def of_lines(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text. Lines broken by hand at a margin are joined again."""
    lines = text.splitlines()
    longest = max((len(line) for line in lines), default=0)
    margin = longest * _FULL if longest <= _UNWRAPPED and any(not line.strip() for line in lines) else None
    made: list[Block] = []
    open_line, part = "", None
    for line in lines:
        block = of_line(line)
        if block is None:
            open_line = ""
            continue
        heading = headings.known(block.text)
        part = heading.part if heading else part
        if _goes_on(line, block, open_line, margin) and not heading and part is not Part.REFERENCES:
            made[-1] = replace(made[-1], text=f"{made[-1].text} {block.text}")
        else:
            made.append(block)
        open_line = "" if heading or block.style is Style.HEADING else line
    return tuple(made)


def _goes_on(line: str, block: Block, before: str, margin: float | None) -> bool:
    if not before or block.style is not Style.TEXT:
        return False
    hangs = line[:1].isspace() and not before[:1].isspace()
    return hangs or (margin is not None and len(before) >= margin)


def of_line(line: str) -> Block | None:
    """One line as a block, or None where it has no words."""
    text = " ".join(line.split())
    if not text:
        return None
    if hashes := _HASHES.match(text):
        return Block(Style.HEADING, text[hashes.end() :])
    if marker := _MARKER.match(text):
        return Block(Style.ITEM, text[marker.end() :], marker["number"] or "")
    return Block(Style.TEXT, text)


def texts(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(block.text for block in blocks)
