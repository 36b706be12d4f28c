"""Sorts a text that goes by this house's own headings, «الحدث» and «التحليل»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from fihris.author import inline
from fihris.author.headings import KnownHeading, PaperPart
from fihris.author.outline import MOST_POINTS, Outline, OutlinePoint, as_blocks, lines, numbers, whole
from fihris.author.ranks import FREE, LOOKS, is_line, known_part
from fihris.author.source import Manuscript, Paragraph, Style
from fihris.author.titlepage import TitlePage

_TITLE_WORDS = 25
_OF_LINES = (PaperPart.REFERENCES, PaperPart.SOURCES, PaperPart.BIBLIOGRAPHY)


@dataclass(slots=True)
class House:
    page: TitlePage
    claim: str = ""
    part: PaperPart | None = None
    parts: dict[PaperPart | None, list[Paragraph]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    loose: list[Paragraph] = field(default_factory=list)

    def take(self, block: Paragraph) -> None:
        heading = known_part(block)
        if block.style is Style.ASIDE or (self.part is PaperPart.CONTENTS and not heading and is_line(block)):
            self.kept.append(inline.shown(whole(block)))
        elif heading:
            self._open(heading, block)
        elif block.style in FREE and self.part in _OF_LINES:
            self.loose.append(block)
        else:
            self.part = None if self.part is PaperPart.CONTENTS else self.part
            self.parts.setdefault(self.part, []).append(block)

    def _open(self, heading: KnownHeading, block: Paragraph) -> None:
        self.part = _IN_HOUSE.get(heading.part, heading.part)
        if heading.part is PaperPart.ANALYSIS and not self.claim and len(heading.rest.split()) <= _TITLE_WORDS:
            self.claim = heading.rest
            self.kept.append(whole(block))
            return
        if heading.part is PaperPart.CONTENTS:
            self.kept.append(inline.shown(whole(block)))
            return
        head = block.text.removesuffix(heading.rest).rstrip()
        self.kept.append(f"{block.marker} {head}".strip())
        if heading.rest:
            self.parts.setdefault(self.part, []).append(Paragraph(Style.TEXT, heading.rest))

    def outline(self, source: Manuscript) -> Outline:
        before, event = self.parts.get(None, []), self.parts.get(PaperPart.EVENT, [])
        analysis = self.parts.get(PaperPart.ANALYSIS, [])
        unplaced: list[Paragraph] = []
        if event:
            unplaced = before
        else:
            event = before
        if PaperPart.ANALYSIS not in self.parts:
            event, analysis = _without_heading(event)
        introduction, points = _points(analysis)
        for point in points[MOST_POINTS:]:
            unplaced = [*unplaced, *as_blocks(point)]
        closing = [
            OutlinePoint(str(_TITLES[part]), tuple(self.parts[part]), part=part)
            for part in (PaperPart.CONCLUSION, PaperPart.RECOMMENDATIONS)
            if part in self.parts
        ]
        return Outline(
            page=self.page,
            claim=self.claim,
            lead=(),
            event=tuple(event),
            summary=tuple(self.parts.get(PaperPart.SUMMARY, ())),
            points=(*points[:MOST_POINTS], *closing)[:MOST_POINTS],
            references=lines(self.parts.get(PaperPart.REFERENCES, ())),
            bibliography=lines(self.parts.get(PaperPart.BIBLIOGRAPHY, ())),
            sources=lines(self.parts.get(PaperPart.SOURCES, ())),
            unplaced=(*unplaced, *introduction, *self.loose, *source.stray, *_beyond(points, closing)),
            kept=(*self.kept, *(line for part in _OF_LINES for line in numbers(self.parts.get(part, ())))),
            notes=source.notes,
        )


_IN_HOUSE = {
    PaperPart.ABSTRACT: PaperPart.SUMMARY,
    PaperPart.INTRODUCTION: PaperPart.EVENT,
    PaperPart.NOTES: PaperPart.BIBLIOGRAPHY,
}
_TITLES = {PaperPart.CONCLUSION: "خاتمة", PaperPart.RECOMMENDATIONS: "التوصيات"}


def _beyond(points: Sequence[OutlinePoint], closing: Sequence[OutlinePoint]) -> Iterator[Paragraph]:
    """The closing parts for which no number is left."""
    room = max(0, MOST_POINTS - min(len(points), MOST_POINTS))
    for point in closing[room:]:
        yield from as_blocks(point)


def _without_heading(blocks: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The event and the points of a text that has no heading between them: the first paragraph is the event, or
    whatever stands before the first item."""
    items = [place for place, block in enumerate(blocks) if block.style is Style.ITEM]
    first = items[0] if items else 1
    return blocks[:first], blocks[first:]


def _points(blocks: list[Paragraph]) -> tuple[tuple[Paragraph, ...], tuple[OutlinePoint, ...]]:
    """What stands before the first point, and the points: by the highest headings, else by items, else by paragraphs."""
    styles = {block.style for block in blocks}
    opening = next((style for style in (Style.HEADING, Style.ITEM, Style.TEXT) if style in styles), None)
    levels = [block.level or LOOKS for block in blocks if block.style is Style.HEADING]
    introduction: list[Paragraph] = []
    points: list[OutlinePoint] = []
    for block in blocks:
        deeper = block.style is Style.HEADING and (block.level or LOOKS) > min(levels)
        if block.style is opening and not deeper and not (opening is Style.ITEM and block.level):
            points.append(_opened(block))
        elif points:
            last = points[-1]
            points[-1] = replace(last, blocks=(*last.blocks, block))
        else:
            introduction.append(block)
    return tuple(introduction), tuple(points)


def _opened(block: Paragraph) -> OutlinePoint:
    if block.style is Style.HEADING:
        return OutlinePoint(block.text, (), block.marker)
    return OutlinePoint("", (Paragraph(Style.TEXT, block.text),), block.marker)
