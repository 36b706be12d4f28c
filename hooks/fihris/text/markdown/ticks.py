"""Code between ticks: which run of them closes which."""

from __future__ import annotations

import re
from typing import Final

_RUN: Final = re.compile(r"`+")


def runs_of(text: str) -> list[tuple[int, int]]:
    """Where each run of ticks begins and ends."""
    return [(each.start(), each.end()) for each in _RUN.finditer(text)]


def run_of(runs: list[tuple[int, int]], place: int) -> int:
    """The run of ticks that a place stands in."""
    return next(number for number, (start, end) in enumerate(runs) if start <= place < end)


def code_span(runs: list[tuple[int, int]], number: int, start: int) -> tuple[int, int | None, int]:
    """Where code begins and ends that the ticks from `start` to the end of a run open, and how many ticks close it.

    It ends at the next run of as many ticks; if there is none, at the first of the longest runs that are shorter.
    """
    end = runs[number][1]
    size, longest, last = end - start, 0, 0
    for first, stop in runs[number + 1 :]:
        if stop - first == size:
            return end, first, size
        if stop - first > longest:
            longest, last = stop - first, stop
    if 0 < longest < size:
        return end - (size - longest), last - longest, longest
    return end, None, 0
