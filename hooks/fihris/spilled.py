"""Values that lie in a file while nobody asks for them: of a large site the HTML of all texts is much to hold."""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import suppress
from typing import IO, Final, TypeVar

from fihris.memory import packed

K = TypeVar("K")
T = TypeVar("T")
Place = tuple[int, int]
"""Where a value lies: in which file, and there from where to where (the end in the upper half of the number)."""
_HALF: Final = 32


class Spilled(MutableMapping[K, T]):
    """A mapping of records, of which those that are set after `spill` lie in one of two files without a name: the process that made them writes into
    the first, and another that was forked of it into the second, which it asks for (`beside`). Where nothing can be written, or a third process sets
    something, that is held."""

    def __init__(self) -> None:
        self._files: tuple[IO[bytes], ...] = ()
        self._places: dict[K, Place] = {}
        self._held: dict[K, T] = {}
        self._own, self._end, self._writer = 0, 0, 0

    def spill(self) -> None:
        """Begin to write."""
        self._writer = os.getpid()
        with suppress(OSError):
            if hasattr(os, "pread"):  # by which processes read one file without moving each other's place in it
                self._files = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115 - they are closed with this

    def beside(self) -> None:
        """Begin to write into the second file: this process has been forked, and what it sets will be told (`told`) to the other."""
        self._own, self._end, self._writer = 1, 0, os.getpid()

    def told(self) -> tuple[dict[K, Place], dict[K, T]]:
        """What is here: where it lies, and what is held."""
        return self._places, self._held

    def hear(self, places: Mapping[K, Place], held: Mapping[K, T]) -> None:
        """Have what another process has told."""
        self._places.update(places)
        self._held.update(held)

    def __getitem__(self, key: K) -> T:
        if (place := self._places.get(key)) is None:
            return self._held[key]
        file, span = place
        start, end = span & (1 << _HALF) - 1, span >> _HALF
        value: T = pickle.loads(os.pread(self._files[file].fileno(), end - start, start))
        return value

    def __setitem__(self, key: K, value: T) -> None:
        del self[key]
        if not self._written(key, packed(value)):
            self._held[key] = value

    def _written(self, key: K, data: bytes) -> bool:
        end = self._end + len(data)
        if not self._files or os.getpid() != self._writer or end >> _HALF:
            return False
        try:
            whole = os.pwrite(self._files[self._own].fileno(), data, self._end) == len(data)
        except OSError:
            return False
        if whole:
            self._places[key], self._end = (self._own, end << _HALF | self._end), end
        return whole

    def __delitem__(self, key: K) -> None:
        self._places.pop(key, None)
        self._held.pop(key, None)

    def __contains__(self, key: object) -> bool:
        return key in self._places or key in self._held

    def __iter__(self) -> Iterator[K]:
        yield from self._places
        yield from self._held

    def __len__(self) -> int:
        return len(self._places) + len(self._held)
