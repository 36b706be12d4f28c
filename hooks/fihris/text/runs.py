"""Stretches of a text in the other script, which must be set apart: else their signs and digits change places with
those around them (Unicode Standard Annex 9; W3C, "Strings on the Web: Language and Direction Metadata")."""

from __future__ import annotations

import re
from collections.abc import Iterator

OTHER = {"ar": ("en", "ltr"), "en": ("ar", "rtl")}
"""Language and direction of what is foreign in a text of a language. Figures joined by hyphens (a date, a telephone) run from
left to right everywhere. A stop belongs to the sentence, but to the run after initials ("D.C.")."""

_FOREIGN = {
    "ar": re.compile(
        r"[A-Za-zÀ-ɏ](?:[A-Za-zÀ-ɏ0-9'’.,&/+@_:\u2060\u2013 -]*[A-Za-zÀ-ɏ0-9](?:(?<=\.[A-Z])\.)?)?|(?<!\d)\+?\d+(?:-\d+)+"
    ),
    "en": re.compile(
        r"[\u0620-\u064A\u0671-\u06D3](?:[\u0600-\u06FF0-9«»:/\u200c\u2060\u2013 -]*[\u0620-\u0652\u0671-\u06D3»])?"
    ),
}


def runs(text: str, lang: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, each with whether it is foreign in a text of `lang`. Together they are the text."""
    done = 0
    for found in _FOREIGN[lang].finditer(text):
        if found.start() > done:
            yield text[done : found.start()], False
        yield found[0], True
        done = found.end()
    if done < len(text):
        yield text[done:], False
