"""What is looked at while something is made: where all of that is the same, so is what was made of it.

A site is watched by giving views a stand-in that notes what they take of it. What a whole site shares (the registry, who publishes it, its
words) is not noted: whoever keeps what was made has it in a sum of its own.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from contextlib import contextmanager
from dataclasses import is_dataclass
from hashlib import sha256
from typing import Any, Final, cast

from fihris.model import Edition, Site
from fihris.sums import sum_of

_SHARED: Final = frozenset({"registry", "identity", "words", "fields", "members_of", "offices_of", "lang"})
"""Fields that `shared` has the sum of, or that follow from such."""
_IN: Final = "\0"
"""Between the name of a mapping and a key of it. Twice, where all that was asked is whether that is there; without a key, how many there are."""
Key = str
"""A field by its way from the site (`corpus/pages`), or with a key one item of it."""
Seen = set[int]
"""Keys by their numbers (`Reads.keys`): many files look at the same."""


class Reads:
    """Notes what is read of a watched site."""

    def __init__(self, site: Site) -> None:
        self._rooms: dict[str, object] = {}
        self._known: dict[str, tuple[dict[str, object], dict[str, str]]] = {}
        self.seeing: Seen | None = None
        self._numbers: dict[Key, int] = {}
        self.shared = sum_of((site.corpus.registry, site.corpus.identity, site.corpus.words, tuple(site.editions)))
        self._summed = site.summed
        self.site = cast(Site, _Record(site, "", self))

    @contextmanager
    def into(self, found: Seen) -> Iterator[None]:
        """Note in `found` what is read within."""
        before, self.seeing = self.seeing, found
        try:
            yield
        finally:
            self.seeing = before

    def note(self, key: Key) -> None:
        """Count this as read."""
        if self.seeing is not None:
            self.seeing.add(self.number(key))

    def number(self, key: Key) -> int:
        """The place of a key among all that were read."""
        return self._numbers.setdefault(key, len(self._numbers))

    def again(self, seen: Iterable[int]) -> None:
        """Count as read what was read for another."""
        if self.seeing is not None:
            self.seeing.update(seen)

    def begin(self, keys: Iterable[Key]) -> None:
        """Give these the first numbers, before anything is read."""
        self._numbers = {key: number for number, key in enumerate(keys)}

    def keys(self) -> list[Key]:
        """All that was read; the place of each is its number."""
        return list(self._numbers)

    def watch(self, room: str, of: object) -> Any:
        """The stand-in of a field, or of what else is to be watched by this name."""
        if isinstance(of, Mapping):
            self._rooms[room] = of
            if any(isinstance(each, Edition) for each in of.values()):
                return {key: _Record(each, f"{room}/{key}/", self) for key, each in of.items()}
            return _Items(room, of, self)
        self._rooms[room] = of
        return of

    def sum(self, key: Key) -> str:
        """The sum of what was read, as it is now."""
        room, within, item = key.partition(_IN)
        if room not in self._rooms:
            self._find(room)
        of = self._rooms.get(room)
        if not isinstance(of, Mapping):
            return sum_of(of, self._summed)
        items, sums = self._items(room, of)
        if item.startswith(_IN):
            return str(item[1:] in items if item[1:] else len(items))
        if within:
            return self._item(item, items, sums)
        total = sha256()
        for each in items:
            total.update(f"{each}{_IN}{self._item(each, items, sums)}{_IN}".encode("utf-8", "surrogatepass"))
        return total.hexdigest()

    def _items(self, room: str, of: Mapping[Any, object]) -> tuple[dict[str, object], dict[str, str]]:
        if room not in self._known:
            self._known[room] = {_name(key): value for key, value in of.items()}, {}
        return self._known[room]

    def _item(self, item: str, items: Mapping[str, object], sums: dict[str, str]) -> str:
        if item not in items:
            return "-"
        if item not in sums:
            sums[item] = sum_of(items[item], self._summed)
        return sums[item]

    def _find(self, room: str) -> None:
        """Watch a field that nobody has looked at yet."""
        of: Any = self.site
        for name in room.split("/"):
            of = of.get(name) if isinstance(of, dict) else getattr(of, name, None)


class _Record:
    """Stands in for a record of the site."""

    def __init__(self, of: object, room: str, reads: Reads) -> None:
        self._of, self._room, self._reads = of, room, reads

    def __getattr__(self, name: str) -> Any:
        value, room = getattr(self._of, name), f"{self._room}{name}"
        if name not in _SHARED:
            if is_dataclass(value):
                value = _Record(value, f"{room}/", self._reads)
            else:
                value = self._reads.watch(room, value)
                if not isinstance(value, Mapping):  # who takes it sees all of it, each time
                    self._reads.note(room)
                    return value
        self.__dict__[name] = value
        return value


class _Items(Mapping[Any, Any]):
    """Stands in for a mapping."""

    def __init__(self, room: str, of: Mapping[Any, Any], reads: Reads) -> None:
        self._room, self._of, self._reads = room, of, reads
        self._numbers: dict[Any, int] = {}

    def _look(self, key: Any) -> None:
        """Count an item as read. Nothing is asked for as often: its number is found once."""
        if (seen := self._reads.seeing) is None:
            return
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._reads.number(f"{self._room}{_IN}{_name(key)}")
        seen.add(number)

    def __getitem__(self, key: Any) -> Any:
        self._look(key)
        return self._of[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._look(key)
        return self._of.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._reads.note(f"{self._room}{_IN}{_IN}{_name(key)}")
        return key in self._of

    def __iter__(self) -> Iterator[Any]:
        self._reads.note(self._room)
        return iter(self._of)

    def __len__(self) -> int:
        self._reads.note(f"{self._room}{_IN}{_IN}")
        return len(self._of)

    def keys(self) -> KeysView[Any]:
        self._reads.note(self._room)
        return self._of.keys()

    def values(self) -> ValuesView[Any]:
        self._reads.note(self._room)
        return self._of.values()

    def items(self) -> ItemsView[Any, Any]:
        self._reads.note(self._room)
        return self._of.items()


def _name(key: object) -> str:
    return "/".join(map(str, key)) if isinstance(key, tuple) else str(key)
