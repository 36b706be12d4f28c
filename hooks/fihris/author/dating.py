"""Dates as authors of commands and briefs give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from fihris.text import scripts
from fihris.text import stated as dates
from fihris.text.dates import months
from fihris.text.stated import Stated

MONTHS: dict[str, int] = {name: n for n, names in enumerate(dates.ARABIC_MONTHS, start=1) for name in names.split("|")}
ENGLISH = tuple(months("en"))

_PLAIN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}\Z")


def find(text: str) -> Iterator[str]:
    """The dates that a text states, in its order, as EDTF. A day no month has is none."""
    yield from (each.date for each in dates.find(text, _lang(text)) if each.date)


def stated(text: str) -> Stated | None:
    """The first date that a text states, with its place."""
    return next((each for each in dates.find(text, _lang(text)) if each.date), None)


def _lang(text: str) -> str:
    return "ar" if scripts.ARABIC_LETTER.search(text) else "en"


def is_edtf(text: str) -> bool:
    """Whether the text is a date or a range of dates that exist: 2023, 2023-08, 2023-08-07, a/b."""
    parts = text.split("/")
    return len(parts) <= 2 and all(_exists(part) for part in parts) and parts[0] <= parts[-1]


def _exists(part: str) -> bool:
    if not _PLAIN.match(part):
        return False
    try:
        date.fromisoformat(f"{part}-01-01"[:10])
    except ValueError:
        return False
    return True
