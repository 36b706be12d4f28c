"""The ways in which papers number their parts: أولًا، المحور الأول، 1.، 1.1، ١-١، IV.، أ-."""

from __future__ import annotations

import re
from typing import NamedTuple

from fihris.text import wordlists
from fihris.text.fold import fold_key


class Numbered(NamedTuple):
    """A line's number as it was written, how it was written (`form`: the letters around it), and the rest of the line."""

    marker: str
    form: str
    rest: str


_ORDINALS = wordlists.folded("papers", "ordinals")
_PLACES = wordlists.folded("papers", "places")
_NOUNS = wordlists.folded("papers", "numbered parts")
_LATIN_NOUNS = wordlists.folded("papers", "latin parts")
_WORDED = re.compile(r"(?P<words>[^\W\d_][^:：.\n()–—-]{2,24}?)\s*(?:[:：.)]|[-–—ـ](?!\w))\s*(?=\S)")
_DIGIT = "[0-9٠-٩۰-۹]"
_UNITS = r"(?!\d|ألف|آلاف|ملي|ملاي|تريل|في الم|بالم|نقط|دولار|يورو)"
_SIGNED = (
    re.compile(rf"(?P<open>\(?)(?P<sign>{_DIGIT}{{1,2}}(?:[.]{_DIGIT}{{1,2}}){{1,3}})(?P<close>\s*[-–ـ.):]\s*|\s+){_UNITS}(?=[^\W\d_«“\"])"),
    re.compile(r"(?P<open>\(?)(?P<sign>[IVX]{1,5}|[ivx]{2,5})\s*(?P<close>[-–ـ.):])\s*(?=[^\W\d_]|[«“\"])"),
    re.compile(r"(?!أ\.\s?[دم]\.)(?P<open>\(?)(?P<sign>[أابجدهوزحطي]|ه‍|هـ)\s*(?P<close>[-–)/]|\.(?=\s)|(?<=\s)ـ(?=\s))\s*(?=\S)"),
    re.compile(r"(?P<open>\()(?P<sign>[a-hi])(?P<close>\))\s+(?=[A-Z«“\"])"),
    re.compile(r"(?P<open>)(?P<sign>[a-hi])(?P<close>\))\s+(?=[A-Z«“\"])"),
    re.compile(r"(?P<open>)(?P<sign>i)(?P<close>\.)\s+(?=[A-Z«“\"])"),
    re.compile(r"(?P<open>\(?)(?P<sign>[A-H])(?P<close>[-–.)])\s+(?=[A-Z«“\"])"),
)  # fmt: skip
_PARTED = re.compile(
    rf"(?P<sign>{_DIGIT}{{1,2}}(?:-{_DIGIT}{{1,2}}){{1,2}})(?P<close>\s*[-–ـ.):]\s*|\s+)(?=[^\W\d_])"
    rf"|(?P<spaced>{_DIGIT}{{1,2}}(?:\s?[-–ـ]\s?{_DIGIT}{{1,2}}){{1,2}})\s?[-–ـ.):]\s*(?=[^\W\d_])"
)
"""«١-١ الجفاف». A range of days or amounts looks alike, so only a short line without an end is a heading."""
_HEADING_WORDS = 8
_ENDS = (".", "؛", "،")


def split(text: str) -> Numbered:
    """A line's number and the rest of the line; nothing where it has none beside plain digits."""
    worded = _WORDED.match(text)
    if worded and _is_worded(worded["words"].strip()):
        return Numbered(worded["words"].strip(), "", text[worded.end() :])
    for pattern in _SIGNED:
        if found := pattern.match(text):
            return Numbered(found["sign"], f"{found['open']}{found['close'].strip()}", text[found.end() :])
    parted = _PARTED.match(text)
    if parted and len(text.split()) <= _HEADING_WORDS and not text.endswith(_ENDS):
        sign = parted["sign"] or re.sub(r"\s?[-–ـ]\s?", "-", parted["spaced"])
        return Numbered(sign, "-", text[parted.end() :])
    return Numbered("", "", text)


def whole(text: str) -> bool:
    """Whether words are a number and nothing else: «الفصل الأول»."""
    return len(text.split()) <= _MOST_WORDS and _is_worded(text.strip(" :：.-–—"))


_MOST_WORDS = 3


def _is_worded(words: str) -> bool:
    key = fold_key(words)
    noun, _, place = key.partition(" ")
    return key in _ORDINALS or (noun in _NOUNS and place in _PLACES) or (noun in _LATIN_NOUNS and len(place) <= 5)


def kind(marker: str, form: str = "") -> str:
    """Which way of numbering a marker belongs to; "" for none. Numbers in two parts are a kind apart from those in three."""
    if not marker:
        return ""
    if marker[0].isdigit():
        parts = len(re.sub(r"(?:[.-]0)+\Z", "", marker).replace("-", ".").split("."))  # 3.0 is above 3.1
        return f"number {parts} {form}" if parts == 1 else f"number {parts}"
    if re.fullmatch("[IVXivx]+", marker):
        return "roman"
    if len(marker.rstrip("\u200dـ")) == 1:
        return "letter"
    noun = fold_key(marker).split()[0]
    return f"word {noun}" if noun in _NOUNS | _LATIN_NOUNS else "word"
