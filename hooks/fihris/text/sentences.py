"""Sentences of plain text: where one ends, and where a full stop does not end one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from fihris.text import scanning
from fihris.text.fold import fold_key
from fihris.text.wordlists import words

# A sentence ends at . ! ? ؟ … with closing quotes and brackets, before white space, and at the end of a block.
_ENDS: Final = scanning.begun(("\n", ""), *((sign, r"""[.!?؟…]*["'”“»’)\]]*(?=\s|$)""") for sign in ".!?؟…"))
_WORD_BEFORE: Final = re.compile(r"[^\s(«“\"\[]*$")
_SIGNS: Final = re.compile(r"[\W_]+")
_ACRONYM: Final = re.compile(r"(?:[^\W\d_]\.)+")
_LONGEST_ABBREVIATION: Final = 12

_ABBREVIATIONS: Final = frozenset(words("sentences", "abbreviations").split())
_OPENERS: Final = frozenset(words("sentences", "openers").split())


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a plain text whose blocks are parted by newlines: (start, end) without white space around."""
    start = 0
    for stop, end in scanning.apart(text, _ENDS):
        if text[stop] == "." and not _ends(text, stop, end):
            continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


class Identifier:
    """Gives the sentences of one section their ids, asked in the order in which they stand; section 0 is a brief's own text.

    An id is made of the number of the section and of the sentence's own letters, so that it outlives every edit but
    that of the sentence itself, and even there hamza, vowel signs, spaces and punctuation may change. Sentences of the
    same letters are counted.
    """

    def __init__(self, section: int) -> None:
        self._section = section
        self._seen: Counter[str] = Counter()

    def of(self, sentence: str) -> str:
        """The id of the next sentence; "" where it has no letter and no digit, so nothing that could be led to."""
        letters = _SIGNS.sub("", fold_key(sentence))
        if not letters:
            return ""
        digest = sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()[:4]
        self._seen[digest] += 1
        again = self._seen[digest]
        return f"s{self._section}-{digest}" + (f"-{again}" if again > 1 else "")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    sentence = text[start:end]
    if words := sentence.strip():
        first = start + len(sentence) - len(sentence.lstrip())
        yield first, first + len(words)


def _ends(text: str, stop: int, end: int) -> bool:
    """Whether the full stop at `stop` ends a sentence."""
    found = _WORD_BEFORE.search(text, max(0, stop - _LONGEST_ABBREVIATION), stop + 1)
    word = found.group() if found else ""
    if word.lower() in _ABBREVIATIONS:
        return False
    if not _ACRONYM.fullmatch(word):
        return True
    following = text[end : end + 12].split()
    return not following or (len(word) > 2 and following[0] in _OPENERS)
