"""What a build tells the next one, and whoever started it."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import stat
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import IO, Any, Final

from fihris.report import Problem
from fihris.stamps import Stamp, mark

MANIFEST = "FIHRIS_MANIFEST"
"""In the environment of a build by `fihris build`: a file that has what the last build told, and takes what this one tells."""


FAILED: Final = 100
"""To this a build that could not write adds the system's number of the reason (errno), for its exit status."""
KILLED: Final = "a process that made a part of the site was ended by signal {}; perhaps there is too little memory"
"""What is said of a process that could not say itself what ended it."""


Made = tuple[bytes, str, Sequence[Sequence[str]]]
"""What a file was made of: what was looked at, by number (`numbered`); the sum of its text; the source, page and place of each link in that to a place."""


def numbered(numbers: Iterable[int]) -> bytes:
    """Numbers as they are told: most of what is told are such."""
    return array("I", sorted(numbers)).tobytes()


def numbers(told: bytes) -> array[int]:
    return array("I", told)


@dataclass(frozen=True, slots=True)
class Told:
    """What a build tells of the folder `site`: the `sums` of its files, and their `marks` at that time, the sums of all that its `pages`, and other files that
    are dear to make, were made from, and the `problems` of the sources.

    `looked` are the sums of all that was looked at, by what it is; the places of its items are the numbers by which `made` tells of them. `ground` is the sum of what every file was made of."""

    site: str = ""
    sums: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, Sequence[int]] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    ground: str = ""
    looked: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, Made] = field(default_factory=dict)

    @classmethod
    def before(cls, manifest: Path) -> Told:
        """What the last build told, as the process that this one is a copy of has it, or else as it stands in the manifest."""
        return _handed.pop() if _handed else cls.of(manifest.read_bytes())

    @classmethod
    def of(cls, written: bytes) -> Told:
        """What stands in a file; nothing where it is anything else."""
        try:
            values = _Plain(io.BytesIO(written)).load()
            told = cls(**values | {"problems": [Problem.of_plain(each) for each in values["problems"]]})
        except Exception:  # whatever a damaged file makes of it
            return cls()
        kinds = (
            (dict, ("sums", "marks", "pages", "looked", "made")),
            (list, ("problems",)),
            (str, ("site", "ground")),
        )
        sound = all(isinstance(getattr(told, name), kind) for kind, names in kinds for name in names)
        return told if sound else cls()

    def written(self) -> bytes:
        stream = io.BytesIO()
        self.into(stream)
        return stream.getvalue()

    def into(self, stream: IO[bytes]) -> None:
        """Write it down, bit by bit: of a large site it is much."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        pickle.dump(values | {"problems": [each.plain for each in self.problems]}, stream, 5)

    def file(self, path: str, made_of: str) -> bytes | None:
        """A file as it was written, if it was made of this and nobody has changed it since."""
        return self.intact(path) if made_of and self.pages.get(path) == made_of else None

    def known(self, sums: Mapping[str, str]) -> dict[str, Sequence[int]]:
        """The marks of the files that are of these sums."""
        return {path: mark for path, mark in self.marks.items() if sums.get(path) == self.sums.get(path)}

    def stamp(self, path: str) -> Stamp | None:
        """The stamp of a file that nobody has changed since; it is read only where its mark is another."""
        try:
            at = os.lstat(f"{self.site}/{path}")
        except OSError:
            return None
        if not stat.S_ISREG(at.st_mode) or path not in self.sums:
            return None
        known = mark(at) == (self.marks.get(path) or None) or self.intact(path) is not None
        return Stamp(at.st_size, self.sums[path]) if known else None

    def intact(self, path: str) -> bytes | None:
        """A file as it was written, if nobody has changed it since."""
        try:
            data = Path(self.site, path).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == self.sums.get(path) else None


_handed: Final = list[Told]()


def hand(told: Told) -> None:
    """Have what the last build told ready for a copy of this process, which need not read it."""
    _handed[:] = [told]


class _Plain(pickle.Unpickler):
    """Reads values alone: whoever wrote the file, nothing is called."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is no value")
