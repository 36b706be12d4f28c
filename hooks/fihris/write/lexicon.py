"""The words of a search index, with where they stand: whole for a small site, for a large one cut so that a query loads what it needs.

A cut (`words-<n>.js`) holds the words of a range of roots, and what the browser may find by them (`text/variants.py`), since a
query loads the cuts of the roots it names and no more. A large index has rolls besides, lists of words alone: by their
beginning for a word not finished, by their beginning and their end for one typed wrong, by their sound for a name in the
other script. `overrides/assets/javascripts/search/words.js` and `rolls.js` read them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Final

from fihris.text.analysis import Analysis
from fihris.text.clitics import ARTICLE
from fihris.text.variants import Variants

from .coding import WIDE, front_coded, numbers
from .postings import Postings

WHOLE: Final = 250_000  # signs up to which an index is not cut: what a slow telephone loads in a second
CUT: Final = 8_000  # signs of a cut
SIGNS: Final = 1_000  # by which a cut's size is told
CUTS: Final = 750  # cuts of the largest index: hosts and copies suffer from many files
ROLL: Final = 16_000  # signs of a range of a roll
RANGES: Final = 45  # ranges of the longest
ALL: Final = 255
BEGIN: Final = 3  # letters from which a word is looked for by its beginning

_WAW: Final = "و"
_JOINED: Final = ("بال", "كال", "فال")  # with what is written before it
_BEFORE: Final = (ARTICLE, _WAW, "ب", "ل")


@dataclass(frozen=True)
class Lexicon:
    """The words of one language, with where they stand; `persons` are the words of persons' names."""

    analysis: Analysis
    postings: Postings
    persons: frozenset[str] = frozenset()

    def export(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """What the index itself holds, and the parts beside it, by name."""
        common = {"waw": sorted(self._waw), "bares": len(self._bares)}
        if self._whole:
            return {**common, **self._part(list(self._bare))}, {}
        parts: dict[str, Any] = {}
        directory: dict[str, Any] = {"cuts": [first for first, _ in self._cuts]}
        for number, (_, words) in enumerate(self._cuts):
            parts[f"words-{number}"] = self._part(words)
        directory["sizes"] = numbers(len(parts[name]["postings"]) // SIGNS for name in parts)
        for name, roll in self._rolls.items():
            ranges = list(roll.ranges(self._often))
            directory[name] = [rows[0][0] for rows in ranges]
            for number, rows in enumerate(ranges):
                words = [key if roll.as_key else bare for key, bare in rows]
                parts[f"{name}-{number}"] = [front_coded(words), numbers(self._often[bare] for _, bare in rows)]
        return {**common, "letters": self._letters(), "directory": directory}, parts

    @property
    def same(self) -> list[list[str]]:
        """The groups of words that say the same of which the texts have one in any form, as far as a small index can tell."""
        groups = self.analysis.groups("same")
        if not self._whole:
            return groups
        groups = [*groups, *self._figures()]
        variants = Variants(self.analysis, self._bares)
        stands = {self._home(bare) for word in self._bares for bare in (word, *variants.rests(word))}
        return [group for group in groups if any(self._says(form, stands) for form in group)]

    def _figures(self) -> Iterator[list[str]]:
        """The figures of the texts that are written with a word or with zeros, each in both ways: 200 ألف, 200000."""
        digits = [word for word in self.postings.places if word.isdigit()]
        for scale, zeros in self.analysis.scales.items():
            before = {place - 1 for place in self.postings.places.get(scale, ())}
            for word in digits:
                if not before.isdisjoint(self.postings.places[word]):
                    yield [word + zeros, f"{word} {scale}"]
                elif word.endswith(zeros):
                    yield [word, f"{word.removesuffix(zeros)} {scale}"]

    def _says(self, form: str, stands: Container[str]) -> bool:
        return all(self.analysis.is_stop(key) or self._home(self.analysis.bare(key)) in stands for key in form.split())

    @cached_property
    def _whole(self) -> bool:
        return sum(map(len, self._coded.values())) <= WHOLE

    def _part(self, words: Sequence[str]) -> dict[str, str]:
        return {"words": front_coded(words), "postings": "".join(self._coded[word] for word in words)}

    @cached_property
    def _coded(self) -> dict[str, str]:
        """Each word with where it stands; a stop word only in which documents."""
        rows, documents, stop = self.postings.rows, self.postings.documents, self.analysis.is_stop
        return {word: numbers(documents(word) if stop(bare) else rows(word)) for word, bare in self._bare.items()}

    # ---------------------------------------------------------------- words without conjunction and article

    @cached_property
    def _waw(self) -> frozenset[str]:
        """Words that begin with a و of their own, as those of a person's name do, or since the texts have them after what never
        stands before the conjunction: وزير after the article in الوزير, واشنطن after another و or a preposition. So does no
        article stand before another: بالستي, since the texts have البالستي."""
        doubled = tuple(f"{ARTICLE}{form}" for form in _JOINED)
        return frozenset(
            word
            for word in self.postings.places
            if word[0] == _WAW
            and (word in self.persons or any(f"{before}{word}" in self.postings.places for before in _BEFORE))
        ) | {word.removeprefix(ARTICLE) for word in self.postings.places if word.startswith(doubled)}

    @cached_property
    def _bare(self) -> dict[str, str]:
        return {word: self.analysis.bare(word, self._waw) for word in self.postings.places}

    @cached_property
    def _bares(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word, bare in self._bare.items():
            found.setdefault(bare, []).append(word)
        return found

    @cached_property
    def _often(self) -> dict[str, int]:
        """How often each stands in the texts, a title's counted twice; no stop words."""
        often = self.postings.often
        return {bare: sum(map(often, words)) for bare, words in self._bares.items() if not self.analysis.is_stop(bare)}

    def _letters(self) -> dict[str, int]:
        """How often two letters follow one another, of all words, «^» and «$» for their ends: what a word looks like."""
        pairs = Counter(pair for bare in self._bares for pair in map("".join, zip(f"^{bare}", f"{bare}$", strict=True)))
        return dict(sorted(pairs.items()))

    # ---------------------------------------------------------------- cuts

    @cached_property
    def _cuts(self) -> list[tuple[str, list[str]]]:
        """The first home of each cut, and its words."""
        enough = max(CUT, sum(map(len, self._coded.values())) // CUTS)
        cuts: list[tuple[str, set[str]]] = []
        here = enough
        for home in sorted(self._homes, key=_units):
            if here >= enough:
                cuts.append((home, set()))
                here = 0
            words = self._homes[home]
            here += sum(map(len, words)) + sum(map(len, map(self._coded.__getitem__, words)))
            cuts[-1][1].update(words)
        return [(first, sorted(words)) for first, words in cuts]

    @cached_property
    def _homes(self) -> dict[str, list[str]]:
        """The root by which a query loads words, and the words: those of the root, and their variants of other roots."""
        own: dict[str, list[str]] = {}
        for bare in self._bares:
            own.setdefault(self._home(bare), []).append(bare)
        variants = Variants(self.analysis, self._bares)
        found: dict[str, list[str]] = {}
        for home, bares in own.items():
            reached = set(bares) if home[0] == _STOP else set(bares).union(*map(variants.of, bares))
            found[home] = list(chain.from_iterable(map(self._bares.__getitem__, reached)))
        return found

    def _home(self, bare: str) -> str:
        return f"{_STOP}{bare}" if self.analysis.is_stop(bare) else self.analysis.root_of(self.analysis.stem_of(bare))

    # ---------------------------------------------------------------- rolls

    @property
    def _rolls(self) -> dict[str, Roll]:
        return {
            "begin": Roll(str, BEGIN),
            "end": Roll(_reversed, BEGIN, as_key=True),
            "sound": Roll(self.analysis.heard, ALL),
        }


@dataclass(frozen=True, slots=True)
class Roll:
    """A list of words: by what it is in order, how many signs in common keep two in one range, and whether it writes not the words but that."""

    key: Callable[[str], str]
    shared: int
    as_key: bool = False

    def ranges(self, bares: Collection[str]) -> Iterator[list[tuple[str, str]]]:
        """The words in order, each behind its key, in ranges of about `ROLL` signs; those whose key is empty are in none."""
        enough = max(ROLL, sum(map(len, bares)) // RANGES)
        rows = sorted(zip(map(self.key, bares), bares, strict=True))
        if WIDE.search("".join(bares)):
            rows.sort(key=lambda row: (_units(row[0]), row[1]))
        some: list[tuple[str, str]] = []
        size = 0
        for row in rows:
            if size >= enough and row[0][: self.shared] != some[-1][0][: self.shared]:
                yield some
                some, size = [], 0
            if row[0]:
                some.append(row)
                size += len(row[1])
        if some:
            yield some


_STOP: Final = " "  # stop words have homes of their own, since hardly a query needs them


def _reversed(bare: str) -> str:
    return bare[::-1]


def _units(text: str) -> bytes:
    """In the order of these JavaScript sorts text: letters that are two signs come before some that are one."""
    return text.encode("utf-16-be", "surrogatepass")
