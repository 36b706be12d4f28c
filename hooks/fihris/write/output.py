"""What an output is: a function that is given the finished site and yields files, in a module of its own here.

`outputs.py` has the table of all of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from fihris.model import Lang, Site
from fihris.text.analysis import Analysis
from fihris.view.presenter import Presenter
from fihris.write.theme import Theme

File = tuple[str, bytes]
"""Path from the site's root, and content."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The site when all its pages are rendered, in every language.

    `bodies` has the HTML of the text of each brief and section, by language and id; `missing` the page for addresses that
    are none. `theme` has the style sheets and scripts, `url` the site's absolute address ("" where it has none),
    `policy` the Content-Security-Policy of its pages.
    `analyses` and `labels` are the search's; `schema` and `fields` the editor's: a schema by its name, and what fields are called. `written` reads all that stands in the site's folder by now.
    """

    site: Site
    presenters: Mapping[Lang, Presenter]
    bodies: Mapping[tuple[Lang, str], str]
    missing: Mapping[Lang, str]
    theme: Theme
    url: str
    policy: str
    analyses: Mapping[Lang, Analysis]
    labels: Mapping[Lang, Mapping[str, Any]]
    schema: Callable[[str], Mapping[str, Any]]
    fields: Mapping[str, Any]
    written: Callable[[], Mapping[str, bytes]]


Output = Callable[[Finished], Iterator[File]]

MANIFEST = "FIHRIS_MANIFEST"
"""In the environment of a build by `fihris build`: a file that has what the last build told, and takes what this one tells."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a build tells of the folder `site`: the `sums` of its files, the sums of all that its `pages` were made from, its
    `version`, and the `problems` of the sources, as they were printed."""

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

    def page(self, path: str, made_of: str) -> str | None:
        """A page as it was written, if it was made of this and nobody has changed it since."""
        if not made_of or self.pages.get(path) != made_of:
            return None
        try:
            data = Path(self.site, path).read_bytes()
        except OSError:
            return None
        return data.decode() if hashlib.sha256(data).hexdigest() == self.sums.get(path) else None


def call(function: str, value: Mapping[str, object]) -> bytes:
    """A script that hands `value` to a function of the page."""
    return f"{function}({_literal(value)});\n".encode()


def assigned(name: str, value: Mapping[str, object]) -> bytes:
    """A script that calls `value` by a name."""
    return f"{name}={_literal(value)};\n".encode()


def _literal(value: Mapping[str, object]) -> str:
    """A value as JavaScript reads it. What is not ASCII stays as it is but the two line separators that old JavaScript took
    for line ends."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
