"""Titles of other works and addresses, in which no names are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fihris.text.reading import Span
from fihris.text.wordlists import alternatives

_ADDRESS: Final = re.compile(r"\b(?:https?://|ftp://|www\.)[^\s<>]+")
_QUOTE_SIGN: Final = re.compile('[«“”"]')
_QUOTED: Final = re.compile(r"«[^«»\n]{1,300}»|“[^“”\n]{1,300}”|”[^“”\n]{1,300}“|\"[^\"\n]{1,300}\"")
_CUE: Final = re.compile(
    rf"(?:^|[\s(«“\"])[وفبلك]{{0,2}}(?:ال|لل)?(?:{alternatives('works', 'cues')})\s*[:،,]?\s*$", re.IGNORECASE
)
_CUE_REACH: Final = 30


def addresses(text: str) -> Iterator[Span]:
    """Addresses written out in the text."""
    if "://" in text or "www." in text:
        yield from (found.span() for found in _ADDRESS.finditer(text))


def titles(text: str, emphasis: list[Span]) -> Iterator[Span]:
    """What stands in quotation marks or italics directly after «بعنوان», "titled" and the like."""
    place = 0
    while opening := _QUOTE_SIGN.search(text, place):
        found = _QUOTED.match(text, opening.start())
        if found and _after_cue(text, found.start()):
            yield found.span()
        place = found.end() if found else opening.end()
    for start, end in emphasis:
        if start < end and "\n" not in text[start:end] and _after_cue(text, start):
            yield start, end


def _after_cue(text: str, place: int) -> bool:
    return bool(_CUE.search(text[max(0, place - _CUE_REACH) : place]))
