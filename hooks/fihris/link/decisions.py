"""What is decided of a match: that it means one thing, or that nothing says what, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from fihris.model import Entity

from .candidates import Candidate, Sense
from .matcher import Match

SEVERAL: Final = "several fit"
SEVERAL_ESTABLISHED: Final = "the brief names several of them in full"
NOT_ESTABLISHED: Final = "the brief does not name it in full"
NO_NATION: Final = "no nationality is settled"
UNKNOWN_NATION: Final = "the adjective after it may be a nationality that the registry does not have"
CITY_OR_GOVERNMENT: Final = "nothing around it tells whether it is the city or the government"
NO_GROUND: Final = "nothing around it says that it is meant, and not an ordinary word or another's name"
RIVAL: Final = "the text speaks of another state whose name is spelt like it"
NO_HOLDER: Final = "what stands beside it may make it somebody else than the one who holds the office"
ANOTHER_OFFICE: Final = "the word before it makes it another office"
MAY_FOLLOW_COUNTRY: Final = frozenset({SEVERAL_ESTABLISHED, NOT_ESTABLISHED, NO_NATION})
"""What is open only because no country is settled."""


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


def settled(match: Match, candidate: Candidate, rule: str) -> Settled:
    """A match that means what one of its candidates stands for."""
    return Settled(match, match.end, candidate.entity, candidate.sense, rule)


def only(match: Match, candidates: Sequence[Candidate], rule: Callable[[Candidate], str]) -> Decision:
    """The one actor or place among the candidates, or a doubt."""
    if len({(each.entity.entity, each.entity.id) for each in candidates}) == 1:
        return settled(match, candidates[0], rule(candidates[0]))
    return Doubt(match, tuple(candidates), SEVERAL)


def plain_rule(candidate: Candidate) -> str:
    """The name of the rule where a form alone says what it means."""
    return "explicit:link" if candidate.sense is Sense.EXPLICIT else str(candidate.sense)
