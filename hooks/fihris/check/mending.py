"""Repairs: the fixes that problems carry, put into the text of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fihris.report import Problem

_LINE_END = re.compile(r"\r\n|\r|\n")


def mend(text: str, problems: Iterable[Problem]) -> tuple[str, list[Problem]]:
    """The text with every fix that still fits, and the problems that are so repaired; all else stays as it is.

    `text` is the file's own, with its own line ends and its byte order mark. Where two fixes touch, the first is made.
    """
    starts = [text.startswith("\ufeff") * 1, *(end.end() for end in _LINE_END.finditer(text))]
    parts: list[str] = []
    done: list[Problem] = []
    place = 0
    for problem in sorted(problems):
        if problem.fix is None or problem.line > len(starts):
            continue
        start = starts[problem.line - 1] + problem.column - 1
        if start < place or not text.startswith(problem.fix.old, start):
            continue
        parts += text[place:start], problem.fix.new
        place = start + len(problem.fix.old)
        done.append(problem)
    return "".join(parts) + text[place:], done
