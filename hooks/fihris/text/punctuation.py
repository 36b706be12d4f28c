"""Spaces that a language sets before its signs: French alone has them, and none of them may end a line.

Imprimerie nationale, "Lexique des règles typographiques": a thin one before ; ! ?, a whole one before : and within « ».
"""

from __future__ import annotations

import re
from typing import Final

from fihris.text.signs import NO_BREAK

_THIN: Final = "\u202f"
_HIGH: Final = re.compile(r"(?<=[\w)»’%]) ?(?=[;!?]+(?:\s|[»)]|\Z))")
_COLON: Final = re.compile(r"(?<=[\w)»’%]) (?=:(?:\s|\Z))")
_QUOTES: Final = re.compile(r"(?<=«)[ \u00a0\u202f]?(?=\S)|(?<=\S)[ \u00a0\u202f]?(?=»)")


def spaced(text: str, lang: str) -> str:
    """The text with the spaces that its language asks for."""
    if lang != "fr":
        return text
    return _QUOTES.sub(NO_BREAK, _COLON.sub(NO_BREAK, _HIGH.sub(_THIN, text)))
