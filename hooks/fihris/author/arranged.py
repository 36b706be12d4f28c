"""What must be seen of a text before its headings are: which lines list its contents, and which headings are of two lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from fihris.author import headings, inline, numbering
from fihris.author.headings import PaperPart
from fihris.author.source import Paragraph, Style
from fihris.text.fold import fold_key

_PAGE = re.compile(r"[\s.…·_|]+(?:[0-9٠-٩]{1,3}|[ivxl]{1,5})\s*\Z")
"""The number of a page at the end of a line."""
_LONGEST = 20
"""Words of a line that lists a part of the text."""


def contents(blocks: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The blocks with the lines that list the text's parts set aside: below a heading that says so, those that end with a
    page, or that stand again further down."""
    made: list[Paragraph] = []
    listing = False
    for place, block in enumerate(blocks):
        if _opens(block):
            listing = True
        elif listing and block.style is not Style.ASIDE:
            listing = _lists(block, blocks[place + 1 :])
        made.append(replace(block, style=Style.ASIDE) if listing and not _opens(block) else block)
    return tuple(made)


def _opens(block: Paragraph) -> bool:
    known = headings.known(inline.words(block.text)) if block.style is not Style.TABLE else None
    return known is not None and known.part is PaperPart.CONTENTS and not known.rest


def _lists(block: Paragraph, following: Sequence[Paragraph]) -> bool:
    words = inline.words(block.text)
    if block.style not in {Style.TEXT, Style.ITEM, Style.HEADING} or len(words.split()) > _LONGEST:
        return False
    return bool(_PAGE.search(words)) or any(_key(other) == _key(block) for other in following)


def _key(block: Paragraph) -> str:
    return fold_key(_PAGE.sub("", inline.words(block.text)).strip(" :："))


def chapters(blocks: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The blocks with each heading that is a number alone as the number of the heading below it: «الفصل الأول» and «الإطار العام»."""
    waiting: Paragraph | None = None
    for block in blocks:
        if waiting is not None:
            joined = block.style in {Style.HEADING, waiting.style} and not block.marker and _is_short(block)
            if joined:
                style, level = (waiting.style, waiting.level) if waiting.level else (Style.HEADING, block.level)
                yield replace(block, style=style, level=level, marker=inline.words(waiting.text).strip(" :："))
            else:
                yield waiting
            waiting = None
            if joined:
                continue
        if (
            block.style in {Style.HEADING, Style.TEXT}
            and not block.marker
            and numbering.whole(inline.words(block.text))
        ):
            waiting = block
        else:
            yield block
    if waiting is not None:
        yield waiting


def _is_short(block: Paragraph) -> bool:
    words = inline.words(block.text)
    return len(words.split()) <= _LONGEST and not words.endswith((".", "؛", "،", ":"))
