"""What builds keep for the next one, in `.fihris/`: values by the sum of all that they were made from.

It may be deleted at any time. What is damaged there is as if it were not there, and where nothing can be written nothing is kept.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

FOLDER: Final = ".fihris"
_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS kept (room TEXT, key BLOB, sum BLOB, data BLOB, PRIMARY KEY (room, key)) WITHOUT ROWID"
)
_PATIENCE: Final = 20
"""Seconds to wait for another process that writes."""


class Store:
    """The store of a project: rooms of values, each by a key."""

    def __init__(self, root: Path) -> None:
        self._file = root / FOLDER / "store.db"

    def get(self, room: str) -> dict[str, bytes]:
        """All that a room has, by key, but what is not as it was written."""
        try:
            if not self._file.is_file():
                return {}
            with self._open() as base:
                found = base.execute("SELECT key, sum, data FROM kept WHERE room = ?", (room,)).fetchall()
        except (OSError, sqlite3.Error):  # nobody but another user may look into its folder
            return {}
        sound = (
            (key, data)
            for key, sum, data in found
            if isinstance(key, bytes) and isinstance(data, bytes) and _sum(key, data) == sum
        )
        return {key.decode("utf-8", "surrogatepass"): data for key, data in sound}

    def keep(self, room: str, values: Mapping[str, bytes], used: Mapping[str, object]) -> None:
        """Keep values in a room, in one step, and forget what is not `used` any more."""
        with suppress(OSError, sqlite3.OperationalError):  # no room, no right, or somebody else writes for long
            self._file.parent.mkdir(exist_ok=True)
            with suppress(FileExistsError), open(self._file.with_name(".gitignore"), "x", encoding="utf-8") as ignore:
                ignore.write("*\n")
            try:
                self._write(room, values, used)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                self._file.unlink(missing_ok=True)  # it is damaged
                self._write(room, values, used)

    def _write(self, room: str, values: Mapping[str, bytes], used: Mapping[str, object]) -> None:
        with self._open() as base:
            kept = {_written(key) for key in (*used, *values)}
            there = [key for (key,) in base.execute("SELECT key FROM kept WHERE room = ?", (room,))]
            base.executemany(
                "DELETE FROM kept WHERE room = ? AND key = ?", [(room, key) for key in there if key not in kept]
            )
            rows = [
                (room, key, _sum(key, data), data)
                for key, data in zip(map(_written, values), values.values(), strict=True)
            ]
            base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as base:
            base.execute("PRAGMA synchronous = OFF")  # what a power cut damages is made anew
            base.execute(_TABLE)
            with base:
                yield base


def _written(key: str) -> bytes:
    """A key as bytes: it may name a file, in whatever letters."""
    return key.encode("utf-8", "surrogatepass")


def _sum(key: bytes, data: bytes) -> bytes:
    return hashlib.sha256(key + b"\0" + data).digest()
