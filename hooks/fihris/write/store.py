"""What builds keep for the next one, in `.fihris/`: values by the sum of all that they were made from.

It may be deleted at any time. What is damaged there is as if it were not there.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from fihris.write.whole import new_file

FOLDER: Final = ".fihris"
_LARGEST: Final = 256 * 1024 * 1024
"""Bytes, of all that is kept."""
_SUM: Final = hashlib.sha256().digest_size


class Store:
    """The store of a project."""

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER

    def get(self, room: str, key: str) -> bytes | None:
        """What was kept by a key of a room; None where nothing is, or not what was written."""
        try:
            data = self._path(room, key).read_bytes()
        except OSError:
            return None
        return data[_SUM:] if hashlib.sha256(data[_SUM:]).digest() == data[:_SUM] else None

    def keep(self, room: str, key: str, data: bytes) -> None:
        """Keep a value, in one step; where nothing can be written nothing is kept, and the next build does without."""
        try:
            with new_file(self._path(room, key)) as stream:
                stream.write(hashlib.sha256(data).digest() + data)
            self._bound()
        except OSError:
            return

    def _path(self, room: str, key: str) -> Path:
        return self._folder / room / hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:32]

    def _bound(self) -> None:
        """Forget what was kept longest ago, until the rest is small enough."""
        if not (self._folder / ".gitignore").exists():
            (self._folder / ".gitignore").write_text("*\n", "utf-8")
        kept = sorted(
            ((of.st_mtime_ns, of.st_size, path) for path in self._folder.glob("*/*") for of in (path.stat(),)),
            reverse=True,
        )
        size = 0
        for _, own, path in kept:
            size += own
            if size > _LARGEST:
                path.unlink(missing_ok=True)
