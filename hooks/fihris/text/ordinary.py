"""Words that are no name by themselves, from `data/ordinary.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import yaml

from .fold import fold_key

_DATA: Final = Path(__file__).parent / "data" / "ordinary.yml"


def is_word(form: str, lang: str) -> bool:
    """Whether a form is one letter, or a word that every text has: «في», "the", "us". "US" is none."""
    return sum(map(str.isalpha, form)) < 2 or _is(form, lang, "words")


def is_noun(form: str, lang: str) -> bool:
    """Whether a form is a noun that means another in every text: «الدولة», "army"."""
    return _is(form, lang, "nouns")


def _is(form: str, lang: str, grade: str) -> bool:
    return fold_key(form, case=False) in _listed(lang, grade)


@cache
def _listed(lang: str, grade: str) -> frozenset[str]:
    words = yaml.safe_load(_DATA.read_text("utf-8"))[str(lang)][grade]
    return frozenset(fold_key(word, case=False) for word in words.split())
