"""Numbers that a text states, in digits or in words, so that two languages can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from fihris.model import Lang
from fihris.text.fold import fold, fold_key
from fihris.text.prose import HIDDEN

_LONGEST = 30
"""Digits. A longer run is a code, not a number of something, and is compared as it stands."""

_SCALES = {
    Lang.AR: {1000: "ألف آلاف ألفا", 10**6: "مليون ملايين مليونا", 10**9: "مليار مليارات مليارا", 10**12: "تريليون تريليونات"},
    Lang.EN: {1000: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"},
}
# Both genders, both cases; a few hundred would be exact, but a figure of the text that large is written in digits.
_WORDS = {
    Lang.AR: {
        1: "واحد واحدة أحد إحدى أول أولى أولها أولاها", 2: "اثنان اثنين اثنتان اثنتين ثان ثاني ثانية ثانيها كلا كلتا",
        3: "ثلاثة ثلاث ثالث ثالثة ثالثها", 4: "أربعة أربع رابع رابعة رابعها", 5: "خمسة خمس خامس خامسة", 6: "ستة ست سادس سادسة",
        7: "سبعة سبع سابع سابعة", 8: "ثمانية ثماني ثمان ثامن ثامنة", 9: "تسعة تسع تاسع تاسعة", 10: "عشرة عشر عاشر عاشرة",
        20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "أربعون أربعين", 50: "خمسون خمسين", 60: "ستون ستين",
        70: "سبعون سبعين", 80: "ثمانون ثمانين", 90: "تسعون تسعين", 100: "مئة مائة", 200: "مئتان مئتين مائتان مائتين",
        1000: "ألف", 2000: "ألفان ألفين", 10**6: "مليون", 10**9: "مليار",
    },
    Lang.EN: {
        1: "one first once", 2: "two second twice both pair", 3: "three third", 4: "four fourth", 5: "five fifth",
        6: "six sixth", 7: "seven seventh", 8: "eight eighth", 9: "nine ninth", 10: "ten tenth", 11: "eleven eleventh",
        12: "twelve twelfth dozen", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen",
        18: "eighteen", 19: "nineteen", 20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy",
        80: "eighty", 90: "ninety", 100: "hundred", 1000: "thousand", 10**6: "million", 10**9: "billion",
    },
}  # fmt: skip
_SCALE_OF = {lang: {fold_key(word): n for n, words in table.items() for word in words.split()} for lang, table in _SCALES.items()}
_WORD_OF = {lang: {fold_key(word): n for n, words in table.items() for word in words.split()} for lang, table in _WORDS.items()}
# Not what belongs to a word or an address: G7, F-16 has its 16, v1.2.3 and 10/8 have none.
_NUMBER = re.compile(r"(?<![\w.,/])(?:\d{1,3}(?:[,٬]\d{3})+|\d+)(?:[.٫]\d+)?(?![\w]|[./,٫٬]\d)")
_DIGIT = re.compile("[0-9٠-٩۰-۹]")
_NEXT_WORD = re.compile(r"\s{1,3}([^\W\d_]{3,12})")
_WORD = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"^[وف]?[بلك]?(?:ال)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits, with what it is worth (`2000` for «2 ألف»), and its span in the plain text."""

    value: str
    start: int
    end: int


def in_digits(text: str, lang: Lang) -> Iterator[Number]:
    """The numbers that a plain text writes in digits, in order."""
    if not _DIGIT.search(text):
        return
    folded = fold(text)
    for found in _NUMBER.finditer(folded.text):
        scale = _NEXT_WORD.match(folded.text, found.end())
        times = _SCALE_OF[lang].get(scale[1], 1) if scale else 1
        yield Number(_worth(found.group(), times), *folded.span(*found.span()))


def _worth(digits: str, times: int) -> str:
    plain = digits.replace(",", "").replace("٬", "").replace("٫", ".")
    if len(plain) > _LONGEST:
        return plain
    return f"{(Decimal(plain) * times).normalize():f}"


def in_words(text: str, lang: Lang) -> set[str]:
    """What number words of a plain text may mean, each alone: enough to find «أربعة» where the twin has 4."""
    table = _WORD_OF[lang]
    found = {str(table[word]) for word in set(_WORD.findall(fold(text.replace(HIDDEN, " ")).text)) if word in table}
    if lang is Lang.AR:
        bare = {_JOINED.sub("", word) for word in _WORD.findall(fold(text).text)}
        found |= {str(table[word]) for word in bare if word in table}
    return found
