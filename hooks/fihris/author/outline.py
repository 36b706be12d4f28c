"""A text's blocks, sorted into the parts of a brief. Each block and note of the text is in the outline, once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fihris.author import arranged, endnotes, headings, inline, numbering, titlepage
from fihris.author.headings import SECTIONS, KnownHeading, PaperPart
from fihris.author.source import Manuscript, Paragraph, Style
from fihris.author.titlepage import TitlePage

MOST_POINTS = 99
"""A section's number has two digits."""
_TITLE_WORDS = 25
_HEADING_WORDS = 14
_QUESTION = 10
"""Words of a heading that asks."""
_FREE = frozenset({Style.TABLE, Style.CODE, Style.PICTURE, Style.REMARK, Style.ASIDE, Style.QUOTATION})
"""What is no line of text, so neither a heading nor a title."""
_OF_LINES = (PaperPart.REFERENCES, PaperPart.SOURCES, PaperPart.BIBLIOGRAPHY)
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
    """`page` is what stood above the text, `summary_title` the author's heading of the summary, `kept` the headings of the
    text as they stood, `unplaced` what no part would take, `notes` the text of its notes by number. `lead` is what a paper
    says before its first heading; an event is one only where the text calls it that."""

    page: TitlePage
    claim: str
    lead: tuple[Paragraph, ...]
    event: tuple[Paragraph, ...]
    summary: tuple[Paragraph, ...]
    points: tuple[OutlinePoint, ...]
    references: tuple[str, ...]
    bibliography: tuple[str, ...]
    sources: tuple[str, ...]
    unplaced: tuple[Paragraph, ...]
    kept: tuple[str, ...]
    notes: Mapping[int, str]
    summary_title: str = ""

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def has_text(self) -> bool:
        return bool(self.lead or self.event or self.points or self.unplaced or self.summary)


def of(source: Manuscript) -> Outline:
    """Sort a text into the parts of a brief: by the headings of this house where it has them, else by its own."""
    source = endnotes.linked(source)
    plain = _in_a_row(source.blocks)
    page, blocks = titlepage.read(tuple(_numbered(block, plain=plain) for block in source.blocks), source.notes)
    if not any(block.style in {Style.TEXT, Style.ITEM, Style.QUOTATION} for block in blocks):
        page, blocks = TitlePage(), source.blocks  # a text of nothing but short lines
    blocks = tuple(arranged.chapters(arranged.contents(blocks)))
    page = titlepage.completed(page, source.declared)
    source = replace(source, notes={number: text for number, text in source.notes.items() if number not in page.noted})
    ranks = _ranks(blocks)
    sorter = _Paper(page) if _is_paper(blocks, ranks) else _House(page)
    for block in _heads(blocks, ranks) if isinstance(sorter, _Paper) else blocks:
        sorter.take(block)
    return sorter.outline(source)


def _in_a_row(blocks: Sequence[Paragraph]) -> bool:
    """Whether headings begin with plain numbers that count them: «1 Introduction», and not «5 lessons»."""
    found = (_BARE.match(inline.words(block.text)) for block in blocks if block.style is Style.HEADING and block.level)
    numbers = [int(each["number"]) for each in found if each]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] < 2


def _numbered(block: Paragraph, *, plain: bool) -> Paragraph:
    """A heading with its number apart from its words, and without the colon behind them."""
    if block.style is not Style.HEADING or block.marker:
        return block
    text = inline.words(block.text)
    block = replace(block, text=block.text.rstrip(" :：")) if text.rstrip().endswith((":", "：")) else block
    text = text.rstrip(" :：")
    found = numbering.split(text)
    if not found.marker and plain and block.level and (bare := _BARE.match(text)):
        return replace(block, text=text[bare.end() :], marker=bare["number"])
    if not found.marker and (signed := _PLAIN.match(text)):
        found = numbering.Numbered(signed["number"], f"{signed['open']}{signed['close']}", text[signed.end() :])
    return replace(block, text=found.rest, marker=found.marker, form=found.form) if found.marker else block


_BARE = re.compile(r"(?P<number>[0-9٠-٩]{1,2})\s+(?=[^\W\d_])")
_PLAIN = re.compile(r"(?P<open>\(?)(?P<number>[0-9٠-٩]{1,2})\s*(?P<close>[-–ـ.)])\s*(?=\S)")


# ---------------------------------------------------------------- headings


def _part(block: Paragraph) -> KnownHeading | None:
    return headings.known(inline.words(block.text)) if block.style not in _FREE else None


def _is_line(block: Paragraph) -> bool:
    text = inline.words(block.text)
    asks = len(text.split()) <= _QUESTION and text.endswith("؟")
    return asks or (len(text.split()) <= _HEADING_WORDS and not text.endswith((*_END_OF_SENTENCE, ":")))


def _is_heading(blocks: Sequence[Paragraph], place: int) -> bool:
    """Whether a block opens a part of the text: by its style, its words, or its number and what stands around it."""
    block = blocks[place]
    known = _part(block)
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
    return bool(after) and _is_line(block) and not in_list and not nests


def _rank(block: Paragraph, order: Mapping[str, int]) -> int:
    if block.style is Style.HEADING and block.level:
        return block.level
    return _LOOKS + order[_look(block)]


def _look(block: Paragraph) -> str:
    """By what a heading without a style is told from those of another depth."""
    return numbering.kind(block.marker, block.form)


def _ranks(blocks: Sequence[Paragraph]) -> dict[int, int]:
    """The headings of a text by their places, each with how deep it is: 0 those that part it.

    Styles say it where there are any. Ways of numbering nest in the order in which they first come.
    """
    places = [place for place in range(len(blocks)) if _is_heading(blocks, place)]
    unknown = [place for place in places if not _part(blocks[place])]
    order: dict[str, int] = {}
    for place in unknown or places:
        if not (blocks[place].style is Style.HEADING and blocks[place].level):
            order.setdefault(_look(blocks[place]), len(order))
    ranks = {place: _rank(blocks[place], order) for place in unknown}
    styled = [blocks[place].level for place in places if blocks[place].level and _part(blocks[place])]
    top = min([*ranks.values(), *styled], default=_LOOKS)
    for place in places:
        if place not in ranks:
            level = blocks[place].level if blocks[place].style is Style.HEADING else 0
            ranks[place] = max(level, top) if level else top
    depths = {rank: depth for depth, rank in enumerate(sorted({ranks[place] for place in places} or {top}))}
    return {place: depths.get(ranks[place], 0) for place in places}


def _is_paper(blocks: Sequence[Paragraph], ranks: Mapping[int, int]) -> bool:
    """Whether a text goes by headings of its own, or by none, rather than by this house's «الحدث» and «التحليل»."""
    known = [_part(block) for block in blocks]
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


def _heads(blocks: Sequence[Paragraph], ranks: Mapping[int, int]) -> Iterator[Paragraph]:
    """The blocks with their headings marked as such; `level` is how deep they are, from 1."""
    for place, block in enumerate(blocks):
        if place not in ranks or (block.style is not Style.HEADING and ranks[place] and not _is_line(block)):
            yield block
            continue
        yield replace(block, style=Style.HEADING, level=ranks[place] + 1)


# ---------------------------------------------------------------- this house's form


@dataclass(slots=True)
class _House:
    page: TitlePage
    claim: str = ""
    part: PaperPart | None = None
    parts: dict[PaperPart | None, list[Paragraph]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    loose: list[Paragraph] = field(default_factory=list)

    def take(self, block: Paragraph) -> None:
        heading = _part(block)
        if block.style is Style.ASIDE or (self.part is PaperPart.CONTENTS and not heading and _is_line(block)):
            self.kept.append(inline.shown(_whole(block)))
        elif heading:
            self._open(heading, block)
        elif block.style in _FREE and self.part in _OF_LINES:
            self.loose.append(block)
        else:
            self.part = None if self.part is PaperPart.CONTENTS else self.part
            self.parts.setdefault(self.part, []).append(block)

    def _open(self, heading: KnownHeading, block: Paragraph) -> None:
        self.part = _IN_HOUSE.get(heading.part, heading.part)
        if heading.part is PaperPart.ANALYSIS and not self.claim and len(heading.rest.split()) <= _TITLE_WORDS:
            self.claim = heading.rest
            self.kept.append(_whole(block))
            return
        if heading.part is PaperPart.CONTENTS:
            self.kept.append(inline.shown(_whole(block)))
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
            unplaced = [*unplaced, *_as_blocks(point)]
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
            references=_lines(self.parts.get(PaperPart.REFERENCES, ())),
            bibliography=_lines(self.parts.get(PaperPart.BIBLIOGRAPHY, ())),
            sources=_lines(self.parts.get(PaperPart.SOURCES, ())),
            unplaced=(*unplaced, *introduction, *self.loose, *source.stray, *_beyond(points, closing)),
            kept=(*self.kept, *(line for part in _OF_LINES for line in _numbers(self.parts.get(part, ())))),
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
        yield from _as_blocks(point)


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
        return OutlinePoint(block.text, (), block.marker)
    return OutlinePoint("", (Paragraph(Style.TEXT, block.text),), block.marker)


# ---------------------------------------------------------------- a paper's own form


@dataclass(slots=True)
class _Paper:
    """Sorts a text by its own headings: what parts it are sections, in its order; what is deeper stays within them."""

    page: TitlePage
    summary_title: str = ""
    lead: list[Paragraph] = field(default_factory=list)
    event: list[Paragraph] = field(default_factory=list)
    summary: list[Paragraph] = field(default_factory=list)
    references: list[Paragraph] = field(default_factory=list)
    contents: list[Paragraph] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    points: list[tuple[Paragraph, PaperPart | None, list[Paragraph]]] = field(default_factory=list)
    target: list[Paragraph] | None = None

    def take(self, block: Paragraph) -> None:
        known = _part(block) if block.style is Style.TEXT else None
        if known and known.rest and known.part is PaperPart.ABSTRACT and not (self.points or self.summary_title):
            self.summary_title = block.text.removesuffix(known.rest).rstrip(" :：–—-")
            self.summary.append(replace(block, text=known.rest))
            return
        if self.target is self.contents and not (block.style in {Style.TEXT, Style.ITEM} and _is_line(block)):
            self.target = None
        if block.style is Style.ASIDE:
            self.kept.append(_whole(block))
        elif block.style is Style.HEADING and block.level == 1:
            self._open(block, _part(block))
        else:
            (self.lead if self.target is None else self.target).append(block)

    def _open(self, block: Paragraph, known: KnownHeading | None) -> None:
        part = known.part if known else None
        if inline.has_note(block.text):
            self.kept.append(inline.shown(_whole(block)))
        if (part is PaperPart.ABSTRACT and (self.target is self.summary or not self.points)) or (
            part is PaperPart.SUMMARY and not (self.points or self.summary)
        ):
            self._open_summary(block)
        elif part is PaperPart.EVENT and not self.event and not self.points:
            self.target = self.event
            self.kept.append(_whole(block))
        elif part is PaperPart.REFERENCES:
            self.target = self.references
            self.kept.append(_whole(block))
        elif part is PaperPart.CONTENTS:  # the site makes its own
            self.target = self.contents
            self.kept.append(_whole(block))
        else:
            self.target = [] if _is_line(block) or part else [Paragraph(Style.TEXT, block.text)]
            head = replace(block, text="") if self.target else block
            self.points.append((head, _IN_PAPER.get(part, part) if part else None, self.target))

    def _open_summary(self, block: Paragraph) -> None:
        """An abstract; a second one, in another language, stands below the first."""
        if self.summary_title:
            self.summary.append(replace(block, level=_BELOW))
        elif block.marker:
            self.kept.append(_whole(block))
        self.summary_title, self.target = self.summary_title or block.text.rstrip(" :："), self.summary

    def outline(self, source: Manuscript) -> Outline:
        empty = [head for head, part, blocks in self.points if part is PaperPart.NOTES and not blocks]
        works = [each for each in self.points if each[1] is PaperPart.BIBLIOGRAPHY and _is_list(each[2])]
        points = [
            OutlinePoint(inline.words(head.text).rstrip(" :："), tuple(blocks), head.marker, part)
            for head, part, blocks in self.points
            if head not in empty and (head, part, blocks) not in works  # notes stand with what refers to them
        ]
        listed = [endnotes.bracketed(block) for _, _, blocks in works for block in blocks]
        free = [block for block in self.references if block.style in _FREE]
        return Outline(
            page=self.page,
            claim="",
            lead=tuple(self.lead),
            event=tuple(self.event),
            summary=tuple(self.summary),
            points=tuple(points[:MOST_POINTS]),
            references=_lines(block for block in self.references if block.style not in _FREE),
            bibliography=_lines(block for block in listed if block.style is not Style.HEADING),
            sources=(),
            unplaced=(*free, *(b for point in points[MOST_POINTS:] for b in _as_blocks(point)), *source.stray),
            kept=(
                *self.kept,
                *_numbers(self.references),
                *(inline.shown(_whole(block)) for block in self.contents),
                *map(_whole, (*empty, *(head for head, _, _ in works))),
                *(_whole(block) for block in listed if block.style is Style.HEADING),
                *_numbers(block for block in listed if block.style is not Style.HEADING),
            ),
            notes=source.notes,
            summary_title=self.summary_title,
        )


_BELOW = 2
_IN_PAPER = {PaperPart.SUMMARY: PaperPart.CONCLUSION, PaperPart.SOURCES: PaperPart.BIBLIOGRAPHY}


def _as_blocks(point: OutlinePoint) -> tuple[Paragraph, ...]:
    title = (Paragraph(Style.HEADING, point.title, point.marker),) if point.title else ()
    return (*title, *point.blocks)


def _is_list(blocks: Iterable[Paragraph]) -> bool:
    """Whether a bibliography has works alone, and headings that part them."""
    return all(
        block.style in {Style.TEXT, Style.ITEM, Style.HEADING} and not inline.has_note(block.text) for block in blocks
    )


def _lines(blocks: Iterable[Paragraph]) -> tuple[str, ...]:
    return tuple(block.text for block in blocks)


def _numbers(blocks: Iterable[Paragraph]) -> Iterator[str]:
    """The numbers of a list that had some, in one line."""
    numbers = [block.marker for block in blocks if block.marker]
    if numbers:
        yield f"أرقام القائمة: {' '.join(numbers)}"


def _whole(block: Paragraph) -> str:
    """A block's text with the number that stood before it."""
    return f"{block.marker} {block.text}" if block.marker else block.text
