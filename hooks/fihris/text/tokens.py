"""Words: what is left between everything that is neither letter nor digit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .fold import Folded

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Token:
    """One folded word and where it stands in the source."""

    text: str
    start: int
    end: int


def words(folded: Folded) -> Iterator[Token]:
    """The words of a folded text, in order."""
    for found in _WORD.finditer(folded.text):
        yield Token(found.group(), *folded.span(found.start(), found.end()))
