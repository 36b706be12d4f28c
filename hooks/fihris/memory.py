"""What was found out once, by the sum of all that it was made from: it is found out again only where that has changed."""

from __future__ import annotations

import io
import pickle
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import fields, is_dataclass
from typing import IO, Any, Final, Generic, Protocol, TypeVar, cast

T = TypeVar("T")
_AT_ONCE: Final = 1 << 22
"""Bytes of findings that are put on a shelf together: all of them would take as much room again as they have already."""


class Shelf(Protocol):
    """Where findings outlive the process: rooms of values by key."""

    def get(self, room: str) -> dict[str, bytes]: ...
    def keep(self, room: str, values: Mapping[str, bytes], used: Mapping[str, object]) -> None: ...


class Memory(Generic[T]):
    """Findings by their sums. Those that nobody asks for from one turn to the next are forgotten.

    With a `shelf` they outlive the process, in one of its rooms. `engine` is the sum of the code that finds them out. `now` takes what is asked
    for in the first turn; what else is to stay is `wanted`.
    """

    def __init__(
        self, shelf: Shelf | None = None, room: str = "", engine: str = "", now: MutableMapping[str, T] | None = None
    ) -> None:
        self._shelf, self._room, self._engine = shelf, room, engine
        self._before: MutableMapping[str, T] = {}
        self._now: MutableMapping[str, T] = {} if now is None else now
        self.wanted: set[str] = set()
        self._shelved = shelf.get(room) if shelf else {}
        self._beside: dict[str, Memory[Any]] = {}

    @property
    def is_new(self) -> bool:
        """Whether nothing is known yet of what this engine finds out."""
        return not any(sum.startswith(self._engine) for sum in self._shelved)

    def beside(self, room: str) -> Memory[Any]:
        """A memory that turns and is kept with this one, in another room."""
        return self._beside.setdefault(room, Memory(self._shelf, room, self._engine))

    def turn(self) -> None:
        """Begin to ask anew."""
        for each in self._beside.values():
            each.turn()
        self._before, self._now, self.wanted = self._now, {}, set()

    def of(self, sum: str, make: Callable[[], tuple[T, bool]]) -> T:
        """What was found of this; `make` finds it out, and says whether it may be kept."""
        sum = self._engine + sum
        known = self._now.get(sum) or self._before.get(sum)
        if known is None and sum in self._shelved:
            known = _unpacked(self._shelved[sum])
            self._shelved[sum] = b""  # nobody asks for its letters again
        if known is not None:
            if sum not in self._now:
                self._now[sum] = known
            return known
        made, lasting = make()
        if lasting:
            self._now[sum] = made
        return made

    def find(self, sum: str) -> T | None:
        """What is known of this; None where nothing is."""
        return None if self.lacks(sum) else self.of(sum, lambda: (cast(T, None), False))

    def forget(self, sum: str) -> None:
        """Keep this no longer."""
        sum = self._engine + sum
        self._now.pop(sum, None)
        self._before.pop(sum, None)

    def before(self) -> T | None:
        """What was asked for in the turn before, where that was one thing."""
        known = self._before or {sum: _unpacked(data) for sum, data in self._shelved.items() if data}
        (sum, found), *others = known.items() or [("", None)]
        return found if not others and sum.startswith(self._engine) else None

    def has(self, sum: str) -> bool:
        """Whether something is known of this; it is kept for the next turn, too."""
        sum = self._engine + sum
        there = sum in self._now or sum in self._before or bool(self._shelved.get(sum))
        if there:
            self.wanted.add(sum)
        return there

    def lacks(self, sum: str) -> bool:
        """Whether nothing is known of this."""
        sum = self._engine + sum
        return sum not in self._now and sum not in self._before and sum not in self._shelved

    def keep(self) -> None:
        """Put on the shelf what was asked for in this turn."""
        for each in self._beside.values():
            each.keep()
        used = dict.fromkeys(self._now.keys() | self.wanted)
        new = [sum for sum in self._now if sum not in self._shelved]
        if self._shelf and (new or self._shelved.keys() - used):
            for some in self._parts(new):
                self._shelf.keep(self._room, some, used)
        self._shelved = dict.fromkeys(used, b"")

    def _parts(self, sums: Iterable[str]) -> Iterator[dict[str, bytes]]:
        """Findings, packed, as many as are put on the shelf together; nothing, where there are none."""
        some, size = dict[str, bytes](), 0
        for sum in sums:
            some[sum] = packed(self._now[sum])
            size += len(some[sum])
            if size > _AT_ONCE:
                yield some
                some, size = {}, 0
        yield some


class _Packer(pickle.Pickler):
    """Packs a record as its class, called with the values of its fields: to set them one by one, as its own state is, takes three times as long."""

    def reducer_override(self, of: Any) -> Any:
        names = _NAMES[type(of)]
        return (type(of), tuple([getattr(of, name) for name in names])) if names else NotImplemented


class _Names(dict[type, tuple[str, ...]]):
    """The fields of a record, by its class; none for what is no record."""

    def __missing__(self, kind: type) -> tuple[str, ...]:
        named = fields(kind) if is_dataclass(kind) else ()
        self[kind] = tuple(each.name for each in named) if all(each.init and not each.kw_only for each in named) else ()
        return self[kind]


_NAMES: Final = _Names()


def pack(value: object, stream: IO[bytes]) -> None:
    """Write records down, for `pickle.load`."""
    _Packer(stream, 5).dump(value)


def packed(value: object) -> bytes:
    """Records, as `pickle.loads` has them again."""
    stream = io.BytesIO()
    pack(value, stream)
    return stream.getvalue()


class _Records(pickle.Unpickler):
    """Reads records of the core's own alone: whoever wrote the file, nothing else is called."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "Counter"):
            return Counter
        found = vars(sys.modules[module]).get(name) if module.startswith("fihris.") and module in sys.modules else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return found


def _unpacked(data: bytes) -> Any:
    """What was shelved; None where it is no record that is known here."""
    try:
        return _Records(io.BytesIO(data)).load()
    except Exception:
        return None
