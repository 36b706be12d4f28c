"""Where a file of many records goes on in the next: `sentences`, `sentences-2`.

A file ends in its second half where the ids of the records say, and not where it happens to be full: so an edit moves the records of few files.
Where none ends there it ends before the record that is too large, which has a file of its own if no other goes with it.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

MOST: Final = 140_000
"""Bytes of the records of a file: with what stands around them less than 150 KB."""
BETWEEN: Final = 2
"""Bytes between two records, at most."""

Record = tuple[str, str]
"""An id, and what is written of it."""


def part(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


def parted(records: Iterable[Record]) -> Iterator[list[str]]:
    """What is written in each file; one with nothing where there are no records."""
    ids, written, ends = list[str](), list[str](), [0]
    for id, record in records:
        ids.append(id)
        written.append(record)
        ends.append(ends[-1] + len(record.encode()) + BETWEEN)
        while ends[-1] > MOST and len(ids) > 1:
            middle, last = (bisect_right(ends, room) for room in (MOST // 2, MOST))
            end = min(range(middle, last), key=lambda at: zlib.crc32(ids[at].encode()), default=max(last - 1, 1))
            yield written[:end]
            ids, written, ends = ids[end:], written[end:], [each - ends[end] for each in ends[end:]]
    yield written
