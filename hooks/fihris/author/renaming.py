"""A new id for an actor, a new name for a section: every reference is rewritten, and the old address is remembered."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from fihris.author import yaml

REDIRECTS = "docs/_data/redirects.yml"
Place = tuple[int, int]
"""Line and column of a value in its file, from 1."""
Path = tuple[str | int, ...]

_HEAD = """\
# yaml-language-server: $schema=schemas/redirects.json
# Addresses that have changed: the old one → the one that took its place. Whoever opens the old address is led there.
# `fihris rename` writes this file. An entry is never removed: somebody may have kept the old address.
"""
_FENCED = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)|`[^`\n]+`", re.DOTALL | re.MULTILINE)


def references(value: Mapping[str, Any], id: str) -> Iterator[Path]:
    """Where front matter or a record names an actor, by the fields that do. Evidence and other words are no reference."""
    yield from _where(value, id, ("country",))
    for field, keys in (
        ("affiliations", ("actor",)),
        ("holders", ("actor",)),
        ("participants", ("actor", "side")),
        ("relations", ("source", "target")),
    ):
        for index, item in enumerate(value.get(field) or ()):
            for key in keys:
                if item.get(key) == id:
                    yield (field, index, key)
    for index, event in enumerate(value.get("events") or ()):
        for position, actor in enumerate(event.get("actors") or ()):
            if actor == id:
                yield ("events", index, "actors", position)


def _where(value: Mapping[str, Any], id: str, path: tuple[str]) -> Iterator[Path]:
    if value.get(path[0]) == id:
        yield path


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
    """Markdown with its links `(actor:old)` turned to the new id; what stands in code is left."""
    return _outside_code(markdown, lambda text: re.sub(rf"(?<=\]\(actor:){re.escape(old)}(?=[)\s])", new, text))


def file_links(markdown: str, page: str, old: str, new: str) -> str:
    """The Markdown of the page at the path `page`, its links to the file `old` turned to `new`; what stands in code is left."""
    name = posixpath.basename(old)

    def turned(found: re.Match[str]) -> str:
        leads = posixpath.normpath(posixpath.join(posixpath.dirname(page), found["way"] or "", name))
        return f"{found['way'] or ''}{posixpath.basename(new)}" if leads == old else found.group()

    link = re.compile(rf"(?P<way>(?<![\w./-])(?:[\w.-]+/)+)?(?<![\w-]){re.escape(name)}(?![\w-])")
    return _outside_code(markdown, lambda text: link.sub(turned, text))


def _outside_code(markdown: str, rewritten: Callable[[str], str]) -> str:
    made: list[str] = []
    start = 0
    for code in _FENCED.finditer(markdown):
        made.extend((rewritten(markdown[start : code.start()]), code.group()))
        start = code.end()
    return "".join(made) + rewritten(markdown[start:])


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


def redirects_file(redirects: Mapping[str, Mapping[str, str]]) -> str:
    """The text of `redirects.yml`."""
    lines = []
    for folder in sorted(redirects):
        lines.append(f"{folder}:")
        lines.extend(f"  {yaml.key(old)}: {yaml.key(new)}" for old, new in sorted(redirects[folder].items()))
    return _HEAD + "\n".join(lines) + "\n"
