"""Blocks gathered from the words of elements: paragraphs, headings, items, tables, pictures and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from fihris.author import captions, inline, plaintext
from fihris.author.grid import Cell, line_of, rows_of, side_of, sides_of, span_of
from fihris.author.source import Paragraph, Style
from fihris.author.tags import CELLS, Open

_BETWEEN: Final = re.compile(r"\A[\s|·]*(?<=[|·])\s+|\s+[|·][\s|·]*\Z")
"""What parts a line from the one beside it on a page: «بقلم ليلى الناصري |»."""
DOCUMENT_NOTE: Final = re.compile(r"(?:foot|end)note-\d+\Z")
_SHORT: Final = 20
"""Words. A paragraph in bold with more of them is emphasis, not a heading."""
_INNER_TABLE: Final = 2
"""How many tables are open in one that stands within a cell."""


class Gatherer:
    """Gathers blocks. `notes` are the ids of elements that are notes, `within` the element outside which nothing is text."""

    def __init__(self, notes: Collection[str], within: str) -> None:
        self.blocks: list[Paragraph] = []
        self._note_ids = notes
        self._within = within
        self._held: Counter[str] = Counter()  # how many of the open elements are of each kind, by tag or quality
        self._style = Style.TEXT
        self._level = 0
        self._lists: list[int] = []  # the lists that are open: how many items each had, -1 where they have no numbers
        self._marker = ""
        self._nested = 0  # how deep a list says that it is, where it does not stand within another
        self._words: list[str] = []
        self._emphasis: list[tuple[str, str]] = []
        self._plain = False  # whether the block has words that are not bold
        self._numbers: dict[str, int] = {}  # the notes, in the order in which the text refers to them
        self._note = ""  # the note that is read
        self._noted: dict[str, list[str]] = {}
        self._tables = 0
        self._rows: list[list[Cell]] = []
        self._cell: Cell | None = None  # the cell that is open, without its words

    def notes(self) -> dict[int, str]:
        """The notes by their numbers."""
        return {
            self._numbers[id]: " ".join(" ".join(lines).split())
            for id, lines in self._noted.items()
            if id in self._numbers
        }

    def uncited(self) -> Iterator[str]:
        """The notes to which nothing refers."""
        for id, lines in self._noted.items():
            if id not in self._numbers:
                yield " ".join(" ".join(lines).split())

    # ------------------------------------------------------------ tables

    def _in_table(self, tag: str, said: Mapping[str, str]) -> None:
        if self._tables == 1 and (tag == "tr" or tag in CELLS):
            self._keep_cell()
        if self._tables == 1 and tag == "tr":
            self._rows.append([])
        elif self._tables == 1 and tag in CELLS:
            self._cell = Cell("", span_of(said.get("colspan", "")), span_of(said.get("rowspan", "")), side_of(said))
        elif self._tables == 1 or (self._tables == _INNER_TABLE and tag == "tr"):
            if self._cell and self._tables == 1:
                self._cell = replace(self._cell, side=side_of(said) or self._cell.side)
            self._words.append("\n")
        else:
            self._words.append(inline.INNER if tag in CELLS else " ")

    def _keep_cell(self) -> None:
        """Put what was read since the last cell began where it belongs."""
        text, cell = "".join(self._words), self._cell
        self._words, self._cell = [], None
        if self._rows and (cell or text.strip()):
            self._rows[-1].append(replace(cell or Cell(""), text=text))
        elif text.strip():  # a caption
            self._words = [text]
            self._end_lines()

    def _close_table(self) -> None:
        self._tables = max(0, self._tables - 1)
        if not self._tables:
            self._end_table()
        elif self._tables == 1:
            self._words.append("\n")

    def _end_table(self) -> None:
        """A table of one column holds no table but paragraphs in a frame."""
        self._keep_cell()
        rows, self._rows = [row for row in self._rows if row], []
        if max(map(len, rows), default=0) <= 1:
            for (cell,) in rows:
                self._framed(cell.text)
            return
        self._add_table(rows_of(rows), sides_of(rows))

    def _framed(self, text: str) -> None:
        """What stands in a frame: its paragraphs, and the tables among them."""
        lines = text.split("\n")
        for inner, group in groupby(lines, lambda line: inline.INNER in line):
            if inner:
                self._add_table([line.split(inline.INNER) for line in filter(None, map(line_of, group))])
            else:
                self._words.append("\n".join(group))
                self.end_block()

    def _add_table(self, rows: Sequence[Sequence[str]], sides: Sequence[str] = ()) -> None:
        if not rows:
            return
        head, *body = (inline.CELL.join(row) for row in rows)
        table, pictures = inline.taken("\n".join([inline.unemphasised(head), *body]))
        self._add(Paragraph(Style.TABLE, table, form=" ".join(side or "-" for side in sides)))
        self._pictures(pictures)

    # ------------------------------------------------------------ blocks

    def _parted(self) -> None:
        if self._tables:
            self._words.append(" ")
        else:
            self.end_block()

    def _open_block(self, tag: str, id: str) -> None:
        inside_item = tag == "p" and self._style is Style.ITEM and not "".join(self._words).strip()
        marker, level = (self._marker, self._level) if inside_item else ("", 0)
        self.end_block()
        self._style = Style.ITEM if tag == "li" or inside_item else Style.HEADING if tag[0] == "h" else Style.TEXT
        if tag == "li" and self._lists and self._lists[-1] >= 0:
            self._lists[-1] += 1
            marker = str(self._lists[-1])
        if self._style is Style.ITEM:
            depth = max(0, len(self._lists) - 1) + self._nested
            self._level, self._marker = level if inside_item else depth, marker
        elif self._style is Style.HEADING:
            self._level = int(tag[1])
        if id in self._note_ids or (tag == "li" and DOCUMENT_NOTE.match(id)):
            self._style, self._note = Style.TEXT, id

    def end_block(self) -> None:
        """Close the block that is open, if it has words; each of its lines is one."""
        if self._tables:
            return
        self._end_lines()

    def _end_lines(self) -> None:
        text, pictures = inline.taken("".join(self._words))
        text = _BETWEEN.sub("", text)
        style, level, marker = self._style, self._level, self._marker
        bold = style is Style.TEXT and not self._plain and inline.BOLD[0] in text
        quoted = bool(self._held[Open.QUOTES])
        heading = bold and not quoted and len(text.split()) <= _SHORT and "\n" not in text.strip()
        self._words, self._style, self._plain, self._level, self._marker = (
            [*(p[0] for p in self._emphasis)],
            Style.TEXT,
            False,
            0,
            "",
        )
        if self._note:
            told = inline.of_pictures(pictures)
            self._noted.setdefault(self._note, []).extend([*text.split("\n"), *told])
            return
        caption = bool(self._held[Open.CAPTION])
        if style is Style.TEXT and quoted and not self._held[Open.BESIDE]:
            style = Style.QUOTATION
        for block in _lines(text, Style.HEADING if heading else style):
            self._add(_placed(block, level, marker), caption=caption)
        self._pictures(pictures)

    def _pictures(self, pictures: tuple[inline.Picture, ...]) -> None:
        for each in pictures:
            self._add(Paragraph(Style.PICTURE, "", each.description, file=each.file))

    def _add(self, block: Paragraph, *, caption: bool = False) -> None:
        if self._held[Open.BESIDE] or (self._within and not self._held[self._within]):
            block = Paragraph(Style.ASIDE, " ".join(inline.shown(_numbered(block)).split()))
        elif block.style is Style.TEXT and self._held[Open.QUOTES]:
            block = replace(block, style=Style.QUOTATION)
        elif caption and block.style is Style.TEXT:
            block = replace(block, form=captions.MARKED)
        if block.text or block.style is Style.PICTURE:
            self.blocks.append(block)


def _numbered(block: Paragraph) -> str:
    """A block's words with the number that stood before them; of a picture, the words in its place."""
    if not block.text or not block.marker or block.style is Style.PICTURE:
        return block.text or block.marker
    return f"{block.marker}{block.form or '.'} {block.text}"


def _placed(block: Paragraph, level: int, marker: str) -> Paragraph:
    """A block with the depth and number that its element gives it; a number in its own words comes first."""
    placed = block.style in {Style.HEADING, Style.ITEM}
    return replace(block, level=level, marker=block.marker or marker) if placed else block


def _lines(text: str, style: Style) -> Iterator[Paragraph]:
    if inline.is_fence(text.strip()):
        yield Paragraph(Style.CODE, text.strip())
        return
    for line in [" ".join(text.split())] if style is Style.HEADING else text.split("\n"):
        bare = inline.unemphasised(line)
        if style is Style.QUOTATION:  # a dash before who said it makes no list
            if inline.words(line).strip():
                yield Paragraph(style, " ".join(line.split()))
            continue
        block = plaintext.of_line(bare if style is Style.HEADING else line)
        if block is None or not inline.words(line).strip():
            continue
        if block.style is Style.TEXT and bare != line and (numbered := plaintext.of_line(bare)) and numbered.marker:
            block = numbered  # its number is emphasised
        heading = style is Style.HEADING and block.style is not Style.TEXT
        block = replace(block, text=" ".join(bare.split()), marker="", form="") if heading else block
        yield replace(block, style=style) if heading or block.style is Style.TEXT else block
