"""Where the words of all documents stand: read once, each stretch between two spaces looked at once, then written gap by gap.

A place is a number in all the texts, which follow one another: a document begins at `begins`, its title's words stand first, those of its
text from `TEXT` on. That is one number a word, in time and memory proportional to the words.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, islice
from typing import Final, TypeAlias

from fihris.text.analysis import Analysis

TITLE: Final = 2  # how often a word of a title counts
TEXT: Final = 64  # place of the first word of a text; a title's words stand before it
LAST: Final = 50  # place of the last word of a title, so that none stands beside a word of the text

_TOGETHER: Final = 256  # documents whose new words are folded together
_KNOWN: Final = 1 << 18  # stretches between two spaces that are remembered

Places: TypeAlias = "array[int]"


@dataclass(frozen=True)
class Postings:
    """`places` has each word, in order, with where it stands. `begins` are the places where the documents begin, and the end of the last;
    `lengths` how many words each has, a title's counted twice. `extra` is how much oftener a word counts than it stands."""

    places: Mapping[str, Places]
    begins: Sequence[int]
    lengths: Sequence[int]
    extra: Mapping[str, int]

    def often(self, word: str) -> int:
        """How often a word stands in what is no repetition, a title's counted twice."""
        return len(self.places[word]) + self.extra.get(word, 0)

    def documents(self, word: str) -> list[int]:
        """How many documents have a word, and the gap to each."""
        begins, blocks = self.begins, self._blocks
        made, number, end = [0], -1, 0
        for place in self.places[word]:
            if place >= end:
                last, number = number, blocks[place // TEXT]
                number += place >= begins[number + 1]
                end = begins[number + 1]
                made.append(number - last - 1)
        made[0] = len(made) - 1
        return made

    def rows(self, word: str) -> list[int]:
        """The same with the gap to each place in it, doubled; an odd number is the last."""
        begins, blocks = self.begins, self._blocks
        made, documents, number, before, end = [0], 0, -1, 0, 0
        for place in self.places[word]:
            if place >= end:
                made[-1] |= 1
                last, number = number, blocks[place // TEXT]
                number += place >= begins[number + 1]
                before, end = begins[number] - 1, begins[number + 1]
                documents += 1
                made.append(number - last - 1)
            made.append((place - before - 1) * 2)
            before = place
        made[-1] |= 1
        made[0] = documents
        return made

    @cached_property
    def _blocks(self) -> Sequence[int]:
        """The document in which each `TEXT` places begin: no more than one other begins in them."""
        made = array("I")
        for number, end in enumerate(self.begins[1:]):
            made.extend([number] * (-(-end // TEXT) - len(made)))
        return made


class _Texts:
    """Texts as the places of their words, to be added to."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._known: dict[str, tuple[Places, ...]] = {}
        self.found: dict[str, Places] = defaultdict(partial(array, "I"))

    def of(self, texts: Iterable[str]) -> Iterator[Iterator[Places]]:
        """The words of each of some texts, one after another."""
        if len(self._known) > _KNOWN:
            self._known.clear()
        known = self._known
        rows = [text.replace("\n", " ").split(" ") for text in texts]
        new = set().union(*rows).difference(known)
        for stretch, keys in zip(new, self._analysis.keys_each(new), strict=True):
            known[stretch] = tuple([self.found[key] for key in keys])
        for row in rows:
            yield chain.from_iterable(map(known.__getitem__, row))


def postings(analysis: Analysis, documents: Iterable[tuple[str, str, bool]]) -> Postings:
    """The words of documents, each given by its title, its text, and whether it only says again what others say."""
    texts = _Texts(analysis)
    extra: Counter[str] = Counter()
    begins, lengths = [0], []
    left = iter(documents)
    while some := list(islice(left, _TOGETHER)):
        for (title, text, again), places in zip(some, texts.of(text for _, text, _ in some), strict=True):
            keys = analysis.keys(title)[: LAST + 1]
            for place, key in enumerate(keys, begins[-1]):
                texts.found[key].append(place)
            begin = end = begins[-1] + TEXT
            for end, posting in enumerate(places, begin + 1):
                posting.append(end - 1)
            extra.update(keys * (TITLE - 1))
            if again:
                extra.subtract(chain(keys * TITLE, analysis.keys(text)))
            begins.append(end + 1)  # what the next begins with stands beside nothing
            lengths.append(TITLE * len(keys) + end - begin)
    return Postings({word: texts.found[word] for word in sorted(texts.found)}, begins, lengths, extra)
