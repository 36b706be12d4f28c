"""Dates that a text states, in words, in digits or both, as EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from .dates import months
from .fold import fold, fold_key


@dataclass(frozen=True, slots=True)
class Stated:
    """A date that a plain text states from `start` to before `end`; `date` is "" where no calendar has it."""

    date: str
    start: int
    end: int


# ---------------------------------------------------------------- the names of months and days

ARABIC_MONTHS: Final = (
    "يناير|كانون الثاني|جانفي",
    "فبراير|شباط|فيفري",
    "مارس|آذار|أذار",
    "أبريل|إبريل|نيسان|أفريل",
    "مايو|أيار|ماي|ماية",
    "يونيو|يونيه|حزيران|جوان",
    "يوليو|يوليه|تموز|جويلية|يوليوز",
    "أغسطس|آب|أوت|غشت",
    "سبتمبر|أيلول|شتنبر",
    "أكتوبر|تشرين الأول",
    "نوفمبر|تشرين الثاني|نونبر",
    "ديسمبر|كانون الأول|دجنبر",
)
"""Of Egypt, of the Levant and of the Maghreb."""

_UNITS = ("حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع")
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)


def _arabic_days() -> dict[str, int]:
    """«السابع» … «الحادي والثلاثين»: the day as an ordinal."""
    names = {"الاول": 1, "العاشر": 10} | {f"ال{unit}": n for n, unit in enumerate(_UNITS, start=1) if n > 1}
    names |= {f"ال{unit} عشر": 10 + n for n, unit in enumerate(_UNITS, start=1)}
    for tens, stem in ((20, "عشر"), (30, "ثلاث")):
        for end in ("ين", "ون"):
            names[f"ال{stem}{end}"] = tens
            names |= {f"ال{unit} وال{stem}{end}": tens + n for n, unit in enumerate(_UNITS, start=1) if tens + n <= 31}
    return names


def _english_days() -> dict[str, int]:
    names = {name: n for n, name in enumerate(_ORDINALS, start=1)}
    names |= {f"twenty-{name}": 20 + n for n, name in enumerate(_ORDINALS[:9], start=1)}
    return names | {"thirtieth": 30, "thirty-first": 31}


_MONTHS: Final = {
    "ar": {fold_key(name): n for n, names in enumerate(ARABIC_MONTHS, start=1) for name in names.split("|")},
    "en": {fold_key(name, case=False): n for n, name in enumerate(months("en"), start=1)},
}
_DAYS: Final = {"ar": _arabic_days(), "en": _english_days()}

# ---------------------------------------------------------------- how dates are written

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3\d|[12]\d|0?[1-9])"
_NUMBER = r"(?:1[0-2]|0?[1-9])"
_AFTER_CHRIST = r"(?:\s?م(?!\w))?"
_END = r"(?![\w]|[.,]\d)"
_ALONE = r"(?:(?<![\w/.-])|(?<=\b[وفبلك]))"  # «و7 أغسطس»
# In both languages: 2023-08-07, 2023/8/7, 7/8/2023, 7.8.2023 (day first), and a year that stands alone in brackets.
_IN_DIGITS = (
    re.compile(rf"{_ALONE}(?P<year>{_YEAR})(?P<sign>[-/])(?P<number>{_NUMBER})(?P=sign)(?P<day>{_DAY})(?![\w/-]|\.\d)"),
    re.compile(
        rf"{_ALONE}(?P<day>{_DAY})(?P<sign>[-/.])(?P<number>{_NUMBER})(?P=sign)(?P<year>{_YEAR})(?![\w/-]|\.\d)"
    ),
    re.compile(rf"(?<=\()(?P<year>{_YEAR})(?:-(?P<to>{_YEAR}))?(?=\))"),
)


def _choice(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


def _arabic() -> tuple[re.Pattern[str], ...]:
    """On folded text. Longest first: a later pattern does not take what an earlier one has taken."""
    month, ordinal = _choice(_MONTHS["ar"]), _choice(_DAYS["ar"])
    double = rf"(?P<month>{month})(?:\s*/\s*(?:{month}))?"
    first = rf"(?P<first_month>{month})(?:\s*/\s*(?:{month}))?"
    of = r"\s+(?:من\s+)?(?:شهر\s+)?"
    year = rf"(?:\s*،)?\s+(?:من\s+)?(?:(?:عام|سنه)\s+)?(?P<year>{_YEAR}){_AFTER_CHRIST}{_END}"
    to = r"\s*(?:-|و|الي|حتي)\s*"
    return (
        re.compile(
            rf"{_ALONE}(?P<day>{_DAY}){of}{first}(?:\s+(?P<first_year>{_YEAR}))?{to}(?P<last>{_DAY}){of}{double}{year}"
        ),
        re.compile(rf"{_ALONE}(?P<day>{_DAY})(?:{to}(?P<last>{_DAY}))?{of}{double}{year}"),
        re.compile(rf"(?<!\w)[وفبل]?(?P<ordinal>{ordinal}){of}{double}{year}"),
        re.compile(rf"(?<!\w)(?:[وفبلك]|ال)*{double}{year}"),
        re.compile(
            rf"(?<!\w)[وفبل]?(?:ال)?(?:عام|سنه|منذ|حتي|عامي)\s+(?P<year>{_YEAR})(?:\s*-\s*(?P<to>{_YEAR})|\s+و(?P<and>{_YEAR}))?{_AFTER_CHRIST}{_END}"
        ),
    )


def _english() -> tuple[re.Pattern[str], ...]:
    month, ordinal = rf"(?P<month>{_choice(_MONTHS['en'])})", _choice(_DAYS["en"])
    first = rf"(?P<first_month>{_choice(_MONTHS['en'])})"
    day, last = rf"(?P<day>{_DAY})(?:st|nd|rd|th)?", rf"(?P<last>{_DAY})(?:st|nd|rd|th)?"
    to = r"\s*(?:-|and|to)\s*"
    return (
        re.compile(rf"{_ALONE}{day}\s+(?:of\s+)?{first}(?:\s+(?P<first_year>{_YEAR}))?{to}{last}\s+(?:of\s+)?{month},?\s+(?P<year>{_YEAR}){_END}"),
        re.compile(rf"{_ALONE}{day}(?:{to}{last})?\s+(?:of\s+)?{month},?\s+(?P<year>{_YEAR}){_END}"),
        re.compile(rf"\b{month}\s+{day}(?:{to}{last})?,\s+(?P<year>{_YEAR}){_END}"),
        re.compile(rf"\b(?P<ordinal>{ordinal})\s+(?:of\s+)?{month},?\s+(?P<year>{_YEAR}){_END}"),
        re.compile(rf"\b{month}\s+(?P<year>{_YEAR}){_END}"),
        re.compile(rf"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Oo]f|[Dd]uring|[Bb]efore|[Aa]fter|[Ee]arly|[Ll]ate|[Mm]id)[\s-]+"
                   rf"(?P<year>{_YEAR})(?:\s*-\s*(?P<to>{_YEAR})|\s+(?:and|to)\s+(?P<and>{_YEAR}))?{_END}"),
    )  # fmt: skip


@cache
def _months(lang: str) -> dict[str, int]:
    """The names of the months as they are compared, in any language."""
    return _MONTHS.get(lang) or {fold_key(name, case=False): n for n, name in enumerate(months(lang), start=1)}


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    """How a language writes dates. Of one without rules of its own: a day, a month by its name and a year, in this order."""
    if lang in _PATTERNS:
        return _PATTERNS[lang]
    month, of = rf"(?P<month>{_choice(_months(lang))})", r"(?:\s+d[eo]l?)?\s+"
    day, last = rf"(?P<day>{_DAY})(?:er|º|\.)?", rf"(?P<last>{_DAY})(?:er|º|\.)?"
    to = r"(?:\s*-\s*|\s+\w{1,3}\s+)"
    return (
        *_IN_DIGITS,
        re.compile(rf"{_ALONE}{day}(?:{to}{last})?{of}{month}{of}(?P<year>{_YEAR}){_END}", re.IGNORECASE),
        re.compile(rf"(?<!\w){month}{of}(?P<year>{_YEAR}){_END}", re.IGNORECASE),
    )


_PATTERNS: Final = {"ar": (*_IN_DIGITS, *_arabic()), "en": (*_IN_DIGITS, *_english())}
_HAS_YEAR = re.compile("[12١٢۱۲][90٩٠۹۰][0-9٠-٩۰-۹]{2}")

# ---------------------------------------------------------------- finding them


def find(text: str, lang: str) -> Iterator[Stated]:
    """The dates with a year that a plain text states, in its order, no more precise than it states them."""
    if not _HAS_YEAR.search(text):
        return
    folded = fold(text, case=lang == "ar")
    taken = bytearray(len(folded.text))
    found: list[Stated] = []
    for pattern in _patterns(lang):
        for each in pattern.finditer(folded.text):
            start, end = each.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.extend(Stated(edtf, *folded.span(start, end)) for edtf in _dates(each.groupdict(), lang))
    yield from sorted(found, key=lambda stated: stated.start)


def _dates(part: dict[str, str | None], lang: str) -> Iterator[str]:
    """The dates of one match; two where it names two years."""
    year = part["year"] or ""
    month = int(part.get("number") or _months(lang).get(_case(part.get("month"), lang), 0))
    if not month:
        yield f"{year}/{part['to']}" if part.get("to") else year
        if part.get("and"):
            yield part["and"] or ""
        return
    day = int(part.get("day") or _DAYS.get(lang, {}).get(part.get("ordinal") or "", 0))
    if not day:
        yield f"{year}-{month:02}"
        return
    first = _day(part.get("first_year") or year, _months(lang).get(_case(part.get("first_month"), lang), month), day)
    ends = [first, _day(year, month, int(part["last"]))] if part.get("last") else [first]  # type: ignore[arg-type]
    yield "/".join(ends) if all(map(exists, ends)) and ends[0] <= ends[-1] else ""


def _case(month: str | None, lang: str) -> str:
    """A month as the table has it, whatever its first letter: a sentence may begin with it."""
    word = month or ""
    return (
        word if word in _months(lang) else next((each for each in _months(lang) if each.lower() == word.lower()), word)
    )


def _day(year: str, month: int, day: int) -> str:
    return f"{year}-{month:02}-{day:02}"


def exists(day: str) -> bool:
    """Whether a calendar has the day."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def covers(declared: str, stated: str) -> bool:
    """Whether a declared date speaks of the stated one: it is the same, holds it, or is more precise."""
    first, last = _bounds(declared)
    start, end = _bounds(stated)
    return start <= last and first <= end


def _bounds(edtf: str) -> tuple[str, str]:
    """The first and last day, as text that sorts; 99 is the end of any month."""
    ends = edtf.split("/")
    return f"{ends[0]}-01-01"[:10], f"{ends[-1]}-99-99"[:10]
