"""Files that stand: of all that the last build looked at to make them, nothing is another now. Nobody makes them again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from fihris.reads import Key, Reads
from fihris.render.pointers import Pointer
from fihris.write.output import Stamp
from fihris.write.told import Made, Told


@dataclass
class Standing:
    """What stands of the site that the last build `told` of, and what this one looks at. `ground` is the sum of what every file is made
    of, "" where nobody can tell: then nothing stands.

    `texts` are the sums of the texts of pages, `written` the files that stand, as they are written in the folder `site`.
    """

    told: Told
    ground: str
    reads: Reads
    site: Path
    looked: dict[str, set[Key]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    written: dict[str, Stamp] = field(default_factory=dict)

    @contextmanager
    def looking(self, path: str) -> Iterator[None]:
        """Note what is looked at within: the file at this path is made of it."""
        with self.reads.into(self.looked.setdefault(path, set())):
            yield

    @cached_property
    def _changed(self) -> frozenset[int]:
        """What is not as the last build saw it, by its place in what it told."""
        sums = enumerate(self.told.looked.items())
        return frozenset(number for number, (key, sum) in sums if not sum or self.reads.sum(key) != sum)

    def stands(self, path: str) -> bytes | None:
        """A file as it stands there; None where it is to be made."""
        if not self.ground or self.ground != self.told.ground or path not in self.told.made:
            return None
        return self.told.intact(path) if self._changed.isdisjoint(self.told.made[path][0]) else None

    def text(self, path: str) -> str:
        """The sum of the text of a page as the last build rendered it; "" where it has none."""
        return self.told.made[path][1] if path in self.told.made else ""

    def keep(self, path: str, data: bytes) -> None:
        """Write a file that stands."""
        target = self.site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        self.written[path] = Stamp.of(data)

    def pointers(self) -> Iterator[Pointer]:
        """What the texts of pages that stand point at."""
        return (Pointer(*each) for path in self.written for each in self.told.made[path][2])

    def told_now(self, pointers: Mapping[str, list[Pointer]]) -> tuple[dict[str, str], dict[str, Made]]:
        """What this build has looked at, and what each file was made of, as the next one is told. `pointers` are those of texts that were
        rendered now."""
        numbers: dict[Key, int] = {}

        def of(keys: Iterator[Key]) -> list[int]:
            return [numbers.setdefault(key, len(numbers)) for key in keys]

        before, made = list(self.told.looked), dict[str, Made]()
        for path in self.written:
            seen, text, pointing = self.told.made[path]
            made[path] = of(before[number] for number in seen), text, pointing
        for path, keys in self.looked.items() if self.ground else ():
            if path in self.texts:
                pointing = [(each.source, each.page, each.place) for each in pointers.get(path, ())]
                made[path] = of(iter(sorted(keys))), self.texts[path], pointing
        return {key: self.reads.sum(key) for key in numbers}, made
