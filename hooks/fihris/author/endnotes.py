"""Notes that a text numbers by hand: «… من مجلس الإقليم(1)» and, at its end under «الهوامش», «(1) الجريدة الرسمية»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
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
    if source.notes:
        return source
    if start < 0:
        return _at_feet(source)
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

    return _renumbered(block, {number: number for number in range(1, most + 1)})


# ---------------------------------------------------------------- at the feet of pages


def _at_feet(source: Manuscript) -> Manuscript:
    """The text with the notes at the feet of its pages as notes, where the page above refers to each of them once. Their
    numbers go on from page to page or begin anew."""
    made: list[Paragraph] = []
    notes: dict[int, str] = {}
    page = end = 0
    blocks = tuple(map(bracketed, source.blocks))
    for place in range(len(blocks)):
        if place < end or not _begins_foot(blocks, place, by_sign=source.blocks[place].style is Style.TEXT):
            if place >= end:
                page = _go_on(made, source.blocks[place], page)
            continue
        end = next((n for n in range(place, len(blocks)) if not _is_note(blocks[n])), len(blocks))
        foot = {int(block.marker): block.text for block in blocks[place:end]}
        cited = Counter(int(found) for block in made[page:] for found in _cited(block.text))
        if len(foot) < end - place or any(cited[number] != 1 for number in foot):
            made.extend(source.blocks[place:end])
        else:
            numbers = {number: len(notes) + n for n, number in enumerate(foot, start=1)}
            made[page:] = [_renumbered(block, numbers) for block in made[page:]]
            notes |= {numbers[number]: text for number, text in foot.items()}
        page = len(made)
    return replace(source, blocks=tuple(made), notes=notes) if notes else source


def _go_on(made: list[Paragraph], block: Paragraph, page: int) -> int:
    """Add a block, or to the paragraph before the foot of a page what goes on behind it; where the page begins now."""
    before = next((n for n in range(len(made) - 1, -1, -1) if made[n].style is not Style.ASIDE), -1)
    turned = 0 <= before < page and block.style is Style.TEXT is made[before].style
    if turned and not inline.words(made[before].text).rstrip().endswith(_WHOLE):
        made[before] = replace(made[before], text=f"{made[before].text} {block.text}")
        return before
    made.append(block)
    return page


_WHOLE = (".", "؟", "!", "…", ":", "»", ")")


def _begins_foot(blocks: Sequence[Paragraph], place: int, *, by_sign: bool) -> bool:
    """Whether numbered lines begin here behind which the page ends, or which a line parts from the text; behind the last words of all
    it is enough that their numbers stand in brackets (`by_sign`), as in what is pasted from Word."""
    if not _is_note(blocks[place]) or (place and _is_note(blocks[place - 1])):
        return False
    end = next((n for n in range(place, len(blocks)) if not _is_note(blocks[n])), len(blocks))
    ruled = bool(place) and blocks[place - 1].style is Style.ASIDE
    return ruled or by_sign if end == len(blocks) else blocks[end].style is Style.ASIDE


def _renumbered(block: Paragraph, numbers: Mapping[int, int]) -> Paragraph:
    def noted(found: re.Match[str]) -> str:
        number = numbers.get(int(found["raised"] or found["set"]))
        return inline.note(number) if number else found.group()

    return replace(block, text=_MARK.sub(noted, block.text))
