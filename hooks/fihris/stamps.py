"""By what a file is known again: its sum, and its mark, for which it need not be read."""

from __future__ import annotations

import hashlib
import os
import time
from typing import Final, NamedTuple

TICK: Final = 2_000_000_000
"""Nanoseconds: the coarsest time of a file system's."""


class Stamp(NamedTuple):
    """A file's size, and its SHA-256."""

    size: int
    sum: str

    @classmethod
    def of(cls, data: bytes) -> Stamp:
        return cls(len(data), hashlib.sha256(data).hexdigest())

    @classmethod
    def of_file(cls, path: str) -> Stamp:
        return cls(os.path.getsize(path), sum_of_file(path))


def mark(at: os.stat_result) -> list[int]:
    """A file's size, time and number; none where it was written so lately that who wrote it again now could leave the same. Where a
    mark is the same, so is what the file holds."""
    return [at.st_size, at.st_mtime_ns, at.st_ino] if at.st_mtime_ns < time.time_ns() - TICK else []


def sum_of_file(path: str) -> str:
    with open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
