"""What a draft still asks of its author: words to translate, notes to follow, a passage to place, a text to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fihris.check import leaves
from fihris.check.leaves import At
from fihris.check.lines import Lines
from fihris.check.page import CheckedText
from fihris.model import FOR_AUTHOR, UNPLACED, UNTRANSLATED, Lang
from fihris.report import Problem, Severity
from fihris.text import scripts

_NOTE = re.compile(rf"(?:<!--|#)[ ]*(?:{FOR_AUTHOR}|{UNTRANSLATED})")


def page(of: CheckedText, text: str, title: tuple[int, int]) -> Iterator[Problem]:
    """What is left to do in one document. `text` is the whole file, `title` the place of its title in it."""
    path = of.document.path
    yield from _notes(path, text)
    yield from _unplaced(of)
    if of.document.lang is Lang.AR and (of.document.title.endswith("…") or of.document.title == UNPLACED):
        yield Problem(
            path,
            *title,
            "title-unfinished",
            Severity.WARNING,
            f"the title is no title yet: «{of.document.title}»",
            "say in one sentence what the text shows",
        )
    if of.document.lang is not Lang.AR:
        place = of.body.words.find(UNTRANSLATED)
        if place >= 0:
            yield of.body.problem(
                place,
                place + len(UNTRANSLATED),
                "not-translated",
                Severity.WARNING,
                f"the page would say «{UNTRANSLATED}»",
                "write the translation and delete these words",
            )


def empty(of: CheckedText) -> Iterator[Problem]:
    """A brief or section without a word of text: the site would show headings over nothing."""
    place = 0
    for block in of.prose.text.split("\n"):
        if block.strip() and not of.body.is_title(place):
            return
        place += len(block) + 1
    yield Problem(
        of.document.path,
        of.document.body_line,
        1,
        "text-missing",
        Severity.WARNING,
        "the page has no text",
        "write it under the front matter, or delete the page in both languages",
    )


def _language(keys: tuple[str | int, ...]) -> str:
    """What the language is called in which a field is to be written."""
    tag = next((key for key in reversed(keys) if isinstance(key, str)), "")
    return scripts.called(tag if len(tag) < 4 and scripts.is_known(tag) else "en")


def fields(path: str, value: object, at: At, *, waiting: bool = False) -> Iterator[Problem]:
    """Fields of a record or of front matter whose translation is still to be written.

    `waiting` says that their own page is not translated either: the site shows both in Arabic, and says so, here and on the other
    pages that show an event or relation of it.
    """
    for keys, words in leaves.words(value):
        if not words.startswith(UNTRANSLATED):
            continue
        yield Problem(
            path,
            *at(*keys),
            "not-translated",
            Severity.NOTICE if waiting else Severity.WARNING,
            f"this field says «{UNTRANSLATED}»",
            f"write its words in {_language(keys)} here",
        )


def _notes(path: str, text: str) -> Iterator[Problem]:
    """Comments by which `fihris` told the author what to do."""
    if FOR_AUTHOR not in text and UNTRANSLATED not in text:
        return
    lines = Lines(text)
    for found in _NOTE.finditer(text):
        yield Problem(
            path,
            *lines.at(found.start()),
            "note-left",
            Severity.WARNING,
            "a note for the author stands here still",
            "do what it says, then delete it",
        )


def _unplaced(of: CheckedText) -> Iterator[Problem]:
    for heading in of.prose.headings:
        if heading.words != UNPLACED:
            continue
        yield Problem(
            of.document.path,
            *of.body.at_source(heading.span[0]),
            "text-unplaced",
            Severity.WARNING,
            f"under «{UNPLACED}» stands what the import could not place",
            "move the text to where it belongs, or delete it; then delete this heading",
        )
