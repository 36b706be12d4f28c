"""A text's blocks, sorted into the parts of a brief. Each block and note of the text is in the outline, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fihris.author import headings
from fihris.author.headings import Heading, Part
from fihris.author.source import Block, Manuscript, Style
from fihris.text.fold import fold_key

MOST_POINTS = 99
"""A section's number has two digits."""
_TITLE_WORDS = 25
_BYLINE = frozenset(map(fold_key, ("كتبه", "كتب", "كتبها", "إعداد", "أعده", "بقلم", "تحرير", "التاريخ", "تاريخ")))
"""First words of lines that say who wrote a text, or when."""
_FREE = frozenset({Style.TABLE, Style.REMARK})
"""What is no line of text, so neither a heading nor a title."""
_OF_LINES = frozenset({Part.REFERENCES, Part.SOURCES})
_END_OF_SENTENCE = (".", "؟", "!", "…", "؛", "،")


@dataclass(frozen=True, slots=True)
class OutlinePoint:
    """One point of the analysis. `title` is the author's own heading, or ""."""

    title: str
    blocks: tuple[Block, ...]
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """`kept` has the headings and titles of the text as they stood, `unplaced` what no part would take, `notes` the text
    of its notes by number."""

    title: str
    claim: str
    event: tuple[Block, ...]
    summary: tuple[Block, ...]
    points: tuple[OutlinePoint, ...]
    references: tuple[str, ...]
    sources: tuple[str, ...]
    unplaced: tuple[Block, ...]
    kept: tuple[str, ...]
    notes: Mapping[int, str]


def of(source: Manuscript) -> Outline:
    """Sort a text into the parts of a brief."""
    sorter = _Sorter()
    for block in source.blocks:
        sorter.take(block)
    return sorter.outline(source)


@dataclass(slots=True)
class _Sorter:
    title: str = ""
    claim: str = ""
    part: Part | None = None
    parts: dict[Part | None, list[Block]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    loose: list[Block] = field(default_factory=list)

    def take(self, block: Block) -> None:
        heading = headings.known(block.text) if block.style not in _FREE else None
        if heading:
            self._open(heading, block)
        elif self._is_title(block):
            self.title = block.text
            self.kept.append(block.text)
        elif block.style in _FREE and self.part in _OF_LINES:
            self.loose.append(block)
        else:
            self.parts.setdefault(self.part, []).append(block)

    def _open(self, heading: Heading, block: Block) -> None:
        self.part = heading.part
        if heading.part is Part.ANALYSIS and not self.claim and len(heading.rest.split()) <= _TITLE_WORDS:
            self.claim = heading.rest
            self.kept.append(_whole(block))
            return
        head = block.text.removesuffix(heading.rest).rstrip()
        self.kept.append(f"{block.marker} {head}".strip())
        if heading.rest:
            self.parts.setdefault(self.part, []).append(Block(Style.TEXT, heading.rest))

    def _is_title(self, block: Block) -> bool:
        """The first line, where it is no sentence."""
        if self.title or self.parts or self.part or block.style not in {Style.HEADING, Style.TEXT}:
            return False
        words = block.text.split()
        is_line = len(words) <= _TITLE_WORDS and not block.text.endswith(_END_OF_SENTENCE)
        return is_line and fold_key(words[0]).rstrip(":") not in _BYLINE

    def outline(self, source: Manuscript) -> Outline:
        before, event = self.parts.get(None, []), self.parts.get(Part.EVENT, [])
        analysis = self.parts.get(Part.ANALYSIS, [])
        unplaced: list[Block] = []
        if event:
            unplaced = before
        else:
            event = before
        if Part.ANALYSIS not in self.parts:
            event, analysis = _without_heading(event)
        introduction, points = _points(analysis)
        for point in points[MOST_POINTS:]:
            unplaced = [*unplaced, *_as_blocks(point)]
        return Outline(
            title=self.title,
            claim=self.claim,
            event=tuple(event),
            summary=tuple(self.parts.get(Part.SUMMARY, ())),
            points=points[:MOST_POINTS],
            references=_lines(self.parts.get(Part.REFERENCES, ())),
            sources=_lines(self.parts.get(Part.SOURCES, ())),
            unplaced=(*unplaced, *introduction, *self.loose, *source.stray),
            kept=tuple(self.kept),
            notes=source.notes,
        )


def _without_heading(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """The event and the points of a text that has no heading between them: the first paragraph is the event, or
    whatever stands before the first item."""
    items = [place for place, block in enumerate(blocks) if block.style is Style.ITEM]
    first = items[0] if items else 1
    return blocks[:first], blocks[first:]


def _points(blocks: list[Block]) -> tuple[tuple[Block, ...], tuple[OutlinePoint, ...]]:
    """What stands before the first point, and the points: by headings, else by items, else by paragraphs."""
    styles = {block.style for block in blocks}
    opening = next((style for style in (Style.HEADING, Style.ITEM, Style.TEXT) if style in styles), None)
    introduction: list[Block] = []
    points: list[OutlinePoint] = []
    for block in blocks:
        if block.style is opening:
            points.append(_opened(block))
        elif points:
            last = points[-1]
            points[-1] = OutlinePoint(last.title, (*last.blocks, block), last.marker)
        else:
            introduction.append(block)
    return tuple(introduction), tuple(points)


def _opened(block: Block) -> OutlinePoint:
    if block.style is Style.HEADING:
        return OutlinePoint(block.text, ())
    return OutlinePoint("", (Block(Style.TEXT, block.text),), block.marker)


def _as_blocks(point: OutlinePoint) -> tuple[Block, ...]:
    title = (Block(Style.HEADING, point.title),) if point.title else ()
    return (*title, *point.blocks)


def _lines(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(map(_whole, blocks))


def _whole(block: Block) -> str:
    """A block's text with the number that stood before it."""
    return f"{block.marker} {block.text}" if block.marker else block.text
