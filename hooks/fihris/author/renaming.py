"""A new id for an actor or an author, a new name for a section: every reference is rewritten, and the old address is remembered."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from fihris.author import yaml
from fihris.text.markdown import read
from fihris.text.reading import Span

REDIRECTS = "docs/_data/redirects.yml"
Place = tuple[int, int]
"""Line and column of a value in its file, from 1."""
Path = tuple[str | int, ...]

_HEAD = """\
# yaml-language-server: $schema=schemas/redirects.json
# Addresses that have changed: the old one → the one that took its place. Whoever opens the old address is led there.
# `fihris rename` writes this file. An entry is never removed: somebody may have kept the old address.
"""


def references(value: Mapping[str, Any], id: str) -> Iterator[Path]:
    """Where front matter or a record names an actor, by the fields that do. Evidence and other words are no reference."""
    for field in ("country", "side"):
        if value.get(field) == id:
            yield (field,)
    for field, keys in (
        ("affiliations", ("actor",)),
        ("holders", ("actor",)),
        ("relations", ("source", "target")),
    ):
        for index, item in enumerate(value.get(field) or ()):
            for key in keys:
                if item.get(key) == id:
                    yield (field, index, key)
    for index, each in enumerate((value.get("event") or {}).get("participants") or ()):
        for key in ("actor", "side"):
            if each.get(key) == id:
                yield ("event", "participants", index, key)
    for index, event in enumerate(value.get("events") or ()):
        for position, actor in enumerate(event.get("actors") or ()):
            if actor == id:
                yield ("events", index, "actors", position)


def signatures(value: Mapping[str, Any], id: str) -> Iterator[Path]:
    """Where front matter names an author by the id of a record."""
    for index, author in enumerate(value.get("authors") or ()):
        if author == id:
            yield ("authors", index)


def at_places(text: str, places: Iterable[Place], old: str, new: str) -> str:
    """The text with the id `old` replaced where it stands at one of `places`, bare or quoted."""
    lines = text.split("\n")
    for line, column in sorted(places, reverse=True):
        before, after = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
        found = re.match(rf"(?P<sign>[\"']?){re.escape(old)}(?P=sign)(?![\w-])", after)
        if found:
            lines[line - 1] = f"{before}{found['sign']}{new}{found['sign']}{after[found.end() :]}"
    return "\n".join(lines)


def links(markdown: str, old: str, new: str) -> str:
    """Markdown with its links to `actor:old` turned to the new id; what stands in code is left."""
    return _turned(markdown, lambda target: f"actor:{new}" if target == f"actor:{old}" else None)


def field_links(matter: str, old: str, new: str) -> str:
    """Front matter with the same done to the links in its fields, each of which stands on one line."""
    return "\n".join(
        line[: len(line) - len(line.lstrip())] + links(line.lstrip(), old, new) for line in matter.split("\n")
    )


def file_links(markdown: str, page: str, old: str, new: str) -> str:
    """The Markdown of the page at the path `page`, its links to the file `old` turned to `new`; what stands in code is left."""

    def turned(target: str) -> str | None:
        file, sign, anchor = target.partition("#")
        leads = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(file)))
        way = file.rpartition("/")[0]
        return "/".join(filter(None, (way, posixpath.basename(new)))) + sign + anchor if file and leads == old else None

    return _turned(markdown, turned)


def _turned(markdown: str, turn: Callable[[str], str | None]) -> str:
    """Markdown with the targets of its links as `turn` says; None leaves one as it is."""
    reading = read(markdown)
    led = [(link.address, link.target) for link in reading.links if not link.definition]
    led += [(each.span, each.text) for each in reading.references]
    places: dict[Span, str] = {}
    for where, old in led:
        written, new = markdown[slice(*where)], turn(old)
        if new is not None and old in written:  # signs that are escaped, or written as entities, are left
            before, _, after = written.rpartition(old)
            places[where] = before + new + after
    made: list[str] = []
    done = 0
    for (start, end), target in sorted(places.items()):
        made += markdown[done:start], target
        done = end
    return "".join(made) + markdown[done:]


def redirected(
    redirects: Mapping[str, Mapping[str, str]], folder: str, old: str, new: str
) -> dict[str, dict[str, str]]:
    """The record of changed addresses with one more. Nothing is ever led over two steps, nor back to an id in use."""
    made = {name: dict(entries) for name, entries in redirects.items()}
    entries = made.setdefault(folder, {})
    for former, now in list(entries.items()):
        if now == old:
            entries[former] = new
    entries[old] = new
    entries.pop(new, None)
    return made


def redirects_file(redirects: Mapping[str, Mapping[str, str]], lists: Sequence[str]) -> str:
    """The text of `redirects.yml`; `lists` are the addresses of pages of lists that are no longer."""
    lines = []
    for folder in sorted(redirects):
        lines.append(f"{folder}:")
        lines.extend(f"  {yaml.key(old)}: {yaml.key(new)}" for old, new in sorted(redirects[folder].items()))
    if lists:
        lines += ["", "# Pages of lists that have become shorter lead to the first.", "lists:"]
        lines.extend(f"  - {yaml.key(each)}" for each in lists)
    return _HEAD + "\n".join(lines) + "\n"
