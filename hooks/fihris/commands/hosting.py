"""The host, which renders a site, in a process of its own: whatever becomes of it, who called it can tell."""

from __future__ import annotations

import atexit
import os
import runpy
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_CORE = Path(__file__).resolve().parents[1]


def run(root: Path, host: str, arguments: Sequence[str], environment: Mapping[str, str], lock: int) -> int:
    """What `python -m HOST …` ends with in the folder where this process is: its exit status, or the negative number of the signal that ended it.
    It has the `lock` too: should this process die alone, nobody else begins before the host has ended.

    Where that is safe the host begins in a copy of this process, which has a third of its modules already: they cost a twentieth of an edit."""
    if is_copied(root):
        return _forked(host, arguments, environment)
    kept = {"pass_fds": (lock,)} if os.name == "posix" else {}
    command = [sys.executable, "-m", host, *arguments]
    return subprocess.run(command, env=os.environ | environment, check=False, **kept).returncode  # type: ignore[call-overload, no-any-return]


def is_copied(root: Path) -> bool:
    """Whether the host of this project begins in a copy of this process, and so has what this has."""
    return sys.platform == "linux" and threading.active_count() == 1 and not _has_another_core(root)


def _has_another_core(root: Path) -> bool:
    """Whether a folder of the project, which its hooks may lie in, has an engine of its own: that is the one to build it."""
    return any(not each.samefile(_CORE) for each in root.glob("*/fihris"))


def _forked(host: str, arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    child = os.fork()
    if not child:
        _host(host, arguments, environment)
    try:
        _, status = os.waitpid(child, 0)
    except BaseException:  # it is stopped: so is what it waits for
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    return os.waitstatus_to_exitcode(status)


def _host(host: str, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """All that the child does. It ends here, whatever happens."""
    code = 1
    try:
        atexit._clear()  # what this process has begun is the other's to end
        os.environ |= environment
        sys.argv = [host, *arguments]
        if not sys.flags.safe_path and os.getcwd() not in sys.path[:1]:
            sys.path.insert(0, os.getcwd())
        runpy.run_module(host, run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except KeyboardInterrupt:
        pass  # whoever has stopped it knows
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        with suppress(BaseException):
            atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            with suppress(Exception):
                stream.flush()
        os._exit(code)
