"""What a line above a text says by its words alone: a day, a kind, a place in a series, who published it, how it is cited."""

from __future__ import annotations

import re
from typing import NamedTuple

from fihris.author import dating, hijri
from fihris.text import wordlists
from fihris.text.fold import fold_key

GENRES = ("brief", "situation-assessment", "policy-paper", "report", "study")
"""Kinds of papers by which they may call themselves; each is a list of words."""
_SHORT = 14
"""Words of a line that names a series."""
_ADJECTIVES = 2
"""Words that a kind may have behind it: «تقرير ميداني»."""
_GENRE = {key: genre for genre in GENRES for key in wordlists.folded("papers", genre)}
_LETTERS = re.compile(r"[^\W_]+")
_CUED_DATE = re.compile(rf"(?:{wordlists.choice('papers', 'dated')})\b", re.IGNORECASE)
_MONTH = re.compile("|".join(sorted({*dating.MONTHS, *dating.ENGLISH}, key=len, reverse=True)) + r"|\d[-/.]\d")
_NUMBERED = re.compile(
    rf"(?P<words>.*?)\s*(?:(?P<number>(?:{wordlists.choice('papers', 'numbered')})\s*[:#(]?\s*[0-9٠-٩]+\b.*)|\((?P<bare>[0-9٠-٩]{{1,3}})\))\Z",
    re.IGNORECASE,
)
_NUMBERED_KIND = re.compile(
    rf"(?P<words>{'|'.join(re.escape(words) for genre in GENRES for words in wordlists.read('papers')[genre])})"
    r"\s+#?(?P<number>[0-9٠-٩]{1,4}(?:\s*[/-]\s*[0-9٠-٩]{1,4})?)\Z",
    re.IGNORECASE,
)
"""«Working Paper 2023/07»، «ورقة سياسات 8»."""
_SERIES = tuple(f"{word} " for word in wordlists.folded("papers", "series"))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""Of a journal: «العدد 2 (ربيع 2023)»."""
_DOI = re.compile(
    r"(?:doi\s*[:：]?\s*|https?://(?:dx\.)?doi\.org/)*(?P<doi>10\.\d{4,9}/[^\s«»،؛]*[^\s«»،؛.,;)])", re.IGNORECASE
)
_ORCID = re.compile(r"\b(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\b")
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|https?://\S+|www\.\S+|(?<!\w)@\w{3,}|(?<!\d)(?:\+|00)\d[\d ()-]{7,}\d", re.IGNORECASE
)
_LICENCE = re.compile(
    r"(?P<creative>CC[ -]?BY(?:[ -](?:NC|SA|ND))*)(?:[ -](?P<version>\d\.\d))?|(?P<zero>CC0)", re.IGNORECASE
)


class Place(NamedTuple):
    """A paper's place in a series: the series' words, the number as written, and the year that it states, each or ""."""

    series: str
    number: str
    year: str


def day(line: str) -> str:
    """The day that a line states, where it says little else."""
    lunar, line = hijri.parted(_SHORTENED.sub(lambda month: _MONTHS[month[1].lower()], line))
    found = dating.stated(line)
    if found is None or "/" in found.date or not found.date:
        return lunar if len(_LETTERS.findall(line)) <= 1 + bool(_CUED_DATE.match(line)) else ""
    words = sum(
        bool(_LETTERS.search(word)) for part in (line[: found.start], line[found.end :]) for word in part.split()
    )
    cued = bool(_CUED_DATE.match(line))
    if words > 3 + cued + bool(lunar) or not (cued or _MONTH.search(line[found.start : found.end])):
        return ""
    return found.date


_MONTHS = {name[:3].lower(): name for name in dating.ENGLISH}
_SHORTENED = re.compile(rf"\b({'|'.join(_MONTHS)})\b\.?(?=\s+\d)", re.IGNORECASE)
"""«Mar 03, 2024»."""


def kind(words: str) -> str:
    """The kind of paper that words name, behind which may stand what sort of it: «تقرير ميداني»; "" where they name none."""
    key = fold_key(words.strip(" -–—[]()"))
    if key in _GENRE:
        return _GENRE[key]
    first, *more = key.split()[: 2 + _ADJECTIVES] or [""]
    adjectives = more and len(more) <= _ADJECTIVES and not any(word.startswith("ال") for word in more)
    return _GENRE.get(first, "") if adjectives and all(word.endswith(_OF_SORT) for word in more) else ""


_OF_SORT = ("ي", "يه", "ه")
"""How adjectives end that say of what sort something is, as they are compared."""


def place(line: str) -> Place | None:
    """A paper's place in a series, where a line says no more than that."""
    found = _NUMBERED.match(line) or _NUMBERED_KIND.match(line)
    if len(line.split()) > _SHORT:
        return None
    if found is None:
        return Place(line, "", "") if fold_key(line).startswith(_SERIES) else None
    number = found["number"] or found.groupdict().get("bare", "")
    year = _YEAR.search(found["number"] or "")
    return Place(found["words"].strip(" ،,-–—|"), number.strip(), year.group() if year else "")


def doi(line: str) -> str:
    """The DOI that a line gives, or ""."""
    found = _DOI.search(line)
    return found["doi"] if found else ""


def orcid(line: str) -> str:
    """The ORCID that a line gives, or ""."""
    found = _ORCID.search(line)
    return found[1] if found else ""


def licence(line: str) -> str:
    """The id of the Creative Commons licence that a line names, or ""."""
    found = _LICENCE.search(line)
    if found is None:
        return ""
    return (
        "cc0-1.0"
        if found["zero"]
        else f"{re.sub(' ', '-', found['creative']).lower().replace('ccby', 'cc-by')}-{found['version'] or '4.0'}"
    )


def is_contact(line: str) -> bool:
    """Whether a line says how somebody or something is reached, and little else."""
    return bool(_CONTACT.search(line)) and len(_LETTERS.findall(_CONTACT.sub(" ", line))) <= _BESIDE


_BESIDE = 4
"""Words beside an address in a line that gives it: «البريد الإلكتروني»."""
