"""What changed in the open data between two commits."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from fihris.__main__ import main
from tests.conftest import TINY

SECTION = "docs/ar/briefs/2024/water-accord/01-minister-visits.md"
RECORD = "docs/_data/actors/salem-al-khalidi.yml"


def git(project: Path, *words: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@b"]
    subprocess.run(["git", "-C", project, *who, *words], check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    shutil.copytree(TINY, project / "docs")
    git(project.parent, "init", "-q", str(project))
    git(project, "add", ".")
    git(project, "commit", "-qm", "first")
    return project


def changed(project: Path, *words: str) -> list[dict[str, str]]:
    into = project.parent / "out"
    assert main(["changes", "--root", str(project), *words, "--into", str(into)]) == 0
    rows = list(csv.DictReader((into / "changes.csv").read_text("utf-8-sig").splitlines()))
    assert [
        {name: "" if value is None else str(value) for name, value in row.items()}
        for row in json.loads((into / "changes.json").read_bytes())
    ] == rows
    return rows


def test_records_sentences_mentions_and_relations_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = project / RECORD
    record.write_text(
        record.read_text("utf-8").replace("name: {ar: سالم الخالدي", "name: {ar: سالم بن أحمد الخالدي", 1), "utf-8"
    )
    with (project / SECTION).open("a", encoding="utf-8") as text:
        text.write("\nثم عاد سالم الخالدي إلى مدينة النور.\n")
    rows = changed(project, "HEAD")
    told = {(row["table"], row["change"]) for row in rows}
    assert {("sentences", "added"), ("mentions", "added"), ("actors", "changed")} <= told
    assert not any(row["field"].startswith(("url", "mentions")) for row in rows)  # they follow of the others
    (name,) = [row for row in rows if row["field"] == "name_ar"]
    assert (name["row"], name["before"], name["after"]) == ("salem-al-khalidi", "سالم الخالدي", "سالم بن أحمد الخالدي")
    capsys.readouterr()
    assert main(["changes", "--root", str(project), "HEAD"]) == 0
    said = capsys.readouterr().out
    assert "## الفاعلون · Actors" in said
    assert "ثم عاد سالم الخالدي" in said


def test_two_commits_are_compared_in_either_direction(project: Path) -> None:
    with (project / SECTION).open("a", encoding="utf-8") as text:
        text.write("\nثم عاد سالم الخالدي.\n")
    git(project, "commit", "-qam", "second")
    there, back = changed(project, "HEAD~1", "HEAD"), changed(project, "HEAD", "HEAD~1")
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert {(row["row"], turned[row["change"]]) for row in there} == {(row["row"], row["change"]) for row in back}
    assert there
    assert changed(project, "HEAD") == []


def test_what_cannot_be_compared_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes", "--root", str(project), "no-such"]) == 2
    assert "error[unknown-revision]" in capsys.readouterr().err
    (project / RECORD).write_text("name: {", "utf-8")
    assert main(["changes", "--root", str(project), "HEAD"]) == 1
    assert RECORD in capsys.readouterr().err


def test_a_revision_that_was_left_empty_is_none(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([""], ["HEAD", ""]):
        assert main(["changes", "--root", str(project), *words]) == 2
        assert "there is no revision ''" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["changes", "review"])
def test_a_revision_with_a_link_that_leads_out_is_compared(
    command: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    links = (project / "docs/ar/elsewhere.md", project / "docs/ar/above")
    links[0].symlink_to("/nowhere/elsewhere.md")
    links[1].symlink_to("../../../../..")
    git(project, "add", ".")
    git(project, "commit", "-qm", "links")
    for link in links:
        link.unlink()
    assert main([command, "--root", str(project), "HEAD"]) == 0
    assert capsys.readouterr().out
