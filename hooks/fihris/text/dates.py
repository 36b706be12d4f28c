"""Dates in words, and years in words' company. Dates are written in EDTF (ISO 8601-2), levels 0 and the `/` of level 0."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

from babel.dates import format_date, format_skeleton

from fihris.text.scripts import locale
from fihris.text.signs import JOINER, NO_BREAK

# the joiner also keeps «7–8» and «أغسطس/آب» in order between letters of two directions
_RANGE = f"{JOINER}–{JOINER}"
_YEAR = r"(?<![\d.,/٬])((?:19|20)\d\d)(?![\d٬]|[.,]\d)"


@cache
def months(lang: str) -> tuple[str, ...]:
    """The names of the months. Arabic gives both: the Egyptian name, a slash and the Levantine (أغسطس/آب)."""
    if lang == "ar":
        egyptian, levantine = (locale(code).months["format"]["wide"] for code in ("ar-EG", "ar-SY"))
        return tuple(f"{egyptian[n]}{JOINER}/{JOINER}{levantine[n]}" for n in range(1, 13))
    names = locale("en-GB" if lang == "en" else lang).months["format"]["wide"]
    return tuple(names[n] for n in range(1, 13))


def words(edtf: str, lang: str) -> str:
    """The date as a reader says it, no more precise than it was written. "" gives ""."""
    first, _, last = edtf.partition("/")
    if not last or last == first:
        return _one(first, lang)
    start, end = first.split("-"), last.split("-")
    if len(start) == len(end) == 3 and start[:2] == end[:2]:
        day = str(int(end[2]))
        return re.sub(rf"(?<!\d){day}(?!\d)", f"{int(start[2])}{_RANGE}{day}", _one(last, lang), count=1)
    if len(start) == len(end) == 1:
        return f"{first}{_RANGE}{last}"
    return f"{_one(first, lang)} – {_one(last, lang)}"


def _one(date: str, lang: str) -> str:
    year, *rest = date.split("-")
    if not rest:
        return year
    if lang not in _DAY_FIRST:
        return _as_cldr(date, lang)
    month = months(lang)[int(rest[0]) - 1]
    return " ".join([*(str(int(day)) for day in rest[1:]), month, year])


_DAY_FIRST = frozenset({"ar", "en"})
"""Languages whose dates are set as the house sets them: day, month and year with spaces between; the others as CLDR has them."""


def _as_cldr(edtf: str, lang: str) -> str:
    whole = date.fromisoformat(f"{edtf}-01"[:10])
    said = (
        format_date(whole, "long", locale=locale(lang))
        if len(edtf) == len("2023-08-07")
        else format_skeleton("yMMMM", whole, locale=locale(lang))
    )
    return re.sub(r"^1 ", "1er ", said) if lang == "fr" else said


def spellings(edtf: str) -> tuple[str, ...]:
    """Every way to say a date that people type: either Arabic name of the month or both, English, and EDTF itself."""
    both = words(edtf, "ar")
    slash = f"{JOINER}/{JOINER}"
    ways = [both.replace(JOINER, ""), words(edtf, "en").replace(JOINER, ""), edtf]
    for each in (0, 1):
        said = both
        for name in months("ar"):
            said = said.replace(name, name.split(slash)[each])
        ways.append(said.replace(JOINER, ""))
    return tuple(dict.fromkeys(ways))


@cache
def _month_names(lang: str) -> tuple[str, ...]:
    """Every way to write a month, the longest first."""
    names = {part for name in months(lang) for part in (name, *name.split(f"{JOINER}/{JOINER}"))}
    return tuple(sorted(names, key=len, reverse=True))


@cache
def _wide_months(lang: str) -> tuple[str, ...]:
    """Months of two words: without one of them and without a figure no date has a space."""
    return tuple(name for name in _month_names(lang) if " " in name)


@cache
def _day_pattern(lang: str) -> re.Pattern[str]:
    either = "|".join(_month_names(lang))
    year = r"\d{4}(?!\d)"
    day = rf"(?<!\d)\d{{1,2}}(?:{JOINER}?[–-]{JOINER}?\d{{1,2}})?{_AFTER_DAY.get(lang, '')}"
    a_year = rf"|{_A_YEAR[lang]} {year}" if lang in _A_YEAR else ""
    return re.compile(rf"(?:{day} )?(?:{either})(?!\w)(?: {year})?{a_year}")


_DIGIT = re.compile(r"\d")
_AFTER_DAY = {"fr": "(?:er)?", "de": r"\.?"}


_A_YEAR = {"ar": r"(?<!\w)[وفبلك]?(?:ال)?(?:عام|عامي|عامين|سنة|سنتي)", "en": r"\b[Yy]ears?"}


def unbroken(text: str, lang: str) -> str:
    """The text with every date kept on one line: its day, its month («تشرين الثاني» is one of two words) and its year, or a
    year with the word that says it is one («عام 2014»). No more, for «يومي 29 و30 نوفمبر/تشرين الثاني 2022» is longer than the
    lines of a note in the margin."""
    if not _DIGIT.search(text) and not any(name in text for name in _wide_months(lang)):
        return text
    return _day_pattern(lang).sub(lambda date: date[0].replace(" ", NO_BREAK), text)


def precise(edtf: str) -> bool:
    """Whether the date names a day."""
    return len(edtf.partition("/")[0]) == len("2023-08-07")


def machine(edtf: str) -> str:
    """The value of HTML's `datetime`: the first day of a range, which HTML cannot say."""
    return edtf.partition("/")[0]


def year_of(edtf: str) -> str:
    return edtf[:4]


_PART_OF_YEAR = "ربيع|صيف|خريف|شتاء|مطلع|مستهل|بداية|أوائل|منتصف|أواخر|نهاية|ختام"
# «في 1991 كان …», but «في 2000 قرية»: behind these a round number is more likely one
_AT_YEAR = r"(?<!\w)(?:[وف]?(?:في|بين|قبل|بعد|خلال))(?=\s+\d\d(?!00)\d\d)"


@cache
def _year_pattern(lang: str) -> re.Pattern[str]:
    if lang == "ar":
        names = {part for name in months("ar") for part in name.split(f"{JOINER}/{JOINER}")}
        cue = rf"(?:عام|العام|سنة|السنة|عامي|سنتي|منذ|حتى|{_PART_OF_YEAR}|{'|'.join(sorted(names))})"
        return re.compile(rf"(?:{cue}|{_AT_YEAR})\s+{_YEAR}(?:\s*[{JOINER}]?[–-][{JOINER}]?\s*{_YEAR}|\s+و{_YEAR})?")
    if lang != "en":
        cue = rf"(?:{'|'.join([*months(lang), *_YEAR_AFTER.get(lang, ())])})"
        both = re.escape(locale(lang).list_patterns["standard"]["2"].replace("{0}", "").replace("{1}", "").strip())
        return re.compile(rf"(?<!\w){cue}[\s-]+{_YEAR}(?:\s*[–-]\s*{_YEAR}|\s+{both}\s*{_YEAR})?", re.IGNORECASE)
    cue = rf"(?:in|since|by|of|from|until|to|through|during|before|after|between|early|late|mid|spring|summer|autumn|winter|{'|'.join(months('en'))})"
    return re.compile(rf"\b{cue}[\s-]+{_YEAR}(?:\s*[–-]\s*{_YEAR}|\s+and\s+{_YEAR})?", re.IGNORECASE)


_YEAR_AFTER = {
    "fr": [
        "en",
        "depuis",
        "avant",
        "après",
        "entre",
        "pendant",
        "durant",
        "dès",
        "début",
        "fin",
        "mi",
        "l[’']an",
        "année",
        "années",
        "printemps",
        "été",
        "automne",
        "hiver",
    ],
}
"""What stands before a year in languages of which no other rules are known: elsewhere a month alone tells one."""


@lru_cache(1 << 16)
def years(text: str, lang: str) -> tuple[str, ...]:
    """The years a plain text names, in order. «نحو 2000 جندي» is a number, «عام 2000» a year: a cue must stand before it."""
    return tuple(sorted({year for year, _ in placed_years(text, lang)}))


def placed_years(text: str, lang: str) -> Iterator[tuple[str, int]]:
    """The years a plain text names, each with its place."""
    for match in _year_pattern(lang).finditer(text):
        yield from ((year, match.start(group)) for group, year in enumerate(match.groups(), start=1) if year)


def within(date: str, term: str) -> bool:
    """Whether a date lies wholly in a term; both are EDTF."""
    first, _, last = term.partition("/")
    start, _, end = date.partition("/")
    return _first_day(first) <= _first_day(start) and (
        last == ".." or _last_day(end or start) <= _last_day(last or first)
    )


def parted(end: str, start: str) -> bool:
    """Whether there is a day between a date that ends something and a later one with which something begins."""
    year, *rest = map(int, end.split("-"))
    if not rest:
        after = f"{year + 1}-01-01"
    elif len(rest) == 1:
        after = f"{year + rest[0] // 12}-{rest[0] % 12 + 1:02}-01"
    else:
        after = str(date(year, *rest) + timedelta(1))
    return _first_day(start) > after


def _first_day(edtf: str) -> str:
    return f"{edtf}-01-01"[:10]


def _last_day(edtf: str) -> str:
    return f"{edtf}-99-99"[:10]


def overlap(one: str, other: str) -> bool:
    """Whether two terms share more than a day, or the month or year in which one begins and the other ends. One date alone is
    no term: nothing says how long it lasted."""
    if "/" not in one or "/" not in other:
        return False
    earlier, later = sorted((one, other))
    end, begin = earlier.partition("/")[2], later.partition("/")[0]
    return end == ".." or end[: len(begin)] > begin[: len(end)]


def impossible(edtf: str) -> str:
    """Why a date that is well written cannot be: 2023-02-30, or an end before its beginning. "" when it can."""
    ends = edtf.removesuffix("/..").split("/")
    for end in ends:
        try:
            date.fromisoformat(f"{end}-01-01"[:10])
        except ValueError:
            return f"there is no day {end}"
    return "it ends before it begins" if ends[-1] < ends[0][: len(ends[-1])] else ""
