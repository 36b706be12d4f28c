"""The text an analyst hands in, as blocks: headings, items of lists, paragraphs and tables, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from fihris.author import headings
from fihris.author.headings import Part


class Style(StrEnum):
    HEADING = "heading"
    ITEM = "item"
    TEXT = "text"
    TABLE = "table"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, item, paragraph or table. `marker` is the number that stood before an item, if one did.

    A table's text has a row a line, its cells parted by `inline.CELL`. A remark is for the author: where a picture stood.
    """

    style: Style
    text: str
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What was read of a file: its text, its notes by number, what had no place in the text, and words for the author."""

    blocks: tuple[Block, ...]
    notes: Mapping[int, str] = field(default_factory=dict)
    stray: tuple[Block, ...] = ()
    remarks: tuple[str, ...] = ()


# What no text has: controls other than line ends and tabs, and code points that are no characters.
_NOISE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U00017000\U00017001\U00017010-\U00017019\U000f0000\U000f0001\U000f0010-\U000f0019]"
)


def usable(text: str) -> str:
    """A stranger's text without what is no character."""
    return _NOISE.sub(" ", text.replace("\ufeff", ""))


_MARKER = re.compile(
    r"\s*(?:[•·▪●◦‣⁃○■□►]\s*|[-–—](?:\s+|(?=[^\W\d_]|[«“\"(\[]))|\*\s+"
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
