"""What the lists say of words around a capital's name: `data/cities.yml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from fihris.model import LANGS, Lang

from .states import world
from .vocabulary import PRONOUN
from .words import VOCABULARY, has, has_noun, key, listed, verbs

REACHED: Final = (
    verbs("cities", Lang.AR, "reach")
    | listed("cities", Lang.AR, "reach_words")
    | verbs("cities", Lang.AR, "struck")
    | listed("cities", Lang.AR, "struck_words")
)
"""Arabic words of what is done to a place: somebody comes there, or it is struck."""
_FIELDS: Final = ("place_before", "held_nouns", "travel_words", "ways", "reach_words", "struck_words", "befallen_words",
                  "afterwards", "adverbs", "blocking", "attacks", "act_words", "apart", "being_words", "weather",
                  "sent", "asked", "asked_behind", "voiced", "owned", "distances", "figures", "at_building", "of_building",
              "towards", "announced", "parts", "publishing", "voices",
              "received", "tied", "facing", "services", "arts", "tours", "stops", "shifted",
              "forlorn", "dispatched", "dispatching", "to_and_fro",
              "takes", "takers", "shells", "shellers", "comes_to", "terms", "meetings", "had", "building", "does", "parties", "natives", "ordinals", "spread_words", "turned", "guests", "its")  # fmt: skip
LISTS: Final = {lang: {field: listed("cities", lang, field) for field in _FIELDS} for lang in LANGS}
VERBS: Final = {
    lang: {
        field: verbs("cities", lang, field)
        for field in ("held_verbs", "travel", "reach", "struck", "befallen", "acts", "being", "spread", "dispatching")
    }
    for lang in LANGS
}
_ACTS: Final = {lang: VERBS[lang]["acts"] | LISTS[lang]["act_words"] for lang in LANGS}
TRAVEL: Final = {lang: VERBS[lang]["travel"] | LISTS[lang]["travel_words"] for lang in LANGS}
HELD: Final = {lang: TRAVEL[lang] | VERBS[lang]["held_verbs"] | LISTS[lang]["held_nouns"] for lang in LANGS}
_PRESENT: Final = re.compile(r"[وف]?س?[يتن](\w{3,}?)(?:ون|وا|ان|ن)?")
_OURS: Final = re.compile(r"(?<=\w\w\w)(?:ني|(?<=ت)نا)\Z")  # «أرسلتنا»; «أرسلنا» is what we did
OUT_OF: Final = frozenset({"من", "from"})


@lru_cache(VOCABULARY)
def is_act(lang: Lang, word: str) -> bool:
    if lang is Lang.EN:
        return word.lower().removesuffix("'s") in _ACTS[lang]
    return has(word, _ACTS[lang]) or present(word, VERBS[lang]["acts"])


def is_city(form: str, lang: Lang) -> bool:
    """Whether a name is the capital of a state, so that it may be the city; «الكرملين» may not."""
    return form in _capitals(lang)


def is_named_alike(form: str, lang: Lang) -> bool:
    """Whether the capital of a state is called as the state is: «تونس», «الكويت»."""
    return any(capital == form or form in capital.split() for capital in _capitals(lang))


@cache
def _capitals(lang: Lang) -> frozenset[str]:
    return frozenset(key(name) for state in world().values() for name in state.metonyms[lang])


def befalls(after: list[str], phrases: frozenset[str], past: frozenset[str]) -> bool:
    """Whether what is said of the city behind it happens to a city: «بغداد سقطت», "Baghdad was bombed"."""
    return after[0] in past or any(" ".join(after[:count]) in phrases for count in range(1, len(after) + 1))


@lru_cache(VOCABULARY)
def is_travel(lang: Lang, word: str) -> bool:
    if word in VERBS[lang]["being"]:  # «باتت» is not «أتت» with a preposition
        return False
    if _OURS.search(word) and has(_OURS.sub("", word), VERBS[lang]["dispatching"]):
        return True  # «أرسلتني»
    forms = (word, word.removesuffix("ا"), PRONOUN.sub("", word))  # «زحفهم»
    return any(has_noun(each, TRAVEL[lang]) for each in forms) or present(word, VERBS[lang]["travel"])


@lru_cache(VOCABULARY)
def spreads(word: str) -> bool:
    past = VERBS[Lang.AR]["spread"]
    return has(word, past) or has(word, LISTS[Lang.AR]["spread_words"])


@lru_cache(VOCABULARY)
def reaches(lang: Lang, word: str) -> bool:
    past, acts = VERBS[lang]["reach"], VERBS[lang]["acts"]
    if word in acts or (word[:1] in "وف" and word[1:] in acts):
        return word in past  # «توصلت» is no «ت» and «وصلت»
    return _is_done(word, past) or has(word, LISTS[lang]["reach_words"]) or present(word, past)


@lru_cache(VOCABULARY)
def strikes(lang: Lang, word: str) -> bool:
    past = VERBS[lang]["struck"]
    return _is_done(word, past) or has(word, LISTS[lang]["struck_words"]) or present(word, past)


def _is_done(word: str, past: frozenset[str]) -> bool:
    """Whether a word is one of some verbs, or its noun with a preposition: «بقصف»; «كلفت» is not «لفت» with one."""
    bare = word[1:] if word[:1] in "وف" else word
    with_preposition = bare[:1] == "ك" or (bare[:1] in "بل" and bare.endswith("ت"))
    return word in past or bare in past or (not with_preposition and has(word, past))


@lru_cache(VOCABULARY)
def befallen(word: str) -> bool:
    past = VERBS[Lang.AR]["befallen"]
    return has(word, past) or has(word, LISTS[Lang.AR]["befallen_words"]) or present(word, past)


def present(word: str, past: frozenset[str]) -> bool:
    """Whether a word is the present or future of a verb that is listed in the past: سيقصفون, تحتل."""
    found = _PRESENT.fullmatch(word)
    stems = (found[1], word[found.start(1) :]) if found else ()  # the last letter of «تراهن» is its own
    return any(
        stem in past or f"ا{stem}" in past or (stem[0] == "و" and f"ا{stem[1:]}" in past)  # «تؤكد»
        for stem in stems
    )
