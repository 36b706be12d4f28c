"""The engine as a wheel: a site elsewhere needs nothing of this repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, TINY, Once
from tests.site.test_build import contents

SOURCES = ("setup.py", "pyproject.toml", "README.md", "LICENSE", "LICENSE-TEXT", "LICENSE-RECORDS")


@pytest.fixture(scope="module")
def engine(once: Once) -> Path:
    """The packages of the wheel, unpacked."""

    def make(folder: Path) -> None:
        project = folder / "project"
        for room in ("hooks", "overrides", "docs/_data"):
            left_out = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(ROOT / room, project / room, ignore=left_out)
        for name in SOURCES:
            shutil.copy(ROOT / name, project)
        wheel = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
        subprocess.run([sys.executable, "-m", "pip", *wheel, "--wheel-dir", folder, project], check=True)
        with zipfile.ZipFile(next(folder.glob("*.whl"))) as packed:
            packed.extractall(folder / "engine")
        shutil.rmtree(project)

    return once("wheel", make) / "engine"


def test_a_site_elsewhere_is_the_same(engine: Path, tiny: Path, tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "overrides").mkdir()
    (tmp_path / "hooks").mkdir()
    shutil.copy(ROOT / "hooks/engine.py", tmp_path / "hooks")
    environment = os.environ | {
        "PYTHONPATH": str(engine),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1700000000",
    }
    where = [sys.executable, "-c", "import fihris, mkdocs_fihris as m; print(fihris.__file__, m.__file__)"]
    imported = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert imported.stdout.split() == [str(engine / f"{name}/__init__.py") for name in ("fihris", "mkdocs_fihris")]
    command = [sys.executable, "-m", "fihris", "build", "site"]
    made = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    assert contents(tmp_path / "site") == contents(tiny)
