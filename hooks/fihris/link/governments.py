"""Whether a capital's name is the government, by the words around it: `data/cities.yml`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from fihris.model import Lang
from fihris.text.clitics import is_definite

from . import journeys, public
from .context import Context
from .matcher import Match
from .seats import LISTS, OUT_OF, VERBS, is_act, present, reaches
from .vocabulary import PRONOUN
from .words import end_with, has, has_noun, key, listed, words

_BEFORE: Final = "قبل"  # behind a capital no «قبل» of who accepts, which were feminine
_COME: Final = frozenset({"came", "comes", "come", "arrived"})
_STARTS: Final = listed("grounds", Lang.AR, "starts")
_OWN_WINDOW: Final = 6  # words behind a capital with what is its own
_ACT_WINDOW: Final = 7  # words between what a government does and its name
_FEMININE: Final = re.compile(r"[وف]?(?:س?ت\w{2,}|(?!ال)\w{3,}(?<!ا)ت(?:ه|ها|هم)?)")  # «ذكريات» is a noun
_GIVEN: Final = listed("grounds", Lang.AR, "with_l")
_ASIDE: Final = words(
    "منه منها منهم عنه عنها عنهم فيه فيها إليه إليها إليهم به بها بهم له لها لهم عليه عليها عليهم معه معها معهم"
)
_OFFERS: Final = words("تعرض ستعرض")
_WHAT: Final = words("أن بأن على")  # «تعرض موسكو أن تبيعه»
_SHUTS: Final = words("فتحت أغلقت أقفلت تفتح تغلق تقفل")
_BORDERS: Final = words("أجواء مجال حدود معبر معابر")
_OF_STATES: Final = words("أجواء مجال حدود معابر سفارة سفارت قنصلية قنصليت سفير سفراء قوات جنود موانئ قواعد")
_DENIED: Final = words("لم لن")  # «لم تخف القاهرة»
_SEES: Final = words("تر ترى تأت تف تبد تدع تنه تعط")  # «واشنطن لم تر فيه …»
_AUXILIARY: Final = words("كانت ظلت باتت أصبحت صارت زالت تزال تعد تكن بقيت عادت")
_AS_FOR: Final = words("أما")
_NEGATIVES: Final = words("لم لا لن ما قد")
_WITH_OBJECT: Final = re.compile(r"[وف]?(?:س?ت\w{2,}|(?!ال)\w{2,}ت)(?:ه|ها|هم)")  # «تريده», «رعته»
_NOUN: Final = re.compile(r"[وف]?ت\w{2}ي\w")  # تقرير, تاريخ: it has the letters of a verb
_REASON: Final = re.compile(r"[وف]?ت\w{2,}(?<!ت)ا")  # «تضامنا», «تنديدا»: why, and no verb
_KEEPING: Final = frozenset({"lost", "lose", "loses", "kept", "keeps", "held", "holds", "gained", "found"})
_AMONG: Final = words("أول أولى آخر بين من أبرز أكثر ضمن أحد")
_RECEIVED: Final = words("استقبلت تستقبل ستستقبل")
_CALLED: Final = words("وصفت تصف")
_BY: Final = ("بال", "بان")  # «بالخطأ», «بأنه»
_TOWARDS: Final = key("إلى")
_WITH: Final = "مع"
_SAYING: Final = re.compile(r"[وف]?[بل]?ان(?:ه|ها|هم|هما|نا|ني)?")  # «أعلن أنه ماض نحو …»
_SAID: Final = words("said says say told added argued noted reported thinks thought believes believed wrote")
_PREPOSITIONS: Final = frozenset({"from", "to", "in", "into", "near", "at", "towards", "toward"})
_THEN: Final = words("then soon later quickly promptly never still again also duly swiftly quietly publicly")
_HAS: Final = frozenset({"has", "had"})
_BEING_NOW: Final = frozenset({"is", "was", "has"})
_AUXILIARIES: Final = frozenset({"will", "would", "could", "must", "may", "might", "should", "cannot", "did"})
_SENT_OR_TIED: Final = LISTS[Lang.AR]["sent"] | LISTS[Lang.AR]["tied"]
_SAID_OF: Final = {lang: lists["act_words"] | lists["sent"] | lists["owned"] for lang, lists in LISTS.items()}
"""What comes from a government: its acts, whom it sends, and what is its own."""


def is_government(context: Context, index: int) -> bool:
    """Whether the words around a capital's name speak of what governments do: decide, refuse, ask, agree with one another."""
    match = context.matches[index]
    before, after = _own_clause(context, context.words_before(match)[-_ACT_WINDOW:]), context.words_after(match.end, 3)
    if _is_open(context, index, before):
        return False
    if not context.arabic and after[:1] and after[0] in _THEN:
        after = context.words_after(match.end, 4)[1:]  # "Baku then opened the road"
    if not context.arabic and after[:1] and after[0] in _HAS:
        after = context.words_after(match.end, 5)  # "Tokyo has its own interests"
    while before and before[-1] in _ASIDE:
        before.pop()  # «خرجت منه بغداد»
    if before and has(before[-1], _OFFERS) and _WHAT.isdisjoint(after):
        before.pop()  # a city shows: «تعرض القاهرة أفلامها»
    if (
        context.text.startswith("'s ", match.end)
        and context.word_after(match.end + len("'s"))[0] in LISTS[Lang.EN]["owned"]
    ):
        return True
    if before and before[-1] in OUT_OF:
        return _comes_from(context, before)
    said = [*before, *(word for word in after if word != _BEFORE)]
    if context.arabic and before and _WITH_OBJECT.fullmatch(before[-1]):
        said.append(PRONOUN.sub("", before[-1]))  # «وهو ما لا تريده الرياض»
    if not context.arabic and _loses_its(after):
        said = before
    if any(is_act(context.lexicon.lang, word) and not _REASON.fullmatch(word) for word in said):
        return True
    if _is_voiced(context, before) or _stays(context, after) or _has_its(context, match):
        return True
    return _in_arabic(context, index, before, after) if context.arabic else _in_english(context, index, before, after)


def comes_to_terms(context: Context, index: int) -> bool:
    """Whether a capital, or several joined, come to what governments come to: «وصلت أنقرة ودمشق إلى تسوية»."""
    first, last, matches = index, index, context.matches
    while first and context.coordinated(first):
        first -= 1
    while last + 1 < len(matches) and context.coordinated(last + 1):
        last += 1
    if not context.arabic or not has(context.word_before(matches[first].outset)[0], LISTS[Lang.AR]["comes_to"]):
        return False
    to, *terms = (*context.words_after(matches[last].end, 3), "", "")[:3]
    known = LISTS[Lang.AR]["terms"]
    return to == _TOWARDS and (has_noun(terms[0], known) or " ".join(terms) in known)


def _in_english(context: Context, index: int, before: list[str], after: list[str]) -> bool:
    """Whether it is the subject of a verb; of what has but the shape of one only in a sentence of what governments do."""
    if not _is_english_subject(before, after):
        return False
    known = after[0] in LISTS[Lang.EN]["does"] or is_act(Lang.EN, after[0]) or not after[0].endswith("ed")
    return known or _is_of_states(context, index)


def _is_open(context: Context, index: int, before: list[str]) -> bool:
    """Whether its sentence is of the weather, or of an invitation of people of whom nothing is known: «معه دعوة إلى باريس»."""
    match = context.matches[index]
    if is_weather(context, match) and not _decides(context, match):
        return True
    return context.arabic and journeys.is_invitation(before) and not _is_of_states(context, index)


def _stays(context: Context, after: list[str]) -> bool:
    """Whether it holds back, or faces what governments do: «دمشق أمام اختبار», "Berlin stayed out"; not "stayed out late"."""
    known = LISTS[context.lexicon.lang]["facing"]
    return any(" ".join(after[:count]) in known for count in (1, 2)) and after[2:] != ["late"]


def _loses_its(after: list[str]) -> bool:
    """Whether it loses or keeps what any city has: "Cairo has lost its charm"; not "lost its ally"."""
    place = after.index("its") if "its" in after[1:-1] else 0
    if not place or after[place - 1] not in _KEEPING:
        return False
    noun = after[place + 1]
    return noun not in LISTS[Lang.EN]["its"] | _SAID_OF[Lang.EN]


def _has_its(context: Context, match: Match) -> bool:
    """Whether it does something with what governments have: "Beijing has put its name to the text", not "lost its charm"."""
    after = [] if context.arabic else context.words_after(match.end, _OWN_WINDOW)
    return any(first == "its" and second in LISTS[Lang.EN]["its"] for first, second in pairwise(after))


def _in_arabic(context: Context, index: int, before: list[str], after: list[str]) -> bool:
    """Whether it is sent or asked something, is the subject of a verb, or faces what governments do."""
    match, lists = context.matches[index], LISTS[Lang.AR]
    given = match.chain.endswith("ل")  # «يتيح لواشنطن …»
    sent = any(has_noun(word, _SENT_OR_TIED) or (given and has(word, _GIVEN)) for word in before)
    beside = bool(index) and context.gap(index) == " "  # a city's name, «بيروت», has the letters of a verb
    subject = not beside and _is_subject(match, before, after)
    subject = subject and (public.of_states(context, match) or _with_another(context, index))
    if before[-2:-1] and has(before[-2], lists["ordinals"]):
        sent = sent or journeys.are_sent(context.sentence_words(match.start))  # «رسالتين، الأولى إلى …»
    names = _is_among(before, after) or _receives(before, after) or _calls(context, match, before)
    names = names or (bool(before) and bool(after) and _uses_its_own(before[-1], after[0]))
    return sent or names or _partner(context, match) or _is_asked(before, after) or subject


def _is_among(before: list[str], after: list[str]) -> bool:
    """Whether it is one of those who do something: «كانت باريس أول المعزين», «وكانت القاهرة بين آخر الموقعين»."""
    if not (before and after and has(before[-1], VERBS[Lang.AR]["being"]) and after[0] in _AMONG):
        return False
    return any(word.startswith("ال") and word.endswith(("ين", "ون")) for word in after[1:])


def _receives(before: list[str], after: list[str]) -> bool:
    """Whether it receives whom governments receive: «استقبلت الرياض مبعوثا»; not «استقبلت القاهرة الربيع»."""
    verb = bool(before) and bool(after) and has(before[-1], _RECEIVED)
    return verb and after[0].removesuffix("ا") in LISTS[Lang.AR]["guests"]


def _calls(context: Context, match: Match, before: list[str]) -> bool:
    """Whether it calls something by a name: «ووصفت تل أبيب ما جرى بالخطأ»; «وصفت بغداد بالجميلة» is said of the city."""
    if not before or not has(before[-1], _CALLED):
        return False
    after = context.clause_after(match.end)[:_ACT_WINDOW]
    return bool(after) and not after[0].startswith("ب") and any(word.startswith(_BY) for word in after[1:])


def _uses_its_own(verb: str, noun: str) -> bool:
    """Whether it opens or shuts what a state has: «وأغلقت عمّان أجواءها», «أغلقت القاهرة المعبر»; a city opens its gates."""
    if noun.endswith("ها"):
        return _FEMININE.fullmatch(verb) is not None and has(noun.removesuffix("ها"), _OF_STATES)
    return has(verb, _SHUTS) and is_definite(noun) and has_noun(noun, _BORDERS)


def _with_another(context: Context, index: int) -> bool:
    """Whether what it does it does with another capital: «فتحت دمشق صفحة جديدة مع أنقرة»."""
    last = context.span(context.matches[index].start)[1]
    return any(
        each.entry.geographic and not each.chain and context.word_before(each.outset)[0] == _WITH
        for each in context.within(context.matches[index].end, last)
    )


def is_weather(context: Context, match: Match) -> bool:
    """Whether the sentence of a capital speaks of weather, and of no state or body: "Washington froze: minus ten at dawn"."""
    known = LISTS[context.lexicon.lang]["weather"]
    return not known.isdisjoint(context.sentence_words(match.start)) and not public.names_others(context, match)


def _decides(context: Context, match: Match) -> bool:
    """Whether a verb of hers who governs stands directly before a capital: «رفضت القاهرة …», whatever the weather."""
    verb = context.word_before(match.outset)[0]
    return context.arabic and is_act(Lang.AR, verb) and _feminine_verb(verb)


def _comes_from(context: Context, before: list[str]) -> bool:
    """Whether what is said to come from a capital is a government's: "a request from Tehran", not "criticised him from Paris"."""
    lang = context.lexicon.lang
    lists = LISTS[lang]
    if any(has(word, lists["received"]) for word in before) or _is_voiced(context, before):
        return True
    near = before[-4:-1] if context.arabic else before[-2:-1]
    if before[-2:-1] and before[-2] in _COME and not lists["sent"].isdisjoint(before[-4:-2]):
        return True  # "a reply came from Tehran"
    return any(has_noun(PRONOUN.sub("", word), _SAID_OF[lang]) for word in near) or (
        len(before) > 1 and is_act(lang, before[-2])
    )


def _is_voiced(context: Context, before: list[str]) -> bool:
    """Whether what stands directly before makes it one who speaks, or invites: «وفق طهران», "according to Tehran"."""
    voiced = LISTS[context.lexicon.lang]["voiced"]
    return end_with(before, voiced)


def _is_asked(before: list[str], after: list[str]) -> bool:
    """«على بغداد أن تختار», «أمام بغداد خياران»."""
    lists = LISTS[Lang.AR]
    return bool(before and after) and has(before[-1], lists["asked"]) and after[0] in lists["asked_behind"]


def _is_subject(match: Match, before: list[str], after: list[str]) -> bool:
    """Whether a verb of hers goes before a capital, or follows it where it begins its clause: «أنقرة ستعمل …»."""
    if match.chain.strip("وف"):
        return False
    if before and (_feminine_verb(before[-1]) or (before[-1].startswith("ت") and has(before[-2:][0], _DENIED))):
        return True
    denied = ""
    if before[-1:] and has(before[-1], _AS_FOR):
        after = [word.removeprefix("ف") for word in after[:1]] + after[1:]  # «أما لندن فلم تشأ …»
    while len(after) > 1 and (has(after[0], _AUXILIARY) or after[0] in _NEGATIVES):
        denied, after = after[0], after[1:]  # «واشنطن كانت تهدف إلى …»
    begins = bool(after) and (not before or has(before[-1], _STARTS))
    return begins and (_feminine_verb(after[0]) or (denied in _DENIED and after[0] in _SEES))


def acts(context: Context, index: int) -> bool:
    """Whether a verb of those who govern follows a capital directly, which begins a clause of its own then: "…, and Ankara accuses"."""
    after = context.words_after(context.matches[index].end, 2)
    if not context.arabic:
        if after[:1] == ["to"]:
            return False  # "told friends in Cairo and Amman to wait"
        return _is_english_subject([], after) or (bool(after) and is_act(Lang.EN, after[0]))
    return bool(after) and _feminine_verb(after[0])


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
    being = VERBS[Lang.AR]["being"]
    found = _FEMININE.fullmatch(word)
    known = reaches(Lang.AR, word) or has(word, being) or present(word, being) or word in LISTS[Lang.AR]["voiced"]
    noun = _REASON.fullmatch(word) or (_NOUN.fullmatch(word) and not is_act(Lang.AR, word))
    return found is not None and not known and not noun


def _own_clause(context: Context, before: list[str]) -> list[str]:
    """Of some words those behind the last «إن», or "said that": who says something is not whom it is said of."""
    if context.arabic:
        places = [place for place, word in enumerate(before) if _SAYING.fullmatch(word)]
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
    if first in _BEING_NOW and _is_act_now(second):
        return True
    return (first == "to" and second.islower() and second not in {"the", "a"}) or (
        first.endswith("ed") and first not in LISTS[Lang.EN]["being_words"]
    )


def _is_of_states(context: Context, index: int) -> bool:
    """Whether its sentence names another state, body or capital, or says what governments do, and not invitations alone: not "Amman lined
    the road", «معه دعوة إلى باريس»."""
    match, span = context.matches[index], context.span(context.matches[index].start)
    if any(each.entry.geographic for each in context.within(*span) if each.start != match.start):
        return True
    said = (word for word in context.sentence_words(match.start) if not has(word, journeys.INVITED))
    return public.names_others(context, match) or any(is_act(context.lexicon.lang, word) for word in said)


def _is_act_now(word: str) -> bool:
    """Whether a word in -ing is of a verb of those who govern: "Washington is weighing", not "Cairo is freezing"."""
    if not word.endswith("ing") or word == "freezing":
        return False
    stem = word.removesuffix("ing")
    return any(is_act(Lang.EN, stem + ending) for ending in ("", "e", "s", "es", "ed"))
