"""By which other words of the texts the search may find a word: with a clitic or a pronoun, in the plural, spelt otherwise.

The index is cut by roots, and a query loads the cuts of the roots it names. What `search/expand.js` may take for a word must
lie in its cut: this says what, and the browser decides. Both ask the lists of `Analysis.export`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from .analysis import Analysis

SHORTEST: Final = 3  # letters that stay when something is taken off
LONG: Final = 6  # letters from which a long vowel more or less is a spelling, not another word
_SLOT: Final = "ف"
_ACCUSATIVE: Final = "ا"
_WEAK: Final = re.compile("(?!^)[اوي]")
_SEATS: Final = (("يو", "وو"), ("وو", "يو"))  # a hamza on either seat: مسئول and مسؤول


@dataclass(frozen=True)
class Variants:
    """The variants of words among `bares`, all the words of a site without conjunction and article."""

    analysis: Analysis
    bares: Collection[str]

    def of(self, bare: str) -> Iterator[str]:
        """What may be found by `bare` besides itself, some of it more than once."""
        for other in (bare, *self._spellings(bare), *self._plurals(bare)):
            if other != bare:
                yield other
            yield from self._longer.get(other, ())

    @cached_property
    def _longer(self) -> dict[str, list[str]]:
        """A word → the words that are it with something written before or after it."""
        found: dict[str, list[str]] = {}
        for bare in self.bares:
            for rest in set(self.rests(bare)):
                found.setdefault(rest, []).append(bare)
        return found

    def rests(self, bare: str) -> Iterator[str]:
        """What is left of a word without what may be written before and after it."""
        clitics, ends = self._clitics, self._ends
        for start in ("", *clitics) if bare.startswith(clitics) else ("",):
            if not bare.startswith(start):
                continue
            left = bare[len(start) :]
            if start and len(left) >= SHORTEST:
                yield left
            for end in ends if left.endswith(ends) else ():
                if left.endswith(end) and len(left) - len(end) >= SHORTEST:
                    rest = left.removesuffix(end)
                    yield rest
                    if rest.endswith("ت"):
                        yield f"{rest[:-1]}ه"
                    elif rest.endswith(("اي", "او")):
                        yield f"{rest[:-1]}ء"

    @cached_property
    def _clitics(self) -> tuple[str, ...]:
        return tuple(self._lists["clitics"])

    @cached_property
    def _ends(self) -> tuple[str, ...]:
        pronouns = tuple(self._lists["pronouns"])
        return (*pronouns, _ACCUSATIVE) if pronouns else ()

    def _spellings(self, bare: str) -> Iterator[str]:
        if not self._lists["stem"]:
            return
        for one, other in _SEATS:
            if one in bare:
                yield from self._known(bare.replace(one, other, 1))
        if len(bare) >= LONG - 1:
            for other in self._loose[_WEAK.sub("", bare)]:
                if abs(len(other) - len(bare)) == 1 and max(len(other), len(bare)) >= LONG:
                    yield other

    @cached_property
    def _loose(self) -> dict[str, list[str]]:
        """Long words by what they are without their long vowels."""
        found: dict[str, list[str]] = {}
        for bare in self.bares:
            if len(bare) >= LONG - 1:
                found.setdefault(_WEAK.sub("", bare), []).append(bare)
        return found

    def _plurals(self, bare: str) -> Iterator[str]:
        for pattern, other in self._patterns.get(len(bare), ()):
            found = pattern.fullmatch(bare)
            if found:
                letters = iter(found.groups())
                yield from self._known("".join(next(letters) if letter == _SLOT else letter for letter in other))

    @cached_property
    def _patterns(self) -> dict[int, list[tuple[re.Pattern[str], str]]]:
        """By their length: a pattern, and the form that a word of it has otherwise."""
        found: dict[int, list[tuple[re.Pattern[str], str]]] = {}
        for one, many in self._lists["plurals"]:
            for form, other in ((one, many), (many, one)):
                found.setdefault(len(form), []).append((_pattern(form), other))
        return found

    def _known(self, bare: str) -> Iterator[str]:
        if bare in self.bares:
            yield bare

    @cached_property
    def _lists(self) -> dict[str, Any]:
        return self.analysis.export()


def _pattern(form: str) -> re.Pattern[str]:
    last = len(form) - 1
    slots = ("([^اءي])" if place == last else "([^اء])" for place in range(len(form)))  # a last ي makes an adjective
    return re.compile("".join(slot if letter == _SLOT else letter for letter, slot in zip(form, slots, strict=True)))
