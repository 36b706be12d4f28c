"""Quotation marks: which opens, which closes, and which is left over."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile("[«»“”„\"\n]")
_DIRECTED = {"«": True, "»": False}


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation with its marks, from `start` to before `end`; `depth` 0 is outermost."""

    start: int
    end: int
    opening: str
    closing: str
    depth: int


@dataclass(frozen=True, slots=True)
class Marks:
    """The pairs of a text, in the order in which they close, and the first mark of each block that has no other."""

    pairs: tuple[Pair, ...]
    unpaired: tuple[int, ...]


_NONE = Marks((), ())
_SIGNS = "«»“”„\""


def read(text: str) -> Marks:
    """Pair the marks of each block of a plain text (blocks are parted by newlines).

    « and » say themselves whether they open. The others are mixed up in most texts, “ for ” and both alike, so they
    open and close in turn.
    """
    if not any(sign in text for sign in _SIGNS):
        return _NONE
    pairs: list[Pair] = []
    unpaired: list[int] = []
    open_marks: list[tuple[int, str]] = []
    lost = -1
    for found in _MARK.finditer(text):
        sign, place = found.group(), found.start()
        if sign == "\n":
            unpaired.extend(_first(lost, open_marks))
            open_marks, lost = [], -1
        elif _opens(sign, open_marks):
            open_marks.append((place, sign))
        elif open_marks and (open_marks[-1][1] in _DIRECTED) == (sign in _DIRECTED):
            start, opening = open_marks.pop()
            pairs.append(Pair(start, place + 1, opening, sign, len(open_marks)))
        elif lost < 0:
            lost = place
    unpaired.extend(_first(lost, open_marks))
    return Marks(tuple(pairs), tuple(unpaired))


def _opens(sign: str, open_marks: list[tuple[int, str]]) -> bool:
    if sign in _DIRECTED:
        return _DIRECTED[sign]
    return not open_marks or open_marks[-1][1] in _DIRECTED


def _first(lost: int, open_marks: list[tuple[int, str]]) -> list[int]:
    """The first mark without another; those after it only follow from it."""
    places = [place for place in (lost, *(place for place, _ in open_marks[:1])) if place >= 0]
    return [min(places)] if places else []
