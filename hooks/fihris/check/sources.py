"""The files behind a corpus, as the checks see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from fihris.check.house import House
from fihris.report import Problem, Severity, did_you_mean
from fihris.text.nearest import named

Path = tuple[str | int, ...]

_LISTED = 60
"""Ids, at most, that a hint names all."""
_OWN_NAMES = frozenset({"actor", "place"})
"""Nouns of which there are too many to list."""


@dataclass(frozen=True, slots=True)
class Record:
    """Fields as they were read, and `at`, which gives line and column of the value at a path of keys."""

    value: Mapping[str, Any]
    at: Callable[..., tuple[int, int]]
    path: str = ""

    def error(self, field: Path, code: str, message: str, hint: str = "") -> Problem:
        """An error at one of the fields."""
        return Problem(self.path, *self.at(*field), code, Severity.ERROR, message, hint)

    def itself(self, field: Path, id: str) -> Problem:
        """An error at a field that names what it stands in, or what stands beside it."""
        return self.error(field, "leads-to-itself", f"{id!r} is named here by itself", "name another, or take this out")


@dataclass(frozen=True, slots=True)
class Sources:
    """The text and the fields of every file, by path; `sound` has of the fields what fits their schema,
    `files` the path of every file that was found, readable or not.

    `names` leads from folded names to ids, by noun. `spoilt` has what stands there and cannot be used, by noun and id,
    or by noun and "" where a whole vocabulary cannot: that is told already, and not again for all that refers to it.
    `spoken` are the texts in which the site speaks of itself, by path, by the names that the `glossary` gives their places.
    """

    texts: Mapping[str, str]
    records: Mapping[str, Record]
    house: House
    exists: Callable[[str], bool]
    sound: Mapping[str, Record] = field(default_factory=dict)
    files: AbstractSet[str] = frozenset()
    names: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    spoilt: AbstractSet[tuple[str, str]] = frozenset()
    glossary: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    spoken: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether every record of the registry could be read; else a name may be unknown for that reason only."""
        return not self.spoilt

    def record(self, path: str) -> Record:
        return self.records.get(path) or Record({}, lambda *_: (1, 1), path)

    def is_known(self, noun: str, id: str, known: Iterable[str]) -> bool:
        """Whether an id leads to something, or to what could not be read."""
        return id in known or (noun, id) in self.spoilt or (noun, "") in self.spoilt

    def nearest(self, noun: str, wrong: str, known: Iterable[str]) -> str:
        """What may be meant by an id that is not known: by its name, by its letters; else all there are, if they are few."""
        ids = sorted(known)
        near = named(self.names.get(noun, {}), wrong, ids) or did_you_mean(wrong, ids)
        few = noun not in _OWN_NAMES and 0 < len(ids) <= _LISTED
        return near or (f"one of {', '.join(ids)}" if few else "")
