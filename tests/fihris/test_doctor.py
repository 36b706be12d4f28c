"""`make doctor`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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


def test_a_damaged_environment_is_seen(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools/doctor", tmp_path / "tools")
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / ".venv").mkdir()
    assert "✗ .venv\n    for make: make sets it up again" in doctor(tmp_path, os.environ["PATH"]).stdout
    os.utime(tmp_path / "pyproject.toml", (4_000_000_000, 4_000_000_000))
    assert "✗ the clock" in doctor(tmp_path, os.environ["PATH"]).stdout


def test_make_sets_a_damaged_environment_up_again(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for path in ("requirements.lock", "pyproject.toml", "hooks/fihris/component.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    packages = tmp_path / ".venv/lib/python3.11/site-packages"
    packages.mkdir(parents=True)
    for name in ("one", "two"):
        (packages / name).touch()
    (tmp_path / ".venv/.ready").write_text("one\ntwo\n")

    def would() -> str:
        asked = subprocess.run(["make", "-n", "site"], cwd=tmp_path, capture_output=True, text=True, check=True)
        return asked.stdout

    assert "venv --clear" not in would()
    (packages / "two").unlink()
    assert "venv --clear" in would()
