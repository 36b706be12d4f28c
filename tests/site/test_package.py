"""The engine as a wheel: a site elsewhere needs nothing of this repository, and `fihris start` begins one."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import ROOT, TINY, Once
from tests.site.test_build import contents

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


@pytest.fixture(scope="module")
def engine(once: Once) -> Path:
    """The packages of the wheel, unpacked."""

    def make(folder: Path) -> None:
        project = folder / "project"
        for room in ("hooks", "overrides", "docs/_data", "starter"):
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


@pytest.fixture(scope="module")
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


def test_a_site_elsewhere_is_the_same(engine: Path, tiny: Path, tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "overrides").mkdir()
    (tmp_path / "hooks").mkdir()
    shutil.copy(ROOT / "hooks/engine.py", tmp_path / "hooks")
    where = "import fihris, mkdocs_fihris as m; print(fihris.__file__, m.__file__)"
    (tmp_path / "where.py").write_text(where, "utf-8")
    imported = run(engine, tmp_path, "where").stdout.split()
    assert imported == [str(engine / f"{name}/__init__.py") for name in ("fihris", "mkdocs_fihris")]
    made = run(engine, tmp_path, "fihris", "build", "site")
    assert made.returncode == 0, made.stderr
    assert contents(tmp_path / "site") == contents(tiny)


@pytest.mark.parametrize(
    ("languages", "more", "editions"),
    [
        ("ar,en", ["--name-en", "River Centre", "--url", "https://river.example", "--states", "sudan"], {"ar", "en"}),
        ("ar", ["--url", "", "--states", "sudan,egypt", "--digits", "arab"], {"ar"}),
    ],
    ids=["two-languages", "arabic-alone"],
)
def test_a_new_site_is_green_from_the_start(
    engine: Path, wheel: Path, tmp_path: Path, languages: str, more: list[str], editions: set[str]
) -> None:
    begun = run(engine, tmp_path, "fihris", "start", "river", "--engine", str(wheel), "--name", "مركز النهر",
                "--languages", languages, "--repository", "https://git.example/river", "--owners", "@river/editors", *more)  # fmt: skip
    assert begun.returncode == 0, begun.stderr
    project = tmp_path / "river"
    checked = run(engine, project, "fihris", "check")
    assert (checked.returncode, checked.stdout) == (0, ""), "not so much as a notice"
    made = run(engine, project, "fihris", "build", "site")
    assert made.returncode == 0, made.stderr
    own = run(engine, project, "unittest", "discover", "--start-directory", "tests")
    assert own.returncode == 0, own.stderr
    assert {html.parse(path).getroot().get("lang") for path in (project / "site").rglob("*.html")} == editions
    for path in (project / "site").rglob("*.html"):
        page = html.parse(path).getroot()
        for each in page.xpath("//code|//script"):
            each.drop_tree()
        credit = path.name == "about.html"
        assert credit or not re.search("«فهرس»|[Ff]ihris|عراق|[Ii]raq", page.text_content()), path
    assert "@river/editors" in (project / ".github/CODEOWNERS").read_text("utf-8")
    rest = "\n".join(path.read_text("utf-8") for path in project.rglob(".github/**/*") if path.is_file())
    assert "@fihris" not in rest
    assert not re.search("@[a-z]+-?[a-z]*@", rest), "every word that waited was said"


def test_a_lock_names_what_the_engine_needs_and_the_engine(engine: Path, wheel: Path, tmp_path: Path) -> None:
    words = ["--name", "مركز", "--name-en", "Centre", "--url", ""]
    assert run(engine, tmp_path, "fihris", "start", "one", "--engine", str(wheel), *words).returncode == 0
    lock = (tmp_path / "one/requirements.lock").read_text("utf-8")
    sums = hashlib.sha256((tmp_path / "one/engine" / wheel.name).read_bytes()).hexdigest()
    assert lock.startswith(f"./engine/{wheel.name} \\\n    --hash=sha256:{sums}\n")
    pinned = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    for name in ("mkdocs", "mkdocs-material", "pymdown-extensions", "jinja2", "markupsafe", "mammoth", "cobble"):
        assert name in pinned
    assert not pinned & {"pytest", "playwright", "mypy", "setuptools"}


def test_another_engine_takes_the_place_of_the_old(engine: Path, wheel: Path, tmp_path: Path) -> None:
    words = ["--name", "مركز", "--name-en", "Centre", "--url", ""]
    assert run(engine, tmp_path, "fihris", "start", "one", "--engine", str(wheel), *words).returncode == 0
    newer = tmp_path / "fihris-9.0.0-py3-none-any.whl"
    shutil.copy(wheel, newer)
    before = contents(tmp_path / "one/docs")
    renewed = run(engine, tmp_path, "fihris", "start", "one", "--renew", "--engine", str(newer))
    assert renewed.returncode == 0, renewed.stderr
    assert [path.name for path in (tmp_path / "one/engine").iterdir()] == [newer.name]
    assert newer.name in (tmp_path / "one/requirements.lock").read_text("utf-8")
    assert contents(tmp_path / "one/docs") == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["full"], "file-exists"),
        (["new", "--name", "a <b>"], "bad-value"),
        (["new", "--name", "مركز"], "not-said"),
        (["new", "--states", "sudann"], "unknown-actor"),
        (["new", "--name", "م", "--name-en", "M", "--url", "river"], "bad-value"),
        (["new", "--engine", "none.whl"], "no-engine"),
        (["new", "--engine", "full/text.whl"], "no-engine"),
        (["new", "--renew"], "no-project"),
    ],
)
def test_what_cannot_be_started_is_told_and_nothing_is_written(
    engine: Path, wheel: Path, tmp_path: Path, words: list[str], code: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/text.whl").write_text("no archive", "utf-8")
    package = [] if "--engine" in words else ["--engine", str(wheel)]
    told = run(engine, tmp_path, "fihris", "start", *words, *package)
    assert told.returncode == 2
    assert f"error[{code}]" in told.stderr
    assert "hint:" in told.stderr
    assert not (tmp_path / "new").exists()
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["text.whl"]
