"""Bodies that are joined to one another: the country of one settles that of the others."""

from __future__ import annotations

from collections.abc import Sequence

from fihris.model import Entity, EntityKind

from .candidates import POSTS, Candidate, Sense
from .context import Context
from .decisions import MAY_FOLLOW_COUNTRY, Decision, Doubt, Settled, settled
from .holders import Holders
from .matcher import Match
from .nationalities import is_nisba


class Coordination:
    """Settles what is open in one document by what it is joined to."""

    def __init__(self, context: Context, holders: Holders) -> None:
        self._context = context
        self._holders = holders

    def settle(self, open: Sequence[int], decisions: list[Decision]) -> None:
        """Settle, of the decisions, those that are open and stand beside one that is not."""
        settled_before = 0
        for index in open:
            if index >= settled_before:
                group = self._group(index)
                self._coordinate(group, decisions)
                settled_before = group.stop

    def joined_to(self, match: Match, candidate: Candidate, how: str) -> Decision:
        """A match that means what the country settles that others have."""
        if candidate.sense is Sense.TITLE:
            return self._holders.of(match, match.outset, match.end, match.end, candidate.entity, how)
        return settled(match, candidate, f"{candidate.sense}:{how}")

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
            if isinstance(doubt, Doubt) and doubt.reason in MAY_FOLLOW_COUNTRY:
                fitting = [each for each in doubt.candidates if self._can_join(each, nation)]
                if len({each.entity.id for each in fitting}) == 1:
                    decisions[index] = self.joined_to(doubt.match, fitting[0], "coordination")

    def _settles(self, group: range, decisions: Sequence[Decision], entity: Entity) -> bool:
        """Whether a body, or among places a place, settles of which country those are that are joined to it."""
        if entity.entity is EntityKind.ACTOR:
            return self._is_body(entity)
        open = [each for each in (decisions[index] for index in group) if isinstance(each, Doubt)]
        return all(one.entity.entity is EntityKind.PLACE for each in open for one in each.candidates)

    def _is_body(self, entity: Entity) -> bool:
        return entity.entity is EntityKind.ACTOR and bool(entity.country) and not self._context.is_person(entity)

    def _can_join(self, candidate: Candidate, nation: str) -> bool:
        is_post = candidate.sense in POSTS or not self._context.is_person(candidate.entity)
        return is_post and candidate.entity.country == nation
