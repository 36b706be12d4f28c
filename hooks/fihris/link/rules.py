"""The rules: what a match means where it stands. Their names are in the table of `resolver`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from fihris.model import Entity, EntityKind, Lang
from fihris.text.clitics import ARTICLE_CHAINS

from . import (
    abroad,
    adjectives,
    cities,
    gender,
    governments,
    grounds,
    groups,
    introduced,
    letters,
    offices,
    public,
    seats,
)
from .context import LONGEST_LIST, Context, nations
from .countries import Countries
from .decisions import (
    ANOTHER_OFFICE,
    CITY_OR_GOVERNMENT,
    NO_GROUND,
    NO_HOLDER,
    NO_NATION,
    NOT_ESTABLISHED,
    RIVAL,
    SEVERAL,
    SEVERAL_ESTABLISHED,
    UNKNOWN_NATION,
    Decision,
    Doubt,
    Settled,
    settled,
)
from .lexicon import POSTS, STRONG, Candidate, Entry, Sense
from .matcher import Match
from .nearest import Bearers
from .neighbours import (
    ANOTHERS,
    BEFORE_POST,
    country,
    is_nisba,
    nations_beside,
    unregistered_nation,
)
from .states import KIND
from .words import key, listed

_MAY_BE_COORDINATED: Final = frozenset({SEVERAL_ESTABLISHED, NOT_ESTABLISHED, NO_NATION})
_TRADES: Final = listed("offices", Lang.AR, "trades")
_BETWEEN: Final = listed("offices", Lang.AR, "between")
_ALIKE: Final = ((Sense.NAME, Sense.ALIAS), (Sense.OFFICE, Sense.TITLE))
_BEHIND_ARTICLE: Final = POSTS | {Sense.NISBA, Sense.WEAK}


class Rules:
    """Decides what the matches of one document mean. `established` are the ids its brief names in full; `date` is the
    brief's, in EDTF, "" where it is unknown."""

    def __init__(self, context: Context, actors: Mapping[str, Entity], established: set[str], date: str = "") -> None:
        self._context = context
        self._actors = actors
        self._established = established
        self._date = date
        self._places: dict[str, bool] = {}
        self._sure = {id(each.candidates): each.candidates[0] for each in context.various if self._is_sure(each)}
        self._bearers = Bearers(context)
        self._countries = Countries(context)

    def decide(self) -> list[Decision]:
        """The decisions, one for each match."""
        decisions = [self._first(index) for index in range(len(self._context.matches))]
        settled_before = 0
        open = [index for index, decision in enumerate(decisions) if isinstance(decision, Doubt)]
        for index in open:
            if index >= settled_before:
                group = self._group(index)
                self._coordinate(group, decisions)
                settled_before = group.stop
        for index in open:
            decision = decisions[index]
            if isinstance(decision, Doubt) and decision.reason in _MAY_BE_COORDINATED:
                meant = self._countries.meant(decision)
                decisions[index] = self._joined_to(decision.match, meant, "country") if meant else decision
        return decisions

    # -------------------------------------------------------- one match

    def _first(self, index: int) -> Decision:
        """The decision on a match by itself."""
        match = self._context.matches[index]
        sure = self._sure.get(id(match.candidates))
        return settled(match, sure, _plain_rule(sure)) if sure else self._by_words(index, match)

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
            government = self._government(index) if candidate.entity.entity is EntityKind.PLACE else None
            return government or settled(match, candidate, _plain_rule(candidate))
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
        if letters.tells(self._context.written(match.start, match.end)):
            return False
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
        return bool(nations(each for each in context.various if each.entry is not entry)) or any(
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
        places = [each for each in others if each.entity.entity is EntityKind.PLACE]
        if self._is_place(index):
            return _only(match, places, lambda _: "metonym:place-context") if places else None
        city = bool(places) or seats.is_city(match.entry.form, self._context.lexicon.lang)
        if city and not self._is_government(index):
            return Doubt(match, (*metonyms, *places), CITY_OR_GOVERNMENT)
        return _only(match, self._established_first(metonyms), lambda _: "metonym:default")

    def _is_government(self, index: int) -> bool:
        """Whether the context makes a metonym the government; in a list it is enough that it does so for one, or names a state."""
        matches = self._context.matches
        first, last = index, index
        while first and index - first < LONGEST_LIST and self._context.coordinated(first):
            first -= 1
        while last + 1 < len(matches) and last - index < LONGEST_LIST and self._context.coordinated(last + 1):
            last += 1
        return any(
            governments.is_government(self._context, each)
            or (each != index and (_is_state(matches[each]) or cities.is_pair(self._context, first, last)))
            for each in range(first, last + 1)
            if each == index or _of_state(matches[each])
        )

    def _is_place(self, index: int) -> bool:
        """Whether the context makes a metonym the place; in a list it is enough that it does so for the first."""
        for first in range(index, max(-1, index - LONGEST_LIST), -1):
            if cities.is_place(self._context, first):
                return True
            if not self._context.coordinated(first) or governments.acts(self._context, index):
                return False
        return False

    def _established_first(self, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
        named = [each for each in candidates if each.entity.id in self._established]
        return named or candidates

    def _nationality(self, index: int, candidates: Sequence[Candidate]) -> Decision:
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
            between = self._context.gap(index + 1).strip() if arabic else ""
            if offices.part_of_another(self._context, start) or (between and between not in _BETWEEN):
                return Doubt(match, tuple(candidates), ANOTHER_OFFICE)
            return self._holder(match, start, after, end, fitting[0].entity, "nationality")
        return Settled(match, end, fitting[0].entity, fitting[0].sense, f"{fitting[0].sense}:nationality")

    def _nation_start(self, index: int) -> int:
        """Where the English nationality before a title begins, or the title where there is none."""
        return self._context.matches[index - (self._context.gap(index) in BEFORE_POST)].outset

    def _holder(self, match: Match, start: int, after: int, end: int, office: Entity, how: str) -> Decision:
        """Who holds an office at the time, or the office itself. `start` and `after` enclose the title with its nation."""
        person = self._actors.get(offices.holder(self._context, start, after, office, self._date))
        if person is None:
            return Settled(match, end, office, Sense.TITLE, "office:itself")
        if offices.unsure(self._context, start, after) or self._is_trade(match):
            return Doubt(match, match.candidates, NO_HOLDER)
        return Settled(match, end, person, Sense.TITLE, f"office:{how}")

    def _is_trade(self, match: Match) -> bool:
        """Whether a title is an ordinary trade too, and nothing in its sentence is of public life."""
        return match.entry.form.partition(" ")[0] in _TRADES and not public.speaks(self._context, match)

    def _post(self, index: int, candidates: Sequence[Candidate]) -> Doubt:
        unknown = self._unknown_nation(index)
        return Doubt(self._context.matches[index], tuple(candidates), UNKNOWN_NATION if unknown else NO_NATION)

    def _weak(self, index: int, candidates: Sequence[Candidate]) -> Decision:
        match = self._context.matches[index]
        bodies = [each for each in candidates if not self._is_person(each.entity)]
        if bodies and self._unknown_nation(index):
            self._context.namesakes.setdefault(match.entry.form, []).append(match.start)
            return Doubt(match, tuple(candidates), UNKNOWN_NATION)
        if not bodies:
            return self._surname(index, candidates)
        named = [each for each in candidates if each.entity.id in self._established]
        if len({each.entity.id for each in named}) == 1 and not self._another_here(match, bodies, named[0]):
            if self._is_person(named[0].entity):
                return self._grounded(index, named[0], grounds.speaks_for_person(self._context, index))
            speaks = grounds.speaks_for_body(self._context, index, named[0].entity)
            named_before = self._bearers.before(match, {named[0].entity.id})
            if named_before is None and match.entry.form in public.ORDINARY:
                speaks = speaks and public.of_states(self._context, match)  # «تدرس الجامعة العلوم»
            return self._grounded(index, named[0], speaks and named_before != "")
        return Doubt(match, tuple(candidates), SEVERAL_ESTABLISHED if named else NOT_ESTABLISHED)

    def _grounded(self, index: int, candidate: Candidate, speaks: bool) -> Decision:
        match = self._context.matches[index]
        return settled(match, candidate, "weak:established") if speaks else Doubt(match, (candidate,), NO_GROUND)

    def _another_here(self, match: Match, bodies: Sequence[Candidate], named: Candidate) -> bool:
        """Whether the sentence speaks of a country that has a body of this name too."""
        others = {country(each.entity) for each in bodies} - {country(named.entity)}
        return bool(others) and not others.isdisjoint(
            nations(each for each in self._context.within(*self._context.span(match.start)) if each is not match)
        )

    def _unknown_nation(self, index: int) -> bool:
        return unregistered_nation(self._context, index) or adjectives.unknown_nationality(self._context, index)

    # -------------------------------------------------------- surnames

    def _surname(self, index: int, candidates: Sequence[Candidate]) -> Decision:
        """The person named in full nearest before; where none is, the one whom the brief names in full."""
        match = self._context.matches[index]
        agreeing = [each for each in candidates if gender.agrees(self._context, match, each.entity)]
        if not agreeing:
            self._context.namesakes.setdefault(match.entry.form, []).append(match.start)
            return Doubt(match, tuple(candidates), ANOTHERS)
        named = [each for each in agreeing if each.entity.id in self._established]
        ids = {each.entity.id for each in named}
        nearest = self._bearers.before(match, ids)
        if nearest is None and len(ids) == 1 and self._may_come_first(match):
            (nearest,) = ids
        if nearest:
            meant = next(each for each in named if each.entity.id == nearest)
            speaks = grounds.speaks_for_person(self._context, index) or introduced.speaks(self._context, index, nearest)
            return self._grounded(index, meant, speaks)
        alone = nearest is None and len(ids) == 1 and match.entry.form not in self._context.namesakes
        several = NO_GROUND if alone else SEVERAL_ESTABLISHED
        return Doubt(match, tuple(candidates), several if named else NOT_ESTABLISHED)

    def _may_come_first(self, match: Match) -> bool:
        """Whether a surname may stand before its bearer is named in full: none that another bears in the text, and an ordinary word or
        given name only where its sentence is of public life."""
        if match.entry.form in self._context.namesakes:
            return False
        ordinary = self._context.arabic and grounds.is_ordinary(self._context, match.entry.form)
        return not ordinary or public.speaks(self._context, match)

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
            if isinstance(each, Settled)
            and each.sense is not Sense.NISBA
            and self._settles(group, decisions, each.entity)
        }
        if len(nations) != 1:
            return
        (nation,) = nations
        for index in group:
            doubt = decisions[index]
            if isinstance(doubt, Doubt) and doubt.reason in _MAY_BE_COORDINATED:
                fitting = [each for each in doubt.candidates if self._can_join(each, nation)]
                if len({each.entity.id for each in fitting}) == 1:
                    decisions[index] = self._joined_to(doubt.match, fitting[0], "coordination")

    def _settles(self, group: range, decisions: Sequence[Decision], entity: Entity) -> bool:
        """Whether a body, or among places a place, settles of which country those are that are joined to it."""
        if entity.entity is EntityKind.ACTOR:
            return self._is_body(entity)
        open = [each for each in (decisions[index] for index in group) if isinstance(each, Doubt)]
        return all(one.entity.entity is EntityKind.PLACE for each in open for one in each.candidates)

    def _joined_to(self, match: Match, candidate: Candidate, how: str) -> Decision:
        if candidate.sense is Sense.TITLE:
            return self._holder(match, match.outset, match.end, match.end, candidate.entity, how)
        return settled(match, candidate, f"{candidate.sense}:{how}")

    def _is_body(self, entity: Entity) -> bool:
        return entity.entity is EntityKind.ACTOR and bool(entity.country) and not self._is_person(entity)

    def _can_join(self, candidate: Candidate, nation: str) -> bool:
        is_post = candidate.sense in POSTS or not self._is_person(candidate.entity)
        return is_post and candidate.entity.country == nation


def _of_state(match: Match) -> bool:
    """Whether it is a state, or the name of a place that may stand for a government."""
    return _is_state(match) or any(each.sense is Sense.METONYM for each in match.candidates)


def _is_state(match: Match) -> bool:
    """Whether it is the name of a state."""
    return any(each.sense in STRONG and each.entity.kind == KIND for each in match.candidates)


def _only(match: Match, candidates: Sequence[Candidate], rule: Callable[[Candidate], str]) -> Decision:
    """The one actor or place among the candidates, or a doubt."""
    if len({(each.entity.entity, each.entity.id) for each in candidates}) == 1:
        return settled(match, candidates[0], rule(candidates[0]))
    return Doubt(match, tuple(candidates), SEVERAL)


def _plain_rule(candidate: Candidate) -> str:
    return "explicit:link" if candidate.sense is Sense.EXPLICIT else str(candidate.sense)
