"""What the gate would take out of a text, told at its place in the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from fihris.model import Document
from fihris.render.dialect import rendered
from fihris.render.gate import Gate, Refusal
from fihris.report import Problem, Severity

_TARGET: Final = r"(?:actor|place|topic|not):[\w-]*|https?://[\w./?=%#~,;@+-]*|[\w./%#-]*"
_SUSPECT: Final = re.compile(
    rf"[<{{&]|```|~~~|!\[|\]:|!!!|\?\?\?|\]\((?!(?:{_TARGET})\))|\[[^\]\n]*\[|[\x00-\x08\x0b\x0c\x0e-\x1f]"
)
"""One of these stands in every text of which Markdown makes more than its own plain elements; a property test holds that."""


def problems(document: Document, gate: Gate) -> Iterator[Problem]:
    """An error for each thing in a text that its page may not have."""
    if document.reading.fault or not _SUSPECT.search(document.body):
        return  # what cannot be read is told already, and stops the build
    refused = gate.refused(rendered(document.body))
    places = _Places(document.body)
    for refusal in refused:
        yield _problem(document, places.of(refusal), refusal.code, refusal.message, refusal.hint)


def _problem(document: Document, place: int, code: str, message: str, hint: str) -> Problem:
    body = document.body
    line = body.count("\n", 0, place) + document.body_line
    column = place - body.rfind("\n", 0, place)
    return Problem(document.path, line, column, code, Severity.ERROR, message, hint)


class _Places:
    """Finds what the gate refuses in the source: equal things one after the other, as they stand there."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._found: Counter[str] = Counter()

    def of(self, refusal: Refusal) -> int:
        """Where it stands; the first sign of HTML or of attributes in the text where nothing like it is found."""
        for pattern in _patterns(refusal):
            places = [found.start("it") for found in re.finditer(pattern, self._source, re.IGNORECASE)]
            if places:
                number = self._found[pattern]
                self._found[pattern] += 1
                return places[min(number, len(places) - 1)]
        first = _SUSPECT.search(self._source)
        return first.start() if first else 0


def _patterns(refusal: Refusal) -> Iterator[str]:
    """How the refused thing may be written in Markdown, the most exact first."""
    name, value = re.escape(refusal.name), re.escape(refusal.value)
    within = refusal.code in {"unsafe-attribute", "taken-name", "unsafe-address", "outside-resource"}
    if refusal.written and within:
        start = re.escape(refusal.written)
        if refusal.code == "unsafe-attribute":
            yield rf"(?={start})<[^>]*?(?P<it>\b{name}\b)"
        yield rf"(?P<it>{start})"
    if refusal.code == "unsafe-attribute":
        yield rf"\{{[^}}\n]*?(?P<it>(?<![\w-]){name}(?![\w-]))"
    if refusal.code == "taken-name":
        yield rf"\{{[^}}\n]*?(?P<it>[#.]{name}(?![\w-]))"
        yield rf"\b(?:id|class)\s*=\s*[\"']?[^\"'>\n]*?(?P<it>{name}(?![\w-]))"
        yield rf"^[!?]{{3}}\+? +[^\"\n]*?(?P<it>{name})"
    if refusal.value and within:
        yield rf"(?P<it>{value})"
    if refusal.code == "unsafe-address":
        yield rf"(?P<it>\b{name}\s*:)"
    if refusal.written:
        yield rf"(?P<it>{re.escape(refusal.written)})"
    if refusal.code in {"unsafe-element", "broken-html"} and refusal.name:
        yield rf"(?P<it><\s*/?{name}\b)"
