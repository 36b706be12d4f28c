"""Looks for several patterns in a text at once, each by the letters with which it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Patterns = Mapping[str, re.Pattern[str]]
"""By the letters with which each begins, so that they can be looked for at once: a pattern that may begin with one of several is tried
at every letter of a text, and takes ten times as long."""


def begun(*patterns: tuple[str, str]) -> Patterns:
    """Patterns, each of the letters with which it begins and what follows these."""
    return {letters: re.compile(re.escape(letters) + rest) for letters, rest in patterns}


def spans(text: str, patterns: Patterns) -> list[tuple[int, int]]:
    """Where some patterns stand, in order; they may overlap."""
    return sorted(
        found.span() for letters, pattern in patterns.items() if letters in text for found in pattern.finditer(text)
    )


def apart(text: str, patterns: Patterns) -> Iterator[tuple[int, int]]:
    """The same, of those that overlap the first alone, as one pattern with all of them for alternatives would find them."""
    done = 0
    for start, end in spans(text, patterns):
        if start >= done:
            yield start, end
            done = end
