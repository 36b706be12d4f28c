"""The lines above a paper's text: what it is, its title, who wrote it, for whom, when, and in what series."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fihris.author import bylines, covers, dating, headings, inline, titlelines
from fihris.author.bylines import Writer
from fihris.author.source import Paragraph, Style
from fihris.author.titlereader import FREE, LONGEST, Reader, is_short

_NEAR = 12
"""Blocks among which a title with a style of its own is looked for."""


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What was read; an empty field was not there. `published` is EDTF, a day at most; `lines` are all lines as they stood,
    a title of two as one, and `noted` the numbers of the notes that say what an author is."""

    title: str = ""
    writers: tuple[Writer, ...] = ()
    published: str = ""
    kind: str = ""
    publisher: str = ""
    series: str = ""
    number: str = ""
    doi: str = ""
    licence: str = ""
    lines: tuple[str, ...] = ()
    noted: tuple[int, ...] = ()


def read(blocks: Sequence[Paragraph], notes: Mapping[int, str]) -> tuple[TitlePage, tuple[Paragraph, ...]]:
    """What stands above a text or signs it at its end, and the text without it."""
    blocks = _in_one_line(_unframed(blocks))
    reader = Reader(_styled_title(blocks) or _bold_title(blocks), notes=notes)
    rest: list[Paragraph] = []
    for place, block in enumerate(blocks):
        if block.style is Style.PICTURE and not reader.title:
            rest.extend(covers.picture(block))
        elif block.style in {Style.ASIDE, Style.REMARK, Style.PICTURE}:
            rest.append(block)
        elif not reader.takes(block, blocks[place + 1 : place + 1 + _NEAR]):
            rest.extend(blocks[place:])
            break
        elif inline.has_note(block.text):
            reader.lines[-1] = inline.shown(block.text)
            reader.explains(block)
    if not reader.title:  # what was no title page has its pictures
        rest = [*(block for block in blocks[: len(blocks) - len(rest)] if block.style is Style.PICTURE), *rest]
    signatures = len(rest)
    while signatures > 1 and reader.ends(rest[signatures - 1], rest[signatures - 2]):
        signatures -= 1
    reader.lines.extend(inline.words(block.text) for block in rest[signatures:])
    return _page(reader), tuple(rest[:signatures])


def _unframed(blocks: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The blocks with the tables near the beginning as lines, where they are a cover's."""
    made: list[Paragraph] = []
    titled = False
    for place, block in enumerate(blocks[:_NEAR]):
        lines = covers.lines(block, titled=titled) if block.style is Style.TABLE else ()
        if (block.style is Style.TABLE and not lines) or headings.known(inline.words(block.text)):
            return (*made, *blocks[place:])
        made.extend(lines or (block,))
        titled = titled or block.style is Style.HEADING
    return (*made, *blocks[_NEAR:])


def _in_one_line(blocks: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The blocks with a title that goes on behind its colon in the next line as one line, where more lines of a cover follow."""
    for place, block in enumerate(blocks[:_NEAR]):
        line = inline.words(block.text)
        if block.style not in {Style.TEXT, Style.HEADING} or block.level or headings.known(line) or len(line) > _LINE:
            break
        if line.endswith(":") and len(line.split()) > 2 and not says_something(line):
            return _joined(blocks, place)
    return blocks


def _joined(blocks: Sequence[Paragraph], place: int) -> Sequence[Paragraph]:
    if place + 2 >= len(blocks):
        return blocks
    block, more = blocks[place : place + 2]
    line, after = (inline.words(each.text) for each in blocks[place + 1 : place + 3])
    fits = more.style is block.style and is_short(line) and not says_something(line) and not bylines.is_name(line)
    if not fits or not (says_something(after) or bylines.is_name(after) or headings.known(after)):
        return blocks
    return (*blocks[:place], replace(block, text=f"{block.text} {more.text}"), *blocks[place + 2 :])


_LINE = 120
"""Letters of a line of a cover."""


def completed(page: TitlePage, declared: Mapping[str, str]) -> TitlePage:
    """A title page with what the file says of itself where the page says nothing."""
    writers = page.writers or tuple(
        each for name in _SEVERAL.split(declared.get("author", "")) for each in bylines.writers(name)
    )
    date = declared.get("date", "")[:10]
    return replace(
        page,
        title=page.title or _entitled(declared.get("title", ""), declared.get("subtitle", "")),
        doi=page.doi or titlelines.doi(declared.get("doi", "")),
        writers=writers,
        published=page.published or (date if dating.is_edtf(date) else titlelines.day(declared.get("date", ""))),
    )


_SEVERAL = re.compile(r"\s*[؛;]\s*")


def says_something(line: str) -> bool:
    """Whether a line above a text says what it is, whose, when or in what series."""
    return len(line.split()) <= LONGEST and Reader(None).says(line)


# ---------------------------------------------------------------- the title


def _styled_title(blocks: Sequence[Paragraph]) -> Paragraph | None:
    """The heading near the beginning that is higher than all others, or that nothing but other lines stand above; the line
    below it, where it is the name of whoever publishes the text."""
    levels = [block.level for block in blocks if block.style is Style.HEADING and block.level]
    if levels and blocks[0].level == min(levels) and bylines.is_body(inline.words(blocks[0].text)):
        return _below_publisher(blocks) or blocks[0]
    above = False
    for block in blocks[:_NEAR]:
        if block.style in FREE or (block.style is Style.TEXT and not is_short(inline.words(block.text))):
            return None
        if block.style is Style.HEADING and block.level:
            alone = block.level == min(levels) and levels.count(block.level) == 1
            return block if (alone or not above) and not headings.known(inline.words(block.text)) else None
        above = above or (block.style is Style.HEADING and not Reader(None).says(inline.words(block.text)))
    return None


def _below_publisher(blocks: Sequence[Paragraph]) -> Paragraph | None:
    """The title of a text whose first heading names a body: the next line, where lines of a cover or deeper headings follow."""
    if len(blocks) < 3:
        return None
    title, after = blocks[1:3]
    line, below = inline.words(title.text), inline.words(after.text)
    if title.style not in {Style.TEXT, Style.HEADING} or not is_short(line) or headings.known(line):
        return None
    if says_something(line) or bylines.is_name(line):
        return None
    deeper = title.style is Style.HEADING and after.style is Style.HEADING and after.level > title.level
    return title if deeper or says_something(below) or bylines.is_name(below) else None


def _bold_title(blocks: Sequence[Paragraph]) -> Paragraph | None:
    """The first line in bold below lines that say who publishes a text, in what series or when, where more such lines follow."""
    for place, block in enumerate(blocks[:_NEAR]):
        line = inline.words(block.text)
        if block.style is not Style.HEADING:
            if block.style is not Style.TEXT or not is_short(line) or (not place and not says_something(line)):
                return None
            continue
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        follows = after is not None and (after.style is Style.HEADING or says_something(inline.words(after.text)))
        return block if place and follows and not headings.known(line) and not says_something(line) else None
    return None


def _entitled(title: str, subtitle: str) -> str:
    """A title with what stands below it, where it has none yet."""
    if subtitle.startswith("("):
        return f"{title} {subtitle}"
    return f"{title}: {subtitle}" if subtitle and ":" not in title and not title.endswith(("؟", "?", "!")) else title


def _page(read: Reader) -> TitlePage:
    return TitlePage(
        _entitled(read.title, read.subtitle),
        read.writers.shared(),
        read.published,
        read.kind,
        read.publisher,
        read.series,
        read.number,
        read.doi,
        read.licence,
        tuple(read.lines),
        tuple(read.noted),
    )
