"""The headings of a text: which lines are some, and how deep they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from fihris.author import headings, inline, numbering
from fihris.author.headings import SECTIONS, KnownHeading, PaperPart
from fihris.author.source import Paragraph, Style

_HEADING_WORDS = 14
_QUESTION = 10
"""Words of a heading that asks."""
FREE = frozenset({Style.TABLE, Style.CODE, Style.PICTURE, Style.REMARK, Style.ASIDE, Style.QUOTATION})
"""What is no line of text, so neither a heading nor a title."""
_END_OF_SENTENCE = (".", "؟", "!", "…", "؛", "،")
LOOKS = 7
"""How deep a heading is that only its looks or its number show: below those of every style."""


def known_part(block: Paragraph) -> KnownHeading | None:
    return headings.known(inline.words(block.text)) if block.style not in FREE else None


def is_line(block: Paragraph) -> bool:
    text = inline.words(block.text)
    asks = len(text.split()) <= _QUESTION and text.endswith("؟")
    return asks or (len(text.split()) <= _HEADING_WORDS and not text.endswith((*_END_OF_SENTENCE, ":")))


def _is_heading(blocks: Sequence[Paragraph], place: int) -> bool:
    """Whether a block opens a part of the text: by its style, its words, or its number and what stands around it."""
    block = blocks[place]
    known = known_part(block)
    if block.style is Style.HEADING or (known and not known.rest):
        return True
    if block.style is not Style.ITEM or not block.marker or block.level:
        return False
    kind = _look(block)
    before = blocks[place - 1] if place else None
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    if kind.startswith("word"):
        return True
    parted = kind.startswith("number") and kind.split()[1] != "1"  # «3-2» goes on no list of bullets
    in_list = any(
        near and near.style is Style.ITEM and ((not near.marker and not parted) or _look(near) == kind)
        for near in (before, after if after and after.marker else None)
    )
    nests = after is not None and after.style is Style.ITEM and after.level > block.level
    return bool(after) and is_line(block) and not in_list and not nests


def _rank(block: Paragraph, order: Mapping[str, int]) -> int:
    if block.style is Style.HEADING and block.level:
        return block.level
    return LOOKS + order[_look(block)]


def _look(block: Paragraph) -> str:
    """By what a heading without a style is told from those of another depth."""
    return numbering.kind(block.marker, block.form)


def ranks_of(blocks: Sequence[Paragraph]) -> dict[int, int]:
    """The headings of a text by their places, each with how deep it is: 0 those that part it.

    Styles say it where there are any. Ways of numbering nest in the order in which they first come.
    """
    places = [place for place in range(len(blocks)) if _is_heading(blocks, place)]
    unknown = [place for place in places if not known_part(blocks[place])]
    order: dict[str, int] = {}
    for place in unknown or places:
        if not (blocks[place].style is Style.HEADING and blocks[place].level):
            order.setdefault(_look(blocks[place]), len(order))
    ranks = {place: _rank(blocks[place], order) for place in unknown}
    styled = [blocks[place].level for place in places if blocks[place].level and known_part(blocks[place])]
    top = min([*ranks.values(), *styled], default=LOOKS)
    for place in places:
        if place not in ranks:
            level = blocks[place].level if blocks[place].style is Style.HEADING else 0
            ranks[place] = max(level, top) if level else top
    depths = {rank: depth for depth, rank in enumerate(sorted({ranks[place] for place in places} or {top}))}
    return {place: depths.get(ranks[place], 0) for place in places}


def is_paper(blocks: Sequence[Paragraph], ranks: Mapping[int, int]) -> bool:
    """Whether a text goes by headings of its own, or by none, rather than by this house's «الحدث» and «التحليل»."""
    known = [known_part(block) for block in blocks]
    parts = [
        each.part if each else None
        for place, each in enumerate(known)
        if place in ranks or (each and each.part in _OF_THE_HOUSE)
    ]
    if PaperPart.ANALYSIS in parts:
        parts = parts[: parts.index(PaperPart.ANALYSIS)]
        return any(part is None or part in _OF_PAPERS for part in parts)
    return PaperPart.EVENT not in parts or any(part is None or part in _OF_PAPERS for part in parts)


_OF_PAPERS = SECTIONS | {PaperPart.ABSTRACT}
_OF_THE_HOUSE = frozenset({PaperPart.EVENT, PaperPart.ANALYSIS})
"""Headings behind which the text may stand on the same line."""


def with_heads(blocks: Sequence[Paragraph], ranks: Mapping[int, int]) -> Iterator[Paragraph]:
    """The blocks with their headings marked as such; `level` is how deep they are, from 1."""
    for place, block in enumerate(blocks):
        if place not in ranks or (block.style is not Style.HEADING and ranks[place] and not is_line(block)):
            yield block
            continue
        yield replace(block, style=Style.HEADING, level=ranks[place] + 1)
