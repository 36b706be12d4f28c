"""What a text's blocks are, sorted into the parts of a brief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fihris.author.headings import PaperPart
from fihris.author.source import Paragraph, Style
from fihris.author.titlepage import TitlePage

MOST_POINTS = 99
"""A section's number has two digits."""


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


def as_blocks(point: OutlinePoint) -> tuple[Paragraph, ...]:
    title = (Paragraph(Style.HEADING, point.title, point.marker),) if point.title else ()
    return (*title, *point.blocks)


def lines(blocks: Iterable[Paragraph]) -> tuple[str, ...]:
    return tuple(block.text for block in blocks)


def numbers(blocks: Iterable[Paragraph]) -> Iterator[str]:
    """The numbers of a list that had some, in one line."""
    numbers = [block.marker for block in blocks if block.marker]
    if numbers:
        yield f"أرقام القائمة: {' '.join(numbers)}"


def whole(block: Paragraph) -> str:
    """A block's text with the number that stood before it."""
    return f"{block.marker} {block.text}" if block.marker else block.text
