"""`fihris adopt` and `fihris mentions --explain`, run as their users run them, on a project with a small registry."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fihris import telling
from fihris.__main__ import main
from fihris.link import decisions, reasons, states
from fihris.link.resolver import Finder
from fihris.model import Lang
from fihris.read import registry
from fihris.read.files import Tree
from fihris.report import Report
from fihris.survey import survey
from fihris.text.markdown import read

TINY = Path(__file__).resolve().parents[2] / "fixtures" / "tiny"
KINDS = "state: {label: {ar: دولة, en: State}, plural: {ar: دول, en: States}, shape: state}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(TINY, tmp_path / "site")
    kinds = tmp_path / "site" / "docs/_data/vocabularies/kinds.yml"
    kinds.write_text(kinds.read_text("utf-8") + KINDS, "utf-8")
    return tmp_path / "site"


def test_a_state_is_adopted_and_then_found(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["adopt", "--root", str(project), "turkey", "yemen"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"wrote docs/_data/actors/{id}.yml" for id in ("turkey", "yemen")]
    report = Report()
    known = registry.read(Tree(project, report))
    assert not list(report)
    (findings,) = Finder(known, Lang.AR).find_all(
        [read("أعلنت تركيا الأمر، ورفضت صنعاء، وغاب الجانب التركي والوفد الفرنسي.")]
    )
    assert [(each.surface, each.id) for each in findings.mentions] == [
        ("تركيا", "turkey"),
        ("صنعاء", "yemen"),
        ("تركي", "turkey"),
    ]
    assert [each.candidates for each in findings.strangers] == [("france",)]


def test_a_state_with_the_name_of_an_adjective_is_found_where_only_the_name_can_stand(project: Path) -> None:
    assert main(["adopt", "--root", str(project), "mali", "hungary"]) == 0
    known = registry.read(Tree(project, Report()))
    text = "قدم دعم مالي كبير في مالي، وأعلنت مالي قرارا مالي الطابع، وعقد اتفاق مالي. وجف مجرى النهر."
    (findings,) = Finder(known, Lang.AR).find_all([read(text)])
    assert [text[: each.start].rsplit(maxsplit=1)[-1] for each in findings.mentions] == ["في", "وأعلنت"]
    assert not findings.longer


def test_a_state_with_the_name_of_a_thing_in_nature_is_not_found_in_it(project: Path) -> None:
    assert main(["adopt", "--root", str(project), "montenegro", "cape-verde", "bahrain", "serbia"]) == 0
    known = registry.read(Tree(project, Report()))
    finder = Finder(known, Lang.AR)
    things = "صعدنا الجبل الأسود مع الرعاة. وللطائر ذيل طويل والرأس الأخضر. وهناك ملتقى البحرين."
    states_ = (
        "انضم الجبل الأسود إلى الحلف. ولعب الرأس الأخضر في كأس إفريقيا. ونفت البحرين الخبر. وزار الجبل الأسود وصربيا."
    )
    assert [[each.id for each in finder.find_all([read(text)])[0].mentions] for text in (things, states_)] == [
        [],
        ["montenegro", "cape-verde", "bahrain", "montenegro", "serbia"],
    ]


@pytest.mark.parametrize("id", ["turkiye-and-more", "../turkey"])
def test_what_is_no_state_is_not_adopted(project: Path, id: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["adopt", "--root", str(project), id]) == 2
    assert "there is no state" in capsys.readouterr().err


def test_a_state_is_adopted_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["adopt", "--root", str(project), "turkey"]) == 0
    assert main(["adopt", "--root", str(project), "turkey"]) == 2
    assert "already" in capsys.readouterr().err


def test_every_state_can_be_adopted_and_the_check_stays_clean(project: Path) -> None:
    assert main(["adopt", "--root", str(project), *states.world()]) == 0
    report = Report()
    assert len(survey(project, report).corpus.registry.actors) > len(states.world())
    assert not list(report)


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("name: {ar: تركيا, en: The Turkey desk}", "'desk' is called «تركيا»"),
        ("name: {ar: المكتب, en: Desk}\naliases: {ar: [], en: [Turkey]}", ""),
    ],
    ids=["by-name", "by-alias"],
)
def test_a_name_that_somebody_has_is_not_given_to_a_state(
    project: Path, record: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs/_data/actors/desk.yml").write_text(f"{record}\nkind: government-body\n", "utf-8")
    assert main(["adopt", "--root", str(project), "turkey"]) == (2 if told else 0)
    assert told in capsys.readouterr().err
    report = Report()
    survey(project, report)
    assert not [each for each in report if each.code == "alias-twice"]


@pytest.mark.parametrize(("name", "status"), [("عمّان", 0), ("عمان", 2), ("عُمان", 2)])
def test_a_city_whose_marks_tell_it_apart_forbids_no_state(project: Path, name: str, status: int) -> None:
    (project / "docs/_data/places/amman.yml").write_text(f"name: {{ar: {name}, en: Amman}}\nkind: city\n", "utf-8")
    assert main(["adopt", "--root", str(project), "oman"]) == status
    if status == 0:
        known = registry.read(Tree(project, Report()))
        (findings,) = Finder(known, Lang.AR).find_all([read("زار الوفد عُمان. ثم زار عمّان.")])
        assert [(each.surface, each.id) for each in findings.mentions] == [("عُمان", "oman"), ("عمّان", "amman")]


def test_two_records_may_have_names_that_marks_tell_apart(project: Path) -> None:
    for id, name in (("amman", "عمّان"), ("oman", "عُمان")):
        record = f"name: {{ar: {name}, en: {id.title()}}}\nkind: city\n"
        (project / f"docs/_data/places/{id}.yml").write_text(record, "utf-8")
    report = Report()
    survey(project, report)
    assert not [each for each in report if each.code == "alias-twice"]


def test_no_state_is_adopted_where_there_is_no_such_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(TINY, tmp_path / "site")
    assert main(["adopt", "--root", str(tmp_path / "site"), "turkey"]) == 2
    assert "add to docs/_data/vocabularies/kinds.yml: state:" in capsys.readouterr().err


def test_what_was_considered_is_explained(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = project / "text.md"
    text.write_text("وصل سالم الخالدي. ثم وصل زياد الخالدي، وتحدث الخالدي عن تركيا.", "utf-8")
    assert main(["mentions", "--root", str(project), "--explain", str(text)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1:5: سالم الخالدي → actor:salem-al-khalidi (name)",
        "1:31: الخالدي × the name before it makes it another person [salem-al-khalidi]",
        "1:46: الخالدي ? the brief names several of them in full [salem-al-khalidi]",
        "1:57: تركيا · it is a state without a record [turkey]",
        "what is left open (?) is no link; write what it is: [الخالدي](actor:salem-al-khalidi), or [الخالدي](not:mention)",
        "a state without a record is named: `fihris adopt turkey` makes one",
    ]


def test_it_is_explained_in_arabic(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ar")
    text = project / "text.md"
    text.write_text("وصل سالم الخالدي. ثم وصل زياد الخالدي، وتحدث الخالدي عن تركيا.", "utf-8")
    assert main(["mentions", "--root", str(project), "--explain", str(text)]) == 0
    _, *told = capsys.readouterr().out.splitlines()
    assert told[:3] == [
        "1:31: الخالدي × الاسم الذي قبله يجعله شخصًا آخر [salem-al-khalidi]",
        "1:46: الخالدي ? ورد في الإيجاز أكثر من واحد منهم باسمه الكامل [salem-al-khalidi]",
        "1:57: تركيا · هو دولة لا سجل لها [turkey]",
    ]
    every = [
        text
        for module in (reasons, decisions)
        for name, text in vars(module).items()
        if name.isupper() and isinstance(text, str)
    ]
    assert [text for text in every if not telling.arabic(text)] == []


def test_a_longer_name_is_told_whole(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = project / "text.md"
    text.write_text("فتحت جامعة مدينة النور أبوابها.", "utf-8")
    assert main(["mentions", "--root", str(project), "--explain", str(text)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1:6: جامعة مدينة النور + it is a longer name without a record [nur-city]",
        "1:12: مدينة النور × it is part of a longer name [nur-city]",
        'a longer name (+) may have a record of its own: fihris new actor ID --ar "جامعة مدينة النور"',
    ]


def test_a_text_without_names_is_explained(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = project / "text.md"
    text.write_text("كان الجو لطيفًا.", "utf-8")
    assert main(["mentions", "--root", str(project), "--explain", str(text)]) == 0
    assert capsys.readouterr().out.splitlines() == ["no name of the registry stands in this text"]


OFFICE = """name: {ar: وزير المياه, en: Minister of Water}
kind: office
titles: {ar: [الوزير], en: [Minister]}
holders:
  - {actor: salem-al-khalidi, term: 2024/.., source: imagined}
"""


def test_a_file_of_a_brief_speaks_at_the_time_of_its_brief(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs/_data/actors/minister-of-water.yml").write_text(OFFICE, "utf-8")
    kinds = project / "docs/_data/vocabularies/kinds.yml"
    kinds.write_text(
        kinds.read_text("utf-8")
        + "office: {label: {ar: منصب, en: Office}, plural: {ar: مناصب, en: Offices}, shape: org}\n",
        "utf-8",
    )
    section = next(project.glob("docs/ar/briefs/*/*/01-*.md"))
    section.write_text("قال وزير المياه كلمة.", "utf-8")
    apart = project / "text.md"
    apart.write_text("قال وزير المياه كلمة.", "utf-8")
    for file in (section, apart):
        assert main(["mentions", "--root", str(project), str(file)]) == 0
    assert [line.partition(" → ")[2] for line in capsys.readouterr().out.splitlines()] == [
        "actor:salem-al-khalidi (alias, office:nationality)",
        "actor:minister-of-water (alias, office:itself)",
    ]
