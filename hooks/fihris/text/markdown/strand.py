"""Text made from a source, that knows where each of its characters stood there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

STX: Final = "\u0002"
ETX: Final = "\u0003"
"""Between these stands the number of what was put aside; no text holds them, for the reading begins by taking them out."""


@dataclass(frozen=True, slots=True)
class Strand:
    """`at[k]` is the place in the source of `text[k]`. A stretch that is as it stands there has a range, which costs nothing."""

    text: str
    at: Sequence[int]

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __getitem__(self, part: slice) -> Strand:
        return Strand(self.text[part], self.at[part])

    def __add__(self, other: Strand) -> Strand:
        if not self.text or not other.text:
            return self if self.text else other
        return Strand(self.text + other.text, [*self.at, *other.at])

    @property
    def start(self) -> int:
        return self.at[0] if self.at else 0

    @property
    def end(self) -> int:
        return self.at[-1] + 1 if self.at else 0

    def span(self) -> tuple[int, int]:
        return self.start, self.end

    def lines(self) -> list[Strand]:
        made, done = [], 0
        for part in self.text.split("\n"):
            made.append(self[done : done + len(part)])
            done += len(part) + 1
        return made

    def each_line(self) -> Iterator[tuple[Strand, int]]:
        """The lines one by one, each with the place in the text where the next begins; -1 for the last."""
        done = 0
        while done >= 0:
            end = self.text.find("\n", done)
            yield (self[done:end], end + 1) if end >= 0 else (self[done:], -1)
            done = end + 1 if end >= 0 else -1

    def split(self, separator: str) -> list[Strand]:
        made, done = [], 0
        for part in self.text.split(separator):
            made.append(self[done : done + len(part)])
            done += len(part) + len(separator)
        return made

    def strip(self, signs: str | None = None) -> Strand:
        return self.lstrip(signs).rstrip(signs)

    def lstrip(self, signs: str | None = None) -> Strand:
        left = len(self.text) - len(self.text.lstrip(signs))
        return self[left:] if left else self

    def rstrip(self, signs: str | None = None) -> Strand:
        kept = len(self.text.rstrip(signs))
        return self[:kept] if kept < len(self.text) else self


EMPTY: Final = Strand("", range(0))


def whole(source: str, start: int) -> Strand:
    """All of a source from `start` on."""
    return Strand(source[start:], range(start, len(source)))


def made(text: str, place: int) -> Strand:
    """Signs that stand for what was put aside at a place."""
    return Strand(text, [place] * len(text))


def concatenated(parts: Iterable[Strand]) -> Strand:
    """The strands in a row; in one step, for adding one after another would grow with their square."""
    kept = [part for part in parts if part.text]
    if len(kept) < 2:
        return kept[0] if kept else EMPTY
    places: list[int] = []
    for part in kept:
        places.extend(part.at)
    return Strand("".join(part.text for part in kept), places)


def joined(lines: Sequence[Strand], separator: str = "\n") -> Strand:
    """The lines with a separator between each two, which stands where the first of them ends."""
    parts: list[Strand] = []
    place = 0
    for number, line in enumerate(lines):
        if number:
            parts.append(Strand(separator, range(place, place + len(separator))))
        parts.append(line)
        place = line.at.stop if isinstance(line.at, range) else line.end if line.text else place + len(separator)
    return concatenated(parts)
