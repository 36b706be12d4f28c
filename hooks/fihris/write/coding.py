"""How the search index writes numbers and words: in signs that JSON does not escape and compression likes.

`overrides/assets/javascripts/search/coding.js` reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

# Base 46; the upper half of the digits means "more follows".
DIGITS: Final = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\')[:92]
BASE: Final = len(DIGITS) // 2


def numbers(values: Iterable[int]) -> str:
    """Numbers from 0 on, one after another, the lowest digit first."""
    return "".join([_SMALL[value] if value < BASE * BASE else _number(value) for value in values])


def _number(value: int) -> str:
    coded = ""
    while value >= BASE:
        coded += DIGITS[BASE + value % BASE]
        value //= BASE
    return coded + DIGITS[value]


_SMALL: Final = [_number(value) for value in range(BASE * BASE)]


def front_coded(words: Sequence[str]) -> str:
    """Each word as the letters it does not share with the one before; a capital says how many it shares."""
    coded = [f"A{words[0]}"] if words else []
    for before, word in pairwise(words):
        shared = min(_shared(before, word), 25)
        coded.append(chr(ord("A") + shared) + word[shared:])
    return "".join(coded)


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with in common, but for those that are two signs in JavaScript."""
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b or a > "\uffff":
            return place
    return min(len(one), len(other))
