"""In which script a language is written, and which way it runs (CLDR, by Babel)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.core import get_global

LATIN: Final = "Latn"
ARABIC: Final = "Arab"
RTL: Final = "rtl"
LTR: Final = "ltr"
TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
"""The tag of a language (BCP 47), as sites write it."""
ARABIC_LETTER: Final = re.compile("[ء-ي]")
"""One that Arabic itself has, not those of other languages in its script."""


@cache
def script(lang: str) -> str:
    """The code of the script (ISO 15924) in which most write a language; Latin where nobody knows."""
    likely = get_global("likely_subtags").get(lang.replace("-", "_"), "")
    return next((part for part in f"{lang}_{likely}".replace("-", "_").split("_")[1:] if len(part) == 4), LATIN)


@cache
def locale(lang: str) -> Locale:
    """What CLDR knows of a language."""
    return Locale.parse(lang, sep="-")


@cache
def is_rtl(lang: str) -> bool:
    return str(locale(lang).character_order) == "right-to-left"


def direction(lang: str) -> str:
    return RTL if is_rtl(lang) else LTR


def foreign(lang: str, second: str = "en") -> tuple[str, str]:
    """Language and direction of what is foreign in a text of a language, on a site whose second language is `second`: Latin
    letters where it runs from right to left, else Arabic ones."""
    if not is_rtl(lang):
        return "ar", RTL
    return (second if script(second) == LATIN else "en"), LTR


@cache
def name(lang: str) -> str:
    """What a language is called in itself, as CLDR has it: العربية, English, français."""
    said = locale(lang).get_display_name(lang.replace("-", "_")) or lang
    return f"{said[:1].upper()}{said[1:]}" if lang == "en" else said


@cache
def called(lang: str, other: str = "en") -> str:
    """What another language calls a language."""
    return locale(lang).get_display_name(other) or lang


@cache
def place(lang: str) -> str:
    """A language with the country where most speak it, by which readers of Open Graph know one: fr_FR. Arabic for all is ar_AR."""
    if lang == "ar":
        return "ar_AR"
    likely = get_global("likely_subtags").get(lang.replace("-", "_"), "").split("_")
    return f"{lang.partition('-')[0]}_{likely[-1]}" if len(likely) > 1 else lang


def is_known(lang: str) -> bool:
    """Whether CLDR knows a language, its months and its plurals."""
    try:
        locale(lang)
    except (UnknownLocaleError, ValueError):
        return False
    return True
