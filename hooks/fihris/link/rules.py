"""The rules: what a match means where it stands. Their names are in the table of `resolver`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from fihris.model import Entity, EntityKind
from fihris.text.clitics import ARTICLE_CHAINS

from . import abroad, cities, governments, groups, letters
from .candidates import POSTS, Candidate, Sense
from .context import Context, nations
from .coordination import Coordination
from .countries import Countries
from .decisions import (
    MAY_FOLLOW_COUNTRY,
    NO_GROUND,
    NO_NATION,
    RIVAL,
    UNKNOWN_NATION,
    Decision,
    Doubt,
    Settled,
    only,
    plain_rule,
    settled,
)
from .holders import Holders
from .lexicon import Entry
from .matcher import Match
from .metonyms import Metonyms
from .nationalities import country, is_nisba, unknown_nation
from .shortnames import ShortNames
from .words import key

_ALIKE: Final = ((Sense.NAME, Sense.ALIAS), (Sense.OFFICE, Sense.TITLE))
_BEHIND_ARTICLE: Final = POSTS | {Sense.NISBA, Sense.WEAK}


class Rules:
    """Decides what the matches of one document mean. `established` are the ids its brief names in full; `date` is the
    brief's, in EDTF, "" where it is unknown."""

    def __init__(self, context: Context, actors: Mapping[str, Entity], established: set[str], date: str = "") -> None:
        self._context = context
        self._places: dict[str, bool] = {}
        self._rivals: dict[int, bool] = {}
        self._sure = {
            id(each.candidates): settled(each, each.candidates[0], plain_rule(each.candidates[0]))[2:]
            for each in context.various
            if self._is_sure(each)
        }
        self._holders = Holders(context, actors, date)
        self._metonyms = Metonyms(context, established)
        self._short = ShortNames(context, established)
        self._coordination = Coordination(context, self._holders)
        self._countries = Countries(context)

    def decide(self) -> list[Decision]:
        """The decisions, one for each match."""
        sure = self._sure
        decisions: list[Decision] = [
            Settled(match, match.end, *told)
            if (told := sure.get(id(match.candidates)))
            else self._by_words(index, match)
            for index, match in enumerate(self._context.matches)
        ]
        open = [index for index, decision in enumerate(decisions) if isinstance(decision, Doubt)]
        self._coordination.settle(open, decisions)
        for index in open:
            decision = decisions[index]
            if isinstance(decision, Doubt) and decision.reason in MAY_FOLLOW_COUNTRY:
                meant = self._countries.meant(decision)
                decisions[index] = self._coordination.joined_to(decision.match, meant, "country") if meant else decision
        return decisions

    # -------------------------------------------------------- one match

    def _by_words(self, index: int, match: Match) -> Decision:
        """The decision as far as the words around a match go."""
        if match.entry.rivals and self._is_rivals(match):
            return Doubt(match, match.candidates.registered, RIVAL)
        if match.candidates.simple:
            candidate = match.candidates[0]
            if not candidate.registered:
                return None
            word = match.entry.geographic and match.entry.idiom_near and not self._is_name(index)
            if word or self._is_anothers(match, candidate):
                return Doubt(match, match.candidates, NO_GROUND)
            government = self._metonyms.government(index) if candidate.entity.entity is EntityKind.PLACE else None
            return government or settled(match, candidate, plain_rule(candidate))
        candidates: Sequence[Candidate] = match.candidates.registered
        if not candidates:
            return None
        if match.chain in ARTICLE_CHAINS and is_nisba(match):
            # Behind the article سورية is the adjective, alone the country.
            candidates = [each for each in candidates if each.sense in _BEHIND_ARTICLE]
        return self._unsure(index, candidates)

    def _is_sure(self, match: Match) -> bool:
        """Whether a form means the same actor wherever it stands, so that no rule need be asked each time."""
        entry, candidate = match.entry, match.candidates[0]
        return (
            match.candidates.simple
            and candidate.registered
            and candidate.entity.entity is EntityKind.ACTOR
            and not (entry.rivals or (entry.geographic and entry.idiom_near))
            and not any(self._may_be_anothers(entry.form, candidate))
        )

    def _is_rivals(self, match: Match) -> bool:
        """Whether the text speaks of a state whose name is spelt like this one, and of nothing else of this one's country."""
        meant = id(match.candidates)
        if meant not in self._rivals:
            self._rivals[meant] = self._has_rivals(match)
        return self._rivals[meant] and not letters.tells(self._context.written(match.start, match.end))

    def _has_rivals(self, match: Match) -> bool:
        """The same, but for the letters with which it is written."""
        rivals = {each.id for each in match.entry.rivals}
        if rivals.isdisjoint(self._context.nations):
            return False
        own = {country(each.entity) for each in match.candidates if each.registered}
        others = nations(
            each
            for each in self._context.various
            if each.entry is not match.entry or each.candidates.meaning != match.candidates.meaning
        )
        return bool(own) and not rivals.isdisjoint(others) and own.isdisjoint(others)

    def _is_name(self, index: int) -> bool:
        """Whether anything says that a place's name is no ordinary word: the words around it, or another state or city in the text."""
        entry = self._context.matches[index].entry
        if entry.form not in self._places:
            self._places[entry.form] = self._stands_as_place(entry)
        return self._places[entry.form]

    def _stands_as_place(self, entry: Entry) -> bool:
        context = self._context
        return bool(context.nations_but(entry)) or any(
            cities.is_place(context, place) or governments.is_government(context, place)
            for place, each in enumerate(context.matches)
            if each.entry is entry
        )

    def _is_anothers(self, match: Match, candidate: Candidate) -> bool:
        """Whether groups are said to be in another country, or an alias without the nationality that the name has («الحرس الثوري»)
        stands where another country's is meant."""
        of_groups, shared = self._may_be_anothers(match.entry.form, candidate)
        return (of_groups and groups.abroad(self._context, match.outset, match.end, candidate.entity.country)) or (
            shared and abroad.elsewhere(self._context, match, candidate.entity.country)
        )

    def _may_be_anothers(self, form: str, candidate: Candidate) -> tuple[bool, bool]:
        """Whether a form is of groups that may be elsewhere, and whether it is an alias that other countries' bodies share."""
        name = key(candidate.entity.name[self._context.lexicon.lang])
        alias = candidate.sense is Sense.ALIAS and self._is_body(candidate.entity)
        return groups.named_so(self._context, form, candidate.entity), alias and form in name and form != name

    def _unsure(self, index: int, candidates: Sequence[Candidate]) -> Decision:
        """What a form means that may mean several things, or nothing."""
        match = self._context.matches[index]
        of: dict[Sense, list[Candidate]] = {}
        for each in candidates:
            of.setdefault(each.sense, []).append(each)
        strong, posts = (of.get(first, []) + of.get(second, []) for first, second in _ALIKE)
        weak, metonyms, named = (of.get(sense, []) for sense in (Sense.WEAK, Sense.METONYM, Sense.POST))
        if metonyms:
            return self._metonyms.government(index) or self._metonyms.decide(index, metonyms, strong + weak)
        if strong:
            return only(match, strong, plain_rule)
        if named:
            return self._holders.named(match, named)
        if posts or weak:
            return self._holders.by_nationality(index, posts + weak) or (
                self._post(index, posts) if posts else self._short.decide(index, weak)
            )
        return only(match, candidates, plain_rule)

    def _post(self, index: int, candidates: Sequence[Candidate]) -> Doubt:
        unknown = unknown_nation(self._context, index)
        return Doubt(self._context.matches[index], tuple(candidates), UNKNOWN_NATION if unknown else NO_NATION)

    def _is_body(self, entity: Entity) -> bool:
        return entity.entity is EntityKind.ACTOR and bool(entity.country) and not self._context.is_person(entity)
