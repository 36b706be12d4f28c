"""A build in two processes makes what one makes, and fails as one fails."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_fihris import apart
from mkdocs_fihris.apart import Apart
from tests.conftest import TINY, make_project
from tests.site.test_build import contents
from tests.site.test_whole import ENVIRONMENT, run

linux = pytest.mark.skipif(sys.platform != "linux", reason="only there is a build parted")


@linux
def test_one_processor_makes_what_two_make(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", TINY)
    assert run(project, "build").returncode == 0
    several = contents(project / "site")
    for each in (".fihris", "site"):
        shutil.rmtree(project / each)
    one = min(os.sched_getaffinity(0))
    assert run(project, "build", preexec_fn=lambda: os.sched_setaffinity(0, {one})).returncode == 0
    assert contents(project / "site") == several


@linux
def test_what_is_made_apart_is_had_here() -> None:
    here = os.getpid()
    told, at = Apart(lambda: ([1, 2], os.getpid())).result()
    assert (told, at != here) == ([1, 2], True)


@linux
@pytest.mark.parametrize(
    ("work", "ends"),
    [
        ("os._exit(100 + errno.ENOSPC)", f"OSError {errno.ENOSPC}"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "SystemExit 1"),
        ("os.kill(os.getpid(), signal.SIGINT)", "SystemExit 1"),
        ("1 / 0", "SystemExit 1"),
        ("lambda: 0", "SystemExit 1"),  # nothing that could be sent
    ],
)
def test_what_fails_apart_fails_here(work: str, ends: str) -> None:
    code = f"""
import errno, os, signal
from mkdocs_fihris.apart import Apart
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs this may have it ignored
half = Apart(lambda: {work})
try:
    half.result()
except (OSError, SystemExit) as error:
    print(type(error).__name__, *error.args[:1])
"""
    said = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == ends
    # Also where it could not say what ended it; not where it need not be said.
    assert bool(said.stderr) == ("OSError" not in ends and "SIGINT" not in work)


@linux
def test_where_there_is_no_room_for_another_process_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    assert apart.begun(lambda: 0) is None


@linux
def test_whoever_ends_leaves_nobody_at_work() -> None:
    Apart(signal.pause)
    running = apart._running.copy()
    apart.stop()
    assert running
    for each in running:
        with pytest.raises(ProcessLookupError):
            os.kill(each, 0)
