"""What the matches beside a match settle or rule out: holders of an office, and nationalities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fihris.model import Entity, Lang
from fihris.text.clitics import ARTICLE

from .context import Context
from .lexicon import NAMED, POSTS, STRONG, Candidate, Sense
from .matcher import Match

_NAMING: Final = NAMED | {Sense.WEAK}
BEFORE_POST: Final = frozenset({" ", "'s ", "' "})
"""What stands between an English nationality and the body or office it settles."""
_APPOSITION: Final = " \"“”«»'،,"
_AGREEING: Final = frozenset({"", ARTICLE})  # a nisba that describes the word before it bears the article or nothing


def simple(match: Match) -> bool:
    """Whether a match can mean but one thing, whatever stands around it."""
    return len(match.candidates) == 1 and match.candidates[0].sure


def ruled_out(context: Context, index: int) -> bool:
    """Whether the words around a match make it no mention at all."""
    match = context.matches[index]
    senses = {each.sense for each in match.candidates}
    if senses & (STRONG | {Sense.METONYM, Sense.EXPLICIT}):
        return False
    if senses & POSTS and beside_holder(context, index):
        return True
    if Sense.WEAK in senses and context.is_adjective(index):
        return True
    return bool(senses & {*POSTS, Sense.WEAK}) and foreign(context, index)


def beside_holder(context: Context, index: int) -> bool:
    """Whether the name of somebody who holds the office stands beside it; a nisba may stand between."""
    holders = {id for each in context.matches[index].candidates for id in _who(each)}
    after = index + 1
    if context.touching(after) and is_nisba(context.matches[after]):
        after += 1
    follows = after < len(context.matches) and not context.gap(after).strip(_APPOSITION)
    if follows and _names(context.matches[after], holders):
        return True
    before = index - 1
    if context.touching(index) and countries(context.matches[before]):
        before -= 1
    if before < 0:
        return False
    gap = context.text[context.matches[before].end : context.matches[before + 1].outset].removesuffix("the ")
    return not gap.strip(_APPOSITION) and _names(context.matches[before], holders)


def _who(candidate: Candidate) -> Iterator[str]:
    """The ids of those by whose names an office, or a body with the name of one, may stand."""
    if candidate.sense is Sense.OFFICE:
        yield candidate.entity.id
    elif candidate.sense in POSTS:
        yield from (each.actor for each in candidate.entity.holders)


def _names(match: Match, ids: set[str]) -> bool:
    return not match.chain and any(each.entity.id in ids and each.sense in _NAMING for each in match.candidates)


def foreign(context: Context, index: int) -> bool:
    """Whether the nisba of another country describes a body or office: «الدولة العراقية» is not «الدولة الإسلامية»."""
    nations = nations_beside(context, index)
    own = {country(each.entity) for each in context.matches[index].candidates if each.sense is not Sense.NISBA}
    return bool(nations) and not nations & own


def nations_beside(context: Context, index: int) -> frozenset[str]:
    """The countries of the nisba (in English also of the state's name) that describes the match at `index`."""
    matches, after = context.matches, index + 1
    if context.lexicon.lang is Lang.AR:
        if after < len(matches) and matches[after].chain in _AGREEING and is_nisba(matches[after]):
            between = context.gap(after)
            # «الجيش الوطني السوداني»: another adjective may stand between.
            if between == " " or (between[:1] == between[-1:] == " " and between.strip() in context.cues.adjectives):
                return countries(matches[after])
        return frozenset()
    if index and context.gap(index) in BEFORE_POST:
        return countries(matches[index - 1])
    if after < len(matches) and context.gap(after) in {" of ", " of the "}:
        return countries(matches[after])
    return frozenset()


def is_nisba(match: Match) -> bool:
    return any(each.sense is Sense.NISBA for each in match.candidates)


def countries(match: Match) -> frozenset[str]:
    """The countries that a nisba or the name of a state settles."""
    return frozenset(
        each.entity.id
        for each in match.candidates
        if each.sense is Sense.NISBA or (each.sense in NAMED and not each.entity.country)
    )


def country(entity: Entity) -> str:
    """The country of an actor or place; a state is its own."""
    return entity.country or entity.id
