"""Whether a capital is the city because somebody is there, comes from there or is sent there: `data/cities.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise, takewhile
from typing import Final

from fihris.model import EntityKind, Lang

from . import public
from .candidates import Sense
from .context import Context
from .lookups import REACH
from .matcher import Match
from .seats import LISTS, OUT_OF, VERBS, is_act, is_travel, spreads
from .words import has, has_noun, key, words

_TOWARDS: Final = [key("إلى")]
_FURTHER: Final = frozenset({key("إلى"), key("فإلى")})
_THEN: Final = words("ثم منها منه هناك")  # «ثم إلى باريس», «ومنها إلى …»
INVITED: Final = words("دعوة الدعوة دعوات بدعوة")
_NEAR: Final = 4  # words before one who is from there
_LEADING: Final = words("إلى من نحو صوب في")
_WHERE: Final = "حيث"
_THERE: Final = "هناك"
_THERE_IS: Final = words(
    "أن إن بأن وأن وإن لأن كان كانت ليس ليست زال زالت لكن ولكن فيما بينما حيث إذ ما هل يكون تكون يكن تكن إذا"
)
_SAYING: Final = words("أن بأن إن")
_BEING: Final = (["was"], ["were"], ["been"], ["being"], ["am"], ["is"], ["are"])
_PEOPLE: Final = frozenset({"i", "he", "she", "we", "they", "who"})
_WHOM: Final = frozenset({"me", "him", "her", "us", "them"})
_TITLED: Final = words("بعنوان عنوانه عنوانها اسمه اسمها يسمى تسمى رواية فيلم مسلسل كتاب أغنية")
_OF_TWO: Final = re.compile(r"ت[يا]ن\Z")  # «رسالتين»
_AFTER: Final = words("بعد قبل")


def is_there(context: Context, match: Match, words: list[str], after: list[str]) -> bool:
    """Whether what follows says what is there: «إلى بروكسل حيث …», «دعوة إلى القاهرة ولم يلتق هناك …», "midnight, Baghdad time"."""
    if not context.arabic:
        hour = match.outset > 1 and context.text[match.outset - 2 : match.outset] == ", "
        return hour and after[:1] == ["time"] and after[1:2] != ["to"]
    if not words or words[-1] not in _LEADING:
        return False
    if after[:1] == [_WHERE] and not is_act(Lang.AR, (words[-2:-1] or [""])[0]):
        return True
    if context.text.find(_THERE, match.end, match.end + REACH) < 0:
        return False
    following = list(takewhile(lambda word: word not in _SAYING, context.clause_after(match.end)))
    return any(second == _THERE and first not in _THERE_IS for first, second in pairwise(following))


def is_stage(
    context: Context, index: int, words: list[str], after: list[str], lists: Mapping[str, frozenset[str]]
) -> bool:
    """Whether somebody is from there («ناشرون من بيروت») or invited, something spreads there, it is one stage of several («إلى جدة بعد
    الرياض», «ثم إلى باريس»), or it becomes what cities become («باتت أربيل سوقا»)."""
    last, before = words[-1], (words[-2:-1] or [""])[0]
    if last in OUT_OF:
        return has(before, lists["natives"]) and _TITLED.isdisjoint(words[-_NEAR:-2])
    if last in _AFTER:
        return _follows_city(context, index, lists)
    further = last in _FURTHER and (last not in _TOWARDS or has(before, _THEN))
    if further or (has(before, lists["ordinals"]) and last in lists["ways"]):
        return _tells_of_journeys(context.sentence_words(context.matches[index].start))
    if [last] == _TOWARDS:
        spread = any(map(spreads, words)) and not any(is_act(Lang.AR, word) for word in words)
        return spread or (is_invitation(words) and _is_guests(context, context.matches[index]))
    return has(last, VERBS[Lang.AR]["being"]) and bool(after) and after[0].removesuffix("ا") in lists["turned"]


def is_invitation(said: list[str]) -> bool:
    """Whether some words end with an invitation to what follows."""
    return said[-1:] == [_TOWARDS[0]] and has((said[-2:-1] or [""])[0], INVITED)


def _is_guests(context: Context, match: Match) -> bool:
    """Whether somebody of no office is invited there: «وجّه المخرج دعوة إلى باريس لأصدقائه»; not «وجهت طهران دعوة إلى الرياض»."""
    said = context.sentence_words(match.start)
    return not public.names_others(context, match) and any(has_noun(word, LISTS[Lang.AR]["natives"]) for word in said)


def _tells_of_journeys(words: list[str]) -> bool:
    """Whether a sentence tells of somebody's travels, and of nothing that governments send: «رسالتين، الأولى إلى …»."""
    return not are_sent(words) and any(is_travel(Lang.AR, word) for word in words)


def are_sent(words: list[str]) -> bool:
    """Whether some words of a sentence name what one government sends another, one of them or two."""
    return any(has_noun(_OF_TWO.sub("ه", word), LISTS[Lang.AR]["sent"]) for word in words)


def _follows_city(context: Context, index: int, lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether the city before it in its sentence is where somebody goes, and «بعد» or «قبل» alone parts them."""
    if not index or context.gap(index).strip() not in _AFTER or not context.matches[index - 1].entry.geographic:
        return False
    said = context.words_before(context.matches[index - 1])
    return said[-1:] in ([each] for each in lists["ways"]) and any(is_travel(Lang.AR, word) for word in said)


def is_sent(last: str, near: list[str], lists: Mapping[str, frozenset[str]]) -> bool:
    """Whether somebody is sent there: "sent an expert to Doha", "I was sent to Moscow", "sent him to Moscow"; not "a letter was sent"."""
    if last != "to" or not near:
        return False
    if near[-1] in lists["dispatching"] and (near[-2:-1] in _BEING or near[-3:-2] in _BEING):
        return not _PEOPLE.isdisjoint(near[:-2])
    if near[-1] in _WHOM and near[-2:-1] and near[-2] in lists["dispatching"]:
        return True
    if lists["dispatched"].isdisjoint(near):
        return False
    return near[-1] in lists["dispatched"] or not lists["dispatching"].isdisjoint(near)


def without_origin(words: list[str], lists: Mapping[str, frozenset[str]]) -> list[str]:
    """The words before a city, without where its visitors come from: «زار وفد من إقليم كردستان بغداد», «وفد تجاري من حلب»."""
    for place in range(1, len(words)):
        if words[place] in OUT_OF and any(
            has(word.removesuffix("ا"), lists["guests"] | lists["natives"]) for word in words[max(0, place - 2) : place]
        ):
            return words[:place]
    return words


def joined_to_city(context: Context, index: int) -> bool:
    """Whether it is joined to the name of a city that no government is called by: «إلى بورتسودان والخرطوم»."""
    for other, joined in ((index - 1, index), (index + 1, index + 1)):
        if 0 <= other < len(context.matches) and context.coordinated(joined) and _is_mere_city(context.matches[other]):
            return True
    return False


def _is_mere_city(match: Match) -> bool:
    return (
        all(each.entity.entity is EntityKind.PLACE and each.sense is not Sense.METONYM for each in match.candidates)
        and not match.candidates.states
    )
