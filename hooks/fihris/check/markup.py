"""Fields of records and of front matter are plain text: a reader would see signs of HTML, of links and of templates as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fihris.check import leaves
from fihris.check.leaves import At
from fihris.check.lines import Lines
from fihris.report import Problem, Severity

_MARKUP: Final = re.compile(
    r"(?P<html><[A-Za-z/!?][^<>]*>|<[A-Za-z]+[\s/]+[\w-]+\s*=|&[a-zA-Z]\w*;|&#\w+;)"
    r"|\]\(\s*(?P<record>(?:actor|place|topic):)?|\{\{|\{%|\{:"
)
"""HTML; and signs of links and templates, which may well be somebody's words."""
_COPIED: Final = frozenset({"evidence"})
"""What must stand in a text as it is here; there it is checked."""
_LINKED: Final = "references"
"""Titles that are recommended: the names in them may be links to records."""


def fields(path: str, text: str, value: object, at: At) -> Iterator[Problem]:
    """The first sign of markup in each field. `value` is the record, `text` the file's."""
    lines: Lines | None = None
    for keys, words in leaves.words(value):
        signs = (each for each in _MARKUP.finditer(words) if not (keys[0] == _LINKED and each["record"]))
        found = next(signs, None)
        if not found or not _COPIED.isdisjoint(keys):
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
