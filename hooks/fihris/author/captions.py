"""What stands below a picture, with it: the line after it, or before it, that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fihris.author import inline
from fihris.author.source import Paragraph, Style
from fihris.text import wordlists

_WORDS = "|".join(map(re.escape, wordlists.read("papers")["captions"]))
_CAPTION = re.compile(rf"(?:{_WORDS})\s*(?:رقم\s*)?[(\[]?[0-9٠-٩IVX]+", re.IGNORECASE)
_LONGEST = 40
"""Words."""
MARKED = "caption"
"""The form of a line that its document calls a caption."""


def joined(blocks: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The blocks, each picture with its caption."""
    made: list[Paragraph] = []
    waiting: Paragraph | None = None  # a caption above its picture
    for block in blocks:
        last = made[-1] if made else None
        above, waiting = waiting, None
        if last and last.style is Style.PICTURE and not last.text and _is_caption(block):
            made[-1] = replace(last, text=block.text)
        elif block.style is Style.PICTURE and last is not None and last is above:
            made[-1] = replace(block, text=last.text)
        elif _is_caption(block):
            waiting = replace(block, style=Style.TEXT)  # one in bold is no heading
            made.append(waiting)
        else:
            made.append(block)
    return tuple(replace(block, form="") if block.form == MARKED else block for block in made)


def _is_caption(block: Paragraph) -> bool:
    if block.style is not Style.TEXT and not (block.style is Style.HEADING and not block.level):
        return False
    words = inline.words(block.text)
    return block.form == MARKED or (len(words.split()) <= _LONGEST and bool(_CAPTION.match(words)))
