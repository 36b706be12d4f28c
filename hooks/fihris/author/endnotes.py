"""Notes that a text numbers by hand: «… من مجلس الإقليم(1)» and, at its end under «الهوامش», «(1) الجريدة الرسمية»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from fihris.author import headings, inline
from fihris.author.headings import PaperPart
from fihris.author.source import Manuscript, Paragraph, Style

_ABOVE, _LINE = inline.ABOVE
_MARK = re.compile(
    rf"(?<=[\w.،؛:؟!»”\")])\s?(?:{_ABOVE}\s*[\[(]?(?P<raised>\d{{1,3}})[\])]?\s*{_LINE}|[\[(](?P<set>\d{{1,3}})[\])])"
)


def linked(source: Manuscript) -> Manuscript:
    """The text with its notes as notes, where each of them is referred to once; else as it is."""
    start = _start(source.blocks)
    if start < 0 or source.notes:
        return source
    unread, source = source, replace(source, blocks=(*source.blocks[:start], *map(bracketed, source.blocks[start:])))
    end = next((n for n in range(start + 1, len(source.blocks)) if not _is_note(source.blocks[n])), len(source.blocks))
    notes = source.blocks[start + 1 : end]
    numbers = [int(block.marker) for block in notes]
    cited = Counter(int(found) for block in source.blocks[:start] for found in _cited(block.text))
    if not notes or numbers != list(range(1, len(notes) + 1)) or any(cited[number] != 1 for number in numbers):
        return unread
    heading = replace(source.blocks[start], style=Style.ASIDE)
    blocks = (*(_referring(block, len(notes)) for block in source.blocks[:start]), heading, *source.blocks[end:])
    return replace(source, blocks=blocks, notes={int(block.marker): block.text for block in notes})


def _start(blocks: Sequence[Paragraph]) -> int:
    """The place of the heading over the notes, -1 where there is none."""
    for place in range(len(blocks) - 1, -1, -1):
        known = headings.known(inline.words(blocks[place].text)) if blocks[place].style is not Style.TABLE else None
        if known and known.part is PaperPart.NOTES and not known.rest:
            return place
    return -1


def bracketed(block: Paragraph) -> Paragraph:
    """A line that begins with a number in square brackets as an item."""
    found = _BRACKETED.match(block.text) if block.style is Style.TEXT else None
    return replace(block, style=Style.ITEM, marker=found["number"], text=block.text[found.end() :]) if found else block


_BRACKETED = re.compile(r"\[(?P<number>\d{1,3})\]\s*(?=\S)")


def _is_note(block: Paragraph) -> bool:
    return block.style is Style.ITEM and block.marker.isdecimal()


def _cited(text: str) -> list[str]:
    return [found["raised"] or found["set"] for found in _MARK.finditer(text)]


def _referring(block: Paragraph, most: int) -> Paragraph:
    """A block whose references are references to notes; a number above the last note is something else."""

    def noted(found: re.Match[str]) -> str:
        number = int(found["raised"] or found["set"])
        return inline.note(number) if 0 < number <= most else found.group()

    return replace(block, text=_MARK.sub(noted, block.text))
