"""Numbers that a text states of something: «نحو 2000 جندي أمريكي»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fihris.author.dating import MONTHS
from fihris.text import wordlists
from fihris.text.fold import fold_key


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text says it (`value`), what it counts (`label`), and the number in English."""

    value: str
    english: str
    label: str


_LISTS = wordlists.read("figures")
_ABOUT = {
    word: english for english in ("about", "nearly", "more than", "at least", "fewer than") for word in _LISTS[english]
}
_THOUSANDS = _LISTS["thousand"]
_SCALE = {word: english for english in ("million", "billion") for word in _LISTS[english]}
_LONGEST = 15
"""Digits. A longer row of them is no figure of a brief."""
_PERCENT = _LISTS["percent"]
_NUMBER = re.compile(
    rf"(?:(?<!\w)[وفبل]?(?P<about>{'|'.join(_ABOUT)})\s+)?(?<![A-Za-z\d.,/٬\u2060–-])(?:(?<!\w)|(?<=(?<!\w)[وفبل]))(?P<number>\d{{1,3}}(?:[,٬]\d{{3}})+|\d+)"
    rf"(?:[.٫](?P<part>\d+))?(?![\w/\u2060–-])"
    rf"(?:\s+(?P<scale>{'|'.join((*_THOUSANDS, *_SCALE))})(?!\w))?(?P<percent>\s*(?:{'|'.join(_PERCENT)}))?"
    r"(?P<label>(?:\s+من)?(?:\s+[\u0621-\u0652]+){1,3})?"
)
_STOP = frozenset(map(fold_key, _LISTS["stop"]))
_UNITS = frozenset(map(fold_key, _LISTS["units"]))
"""What says how a number is measured, and not what of: a figure of it alone tells a reader nothing."""
_YEAR_CUE = {fold_key(word) for word in ("عام", "سنة", "العام", "السنة", "عامي", "منذ", "حتى", "في", "إلى", *MONTHS)}
_MONTH = {fold_key(name.split()[0]) for name in MONTHS}
_MONTH_ENDS = {fold_key(name.split()[-1]) for name in MONTHS}
_BEFORE = re.compile(r"(\S+)\s*\Z")


def find(text: str) -> Iterator[Quantity]:
    """The figures of a text in house orthography, in their order. Years and days of months are none."""
    for found in _NUMBER.finditer(text):
        label = _label(found["label"] or "")
        if (
            label
            and fold_key(label.split()[0]) not in _UNITS
            and len(found["number"]) <= _LONGEST
            and not _is_date(text, found)
        ):
            yield Quantity(_value(found), _english(found), label)


def _label(words: str) -> str:
    """What is counted: one word or two and what «و» joins to them, ended by one that belongs to what follows."""
    kept: list[str] = []
    for word in words.split():
        key = fold_key(word)
        if key in _MONTH or (key in _STOP and not (key == fold_key("من") and not kept)):
            break
        if len(kept) > 1 and not key.startswith("و"):
            break
        if kept and key[1:3] == "ال" and key[0] in "ولب":
            break
        if key != fold_key("من"):
            kept.append(word)
    return " ".join(kept)


def _is_date(text: str, found: re.Match[str]) -> bool:
    year = not found["about"] and not found["scale"] and re.fullmatch(r"(?:19|20)\d\d", found["number"])
    before = _BEFORE.search(text, max(0, found.start() - 40), found.start())
    if not year or not before:
        return False
    word = fold_key(before[1]).rsplit("/", 1)[-1]
    return word in _YEAR_CUE or word in _MONTH_ENDS


def _value(found: re.Match[str]) -> str:
    """The figure's own words, without what it counts."""
    end = found.start("label") if found["label"] else found.end()
    start = found.start("about") if found["about"] else found.start("number")
    return " ".join(found.string[start:end].split())


def _english(found: re.Match[str]) -> str:
    """The number in English figures, with its scale and how exact it is."""
    number = re.sub("[,٬]", "", found["number"])
    whole, part = int(number), found["part"]
    made = f"{whole:,}.{part}" if part else f"{whole:,}"
    if found["scale"] in _THOUSANDS:
        made = f"{made} thousand" if part else f"{whole * 1000:,}"
    elif found["scale"]:
        made = f"{made} {_SCALE[found['scale']]}"
    return f"{_ABOUT.get(found['about'] or '', '')} {made}{'%' if found['percent'] else ''}".strip()
