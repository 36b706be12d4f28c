"""Quotation marks: which opens, which closes, which is left over, and whether a block leaves any doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile('[«»“”„"\n]')
_DIRECTED = {"«": True, "»": False}
_SIGNS = '«»“”„"'
_LETTER = "\u0621-\u063a\u0641-\u0652\u0670-\u06d3"
# What may stand right before a mark that opens: nothing, a space, a bracket, a dash, another mark, or letters that join
# the next word («و"الصدر"», «بـ"صمت"»).
_BEFORE_OPENING = re.compile(
    r"(?:^|[\s(\[{/«“”„\"–—*_-]|(?:^|[^\w\u064b-\u0652])(?:[وفبلك]{1,2}|[وفبلك]{0,2}ال|[وف]?لل)\u0640?)\Z"
)
_REACH = 6
_AFTER_OPENING = re.compile(r"[^\s\".,،;؛:!?؟)\]}»]")
_BEFORE_CLOSING = re.compile(r"[^\s(\[{«]\Z")
_AFTER_CLOSING = re.compile(r"[\W_]|\Z")
_ALIKE = ({'"'}, {"“", "”", "„"}, {"«", "»"})
"""Marks that belong together: one of another kind means that somebody forgot a mark, or quotes within a quotation."""

# Single marks, around whole Arabic words only: an apostrophe is a letter of many foreign names.
_SINGLE = re.compile(
    rf"(?<![\w'’‘‹<])(?:['‘’‹]|<<)(?=[\d{_LETTER}])[^'‘’‹›<>\n]{{1,200}}(?<![\s])(?:['‘’›]|>>)(?![\w'’‘›>])"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation with its marks, from `start` to before `end`; `depth` 0 is outermost."""

    start: int
    end: int
    opening: str
    closing: str
    depth: int


@dataclass(frozen=True, slots=True)
class Unpaired:
    """A block from `start` to before `end` whose marks do not tell what they enclose, and the mark that shows it.

    `code` is that of the problem: the mark has no other, or stands as if it opened where it would close. It is "" where
    a " follows a digit: that may be the sign of inches, and nothing is wrong.
    """

    start: int
    end: int
    place: int
    code: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The pairs of a text, in the order in which they close, and the blocks that leave a doubt."""

    pairs: tuple[Pair, ...]
    doubts: tuple[Unpaired, ...]


def read(text: str) -> Marks:
    """Pair the marks of each block of a plain text (blocks are parted by newlines).

    « and » say themselves whether they open. The others are mixed up in most texts, “ for ” and both alike, so they
    open and close in turn.
    """
    if not any(sign in text for sign in _SIGNS):
        return Marks((), ())
    pairs: list[Pair] = []
    doubts: list[Unpaired] = []
    block = _Block(text, 0)
    for found in _MARK.finditer(f"{text}\n"):
        place, sign = found.start(), found.group()
        if sign == "\n":
            pairs.extend(block.pairs)
            doubts.extend(block.doubt(place))
            block = _Block(text, place + 1)
        else:
            block.add(place, sign)
    return Marks(tuple(pairs), tuple(doubts))


def single(text: str) -> Iterator[tuple[int, int]]:
    """The spans of Arabic words in ‘ ’, ' ', ‹ › or << >>, with these marks."""
    if any(sign in text for sign in "'‘’‹<"):
        yield from (found.span() for found in _SINGLE.finditer(text))


class _Block:
    """The marks of one block, as they come."""

    def __init__(self, text: str, start: int) -> None:
        self.pairs: list[Pair] = []
        self._text, self._start = text, start
        self._open: list[tuple[int, str]] = []
        self._lost = self._unfit = self._measure = -1

    def add(self, place: int, sign: str) -> None:
        if sign == '"' and self._text[place - 1 : place].isdigit():
            self._measure = place
            if not self._open:
                return
        opens = _DIRECTED.get(sign, not self._open or self._open[-1][1] in _DIRECTED)
        if self._unfit < 0 and not self._fits(place, sign, opens=opens):
            self._unfit = place
        if opens:
            self._open.append((place, sign))
        elif self._open and (self._open[-1][1] in _DIRECTED) == (sign in _DIRECTED):
            start, opening = self._open.pop()
            self.pairs.append(Pair(start, place + 1, opening, sign, len(self._open)))
        elif self._lost < 0:
            self._lost = place

    def _fits(self, place: int, sign: str, *, opens: bool) -> bool:
        """Whether the neighbours of a mark agree that it opens, or closes. For « and » one of them is enough."""
        text = self._text
        if opens:
            before = bool(_BEFORE_OPENING.search(text[max(self._start, place - _REACH) : place]))
            after = bool(_AFTER_OPENING.match(text, place + 1))
        else:
            before = bool(_BEFORE_CLOSING.match(text[place - 1 : place]))
            after = bool(_AFTER_CLOSING.match(text, place + 1))
        if sign in _DIRECTED:
            return before or after
        return before and after and (opens or any(sign in kind and self._open[-1][1] in kind for kind in _ALIKE))

    def doubt(self, end: int) -> Iterator[Unpaired]:
        """The first mark that is unfit or has no other; those after it only follow from it."""
        unpaired = [place for place in (self._lost, *(place for place, _ in self._open[:1])) if place >= 0]
        if unpaired and not 0 <= self._unfit < min(unpaired):
            yield Unpaired(self._start, end, min(unpaired), "quote-unpaired")
        elif self._unfit >= 0:
            yield Unpaired(self._start, end, self._unfit, "quote-unclear")
        elif self._measure >= 0:
            yield Unpaired(self._start, end, self._measure, "")
