"""The engine as a wheel: a site elsewhere needs nothing of this repository, and what cannot be started is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, TINY
from tests.site.conftest import run
from tests.site.test_build import contents


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


ANSWERS = ("--name=م", "--name-en=M", "--url=", "--repository=", "--branch=main", "--owners=")


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
        (["full/text.whl/new", *ANSWERS], "unwritable"),
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


def test_a_site_is_called_whatever_it_is_called(engine: Path, wheel: Path, tmp_path: Path) -> None:
    words = [
        "--name",
        "مركز: دراسات # 1",
        "--name-en",
        "- Centre: 'Q' *",
        "--url",
        "https://papers.example.org/:",
        "--branch",
        "1.0",
    ]
    told = run(engine, tmp_path, "fihris", "start", "new", *words, "--engine", str(wheel))
    assert told.returncode == 0, told.stderr
    told = run(engine, tmp_path, "fihris", "check", "--root", "new")
    assert told.returncode == 0, told.stdout + told.stderr
