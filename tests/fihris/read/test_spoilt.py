"""One fault is told once: what refers to a record that cannot be read is not wrong because of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fihris.read import corpus
from fihris.read.files import Tree
from fihris.report import Report
from fihris.text.dates import impossible

TINY = Path(__file__).resolve().parents[2] / "fixtures" / "tiny"


@pytest.mark.parametrize(
    "path",
    [
        "docs/_data/actors/ministry-of-water.yml",
        "docs/_data/places/nur-city.yml",
        "docs/_data/vocabularies/kinds.yml",
        "docs/_data/vocabularies/relations.yml",
        "docs/_data/vocabularies/topics.yml",
        "docs/ar/briefs/2024/water-accord/index.md",
        "docs/ar/briefs/2024/water-accord/01-minister-visits.md",
        "docs/ar/briefs/2024/water-accord/02-canals-reopened.md",
    ],
)
def test_a_file_that_cannot_be_read_is_one_fault(tmp_path: Path, path: str) -> None:
    project = Path(shutil.copytree(TINY, tmp_path / "tiny"))
    (project / path).write_text("---\n\t: [\n---\n", "utf-8")
    report = Report()
    corpus.read(Tree(project, report))
    assert [problem.path for problem in report] == [path]


def test_what_was_read_is_kept(tmp_path: Path) -> None:
    project = Path(shutil.copytree(TINY, tmp_path / "tiny"))
    tree = Tree(project, Report())
    corpus.read(tree)
    path = "docs/ar/index.md"
    assert tree.texts[path] == (project / path).read_text("utf-8")
    assert tree.records[path].value["title"] == "فهرس"


@pytest.mark.parametrize(
    ("date", "fault"),
    [
        ("2024", ""), ("2024-02", ""), ("2024-02-29", ""), ("2024-02-28/2024-03-01", ""), ("2024-03/2024-03-05", ""),
        ("2023-02-29", "there is no day 2023-02-29"), ("0000", "there is no day 0000"), ("2024-03-05/2024-03-01", "it ends before it begins"),
        ("2024-03-05/2023", "it ends before it begins"),
    ],
)  # fmt: skip
def test_dates_that_no_calendar_has(date: str, fault: str) -> None:
    assert impossible(date) == fault
