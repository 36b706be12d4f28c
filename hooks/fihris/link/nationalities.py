"""Which nationality a name has: by the words beside it, by what it belongs to, and of whom the text speaks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from fihris.model import Entity, EntityKind, Lang
from fihris.text.clitics import ARTICLE

from . import adjectives
from .candidates import NAMED, Candidate, Sense
from .context import Context, nations
from .matcher import Match

BEFORE_POST: Final = frozenset({" ", "'s ", "' "})
"""What stands between an English nationality and the body or office it settles."""
AGREEING: Final = frozenset({"", ARTICLE})  # a nisba that describes the word before it bears the article or nothing


def foreign(context: Context, index: int) -> bool:
    """Whether the nisba of another registered country describes a body: «الدولة العراقية» is not «الدولة الإسلامية»."""
    nations = nations_beside(context, index)
    return bool(nations) and any(context.lexicon.has(each) for each in nations) and not nations & _own(context, index)


def _unregistered_nation(context: Context, index: int) -> bool:
    """Whether the nisba of a state describes it that the registry does not have: «وزير الدفاع التركي»."""
    nations = nations_beside(context, index)
    return (
        bool(nations) and not any(context.lexicon.has(each) for each in nations) and not nations & _own(context, index)
    )


def unknown_nation(context: Context, index: int) -> bool:
    """Whether a nationality that the registry does not have describes it, or what may be one."""
    return _unregistered_nation(context, index) or adjectives.unknown_nationality(context, index)


def _own(context: Context, index: int) -> set[str]:
    return {country(each.entity) for each in context.matches[index].candidates if each.sense is not Sense.NISBA}


def nations_beside(context: Context, index: int) -> frozenset[str]:
    """The countries of the nisba (in English also of the state's name) that describes the match at `index`."""
    matches, after = context.matches, index + 1
    if context.lexicon.lang is Lang.AR:
        if after < len(matches) and matches[after].chain in AGREEING and is_nisba(matches[after]):
            between = context.gap(after)
            # «الجيش الوطني السوداني»: another adjective may stand between.
            if between == " " or (between[:1] == between[-1:] == " " and between.strip() in adjectives.PLAIN[Lang.AR]):
                return countries(matches[after])
        if (
            after < len(matches)
            and context.gap(after) == " "
            and not matches[after].chain
            and _in_construct(matches[index])
        ):
            return _states(matches[after])
        return frozenset()
    if index and context.gap(index) in BEFORE_POST:
        return countries(matches[index - 1])
    if after < len(matches) and context.gap(after) in {" of ", " of the "}:
        return countries(matches[after])
    return frozenset()


def _in_construct(match: Match) -> bool:
    """Whether a form is no surname and its last word has no article, so that a state's name may go on with it: «رئيس وزراء العراق»."""
    return not match.entry.surname and not match.entry.form.rpartition(" ")[2].startswith(ARTICLE)


def _states(match: Match) -> frozenset[str]:
    return match.candidates.states


def is_nisba(match: Match) -> bool:
    """Whether it is an adjective."""
    return match.candidates.adjective if match.chain else match.candidates.adjective_alone


def countries(match: Match) -> frozenset[str]:
    """The countries that a nisba or the name of a state settles."""
    return match.candidates.countries


def institutions(context: Context, matches: Iterable[Match]) -> frozenset[str]:
    """The countries whose bodies and offices are named among some matches."""
    return frozenset(
        country(each.entity)
        for match in matches
        for each in match.candidates
        if each.entity.country
        and each.sense in NAMED | {Sense.POST}
        and not context.is_person(each.entity)
        and each.entity.entity is EntityKind.ACTOR
    )


def spoken_of(context: Context, matches: Iterable[Match]) -> frozenset[str]:
    """The countries that are named among some matches, by more than somebody of theirs, or a city of theirs."""
    return nations(
        match
        for match in matches
        if not all(context.is_person(each.entity) or _is_city(each) for each in match.candidates)
    )


def _is_city(candidate: Candidate) -> bool:
    return candidate.sense is Sense.METONYM or candidate.entity.entity is EntityKind.PLACE


def country(entity: Entity) -> str:
    """The country of an actor or place; a state is its own."""
    return entity.country or entity.id
