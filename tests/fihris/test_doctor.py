"""`make doctor`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def doctor(root: Path, path: str, lang: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
    environment = {"PATH": path, "LANG": lang}
    return subprocess.run(
        [sys.executable, root / "tools/doctor"], capture_output=True, text=True, env=environment, check=False
    )


def test_what_a_machine_lacks_is_told_with_what_needs_it(tmp_path: Path) -> None:
    told = doctor(ROOT, str(tmp_path))
    assert told.returncode == 0, "none of it is needed for a site"
    assert "✗ git\n    for make review" in told.stdout
    assert "✗ Chromium\n    for make test" in told.stdout
    assert "✓ Python 3." in told.stdout


def test_it_is_told_in_arabic(tmp_path: Path) -> None:
    assert "✗ git\n    من أجل make review" in doctor(ROOT, str(tmp_path), "ar_IQ.UTF-8").stdout


def test_the_engine_is_found_whatever_the_folder_is_called() -> None:
    """Python reads this before all else, and by the locale: `LC_ALL=C` in a folder with an Arabic name would end each command."""
    (path,) = (ROOT / ".venv").glob("lib/python*/site-packages/__editable__*.pth")
    named = path.read_text("ascii").strip()
    assert not Path(named).is_absolute()
    assert (path.parent / named).resolve() == ROOT / "hooks"


def test_a_damaged_environment_is_seen(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools/doctor", tmp_path / "tools")
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / ".venv").mkdir()
    assert "✗ .venv\n    for make: make sets it up again" in doctor(tmp_path, os.environ["PATH"]).stdout
    os.utime(tmp_path / "pyproject.toml", (4_000_000_000, 4_000_000_000))
    assert "✗ the clock" in doctor(tmp_path, os.environ["PATH"]).stdout


PYTHON = """#!/bin/sh
case "$*" in "-m venv"*)
    rm -rf .venv && mkdir -p .venv/bin .venv/lib/packages && cp "$0" .venv/bin/python
    echo words > .venv/lib/packages/module
    printf '#!/bin/sh\\ntest ! -e wrong && .venv/bin/python -m module && grep words .venv/lib/packages/module' > .venv/bin/fihris
    chmod +x .venv/bin/fihris; echo made anew
esac
"""
"""An interpreter in whose environments a command rests on a module."""


@pytest.mark.parametrize("makefile", ["Makefile", "starter/Makefile"])
def test_make_sets_a_damaged_environment_up_again(tmp_path: Path, makefile: str) -> None:
    shutil.copy(ROOT / makefile, tmp_path)
    for path in ("requirements.lock", "pyproject.toml", "hooks/fihris/component.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    (tmp_path / "python").write_text(PYTHON)
    (tmp_path / "python").chmod(0o755)

    def made(**more: str) -> tuple[int, bool]:
        done = subprocess.run(
            ["make", "PYTHON=./python", "check"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | more,
        )
        return done.returncode, "made anew" in done.stdout

    assert made() == (0, True)
    assert made() == (0, False)
    for path in ("bin/python", "bin/fihris", "lib/packages/module"):
        (tmp_path / ".venv" / path).unlink()
        assert made() == (0, True), path
        (tmp_path / ".venv" / path).write_text("exit 1 # of another size")
        assert made() == (0, True), path
    (tmp_path / "wrong").touch()
    for terminal in ({}, {"TIME_STYLE": "long-iso", "QUOTING_STYLE": "c", "BLOCK_SIZE": "human-readable"}):
        assert made(**terminal) == (2, False), "of what is wrong with a text no environment is guilty"
