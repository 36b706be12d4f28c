"""Signs of Markdown that do something else than their author means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fihris.check.page import CheckedText
from fihris.report import Problem, Severity

_FENCE = re.compile(r"[ \t>]*(?P<sign>`{3,}|~{3,})")
_TITLE = re.compile(r"[ ]{0,3}#(?!#)\s*\S")
_INDENTED = re.compile(r"(?:[ ]{4}|[ ]{0,3}\t)[ \t]*(?=[^\W\d_])")


def page(of: CheckedText) -> Iterator[Problem]:
    """Headings of the first level, which the title is already, and paragraphs that their indent makes code."""
    body, blank = of.document.body, True
    if "#" not in body and "    " not in body and "\t" not in body:
        return
    for start, line in _outside_fences(body):
        if _TITLE.match(line):
            yield Problem(
                of.document.path,
                *of.body.at_source(start),
                "heading-level",
                Severity.WARNING,
                "the page has a heading of the first level already, its title",
                "begin the heading with ##",
            )
        elif blank and (found := _INDENTED.match(line)) and not _is_shown(of, start + found.end()):
            yield Problem(
                of.document.path,
                *of.body.at_source(start),
                "indented-code",
                Severity.WARNING,
                "the indent makes code of this paragraph",
                "take away the spaces at the beginning of its lines",
            )
            blank = False
            continue
        blank = not line.strip()


def _outside_fences(body: str) -> Iterator[tuple[int, str]]:
    """The lines that are in no fenced block, with the place where each begins."""
    place, fence = 0, ""
    for line in body.split("\n"):
        sign = _FENCE.match(line)
        if not fence and not sign:
            yield place, line
        elif not fence and sign:
            fence = sign["sign"]
        elif sign and sign["sign"].startswith(fence):
            fence = ""
        place += len(line) + 1


def _is_shown(of: CheckedText, origin: int) -> bool:
    """Whether the letter at a place of the Markdown is one of the plain text."""
    place = of.prose.offsets.place(origin)
    return place < len(of.prose.text) and of.prose.offsets.origin(place) == origin
