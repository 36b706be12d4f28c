"""The word lists of the rules, from `data/`: an analyst mends them there. Everything is folded as texts are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from fihris.model import Lang
from fihris.text.clitics import ARTICLE_CHAINS, LAM_CHAINS
from fihris.text.fold import fold_key

DATA: Final = Path(__file__).parent / "data"
VOCABULARY: Final = 1 << 14
"""Words of which is remembered what they are: most words of a text are few."""
_ARTICLES: Final = tuple(ARTICLE_CHAINS | LAM_CHAINS)
_PROCLITICS: Final = frozenset("وفبلك")
_CONJUNCTIONS: Final = frozenset("وف")
_PAST: Final = ("", "ت", "ا", "وا", "تا")
_WEAK: Final = "اي"  # the last letter of دعا and نفى, which دعت and نفت have not


@cache
def table(name: str) -> dict[str, Any]:
    """A file of `data/`, as it is written."""
    found: dict[str, Any] = yaml.load((DATA / f"{name}.yml").read_text("utf-8"), yaml.CSafeLoader)
    return found


@lru_cache(maxsize=1 << 15)
def key(written: str) -> str:
    """A word or words as they are compared with texts."""
    return fold_key(written.replace("_", " "), case=False)


def words(listed: str | Iterable[str]) -> frozenset[str]:
    """The words of a list: parted by white space, with `_` for a space within one; or a list of YAML."""
    return frozenset(map(key, listed.split() if isinstance(listed, str) else listed))


@cache
def listed(name: str, lang: Lang, field: str) -> frozenset[str]:
    """One list of a file of `data/`."""
    return words(table(name)[lang].get(field, ""))


def verbs(name: str, lang: Lang, field: str) -> frozenset[str]:
    """A list of verbs in the past, with the endings that it has beside the one listed."""
    past = listed(name, lang, field)
    if lang is not Lang.AR:
        return past
    weak = {verb[:-1] + ending for verb in past if verb[-1] in _WEAK and len(verb) > 2 for ending in ("ت", "وا", "تا")}
    return past | weak | {verb + ending for verb in past for ending in _PAST}


@cache
def mapped(name: str, lang: Lang, field: str) -> Mapping[str, frozenset[str]]:
    """Lists by the word to which they belong."""
    return {key(word): words(each) for word, each in table(name)[lang].get(field, {}).items()}


def choice(known: Iterable[str]) -> str:
    """Some words as the alternatives of a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, known), key=len, reverse=True))


@lru_cache(maxsize=1 << 15)
def has_noun(word: str, known: frozenset[str]) -> bool:
    """Whether a noun is known, with or without the article and what is written before it."""
    return has(word, known) or any(word.startswith(each) and word[len(each) :] in known for each in _ARTICLES)


def has(word: str, known: frozenset[str]) -> bool:
    """Whether a word is known, with or without a conjunction or preposition written on it."""
    if word in known or (word[:1] in _PROCLITICS and word[1:] in known):
        return True
    return word[:1] in _CONJUNCTIONS and word[1:2] in _PROCLITICS and word[2:] in known  # «ولمعهد»


def end_with(said: Sequence[str], phrases: frozenset[str]) -> bool:
    """Whether some words end with one of some phrases, which have three words at most."""
    if not said:
        return False
    if has(said[-1], phrases):
        return True
    return said[-1] in _lasts(phrases) and any(has(" ".join(said[-count:]), phrases) for count in (2, 3))


@cache
def _lasts(phrases: frozenset[str]) -> frozenset[str]:
    """The words with which those phrases end that have several."""
    return frozenset(each.rpartition(" ")[2] for each in phrases if " " in each)
