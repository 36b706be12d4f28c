"""Slips of the hand that break YAML, found where they were made: the parser gives up some lines later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NO_SPACE = re.compile(r"\s*(?:- )?(?P<field>[a-z_]+):(?P<value>[^\s/].*)")
_ARABIC_COMMA = re.compile(r"\{.*?(?P<comma>،)\s*[a-z]+:")
_OPENING = re.compile(r"(?:^\s*-\s+|[:,]\s+|[\[{]\s*)(?P<sign>[\"'])")
_CLOSING = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'")}


@dataclass(frozen=True, slots=True)
class Slip:
    """`line` and `column` count from 1 in the text that was searched."""

    line: int
    column: int
    message: str
    hint: str


def find(text: str, last: int) -> Slip | None:
    """The likeliest slip in the first `last` lines of a text that is no YAML."""
    rows = [
        (number, row) for number, row in enumerate(text.split("\n")[:last], start=1) if not row.lstrip().startswith("#")
    ]
    return next(_spaces(rows), None) or next(_commas(rows), None) or next(_quotes(rows), None)


def _spaces(rows: list[tuple[int, str]]) -> Iterator[Slip]:
    for number, row in rows:
        blank = row[: len(row) - len(row.lstrip())]
        if "\t" in blank:
            yield Slip(
                number,
                blank.index("\t") + 1,
                "a tab stands before the field",
                "take it out; what belongs to the field above is indented with spaces",
            )
        if found := _NO_SPACE.match(row):
            field, value = found["field"], found["value"]
            yield Slip(
                number,
                found.start("field") + 1,
                f"there is no space after {field}:",
                f"a space stands after the colon: {field}: {value}",
            )


def _commas(rows: list[tuple[int, str]]) -> Iterator[Slip]:
    for number, row in rows:
        if found := _ARABIC_COMMA.match(row, max(row.find("{"), 0)):
            yield Slip(
                number, found.start("comma") + 1, "the comma between two fields is Arabic", "write , between fields"
            )


def _quotes(rows: list[tuple[int, str]]) -> Iterator[Slip]:
    """A mark that is not closed on its line, or closed before its text ends."""
    for number, row in rows:
        place = 0
        while opening := _OPENING.search(row, place):
            start, sign = opening.start("sign"), opening["sign"]
            closing = _CLOSING[sign].match(row, start + 1)
            if closing is None:
                yield Slip(
                    number,
                    start + 1,
                    "the quotation mark that begins here has no end",
                    f"write {sign} at the end of the text too",
                )
                break
            place = closing.end()
            after = row[place:].lstrip()
            if after and after[0] not in ",]}:#":
                yield Slip(
                    number,
                    start + 1,
                    "the quotation that begins here ends before its text does",
                    "for quotation marks that belong to the text write « »",
                )
                break
