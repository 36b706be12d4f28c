"""A file or a folder takes its place in one step, when all of it is written: who looks sees the old or the new.

A folder is prepared beside its place, under a lock that one process at a time holds. Whatever dies on the way, at any
moment, leaves the old folder or the new one, and rests that the next who holds the lock clears away.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import socket
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Final

try:
    import fcntl
except ImportError:  # a system without file locks: there, nobody waits for anybody
    fcntl = None  # type: ignore[assignment]

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_ASIDE: Final = ".fihris-"
"""How the name of a file begins that is yet to take its place."""
_LONG: Final = 3600
"""Seconds after which nobody is still writing such a file."""
_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


@contextmanager
def new_file(target: Path) -> Iterator[IO[bytes]]:
    """A file to write into, which takes the place of `target` at the end; where writing fails `target` stays as it was."""
    aside = written_aside(target)
    try:
        with open(aside, "wb") as stream:
            yield stream
            flush(stream)
        aside.chmod(0o644)
        os.replace(aside, target)
    finally:
        aside.unlink(missing_ok=True)


def written_aside(target: Path) -> Path:
    """A new empty file beside a place, so that taking it is one step. Those of processes that died there are cleared away."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for rest in target.parent.glob(f"{_ASIDE}*.new"):
        with suppress(OSError):
            if time.time() - rest.lstat().st_mtime > _LONG:
                rest.unlink()
    handle, name = tempfile.mkstemp(prefix=_ASIDE, suffix=".new", dir=target.parent)
    os.close(handle)
    return Path(name)


def flush(stream: IO[bytes] | IO[str]) -> None:
    """Have it on the disk, not only on its way there: the name must not come before the content."""
    stream.flush()
    os.fsync(stream.fileno())


# ---------------------------------------------------------------- folders


class Place:
    """The place of a folder that is made anew as a whole. A symbolic link is followed: the folder that it leads to changes."""

    def __init__(self, target: Path) -> None:
        self.target = Path(os.path.realpath(target))  # which a loop of links does not end
        self._rest = f".{self.target.name}"

    @contextmanager
    def locked(self, waiting: Callable[[str], None]) -> Iterator[int]:
        """Hold the place, alone; `waiting` is told who holds it, before this waits. The lock lasts as long as any process
        has the file descriptor that this gives."""
        self.target.parent.mkdir(parents=True, exist_ok=True)
        lock = self.target.with_name(f"{self._rest}.lock")
        with open(lock, "a+", encoding="utf-8") as held:
            if fcntl:
                try:
                    fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    held.seek(0)
                    waiting(held.read().strip())
                    fcntl.flock(held, fcntl.LOCK_EX)
            held.truncate(0)
            now = datetime.now().astimezone().isoformat(timespec="seconds")
            held.write(f"process {os.getpid()} on {socket.gethostname()} since {now}\n")
            held.flush()
            yield held.fileno()

    def recover(self) -> None:
        """Bring the place in order after builds that died. To be called under the lock."""
        olds = self._rests("old")
        old = next((each for each in olds if any(each.iterdir())), None)
        if old and not self.target.exists():
            old.rename(self.target)
            olds.remove(old)
        for each in (*olds, *self._rests("new")):
            shutil.rmtree(each, ignore_errors=True)

    def left(self) -> list[Path]:
        """Folders beside the place that nobody needs any more, and that could not be removed: they belong to another user."""
        return [*self._rests("old"), *self._rests("new")]

    def _rests(self, of: str) -> list[Path]:
        """Folders that a build left which died: `new`, not finished, or `old`, what stood here before. Builds of earlier
        versions had no dot and no number."""
        found = [*self.target.parent.glob(f"{self._rest}.{of}-*"), self.target.with_name(f"{self.target.name}.{of}")]
        return [each for each in found if each.is_dir() and not each.is_symlink()]

    def prepare(self) -> Path:
        """An empty folder beside the place."""
        return Path(tempfile.mkdtemp(prefix=f"{self._rest}.new-", dir=self.target.parent))

    def take(self, made: Path) -> None:
        """Put a folder from `prepare` in its place, and remove what stood there as far as it may be (`left`): what is new stands by then."""
        _readable(made)
        _sync(made)
        if not self.target.exists():
            made.rename(self.target)
            return
        if not _exchange(made, self.target):
            old = made.with_name(made.name.replace(".new-", ".old-"))
            self.target.rename(old)  # from here to the next line only `recover` finds the old folder
            made.rename(self.target)
            made = old
        shutil.rmtree(made, ignore_errors=True)


def _readable(folder: Path) -> None:
    """A web server reads what is published, whatever the mask of whoever built it. What is so already, as the files of the last site are, is left."""
    waiting = [os.fspath(folder)]
    while waiting:
        at = waiting.pop()
        os.chmod(at, 0o755)
        with os.scandir(at) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif stat.S_IMODE(entry.stat(follow_symlinks=False).st_mode) != _READABLE:
                    os.chmod(entry.path, _READABLE)


_READABLE: Final = 0o644


def _sync(folder: Path) -> None:
    """Have the file system of a folder on the disk, where the system can."""
    syncfs = getattr(_libc(), "syncfs", None)
    if syncfs:
        handle = os.open(folder, os.O_RDONLY)
        try:
            syncfs(handle)
        finally:
            os.close(handle)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step (renameat2(2), Linux 3.15); whether the system and the file system can."""
    renameat2 = getattr(_libc(), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _libc() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):  # Windows has none of that name
        return None
