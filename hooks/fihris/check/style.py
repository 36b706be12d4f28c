"""Advice on style: how long a section and a sentence are, and whether a heading says what the section claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fihris.check.page import CheckedText
from fihris.model import Lang
from fihris.report import Problem, Severity, counted
from fihris.text.sentences import sentences

SECTION_WORDS = 700
"""Some three minutes of reading; what is longer usually makes two claims."""
SENTENCE_WORDS = 45
TITLE_WORDS = {Lang.AR: (5, 14), Lang.EN: (5, 25)}
"""A claim needs a subject and what is said of it; «الموقف الإيراني» names a subject only. English has words for what Arabic
joins to others: its articles, its prepositions, its pronouns."""

_STOP = re.compile(r"[.!?؟…\n]")


def section(page: CheckedText, title: tuple[int, int]) -> Iterator[Problem]:
    """Advice on one section. `title` is the place of its title in the file."""
    path, text = page.document.path, page.prose.text
    words = len(text.split())
    if words > SECTION_WORDS:
        yield Problem(
            path,
            page.document.body_line,
            1,
            "section-long",
            Severity.NOTICE,
            f"the section has {words} words; {SECTION_WORDS} is a good most",
            "does it make two claims? part it",
        )
    length, (least, most) = len(page.document.title.split()), TITLE_WORDS.get(page.document.lang, TITLE_WORDS[Lang.EN])
    if length < least:
        yield Problem(
            path,
            *title,
            "title-no-claim",
            Severity.NOTICE,
            f"the title has {counted(length, 'word')}, and so makes no claim",
            "say in one sentence what the section shows",
        )
    elif length > most:
        yield Problem(
            path,
            *title,
            "title-long",
            Severity.NOTICE,
            f"the title has {length} words; {most} is a good most",
            "keep the claim, leave the reasons to the text",
        )
    yield from _sentences(page, text)


def _sentences(page: CheckedText, text: str) -> Iterator[Problem]:
    if all(part.count(" ") < SENTENCE_WORDS for part in _STOP.split(text)):
        return  # the rules of sentences join such parts; only where one is long is it worth asking them
    for start, end in sentences(text):
        words = len(text[start:end].split())
        if words > SENTENCE_WORDS:
            yield page.body.problem(
                start,
                end,
                "sentence-long",
                Severity.NOTICE,
                f"the sentence has {words} words; {SENTENCE_WORDS} is a good most",
                "make two of it",
            )
