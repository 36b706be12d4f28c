"""Whether a ship or plane is called by somebody's full name: «الفرقاطة أنور السادات», "the frigate Anwar Sadat": `data/vessels.yml`."""

from __future__ import annotations

import re
from typing import Final

from fihris.model import LANGS, Lang
from fihris.text.clitics import is_definite

from . import gender
from .context import Context
from .deeds import DOES, SPEAKS, is_one_of
from .matcher import Match
from .vocabulary import BEING, TITLES
from .words import has, has_noun, listed, verbs

_SHIPS: Final = {lang: listed("vessels", lang, "ships") for lang in LANGS}
_FLEETS: Final = {lang: listed("vessels", lang, "fleets") for lang in LANGS}
_ABOARD: Final = {lang: listed("vessels", lang, "aboard") for lang in LANGS}
_PLANES: Final = listed("vessels", Lang.AR, "planes")
_LOADS: Final = listed("vessels", Lang.AR, "loads")
_DONE: Final = DOES | listed("bearers", Lang.AR, "governs")
_KINDS: Final = listed("vessels", Lang.AR, "kinds")
_CARRIES: Final = verbs("vessels", Lang.AR, "carries") | listed("vessels", Lang.AR, "carrying")
_SAILS: Final = listed("vessels", Lang.AR, "sails")
_WAYS: Final = frozenset({"من", "الي", "في", "علي"})
_HEADS: Final = listed("bearers", Lang.AR, "offices") | TITLES
_REACH: Final = 6  # words before a name: a verb, a way, a ship, what it is for and two adjectives
_ADJECTIVES: Final = 2
_PEOPLE: Final = listed("vessels", Lang.EN, "people")
_THEIRS: Final = listed("vessels", Lang.EN, "theirs")
_STRANDED: Final = listed("vessels", Lang.EN, "stranded")
_ENDS: Final = listed("vessels", Lang.EN, "ends")
_DOES: Final = listed("vessels", Lang.EN, "does")
_SEA: Final = listed("vessels", Lang.EN, "sea")
_CRAFT: Final = {lang: _SHIPS[lang] | _FLEETS[lang] for lang in LANGS}
_BORNE: Final = _CRAFT[Lang.AR] | _PLANES
_CLASS: Final = re.compile(r"-[Cc]lass\b")


def is_vessel(context: Context, index: int) -> bool:
    """Whether a full name is that of a ship or plane that the words before it, or before the first of a list, speak of."""
    first = index
    while first and context.coordinated(first):
        first -= 1
    match, joined = context.matches[first], first != index
    return _in_arabic(context, match, joined) if context.arabic else _in_english(context, context.matches[index], match)


def _in_arabic(context: Context, match: Match, joined: bool) -> bool:
    words = context.words_until(match.outset, _REACH)
    if words and has(words[-1], _SAILS) and not any(gender.is_woman(each.entity) for each in match.candidates):
        return True  # «رست أنور السادات»
    place = _ship(words, _FLEETS[Lang.AR] if joined else _BORNE)
    return place >= 0 and not _is_carried(words[:place], plane=has_noun(words[place], _PLANES))


def _ship(words: list[str], known: frozenset[str]) -> int:
    """Where among some words the ship is with which they end, «الفرقاطة المصرية», «حاملة المروحيات»; -1 where there is none."""
    last = len(words) - 1
    for place in range(last, max(-1, last - _ADJECTIVES - 1), -1):
        word = words[place]
        if is_definite(word) and has_noun(word, known):
            return place
        if word in _LOADS and place and has(words[place - 1], known):
            return place - 1
        if not is_definite(word) or has_noun(word, _HEADS) or not (word.endswith(("ه", "ي")) or word in _KINDS):
            return -1
    return -1


def _is_carried(before: list[str], *, plane: bool) -> bool:
    """Whether the words before a ship make the name behind it somebody's whom it carries, or who is in it: «أقلت الطائرة …», «نزل من الطائرة
    …», «قال على ظهر الحاملة …»."""
    if not before:
        return False
    if has(before[-1], _CARRIES):
        return True
    aboard = has(before[-1], _ABOARD[Lang.AR])
    verb = before[: -1 - (aboard and len(before) > 1)] if aboard or before[-1] in _WAYS else before if plane else []
    if not verb:
        return False
    did = is_one_of(verb[-1], SPEAKS) or has(verb[-1], BEING)
    return did or (plane and is_one_of(verb[-1], _DONE) and not verb[-1].endswith("ت"))


def _in_english(context: Context, match: Match, first: Match) -> bool:
    head, start = context.word_before(first.outset)
    if _CLASS.match(context.text, match.end) or (match is first and _of_sea(context, match, head)):
        return True
    if head.lower() not in (_CRAFT if match is first else _FLEETS)[Lang.EN]:
        return False
    return not (_is_inside(context, match, start) or _is_theirs(context, match))


def _is_inside(context: Context, match: Match, ship: int) -> bool:
    """Whether its clause begins with where somebody is who then does something: "Aboard the destroyer Anwar Sadat waved"."""
    begin = max(context.clause_start(match), context.span(match.start)[0])
    where = context.text[begin:ship].lower().split()
    after = context.word_after(match.end)[0]
    does = after in _PEOPLE or (after.endswith("ed") and after not in _DOES)
    return bool(where) and where[0] in _ABOARD[Lang.EN] and does


def _is_theirs(context: Context, match: Match) -> bool:
    """Whether what follows is said of a ship by whoever did something with it: "the yacht Saddam Hussein ordered was …"."""
    verb, end = context.word_after(match.end)
    if context.text[match.end : match.end + 1] != " " or verb not in _THEIRS:
        return False
    after, _ = context.word_after(end)
    return not after or after in _STRANDED | _ENDS


def _of_sea(context: Context, match: Match, head: str) -> bool:
    """Whether but an article stands before it, in a sentence of ships, and nothing behind to which it belongs: "the Ronald Reagan left port"."""
    if head.lower() != "the" or _SEA.isdisjoint(map(str.lower, context.sentence_words(match.start))):
        return False
    after = context.word_after(match.end)[0]
    return context.text[match.end : match.end + 1] != " " or after in _DOES or after.endswith("ed")
