"""Words with the shape of a surname that no list has: «محمد خاتمي رضائي», «إيران درودي»."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from fihris.model import Lang
from fihris.text.clitics import is_definite

from .context import Context
from .vocabulary import FAMILIES
from .words import VOCABULARY, listed

_NO_SURNAMES: Final = listed("bearers", Lang.AR, "no_surnames")
_LETTERS: Final = 4
_LONGEST_NOUN: Final = 5  # letters of «تعاطي», «تبني»
NO_SURNAME_BEGINS: Final = "وفبلكيتسنأام"
"""Letters with which a verb, a preposition or a participle begins."""
_FOREIGN: Final = re.compile(r"(?:نديز|ريز|نغ|سون|برغ|ستاين|فيتش|وفسكي|نكو|شفيلي|بولوس|اردي)\Z")
_PERSIAN: Final = ("ايي", "اءي", "زاده", "بور", "نيا", "وند")


def is_surname(context: Context, end: int) -> bool:
    """Whether the Arabic word behind a place has the shape of a surname without the article, and of no verb or plural in construct: not
    «التقى محمد خاتمي سفيري …». A nationality is a match."""
    word, last = context.word_after(end)
    if not may_be_surname(word) or context.text[end] != " " or not context.text[end + 1].isalpha():
        return False  # «دقلو "حميدتي"»
    if context.starts_match(end + 1) or is_definite(context.word_after(last)[0]):
        return False
    if word in FAMILIES or is_persian(word) or is_foreign(word):
        return True
    written = context.written(end + 1, last)
    return written.endswith("ي") and not written.endswith("يي")


@lru_cache(VOCABULARY)
def may_be_surname(word: str) -> bool:
    """Whether the letters of a word allow it; those of most words do not."""
    return word in FAMILIES or is_persian(word) or is_foreign(word) or _is_shaped(word)


def is_persian(word: str) -> bool:
    """Whether a word ends as Persian surnames do, and as few words of Arabic."""
    return len(word) > _LETTERS and word.endswith(_PERSIAN) and word not in _NO_SURNAMES and word[0] not in "وفبل"


def is_foreign(word: str) -> bool:
    """Whether a word ends as surnames of abroad do, and as no word of Arabic: «فرنانديز», «غودينغ»."""
    return len(word) > _LETTERS and bool(_FOREIGN.search(word)) and word[0] not in "وتي"


def _is_shaped(word: str) -> bool:
    return (
        len(word) >= _LETTERS
        and word.endswith("ي")
        and (word[0] not in NO_SURNAME_BEGINS or (word[0] == "ت" and len(word) > _LONGEST_NOUN))  # «تيموري»
        and word not in _NO_SURNAMES
    )
