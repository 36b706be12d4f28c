"""The text an analyst hands in, as blocks: headings, items of lists, paragraphs and tables, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from fihris.author import headings, numbering
from fihris.author.headings import PaperPart


class Style(StrEnum):
    HEADING = "heading"
    ITEM = "item"
    TEXT = "text"
    TABLE = "table"
    QUOTATION = "quotation"
    REMARK = "remark"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One heading, item, paragraph or table. `marker` is the number that stood before it, if one did; `level` how deep a
    heading is (1 the highest, 0 where only its looks say that it is one) or how deep an item is in its list (0 outermost).

    A table's text has a row a line, its cells parted by `inline.CELL`. A remark is for the author: where a picture stood.
    What stands aside was no text, as the number of a page, and is kept without being shown.
    """

    style: Style
    text: str
    marker: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What was read of a file: its text, its notes by number, what had no place in the text, and words for the author."""

    blocks: tuple[Paragraph, ...]
    notes: Mapping[int, str] = field(default_factory=dict)
    stray: tuple[Paragraph, ...] = ()
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
_QUOTED = re.compile(r">\s+(?=\S)")
_PAGE = re.compile(r"\s*(?:(?:صفحة|ص|Page)\s*)?[-–—|]?\s*[0-9٠-٩]{1,4}\s*(?:[-–—|]|(?:من|/|of)\s*[0-9٠-٩]{1,4})?\s*\Z")
_HEADING_WORDS = 12
_SENTENCE_ENDS = (".", "؟", "!", "…", "؛", "،", ":", ",")
_UNWRAPPED = 120
"""Letters. A text with a longer line was not broken by hand at a margin: each of its lines is a paragraph."""
_DEEPEST = 3
_FULL = 0.6
"""How much of the longest line a line fills that goes on in the next one."""
_FULL_NUMBERED = 0.9
"""The same of a line with a number, which more often is a heading."""


def of_lines(text: str) -> tuple[Paragraph, ...]:
    """The blocks of a plain text. Lines broken by hand at a margin are joined again."""
    lines = text.splitlines()
    longest = max((len(line) for line in lines), default=0)
    margin = longest * _FULL if longest <= _UNWRAPPED and any(not line.strip() for line in lines) else None
    made: list[Paragraph] = []
    open_line, part = "", None
    for place, line in enumerate(lines):
        block = of_line(line)
        if block is None:
            open_line = ""
            continue
        if _PAGE.match(line):
            made.append(Paragraph(Style.ASIDE, block.text, block.marker))
            continue
        heading = headings.known(block.text)
        part = heading.part if heading else part
        if _goes_on(line, block, open_line, margin) and not heading and part is not PaperPart.REFERENCES:
            last = next(n for n in range(len(made) - 1, -1, -1) if made[n].style is not Style.ASIDE)
            made[last] = replace(made[last], text=f"{made[last].text} {block.text}")
        elif _stands_alone(lines, place, block):
            made.append(replace(block, style=Style.HEADING))
        else:
            made.append(block)
        open_line = "" if heading or made[-1].style is Style.HEADING else line
    return tuple(made)


def _is_front(line: str) -> bool:
    return len(line.split()) <= _HEADING_WORDS and not line.endswith(".") and headings.is_byline(line)


def _stands_alone(lines: list[str], place: int, block: Paragraph) -> bool:
    """Whether a line looks like a heading: short, no sentence, with an empty line before it and a paragraph after it."""
    if block.style is not Style.TEXT or not place or lines[place - 1].strip() or ":" in block.text:
        return False
    if len(block.text.split()) > _HEADING_WORDS or block.text.endswith(_SENTENCE_ENDS):
        return False
    after = next((line.strip() for line in lines[place + 1 :] if line.strip()), "")
    return len(after) > 2 * len(block.text) and len(after.split()) > _HEADING_WORDS // 2


def _goes_on(line: str, block: Paragraph, before: str, margin: float | None) -> bool:
    if not before or block.style is not Style.TEXT or _is_front(before) or _is_front(block.text):
        return False
    hangs = line[:1].isspace() and not before[:1].isspace()
    numbered = numbering.split(" ".join(before.split()))[0]
    full = _FULL_NUMBERED / _FULL if numbered else 1
    return hangs or (margin is not None and len(before) >= margin * full)


def of_line(line: str) -> Paragraph | None:
    """One line as a block, or None where it has no words."""
    text = " ".join(line.split())
    if not text:
        return None
    if hashes := _HASHES.match(text):
        return Paragraph(Style.HEADING, text[hashes.end() :], level=len(hashes.group().rstrip()))
    if quoted := _QUOTED.match(text):
        return Paragraph(Style.QUOTATION, text[quoted.end() :])
    marker, rest = numbering.split(text)
    if marker:
        return Paragraph(Style.ITEM, rest, marker)
    if plain := _MARKER.match(text):
        depth = len(line[: len(line) - len(line.lstrip())].expandtabs(4)) // 2
        return Paragraph(Style.ITEM, text[plain.end() :], plain["number"] or "", min(depth, _DEEPEST))
    return Paragraph(Style.TEXT, text)


def texts(blocks: Iterable[Paragraph]) -> tuple[str, ...]:
    return tuple(block.text for block in blocks)
