"""The words of a search index, with where they stand: whole for a small site, for a large one cut so that a query loads what it needs.

A cut (`words-<n>.js`) holds the words of a range of roots, and what the browser may find by them (`text/variants.py`), since a
query loads the cuts of the roots it names and no more. A large index has rolls besides, lists of words alone: by their
beginning for a word not finished, by their beginning and their end for one typed wrong, by their sound for a name in the
other script. `overrides/assets/javascripts/search/words.js` and `rolls.js` read them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Final, TypeAlias

from fihris.text.analysis import Analysis
from fihris.text.variants import Variants

from .coding import front_coded, numbers

WHOLE: Final = 250_000  # signs up to which an index is not cut: what a slow telephone loads in a second
CUT: Final = 8_000  # signs of a cut
SIGNS: Final = 1_000  # by which a cut's size is told
CUTS: Final = 750  # cuts of the largest index: hosts and copies suffer from many files
ROLL: Final = 16_000  # signs of a range of a roll
RANGES: Final = 45  # ranges of the longest
TITLE: Final = 2  # how often a word of a title counts
TEXT: Final = 64  # place of the first word of a text; a title's words stand before it
LAST: Final = 50  # place of the last word of a title, so that none stands beside a word of the text
ALL: Final = 255
BEGIN: Final = 3  # letters from which a word is looked for by its beginning

_WAW: Final = "و"
_ARTICLE: Final = "ال"
_JOINED: Final = ("بال", "كال", "فال")  # with what is written before it
_BEFORE: Final = (_ARTICLE, _WAW, "ب", "ل")

Posting: TypeAlias = "array[int]"  # for each document its number, how many places, and the places in order


@dataclass(frozen=True)
class Lexicon:
    """The words of one language. `postings` has each word, in order, with where it stands; `silent` are the documents that only
    say again what others say."""

    analysis: Analysis
    postings: Mapping[str, Posting]
    silent: Container[int]

    def export(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """What the index itself holds, and the parts beside it, by name."""
        common = {"waw": sorted(self._waw), "bares": len(self._bares)}
        if self._whole:
            return {**common, **self._part(list(self.postings))}, {}
        parts: dict[str, Any] = {}
        directory: dict[str, Any] = {"cuts": [first for first, _ in self._cuts]}
        for number, (_, words) in enumerate(self._cuts):
            parts[f"words-{number}"] = self._part(words)
        directory["sizes"] = numbers(len(parts[name]["postings"]) // SIGNS for name in parts)
        for name, roll in self._rolls.items():
            ranges = list(roll.ranges(self._often))
            directory[name] = [roll.key(bares[0]) for bares in ranges]
            for number, bares in enumerate(ranges):
                rows = [roll.written(bare) for bare in bares], (self._often[bare] for bare in bares)
                parts[f"{name}-{number}"] = [front_coded(rows[0]), numbers(rows[1])]
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
        digits = [word for word in self.postings if word.isdigit()]
        for scale, zeros in self.analysis.scales.items():
            at = {
                (number, place - 1) for number, places in _rows(self.postings.get(scale, _NOWHERE)) for place in places
            }
            for word in digits:
                if any((number, place) in at for number, places in _rows(self.postings[word]) for place in places):
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
        return {word: numbers(self._posting(word)) for word in self.postings}

    def _posting(self, word: str) -> list[int]:
        """How many documents, then the gap to each with the word's places there; of stop words the documents alone."""
        stop = self.analysis.is_stop(self._bare[word])
        made = [0]
        last = -1
        for number, places in _rows(self.postings[word]):
            made[0] += 1
            made.append(number - last - 1)
            last = number
            if not stop:
                _add_places(made, places)
        return made

    # ---------------------------------------------------------------- words without conjunction and article

    @cached_property
    def _waw(self) -> frozenset[str]:
        """Words that begin with a و of their own, since the texts have them after what never stands before the conjunction:
        وزير after the article in الوزير, واشنطن after another و or a preposition. So does no article stand before another:
        بالستي, since the texts have البالستي."""
        doubled = tuple(f"{_ARTICLE}{form}" for form in _JOINED)
        return frozenset(
            word
            for word in self.postings
            if word[0] == _WAW and any(f"{before}{word}" in self.postings for before in _BEFORE)
        ) | {word.removeprefix(_ARTICLE) for word in self.postings if word.startswith(doubled)}

    @cached_property
    def _bare(self) -> dict[str, str]:
        return {word: self.analysis.bare(word, self._waw) for word in self.postings}

    @cached_property
    def _bares(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word, bare in self._bare.items():
            found.setdefault(bare, []).append(word)
        return found

    @cached_property
    def _often(self) -> dict[str, int]:
        """How often each stands in the texts, a title's counted twice; no stop words."""
        return {
            bare: sum(
                count(places)
                for word in words
                for number, places in _rows(self.postings[word])
                if number not in self.silent
            )
            for bare, words in self._bares.items()
            if not self.analysis.is_stop(bare)
        }

    def _letters(self) -> dict[str, int]:
        """How often two letters follow one another, of all words, «^» and «$» for their ends: what a word looks like."""
        pairs = Counter(pair for bare in self._bares for pair in map("".join, zip(f"^{bare}", f"{bare}$", strict=True)))
        return dict(sorted(pairs.items()))

    # ---------------------------------------------------------------- cuts

    @cached_property
    def _cuts(self) -> list[tuple[str, list[str]]]:
        """The first home of each cut, and its words."""
        size = max(CUT, sum(map(len, self._coded.values())) // CUTS)
        firsts: list[str] = []
        here = size
        for home, words in sorted(self._homes.items(), key=lambda pair: _order(pair[0])):
            if here >= size:
                firsts.append(home)
                here = 0
            here += sum(len(word) + len(self._coded[word]) for word in words)
        orders = [_order(first) for first in firsts]
        cuts: list[set[str]] = [set() for _ in firsts]
        for home, words in self._homes.items():
            cuts[bisect_right(orders, _order(home)) - 1].update(words)
        return [(first, sorted(words)) for first, words in zip(firsts, cuts, strict=True)]

    @cached_property
    def _homes(self) -> dict[str, list[str]]:
        """The root by which a query loads words, and the words: those of the root, and their variants of other roots."""
        own: dict[str, list[str]] = {}
        for bare in self._bares:
            own.setdefault(self._home(bare), []).append(bare)
        variants = Variants(self.analysis, self._bares)
        found: dict[str, list[str]] = {}
        for home, bares in own.items():
            reached = chain(bares, (other for bare in bares if home[0] != _STOP for other in variants.of(bare)))
            found[home] = [word for bare in dict.fromkeys(reached) for word in self._bares[bare]]
        return found

    def _home(self, bare: str) -> str:
        return f"{_STOP}{bare}" if self.analysis.is_stop(bare) else self.analysis.root_of(self.analysis.stem_of(bare))

    # ---------------------------------------------------------------- rolls

    @property
    def _rolls(self) -> dict[str, Roll]:
        return {
            "begin": Roll(str, str, BEGIN),
            "end": Roll(_reversed, _reversed, BEGIN),
            "sound": Roll(self.analysis.heard, str, ALL),
        }


@dataclass(frozen=True, slots=True)
class Roll:
    """A list of words: by what it is in order, how it writes them, and how many signs in common keep two in one range."""

    key: Callable[[str], str]
    written: Callable[[str], str]
    shared: int

    def ranges(self, bares: Collection[str]) -> Iterator[list[str]]:
        """The words in order, in ranges of about `ROLL` signs; those whose key is empty are in none."""
        enough = max(ROLL, sum(map(len, bares)) // RANGES)
        some: list[str] = []
        size = 0
        for key, bare in sorted(
            ((self.key(bare), bare) for bare in bares), key=lambda pair: (_order(pair[0]), pair[1])
        ):
            if not key:
                continue
            if size >= enough and key[: self.shared] != self.key(some[-1])[: self.shared]:
                yield some
                some, size = [], 0
            some.append(bare)
            size += len(bare)
        if some:
            yield some


_NOWHERE: Final = array("L")
_STOP: Final = " "  # stop words have homes of their own, since hardly a query needs them


def lexicon(
    analysis: Analysis, texts: Iterable[tuple[Sequence[str], Sequence[str]]], silent: Container[int]
) -> Lexicon:
    """The words of documents, each given by the keys of its title and of its text."""
    found: dict[str, Posting] = {}
    for number, (title, text) in enumerate(texts):
        places: dict[str, list[int]] = {}
        for place, key in chain(enumerate(title[: LAST + 1]), enumerate(text, TEXT)):
            if key in places:
                places[key].append(place)
            else:
                places[key] = [place]
        for key, each in places.items():
            posting = found.get(key)
            if posting is None:
                posting = found[key] = array("L")
            posting.append(number)
            posting.append(len(each))
            posting.extend(each)
    return Lexicon(analysis, {word: found[word] for word in sorted(found)}, silent)


def count(places: Sequence[int]) -> int:
    """How often a word stands at `places`, which are in order; a title's counted twice."""
    return len(places) + (TITLE - 1) * bisect_left(places, TEXT)


def _rows(posting: Posting) -> Iterator[tuple[int, Posting]]:
    """The number of each document, and the places in it."""
    step = 0
    while step < len(posting):
        end = step + 2 + posting[step + 1]
        yield posting[step], posting[step + 2 : end]
        step = end


def _add_places(made: list[int], places: Sequence[int]) -> None:
    """The gap to each place; an odd number is the last."""
    before = -1
    for place in places[:-1]:
        made.append((place - before - 1) * 2)
        before = place
    made.append((places[-1] - before - 1) * 2 + 1)


def _reversed(bare: str) -> str:
    return bare[::-1]


def _order(text: str) -> bytes:
    """The order in which JavaScript sorts text."""
    return text.encode("utf-16-be", "surrogatepass")
