"""What the name of a capital means where it stands: its government, or the city."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from fihris.model import EntityKind

from . import cities, governments, journeys, seats
from .candidates import STRONG, Candidate, Sense
from .context import LONGEST_LIST, Context
from .decisions import CITY_OR_GOVERNMENT, Decision, Doubt, Settled, only
from .matcher import Match
from .states import KIND


class Metonyms:
    """Decides what capitals mean in one document. `established` are the ids that its brief names in full."""

    def __init__(self, context: Context, established: Collection[str]) -> None:
        self._context = context
        self._established = established

    def government(self, index: int) -> Settled | None:
        """A government named by its seat after «حكومتي»."""
        match = self._context.matches[index]
        entity = self._context.government(index)
        return Settled(match, match.end, entity, Sense.ALIAS, "government-of") if entity else None

    def decide(self, index: int, metonyms: Sequence[Candidate], others: Sequence[Candidate]) -> Decision:
        """The government or the city, of the candidates for each; nothing where the city has no record."""
        match = self._context.matches[index]
        places = [each for each in others if each.entity.entity is EntityKind.PLACE]
        if not governments.comes_to_terms(self._context, index) and self._is_place(index):
            return only(match, places, lambda _: "metonym:place-context") if places else None
        city = bool(places) or seats.is_city(match.entry.form, self._context.lexicon.lang)
        if city and not self._is_government(index):
            if places and journeys.joined_to_city(self._context, index):
                return only(match, places, lambda _: "metonym:place-context")
            return Doubt(match, (*metonyms, *places), CITY_OR_GOVERNMENT)
        return only(match, self._established_first(metonyms), lambda _: "metonym:default")

    def _is_government(self, index: int) -> bool:
        """Whether the context makes a metonym the government; in a list it is enough that it does so for one, or names a state."""
        matches = self._context.matches
        first, last = index, index
        while first and index - first < LONGEST_LIST and self._context.coordinated(first):
            first -= 1
        while last + 1 < len(matches) and last - index < LONGEST_LIST and self._context.coordinated(last + 1):
            last += 1
        return governments.comes_to_terms(self._context, index) or any(
            governments.is_government(self._context, each)
            or (each != index and (_is_state(matches[each]) or self._is_pair(first, last)))
            for each in range(first, last + 1)
            if each == index or _of_state(matches[each])
        )

    def _is_pair(self, first: int, last: int) -> bool:
        """Whether two capitals are joined as governments are: not «بلغ الغبار الدوحة والرياض»."""
        weather = governments.is_weather(self._context, self._context.matches[first])
        return (not weather or governments.acts(self._context, last)) and cities.is_pair(self._context, first, last)

    def _is_place(self, index: int) -> bool:
        """Whether the context makes a metonym the place; in a list it is enough that it does so for the first."""
        for first in range(index, max(-1, index - LONGEST_LIST), -1):
            if cities.is_place(self._context, first):
                return True
            # "staff in Cairo and Rabat met": who met is the staff
            clause = self._context.arabic or "," in self._context.gap(index)
            if not self._context.coordinated(first) or (clause and governments.acts(self._context, index)):
                return False
        return False

    def _established_first(self, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
        named = [each for each in candidates if each.entity.id in self._established]
        return named or candidates


def _of_state(match: Match) -> bool:
    """Whether it is a state, or the name of a place that may stand for a government."""
    return _is_state(match) or any(each.sense is Sense.METONYM for each in match.candidates)


def _is_state(match: Match) -> bool:
    """Whether it is the name of a state."""
    return any(each.sense in STRONG and each.entity.kind == KIND for each in match.candidates)
