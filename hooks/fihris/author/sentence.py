"""The words of a sentence as proposals read them: names in their places, each with the preposition that is joined to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from fihris.text import wordlists
from fihris.text.fold import fold_key

_WORD: Final = re.compile(r"[^\W_][\w\u064b-\u0652]*(?:['’-][^\W_]+)*|[،,;:؛()«»“”–—]")
_CLITICS: Final = {"ar": re.compile(r"[وف]?([بلك]?)(?:ا?ل)?\Z"), "en": re.compile(r"()\Z")}
SIGNS: Final = frozenset("،,;:؛()«»“”–—")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in a sentence, from `start` to before `end` of it. `adjective`: only by a nisba; `place`: no actor;
    `person`: no body."""

    id: str
    start: int
    end: int
    adjective: bool = False
    place: bool = False
    person: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a sign, or a name, with the preposition that is joined to it; `anded`: و is."""

    text: str
    start: int
    end: int
    of: Named | None = None
    joined: str = ""
    anded: bool = False


def items_of(sentence: str, named: Sequence[Named], lang: str) -> list[Item]:
    """The words, signs and names of a sentence, in their order; of names within one another the longest."""
    found: list[Item] = []
    done = 0
    for each in sorted((*named, Named("", len(sentence), len(sentence))), key=lambda each: (each.start, -each.end)):
        if each.start < done:
            continue
        before = sentence[done : each.start]
        letters = re.search(r"\w*\Z", before)
        joined = fold_key(letters[0]) if letters else ""
        if joined and len(joined) <= 4 and _CLITICS[lang].match(joined) and each.id:
            before = before[: -len(joined)] if lang == "ar" else before
        else:
            joined = ""
        found += [
            Item(fold_key(word[0]) or word[0], done + word.start(), done + word.end())
            for word in _WORD.finditer(before)
        ]
        if each.id:
            surface = fold_key(sentence[each.start : each.end])
            own = "ل" if lang == "ar" and surface.startswith("لل") else ""
            clitic = _CLITICS[lang].match(joined)
            found.append(Item("", each.start, each.end, each, (clitic[1] if clitic else "") or own, joined[:1] == "و"))
        done = each.end
    return found


@cache
def listed(name: str, lang: str) -> frozenset[str]:
    """The words of one of the lists that tell what stands around a verb, folded."""
    return wordlists.folded("suggesting", f"{name}-{lang}")


def bare(text: str, lang: str) -> str:
    """A particle without the و or ف that is joined to it."""
    return text[1:] if lang == "ar" and len(text) > 2 and text[0] in "وف" and text[1:] in _particles() else text


@cache
def _particles() -> frozenset[str]:
    return frozenset().union(*(listed(name, "ar") for name in ("denying", "denying-verbs", "hedging", "prepositions")))


def names(item: Item) -> bool:
    """Whether it names an actor, and does so by a noun."""
    return bool(item.of and not item.of.adjective and not item.of.place)


def adjective(item: Item) -> bool:
    """Whether it is a nisba of somebody: «العراقي»."""
    return bool(item.of and item.of.adjective)
