"""What stands in a brief's files below the front matter: the blocks of a text as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fihris.author import inline, marks
from fihris.author.outline import Outline, OutlinePoint
from fihris.author.source import Paragraph, Style
from fihris.model import FOR_AUTHOR, UNPLACED

UNSHOWN = frozenset({Style.REMARK, Style.ASIDE})
"""What a reader of the site does not see."""


@dataclass(frozen=True, slots=True)
class OwnText:
    """What stands on the brief's own page: its summary, what it says before its first heading, its event."""

    summary: tuple[Paragraph, ...]
    lead: tuple[Paragraph, ...]
    event: tuple[Paragraph, ...]

    @property
    def blocks(self) -> tuple[Paragraph, ...]:
        return (*self.event, *self.lead, *self.summary)


_WRITTEN: Mapping[Style, Callable[[Paragraph], str]] = {
    Style.HEADING: lambda block: f"{'#' * _depth(block)} {marks.escape(_numbered(block))}",
    Style.ITEM: lambda block: f"{'    ' * block.level}{_bullet(block)}",
    Style.TEXT: lambda block: marks.escape(_numbered(block)),
    Style.TABLE: lambda block: marks.table(block.text, block.form.split()),
    Style.QUOTATION: lambda block: f"> {marks.escape(block.text)}",
    Style.CODE: lambda block: inline.markdown(block.text),
    Style.PICTURE: lambda block: marks.picture(block.text, block.marker, block.file),
    Style.REMARK: lambda block: marks.comment(f"{FOR_AUTHOR}: {block.text}"),
    Style.ASIDE: lambda block: marks.comment(f"في الأصل: {_numbered(block)}"),
}
"""A block as Markdown."""
_SUB, _DEEPEST = 3, 6
"""The highest heading within a text, and the deepest there is."""


def _depth(block: Paragraph) -> int:
    return min(_SUB + block.level, _DEEPEST)


def _numbered(block: Paragraph) -> str:
    sign = "." if block.marker[:1].isdecimal() else ":"
    return f"{block.marker.translate(_DIGITS)}{sign} {block.text}" if block.marker else block.text


_SIGN = 3
"""Letters of a number; what is longer is words."""
_TASKS = {"☐": " ", "☒": "x", "☑": "x"}
"""The box before a task, as documents have it."""


def _bullet(block: Paragraph) -> str:
    number = block.marker.translate(_DIGITS)
    if number.isdecimal():
        return f"{number}. {marks.escape(block.text)}"
    if not number and block.text[:1] in _TASKS:
        return f"- [{_TASKS[block.text[0]]}] {marks.escape(block.text[1:].lstrip())}"
    return f"- {marks.escape(_numbered(block) if len(number) > _SIGN else f'{number}. {block.text}' if number else block.text)}"


_DIGITS = {ord(zero) + n: str(n) for zero in "٠۰" for n in range(10)}


def section_body(point: OutlinePoint, blocks: Sequence[Paragraph]) -> str:
    """The Markdown of a section, with what its heading was in the original."""
    parts = []
    if point.title:
        parts.append(marks.comment(f"العنوان في الأصل: {point.title}"))
    if point.marker:
        parts.append(marks.comment(f"رقمه في الأصل: {point.marker}"))
    return "\n\n".join([*parts, *_markdown(blocks)]) + "\n"


def index_body(text: Outline, own: OwnText, unplaced: Sequence[Paragraph]) -> Iterator[str]:
    """The Markdown of the brief's own page, block by block."""
    for line in (*text.page.lines, *text.kept):
        yield marks.comment(f"في الأصل: {line}")
    paper = bool(text.summary_title)
    if paper:
        yield f"## {marks.escape(inline.words(text.summary_title).rstrip(' :：'))}"
        yield from _markdown(own.summary)
    yield from _markdown(own.lead)
    if own.event:
        yield "## الحدث"
        yield from _markdown(own.event)
    if own.summary and not paper:
        yield "## الخلاصة"
        yield from _markdown(own.summary)
    if any(block.style not in UNSHOWN for block in unplaced):
        yield f"## {UNPLACED}"
    yield from _markdown(unplaced)


def _markdown(blocks: Iterable[Paragraph]) -> Iterator[str]:
    """The blocks, the items of one list together. Without a sign between them, a list goes on in one of another kind."""
    before: Paragraph | None = None
    lines: list[str] = []
    blocks = list(blocks)
    depths = {level: depth for depth, level in enumerate(sorted({b.level for b in blocks if b.style is Style.HEADING}))}
    for given in blocks:
        block, item = given, given.style is Style.ITEM
        if lines and not item:
            yield "\n".join(lines)
            lines = []
        if block.style is Style.HEADING:
            block = replace(block, level=depths[block.level])
        if not item:
            yield _WRITTEN[block.style](block)
        else:
            lower = before is not None and before.style is Style.ITEM
            block = replace(given, level=min(given.level, before.level + 1 if before and lower else 0))
            if lines and before and not block.level and not before.level and _ordered(block) != _ordered(before):
                yield "\n".join(lines)
                yield _BETWEEN_LISTS
                lines = []
            lines.append(_WRITTEN[block.style](block))
        before = block
    if lines:
        yield "\n".join(lines)


_BETWEEN_LISTS = "<!-- قائمة أخرى -->"


def _ordered(block: Paragraph) -> bool:
    return block.marker.isdecimal()


def cited(blocks: Iterable[Paragraph]) -> Iterator[int]:
    """The notes that blocks refer to, each once."""
    yield from dict.fromkeys(number for block in blocks for number in inline.notes(block.text))


def joined(blocks: Iterable[Paragraph]) -> str:
    """Blocks as one text of Markdown."""
    return "\n\n".join(_markdown(blocks))
