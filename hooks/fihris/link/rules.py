"""The rules: what a match means where it stands. Their names are in the table of `resolver`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from fihris.model import Entity, EntityKind, Lang
from fihris.text.clitics import ARTICLE_CHAINS

from . import adjectives, cities, offices
from .context import LONGEST_LIST, Context
from .lexicon import POSTS, Candidate, Sense
from .matcher import Match
from .neighbours import BEFORE_POST, country, is_nisba, nations_beside, simple, unregistered_nation

SEVERAL: Final = "several fit"
SEVERAL_ESTABLISHED: Final = "the brief names several of them in full"
NOT_ESTABLISHED: Final = "the brief does not name it in full"
NO_NATION: Final = "no nationality is settled"
UNKNOWN_NATION: Final = "the adjective after it may be a nationality that the registry does not have"
ANOTHER_OFFICE: Final = "the word before it makes it another office"

_MAY_BE_COORDINATED: Final = frozenset({SEVERAL_ESTABLISHED, NOT_ESTABLISHED, NO_NATION})
_BEHIND_ARTICLE: Final = POSTS | {Sense.NISBA, Sense.WEAK}


class Settled(NamedTuple):
    """A match that means one thing. `end` may lie behind the match's own: it takes in the nisba that settled it."""

    match: Match
    end: int
    entity: Entity
    sense: Sense
    rule: str


class Doubt(NamedTuple):
    """A match that could mean several things, or that nothing allows to mean one."""

    match: Match
    candidates: tuple[Candidate, ...]
    reason: str


Decision = Settled | Doubt | None  # None: no mention


class Rules:
    """Decides what the matches of one document mean. `established` are the ids its brief names in full; `date` is the
    brief's, in EDTF, "" where it is unknown."""

    def __init__(self, context: Context, actors: Mapping[str, Entity], established: set[str], date: str = "") -> None:
        self._context = context
        self._actors = actors
        self._established = established
        self._date = date

    def decide(self) -> list[Decision]:
        """The decisions, one for each match."""
        decisions = [self._first(index) for index in range(len(self._context.matches))]
        settled_before = 0
        for index, decision in enumerate(decisions):
            if isinstance(decision, Doubt) and index >= settled_before:
                group = self._group(index)
                self._coordinate(group, decisions)
                settled_before = group.stop
        return decisions

    # -------------------------------------------------------- one match

    def _first(self, index: int) -> Decision:
        """The decision as far as the words around a match go."""
        match = self._context.matches[index]
        if simple(match):
            candidate = match.candidates[0]
            if not candidate.registered:
                return None
            government = self._government(index) if candidate.entity.entity is EntityKind.PLACE else None
            return government or _as(match, candidate, _plain_rule(candidate))
        candidates = tuple(each for each in match.candidates if each.registered)
        if not candidates:
            return None
        if match.chain in ARTICLE_CHAINS and is_nisba(match):
            # Behind the article سورية is the adjective, alone the country.
            candidates = tuple(each for each in candidates if each.sense in _BEHIND_ARTICLE)
        return self._unsure(index, candidates)

    def _unsure(self, index: int, candidates: Sequence[Candidate]) -> Decision:
        """What a form means that may mean several things, or nothing."""
        match = self._context.matches[index]
        of = {sense: [each for each in candidates if each.sense is sense] for sense in Sense}
        strong, weak, metonyms, named = (
            of[Sense.NAME] + of[Sense.ALIAS],
            of[Sense.WEAK],
            of[Sense.METONYM],
            of[Sense.POST],
        )
        posts = of[Sense.OFFICE] + of[Sense.TITLE]
        if metonyms:
            return self._government(index) or self._metonym(index, metonyms, strong + weak)
        if strong:
            return _only(match, strong, _plain_rule)
        if named:
            return self._named_post(match, named)
        if posts or weak:
            return self._nationality(index, posts + weak) or (
                self._post(index, posts) if posts else self._weak(index, weak)
            )
        return _only(match, candidates, _plain_rule)

    def _named_post(self, match: Match, candidates: Sequence[Candidate]) -> Decision:
        """An office that is named with its nationality."""
        if offices.part_of_another(self._context, match.outset) or len(candidates) > 1:
            return Doubt(match, tuple(candidates), ANOTHER_OFFICE if len(candidates) == 1 else SEVERAL)
        return self._holder(match, match.outset, match.end, match.end, candidates[0].entity, "nationality")

    def _government(self, index: int) -> Settled | None:
        """A government named by its seat after «حكومتي»."""
        match = self._context.matches[index]
        entity = self._context.government(index)
        return Settled(match, match.end, entity, Sense.ALIAS, "government-of") if entity else None

    def _metonym(self, index: int, metonyms: Sequence[Candidate], others: Sequence[Candidate]) -> Decision:
        match = self._context.matches[index]
        if self._is_place(index):
            places = [each for each in others if each.entity.entity is EntityKind.PLACE]
            return _only(match, places, lambda _: "metonym:place-context") if places else None
        return _only(match, self._established_first(metonyms), lambda _: "metonym:default")

    def _is_place(self, index: int) -> bool:
        """Whether the context makes a metonym the place; in a list it is enough that it does so for the first."""
        for first in range(index, max(-1, index - LONGEST_LIST), -1):
            if cities.is_place(self._context, first):
                return True
            if not self._context.coordinated(first):
                return False
        return False

    def _established_first(self, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
        named = [each for each in candidates if each.entity.id in self._established]
        return named or candidates

    def _nationality(self, index: int, candidates: Sequence[Candidate]) -> Settled | Doubt | None:
        """The one body or holder of the country that the adjective beside a match names; in Arabic it is taken in."""
        nations = nations_beside(self._context, index)
        fitting = [
            each
            for each in candidates
            if country(each.entity) in nations and (each.sense in POSTS or not self._is_person(each.entity))
        ]
        if not fitting or len({each.entity.id for each in fitting}) > 1:
            return None
        match = self._context.matches[index]
        arabic = self._context.lexicon.lang is Lang.AR
        end = self._context.matches[index + 1].end if arabic else match.end
        if fitting[0].sense is Sense.TITLE:
            start = match.outset if arabic or not index else min(match.outset, self._nation_start(index))
            after = self._context.matches[index + 1].end if not arabic and start == match.outset else end
            if offices.part_of_another(self._context, start):
                return Doubt(match, tuple(candidates), ANOTHER_OFFICE)
            return self._holder(match, start, after, end, fitting[0].entity, "nationality")
        return Settled(match, end, fitting[0].entity, fitting[0].sense, f"{fitting[0].sense}:nationality")

    def _nation_start(self, index: int) -> int:
        """Where the English nationality before a title begins, or the title where there is none."""
        return self._context.matches[index - (self._context.gap(index) in BEFORE_POST)].outset

    def _holder(self, match: Match, start: int, after: int, end: int, office: Entity, how: str) -> Settled:
        """Who holds an office at the time, or the office itself. `start` and `after` enclose the title with its nation."""
        person = self._actors.get(offices.holder(self._context, start, after, office, self._date))
        if person is None:
            return Settled(match, end, office, Sense.TITLE, "office:itself")
        return Settled(match, end, person, Sense.TITLE, f"office:{how}")

    def _post(self, index: int, candidates: Sequence[Candidate]) -> Doubt:
        unknown = self._unknown_nation(index)
        return Doubt(self._context.matches[index], tuple(candidates), UNKNOWN_NATION if unknown else NO_NATION)

    def _weak(self, index: int, candidates: Sequence[Candidate]) -> Decision:
        match = self._context.matches[index]
        bodies = [each for each in candidates if not self._is_person(each.entity)]
        if bodies and self._unknown_nation(index):
            return Doubt(match, tuple(candidates), UNKNOWN_NATION)
        named = [each for each in candidates if each.entity.id in self._established]
        if len({each.entity.id for each in named}) == 1:
            return _as(match, named[0], "weak:established")
        return Doubt(match, tuple(candidates), SEVERAL_ESTABLISHED if named else NOT_ESTABLISHED)

    def _unknown_nation(self, index: int) -> bool:
        return unregistered_nation(self._context, index) or adjectives.unknown_nationality(self._context, index)

    def _is_person(self, entity: Entity) -> bool:
        return self._context.is_person(entity)

    # -------------------------------------------------------- bodies joined to one another

    def _group(self, index: int) -> range:
        """The matches joined to one by و, "and" or commas; a nisba belongs to the match it describes."""
        first, after = index, index + 1
        while first and self._joined(first):
            first -= 1
        while after < len(self._context.matches) and self._joined(after):
            after += 1
        return range(first, after)

    def _joined(self, index: int) -> bool:
        describes = is_nisba(self._context.matches[index]) and self._context.touching(index)
        return describes or self._context.coordinated(index)

    def _coordinate(self, group: range, decisions: list[Decision]) -> None:
        """Settle what is open in a group by the one country of the bodies in it that are settled."""
        nations = {
            each.entity.country
            for each in (decisions[index] for index in group)
            if isinstance(each, Settled) and each.sense is not Sense.NISBA and self._is_body(each.entity)
        }
        if len(nations) != 1:
            return
        (nation,) = nations
        for index in group:
            doubt = decisions[index]
            if isinstance(doubt, Doubt) and doubt.reason in _MAY_BE_COORDINATED:
                fitting = [each for each in doubt.candidates if self._can_join(each, nation)]
                if len({each.entity.id for each in fitting}) == 1:
                    decisions[index] = self._joined_to(doubt.match, fitting[0])

    def _joined_to(self, match: Match, candidate: Candidate) -> Settled:
        if candidate.sense is Sense.TITLE:
            return self._holder(match, match.outset, match.end, match.end, candidate.entity, "coordination")
        return _as(match, candidate, f"{candidate.sense}:coordination")

    def _is_body(self, entity: Entity) -> bool:
        return entity.entity is EntityKind.ACTOR and bool(entity.country) and not self._is_person(entity)

    def _can_join(self, candidate: Candidate, nation: str) -> bool:
        is_post = candidate.sense in POSTS or not self._is_person(candidate.entity)
        return is_post and candidate.entity.country == nation


def _as(match: Match, candidate: Candidate, rule: str) -> Settled:
    return Settled(match, match.end, candidate.entity, candidate.sense, rule)


def _only(match: Match, candidates: Sequence[Candidate], rule: Callable[[Candidate], str]) -> Decision:
    """The one actor or place among the candidates, or a doubt."""
    if len({(each.entity.entity, each.entity.id) for each in candidates}) == 1:
        return _as(match, candidates[0], rule(candidates[0]))
    return Doubt(match, tuple(candidates), SEVERAL)


def _plain_rule(candidate: Candidate) -> str:
    return "explicit:link" if candidate.sense is Sense.EXPLICIT else str(candidate.sense)
