"""How a record changed, as git has it: days and fields; nothing where git does not know all of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from fihris import address
from fihris.model import Change, Lang
from fihris.read import inputs, past
from fihris.report import Report
from fihris.site import compose, presenters
from fihris.view import entity
from tests.conftest import TINY, make_project

RECORD = "docs/_data/actors/salem-al-khalidi.yml"


def git(folder: Path, *words: str, day: str = "2024-01-01") -> None:
    when = f"{day}T12:00:00+0000"
    said = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "HOME": str(folder), "PATH": "/usr/bin:/bin"}
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True, env=said)


def commit(folder: Path, day: str) -> None:
    git(folder, "add", "--all", day=day)
    git(folder, "commit", "--message", "A change", day=day)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The smallest project in a folder of a repository, with three days in its past."""
    git(tmp_path, "init", "--quiet")
    project = make_project(tmp_path / "site", TINY)
    commit(tmp_path, "2024-02-01")
    record = project / RECORD
    record.write_text(f"{record.read_text('utf-8')}note:\n  ar: كلمة\n  en: A word\n", "utf-8")
    commit(tmp_path, "2024-03-01")
    record.write_text(record.read_text("utf-8").replace("A word", "Another").replace("kind:", "kind: "), "utf-8")
    commit(tmp_path, "2024-03-02")
    return project


CHANGES = (Change("2024-03-02", ("kind", "note")), Change("2024-03-01", ("note",)), Change("2024-02-01", ()))


def test_each_day_tells_which_fields_changed(project: Path) -> None:
    found = past.changes(project)
    assert found[RECORD] == CHANGES
    others = {each for path, each in found.items() if path != RECORD}
    assert others == {(Change("2024-02-01", ()),)}


def test_settings_of_whoever_builds_change_nothing(project: Path) -> None:
    for setting in ("diff.noprefix", "diff.mnemonicPrefix", "color.ui"):
        git(project, "config", setting, "always" if "color" in setting else "true")
    git(project, "config", "diff.external", "false")
    assert past.changes(project)[RECORD] == CHANGES


def test_where_not_all_of_the_past_is_known_nothing_is_told(project: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{tmp_path}", str(tmp_path / "shallow"))
    assert past.changes(tmp_path / "shallow/site") == {}
    shutil.rmtree(tmp_path / ".git")
    assert past.changes(project) == {}


def test_a_commit_that_changes_a_record_changes_the_sum_of_what_a_build_is_made_from(project: Path) -> None:
    before = inputs.digest(project, project / "site", "mkdocs")
    git(project, "commit", "--allow-empty", "--message", "Nothing")
    assert inputs.digest(project, project / "site", "mkdocs") == before
    git(project, "commit", "--amend", "--allow-empty", "--message", "Other words", day="2024-05-01")
    assert inputs.digest(project, project / "site", "mkdocs") == before
    record = project / RECORD
    written = record.read_text("utf-8")
    record.write_text(f"{written}\n", "utf-8")
    commit(project, "2024-04-01")
    record.write_text(written, "utf-8")  # the files are as they were, the past is not
    assert inputs.digest(project, project / "site", "mkdocs") != before


def test_a_page_tells_it_in_the_words_of_the_forms(project: Path) -> None:
    read = compose(project, Report())
    p = presenters(read)[Lang.EN]
    of = read.corpus.registry.actors["salem-al-khalidi"]
    view = entity.view(p, of, p.edition.routes[address.entity(of)], "")
    assert [(each.day.datetime, each.text) for each in view.past] == [
        ("2024-03-02", "Kind, Note"),
        ("2024-03-01", "Note"),
        ("2024-02-01", "begun"),
    ]
