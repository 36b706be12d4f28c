"""Numbers that a text states, in digits or in words, so that two languages can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from fihris.model import Lang
from fihris.text import scripts
from fihris.text.fold import fold, fold_key
from fihris.text.reading import HIDDEN

_LONGEST = 30
"""Digits. A longer run is a code, not a number of something, and is compared as it stands."""

_SCALES = {
    Lang.AR: {
        1000: "ألف آلاف ألفا",
        10**6: "مليون ملايين مليونا",
        10**9: "مليار مليارات مليارا",
        10**12: "تريليون تريليونات",
    },
    Lang.EN: {1000: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"},
}
# Both genders, both cases.
_WORDS = {
    Lang.AR: {
        1: "واحد واحدة أحد إحدى أول أولى أولها أولاها", 2: "اثنان اثنين اثنتان اثنتين ثان ثاني ثانية ثانيها كلا كلتا",
        3: "ثلاثة ثلاث ثالث ثالثة ثالثها", 4: "أربعة أربع رابع رابعة رابعها", 5: "خمسة خمس خامس خامسة", 6: "ستة ست سادس سادسة",
        7: "سبعة سبع سابع سابعة", 8: "ثمانية ثماني ثمان ثامن ثامنة", 9: "تسعة تسع تاسع تاسعة", 10: "عشرة عشر عاشر عاشرة",
        20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "أربعون أربعين", 50: "خمسون خمسين", 60: "ستون ستين",
        70: "سبعون سبعين", 80: "ثمانون ثمانين", 90: "تسعون تسعين", 100: "مئة مائة", 200: "مئتان مئتين مائتان مائتين",
        300: "ثلاثمئة ثلاثمائة", 400: "أربعمئة أربعمائة", 500: "خمسمئة خمسمائة", 600: "ستمئة ستمائة", 700: "سبعمئة سبعمائة",
        800: "ثمانمئة ثمانمائة ثمانيمئة", 900: "تسعمئة تسعمائة",
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
_SCALE_OF = {
    lang: {fold_key(word): n for n, words in table.items() for word in words.split()} for lang, table in _SCALES.items()
}
_WORD_OF = {
    lang: {fold_key(word): n for n, words in table.items() for word in words.split()} for lang, table in _WORDS.items()
}
_PARTS = {
    fold_key("نصف"): Decimal("0.5"),
    fold_key("ربع"): Decimal("0.25"),
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
}
_HUNDREDS = frozenset(map(fold_key, ("مئة", "مائة", "hundred")))
_BETWEEN = frozenset(("and", "a", "an", "of", "و"))
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
    folded = fold(_pointed(text, lang))
    for found in _NUMBER.finditer(folded.text):
        scale = _NEXT_WORD.match(folded.text, found.end())
        times = _SCALE_OF.get(lang, {}).get(scale[1], 1) if scale else 1
        yield Number(_worth(found.group(), times), *folded.span(*found.span()))


@cache
def _signs(lang: Lang) -> tuple[str, str]:
    """How a language parts thousands and the whole from its fraction (CLDR)."""
    symbols = scripts.locale(lang).number_symbols["latn"]
    return symbols["group"], symbols["decimal"]


def _pointed(text: str, lang: Lang) -> str:
    """The text with the signs within its numbers as English has them, letter for letter: 2 000,5 in French is 2,000.5."""
    if lang in _SCALES:
        return text
    group, decimal = _signs(lang)
    groups = rf"[{re.escape(group)}\u00a0\u202f ]" if group.isspace() else re.escape(group)
    text = re.sub(rf"(?<=\d){groups}(?=\d{{3}}(?!\d))", "\0", text)
    return re.sub(rf"(?<=\d){re.escape(decimal)}(?=\d)", ".", text).replace("\0", ",")


def knows_words(lang: Lang) -> bool:
    """Whether numbers that a text of a language writes in words are known."""
    return lang in _WORD_OF


def _worth(digits: str, times: int) -> str:
    plain = digits.replace(",", "").replace("٬", "").replace("٫", ".")
    if len(plain) > _LONGEST:
        return plain
    return _plain(Decimal(plain) * times)


def in_words(text: str, lang: Lang) -> set[str]:
    """The numbers that a plain text may state in words: each word alone, and those that stand together as one number.

    «خمسة وعشرون» is 5, 20 and 25: enough to find what the twin writes in digits.
    """
    folded = fold(text.replace(HIDDEN, " ")).text
    found: set[str] = set()
    run: list[str] = []
    end = 0
    for word in _WORD.finditer(folded):
        of_digits = (
            folded[max(0, word.start() - 3) : word.start()].rstrip()[-1:].isdigit()
        )  # «200 ألف» stands in digits
        name = "" if of_digits else _number_word(word.group(), lang)
        joined = not folded[end : word.start()].strip(" \u00a0-\n\u2060")
        if run and not (joined and (name or word.group() in _BETWEEN)):
            found.add(_plain(_sum(run, lang)))
            run = []
        if name:
            run.append(name)
            if name in _WORD_OF.get(lang, {}):
                found.add(str(_WORD_OF.get(lang, {})[name]))
        end = word.end()
    return found | ({_plain(_sum(run, lang))} if run else set())


def _number_word(word: str, lang: Lang) -> str:
    """The word as the tables have it; "" for one that is no number."""
    bare = _JOINED.sub("", word) if lang is Lang.AR else word
    return next(
        (
            each
            for each in (word, bare)
            if each in _WORD_OF.get(lang, {}) or each in _SCALE_OF.get(lang, {}) or each in _PARTS
        ),
        "",
    )


def _sum(run: list[str], lang: Lang) -> Decimal:
    """What words are worth together: units, tens and hundreds add up, a scale multiplies what stands before it."""
    total, current, scale = Decimal(0), Decimal(0), 1
    for word in run:
        worth = _SCALE_OF.get(lang, {}).get(word)
        if worth:
            total, current, scale = total + (current or 1) * worth, Decimal(0), worth
        elif word in _HUNDREDS:
            current = current * 100 if 0 < current < 10 else current + 100
        else:
            current += _PARTS.get(word) or _WORD_OF.get(lang, {})[word]
    # «مليون ونصف» is half a million more, not half of one.
    return total + (current * scale if current in _PARTS.values() else current)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
