"""The ways in which Arabic papers number their parts: أولًا، 1.، 1.1، IV.، أ-."""

from __future__ import annotations

import re

from fihris.text.fold import fold_key

_ORDINALS = (
    "أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا", "حادي عشر", "ثاني عشر",
    "ثالث عشر", "رابع عشر", "خامس عشر", "أخيرا",
)  # fmt: skip
_PLACES = (
    "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر", "الأولى", "الثانية",
    "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة",
)  # fmt: skip
_NOUNS = ("المحور", "المبحث", "المطلب", "الفصل", "القسم", "الجزء", "الباب", "السيناريو")
_WORDS = frozenset(
    [*map(fold_key, _ORDINALS), *(f"{fold_key(noun)} {fold_key(place)}" for noun in _NOUNS for place in _PLACES)]
)
_WORDED = re.compile(r"(?P<words>[^\W\d_][^:：.\n()–—-]{2,24}?)\s*(?:[:：.)]|[-–—])\s*(?=\S)")
_SIGNED = (
    (
        "dotted",
        re.compile(
            r"\(?(?P<sign>[0-9٠-٩۰-۹]{1,2}(?:[.][0-9٠-٩۰-۹]{1,2}){1,3})(?:\s*[-–.):]\s*|\s+)(?!\d|ألف|آلاف|ملي|ملاي|تريل|في الم|بالم|نقط|دولار|يورو)(?=[^\W\d_«“\"])"
        ),
    ),
    ("roman", re.compile(r"\(?(?P<sign>[IVX]{1,5}|[ivx]{2,5})\s*[-–.):]\s*(?=[^\W\d_]|[«“\"])")),
    ("letter", re.compile(r"\(?(?P<sign>[أابجدهوزحطي]|ه‍|هـ)\s*(?:[-–)/]|\.(?=\s))\s*(?=\S)")),
)


def split(text: str) -> tuple[str, str]:
    """A line's number, as it was written, and the rest of the line; "" where it has none beside plain digits."""
    worded = _WORDED.match(text)
    if worded and fold_key(worded["words"].strip()) in _WORDS:
        return worded["words"].strip(), text[worded.end() :]
    for _, pattern in _SIGNED:
        if found := pattern.match(text):
            return found["sign"], text[found.end() :]
    return "", text


def kind(marker: str) -> str:
    """Which way of numbering a marker belongs to; "" for none. Numbers in two parts are a kind apart from those in three."""
    if not marker:
        return ""
    if marker[0].isdigit():
        return f"number {marker.count('.') + 1}"
    if re.fullmatch("[IVXivx]+", marker):
        return "roman"
    return "letter" if len(marker.rstrip("\u200dـ")) == 1 else "word"
