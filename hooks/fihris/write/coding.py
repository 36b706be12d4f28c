"""How the search index writes numbers and words: in signs that JSON does not escape and compression likes.

`overrides/assets/javascripts/search/coding.js` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

# Base 46; the upper half of the digits means "more follows".
DIGITS: Final = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\')[:92]
BASE: Final = len(DIGITS) // 2
WIDE: Final = re.compile("[\U00010000-\U0010ffff]")  # letters that are two signs in JavaScript; words share none


class _Signs(dict[int, str]):
    """Each number as it is written; what was written once is looked up."""

    def __missing__(self, value: int) -> str:
        coded, left = "", value
        while left >= BASE:
            coded += DIGITS[BASE + left % BASE]
            left //= BASE
        coded += DIGITS[left]
        if value < _KEPT:
            self[value] = coded
        return coded


_KEPT: Final = 1 << 17
_SIGNS: Final = _Signs()


def numbers(values: Iterable[int]) -> str:
    """Numbers from 0 on, one after another, the lowest digit first."""
    return "".join(map(_SIGNS.__getitem__, values))


def front_coded(words: Sequence[str]) -> str:
    """Each word as the letters it does not share with the one before; a capital says how many it shares."""
    wide = WIDE.search("".join(words))
    coded = [f"A{words[0]}"] if words else []
    for before, word in pairwise(words):
        shared = min(len(before), len(word), 25)
        while before[:shared] != word[:shared]:
            shared -= 1
        if wide and (letter := WIDE.search(word, 0, shared)):
            shared = letter.start()
        coded.append(chr(ord("A") + shared) + word[shared:])
    return "".join(coded)
