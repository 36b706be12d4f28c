"""What else a short name may be: a given name, a common noun, an adjective."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final

from fihris.model import Lang
from fihris.text import given
from fihris.text.clitics import ARTICLE

from .context import Context
from .words import listed

ALSO_WORDS: Final = given.names(Lang.AR, "words")
_QUALITY: Final = re.compile(r"\wا\w\w|\w\wي\w|م\w\wر?\w")  # صالح, شريف, مبارك: said of people
_QUALITIES: Final = listed("grounds", Lang.AR, "qualities")
ABSTRACT: Final = listed("grounds", Lang.AR, "abstract")
"""Words that may have what bodies and people have: «خطة السلام»."""
_TRADES: Final = listed("surnames", Lang.AR, "trades")
_PROPER_NAMES: Final = listed("grounds", Lang.AR, "proper")
_SHORT: Final = 4  # letters of a word without the article that may be any noun: بري, مرسى, عون


class Kind(Enum):
    """What else a form may be."""

    NAME = auto()
    GIVEN = auto()
    NOUN = auto()


def is_ordinary(context: Context, form: str) -> bool:
    """Whether an Arabic surname is an ordinary word or a given name too."""
    return kind_of(context, form) is not Kind.NAME


def kind_of(context: Context, form: str) -> Kind:
    """What else an Arabic short name may be."""
    if form in _TRADES or form in ABSTRACT:
        return Kind.NOUN
    if " " in form:
        return Kind.GIVEN if form.startswith("عبد ") else Kind.NAME
    if form.startswith(ARTICLE):
        return Kind.NAME if form.endswith("ي") or form in _PROPER_NAMES else Kind.NOUN
    if form in ALSO_WORDS and not _QUALITY.fullmatch(form):
        return Kind.NOUN
    if form in ALSO_WORDS or form in context.given:
        return Kind.GIVEN
    return Kind.GIVEN if len(form) <= _SHORT else Kind.NAME


def is_quality(form: str) -> bool:
    """Whether a name is an adjective that may be said of any noun: «السبب رئيسي», «الماء صالح»."""
    return form.removeprefix(ARTICLE) in _QUALITIES or (form in ALSO_WORDS and bool(_QUALITY.fullmatch(form)))
