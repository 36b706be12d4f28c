"""`fihris check` as it is called: what it prints, what it repairs, how it ends."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
import tiny

from fihris.__main__ import main

SECTION = "docs/ar/briefs/2024/water-accord/01-minister-visits.md"
OTHER = "docs/ar/briefs/2024/water-accord/02-canals-reopened.md"
TAIL = "وجاءت الزيارة بعد سنوات من البعد."


def spoil(tmp_path: Path, words: str) -> Path:
    project = tiny.copy(tmp_path)
    tiny.edit(project, {SECTION: {TAIL: f"{TAIL} {words}"}})
    tiny.stamp(project)
    return project


def check(project: Path, *words: str) -> int:
    return main(["check", "--root", str(project), *words])


def test_a_valid_project_prints_nothing_and_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tiny.copy(tmp_path)) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "0 errors, 0 warnings, 0 notices\n"


def test_a_warning_ends_with_1_and_a_notice_with_0(tmp_path: Path) -> None:
    assert check(spoil(tmp_path / "a", "ثم عاد الوفد ، وانتهى.")) == 1
    assert check(spoil(tmp_path / "b", "ثم عاد الوفد الوفد.")) == 0


def test_json_lines_carry_the_fix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(spoil(tmp_path, "ثم عاد الوفد, وانتهى."), "--format", "json")
    (problem,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (problem["code"], problem["path"], problem["line"]) == ("latin-sign", SECTION, 16)
    assert problem["fix"] == {"old": ",", "new": "،"}


def test_annotations_stand_on_the_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(spoil(tmp_path, "ثم عاد الوفد, وانتهى."), "--format", "github")
    assert capsys.readouterr().out.startswith(f"::warning file={SECTION},line=16,col=121,title=latin-sign::")


def test_paths_say_what_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = spoil(tmp_path, "ثم عاد الوفد, وانتهى.")
    assert check(project, str(project / OTHER)) == 0
    assert capsys.readouterr().out == ""
    assert check(project, str(project / "docs/ar/briefs")) == 1
    assert check(project, SECTION) == 1


def test_a_path_that_is_not_there_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = tiny.copy(tmp_path)
    for path in ("docs/arr", "../outside", "\0", "x" * 5000):
        assert check(project, path) == 2
    assert "no-such-path" in capsys.readouterr().err


def test_a_folder_without_docs_ends_with_2(tmp_path: Path) -> None:
    assert check(tmp_path) == 2


# ---------------------------------------------------------------- repair

FLAWED = "والعمـــل مستمر , كما يبدو ، فى العاصمه. وذكر “الموسم” مرة, وعاد عاد الوفد الى الدار في ٢٠٢٤\u200f."
MENDED = "والعمل مستمر، كما يبدو، في العاصمة. وذكر «الموسم» مرة، وعاد عاد الوفد إلى الدار في 2024."


def test_fix_repairs_what_is_safe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = spoil(tmp_path, FLAWED)
    check(project, "--fix")
    assert f"{TAIL} {MENDED}" in (project / SECTION).read_text("utf-8")
    assert f"fixed {SECTION}:16:" in capsys.readouterr().err


def test_fix_a_second_time_changes_nothing(tmp_path: Path) -> None:
    project = spoil(tmp_path, FLAWED)
    check(project, "--fix")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    check(project, "--fix")
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "kept",
    [
        "وقال: «العمـــل مستمر , فى العاصمه».",
        "> العمـــل مستمر , فى العاصمه.",
        "### العمـــل مستمر , فى العاصمه",
        "وقرأ كتاب *العمـــل فى العاصمه* أمس.",
        "واسمه `العمـــل فى العاصمه` هنا.",
    ],
)
def test_fix_changes_nothing_in_a_quotation_a_title_or_code(tmp_path: Path, kept: str) -> None:
    project = spoil(tmp_path, f"ثم عاد.\n\n{kept}\n\nثم عاد فى المساء.")
    check(project, "--fix")
    text = (project / SECTION).read_text("utf-8")
    assert f"ثم عاد.\n\n{kept}\n\nثم عاد في المساء." in text


def test_fix_leaves_the_page_s_title(tmp_path: Path) -> None:
    project = tiny.copy(tmp_path)
    tiny.edit(
        project, {SECTION: {"title: زيارة الوزير": "title: زيـــارة الوزير", "كيف جرت الزيارة": "كيف جرت الزيـــارة"}}
    )
    check(project, "--fix")
    text = (project / SECTION).read_text("utf-8")
    assert "title: زيـــارة الوزير" in text
    assert "description: كيف جرت الزيارة" in text


def test_fix_keeps_evidence_and_body_the_same(tmp_path: Path) -> None:
    """What folding does not forgive is mended in neither, what it forgives in both."""
    project = tiny.copy(tmp_path)
    tiny.edit(
        project,
        {
            SECTION: {
                "evidence: {ar: يرأس سالم الخالدي وزارة المياه": "evidence: {ar: يرأس سالم الخالدي وزارة الميـــاه والمليشيات",
                "يرأس سالم الخالدي وزارة المياه، وقد": "يرأس سالم الخالدي وزارة الميـــاه والمليشيات، وقد",
            }
        },
    )
    tiny.stamp(project)
    check(project, "--fix")
    text = (project / SECTION).read_text("utf-8")
    assert text.count("وزارة المياه والمليشيات") == 2
    assert not [problem for problem in tiny.check(project) if problem.code == "evidence-missing"]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_fix_keeps_line_ends_byte_order_mark_and_mode(tmp_path: Path, line_end: str) -> None:
    project = spoil(tmp_path, "ثم عاد فى المساء.\n\nثم عاد الوفد ، وانتهى.")
    file = project / SECTION
    text = file.read_text("utf-8")
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", line_end).encode())
    file.chmod(0o640)
    check(project, "--fix")
    right = text.replace("عاد فى", "عاد في").replace("الوفد ،", "الوفد،")
    assert file.read_bytes() == b"\xef\xbb\xbf" + right.replace("\n", line_end).encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_fix_repairs_only_the_paths_it_is_given(tmp_path: Path) -> None:
    project = spoil(tmp_path, "ثم عاد فى المساء.")
    check(project, "--fix", OTHER)
    assert "فى المساء" in (project / SECTION).read_text("utf-8")
    check(project, "--fix", SECTION)
    assert "في المساء" in (project / SECTION).read_text("utf-8")


def test_fix_does_not_make_a_translation_stale(tmp_path: Path) -> None:
    """The fingerprint is of folded words: tatweel, hamza and invisible signs are no change of meaning."""
    project = spoil(tmp_path, "والعمـــل مستمر فى العاصمه\u200f.")
    check(project, "--fix")
    assert tiny.check(project) == []
