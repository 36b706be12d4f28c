"""Dates in the words of a text, as EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fihris.model import Lang
from fihris.text.dates import JOINER, months
from fihris.text.fold import fold, fold_key

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3\d|[12]\d|0?[1-9])"
_END = r"(?![\w]|[.,]\d)"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A date that a plain text states from `start` to before `end`; `date` is "" where no calendar has it."""

    date: str
    start: int
    end: int


def _names(lang: Lang) -> dict[str, int]:
    """The folded names of the months. Arabic ones are two each; a Levantine one may stand alone."""
    case = lang is Lang.AR
    found = {}
    for number, name in enumerate(months(lang), start=1):
        for each in name.split(f"{JOINER}/{JOINER}"):
            found[fold_key(each, case=case)] = number
    if lang is Lang.AR:
        found |= {fold_key("إبريل"): 4, fold_key("يونيه"): 6, fold_key("يوليه"): 7}
    return found


_MONTHS = {lang: _names(lang) for lang in Lang}


def _patterns() -> dict[Lang, tuple[re.Pattern[str], ...]]:
    ar, en = ("|".join(sorted(_MONTHS[lang], key=len, reverse=True)) for lang in (Lang.AR, Lang.EN))
    month = rf"(?P<month>{ar})(?:\s*/\s*(?:{ar}))?"
    of = r"(?:\s+(?:من\s+)?(?:(?:عام|سنه)\s+)?)"
    till = r"(?:\s*(?:-|و|الي|حتي)\s*(?P<last>{day}))?"
    return {
        # Longest first: a later pattern does not take what an earlier one has taken.
        Lang.AR: (
            re.compile(rf"(?<![\w/.-])(?P<day>{_DAY}){till.format(day=_DAY)}\s+(?:من\s+)?{month}{of}(?P<year>{_YEAR}){_END}"),
            re.compile(rf"(?<!\w)[وفبل]?{month}{of}(?P<year>{_YEAR}){_END}"),
            re.compile(rf"(?<!\w)[وفبل]?(?:ال)?(?:عام|سنه|منذ|حتي|عامي)\s+(?P<year>{_YEAR})(?:\s*-\s*(?P<to>{_YEAR})|\s+و(?P<and>{_YEAR}))?{_END}"),
        ),
        Lang.EN: (
            re.compile(rf"(?<![\w/.-])(?P<day>{_DAY})(?:st|nd|rd|th)?(?:\s*(?:-|and|to)\s*(?P<last>{_DAY})(?:st|nd|rd|th)?)?"
                       rf"\s+(?:of\s+)?(?P<month>{en}),?\s+(?P<year>{_YEAR}){_END}"),
            re.compile(rf"\b(?P<month>{en})\s+(?P<day>{_DAY})(?:st|nd|rd|th)?(?:\s*(?:-|and|to)\s*(?P<last>{_DAY}))?,\s+(?P<year>{_YEAR}){_END}"),
            re.compile(rf"\b(?P<month>{en})\s+(?P<year>{_YEAR}){_END}"),
            re.compile(rf"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Oo]f|[Dd]uring|[Bb]efore|[Aa]fter|[Ee]arly|[Ll]ate|[Mm]id)[\s-]+"
                       rf"(?P<year>{_YEAR})(?:\s*-\s*(?P<to>{_YEAR})|\s+(?:and|to)\s+(?P<and>{_YEAR}))?{_END}"),
        ),
    }  # fmt: skip


_PATTERNS = _patterns()
_HAS_YEAR = re.compile("[12١٢۱۲][90٩٠۹۰][0-9٠-٩۰-۹]{2}")


def find(text: str, lang: Lang) -> Iterator[Spoken]:
    """The dates with a year that a plain text states, no more precise than it states them."""
    if not _HAS_YEAR.search(text):
        return
    folded = fold(text, case=lang is Lang.AR)
    taken = bytearray(len(folded.text))
    for pattern in _PATTERNS[lang]:
        for found in pattern.finditer(folded.text):
            start, end = found.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            for edtf in _dates(found.groupdict(), lang):
                yield Spoken(edtf, *folded.span(start, end))


def _dates(part: dict[str, str | None], lang: Lang) -> Iterator[str]:
    year, month = part["year"] or "", part.get("month")
    if not month:
        yield f"{year}/{part['to']}" if part.get("to") else year
        if part.get("and"):
            yield part["and"] or ""
        return
    start = f"{year}-{_MONTHS[lang][month]:02}"
    days = [f"{start}-{int(day):02}" for day in (part.get("day"), part.get("last")) if day]
    yield "/".join(days or [start]) if all(exists(day) for day in days) else ""


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
