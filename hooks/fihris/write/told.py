"""What a build tells the next one, and whoever started it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

MANIFEST = "FIHRIS_MANIFEST"
"""In the environment of a build by `fihris build`: a file that has what the last build told, and takes what this one tells."""


FAILED: Final = 100
"""To this a build that could not write adds the system's number of the reason (errno), for its exit status."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a build tells of the folder `site`: the `sums` of its files, the sums of all that its `pages`, and other files that are dear to
    make, were made from, its `version`, and the `problems` of the sources, as they were printed."""

    site: str = ""
    version: str = ""
    sums: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[str] = ()

    @classmethod
    def of(cls, written: bytes) -> Told:
        """What stands in a file; nothing where it is anything else."""
        try:
            told = cls(**json.loads(written))
        except (ValueError, TypeError, RecursionError):
            return cls()
        kinds = ((told.sums, dict), (told.pages, dict), (told.problems, list), (told.site, str), (told.version, str))
        return told if all(isinstance(value, kind) for value, kind in kinds) else cls()

    def written(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    def file(self, path: str, made_of: str) -> bytes | None:
        """A file as it was written, if it was made of this and nobody has changed it since."""
        if not made_of or self.pages.get(path) != made_of:
            return None
        try:
            data = Path(self.site, path).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == self.sums.get(path) else None
