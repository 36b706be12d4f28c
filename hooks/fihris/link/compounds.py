"""Longer names that nobody registered, with a registered one in them: «معهد واشنطن», "George Washington"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from fihris.model import LANGS, Lang

from . import branches, called, capitals, spans, unions
from .context import LONGEST_LIST, Context
from .words import choice, listed

_TAILS: Final = {lang: listed("compounds", lang, "tails") for lang in LANGS}
_WHOLES: Final = {lang: listed("compounds", lang, "wholes") for lang in LANGS}
_LAST_OF_WHOLES: Final = {
    lang: frozenset(each.rpartition(" ")[2] for each in wholes) for lang, wholes in _WHOLES.items()
}
_FIRST_OF_WHOLES: Final = {lang: frozenset(each.split()[0] for each in wholes) for lang, wholes in _WHOLES.items()}
_LONGEST: Final = 4  # words of a name before its place


def stands_in(context: Context, index: int) -> bool:
    """Whether a name stands in the longer one of something else."""
    match = context.matches[index]
    if match.entry.geographic:
        return of_place(context, index)
    if not context.arabic:
        return capitals.of_movement(context, match) if match.entry.nisba else capitals.of_thing(context, match)
    body = not (match.entry.personal or match.entry.nisba)
    return body and branches.stands_in(context, index)


def of_place(context: Context, index: int) -> bool:
    """Whether a state or city stands in the proper name of something else."""
    match = context.matches[index]
    if spans.entitled(context, match) or _of_whole(context, index) or _in_region(context, match.end):
        return True
    before, after = context.word_before(match.outset), context.word_after(match.end)
    if not context.arabic:
        return capitals.stands_in(context, index, before, after)
    if called.names_land(context, match, before[0]):
        return False
    if called.is_person(context, match, before[0], after[0]):
        return True
    if match.chain:
        return goes_on(context, match.end) or unions.in_match(context, index)
    return unions.stands_in(context, index, before, after)


def _in_region(context: Context, end: int) -> bool:
    """Whether a region of a state overseas behind a city makes it another of that name: «القاهرة بولاية جورجيا»."""
    return context.arabic and bool(_region().match(context.text, end))


@cache
def _region() -> re.Pattern[str]:
    return re.compile(rf"(?:،? |، ?)(?:في |ب)?(?:ولايه|مقاطعه) (?:{choice(listed('surnames', Lang.AR, 'regions'))})\b")


def goes_on(context: Context, end: int) -> bool:
    """Whether what follows a place makes one longer name with whatever ends there: «رئيس مصر للطيران»."""
    return context.word_after(end)[0] in _TAILS[context.lexicon.lang]


def whole(context: Context, index: int) -> tuple[int, int] | None:
    """Where the longer name begins and ends that a state, city or body stands in; None where it is none that has a record."""
    return spans.whole(context, context.matches[index])


def _of_whole(context: Context, index: int) -> bool:
    """Whether a name goes on to a place by «في»: «القاعدة في …», the second place of two as well."""
    wholes, last = _WHOLES[context.lexicon.lang], _LAST_OF_WHOLES[context.lexicon.lang]
    if not context.says(_FIRST_OF_WHOLES[context.lexicon.lang]):
        return False
    for first in range(index, max(-1, index - LONGEST_LIST), -1):
        start = context.matches[first].outset
        if context.word_before(start)[0] in last:
            words = context.words_until(start, _LONGEST)
            if any(" ".join(words[-count:]) in wholes for count in range(2, _LONGEST + 1)):
                return True
        if not (first and context.coordinated(first)):
            return False
    return False
