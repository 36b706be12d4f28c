"""A text's blocks, sorted into the parts of a brief. Each block and note of the text is in the outline, once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fihris.author import headings, inline, numbering
from fihris.author.headings import SECTIONS, KnownHeading, PaperPart
from fihris.author.source import Manuscript, Paragraph, Style
from fihris.text.fold import fold_key

MOST_POINTS = 99
"""A section's number has two digits."""
_TITLE_WORDS = 25
_HEADING_WORDS = 14
_KINDS = frozenset(map(fold_key, ("تقدير موقف", "ورقة سياسات", "ورقة بحثية", "ورقة تحليلية", "ورقة عمل", "تقرير", "دراسة",
                                  "إيجاز", "تحليل سياسات", "موجز سياسات", "Policy Paper")))  # fmt: skip
"""What a text calls itself, above its title."""
_FREE = frozenset({Style.TABLE, Style.REMARK, Style.ASIDE, Style.QUOTATION})
"""What is no line of text, so neither a heading nor a title."""
_OF_LINES = frozenset({PaperPart.REFERENCES, PaperPart.SOURCES})
_END_OF_SENTENCE = (".", "؟", "!", "…", "؛", "،")
_LOOKS = 7
"""How deep a heading is that only its looks or its number show: below those of every style."""


@dataclass(frozen=True, slots=True)
class OutlinePoint:
    """One point of the analysis. `title` is the author's own heading, or ""; `part` what it is in a paper, if known."""

    title: str
    blocks: tuple[Paragraph, ...]
    marker: str = ""
    part: PaperPart | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """`byline` has the lines that say who wrote the text and when, `summary_title` the author's heading of the summary,
    `kept` the headings and titles of the text as they stood, `unplaced` what no part would take, `notes` the text
    of its notes by number."""

    title: str
    claim: str
    event: tuple[Paragraph, ...]
    summary: tuple[Paragraph, ...]
    points: tuple[OutlinePoint, ...]
    references: tuple[str, ...]
    sources: tuple[str, ...]
    unplaced: tuple[Paragraph, ...]
    kept: tuple[str, ...]
    notes: Mapping[int, str]
    byline: tuple[str, ...] = ()
    summary_title: str = ""


def of(source: Manuscript) -> Outline:
    """Sort a text into the parts of a brief: by the headings of this house where it has them, else by its own."""
    blocks = source.blocks
    ranks = _ranks(blocks)
    sorter = _Paper(ranks) if _is_paper(blocks, ranks) else _Sorter()
    for block in _heads(blocks, ranks) if isinstance(sorter, _Paper) else blocks:
        sorter.take(block)
    return sorter.outline(source)


# ---------------------------------------------------------------- headings


def _part(block: Paragraph) -> KnownHeading | None:
    return headings.known(inline.words(block.text)) if block.style not in _FREE else None


def _is_line(block: Paragraph) -> bool:
    text = inline.words(block.text)
    return len(text.split()) <= _HEADING_WORDS and not text.endswith((*_END_OF_SENTENCE, ":"))


def _is_heading(blocks: Sequence[Paragraph], place: int) -> bool:
    """Whether a block opens a part of the text: by its style, its words, or its number and what stands around it."""
    block = blocks[place]
    known = _part(block)
    if block.style is Style.HEADING or (known and not known.rest):
        return True
    if block.style is not Style.ITEM or not block.marker or block.level:
        return False
    kind = numbering.kind(block.marker)
    before = blocks[place - 1] if place else None
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    if kind == "word":
        return True
    in_list = any(
        near and near.style is Style.ITEM and (not near.marker or numbering.kind(near.marker) == kind)
        for near in (before, after if after and after.marker else None)
    )
    nests = after is not None and after.style is Style.ITEM and after.level > block.level
    return bool(after) and _is_line(block) and not in_list and not nests


def _rank(block: Paragraph, order: Mapping[str, int]) -> int:
    if block.style is Style.HEADING and block.level:
        return block.level
    return _LOOKS + order[_look(block)]


def _look(block: Paragraph) -> str:
    if block.style is Style.HEADING or not block.marker:
        return "" if block.style is not Style.HEADING else numbering.kind(numbering.split(block.text)[0])
    return numbering.kind(block.marker)


def _ranks(blocks: Sequence[Paragraph]) -> dict[int, int]:
    """The headings of a text by their places, each with how deep it is: 0 those that part it.

    Styles say it where there are any. Ways of numbering nest in the order in which they first come.
    """
    places = [place for place in range(len(blocks)) if _is_heading(blocks, place)]
    unknown = [place for place in places if not (_part(blocks[place]) or not place)]
    order: dict[str, int] = {}
    for place in unknown or places:
        if not (blocks[place].style is Style.HEADING and blocks[place].level):
            order.setdefault(_look(blocks[place]), len(order))
    ranks = {place: _rank(blocks[place], order) for place in unknown}
    styled = [blocks[place].level for place in places if place and blocks[place].level and _part(blocks[place])]
    top = min([*ranks.values(), *styled], default=_LOOKS)
    for place in places:
        if place not in ranks:
            level = blocks[place].level if blocks[place].style is Style.HEADING else 0
            ranks[place] = max(level, top) if level else top
    depths = {rank: depth for depth, rank in enumerate(sorted({ranks[place] for place in places if place} or {top}))}
    return {place: depths.get(ranks[place], 0) for place in places}


def _is_paper(blocks: Sequence[Paragraph], ranks: Mapping[int, int]) -> bool:
    """Whether a text is parted by headings of its own rather than by this house's «التحليل»."""
    own = False
    for place in sorted(ranks):
        known = _part(blocks[place])
        if known and known.part is PaperPart.ANALYSIS:
            return own
        own = own or (place > 0 and not known) or bool(known and known.part in SECTIONS)
        own = own or bool(known and known.part is PaperPart.ABSTRACT)
    return own and not any((known := _part(block)) and known.part is PaperPart.ANALYSIS for block in blocks)


def _heads(blocks: Sequence[Paragraph], ranks: Mapping[int, int]) -> Iterator[Paragraph]:
    """The blocks with their headings marked as such; `level` is how deep they are, from 1."""
    for place, block in enumerate(blocks):
        if place not in ranks or (block.style is not Style.HEADING and ranks[place] and not _is_line(block)):
            yield block
            continue
        marker, text = (block.marker, block.text)
        if not marker:
            marker, text = numbering.split(inline.words(block.text))
            if not marker and (plain := _NUMBERED.match(text)):
                marker, text = plain["number"], text[plain.end() :]
        yield Paragraph(Style.HEADING, text, marker, ranks[place] + 1)


_NUMBERED = re.compile(r"\(?(?P<number>[0-9٠-٩]{1,2})\s*[-–.)]\s*(?=\S)")


# ---------------------------------------------------------------- this house's form


@dataclass(slots=True)
class _Sorter:
    title: str = ""
    claim: str = ""
    part: PaperPart | None = None
    parts: dict[PaperPart | None, list[Paragraph]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    loose: list[Paragraph] = field(default_factory=list)

    def take(self, block: Paragraph) -> None:
        heading = _part(block)
        if block.style is Style.ASIDE:
            self.kept.append(_whole(block))
        elif heading:
            self._open(heading, block)
        elif self._is_title(block):
            self.title = block.text
            self.kept.append(block.text)
        elif block.style in _FREE and self.part in _OF_LINES:
            self.loose.append(block)
        else:
            self.parts.setdefault(self.part, []).append(block)

    def _open(self, heading: KnownHeading, block: Paragraph) -> None:
        self.part = _IN_HOUSE.get(heading.part, heading.part)
        if heading.part is PaperPart.ANALYSIS and not self.claim and len(heading.rest.split()) <= _TITLE_WORDS:
            self.claim = heading.rest
            self.kept.append(_whole(block))
            return
        head = block.text.removesuffix(heading.rest).rstrip()
        self.kept.append(f"{block.marker} {head}".strip())
        if heading.rest:
            self.parts.setdefault(self.part, []).append(Paragraph(Style.TEXT, heading.rest))

    def _is_title(self, block: Paragraph) -> bool:
        """The first line, where it is no sentence."""
        return not (self.title or self.parts or self.part) and _may_be_title(block)

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
            unplaced = [*unplaced, *_as_blocks(point)]
        closing = [
            OutlinePoint(str(_TITLES[part]), tuple(self.parts[part]), part=part)
            for part in (PaperPart.CONCLUSION, PaperPart.RECOMMENDATIONS)
            if part in self.parts
        ]
        return Outline(
            title=self.title,
            claim=self.claim,
            event=tuple(event),
            summary=tuple(self.parts.get(PaperPart.SUMMARY, ())),
            points=(*points[:MOST_POINTS], *closing)[:MOST_POINTS],
            references=_lines(self.parts.get(PaperPart.REFERENCES, ())),
            sources=_lines(self.parts.get(PaperPart.SOURCES, ())),
            unplaced=(*unplaced, *introduction, *self.loose, *source.stray, *_beyond(points, closing)),
            kept=tuple(self.kept),
            notes=source.notes,
        )


_IN_HOUSE = {
    PaperPart.ABSTRACT: PaperPart.SUMMARY,
    PaperPart.BIBLIOGRAPHY: PaperPart.SOURCES,
    PaperPart.INTRODUCTION: PaperPart.EVENT,
}
_TITLES = {PaperPart.CONCLUSION: "خاتمة", PaperPart.RECOMMENDATIONS: "التوصيات"}


def _beyond(points: Sequence[OutlinePoint], closing: Sequence[OutlinePoint]) -> Iterator[Paragraph]:
    """The closing parts for which no number is left."""
    room = max(0, MOST_POINTS - min(len(points), MOST_POINTS))
    for point in closing[room:]:
        yield from _as_blocks(point)


def _may_be_title(block: Paragraph) -> bool:
    if block.style not in {Style.HEADING, Style.TEXT}:
        return False
    words = inline.words(block.text).split()
    is_line = bool(words) and len(words) <= _TITLE_WORDS and not block.text.endswith(_END_OF_SENTENCE)
    return is_line and not headings.is_byline(block.text)


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
    levels = [block.level or _LOOKS for block in blocks if block.style is Style.HEADING]
    introduction: list[Paragraph] = []
    points: list[OutlinePoint] = []
    for block in blocks:
        deeper = block.style is Style.HEADING and (block.level or _LOOKS) > min(levels)
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
        return OutlinePoint(block.text, ())
    return OutlinePoint("", (Paragraph(Style.TEXT, block.text),), block.marker)


# ---------------------------------------------------------------- a paper's own form


@dataclass(slots=True)
class _Paper:
    """Sorts a text by its own headings: what parts it are sections, in its order; what is deeper stays within them."""

    ranks: Mapping[int, int]
    title: str = ""
    opened: bool = False
    front: bool = True
    summary_title: str = ""
    target: list[Paragraph] = field(default_factory=list)
    lead: list[Paragraph] = field(default_factory=list)
    event: list[Paragraph] = field(default_factory=list)
    summary: list[Paragraph] = field(default_factory=list)
    references: list[Paragraph] = field(default_factory=list)
    byline: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    points: list[tuple[Paragraph, PaperPart | None, list[Paragraph]]] = field(default_factory=list)

    def take(self, block: Paragraph) -> None:
        if block.style is Style.ASIDE:
            self.kept.append(_whole(block))
        elif self.front and self._takes_front(block):
            return
        elif block.style is Style.HEADING and block.level == 1:
            self._open(block, _part(block))
        elif self.opened:
            self.target.append(block)
        else:
            self.lead.append(block)

    def _takes_front(self, block: Paragraph) -> bool:
        """The lines above the text: what it calls itself, its title, who wrote it, where and when."""
        line = inline.words(block.text)
        if not self.title:
            if fold_key(line) in _KINDS:
                self.kept.append(line)
                return True
            if _may_be_title(block) and not _part(block):
                self.title = f"{block.marker} {block.text}".strip()
                self.kept.append(self.title)
                return True
        named = headings.is_byline(line)
        if block.style is Style.TEXT and (named or _is_line(block)) and not _part(block):
            self.byline.append(line)
            return True
        self.front = False
        return False

    def _open(self, block: Paragraph, known: KnownHeading | None) -> None:
        self.opened = True
        part = known.part if known else None
        abstract = part is PaperPart.ABSTRACT or (part is PaperPart.SUMMARY and not self.points)
        if abstract and not self.summary:
            self.summary_title, self.target = block.text, self.summary
        elif part is PaperPart.EVENT and not self.event and not self.points:
            self.target = self.event
            self.kept.append(_whole(block))
        elif part is PaperPart.REFERENCES:
            self.target = self.references
            self.kept.append(_whole(block))
        else:
            self.target = [] if _is_line(block) or part else [Paragraph(Style.TEXT, block.text)]
            head = replace(block, text="") if self.target else block
            self.points.append((head, _IN_PAPER.get(part, part) if part else None, self.target))

    def outline(self, source: Manuscript) -> Outline:
        points = [
            OutlinePoint(inline.words(head.text), tuple(blocks), head.marker, part)
            for head, part, blocks in self.points
        ]
        free = [block for block in self.references if block.style in _FREE]
        return Outline(
            title=inline.words(self.title),
            claim="",
            event=(*self.lead, *self.event),
            summary=tuple(self.summary),
            points=tuple(points[:MOST_POINTS]),
            references=_lines(block for block in self.references if block.style not in _FREE),
            sources=(),
            unplaced=(*free, *(b for point in points[MOST_POINTS:] for b in _as_blocks(point)), *source.stray),
            kept=tuple(self.kept),
            notes=source.notes,
            byline=tuple(self.byline),
            summary_title=self.summary_title,
        )


_IN_PAPER = {PaperPart.SUMMARY: PaperPart.CONCLUSION, PaperPart.SOURCES: PaperPart.BIBLIOGRAPHY}


def _as_blocks(point: OutlinePoint) -> tuple[Paragraph, ...]:
    title = (Paragraph(Style.HEADING, point.title, point.marker),) if point.title else ()
    return (*title, *point.blocks)


def _lines(blocks: Iterable[Paragraph]) -> tuple[str, ...]:
    return tuple(map(_whole, blocks))


def _whole(block: Paragraph) -> str:
    """A block's text with the number that stood before it."""
    return f"{block.marker} {block.text}" if block.marker else block.text
