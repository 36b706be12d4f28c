"""Files that stand: of all that the last build looked at to make them, nothing is another now. Nobody makes them again."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from fihris.reads import Key, Reads
from fihris.render.pointers import Pointer
from fihris.write.output import File, Stamp
from fihris.write.told import Made, Told


@dataclass
class Standing:
    """What stands of the site that the last build `told` of, and what this one looks at. `ground` is the sum of what every file is made
    of, "" where nobody can tell: then nothing stands.

    `texts` are the sums of the texts of pages, or the paths of files that are made together. `written` are the pages that stand, as they are written in the
    folder `site`, `same` other files that are as they were, `standing` the names of all that stands.
    """

    told: Told
    ground: str
    reads: Reads
    site: Path
    looked: dict[str, Sequence[int]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    written: dict[str, Stamp] = field(default_factory=dict)
    standing: list[str] = field(default_factory=list)
    same: set[str] = field(default_factory=set)

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

    def stands(self, path: str) -> bytes | None:
        """A file as it stands there; None where it is to be made."""
        return self.told.intact(path) if self._holds(path) else None

    def _holds(self, path: str) -> bool:
        """Whether nothing is another that was looked at to make this."""
        if not self.ground or self.ground != self.told.ground or path not in self.told.made:
            return False
        return self._changed.isdisjoint(self.told.made[path][0])

    def files(self, name: str, make: Callable[[], Iterable[File]]) -> Iterator[File]:
        """Files that are made together, as they stand, or made now; `name` is none of a page."""
        paths = self.told.made[name][1].split() if self._holds(name) else []
        found = [(path, self.told.intact(path)) for path in paths]
        if paths and all(data is not None for _, data in found):
            self.standing.append(name)
            for path, data in found:
                if data is not None:
                    self.same.add(path)
                    yield path, data
            return
        with self.looking(name):
            made = list(make())
        self.texts[name] = " ".join(path for path, _ in made)
        yield from made

    def text(self, path: str) -> str:
        """The sum of the text of a page as the last build rendered it; "" where it has none."""
        return self.told.made[path][1] if path in self.told.made else ""

    def keep(self, path: str, data: bytes) -> None:
        """Write a file that stands."""
        target = self.site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        self.standing.append(path)
        self.written[path] = Stamp.of(data)

    def linked(self, path: str, sum: str) -> bool:
        """Whether a file of this sum could be made the very one of the last site, which is much cheaper than to write one. Nobody writes into
        a file of a site."""
        if path not in self.same or self.told.sums.get(path) != sum:
            return False
        with suppress(OSError):
            os.link(Path(self.told.site, path), self.site / path)
            return True
        return False

    def pointers(self) -> Iterator[Pointer]:
        """What the texts of pages that stand point at."""
        return (Pointer(*each) for path in self.written for each in self.told.made[path][2])

    def told_now(self, pointers: Mapping[str, list[Pointer]]) -> tuple[dict[str, str], dict[str, Made]]:
        """What this build has looked at, and what each file was made of, as the next one is told. `pointers` are those of texts that were
        rendered now."""
        numbers: dict[Key, int] = {}

        def of(keys: Iterator[Key]) -> list[int]:
            return [numbers.setdefault(key, len(numbers)) for key in keys]

        before, now, made = list(self.told.looked), self.reads.keys(), dict[str, Made]()
        for path in self.standing:
            seen, text, pointing = self.told.made[path]
            made[path] = of(before[number] for number in seen), text, pointing
        for path, keys in self.looked.items() if self.ground else ():
            if path in self.texts:
                pointing = [(each.source, each.page, each.place) for each in pointers.get(path, ())]
                made[path] = of(now[number] for number in keys), self.texts[path], pointing
        return {key: self.reads.sum(key) for key in numbers}, made
