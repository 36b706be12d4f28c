"""Looks for several patterns in a text at once, each by its own first letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def spans(text: str, patterns: Iterable[re.Pattern[str]]) -> list[tuple[int, int]]:
    """Where some patterns stand, in order; they may overlap.

    Each is to begin with letters that can be looked for at once: a pattern that may begin with one of several is tried at every
    letter of a text, and takes ten times as long.
    """
    return sorted(found.span() for pattern in patterns for found in pattern.finditer(text))


def apart(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    """The same, of those that overlap the first alone, as one pattern with all of them for alternatives would find them."""
    done = 0
    for start, end in spans(text, patterns):
        if start >= done:
            yield start, end
            done = end
