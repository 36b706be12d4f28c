"""Templates as they were compiled before: for the other language, for the build before, or by another process.

The engine's own are kept where Python keeps what it compiles of the engine's modules, and whoever may write there may write those: what a site
has of its own is compiled by each process.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

import jinja2
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from fihris.resources import THEME
from mkdocs_fihris import compiler

_THEME: Final = THEME.resolve()
_COMPILER: Final = sha256(Path(compiler.__file__).read_bytes()).hexdigest()
_FOLDER: Final = Path(__file__).with_name("__pycache__")


class Compiled(FileSystemBytecodeCache):
    """Compiled templates, in `folder` and in memory."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        super().__init__(str(folder), "template-%s.pyc")
        self._made: dict[str, bytes] = {}
        self._engines: set[str] = set()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """One for a file, by whatever links somebody comes to it."""
        path = Path(os.path.realpath(filename)) if filename else None
        key = super().get_cache_key(name, str(path))
        if path and path.is_relative_to(_THEME):
            self._engines.add(key)
        return key

    def get_source_checksum(self, source: str) -> str:
        """Of all that the code follows from, besides what Jinja looks at itself: a version of Jinja, or of our compiler, may compile otherwise."""
        return sha256(f"{jinja2.__version__}\0{_COMPILER}\0{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        if made := self._made.get(bucket.key):
            bucket.bytecode_from_string(made)
        elif bucket.key in self._engines:
            try:
                super().load_bytecode(bucket)
            except Exception:  # the file is damaged, or cannot be read
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._made[bucket.key] = bucket.bytecode_to_string()
        if bucket.key in self._engines and not sys.dont_write_bytecode:
            with suppress(OSError):  # the engine may belong to somebody else
                super().dump_bytecode(bucket)
