"""Look-ups in a folded text: the word directly before or after a place, where sentences end, and what it says at all."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from fihris.model import Lang
from fihris.text import scanning

from . import oldtimes

WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_NEXT: Final = re.compile(rf"""[ "“”«»']*({WORD.pattern})""")
_SENTENCE_ENDS: Final = scanning.begun(("\n", ""), *((sign, r"""[.!?؟…]*["”»)]*\s""") for sign in ".!?؟…"))
REACH: Final = 90  # characters before a match that are looked at
QUOTES: Final = " \"“”«»'"
OPENING: Final = "([“«\"'"


class Before(dict[int, tuple[str, int]]):
    """The word directly before a place of a text, found when it is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spaced = text.replace("\n", " ")

    def __missing__(self, place: int) -> tuple[str, int]:
        text, end, first = self._text, place - 1, place - REACH if place > REACH else 0
        while end >= first and text[end] in QUOTES:
            end -= 1
        end += 1
        start = self._spaced.rfind(" ", first, end) + 1 or first
        word = text[start:end]
        if not word.isalnum():
            word = word[max(map(word.rfind, OPENING)) + 1 :]  # «بـ"اتفاق»
            start = end - len(word)
        found = self[place] = (word, start) if word[-1:].isalnum() else ("", place)
        return found


class After(dict[int, tuple[str, int]]):
    """The word directly after a place."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __missing__(self, place: int) -> tuple[str, int]:
        text = self._text
        end = text.find(" ", place + 1)
        if end > 0 and text[place] == " " and (word := text[place + 1 : end]).isalnum():
            found = self[place] = word, end  # most words: twice as fast as the pattern
            return found
        match = _NEXT.match(text, place)
        found = self[place] = (match[1], match.end()) if match else ("", place)
        return found


class Whole:
    """What is looked for in a whole text, once it is asked for. All contexts of the text share it, whatever their matches."""

    def __init__(self, text: str, lang: Lang) -> None:
        self._text = text
        self._lang = lang
        self._said: dict[frozenset[str], bool] = {}

    @cached_property
    def sentences(self) -> tuple[list[int], list[int]]:
        """Where the sentences end, and where they begin."""
        found = list(scanning.apart(self._text, _SENTENCE_ENDS))
        return [*(start for start, _ in found), len(self._text)], [0, *(end for _, end in found)]

    @cached_property
    def old_times(self) -> list[int]:
        return oldtimes.told(self._text, self._lang)

    def says(self, known: frozenset[str]) -> bool:
        if known not in self._said:
            self._said[known] = any(each in self._text for each in known)
        return self._said[known]
