"""What was found in briefs with a registry that is another now, and still holds: where nothing that it rests on is another.

What is known of a brief is remembered by its files, the rules and the registry with which it was found, its vintage. When the registry changes, each
brief is looked at once: does what was found in it rest on what has changed? Where it does not, it keeps its vintage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from fihris.link.difference import Difference, unlike
from fihris.link.finding import finder, other
from fihris.memory import Memory
from fihris.model import Entity, Lang, Registry
from fihris.study import BriefFindings, Known, Rules, arabic_forms
from fihris.sums import sum_of
from fihris.text.clitics import ARTICLE
from fihris.text.fold import fold_key
from fihris.text.reading import Reading


@dataclass(frozen=True, slots=True)
class Vintages:
    """The vintage of each brief, by the sum of its files and the rules, all of which hold with this registry; `sum` is that of its records."""

    sum: str
    registry: Registry
    of: Mapping[str, str]


def vintages(rules: Rules, sums: Iterable[str], known: Memory[Known], last: Memory[Vintages]) -> Mapping[str, str]:
    """The vintage of briefs by the `sums` of their files and the rules, given what is `known` and the `last` vintages: for what must be found out it
    is the registry of the day. It is remembered for the next time."""
    before = last.before()
    found = dict.fromkeys(sums, rules.records)
    if before:
        changed = _Changed(before.registry, rules) if before.sum != rules.records else None
        for sum in found:
            vintage = before.of.get(sum, "")
            if vintage and (known.has(vintage + sum) if not changed else _holds(changed, known, vintage + sum)):
                found[sum] = vintage
    last.of(sum_of((rules.records, found)), lambda: (Vintages(rules.records, rules.registry, found), True))
    return found


def _holds(changed: _Changed, known: Memory[Known], sum: str) -> bool:
    """Whether what is known by a sum holds still. What does not is forgotten."""
    of = known.find(sum)
    if of and changed.touches(of):
        known.forget(sum)
        return False
    return of is not None


class _Changed:
    """What is no more as it was in a registry, for those who look at what a brief says."""

    def __init__(self, before: Registry, rules: Rules) -> None:
        now = rules.registry
        self._ids = frozenset(chain(unlike(before.actors, now.actors), unlike(before.places, now.places)))
        nationalities = {fold_key(form) for of in _all(before, now) if of.id in self._ids for form in of.nisba.ar}
        self._differences = {}
        for lang in rules.langs:
            more = nationalities if lang is Lang.AR else ()  # `check/wording.py` counts them
            self._differences[lang] = Difference.of(other(before, lang), finder(now, lang), self._ids, more)
        one, two = ({fold_key(form).removeprefix(ARTICLE) for form in arabic_forms(each)} for each in (before, now))
        self._listed = [form.split() for form in one ^ two]  # a name that is one of them is not unknown

    def touches(self, known: Known) -> bool:
        """Whether anything that was found in a brief, or is said of it, could be another."""
        return known.study is not None and any(
            self._differences[lang].touches(_texts(found), found.asked)
            or not self._ids.isdisjoint(_named(found))
            or (lang is Lang.AR and self._lists(found))
            for lang, found in known.study.found.items()
        )

    def _lists(self, found: BriefFindings) -> bool:
        texts = [fold_key(text.text) for text in _texts(found)] if self._listed else []
        return any(all(word in text for word in form) for text in texts for form in self._listed)


def _all(*registries: Registry) -> Iterator[Entity]:
    for each in registries:
        yield from (*each.actors.values(), *each.places.values())


def _texts(found: BriefFindings) -> Iterator[Reading]:
    """All that was read of a brief in a language."""
    return (findings.prose for findings in found.every())


def _named(found: BriefFindings) -> Iterator[str]:
    """Whom it speaks of, or may speak of."""
    for findings in found.every():
        yield from (each.id for each in findings.mentions)
        yield from chain.from_iterable(each.candidates for each in findings.unsettled)
