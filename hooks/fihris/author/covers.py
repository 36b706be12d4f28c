"""The covers of papers: tables that say what a paper is or lay out its title, and pictures above the title, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fihris.author import inline
from fihris.author.source import Paragraph, Style
from fihris.text import wordlists
from fihris.text.fold import fold_key

LABELS = frozenset().union(
    *(
        wordlists.folded("papers", key)
        for key in ("titled", "written by", "dated", "published by", "kind labels", "others")
    )
)
_KNOWN = 2
"""Rows that a table above a text must have of which the label is known."""
_LONGEST_CELL = 25
"""Words."""
_MOST_CELLS = 8
"""Cells of a table that does nothing but lay out a title."""
_SENTENCE = (".", "؛", "،", "…")


def lines(table: Paragraph, *, titled: bool) -> tuple[Paragraph, ...]:
    """A table as the lines that it holds, each with its label: «الكاتب: سلوى الهاجري»; () where it is a table of the text.
    `titled`: whether the title stands above it."""
    rows = [row.split(inline.CELL) for row in table.text.split("\n")]
    if len(rows[0]) == 2 and sum(_is_labelled(row) for row in rows) >= min(_KNOWN, len(rows)):
        return tuple(Paragraph(Style.TEXT, line) for row in rows if (line := _labelled(*row)))
    cells = [line.strip() for row in rows for cell in row for line in cell.split(inline.LINE) if line.strip()]
    laid_out = not titled and len(cells) <= _MOST_CELLS and (len(rows) <= 1 or len(cells) < len(rows) * len(rows[0]))
    if laid_out and all(len(cell.split()) <= _LONGEST_CELL and not cell.endswith(_SENTENCE) for cell in cells):
        return tuple(Paragraph(Style.TEXT, cell) for cell in cells)
    return ()


def _is_labelled(row: Sequence[str]) -> bool:
    label = fold_key(inline.words(row[0]).strip(" :："))
    return label in LABELS or label.split(" ")[0] in LABELS


def _labelled(label: str, said: str) -> str:
    parts = [part.strip(" :：") for part in (label, " ".join(said.split(inline.LINE))) if part.strip(" :：")]
    return ": ".join(parts)


def picture(block: Paragraph) -> Iterator[Paragraph]:
    """A picture above the title, kept without being shown: it is a publisher's sign or a cover."""
    told = ". ".join(filter(None, ("صورة فوق العنوان لم تُنشر", block.file, block.marker, inline.words(block.text))))
    yield Paragraph(Style.ASIDE, told)
