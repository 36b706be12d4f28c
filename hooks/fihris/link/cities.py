"""Whether a capital's name is the city, by the words around it: `data/cities.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from fihris.model import Lang

from . import houses, journeys
from .candidates import STRONG
from .context import Context
from .matcher import Match
from .seats import (
    HELD,
    LISTS,
    OUT_OF,
    TRAVEL,
    VERBS,
    befallen,
    befalls,
    is_act,
    is_travel,
    reaches,
    strikes,
)
from .vocabulary import PRONOUN
from .words import end_with, has, has_noun, key, listed, words

_CAPITAL: Final = frozenset({"العاصمه", "بالعاصمه", "للعاصمه"})
_CAPITAL_OF: Final = words("عاصمة")
_OF_STATE: Final = 4  # words of «عاصمة» and the name of a state
_FROM: Final = (["من"], ["ومن"])
_OUT_OF: Final = ["out", "of"]
_HAS_OBJECT: Final = re.compile(r"(?!ال)\w{2,}ت(?:ه|ها|هم)")
_OFF: Final = "عن"
_BEHIND: Final = 3  # words behind two capitals
_TANWIN: Final = re.compile(r"(?<=\w\w\w)ا\Z")  # «خلافا»
_BETWEEN: Final = words("بين between")
_DISTANT: Final = 4  # words between a way and the cities at its ends
_TOWARDS: Final = [key("إلى")]
_AND_THEN_TO: Final = ["ثم", key("إلى")]  # «إلى القاهرة ثم إلى رام الله»
_TOOK_PART: Final = ["علي", "خط"]  # «دخلت أنقرة على خط الأزمة»
_WINDOW: Final = 6  # words between a verb of movement and its place
_STRUCK_BY: Final = (("takes", "takers"), ("shells", "shellers"))
_OBJECT_WINDOW: Final = 6  # words between a verb and its object, its subject among them
_GIVEN: Final = (
    LISTS[Lang.AR]["act_words"]
    | LISTS[Lang.AR]["sent"]
    | words("مال المال أموال الأموال سلاح السلاح غاز الغاز نفط النفط")
)
"""What one government gives another, or asks of it."""
_SHIFTED: Final = LISTS[Lang.EN]["shifted"] | LISTS[Lang.EN]["sent"]
_KINDS_OF_TALKS: Final = frozenset(
    {"peace", "climate", "nuclear", "ceasefire", "donor", "donors", "unity", "reconciliation"}
)
_AGREED: Final = words("تسوية صيغة هدنة صلح حل نتيجة معادلة")
_ENTERED: Final = listed("cities", Lang.AR, "entered")
_GETTING: Final = ("تلقي", "تسلم", "وصول", "انتظار")
_SIDES: Final = frozenset({"north", "south", "east", "west"})
_BASED: Final = re.compile(
    r"(?:-based\b|'s (?:(?:[a-z]+ern|older?|inner|outer|main|narrow|crowded|poorer|richer) )?(?:airport|streets|outskirts|Green Zone|suburbs|residents)\b)"
)


def is_place(context: Context, index: int) -> bool:
    """Whether the words around a capital's name make it the place that it literally is."""
    match = context.matches[index]
    lists, actions = LISTS[context.lexicon.lang], VERBS[context.lexicon.lang]
    after, words = context.words_after(match.end, 3), _without_traveller(context, index)
    if after and befalls(after, lists["befallen_words"], actions["befallen"]) and after[-1] not in lists["had"]:
        return True  # "Baghdad has a museum", not "has a choice"
    if _owns(context, match, words):
        return bool(_BASED.match(context.text, match.end)) or _has_part(context, match)
    house = houses.is_house(context, match, words, after)
    near = context.word_before(match.outset)[0] in _SIDES or _is_address(context, index) or _met_there(context, after)
    if house or near or _in_reference(context, match):
        return True
    if (
        (after and after[0] in lists["afterwards"])
        or journeys.is_there(context, match, words, after)
        or _BASED.match(context.text, match.end)
        or _distant(context, words, after)
    ):
        return True
    if match.chain.strip("وف"):
        return _moved(context, words, match.chain)
    return (
        _speaks_from(context, index)
        or _from_one_to_another(words, after)
        or _located(context, index, words, after)
        or (not context.coordinated(index) and _object(context, words, after))  # of a list the first tells
    )


def _met_there(context: Context, after: list[str]) -> bool:
    """Whether talks are called by where they were held: "the Paris peace talks"; not "Washington talks tough"."""
    meetings = LISTS[Lang.EN]["meetings"]
    peace = not context.arabic and len(after) > 1 and after[0] in _KINDS_OF_TALKS
    return peace and after[1] in meetings


def _is_address(context: Context, index: int) -> bool:
    """Whether its own state stands behind a comma: "London, United Kingdom"."""
    matches = context.matches
    if context.arabic or index + 1 >= len(matches) or context.gap(index + 1) != ", ":
        return False
    own = {each.entity.country or each.entity.id for each in matches[index].candidates}
    return not matches[index + 1].candidates.states.isdisjoint(own)


def _without_traveller(context: Context, index: int) -> list[str]:
    """The words before a capital, without the name of who goes there: «الزيارة التي قام بها الرئيس … إلى القاهرة»."""
    match = context.matches[index]
    who = context.matches[index - 1] if index else None
    way = context.gap(index).strip() if who is not None and who.entry.personal else ""
    if who is None or not context.arabic or way not in LISTS[Lang.AR]["ways"]:
        return context.words_before(match)
    return [*context.words_before(who), way]


def _speaks_from(context: Context, index: int) -> bool:
    """Whether somebody's name stands before it with but «من» or "from" between: «قال لافروف من جنيف»."""
    before = context.matches[index - 1] if index else None
    if before is None or not (before.entry.personal or before.entry.surname):
        return False
    return context.gap(index).strip() in OUT_OF


def _from_one_to_another(words: list[str], after: list[str]) -> bool:
    """Whether a clause begins with it as the place from which something comes or reaches: «من القاهرة …», "From Amman to Cairo"."""
    return (
        (words in _FROM and bool(after))
        or (words[-1:] == _TOWARDS and after[:2] == _AND_THEN_TO and not journeys.are_sent(words))
        or (words[-1:] == ["from"] and _goes_to(words, after))
        or (words[:1] == ["from"] and words[2:] == ["to"])
    )


def _goes_to(words: list[str], after: list[str]) -> bool:
    """Whether something goes on to another place, and is nothing that governments have: "clashes spread from Damascus to Homs"."""
    named = len(after) > 1 and after[0] == "to" and after[1][:1].isupper()
    return named and _SHIFTED.isdisjoint(words[-_WINDOW:])


def _in_reference(context: Context, match: Match) -> bool:
    """Whether its sentence says where a book came out: «دار الفكر، دمشق وبيروت، الطبعة الثانية»."""
    known = LISTS[context.lexicon.lang]["publishing"]
    return len(known.intersection(context.sentence_words(match.start))) > 1


def _owns(context: Context, match: Match, words: list[str]) -> bool:
    """Whether what is said beside a capital is said of what it has: «وصلت حليفة واشنطن القديمة», "in Amman's interest"."""
    if not context.arabic:
        return context.text.startswith("'s ", match.end) and not context.text[match.end + 3 : match.end + 4].isupper()
    if not words or not has(words[-1], LISTS[Lang.AR]["owned"]):
        return False
    # «قصفت طائرات بغداد ليلا»: it is struck; «قصفت طائرات بغداد مواقع»: they are its own
    after = context.word_after(match.end)[0]
    return not strikes(Lang.AR, " ".join(words[-2:-1])) or bool(after and after not in LISTS[Lang.AR]["adverbs"])


def _has_part(context: Context, match: Match) -> bool:
    """Whether what it has is a part of a city: "Cairo's alleys"; not "Baghdad's sky-high demands"."""
    word, end = context.word_after(match.end + len("'s"))
    return not context.arabic and word in LISTS[Lang.EN]["parts"] and context.text[end : end + 1] != "-"


def is_pair(context: Context, first: int, last: int) -> bool:
    """Whether two capitals are joined to one another, and no road, train or distance lies between them."""
    lang, words = context.lexicon.lang, context.words_before(context.matches[first])
    if context.matches[first].chain.strip("وف"):
        return False  # «غنت لبيروت ودمشق»
    if words and words[-1] in LISTS[lang]["ways"]:
        return False  # "from Paris to Berlin and Moscow"
    return not any(
        has_noun(word, LISTS[lang]["apart"])
        or has(word, LISTS[lang]["to_and_fro"])
        or is_travel(lang, word)
        or reaches(lang, word)
        for word in (*words, *context.words_after(context.matches[last].end, _BEHIND))
    )


def _distant(context: Context, words: list[str], after: list[str]) -> bool:
    """Whether the way to a city, or between two, stands shortly before it, or behind two: «بين لندن وباريس قطار»; «عن طريق» and
    «خريطة طريق» are no ways."""
    lists = LISTS[context.lexicon.lang]
    near = words[-_DISTANT:]
    if any(
        two in _BETWEEN and (is_act(context.lexicon.lang, _TANWIN.sub("", one)) or has_noun(one, lists["parties"]))
        for one, two in pairwise(near)
    ):
        return False  # «قاد محادثات بين القاهرة وبيروت», «اللجنة المشتركة بين نواكشوط والرباط»
    if words[-1:] and words[-1] in _BETWEEN:
        if any(has(word, lists["apart"]) for word in near):
            return True  # «عاش بين القاهرة وبيروت»
        if any(has(word, lists["to_and_fro"]) for word in words[-_WINDOW - 2 :]):
            return True
    if not _BETWEEN.isdisjoint(near) and any(has_noun(word, lists["distances"]) for word in after):
        return True
    return any(
        has_noun(word, lists["distances"]) and not (place and near[place - 1] in lists["figures"])
        for place, word in enumerate(near)
    )


def _located(context: Context, index: int, words: list[str], after: list[str]) -> bool:
    """After a word of place, a verb of movement with its preposition, or a verb whose object or victim it is.

    What is joined by و to the word before it has no word of place there: «الجزائر العاصمة والرباط».
    """
    lists, joined = LISTS[context.lexicon.lang], "و" in context.matches[index].chain
    if words and (words[-1] == "the" or words[-1].isdigit()):  # "in 10 Downing Street"
        words = words[:-1]
    if not words:
        return False
    if words[-2:] == _OUT_OF:
        words = [*words[:-2], "from"]
    last = words[-1]
    if not joined and end_with(words, lists["place_before"]):
        return True
    if context.arabic and (befallen(last) or _is_capital(words) or _is_capital_of(context, words)):
        return True
    if words[-3:-2] in _FROM and [last] == _TOWARDS and context.is_place(words[-2]):
        words = [*words[:-3], last]  # «وصل الوزير … من مسقط إلى عمّان»
    near, stage = words[-_WINDOW:-1], context.arabic and journeys.is_stage(context, index, words, after, lists)
    if stage or _comes_to(last, near, lists) or _stops_at(words, lists) or journeys.is_sent(last, near, lists):
        return True
    if (
        last in lists["ways"]
        and "closer" not in words[-_WINDOW:]
        and not any(has_noun(word, lists["sent"]) for word in (*words[-_WINDOW:-1], *after[:2]))
    ):
        lang, gone = context.lexicon.lang, words[-_WINDOW - 1 : -1]
        return any(is_travel(lang, word) or (last == "for" and reaches(lang, word)) for word in gone)
    return False


def _comes_to(last: str, near: list[str], lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether something is sent from a city, falls on it, or is cut off from it: «تحدث من …», «غارات على …», «انقطع … عن»."""
    if last in OUT_OF and _is_announced(near, lists):
        return not (
            has_noun(near[-1], _GIVEN) or is_act(Lang.AR, near[-1]) or has_noun(PRONOUN.sub("", near[-1]), _GIVEN)
        )
    field = "voices" if last in OUT_OF else "attacks" if last in {"علي", "on"} else "services" if last == _OFF else ""
    return bool(field) and any(has(word, lists[field]) for word in near)


def _is_announced(near: list[str], lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether something is announced shortly before «من», and nothing received: not «وأعلنت تلقيها إشارات من واشنطن»."""
    announced = any(has(word, lists["announced"]) for word in near)
    return announced and not any(has(word, lists["received"]) or word.startswith(_GETTING) for word in near)


def _stops_at(words: list[str], lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether a tour takes in a city: «جولة تشمل الدوحة وأبوظبي», "a tour that includes Doha"."""
    return has(words[-1], lists["stops"]) and any(has_noun(word, lists["tours"]) for word in words[-_BEHIND - 1 : -1])


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
    lists = LISTS[lang]
    if after[:2] == _TOOK_PART or (words[-1:] == ["left"] and after[:1] and after[0] in lists["forlorn"]):
        return False  # "left Ankara no choice"
    if context.arabic and (_enters_upon(after) or _has_object(words)):
        return False
    for distance, word in enumerate(reversed(journeys.without_origin(words, lists))):
        if distance > _OBJECT_WINDOW or word in lists["blocking"] or word in lists["ways"] or word in lists["voiced"]:
            return False
        if reaches(lang, word):
            return bool(distance) or after[:1] != _TOWARDS  # «وصلت بيروت إلى حافة الانهيار»
        if strikes(lang, word):
            # «قصفت بغداد أمس», «قصفت بغداد طائرات»: struck; «قصفت بغداد مواقع»: it strikes.
            struck = bool(distance) or not context.arabic or not after or has(after[0], lists["adverbs"])
            return struck or any(has(word, lists[verbs]) and has_noun(after[0], lists[by]) for verbs, by in _STRUCK_BY)
        if distance and has(word, VERBS[lang]["acts"]):
            break  # «زار الوفد موسكو وعاد باتفاق تصالحت به أنقرة»
    return False


def _has_object(words: list[str]) -> bool:
    """Whether a verb of hers with its object written on it goes before: «باتفاق رعته القاهرة»."""
    return bool(words) and bool(_HAS_OBJECT.fullmatch(words[-1])) and not reaches(Lang.AR, words[-1])


def _enters_upon(after: list[str]) -> bool:
    """Whether what is entered or reached is no place: «دخلت أنقرة وموسكو في مفاوضات», «وصلت أنقرة ودمشق إلى تسوية»."""
    return any(
        (first == "في" and (is_act(Lang.AR, second) or has(second, _ENTERED)))
        or ([first] == _TOWARDS and (is_act(Lang.AR, second) or has(second, _AGREED)))
        for first, second in pairwise(after)
    )


def _moved(context: Context, words: list[str], chain: str) -> bool:
    """With a preposition written on it: لواشنطن after «سافر», بواشنطن after «انعقد» or anything but what is done to governments
    with ب: «اتصل بواشنطن», «علاقته بواشنطن»."""
    lang, near = context.lexicon.lang, words[-_WINDOW:]
    if "ب" in chain:
        if any(has(word, HELD[lang]) for word in near):
            return True
        return bool(near) and not any(has_noun(word, LISTS[lang]["towards"]) or is_act(lang, word) for word in near)
    if "ل" not in chain:
        return False
    parts = LISTS[lang]["parts"]
    return (
        any(has(word, LISTS[lang]["arts"]) for word in near)
        or any(has(word, TRAVEL[lang]) for word in near)
        or any(has_noun(word, parts) for word in near[-2:])
    )
