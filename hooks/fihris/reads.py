"""What is looked at while something is made: where all of that is the same, so is what was made of it.

A site is watched by giving views a stand-in that notes what they take of it. What a whole site shares (vocabularies, authors, who publishes it,
its words) is not noted: whoever keeps what was made has it in a sum of its own. Of an actor or place the forms by which texts name it are noted
apart from all else: most pages call it by its name, and few tell its other ones.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from contextlib import contextmanager
from dataclasses import is_dataclass, replace
from functools import cache, partial
from hashlib import sha256
from inspect import isfunction
from typing import Any, Final, cast

from fihris.model import Edition, Entity, Forms, Origin, Site
from fihris.sums import sum_of

_VOCABULARIES: Final = ("topics", "kinds", "relation_kinds", "authors", "genres", "licences")
_SHARED: Final = frozenset({"identity", "words", "fields", "lang", *_VOCABULARIES})
"""Fields that `shared` has the sum of, or that follow from such."""
_FORMS: Final = ("aliases", "weak", "metonyms", "nisba", "offices", "titles")
"""What of an actor or place is noted apart."""
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
        self._apart: dict[str, Mapping[str, Entity]] = {}
        self._known: dict[str, tuple[dict[str, object], dict[str, str]]] = {}
        self.seeing: Seen | None = None
        self._numbers: dict[Key, int] = {}
        corpus = site.corpus
        vocabularies = [getattr(corpus.registry, name) for name in _VOCABULARIES]
        self.shared = sum_of((vocabularies, corpus.identity, corpus.words, tuple(site.editions)))
        self._summed = site.summed
        self._site = site

    @property
    def site(self) -> Site:
        """The stand-in of the site. It knows of this, and this not of it: what is let go of waits for no collector."""
        return cast(Site, _standing_for(self._site, "", self))

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
            if any(isinstance(each, Entity) for each in of.values()):
                return self._entities(room, of)
            self._rooms[room] = of
            if any(isinstance(each, Edition) for each in of.values()):
                return {key: _standing_for(each, f"{room}/{key}/", self) for key, each in of.items()}
            return _Items(room, of, self)
        self._rooms[room] = of
        return of

    def _entities(self, room: str, of: Mapping[str, Entity]) -> _Items:
        """The stand-in of actors or places. Whoever has one of them at hand has it as it was noted; its forms are noted when they are looked at."""
        apart = f"{room}/forms"
        self._apart[room] = of

        def watched(id: str, each: Entity) -> Entity:
            look = partial(self.note, f"{apart}{_IN}{id}")
            return _formed(each, lambda forms: cast(Forms, _Forms(forms, look)))

        return _Items(room, {id: watched(id, each) for id, each in of.items()}, self)

    def sum(self, key: Key) -> str:
        """The sum of what was read, as it is now."""
        room, within, item = key.partition(_IN)
        if room not in self._rooms:
            self._find(room)
            self._part(room.removesuffix("/forms"))
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

    def _part(self, room: str) -> None:
        """Part actors or places from their forms: none but who asks for sums needs them so."""
        if of := self._apart.get(room):
            self._rooms[room] = {id: _formed(each, lambda _: Forms()) for id, each in of.items()}
            self._rooms[f"{room}/forms"] = {id: [getattr(each, name) for name in _FORMS] for id, each in of.items()}

    def _find(self, room: str) -> None:
        """Watch a field that nobody has looked at yet."""
        of: Any = self.site
        for name in room.split("/"):
            of = of.get(name) if isinstance(of, dict) else getattr(of, name, None)


def _formed(of: Entity, made: Callable[[Forms], Forms]) -> Entity:
    """An actor or place with other forms. Of the place of its record only the file is told: where in it that stands moves with all above."""
    forms: dict[str, Any] = {name: made(getattr(of, name)) for name in _FORMS}
    return replace(of, origin=Origin(of.origin.path), **forms)


class _Record:
    """Stands in for a record of the site."""

    def __init__(self, of: object, room: str, reads: Reads) -> None:
        self._of, self._room, self._reads = of, room, reads

    def __getattr__(self, name: str) -> Any:
        value, room = getattr(self._of, name), f"{self._room}{name}"
        if name not in _SHARED:
            if is_dataclass(value):
                value = _standing_for(value, f"{room}/", self._reads)
            else:
                value = self._reads.watch(room, value)
                if not isinstance(value, Mapping):  # who takes it sees all of it, each time
                    self._reads.note(room)
                    return value
        self.__dict__[name] = value
        return value


def _standing_for(of: object, room: str, reads: Reads) -> _Record:
    kind: Any = type(of)
    return _stand_in(kind)(of, room, reads)


@cache
def _stand_in(kind: type) -> type[_Record]:
    """What stands in for records of a kind. Their methods look at what is noted, too."""
    methods = {name: each for name, each in vars(kind).items() if isfunction(each) and not name.startswith("__")}
    return type(f"_{kind.__name__}", (_Record,), methods)


class _Forms:
    """Stands in for forms."""

    def __init__(self, of: Forms, look: Callable[[], None]) -> None:
        self._of, self._look = of, look

    def __getattr__(self, name: str) -> Any:
        self._look()
        return getattr(self._of, name)

    def __getitem__(self, lang: str) -> tuple[str, ...]:
        self._look()
        return self._of[lang]

    def __reduce__(self) -> tuple[type[Forms], tuple[Any, ...]]:
        self._look()
        return Forms, (self._of.ar, self._of.others)


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
