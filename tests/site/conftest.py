"""What the tests of built sites share."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from bench import corpus
from fihris.commands.start import SHARED
from tests.conftest import ROOT, Once, build

SOURCES = (
    "setup.py",
    "mkdocs.yml",
    "requirements.lock",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "LICENSE-TEXT",
    "LICENSE-RECORDS",
)


@pytest.fixture(scope="session")
def long(once: Once) -> Path:
    """A project whose lists go over several pages, with its site in `site`."""

    def make(folder: Path) -> None:
        project = corpus.project(folder)
        corpus.fill(project, 25, sections=3)
        with (project / "docs/_data/site.yml").open("a", encoding="utf-8") as said:
            said.write("\npapers: false\ncards: none\n")
        for year in range(2000, 2003):
            _events(project, f"{year}/generated-{year - 2000:04}/index.md", year)
        result = build(project, folder / "site", strict=False)
        assert result.returncode == 0, result.stderr

    return once("long", make)


def _events(project: Path, path: str, year: int) -> None:
    """Gives a brief more events than half a page of the timeline holds."""
    texts = {lang: project / f"docs/{lang}/briefs/{path}" for lang in ("ar", "en")}
    said = {lang: " ".join(text.read_text("utf-8").split("---\n")[2].split()[:4]) for lang, text in texts.items()}
    events = [
        {"id": f"event-{year}-{day}", "date": f"{year}-01-{day:02}", "title": {"ar": f"حدث {year} {day}", "en": f"Event {year} {day}"},
         "actors": [f"person-{(day % 2):03}"], "mode": "stated", "evidence": said}
        for day in range(1, 29)
    ]  # fmt: skip
    text = texts["ar"].read_text("utf-8")
    texts["ar"].write_text(
        text.replace("---\n", f"---\nevents: {json.dumps(events, ensure_ascii=False)}\n", 1), "utf-8"
    )


@pytest.fixture(scope="session")
def engine(once: Once) -> Path:
    """The packages of the wheel, unpacked."""

    def make(folder: Path) -> None:
        project = folder / "project"
        for room in ("hooks", "overrides", "docs/_data", "starter"):
            left_out = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(ROOT / room, project / room, ignore=left_out)
        for name in SOURCES:
            shutil.copy(ROOT / name, project)
        for name in (each for each in SHARED if not (project / each).exists()):
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, project / name)
        wheel = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
        subprocess.run([sys.executable, "-m", "pip", *wheel, "--wheel-dir", folder, project], check=True)
        with zipfile.ZipFile(next(folder.glob("*.whl"))) as packed:
            packed.extractall(folder / "engine")
        shutil.rmtree(project)

    return once("wheel", make) / "engine"


@pytest.fixture(scope="session")
def wheel(engine: Path) -> Path:
    return next(engine.parent.glob("*.whl"))


def run(engine: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A module run in a folder, with the packages of the wheel in the place of this repository's."""
    environment = os.environ | {
        "PYTHONPATH": str(engine),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1700000000",
    }
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
