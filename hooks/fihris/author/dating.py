"""Dates in the words of Arabic texts, as EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from fihris.text.fold import fold_key

_NAMES = (
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
MONTHS: dict[str, int] = {name: n for n, names in enumerate(_NAMES, start=1) for name in names.split("|")}
_BY_KEY = {fold_key(name): n for name, n in MONTHS.items()}

_MONTH = "|".join(sorted(_BY_KEY, key=len, reverse=True))
_MONTHS = rf"(?:{_MONTH})(?:\s*/\s*(?:{_MONTH}))?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_YEAR = r"(?:19|20)\d\d"
_TO = r"\s*(?:-|–|و|الي|حتي)\s*"
_OF = r"\s*(?:من\s+)?(?:شهر\s+)?"
_END = r"(?!\w)"

# On folded text. The longest first: each takes what a shorter one would take only in part.
_PATTERNS = (
    re.compile(rf"(?<!\w)(?P<d1>{_DAY}){_OF}(?P<m1>{_MONTHS})(?:\s+(?P<y1>{_YEAR}))?{_TO}"
               rf"(?P<d2>{_DAY}){_OF}(?P<m2>{_MONTHS})\s+(?P<y2>{_YEAR}){_END}"),
    re.compile(rf"(?<!\w)(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY}){_OF}(?P<m1>{_MONTHS})\s+(?P<y1>{_YEAR}){_END}"),
    re.compile(rf"(?<!\w)(?P<d1>{_DAY}){_OF}(?P<m1>{_MONTHS})\s+(?P<y1>{_YEAR}){_END}"),
    re.compile(rf"(?<!\w)(?:[وفبلك]|ال)*(?P<m1>{_MONTHS})\s+(?:من\s+)?(?:عام\s+|سنه\s+)?(?P<y1>{_YEAR}){_END}"),
    re.compile(rf"(?<![\d/.-])(?P<y1>{_YEAR})[-/](?P<n1>0?[1-9]|1[0-2])[-/](?P<d1>{_DAY})(?![\d/.-])"),
    re.compile(rf"(?<![\d/.-])(?P<d1>{_DAY})[-/.](?P<n1>0?[1-9]|1[0-2])[-/.](?P<y1>{_YEAR})(?![\d/.-])"),
    re.compile(rf"(?<!\w)(?:[وفبلك]|ال)*(?:عام|سنه)\s+(?P<y1>{_YEAR})(?![\w/-])"),
)

_PLAIN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}\Z")


def find(text: str) -> Iterator[str]:
    """The dates that a text states, in its order, no more precise than it states them. A day no month has is none."""
    folded = fold_key(text)
    taken: list[tuple[int, int, str]] = []
    for pattern in _PATTERNS:
        for found in pattern.finditer(folded):
            if any(start < found.end() and found.start() < end for start, end, _ in taken):
                continue
            taken.append((*found.span(), _edtf(found.groupdict())))
    yield from (edtf for _, _, edtf in sorted(taken) if edtf)


def _edtf(part: dict[str, str | None]) -> str:
    last_year = part.get("y2") or part["y1"]
    first_year = part.get("y1") or last_year
    month = int(part["n1"]) if part.get("n1") else _month(part.get("m1"))  # type: ignore[arg-type]
    first = _one(first_year, month, part.get("d1"))
    if not part.get("d2"):
        return first
    last = _one(last_year, _month(part.get("m2")) or month, part["d2"])
    return f"{first}/{last}" if first and last and first < last else ""


def _month(words: str | None) -> int:
    return _BY_KEY[words.split("/")[0].strip()] if words else 0


def _one(year: str | None, month: int, day: str | None) -> str:
    if not year:
        return ""
    if not month:
        return year
    if not day:
        return f"{year}-{month:02}"
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


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
