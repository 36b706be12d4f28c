"""Files that stand: of all that the last build looked at to make them, nothing is another now. Nobody makes them again."""

from __future__ import annotations

import os
import shutil
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import cast

from fihris.reads import Key, Reads
from fihris.render.pointers import Pointer
from fihris.stamps import Stamp
from fihris.write.output import File
from fihris.write.told import Made, Told, numbered, numbers


@dataclass(frozen=True, slots=True)
class Seen:
    """What another process has found out for a `Standing`. `keys` are those by whose places `looked` says what was looked at."""

    keys: Sequence[Key]
    looked: Mapping[str, Sequence[int]]
    texts: Mapping[str, str]
    pages: set[str]
    standing: Sequence[str]
    stamps: Mapping[str, Stamp]


@dataclass
class Standing:
    """What stands of the site that the last build `told` of, and what this one looks at. `ground` is the sum of what every file is made
    of, "" where nobody can tell: then nothing stands.

    `texts` are the sums of the texts of pages, or the paths of files that are made together. `pages` are those that stand, `standing` the names of all
    that stands, `stamps` of every file of the last site that is in this one's folder, `site`.
    """

    told: Told
    ground: str
    reads: Reads
    site: Path
    looked: dict[str, Sequence[int]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)
    standing: list[str] = field(default_factory=list)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    _folders: set[str] = field(default_factory=set)
    _held: dict[str, bool] = field(default_factory=dict)

    @contextmanager
    def looking(self, path: str) -> Iterator[None]:
        """Note what is looked at within: the file at this path is made of it."""
        seen = set(self.looked.get(path, ()))
        with self.reads.into(seen):
            yield
        self.looked[path] = array("I", sorted(seen))

    @cached_property
    def _changed(self) -> frozenset[int]:
        """What is not as the last build saw it, by its place in what it told."""
        sums = enumerate(self.told.looked.items())
        return frozenset(number for number, (key, sum) in sums if not sum or self.reads.sum(key) != sum)

    def compare(self) -> None:
        """Find out what has changed: once, before another process begins to ask."""
        _ = self.ground and self._changed

    def holds(self, path: str) -> bool:
        """Whether nothing is another that was looked at to make this."""
        if not self.ground or self.ground != self.told.ground or path not in self.told.made:
            return False
        if path not in self._held:
            self._held[path] = self._changed.isdisjoint(numbers(self.told.made[path][0]))
        return self._held[path]

    def files(self, name: str, make: Callable[[], Iterable[File]]) -> Iterator[File]:
        """Files that are made together, where they do not stand; `name` is none of a page."""
        if self.holds(name) and self.taken(*self.told.made[name][1].split()):
            self.standing.append(name)
            return
        before = len(self.stamps)
        with self.looking(name):
            made = list(make())
        taken = islice(self.stamps, before, None)  # by itself, within
        self.texts[name] = " ".join((*taken, *(path for path, _ in made)))
        yield from made

    def text(self, path: str) -> str:
        """The sum of the text of a page as the last build rendered it; "" where it has none."""
        return self.told.made[path][1] if path in self.told.made else ""

    def page(self, path: str) -> bool:
        """Have a page of the last site in this one; whether it was there as it was made."""
        if not self.taken(path):
            return False
        self.standing.append(path)
        self.pages.add(path)
        return True

    def taken(self, *paths: str) -> bool:
        """Have files of the last site in this one: the very same, for to link one costs a tenth of writing it, and nobody writes into a file of a site,
        unless others have a hand in the build. Nothing is done where one of them is not as it was made, or none is named."""
        stamps = {path: stamp for path in paths if (stamp := self.told.stamp(path))}
        if not paths or len(stamps) < len(paths):
            return False
        for path in paths:
            folder, _, _ = path.rpartition("/")
            if folder not in self._folders:
                _folder(f"{self.site}/{folder}")
                self._folders.add(folder)
            _have(f"{self.told.site}/{path}", f"{self.site}/{path}", linked=bool(self.ground))
        self.stamps |= stamps
        return True

    def alike(self, path: str, sum: str) -> bool:
        """Whether a file that was made anew could be the last site's, for it came out the same."""
        return self.told.sums.get(path) == sum and self.taken(path)

    def forget(self) -> None:
        """Begin anew, in another process: it has nothing to tell yet."""
        self.looked, self.texts, self.standing = {}, {}, []
        self.stamps.clear()

    def seen(self) -> Seen:
        return Seen(self.reads.keys(), self.looked, self.texts, self.pages, self.standing, self.stamps)

    def add(self, seen: Seen) -> None:
        """Count this as seen, as another process has."""
        numbers = [self.reads.number(key) for key in seen.keys]
        for path, keys in seen.looked.items():
            self.looked[path] = array("I", sorted(numbers[each] for each in keys))
        self.texts |= seen.texts
        self.pages |= seen.pages
        self.standing += seen.standing
        self.stamps |= seen.stamps

    def pointers(self) -> Iterator[Pointer]:
        """What the texts of pages that stand point at."""
        return (Pointer(*each) for path in self.pages for each in self.told.made[path][2])

    def told_now(self, pointers: Mapping[str, list[Pointer]]) -> tuple[dict[str, str], dict[str, Made]]:
        """What this build has looked at, and what each file was made of, as the next one is told. `pointers` are those of texts that were
        rendered now."""
        made = {name: self.told.made[name] for name in self.standing}
        for path in list(self.looked) if self.ground else ():
            seen = self.looked.pop(path)  # of a large site it is much, and nobody asks for it again
            if path in self.texts:
                pointing = [(each.source, each.page, each.place) for each in pointers.get(path, ())]
                made[path] = numbered(seen), self.texts[path], pointing
        used = set[int]()
        for seen, _, _ in made.values():
            used.update(numbers(seen))
        keys = self.reads.keys()
        if 2 * len(used) < len(keys):  # most of what was looked at once is so no more
            places = {number: place for place, number in enumerate(sorted(used))}
            for name, (known, *rest) in made.items():
                made[name] = cast(Made, (numbered(places[each] for each in numbers(known)), *rest))
            keys, used = [keys[number] for number in places], set(range(len(places)))
        return {key: self.reads.sum(key) if number in used else "" for number, key in enumerate(keys)}, made


def _folder(path: str) -> None:
    """Have a folder, and those that it is in: mostly these are there."""
    try:
        os.mkdir(path)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)


def _have(source: str, target: str, *, linked: bool) -> None:
    """Have a file in another place, too; `linked` where it may be the same one."""
    if linked:
        try:
            os.link(source, target)
            return
        except OSError:  # the system has no links, or the last site is on another disk
            pass
    shutil.copyfile(source, target)
