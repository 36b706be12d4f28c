"""What an output is: a function that is given the finished site and yields files, in a module of its own here.

`outputs.py` has the table of all of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fihris.model import Lang, Site
from fihris.stamps import Stamp
from fihris.text.analysis import Analysis
from fihris.view.presenter import Presenter
from fihris.write.theme import Theme

File = tuple[str, bytes]
"""Path from the site's root, and content."""
Large = tuple[str, bytes | Path]
"""A file, or the path of one to be copied before the next is asked for: so that nobody need hold what it has."""


Keep = Callable[[str, str, Callable[[], bytes]], Iterator[File]]
"""Makes the file at a path, but where the last build made it of the same, by the sum of all that it is made from: then it is in its place already."""


Again = Callable[[str, Callable[[], Iterable[File]]], Iterator[File]]
"""Makes files that are made together, by a name of their own, but where all that the last build looked at is the same: then they are in their places already."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The site when all its pages are rendered, in every language.

    `bodies` has the HTML of the text of each brief and section, by language and id; `missing` the page for addresses that
    are none. `theme` has the style sheets and scripts, `url` the site's absolute address ("" where it has none),
    `policy` the Content-Security-Policy of its pages.
    `analyses` and `labels` are the search's; `schema` and `fields` the editor's: a schema by its name, and what fields are called. `written` has all that stands in the site's folder by now, `read` gives a file of it, or None.
    `kept` is asked for what is dear to make, by a sum of what it is made of, for which there is `sum`: of records, with all that the engine and
    the settings do to them; "" where nobody can tell. `again` is asked for all else of which there is much: it notes by itself what of `site`, `presenters`
    and `bodies` is looked at, so nothing that is made for it may be remembered from elsewhere.
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
    written: Callable[[], Mapping[str, Stamp]]
    read: Callable[[str], bytes | None]
    sum: Callable[[object], str] = lambda _: ""
    kept: Keep = lambda path, _sum, make: iter([(path, make())])
    again: Again = lambda _name, make: iter(make())


Output = Callable[[Finished], Iterator[Large]]


def held(data: bytes | Path) -> bytes:
    """What a file has."""
    return data.read_bytes() if isinstance(data, Path) else data


ROOM = 60_000
"""Bytes of a file that holds many records; one record may take more."""


def parted(records: Iterable[tuple[str, object]]) -> Iterator[dict[str, object]]:
    """Records in their order, by their names, as many to a part as there is room for; never none."""
    part: dict[str, object] = {}
    room = ROOM
    for name, record in records:
        took = len(json.dumps(record, ensure_ascii=False).encode())
        if took > room and part:
            yield part
            part, room = {}, ROOM
        part[name] = record
        room -= took
    yield part


TAKEN = "fihris.preview"
"""The function of the page that hands a record to whoever asked for its file."""


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
