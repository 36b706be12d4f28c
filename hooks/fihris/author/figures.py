"""Numbers that a text states of something: «نحو 2000 جندي أمريكي»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fihris.author import hijri
from fihris.author.dating import MONTHS
from fihris.text import scripts, wordlists
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
_OF_A_LINE = 2
"""Digits of a number that begins a line, which more often is the line's."""
_PERCENT = _LISTS["percent"]
_NUMBER = re.compile(
    rf"(?:(?<!\w)[وفبل]?(?P<about>{'|'.join(_ABOUT)})\s+)?(?<![A-Za-z\d.,/٬\u2060–-])(?:(?<!\w)|(?<=(?<!\w)[وفبل]))(?P<number>\d{{1,3}}(?:[,٬]\d{{3}})+|\d+)"
    rf"(?:[.٫](?P<part>\d+))?(?![\w/\u2060–-])\)?"
    rf"(?:\s+(?P<scale>{'|'.join((*_THOUSANDS, *_SCALE))})(?!\w))?(?P<percent>\s*(?:{'|'.join(_PERCENT)}))?"
    r"(?P<label>(?:\s+من)?(?:\s+[\u0621-\u0652]+){1,5})?"
)
_STOP = frozenset(map(fold_key, _LISTS["stop"])) | wordlists.folded("papers", "ordinals")
_UNITS = frozenset(map(fold_key, _LISTS["units"]))
"""What says how a number is measured, and not what of: a figure of it alone tells a reader nothing."""
_MEASURES = frozenset(map(fold_key, _LISTS["measures"]))
_ROW = frozenset(map(fold_key, _LISTS["row"]))
_YEAR_CUE = {fold_key(word) for word in ("عام", "سنة", "العام", "السنة", "عامي", "منذ", "حتى", "في", "إلى", *MONTHS)}
_MONTH = {fold_key(name.split()[0]) for name in (*MONTHS, *hijri.MONTHS)}
_MONTH_ENDS = {fold_key(name.split()[-1]) for name in MONTHS}
_BEFORE = re.compile(r"(\S+)\s*\Z")


def find(text: str) -> Iterator[Quantity]:
    """The figures of a text in house orthography, in their order: each with what it counts, or none. Years, days of months and
    places in a row are none."""
    if not scripts.ARABIC_LETTER.search(text):
        yield from _english_figures(text)
        return
    for found in _NUMBER.finditer(text):
        label = _label((found["label"] or "").split(), part=bool(found["percent"]))
        bare = not (found["about"] or found["scale"] or found["percent"]) and len(found["number"]) <= _OF_A_LINE
        numbers_line = bare and not text[: found.start()].strip()
        if numbers_line or not label or len(found["number"]) > _LONGEST:
            continue
        if not _is_date(text, found) and not _is_in_row(text, found):
            yield Quantity(_value(found), _english(found), label)


def _label(words: list[str], *, part: bool) -> str:
    """What is counted: a noun and its adjective, or a measure and what is measured; "" where the words do not say it. A part
    says of what it is one."""
    if not words or (part and words[0] != _OF):
        return ""
    if words[0] == _OF:
        return f"{_OF} {counted}" if (counted := _counted(words[1:], definite=True)) else ""
    if fold_key(words[0]) not in _UNITS:
        return _counted(words)
    measure = next((place for place, word in enumerate(words[1:], 1) if fold_key(word) not in _MEASURES), len(words))
    rest = words[measure:]
    if rest[:1] != [_OF]:
        return ""
    counted = _counted(rest[1:], definite=True)
    return f"{' '.join(words[:measure])} {_OF} {counted}" if counted else ""


def _counted(words: list[str], *, definite: bool = False) -> str:
    """A noun and at most one adjective: what is counted is without the article, what is counted from has it or may have it."""
    kept: list[str] = []
    for word in words[:2]:
        key = fold_key(word)
        if key in _MONTH or key in _STOP or key in _UNITS or _VERB.match(key):
            break
        article = key.startswith("ال") and len(key) > 4
        joined = word[0] in "ولبفك" and (key[1:3] == "ال" or word[0] == "و")
        adjective = not kept or article == fold_key(kept[0]).startswith("ال") or (definite and article)
        agrees = not kept or not kept[0].endswith(_ACCUSATIVE) or word.endswith((*_ACCUSATIVE, "ة", "ةً"))
        if (kept and (joined or _OF_THEM.search(key))) or (article and not definite) or not adjective or not agrees:
            break
        kept.append(word)
    if len(kept) > 1 and len(words) > 2 and words[2][0] == "و" and words[2][-1] == kept[1][-1] == "ي":  # أمني وعسكري
        kept.append(words[2])
    first = fold_key(kept[0]) if kept else ""
    return (
        ""
        if len(first) < 3 or (definite and _OF_SOMEBODY.match(first) and not first.startswith("ال"))
        else " ".join(kept)
    )


_ACCUSATIVE = ("ًا", "اً")
"""How a noun ends that numbers from 11 to 99 count; its adjective ends so too, or is feminine."""
_OF = "من"
_VERB = re.compile(r"(?:\w{3,}وا|[يت]\w{2,}(?:ون|ان)|[يت]\w{3,}(?<!ي)(?<!يه)(?<!يا))\Z")
"""What is read as a verb behind a noun: «شخص يعتمدون». What ends like an adjective is one: تركي."""
_OF_THEM = re.compile(r"\w{3,}(?:هم|هن|هما)\Z")
_OF_SOMEBODY = re.compile(r"\w{1,3}(?:ه|ها|هم)\Z")


def _is_in_row(text: str, found: re.Match[str]) -> bool:
    word = _before(text, found)
    return not found["about"] and (word in _ROW or (word[:1] in "وفبل" and word[1:] in _ROW))


def _before(text: str, found: re.Match[str]) -> str:
    """The word before a number, as it is compared; a letter that is joined to the number is none."""
    start = found.start()
    start -= text[start - 1 : start] in set("وفبل")
    before = _BEFORE.search(text[max(0, start - 40) : start].rstrip("(« "))
    return fold_key(before[1].strip("«(")) if before else ""


def _is_date(text: str, found: re.Match[str]) -> bool:
    year = not found["about"] and not found["scale"] and re.fullmatch(r"(?:19|20)\d\d", found["number"])
    if not year:
        return False
    if text[found.end("number") : found.end("number") + 1] == ")":  # الزين (2015)
        return True
    word = _before(text, found).rsplit("/", 1)[-1]
    if re.fullmatch(r"(?:19|20)\d\d", word):  # بين عامي 1998 و2022
        return True
    return word in _YEAR_CUE or word in _MONTH_ENDS


# ---------------------------------------------------------------- English

_ENGLISH = re.compile(
    r"(?:(?P<about>about|around|nearly|some|roughly|more than|over|at least|fewer than|less than|almost)\s+)?"
    r"(?<![\w$€£.,/–-])(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?(?![\w,/–-]*\d)(?P<scale>\s+(?:thousand|million|billion))?"
    r"(?P<percent>\s?%|\s+per\s?cent)?(?P<label>(?:\s+[A-Za-z-]+){1,5})?",
    re.IGNORECASE,
)
_ENGLISH_STOP = frozenset(_LISTS["english stop"])
_ENGLISH_UNITS = frozenset(_LISTS["english units"])
_PLURALS = frozenset(_LISTS["english plurals"])
_MOST_WORDS = 3


def _english_figures(text: str) -> Iterator[Quantity]:
    """The same of an English text: what is counted is a plural and at most two words before it."""
    for found in _ENGLISH.finditer(text):
        year = re.fullmatch(r"(?:19|20)\d\d", found["number"]) and not (found["about"] or found["scale"])
        label = "" if year else _english_label((found["label"] or "").split(), part=bool(found["percent"]))
        if label and len(found["number"]) <= _LONGEST:
            value = " ".join(text[found.start() : found.start("label")].split())
            yield Quantity(value, value, label)


def _english_label(words: list[str], *, part: bool) -> str:
    if words[:1] == ["of"]:
        counted = _english_counted(words[2:] if words[1:2] == ["the"] else words[1:])
        return f"of {'the ' if words[1:2] == ['the'] else ''}{counted}" if part and counted else ""
    if part:
        return ""
    if words and words[0] in _ENGLISH_UNITS:
        counted = _english_counted(words[2:]) if words[1:2] == ["of"] else ""
        return f"{words[0]} of {counted}" if counted else ""
    return _english_counted(words)


def _english_counted(words: list[str]) -> str:
    for place, word in enumerate(words[:_MOST_WORDS]):
        if word in _ENGLISH_STOP or word in _ENGLISH_UNITS or not word[0].islower():
            return ""
        if word in _PLURALS or re.search(r"[^su]s\Z", word):
            return " ".join(words[: place + 1])
    return ""


def _value(found: re.Match[str]) -> str:
    """The figure's own words, without what it counts."""
    end = found.start("label") if found["label"] else found.end()
    start = found.start("about") if found["about"] else found.start("number")
    return " ".join(found.string[start:end].replace(")", "").split())


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
