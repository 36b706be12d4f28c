"""How sure a sentence says it is: «يُرجَّح», "it can be said"."""

from __future__ import annotations

import re
from typing import Final

from fihris.text import wordlists
from fihris.text.quotation import find

SIGNED: Final = ("arguable", "likely", "possible", "feared")
"""Kinds of certainty that a sentence tells by words of its own."""
HEDGES: Final = ("arguable", "likely", "possible")
"""Those by which a sentence takes back something of what it says. Whom it calls afraid, it calls so without doubt."""


def signs(certainty: str, lang: str) -> tuple[str, ...]:
    """The words of a kind of certainty; none in a language that nobody has listed them for."""
    return wordlists.read("certainty").get(f"{certainty}-{lang}", ())


def sign(certainty: str, text: str, lang: str) -> str:
    """The word of that certainty which stands in a text, "" where none does."""
    return next((each for each in signs(certainty, lang) if _holds(text, each, lang)), "")


def _holds(text: str, word: str, lang: str) -> bool:
    """Whether a word stands in a text; in English as it is written, for May is a month."""
    if lang != "en":
        return find(word, text) is not None
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text[:1].lower() + text[1:]) is not None
