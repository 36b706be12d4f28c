"""How much of anything a text may have: beyond, the host's time grows with the square, or it falls into its own depth.

Texts written by hand have a tenth of this at most. What is refused here never comes to the host.
"""

from __future__ import annotations

import re
from typing import Final

from .nodes import Unreadable
from .strand import Strand

MOST_SIGNS: Final = 600
"""Signs of Markdown in one paragraph, item or cell."""
LONGEST: Final = 60_000
"""Characters between two blank lines."""
MOST_LINES: Final = 600
"""Lines between two blank lines."""
MOST_OPEN: Final = 100
"""Tags of HTML that begin before one has ended."""

_SIGNS: Final = re.compile(r"[\\`*_\[<&]")
_ANGLES: Final = re.compile(r"<(?=[a-zA-Z/!?])|>")


def paragraph(text: Strand) -> None:
    """Refuse a paragraph with too many signs in it."""
    if len(text) > MOST_SIGNS and sum(1 for _ in _SIGNS.finditer(text.text)) > MOST_SIGNS:
        raise Unreadable(text.start, "signs of Markdown in one paragraph")


def document(text: Strand) -> None:
    """Refuse a text without the blank lines that part one block from the next, or with tags that do not end."""
    if len(text) > MOST_LINES:
        start = 0
        for chunk in text.text.split("\n\n"):
            if len(chunk) > LONGEST:
                raise Unreadable(text.at[start], "characters without a blank line")
            if len(chunk) > MOST_LINES and chunk.count("\n") > MOST_LINES:
                raise Unreadable(text.at[start], "lines without a blank one")
            start += len(chunk) + 2
    opened = 0
    for sign in _ANGLES.finditer(text.text) if text.text.count("<") > MOST_OPEN else ():
        opened = 0 if sign[0] == ">" else opened + 1
        if opened > MOST_OPEN:
            raise Unreadable(text.at[sign.start()], "tags of HTML that do not end")
