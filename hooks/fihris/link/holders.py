"""Who is meant by an office: its holder at the time, or the office itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from fihris.model import Entity, Lang
from fihris.text.clitics import ARTICLE, is_definite

from . import gender, offices, public
from .candidates import POSTS, Candidate, Sense
from .context import Context
from .decisions import ANOTHER_OFFICE, NO_HOLDER, SEVERAL, Decision, Doubt, Settled
from .matcher import Match
from .nationalities import BEFORE_POST, country, nations_beside
from .words import listed

_TRADES: Final = listed("offices", Lang.AR, "trades")
_BETWEEN: Final = listed("offices", Lang.AR, "between")


class Holders:
    """Decides what titles mean in one document. `date` is its brief's, in EDTF, "" where it is unknown."""

    def __init__(self, context: Context, actors: Mapping[str, Entity], date: str) -> None:
        self._context = context
        self._actors = actors
        self._date = date

    def named(self, match: Match, candidates: Sequence[Candidate]) -> Decision:
        """An office that is named with its nationality."""
        if offices.part_of_another(self._context, match.outset) or len(candidates) > 1:
            return Doubt(match, tuple(candidates), ANOTHER_OFFICE if len(candidates) == 1 else SEVERAL)
        return self.of(match, match.outset, match.end, match.end, candidates[0].entity, "nationality")

    def by_nationality(self, index: int, candidates: Sequence[Candidate]) -> Decision:
        """The one body or holder of the country that the adjective beside a match names; in Arabic it is taken in."""
        nations = nations_beside(self._context, index)
        fitting = [
            each
            for each in candidates
            if country(each.entity) in nations and (each.sense in POSTS or not self._context.is_person(each.entity))
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
            return self.of(match, start, after, end, fitting[0].entity, "nationality")
        return Settled(match, end, fitting[0].entity, fitting[0].sense, f"{fitting[0].sense}:nationality")

    def _nation_start(self, index: int) -> int:
        """Where the English nationality before a title begins, or the title where there is none."""
        return self._context.matches[index - (self._context.gap(index) in BEFORE_POST)].outset

    def of(self, match: Match, start: int, after: int, end: int, office: Entity, how: str) -> Decision:
        """Who holds an office at the time, or the office itself. `start` and `after` enclose the title with its nation."""
        person = self._actors.get(offices.holder(self._context, start, after, office, self._date))
        if person is None:
            return Settled(match, end, office, Sense.TITLE, "office:itself")
        if offices.unsure(self._context, start, after) or self._is_trade(match, person):
            return Doubt(match, match.candidates, NO_HOLDER)
        return Settled(match, end, person, Sense.TITLE, f"office:{how}")

    def _is_trade(self, match: Match, person: Entity) -> bool:
        """Whether a title is an ordinary trade too, and nothing in its sentence is of public life, or it is a man's and its holder a woman:
        «المستشار الألماني», «مستشار ألمانيا» under «أنغيلا ميركل» may be an adviser."""
        first = match.entry.form.partition(" ")[0]
        trade = first if is_definite(first) else ARTICLE + first
        if trade not in _TRADES:
            return False
        mans = gender.is_woman(person) and not first.endswith("ه")
        return mans or (trade == first and not public.speaks(self._context, match))
