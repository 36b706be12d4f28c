"""Words that are no name by themselves, from `data/ordinary.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import yaml

from .clitics import ARTICLE
from .fold import fold_key

_DATA: Final = Path(__file__).parent / "data" / "ordinary.yml"


def is_word(form: str, lang: str) -> bool:
    """Whether a form is one letter, or a word that every text has: «في», «وفي», "the", "us". "US" is none."""
    word = fold_key(form, case=False)
    return sum(map(str.isalpha, form)) < 2 or bool({word, word.removeprefix("و")} & _listed(lang, "words"))


def is_noun(form: str, lang: str) -> bool:
    """Whether a form is a noun that means another in every text, in whatever form: «الدولة», «قوات», "army", "Militias"; or in
    English a word of every text with a capital, which begins sentences: "May"."""
    word, nouns = fold_key(form, case=False), _listed(lang, "nouns")
    if lang == "ar":
        bare = word.removeprefix(ARTICLE)
        return not nouns.isdisjoint({word, bare, ARTICLE + bare})
    small = word if word.isupper() else word[:1].lower() + word[1:]
    return small in nouns or small.removesuffix("s") in nouns or (small != word and small in _listed(lang, "words"))


@cache
def _listed(lang: str, grade: str) -> frozenset[str]:
    words = yaml.load(_DATA.read_text("utf-8"), yaml.CSafeLoader).get(str(lang), {}).get(grade, "")
    return frozenset(fold_key(word, case=False) for word in words.split())
