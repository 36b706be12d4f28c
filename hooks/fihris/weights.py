"""What sentences weigh in a page, in bytes. Pages are parted by it: a sentence is as long as its author likes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from html import escape
from itertools import accumulate, takewhile
from typing import Final, TypeVar

from fihris.model import Lang, Quote
from fihris.text import scripts

T = TypeVar("T")
Weights = tuple[int, ...]
"""What the sentences of one brief about somebody weigh, or its sections about something, in their order, after what the heading above them does."""

AGAIN: Final = 13
"""A mention in a sentence that stands there already: <mark></mark>."""
_SENTENCE: Final = 190
"""What `partials/dossier.html` has about a sentence: its elements, the link to it but the id of its section, who is meant."""
_HEADING: Final = 320
"""What `entity.html` has about the title of a brief: its elements, the date, the count, the fold. `topic.html` has as much."""
_ENTRY: Final = 80
"""What `topic.html` has about the title of a section: its elements, the link but the id, the number."""
_APART: Final = 38
"""A word of another script: <bdi lang="en" dir="ltr"></bdi>."""
_ELEMENT: Final = 30
"""What a template has about a record, beside its words and addresses."""
_ESCAPED: Final = re.compile("[&<>\"']")
_LATIN, _ARABIC = re.compile("[A-Za-z]+"), re.compile("[\u0620-\u06ff]+")


def words(text: str, lang: Lang) -> int:
    """What words weigh in an element of a page in a language."""
    foreign = _LATIN if scripts.is_rtl(lang) else _ARABIC
    return _letters(text) + _APART * len(foreign.findall(text))


def heading(title: str, brief: str, lang: Lang) -> int:
    """A brief above its sentences."""
    return _HEADING + len(brief) + words(title, lang)


def sentence(quote: Quote, section: str, short: str, lang: Lang) -> int:
    """A sentence of a section, with the one that it leans on and what the section is called."""
    return _SENTENCE + len(section) + words(quote.text, lang) + words(quote.before, lang) + words(short, lang)


def entry(title: str, description: str, section: str, lang: Lang) -> int:
    """A section in a list, with what it is about."""
    return _ENTRY + len(section) + words(title, lang) + words(description, lang)


def of(view: object) -> int:
    """What a record of a view weighs, roughly, with all that it holds."""
    if isinstance(view, str):
        return _letters(view)
    if isinstance(view, tuple):
        return sum(map(of, view))
    kind: type = type(view)
    names = _fields(kind)
    if not names:
        return 0
    element = 0 if getattr(view, "href", None) == "" else _ELEMENT  # words alone stand in none of their own
    return element + sum(of(getattr(view, name)) for name in names)


def _letters(text: str) -> int:
    written = escape(text) if _ESCAPED.search(text) else text
    return len(written) if written.isascii() else len(written.encode())


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Of a record, by its class; none of what is no record."""
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()


def within(items: Iterable[T], room: int, weight: Callable[[T], int] = of) -> tuple[T, ...]:
    """The first items, as many as there is room for; one at least, where there is any."""
    every = tuple(items)
    return every[: max(1, sum(1 for _ in takewhile(lambda so_far: so_far <= room, accumulate(map(weight, every)))))]


def shares(wanted: Mapping[T, int], room: int) -> dict[T, int]:
    """How much of the room each may have: the same, but none more than it wants."""
    left, given = room, dict[T, int]()
    for place, each in enumerate(sorted(wanted, key=lambda each: wanted[each])):
        given[each] = min(wanted[each], left // (len(wanted) - place))
        left -= given[each]
    return given
