"""Whether a capital's name is the city or the government, by the words around it: `data/cities.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from fihris.model import LANGS, Lang

from . import public
from .context import Context
from .lexicon import STRONG
from .matcher import Match
from .states import world
from .words import has, has_noun, key, listed, verbs, words

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
              "towards", "parts", "publishing", "voices",
              "received")  # fmt: skip
_LISTS: Final = {lang: {field: listed("cities", lang, field) for field in _FIELDS} for lang in LANGS}
_VERBS: Final = {
    lang: {
        field: verbs("cities", lang, field)
        for field in ("held_verbs", "travel", "reach", "struck", "befallen", "acts", "being")
    }
    for lang in LANGS
}
_ACTS: Final = {lang: _VERBS[lang]["acts"] | _LISTS[lang]["act_words"] for lang in LANGS}
_TRAVEL: Final = {lang: _VERBS[lang]["travel"] | _LISTS[lang]["travel_words"] for lang in LANGS}
_HELD: Final = {lang: _TRAVEL[lang] | _VERBS[lang]["held_verbs"] | _LISTS[lang]["held_nouns"] for lang in LANGS}
_CAPITAL: Final = frozenset({"العاصمه", "بالعاصمه", "للعاصمه"})
_CAPITAL_OF: Final = words("عاصمة")
_OF_STATE: Final = 4  # words of «عاصمة» and the name of a state
_PRESENT: Final = re.compile(r"[وف]?س?[يتن](\w{3,}?)(?:ون|وا|ان|ن)?")
_FROM: Final = (["من"], ["ومن"])
_THEIRS: Final = re.compile(r"(?<=\w\w\w)(?:ه|ها|هم)\Z")  # «سفيرها»
_COME: Final = frozenset({"came", "comes", "come", "arrived"})
_OUT_OF: Final = frozenset({"من", "from"})
_BEHIND: Final = 3  # words behind two capitals
_BETWEEN: Final = words("بين between")
_DISTANT: Final = 4  # words between a way and the cities at its ends
_STARTS: Final = listed("grounds", Lang.AR, "starts")
_TOOK_PART: Final = ["علي", "خط"]  # «دخلت أنقرة على خط الأزمة»
_WINDOW: Final = 6  # words between a verb of movement and its place
_OBJECT_WINDOW: Final = 5  # words between a verb and its object, its subject among them
_VOCABULARY: Final = 1 << 14  # words of which is remembered what they are: most words of a text are few
_ACT_WINDOW: Final = 7  # words between what a government does and its name
_FEMININE: Final = re.compile(r"[وف]?(?:س?ت\w{3,}|(?!ال)\w{3,}(?<!ا)ت(?:ه|ها|هم)?)")  # «ذكريات» is a noun
_GIVEN: Final = listed("grounds", Lang.AR, "with_l")
_DENIED: Final = words("لم لن")  # «لم تخف القاهرة»
_AUXILIARY: Final = words("كانت ظلت باتت أصبحت صارت زالت تزال تعد تكن بقيت عادت")
_NEGATIVES: Final = words("لم لا لن ما قد")
_NOUN: Final = re.compile(r"[وف]?ت\w{2}ي\w")  # تقرير, تاريخ: it has the letters of a verb
_SAYING: Final = frozenset({"ان", "بان"})
_SAID: Final = words("said says say told added argued noted reported thinks thought believes believed wrote")
_SIDES: Final = frozenset({"north", "south", "east", "west"})
_PREPOSITIONS: Final = frozenset({"from", "to", "in", "into", "near", "at", "towards", "toward"})
_AUXILIARIES: Final = frozenset({"will", "would", "could", "must", "may", "might", "should", "cannot", "did"})
_BASED: Final = re.compile(r"(?:-based\b|'s (?:airport|streets|outskirts|Green Zone|suburbs|residents)\b)")


def is_place(context: Context, index: int) -> bool:
    """Whether the words around a capital's name make it the place that it literally is."""
    match = context.matches[index]
    lists, actions = _LISTS[context.lexicon.lang], _VERBS[context.lexicon.lang]
    after, words = context.words_after(match.end, 3), context.words_before(match)
    if after and _befalls(after, lists["befallen_words"], actions["befallen"]):
        return True
    if _owns(context, match, words):
        return bool(_BASED.match(context.text, match.end))
    house = not is_city(match.entry.form, context.lexicon.lang) and _built(words, after, lists)
    if house or context.word_before(match.outset)[0] in _SIDES or _in_reference(context, match):
        return True
    if (
        (after and after[0] in lists["afterwards"])
        or _BASED.match(context.text, match.end)
        or _distant(context, words, after)
    ):
        return True
    if match.chain.strip("وف"):
        return _moved(context, words, match.chain)
    return (
        _speaks_from(context, index)
        or _from_one_to_another(words, after)
        or _located(context, words, after, joined="و" in match.chain)
    )


def _speaks_from(context: Context, index: int) -> bool:
    """Whether somebody's name stands before it with but «من» or "from" between: «قال لافروف من جنيف»."""
    before = context.matches[index - 1] if index else None
    if before is None or not (before.entry.personal or before.entry.surname):
        return False
    return context.gap(index).strip() in _OUT_OF


def _from_one_to_another(words: list[str], after: list[str]) -> bool:
    """Whether a clause begins with it as the place from which something comes or reaches: «من القاهرة …», "From Amman to Cairo"."""
    return (
        (words in _FROM and bool(after))
        or (words == ["from"] and after[:1] == ["to"])
        or (words[:1] == ["from"] and words[2:] == ["to"])
    )


def _built(words: list[str], after: list[str], lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a house whose name stands for a government is spoken of as a house: «أمام البيت الأبيض», "the Kremlin walls"."""
    if after and after[0] in lists["of_building"]:
        return True
    before = [word for word in words[-2:] if word != "the"][-1:]
    return bool(before) and has(before[0], lists["at_building"]) and not (after and after[0] in lists["asked_behind"])


def _in_reference(context: Context, match: Match) -> bool:
    """Whether its sentence says where a book came out: «دار الفكر، دمشق وبيروت، الطبعة الثانية»."""
    known = _LISTS[context.lexicon.lang]["publishing"]
    return len(known.intersection(context.sentence_words(match.start))) > 1


def is_government(context: Context, index: int) -> bool:
    """Whether the words around a capital's name speak of what governments do: decide, refuse, ask, agree with one another."""
    match = context.matches[index]
    if _is_weather(context, match):
        return False
    before, after = _own_clause(context, context.words_before(match)[-_ACT_WINDOW:]), context.words_after(match.end, 3)
    if (
        context.text.startswith("'s ", match.end)
        and context.word_after(match.end + len("'s"))[0] in _LISTS[Lang.EN]["owned"]
    ):
        return True
    if before and before[-1] in _OUT_OF:
        return _comes_from(context, before)
    if (
        _is_voiced(context, before)
        or (not context.arabic and _is_english_subject(before, after))
        or any(_is_act(context.lexicon.lang, word) for word in (*before, *after))
    ):
        return True
    if not context.arabic:
        return False
    given = match.chain.endswith("ل")  # «يتيح لواشنطن …»
    sent = any(has_noun(word, _LISTS[Lang.AR]["sent"]) or (given and has(word, _GIVEN)) for word in before)
    beside = bool(index) and context.gap(index) == " "  # a city's name, «بيروت», has the letters of a verb
    subject = not beside and _is_subject(match, before, after) and public.of_states(context, match)
    return sent or _partner(context, match) or _is_asked(before, after) or subject


def _is_weather(context: Context, match: Match) -> bool:
    """Whether the sentence of a capital speaks of weather, and of no state or body: "Washington froze: minus ten at dawn"."""
    known = _LISTS[context.lexicon.lang]["weather"]
    return not known.isdisjoint(context.sentence_words(match.start)) and not public.names_others(context, match)


def _comes_from(context: Context, before: list[str]) -> bool:
    """Whether what is said to come from a capital is a government's: "a request from Tehran", not "criticised him from Paris"."""
    lang = context.lexicon.lang
    lists = _LISTS[lang]
    if any(has(word, lists["received"]) for word in before) or _is_voiced(context, before):
        return True
    near = before[-4:-1] if context.arabic else before[-2:-1]
    nouns = lists["act_words"] | lists["sent"] | lists["owned"]
    if before[-2:-1] and before[-2] in _COME and not lists["sent"].isdisjoint(before[-4:-2]):
        return True  # "a reply came from Tehran"
    return any(has_noun(_THEIRS.sub("", word), nouns) for word in near) or (
        len(before) > 1 and _is_act(lang, before[-2])
    )


def _is_voiced(context: Context, before: list[str]) -> bool:
    """Whether what stands directly before makes it one who speaks, or invites: «وفق طهران», "according to Tehran"."""
    voiced = _LISTS[context.lexicon.lang]["voiced"]
    return any(has(" ".join(before[-count:]), voiced) for count in (1, 2, 3) if len(before) >= count)


def _owns(context: Context, match: Match, words: list[str]) -> bool:
    """Whether what is said beside a capital is said of what it has: «وصلت حليفة واشنطن القديمة», "in Amman's interest"."""
    if not context.arabic:
        return context.text.startswith("'s ", match.end) and not context.text[match.end + 3 : match.end + 4].isupper()
    if not words or not has(words[-1], _LISTS[Lang.AR]["owned"]):
        return False
    after = context.words_after(
        match.end, 1
    )  # «قصفت طائرات بغداد ليلا»: it is struck; «قصفت طائرات بغداد مواقع»: they are its own
    return not _strikes(Lang.AR, " ".join(words[-2:-1])) or bool(after and after[0] not in _LISTS[Lang.AR]["adverbs"])


def _is_asked(before: list[str], after: list[str]) -> bool:
    """«على بغداد أن تختار», «أمام بغداد خياران»."""
    lists = _LISTS[Lang.AR]
    return bool(before and after) and has(before[-1], lists["asked"]) and after[0] in lists["asked_behind"]


def _is_subject(match: Match, before: list[str], after: list[str]) -> bool:
    """Whether a verb of hers goes before a capital, or follows it where it begins its clause: «أنقرة ستعمل …»."""
    if match.chain.strip("وف"):
        return False
    if before and (_feminine_verb(before[-1]) or (before[-1].startswith("ت") and has(before[-2:][0], _DENIED))):
        return True
    while len(after) > 1 and (has(after[0], _AUXILIARY) or after[0] in _NEGATIVES):
        after = after[1:]  # «واشنطن كانت تهدف إلى …»
    return bool(after) and (not before or has(before[-1], _STARTS)) and _feminine_verb(after[0])


@lru_cache(_VOCABULARY)
def _is_act(lang: Lang, word: str) -> bool:
    if lang is Lang.EN:
        return word.lower().removesuffix("'s") in _ACTS[lang]
    return has(word, _ACTS[lang]) or _present(word, _VERBS[lang]["acts"])


def acts(context: Context, index: int) -> bool:
    """Whether a verb of those who govern follows a capital directly, which begins a clause of its own then: "…, and Ankara accuses"."""
    after = context.words_after(context.matches[index].end, 2)
    if not context.arabic:
        return _is_english_subject([], after) or (bool(after) and _is_act(Lang.EN, after[0]))
    return bool(after) and _feminine_verb(after[0])


def is_pair(context: Context, first: int, last: int) -> bool:
    """Whether two capitals are joined to one another, and no road, train or distance lies between them."""
    lang, words = context.lexicon.lang, context.words_before(context.matches[first])
    if context.matches[first].chain.strip("وف"):
        return False  # «غنت لبيروت ودمشق»
    if words and words[-1] in _LISTS[lang]["ways"]:
        return False  # "from Paris to Berlin and Moscow"
    return not any(
        has_noun(word, _LISTS[lang]["apart"]) or _is_travel(lang, word) or _reaches(lang, word)
        for word in (*words, *context.words_after(context.matches[last].end, _BEHIND))
    )


def _distant(context: Context, words: list[str], after: list[str]) -> bool:
    """Whether the way to a city, or between two, stands shortly before it, or behind two: «بين لندن وباريس قطار»; «عن طريق» and
    «خريطة طريق» are no ways."""
    lists = _LISTS[context.lexicon.lang]
    near = words[-_DISTANT:]
    if not _BETWEEN.isdisjoint(near) and any(has_noun(word, lists["distances"]) for word in after):
        return True
    return any(
        has_noun(word, lists["distances"]) and not (place and near[place - 1] in lists["figures"])
        for place, word in enumerate(near)
    )


def _partner(context: Context, match: Match) -> bool:
    """Whether another government is the subject of the verb in whose clause it stands: «باعت باريس طائرات إلى القاهرة»."""
    if not context.arabic:
        return False
    for other in context.within(context.clause_start(match), match.start):
        words = context.words_before(other) if other.entry.geographic and not other.chain else []
        if words and _feminine_verb(words[-1]):
            return True
    return False


def _feminine_verb(word: str) -> bool:
    """Whether a word has the shape of a verb whose subject follows, and is none of being or looks: «تحرص», «اضطرت»."""
    being = _VERBS[Lang.AR]["being"]
    found = _FEMININE.fullmatch(word)
    known = has(word, being) or _present(word, being) or word in _LISTS[Lang.AR]["voiced"]
    return found is not None and not known and not (_NOUN.fullmatch(word) and not _is_act(Lang.AR, word))


def _own_clause(context: Context, before: list[str]) -> list[str]:
    """Of some words those behind the last «إن», or "said that": who says something is not whom it is said of."""
    if context.arabic:
        places = [place for place, word in enumerate(before) if word in _SAYING]
    else:
        places = [place + 1 for place, pair in enumerate(pairwise(before)) if pair[0] in _SAID and pair[1] == "that"]
    return before[1 + max(places, default=-1) :]


def _is_english_subject(before: list[str], after: list[str]) -> bool:
    """Whether a verb follows of which only people are the subject, or an infinitive that they are asked for."""
    if not after or (before and before[-1] in _PREPOSITIONS):
        return False
    first, second = after[0], next(iter(after[1:]), "")
    if first in _AUXILIARIES:
        return second not in {"be", "have", "remain", "look", "become"}
    return (first == "to" and second.islower() and second not in {"the", "a"}) or (
        first.endswith("ed") and first not in _LISTS[Lang.EN]["being_words"]
    )


def is_city(form: str, lang: Lang) -> bool:
    """Whether a name is the capital of a state, so that it may be the city; «الكرملين» may not."""
    return form in _capitals(lang)


def is_named_alike(form: str, lang: Lang) -> bool:
    """Whether the capital of a state is called as the state is: «تونس», «الكويت»."""
    return any(capital == form or form in capital.split() for capital in _capitals(lang))


@cache
def _capitals(lang: Lang) -> frozenset[str]:
    return frozenset(key(name) for state in world().values() for name in state.metonyms[lang])


def _befalls(after: list[str], phrases: frozenset[str], past: frozenset[str]) -> bool:
    """Whether what is said of the city behind it happens to a city: «بغداد سقطت», "Baghdad was bombed"."""
    return after[0] in past or any(" ".join(after[:count]) in phrases for count in range(1, len(after) + 1))


def _located(context: Context, words: list[str], after: list[str], joined: bool) -> bool:
    """After a word of place, a verb of movement with its preposition, or a verb whose object or victim it is.

    What is `joined` by و to the word before it has no word of place there: «الجزائر العاصمة والرباط».
    """
    lists = _LISTS[context.lexicon.lang]
    if words and words[-1] == "the":
        words = words[:-1]
    if not words:
        return False
    last = words[-1]
    if not joined and any(has(" ".join(words[-count:]), lists["place_before"]) for count in (1, 2, 3)):
        return True
    if context.arabic and (_befallen(last) or _is_capital(words) or _is_capital_of(context, words)):
        return True
    near = words[-_WINDOW:-1]
    if (last in _OUT_OF and any(has(word, lists["voices"]) for word in near)) or (
        last in {"علي", "on"} and any(has(word, lists["attacks"]) for word in near)
    ):
        return True
    if (
        last in lists["ways"]
        and "closer" not in words[-_WINDOW:]
        and not any(has_noun(word, lists["sent"]) for word in (*words[-_WINDOW:-1], *after[:2]))
    ):
        lang, gone = context.lexicon.lang, words[-_WINDOW - 1 : -1]
        return any(_is_travel(lang, word) or (last == "for" and _reaches(lang, word)) for word in gone)
    return _object(context, words, after)


@lru_cache(_VOCABULARY)
def _is_travel(lang: Lang, word: str) -> bool:
    if word in _VERBS[lang]["being"]:  # «باتت» is not «أتت» with a preposition
        return False
    return any(has_noun(each, _TRAVEL[lang]) for each in (word, word.removesuffix("ا"))) or _present(
        word, _VERBS[lang]["travel"]
    )


@lru_cache(_VOCABULARY)
def _reaches(lang: Lang, word: str) -> bool:
    past = _VERBS[lang]["reach"]
    return has(word, past) or has(word, _LISTS[lang]["reach_words"]) or _present(word, past)


@lru_cache(_VOCABULARY)
def _strikes(lang: Lang, word: str) -> bool:
    past = _VERBS[lang]["struck"]
    return has(word, past) or has(word, _LISTS[lang]["struck_words"]) or _present(word, past)


def _befallen(word: str) -> bool:
    past = _VERBS[Lang.AR]["befallen"]
    return has(word, past) or has(word, _LISTS[Lang.AR]["befallen_words"]) or _present(word, past)


def _is_capital(words: list[str]) -> bool:
    """«العاصمة الأردنية» before a city's name."""
    return len(words) > 1 and has(words[-2], _CAPITAL) and words[-1].startswith("ال")


def _is_capital_of(context: Context, words: list[str]) -> bool:
    """«عاصمة الولايات المتحدة» before a city's name."""
    return any(
        has(word, _CAPITAL_OF) and context.lexicon.means(" ".join(words[place + 1 :]), STRONG)
        for place, word in enumerate(words[-_OF_STATE:], start=max(0, len(words) - _OF_STATE))
    )


def _object(context: Context, words: list[str], after: list[str]) -> bool:
    """Whether a verb that moves to a city, or strikes one, has it for its object."""
    lang = context.lexicon.lang
    lists = _LISTS[lang]
    if after[:2] == _TOOK_PART:
        return False
    for distance, word in enumerate(reversed(words)):
        if distance > _OBJECT_WINDOW or word in lists["blocking"] or word in lists["ways"]:
            return False
        if _reaches(lang, word):
            return True
        if _strikes(lang, word):
            # «قصفت بغداد أمس»: struck; «قصفت بغداد مواقع»: it strikes.
            return bool(distance) or not context.arabic or not after or has(after[0], lists["adverbs"])
    return False


def _present(word: str, past: frozenset[str]) -> bool:
    """Whether a word is the present or future of a verb that is listed in the past: سيقصفون, تحتل."""
    found = _PRESENT.fullmatch(word)
    stems = (found[1], word[found.start(1) :]) if found else ()  # the last letter of «تراهن» is its own
    return any(stem in past or f"ا{stem}" in past for stem in stems)


def _moved(context: Context, words: list[str], chain: str) -> bool:
    """With a preposition written on it: لواشنطن after «سافر», بواشنطن after «انعقد» or anything but what is done to governments
    with ب: «اتصل بواشنطن», «علاقته بواشنطن»."""
    lang, near = context.lexicon.lang, words[-_WINDOW:]
    if "ب" in chain:
        if any(has(word, _HELD[lang]) for word in near):
            return True
        return bool(near) and not any(has_noun(word, _LISTS[lang]["towards"]) or _is_act(lang, word) for word in near)
    if "ل" not in chain:
        return False
    parts = _LISTS[lang]["parts"]
    return any(has(word, _TRAVEL[lang]) for word in near) or any(has_noun(word, parts) for word in near[-2:])
