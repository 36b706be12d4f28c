"""Order in lists and registers, and the letter under which an entry stands.

Arabic: digits, then Arabic letters, then others; the leading article, hamza seats and tashkeel do not count, ة stands
with ه and ى with ي (they fold to these), and a space sorts before every letter, so that short entries come first.
English: a leading "the" or "al-" does not count, nor does case.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

from .clitics import ARTICLE, has_article
from .fold import fold_key
from .scripts import ARABIC, LATIN, script

OTHER: Final = "#"  # the index letter of whatever begins with no letter of the language

_UNSORTED: Final = re.compile(r"[^\w ]|_")
_LEADING_SIGNS: Final = re.compile(r"^[\W_]+")
_ARTICLES: Final = {
    "en": re.compile(r"^(?:the\s+|al-)", re.IGNORECASE),
    "fr": re.compile(r"^(?:l[ae]s?\s+|l[’']|al-)", re.IGNORECASE),
}


def sort_key(text: str, lang: str) -> tuple[int, str, str]:
    """A key that puts entries of one language in order; the text itself decides between equals."""
    plain = " ".join(_UNSORTED.sub(" ", _bare(text, lang)).split())
    return (_group(plain[:1], lang), plain, text)


def index_letter(text: str, lang: str) -> str:
    """أ–ي for Arabic (ا is shown as أ), A–Z for English, OTHER for the rest."""
    first = _LEADING_SIGNS.sub("", _bare(text, lang))[:1]
    if script(lang) == ARABIC:
        return "أ" if first in {"ا", "ء"} else first if first in letters(lang) else OTHER
    if script(lang) != LATIN:
        return first.upper() if first.isalpha() else OTHER
    base = normalize("NFKD", first)[:1].upper()  # É stands under E
    return base if base.isascii() and base.isalpha() else OTHER


def letters(lang: str) -> tuple[str, ...]:
    """The letters of an index, in order."""
    if lang == "ar":
        return tuple("أبتثجحخدذرزسشصضطظعغفقكلمنهوي")
    return tuple("أبپتثجچحخدذرزژسشصضطظعغفقكکگلمنهویيێەڕڵۆڤ" if script(lang) == ARABIC else "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _bare(text: str, lang: str) -> str:
    """The folded text without signs in front and without a leading article."""
    folded = _LEADING_SIGNS.sub("", fold_key(text))
    if lang == "ar":
        return folded.removeprefix(ARTICLE) if has_article(_LEADING_SIGNS.sub("", text)) else folded
    return _ARTICLES[lang].sub("", folded) if lang in _ARTICLES else folded


def _group(first: str, lang: str) -> int:
    if not first or first.isdigit():
        return 0
    return 1 if _is_arabic(first) == (script(lang) == ARABIC) else 2


def _is_arabic(char: str) -> bool:
    return "ء" <= char <= "ي"
