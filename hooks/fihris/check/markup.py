"""Fields of records and of front matter are plain text: a reader would see signs of HTML, of links and of templates as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from fihris.check.lines import Lines
from fihris.report import Problem, Severity

At = Callable[..., tuple[int, int]]
"""Gives line and column of the value at a path of keys."""

_MARKUP: Final = re.compile(
    r"(?P<html><[A-Za-z/!?][^<>]*>|<[A-Za-z]+[\s/]+[\w-]+\s*=|&[a-zA-Z]\w*;|&#\w+;)"
    r"|\]\(\s*(?!(?:actor|place|topic):)|\{\{|\{%|\{:"
)
"""HTML; and signs of links and templates, which may well be somebody's words."""
_COPIED: Final = frozenset({"evidence"})
"""What must stand in a text as it is here; there it is checked."""


def fields(path: str, text: str, value: object, at: At) -> Iterator[Problem]:
    """The first sign of markup in each field. `value` is the record, `text` the file's."""
    lines: Lines | None = None
    for keys, words in _words(value, ()):
        found = _MARKUP.search(words)
        if not found:
            continue
        lines = lines or Lines(text)
        start = lines.place(*at(*keys))
        written = text.find(found[0], start, start + 2 * found.end() + 200)
        yield Problem(
            path,
            *lines.at(written if written >= 0 else start),
            "markup-in-field",
            Severity.ERROR if found["html"] else Severity.WARNING,
            f"{keys[0]}: {found[0].strip()!r} is no plain text, and a reader would see it as it is",
            "write the words only",
        )


def _words(value: object, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict):
        for key, each in value.items():
            if _MARKUP.search(key):
                yield (*keys, key, "#key"), key
            if key not in _COPIED:
                yield from _words(each, (*keys, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _words(each, (*keys, index))
