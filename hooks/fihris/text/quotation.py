"""Words quoted from a text: in whole sentences, and with the sentence before where they do not stand alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from fihris.text import wordlists
from fihris.text.fold import Folded, fold
from fihris.text.sentences import sentences

_FIRST: Final = re.compile(r"[«“\"'(\[]*([^\W\d_][\w’'\u064b-\u0652]*)")
_SENTENCE_END: Final = re.compile(r"[.!?؟…][»”\"')\]]*$")

_LANGS: Final = ("ar", "en")


def _lists(name: str) -> dict[str, frozenset[str]]:
    return {lang: frozenset(wordlists.read("quotation")[f"{name}-{lang}"]) for lang in _LANGS}


_LEANING: Final = _lists("leaning")
_AFTER: Final = _lists("after")
_PREPOSITIONS: Final = _lists("prepositions")
_THE: Final = frozenset(wordlists.read("quotation")["the-en"])
_OWN_LETTER: Final = re.compile(
    f"(?:{'|'.join(wordlists.read('quotation')['own-letter'])})(?:{'|'.join(wordlists.read('quotation')['endings'])})?"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Whole sentences of a text; the words that were asked for are `text[start:end]`. `before` is the sentence before,
    where these lean on it, or ""."""

    text: str
    start: int
    end: int
    before: str = ""


def find(words: str, text: str) -> tuple[int, int] | None:
    """Where words stand in a plain text as words of their own, spelling aside; و and the like may be joined to the first."""
    pattern = r"\s+".join(map(re.escape, fold(words).text.split()))
    folded = _folded(text)
    found = re.search(rf"(?<!\w)[وفبلك]?{pattern}(?!\w)", folded.text) if pattern else None
    return folded.span(*found.span()) if found else None


@lru_cache(maxsize=4096)
def whole(words: str, text: str, lang: str) -> Quotation:
    """The words in the whole sentences that hold them; alone where they do not stand in the text."""
    found = find(words, text)
    if not found:
        return Quotation(words, 0, len(words))
    start, end = found
    bounds = [bound for bound in _bounds(text) if bound[1] > start and bound[0] < end]
    first, last = min(start, bounds[0][0]), max(end, bounds[-1][1])
    return Quotation(text[first:last], start - first, end - first, before(text, first, lang))


_REACH = 80
"""Letters in which the first two words of a sentence stand."""


def before(text: str, start: int, lang: str) -> str:
    """The sentence before the one that begins at `start`, where that one leans on it; "" where it stands alone, where none
    is before it, and where what is before it is a heading."""
    if not leans(text[start : start + _REACH], lang):
        return ""
    earlier = [text[first:last] for first, last in _bounds(text) if last <= start]
    return earlier[-1] if earlier and _SENTENCE_END.search(earlier[-1]) else ""


@lru_cache(1 << 16)
def leans(sentence: str, lang: str) -> bool:
    """Whether a sentence begins with what leans on another: a pronoun, a demonstrative, a conjunction. In doubt it does:
    a sentence too many does less harm than a «he» of whom nobody is told."""
    words = [fold(found[1]).text for found in islice(_FIRST.finditer(sentence[:_REACH]), 2)]
    if not words:
        return False
    first, second = words[0], words[1] if len(words) > 1 else ""
    if lang == "ar" and first[0] in "وف" and len(first) > 1 and not _OWN_LETTER.fullmatch(first):
        return True
    if first == "the" and second in _THE:
        return True
    return first in _LEANING.get(lang, ()) or (first in _PREPOSITIONS.get(lang, ()) and second in _AFTER[lang])


@lru_cache(maxsize=256)
def _folded(text: str) -> Folded:
    return fold(text)


@lru_cache(maxsize=256)
def _bounds(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(sentences(text))
