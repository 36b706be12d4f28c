"""Work that another process does meanwhile: of a build, what knows nothing of the rest."""

from __future__ import annotations

import atexit
import ctypes
import os
import pickle
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Generic, TypeVar

from mkdocs.exceptions import Abort

from fihris.check.processes import processors
from fihris.memory import pack
from fihris.telling import say
from fihris.write.told import FAILED, KILLED

T = TypeVar("T")

_running: set[int] = set()
_DIE_WITH_PARENT = 1
"""What Linux calls PR_SET_PDEATHSIG."""


def possible() -> bool:
    """Whether a process can be forked, and would run beside this one. Elsewhere than on Linux libraries may not survive it, and the child would outlive its parent."""
    return sys.platform == "linux" and processors() > 1 and threading.active_count() == 1


class Apart(Generic[T]):
    """`work`, begun in a process that is forked now, so that nothing need be sent to it."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._stream: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed where the result is read
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        parent = os.getpid()
        self._child = os.fork()
        if not self._child:
            _work(work, self._stream, parent)
        _running.add(self._child)

    def result(self) -> T:
        """What it has made, when it is there. Where the work failed, which is told, this process ends too: by an `OSError` of the same number
        where something could not be written."""
        _, status = os.waitpid(self._child, 0)
        _running.discard(self._child)
        code = os.waitstatus_to_exitcode(status)
        if code > FAILED:
            raise OSError(code - FAILED, os.strerror(code - FAILED))
        if code < 0:
            print(say(KILLED.format(-code)), file=sys.stderr)
        if code:
            raise SystemExit(1)
        with self._stream as stream:
            stream.seek(0)
            made: T = pickle.load(stream)
        return made


def begun(work: Callable[[], T]) -> Apart[T] | None:
    """`work`, begun beside this process; None where the system has no room for another one."""
    try:
        return Apart(work)
    except OSError:
        return None


def give_back() -> None:
    """Give the system what is free, where its C library does that when it is asked (glibc): it would stay this process's to the end, and its
    children's."""
    if sys.platform == "linux":
        with suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def _work(work: Callable[[], T], stream: IO[bytes], parent: int) -> None:
    """All that the child does. It ends here, whatever happens."""
    code = 1
    try:
        _running.clear()
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() == parent:
            pack(work(), stream)
            stream.flush()
            code = 0
    except KeyboardInterrupt:
        pass  # whoever has stopped the build knows
    except Abort as error:
        error.show()
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        with suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


@atexit.register
def stop() -> None:
    """End what still runs: nobody will ask for it."""
    for child in _running:
        with suppress(OSError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    _running.clear()
