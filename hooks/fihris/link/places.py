"""The text in which names are looked for, and where its places stand in what the author wrote."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate

from fihris.text.fold import fold, squeeze
from fihris.text.offsets import SAME
from fihris.text.reading import Reading
from fihris.text.sentences import sentences

from .context import LONGEST_SENTENCE


class Places:
    """The folded text of a document, `text`, and the way back to its plain text. It knows nothing of what is found there, so
    that nothing of a document stays when it has been read. `read` may write a text in other letters, as many as there are."""

    def __init__(self, prose: Reading, read: Callable[[str], str] = str) -> None:
        self._prose = prose
        self._folded = fold(read(prose.open), case=False)
        self.text, self._spaces = squeeze(self._folded.text)

    def of(self, plain: int) -> int:
        """The place in the folded text of one in the plain text."""
        return self._spaces.place(self._folded.offsets.place(plain))

    def plain(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded text from `start` to `end` stands in the plain text."""
        if self._spaces is not SAME:
            start, end = self._spaces.span(start, end)
        return self._folded.span(start, end)

    def written(self, start: int, end: int) -> str:
        """The letters, as they were written, from one place of the folded text to another."""
        first, last = self.plain(start, end)
        return self._prose.text[first:last]

    def sentence(self, place: int) -> tuple[str, int]:
        """The sentence, as it was written, around a place of the folded text, and the place within it; of one that is longer
        than any sentence of people's what is near."""
        text, plain = self._prose.text, self.plain(place, place + 1)[0]
        first, last = self._sentences[max(0, bisect_right(self._sentences, (plain, len(text))) - 1)]
        first, last = max(first, plain - LONGEST_SENTENCE), min(max(last, plain), plain + LONGEST_SENTENCE)
        return text[first:last], plain - first

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return list(sentences(self._prose.text))


class Lines:
    """Line and column of a place."""

    def __init__(self, source: str) -> None:
        self._ends = list(accumulate((len(line) + 1 for line in source.split("\n")), initial=-1))

    def at(self, place: int) -> tuple[int, int]:
        line = bisect_left(self._ends, place)
        return line, place - self._ends[line - 1]
