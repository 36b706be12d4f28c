"""The text an analyst hands in, as blocks: headings, items of lists, paragraphs and tables, in their order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Style(StrEnum):
    HEADING = "heading"
    ITEM = "item"
    TEXT = "text"
    TABLE = "table"
    QUOTATION = "quotation"
    PICTURE = "picture"
    CODE = "code"
    REMARK = "remark"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One heading, item, paragraph or table. `marker` is the number that stood before it, if one did, and `form` the signs
    around that number; `level` how deep a heading is (1 the highest, 0 where only its looks say that it is one) or how deep
    an item is in its list (0 outermost).

    The text of a picture is what stands below it, its marker what stands in its place for whoever does not see it, and `file`
    the name of its file. A table's text has a row a line, its cells parted by `inline.CELL`, its form the sides of its columns, "-" for none, and a block of code is one sign of `inline.fence`. A remark is for the author: where a picture stood.
    What stands aside was no text, as the number of a page, and is kept without being shown.
    """

    style: Style
    text: str
    marker: str = ""
    level: int = 0
    form: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What was read of a file: its text, its notes by number, its pictures by the names of their files, what had no place in
    the text, and words for the author. `declared` is what the file says of itself: title, author, date."""

    blocks: tuple[Paragraph, ...]
    notes: Mapping[int, str] = field(default_factory=dict)
    stray: tuple[Paragraph, ...] = ()
    remarks: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    declared: Mapping[str, str] = field(default_factory=dict)


# What no text has: controls other than line ends and tabs, and code points that are no characters.
_NOISE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U00017000\U00017001\U00017010-\U00017019\U000f0000\U000f0001\U000f0010-\U000f0019]"
)


_EDGES = re.compile(r"^[\u200e\u200f\u061c]+|[\u200e\u200f\u061c]+$", re.MULTILINE)
"""Signs of direction at the ends of a line, which hide the number that it begins with and say nothing there."""


def usable(text: str) -> str:
    """A stranger's text without what is no character."""
    return _EDGES.sub("", _NOISE.sub(" ", text.replace("\ufeff", "")))


_FORMS = re.compile("[\ufb50-\ufd3d\ufd50-\ufdcf\ufdf0-\ufdfc\ufe70-\ufefc]+")
"""Letters as a printer joins them, which PDFs give instead of letters; not the ornate brackets among them."""


def in_letters(of: Manuscript) -> Manuscript:
    """A manuscript with letters in the place of their presentation forms, so that its words are known as such."""
    if not any(_FORMS.search(text) for block in of.blocks for text in (block.text, block.marker)):
        return of
    blocks = tuple(replace(block, text=_letters(block.text), marker=_letters(block.marker)) for block in of.blocks)
    notes = {number: _letters(text) for number, text in of.notes.items()}
    told = "letters that the file has in the forms of a printer were written as letters"
    return replace(of, blocks=blocks, notes=notes, remarks=(*of.remarks, told))


def _letters(text: str) -> str:
    return _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
