"""What a form can mean: actors and places, each in some sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from fihris.model import LANGS, Entity, Lang

from .states import KIND, NOWHERE
from .words import key


class Sense(StrEnum):
    """In what way a form stands for its actor or place: the field of the record it was listed in."""

    NAME = "name"
    ALIAS = "alias"
    WEAK = "weak"
    METONYM = "metonym"
    OFFICE = "office"
    TITLE = "title"
    POST = "post"  # no field of its own: an office's name that means the holder as its titles do
    NISBA = "nisba"
    FAMILY = "family"  # no field: made like the name of a record (families.py)
    EXPLICIT = "explicit"  # no field: the author's own link


STRONG: Final = frozenset({Sense.NAME, Sense.ALIAS})
NISBA: Final = frozenset({Sense.NISBA})
NAMED: Final = STRONG | {Sense.EXPLICIT}
_TELLING: Final = NAMED | {Sense.NISBA, Sense.METONYM}
POSTS: Final = frozenset({Sense.OFFICE, Sense.TITLE, Sense.POST})
"""What means nobody until its nationality, or the time, is settled."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing a form can mean. `sure`: whatever stands around it, in whatever brief; `names`: it names it in full.

    `nation` is the country of which it speaks, a state being its own; "" where it speaks of none.
    """

    entity: Entity
    sense: Sense
    sure: bool
    names: bool
    registered: bool
    nation: str

    @classmethod
    def of(cls, entity: Entity, sense: Sense) -> Candidate:
        registered = entity.origin is not NOWHERE
        names = sense in NAMED
        sure = sense in {Sense.EXPLICIT, Sense.FAMILY} or (not entity.brief and (names or sense is Sense.NISBA))
        nation = entity.country or (entity.id if entity.kind == KIND else "")
        return cls(entity, sense, sure, names and registered, registered, nation)


class Candidates(tuple[Candidate, ...]):
    """All that a form can mean. What the rules ask of it is worked out once: a text has the same few forms over and over."""

    @cached_property
    def simple(self) -> bool:
        """Whether it is but one thing, whatever stands around it."""
        return len(self) == 1 and self[0].sure

    @cached_property
    def meaning(self) -> tuple[tuple[str, str, str], ...]:
        """What two forms that mean the same have in common; quicker to compare than all that is known of each candidate."""
        return tuple((each.entity.entity, each.entity.id, each.sense) for each in self)

    @cached_property
    def bound(self) -> bool:
        """Whether any of it means something in one brief alone."""
        return not self.simple and any(each.entity.brief for each in self)

    @cached_property
    def registered(self) -> Candidates:
        """Those of which there is a record."""
        return self if all(each.registered for each in self) else Candidates(each for each in self if each.registered)

    @cached_property
    def strangers(self) -> Candidates:
        """Those of which there is none."""
        return Candidates(each for each in self if not each.registered)

    @cached_property
    def senses(self) -> frozenset[Sense]:
        return frozenset(each.sense for each in self)

    @cached_property
    def adjective(self) -> bool:
        """Whether it may be an adjective."""
        return Sense.NISBA in self.senses

    @cached_property
    def adjective_alone(self) -> bool:
        """Whether it may be one without a clitic too. ألمانيا is the country, not the accusative of ألماني."""
        return self.adjective and self.senses.isdisjoint(NAMED)

    @cached_property
    def named(self) -> frozenset[str]:
        """The ids of those whom it names in full."""
        return frozenset(each.entity.id for each in self if each.names)

    @cached_property
    def nations(self) -> frozenset[str]:
        """The countries of which it speaks, those without a record included; «الحكومة», which many have, speaks of none."""
        found = frozenset(each.nation for each in self) - {""}
        if self.senses == {Sense.WEAK}:  # «الحكومة» may be any country's
            return frozenset()
        return found if len(found) < 2 or not self.senses.isdisjoint(_TELLING) else frozenset()

    @cached_property
    def words(self) -> Mapping[Lang, frozenset[str]]:
        """The words of the full names of those whom it may mean."""
        names = {
            lang: [form for each in self for form in (each.entity.name[lang], *each.entity.aliases[lang])]
            for lang in LANGS
        }
        return {lang: frozenset(word for form in forms for word in key(form).split()) for lang, forms in names.items()}

    @cached_property
    def states(self) -> frozenset[str]:
        """The ids of the states that it names."""
        return frozenset(each.entity.id for each in self if each.sense in NAMED and not each.entity.country)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that it settles, as a nisba or the name of a state."""
        return self.states | {each.entity.id for each in self if each.sense is Sense.NISBA}
