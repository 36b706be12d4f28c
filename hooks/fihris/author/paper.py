"""Sorts a text that goes by headings of its own, or by none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from fihris.author import endnotes, inline
from fihris.author.headings import KnownHeading, PaperPart
from fihris.author.outline import MOST_POINTS, Outline, OutlinePoint, as_blocks, lines, numbers, whole
from fihris.author.ranks import FREE, is_line, known_part
from fihris.author.source import Manuscript, Paragraph, Style
from fihris.author.titlepage import TitlePage


@dataclass(slots=True)
class Paper:
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
        known = known_part(block) if block.style is Style.TEXT else None
        if known and known.rest and known.part is PaperPart.ABSTRACT and not (self.points or self.summary_title):
            self.summary_title = block.text.removesuffix(known.rest).rstrip(" :：–—-")
            self.summary.append(replace(block, text=known.rest))
            return
        if self.target is self.contents and not (block.style in {Style.TEXT, Style.ITEM} and is_line(block)):
            self.target = None
        if block.style is Style.ASIDE:
            self.kept.append(whole(block))
        elif block.style is Style.HEADING and block.level == 1:
            self._open(block, known_part(block))
        else:
            (self.lead if self.target is None else self.target).append(block)

    def _open(self, block: Paragraph, known: KnownHeading | None) -> None:
        part = known.part if known else None
        if inline.has_note(block.text):
            self.kept.append(inline.shown(whole(block)))
        if (part is PaperPart.ABSTRACT and (self.target is self.summary or not self.points)) or (
            part is PaperPart.SUMMARY and not (self.points or self.summary)
        ):
            self._open_summary(block)
        elif part is PaperPart.EVENT and not self.event and not self.points:
            self.target = self.event
            self.kept.append(whole(block))
        elif part is PaperPart.REFERENCES:
            self.target = self.references
            self.kept.append(whole(block))
        elif part is PaperPart.CONTENTS:  # the site makes its own
            self.target = self.contents
            self.kept.append(whole(block))
        else:
            self.target = [] if is_line(block) or part else [Paragraph(Style.TEXT, block.text)]
            head = replace(block, text="") if self.target else block
            self.points.append((head, _IN_PAPER.get(part, part) if part else None, self.target))

    def _open_summary(self, block: Paragraph) -> None:
        """An abstract; a second one, in another language, stands below the first."""
        if self.summary_title:
            self.summary.append(replace(block, level=_BELOW))
        elif block.marker:
            self.kept.append(whole(block))
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
        free = [block for block in self.references if block.style in FREE]
        return Outline(
            page=self.page,
            claim="",
            lead=tuple(self.lead),
            event=tuple(self.event),
            summary=tuple(self.summary),
            points=tuple(points[:MOST_POINTS]),
            references=lines(block for block in self.references if block.style not in FREE),
            bibliography=lines(block for block in listed if block.style is not Style.HEADING),
            sources=(),
            unplaced=(*free, *(b for point in points[MOST_POINTS:] for b in as_blocks(point)), *source.stray),
            kept=(
                *self.kept,
                *numbers(self.references),
                *(inline.shown(whole(block)) for block in self.contents),
                *map(whole, (*empty, *(head for head, _, _ in works))),
                *(whole(block) for block in listed if block.style is Style.HEADING),
                *numbers(block for block in listed if block.style is not Style.HEADING),
            ),
            notes=source.notes,
            summary_title=self.summary_title,
        )


_BELOW = 2
_IN_PAPER = {PaperPart.SUMMARY: PaperPart.CONCLUSION, PaperPart.SOURCES: PaperPart.BIBLIOGRAPHY}


def _is_list(blocks: Iterable[Paragraph]) -> bool:
    """Whether a bibliography has works alone, and headings that part them."""
    return all(
        block.style in {Style.TEXT, Style.ITEM, Style.HEADING} and not inline.has_note(block.text) for block in blocks
    )
