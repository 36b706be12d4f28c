"""What is read of a sentence: texts of imagined places, for which no rule was written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from fihris.__main__ import main
from fihris.author.sentence import Named
from fihris.author.suggesting import happenings, relations
from fihris.report import Report, Severity
from fihris.site import compose

CASES = Path(__file__).parents[2] / "fixtures/suggest"
_NAME = re.compile(r"\[([^\]]+)\]\(([!+@]?)([a-z]+)\)")


def _read(marked: str) -> tuple[str, list[Named]]:
    """The text of a case, and who is named in it."""
    text, named, done = "", [], 0
    for found in _NAME.finditer(marked):
        text += marked[done : found.start()]
        start = len(text)
        text += found[1]
        named.append(Named(found[3], start, len(text), found[2] == "+", found[2] == "@", found[2] == "!"))
        done = found.end()
    return text + marked[done:], named


def _said(case: dict[str, Any], lang: str) -> tuple[set[str], set[str]]:
    found = list(relations(*_read(case["text"]), lang))
    spelt = [(f"{each.source} {each.kind} {each.target}", each.hedged) for each in found]
    return {words for words, hedged in spelt if not hedged}, {words for words, hedged in spelt if hedged}


def _cases(name: str) -> list[tuple[str, dict[str, Any]]]:
    return [(lang, case) for lang, cases in yaml.safe_load((CASES / name).read_text("utf-8")).items() for case in cases]


ALL = [(name, lang, case) for name in ("rivers.yml", "islands.yml") for lang, case in _cases(name)]


@pytest.mark.parametrize("name", ["rivers.yml", "islands.yml"])
def test_what_is_proposed_is_said(name: str) -> None:
    right = made = true = 0
    for lang, case in _cases(name):
        plain, hedged = _said(case, lang)
        meant = set(case.get("said", ())) | set(case.get("hedged", ()))
        right += len((plain | hedged) & meant)
        made += len(plain | hedged)
        true += len(meant)
    assert right / made >= 0.9
    assert right / true >= 0.8


@pytest.mark.parametrize(("name", "lang", "case"), ALL, ids=lambda value: str(value)[:30])
def test_nothing_denied_or_hedged_is_stated(name: str, lang: str, case: dict[str, Any]) -> None:
    plain, hedged = _said(case, lang)
    assert not plain & set(case.get("hedged", ())), name
    assert case.get("said") != [] or not plain | hedged, name


@pytest.mark.parametrize(("name", "lang", "case"), [each for each in ALL if "dates" in each[2]])
def test_dates_are_events(name: str, lang: str, case: dict[str, Any]) -> None:
    found = [each.date for each in happenings(*_read(case["text"]), lang) if each.date]
    assert found == case["dates"], name


def test_a_verb_without_a_subject_says_nothing() -> None:
    assert not list(relations(*_read("met by [X](x) and [Y](y)"), "en"))
    assert not list(relations(*_read("دعم [اسم](x)"), "ar"))


SECTION = "docs/ar/briefs/2024/water-accord/01-minister-visits.md"


def test_what_is_accepted_is_written_and_checks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The relation and the topic that the tiny project has by hand are taken out, proposed, and accepted."""
    project = shutil.copytree(CASES.parent / "tiny", tmp_path / "tiny")
    file = project / SECTION
    text = file.read_text("utf-8")
    bare = re.sub(r"relations:\n(?:  .*\n)+", "", text)
    file.write_text(bare, "utf-8")
    assert main(["suggest", "--root", str(project), SECTION]) == 0
    shown = capsys.readouterr().out
    entry = "{source: salem-al-khalidi, relation: heads, target: ministry-of-water, mode: stated, evidence: {"
    assert f"1. relations: - {entry}" in shown
    assert "«يرأس سالم الخالدي وزارة المياه" in shown
    assert file.read_text("utf-8") == bare
    for numbers in ("1,99", "0", "9" * 5000):  # all of them or none
        assert main(["suggest", "--root", str(project), SECTION, "--accept", numbers]) == 2
    assert file.read_text("utf-8") == bare
    assert main(["suggest", "--root", str(project), SECTION, "--accept", "1,1"]) == 0
    assert f"relations:\n  - {entry}" in file.read_text("utf-8")
    report = Report()
    compose(project, report)
    assert not [problem for problem in report if problem.severity is Severity.ERROR]
    assert main(["suggest", "--root", str(project), SECTION]) == 0
    assert "relation: heads" not in capsys.readouterr().out.partition("next:")[0]
    assert main(["suggest", "--root", str(project), "docs/ar/none.md"]) == 2


def test_the_figures_of_sections_are_proposed_for_the_briefs_own_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = shutil.copytree(CASES.parent / "tiny", tmp_path / "tiny")
    file = (project / SECTION).with_name("index.md")
    bare = re.sub(r"(figures|events):\n(?:  .*\n)+", "", file.read_text("utf-8"))
    file.write_text(bare, "utf-8")
    assert main(["suggest", "--root", str(project), "docs/ar/briefs/2024/water-accord/index.md"]) == 0
    shown = capsys.readouterr().out
    assert 'figures (?): - {value: {ar: "12", en: "12"}, label: {ar: قناة' in shown
    assert "section: 2}" in shown
    assert 'events (?): - {id: salem-al-khalidi-2024, date: "2024-03-05"' in shown
    assert main(["suggest", "--root", str(project), SECTION]) == 0
    assert "figures" not in capsys.readouterr().out


def test_what_a_note_cites_is_no_event_and_each_event_has_an_id_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = shutil.copytree(CASES.parent / "tiny", tmp_path / "tiny")
    (project / SECTION.replace("docs/ar", "docs/en")).unlink()
    said = "زار سالم الخالدي مدينة النور يوم {} مايو 2024."
    (project / SECTION).write_text(
        f"---\ntitle: ريح\ntopics: []\n---\n\n{said.format(3)}[^1]\n\n[^1]: {said.format(9)}\n\n{said.format(5)}\n",
        "utf-8",
    )
    assert main(["suggest", "--root", str(project), SECTION]) == 0
    found = re.findall(r'\{id: ([\w-]+), date: "([\d-]+)"', capsys.readouterr().out)
    assert found == [("salem-al-khalidi-2024", "2024-05-03"), ("salem-al-khalidi-2024-2", "2024-05-05")]


def test_where_nothing_is_proposed_it_is_said_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = shutil.copytree(CASES.parent / "tiny", tmp_path / "tiny")
    (project / SECTION.replace("docs/ar", "docs/en")).unlink()
    (project / SECTION).write_text("---\ntitle: ريح\ntopics: []\n---\n\nهبت ريح على سهل لا سجل له.\n", "utf-8")
    assert main(["suggest", "--root", str(project), SECTION]) == 0
    shown = capsys.readouterr().out
    assert "nothing else to propose" in shown
    assert "--accept" not in shown
