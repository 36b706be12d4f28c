"""One fault is told once: what refers to a record that cannot be read is not wrong because of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fihris.read import corpus
from fihris.read.files import Tree
from fihris.report import Report
from fihris.survey import survey
from fihris.text.dates import impossible

TINY = Path(__file__).resolve().parents[2] / "fixtures" / "tiny"


PAGE = "docs/ar/briefs/2024/water-accord/index.md"
SECTION = "docs/ar/briefs/2024/water-accord/01-minister-visits.md"
THESIS = """thesis:
  text: {ar: يرأس سالم الخالدي الوزارة., en: Salem al-Khalidi heads the ministry.}
  section: 1
  evidence: {ar: يرأس سالم الخالدي وزارة المياه, en: Salem al-Khalidi heads the Ministry of Water}
  certainty: stated
"""


def _damaged(project: Path, path: str, add: str) -> list[str]:
    """The files that something is told of."""
    page = project / PAGE
    page.write_text(page.read_text("utf-8").replace("topics:", f"{THESIS}topics:", 1), "utf-8")
    report = Report()
    survey(project, report)
    assert not list(report)
    written = (project / path).read_text("utf-8")
    (project / path).write_text(written + add if add else "---\n\t: [\n---\n", "utf-8")
    survey(project, report)
    return [problem.path for problem in report]


@pytest.mark.parametrize(
    "path",
    [
        "docs/_data/actors/ministry-of-water.yml",
        "docs/_data/places/nur-city.yml",
        "docs/_data/vocabularies/kinds.yml",
        "docs/_data/vocabularies/relations.yml",
        "docs/_data/vocabularies/topics.yml",
        PAGE,
        SECTION,
        "docs/ar/briefs/2024/water-accord/02-canals-reopened.md",
        SECTION.replace("/ar/", "/en/"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_fault(tmp_path: Path, path: str) -> None:
    """Though a relation, an event and a claim rest on words of it."""
    project = Path(shutil.copytree(TINY, tmp_path / "tiny"))
    assert _damaged(project, path, "") == [path]


@pytest.mark.parametrize("add", ["> " * 3000, "<b>" * 6000, "نص من كلمات كثيرة. " * 30_000], ids=lambda add: add[:6])
@pytest.mark.parametrize("path", [PAGE, SECTION, SECTION.replace("/ar/", "/en/")])
def test_a_text_that_is_too_much_is_one_fault(tmp_path: Path, path: str, add: str) -> None:
    project = Path(shutil.copytree(TINY, tmp_path / "tiny"))
    assert _damaged(project, path, f"\n\n{add}\n") == [path]


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
