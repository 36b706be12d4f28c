"""How a word is written: the letters and marks that folding takes from it, by which alone some names are told apart."""

from __future__ import annotations

import unicodedata
from typing import Final

from .fold import fold_char

Marks = frozenset[tuple[int, str]]
SHADDA: Final = "\N{ARABIC SHADDA}"


def marks(written: str) -> Marks:
    """The letters and marks that folding changes, each with its place; a final vowel is of grammar, not of the name."""
    found, place = set(), -1
    for char in written:
        if unicodedata.category(char) == "Mn":
            found.add((place, char))
        else:
            place += 1
            if fold_char(char) != char:
                found.add((place, char))
    return frozenset(
        (at, char) for at, char in found if at < place or char == SHADDA or not unicodedata.combining(char)
    )


def apart(one: str, other: str) -> bool:
    """Whether names that fold to one form are two: each has vowel marks or a shadda that the other lacks («عُمان», «عمّان»).

    Letters tell nothing here: many write «ا» for each of «أإآ».
    """
    mine, theirs = (frozenset(mark for mark in marks(name) if unicodedata.combining(mark[1])) for name in (one, other))
    return bool(mine - theirs and theirs - mine)
