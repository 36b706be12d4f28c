"""Signs that nobody sees, some of which turn a text around: in a file as it is, in its fields as YAML reads them, and by their names in HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from fihris.check import leaves
from fihris.check.leaves import At
from fihris.check.lines import Lines
from fihris.check.passage import Passage
from fihris.report import Problem, Severity

_INVISIBLE: Final = "\u00ad\u061c\u200b\u200c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
"""Bidi controls (Unicode Standard Annex 9), the zero-width space and non-joiner, the soft hyphen, a stray byte order mark and the separators of
lines and paragraphs. The word joiner is allowed: it holds «7–8» together."""
_STANDING: Final = re.compile(f"[{_INVISIBLE}]+")
_NAMED: Final = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_INVISIBLE}]+")
"""The same and the controls of a terminal."""
_OF_FIELD: Final = re.compile(f"[\t{_INVISIBLE}]+")
"""A tab too, which a text may have in its code, and a field never."""
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
"""What no file may have (`read/files.py`): XML has no place for it, and some end a line of RIS."""
_HINT: Final = "delete it; the site sets the direction of foreign words itself"


def standing(path: str, text: str, body: Passage | None) -> Iterator[Problem]:
    """What stands in a file as it is. `body` is the file's prose, if it has any."""
    if not _STANDING.search(text):
        return
    lines = Lines(text)
    for found in _STANDING.finditer(text):
        line, column = lines.at(found.start())
        place = _place(body, line, column)
        message = f"invisible sign: {_names(found.group())}"
        if body is not None and place is not None:
            parts = "\u200c" in found.group() or "\u2028" in found.group() or "\u2029" in found.group()
            end = place + len(found.group())
            mended = None if parts else ""  # letters or words that would join
            yield body.problem(place, end, "bidi-control", Severity.WARNING, message, _HINT, mended)
        else:
            yield Problem(path, line, column, "bidi-control", Severity.WARNING, message, _HINT)


def fields(path: str, text: str, value: object, at: At) -> Iterator[Problem]:
    """What a field of a record or of front matter holds though it does not stand in the file: YAML has other letters for
    it (\\u202e, \\t). `value` is the record, `text` the file's."""
    for keys, said in leaves.words(value):
        for sign in dict.fromkeys(_CONTROL.findall(said)):
            message = f"here stands the control character U+{ord(sign):04X}, which nobody sees"
            yield Problem(path, *at(*keys), "control-character", Severity.ERROR, message, "delete it")
        for found in _OF_FIELD.finditer(said):
            if found.group() in text and found.group() != "\t":
                continue  # told of the file
            message = f"invisible sign: {_names(found.group())}"
            yield Problem(path, *at(*keys), "bidi-control", Severity.WARNING, message, _HINT)


def named(of: Passage) -> Iterator[Problem]:
    """What a text has by its name or number in HTML: &#x202e;."""
    for found in _NAMED.finditer(of.prose.text):
        start, end = of.prose.span(*found.span())
        written = of.prose.source[start:end]
        if written.startswith("&"):
            written = of.prose.source[start : of.prose.source.find(";", start) + 1]
        if _STANDING.fullmatch(written):
            continue  # told of the file
        how = f", written {written}" if written.isprintable() else ""
        message = f"invisible sign: {_names(found.group())}{how}"
        yield of.problem(*found.span(), "bidi-control", Severity.WARNING, message, _HINT)


def _place(body: Passage | None, line: int, column: int) -> int | None:
    """The place in the plain text of a line and column of the file; None for what is no prose."""
    if body is None or line < body.line:
        return None
    prose, origin = body.prose, body.lines.place(line - body.line + 1, column)
    place = prose.offsets.place(origin)
    shown = place < len(prose.text) and prose.offsets.origin(place) == origin
    return place if shown and prose.text[place] == prose.source[origin] else None


def _names(signs: str) -> str:
    return ", ".join(sorted({f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip() for sign in signs}))
