"""By which other words of the texts the search may find a word: with a clitic or a pronoun, in the plural, spelt otherwise.

The index is cut by roots, and a query loads the cuts of the roots it names. What `search/expand.js` may take for a word must
lie in its cut: this says what, and the browser decides. Both ask the lists of `Analysis.export`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, TypeAlias

from .analysis import Analysis

SHORTEST: Final = 3  # letters that stay when something is taken off
LONG: Final = 6  # letters from which a long vowel more or less is a spelling, not another word
_SLOT: Final = "ف"
_ACCUSATIVE: Final = "ا"
_NISBA: Final = "ي"  # a last one makes an adjective
_SEATS: Final = (("يو", "وو"), ("وو", "يو"))  # a hamza on either seat: مسئول and مسؤول


_Pattern: TypeAlias = tuple[re.Pattern[str], str, str]
_NONE: Final[tuple[re.Pattern[str], list[_Pattern]]] = (re.compile(""), [])  # patterns of a length that has none


@dataclass(frozen=True)
class Variants:
    """The variants of words among `bares`, all the words of a site without conjunction and article."""

    analysis: Analysis
    bares: Collection[str]

    def of(self, bare: str) -> list[str]:
        """What may be found by `bare` besides itself, some of it more than once."""
        longer = self._longer
        found = longer.get(bare, [])[:]
        for other in (*self._spellings(bare), *self._plurals.get(bare, ())):
            found.append(other)
            found += longer.get(other, ())
        return found

    @cached_property
    def _longer(self) -> dict[str, list[str]]:
        """A word → the words that are it with something written before or after it."""
        found: dict[str, list[str]] = {}
        for bare in self.bares:
            for rest in set(self.rests(bare)):
                if rest in self.bares:
                    found.setdefault(rest, []).append(bare)
        return found

    def rests(self, bare: str) -> Iterator[str]:
        """What is left of a word without what may be written before and after it."""
        yield from self._unended(bare)
        for start in self._clitics if bare.startswith(self._clitics) else ():
            if bare.startswith(start) and len(bare) - len(start) >= SHORTEST:
                yield bare[len(start) :]
                yield from self._unended(bare[len(start) :])

    def _unended(self, word: str) -> Iterator[str]:
        for end in self._ends if word.endswith(self._ends) else ():
            if word.endswith(end) and len(word) - len(end) >= SHORTEST:
                rest = word.removesuffix(end)
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

    def _spellings(self, bare: str) -> list[str]:
        if not self._lists["stem"]:
            return []
        found = [bare.replace(one, other, 1) for one, other in _SEATS if one in bare]
        if found:
            found = [other for other in found if other in self.bares]
        if len(bare) >= LONG - 1 and len(others := self._loose[bare]) > 1:
            found += [
                other for other in others if abs(len(other) - len(bare)) == 1 and max(len(other), len(bare)) >= LONG
            ]
        return found

    @cached_property
    def _loose(self) -> dict[str, list[str]]:
        """A long word → those that are the same without their long vowels."""
        found: dict[str, list[str]] = {}
        made = {bare: found.setdefault(_skeleton(bare), []) for bare in self.bares if len(bare) >= LONG - 1}
        for bare, others in made.items():
            others.append(bare)
        return made

    @cached_property
    def _plurals(self) -> dict[str, list[str]]:
        """A word → what it is in the plural or in the singular, by a pattern. Each pair is looked for by the form with more letters of its own."""
        found: dict[str, list[str]] = {}
        for bare in self.bares:
            any_of, patterns = self._patterns.get(len(bare), _NONE)
            for pattern, form, plain in patterns if any_of.fullmatch(bare) else ():
                if not (match := pattern.fullmatch(bare)):
                    continue
                letters = iter(match.groups())
                other = "".join(next(letters) if letter == _SLOT else letter for letter in plain)
                if other in self.bares:
                    for word, own, meant in ((bare, form, other), (other, plain, bare)):
                        if own[-1] != _SLOT or word[-1] != _NISBA:
                            found.setdefault(word, []).append(meant)
        return found

    @cached_property
    def _patterns(self) -> dict[int, tuple[re.Pattern[str], list[_Pattern]]]:
        """By their length: one for all, then each with its form, and the other form of its words."""
        found: dict[int, list[_Pattern]] = {}
        for pair in self._lists["plurals"]:
            plain, form = sorted(pair, key=lambda form: len(form.replace(_SLOT, "")))
            found.setdefault(len(form), []).append((re.compile(form.replace(_SLOT, "([^اء])")), form, plain))
        return {length: (re.compile("|".join(row[0].pattern for row in rows)), rows) for length, rows in found.items()}

    @cached_property
    def _lists(self) -> dict[str, Any]:
        return self.analysis.export()


def _skeleton(bare: str) -> str:
    """A word without its long vowels, but for a first."""
    return bare[0] + bare[1:].replace("ا", "").replace("و", "").replace("ي", "")
