"""Whether two registries would make a finder find something else in a text.

What is found rests on the forms that stand in a text, and on what the rules ask for besides: a form made of its words, who held an office, whom a
link names (`Asked`). What is made of a whole registry, and no such question, is compared whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ahocorasick_rs import AhoCorasick

from fihris.text.reading import Reading

from .exact import ExactFinder
from .findings import Asked
from .noted import EVERY
from .places import Places
from .resolver import Finder


@dataclass(frozen=True)
class Difference:
    """What two finders of a language do not have alike. `forms` are folded, `ids` those of other actors and places, `kept` words that only one of them
    leaves in capitals; `whole` says that any text may be read otherwise."""

    now: Finder | ExactFinder
    forms: frozenset[str]
    ids: frozenset[str]
    names: frozenset[object] = frozenset()
    families: frozenset[object] = frozenset()
    kept: frozenset[str] = frozenset()
    whole: bool = False

    @classmethod
    def of(
        cls, before: Finder | ExactFinder, now: Finder | ExactFinder, ids: frozenset[str], more: Iterable[str]
    ) -> Difference:
        """`more` are folded forms that whoever reads the findings looks for himself."""
        forms = frozenset((*unlike(before.forms, now.forms), *more))
        if isinstance(before, ExactFinder) or isinstance(now, ExactFinder):
            return cls(now, forms, ids, whole=type(before) is not type(now))
        return cls(
            now,
            forms,
            ids,
            unlike(before.names.known, now.names.known),
            unlike(before.families.owners, now.families.owners),
            before.kept ^ now.kept,
            before.families.states != now.families.states or bool(before.names.known) != bool(now.names.known),
        )

    def touches(self, texts: Iterable[Reading], asked: Asked) -> bool:
        """Whether something else may be found in texts, given what was asked when they were read."""
        pairs = (
            (self.forms, asked.forms),
            (self.ids, asked.ids),
            (self.names, asked.names),
            (self.families, asked.families),
        )
        if self.whole or any(other and (EVERY in seen or not other.isdisjoint(seen)) for other, seen in pairs):
            return True
        return any(map(self._stands_in, texts))

    def _stands_in(self, text: Reading) -> bool:
        if any(word in text.open for word in self.kept):
            return True
        return bool(self._automaton and self._automaton.find_matches_as_indexes(Places(text, self.now.lowered).text))

    @cached_property
    def _automaton(self) -> AhoCorasick | None:
        return AhoCorasick(sorted(self.forms)) if self.forms else None


def unlike(before: Mapping[Any, object], now: Mapping[Any, object]) -> frozenset[Any]:
    """The keys under which two mappings do not have the same."""
    both: Collection[Any] = before.keys() | now.keys()
    known, other = dict(before), dict(now)
    return frozenset(key for key in both if known.get(key) != other.get(key) or (key in known) is not (key in other))
