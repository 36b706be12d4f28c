"""How a line of the review is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from fihris.author import marks
from fihris.model import Lang
from fihris.report import visible

MOST = 50
"""Rows of one list. A change of a thousand sections is not read line by line."""


def row(what: str, key: tuple[str, Lang], title: str) -> str:
    """A line on one text: what became of it, its id and language, its title."""
    return f"- {what}: `{key[0]}` ({key[1]}) {isolated(title)}"


def isolated(words: str) -> str:
    """Words of any direction, that stand as they are."""
    return f"<bdi>{escape(visible(marks.plain_line(words)), quote=False)}</bdi>"


def code(name: str) -> str:
    """A name that somebody gave a file, which may have any letter in it: nothing of it is Markdown, and nothing is unseen."""
    return f"`{visible(name).replace('`', '´')}`"


def escaped(text: str) -> str:
    """A message, of whose words none is Markdown."""
    return f"<bdi>{marks.escape(visible(' '.join(text.split())))}</bdi>"


def rest(rows: Sequence[object], most: int = MOST) -> Iterator[str]:
    """How many rows there are besides those that are shown."""
    left = len(rows) - most
    if left > 0:
        yield f"- … +{left}"
