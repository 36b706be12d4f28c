"""Dates of the Islamic calendar above a paper, as far as they can be said in the other one."""

from __future__ import annotations

import re
from datetime import date, timedelta

from fihris.text.fold import fold

_MONTHS = (
    "محرم|المحرم",
    "صفر",
    "ربيع الاول",
    "ربيع الثاني|ربيع الاخر",
    "جمادي الاولي|جمادي الاول",
    "جمادي الاخره|جمادي الثانيه|جمادي الثاني|جمادي الاخر",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعده|ذي القعده",
    "ذو الحجه|ذي الحجه",
)
MONTHS = tuple(name for names in _MONTHS for name in names.split("|"))
"""The names of the months, as they are compared."""
_NUMBER = {name: n for n, names in enumerate(_MONTHS, start=1) for name in names.split("|")}
_DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})\s+(?:من\s+)?)?(?P<month>{'|'.join(sorted(_NUMBER, key=len, reverse=True))})"
    r"\s+(?:(?:عام|سنه)\s+)?(?P<year>1[34]\d\d)\s*(?:ه\w{0,4})?\.?(?!\w)"
)
_TATWEEL = "\u0640"
"""«هـ» ends in one."""
_EPOCH = date(622, 7, 19)
"""1 Muharram 1."""
_SEEN = timedelta(days=2)
"""How far a month that begins when its moon is seen may be from the reckoned one."""


def parted(line: str) -> tuple[str, str]:
    """The first date of this calendar in a line as EDTF, and the line without it. Of the date it is the month or the year
    within which it surely fell, or "".

    Months begin when the moon is seen, so that no reckoning gives the day. Source: the tabular calendar, leap years
    2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of thirty.
    """
    folded = fold(line)
    found = _DATE.search(folded.text)
    if found is None:
        return "", line
    start, end = folded.span(*found.span())
    return _edtf(found), f"{line[:start]} {line[end:].lstrip(_TATWEEL)}"


def _edtf(found: re.Match[str]) -> str:
    month, year = _NUMBER[found["month"]], int(found["year"])
    first = _first(year, month)
    start = first + timedelta(days=int(found["day"]) - 1) if found["day"] else first
    end = start if found["day"] else first + timedelta(days=29)
    start, end = start - _SEEN, end + _SEEN
    if start.year != end.year:
        return ""
    return f"{start:%Y-%m}" if start.month == end.month else f"{start:%Y}"


def _first(year: int, month: int) -> date:
    days = 354 * (year - 1) + (3 + 11 * year) // 30 + 59 * ((month - 1) // 2) + 30 * ((month - 1) % 2)
    return _EPOCH + timedelta(days=days)
