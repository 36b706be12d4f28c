"""`fihris format`: in a project that git knows."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from fihris.__main__ import main
from tests.conftest import TINY

ACTOR = "docs/_data/actors/salem-al-khalidi.yml"
FORM = """\
name:
  ar: سالم الخالدي
  en: Salem al-Khalidi
kind: person
sort:
  ar: خالدي سالم
  en: Khalidi Salem
weak:
  ar:
    - الخالدي
    - أبو سلمى
  en:
    - al-Khalidi
roles:
  - ar: وزير المياه
    en: Minister of Water
    section: 2024/water-accord/01
affiliations:
  - actor: ministry-of-water
    section: 2024/water-accord/01
grammar:
  ar:
    gender: masculine
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(TINY, tmp_path / "docs")
    who = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    for words in (["init", "-q"], ["add", "docs"], [*who, "commit", "-qm", "docs: Begin"]):
        subprocess.run(["git", "-C", str(tmp_path), *words], check=True)
    return tmp_path


def _changes(project: Path) -> list[str]:
    told = subprocess.run(["git", "-C", str(project), "diff", "-U0"], capture_output=True, text=True, check=True).stdout
    return [line for line in told.split("\n") if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]


@pytest.mark.parametrize("command", [["format"], ["check", "--fix"]])
def test_an_alias_that_a_form_adds_is_one_changed_line(project: Path, command: list[str]) -> None:
    (project / ACTOR).write_text(FORM, "utf-8")
    main([*command, "--root", str(project)])
    assert _changes(project) == [
        "-weak: {ar: [الخالدي], en: [al-Khalidi]}",
        "+weak: {ar: [الخالدي, أبو سلمى], en: [al-Khalidi]}",
    ]


def test_a_new_record_names_its_schema(project: Path) -> None:
    made = project / "docs/_data/actors/layla-nasser.yml"
    made.write_text("name:\n  ar: ليلى ناصر\n  en: Layla Nasser\nkind: person\n", "utf-8")
    assert main(["format", "--root", str(project)]) == 0
    first, second, *_ = made.read_text("utf-8").split("\n")
    assert first == "# yaml-language-server: $schema=../schemas/actor.json"
    assert second == "name: {ar: ليلى ناصر, en: Layla Nasser}"


def test_a_hand_s_own_change_stays(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (project / ACTOR).read_text("utf-8").replace("kind: person", "kind: person # أكيد")
    (project / ACTOR).write_text(text, "utf-8")
    assert main(["format", "--root", str(project)]) == 0
    assert (project / ACTOR).read_text("utf-8") == text
    assert capsys.readouterr().err == ""


def test_without_a_history_nothing_is_done(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "docs")
    (tmp_path / ACTOR).write_text(FORM, "utf-8")
    assert main(["check", "--fix", "--root", str(tmp_path)]) in {0, 1}
    assert (tmp_path / ACTOR).read_text("utf-8") == FORM
    assert main(["format", "--root", str(tmp_path)]) == 2
