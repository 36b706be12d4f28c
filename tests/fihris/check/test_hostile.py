"""Sources made to harm: each gives a clear error, quickly, and never a traceback."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
import tiny

from fihris import telling
from fihris.__main__ import main
from fihris.model import LANGS
from fihris.read.files import Tree
from fihris.report import Problem, Report, Severity

SECTION = "docs/ar/briefs/2024/water-accord/01-minister-visits.md"
ENGLISH = "docs/en/briefs/2024/water-accord/01-minister-visits.md"
PLACE = "docs/_data/places/nur-city.yml"
HEAD = "---\ntitle: زيارة الوزير تقرب الوزارة من المدينة\n---\n\n"
SECONDS = 20
"""Not a measurement: what grows with the square of a file of a megabyte takes minutes."""


def said(project: Path, path: str | None = None) -> list[Problem]:
    start = time.process_time()
    found = tiny.check(project)
    assert time.process_time() - start < SECONDS
    return [problem for problem in found if path is None or problem.path == path]


def codes(found: list[Problem]) -> set[str]:
    return {problem.code for problem in found}


def test_what_a_site_says_of_itself_is_not_read_beyond_what_a_file_may_have(tmp_path: Path) -> None:
    project = tiny.copy(tmp_path)
    site = project / "docs/_data/site.yml"
    site.write_text(
        f"languages: [ar, fr]\nmessages: ar\n{site.read_text('utf-8')}" + "more: [a, b]\n" * 50_000, "utf-8"
    )
    assert Tree(project, Report()).langs == LANGS
    assert telling.language(project, {}) == telling.EN
    assert codes(said(project, "docs/_data/site.yml")) == {"too-large"}


def test_a_line_of_ten_megabytes(tmp_path: Path) -> None:
    project = tiny.copy(tmp_path)
    (project / SECTION).write_text(HEAD + "ا" * 10_000_000, "utf-8")
    assert "too-large" in codes(said(project, SECTION))


@pytest.mark.parametrize(
    "pattern",
    [
        "ا",
        "ـ",
        "«",
        "»",
        "“",
        '"',
        "«»",
        "(",
        "[",
        "](",
        "[a](",
        "![",
        "`",
        "`a``",
        "```x\n",
        "~~~\n",
        "*a",
        "_",
        "**",
        "<",
        "<a ",
        "<!--",
        "&",
        "\\",
        "{",
        "|",
        "| |\n|--|\n",
        "> ",
        "- ",
        "1. ",
        "# ",
        "a\n=\n",
        "---\n\t@~|---\n",
        "١",
        "1,",
        "1,000",
        "9",
        "في ",
        "في في ",
        "A b ",
        "Aa ",
        "Aa. Aa ",
        "the the ",
        "رئيس ال",
        "رئيس الوزراء السابق ",
        "حزب «",
        "5 مارس 2024 ",
        "in 2020-",
        "\u200f",
        "\u202e",
        "\ufedf",
        " ،",
        "a@",
        "http://",
        "www.",
        "word.",
        "!!! note\n",
        ": ",
        "[^1]: ",
        "\t",
        "    ",
        "ا\u064b",
        "\u2060",
        "<table>\n",
        "{#a}\n",
        "[x]: y\n",
        "[[[[x](a)](a)](a)](a)",
    ],
    ids=ascii,
)
def test_one_sign_for_a_hundred_kilobytes(tmp_path: Path, pattern: str) -> None:
    """In both languages: nothing may grow with the square of the text."""
    project = tiny.copy(tmp_path)
    text = pattern * (100_000 // len(pattern.encode()))
    for path in (SECTION, ENGLISH):
        (project / path).write_text(HEAD + text, "utf-8", newline="")
    said(project)


@pytest.mark.parametrize("pattern", ['"', '«"', '"a" ', "[", "'a' "])
def test_a_file_as_large_as_may_be(tmp_path: Path, pattern: str) -> None:
    project = tiny.copy(tmp_path)
    (project / SECTION).write_text(HEAD + pattern * (500_000 // len(pattern.encode())), "utf-8")
    assert len(said(project)) < 2000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    project = tiny.copy(tmp_path)
    os.mkfifo(project / "docs/ar/briefs/2024/water-accord/03-pipe.md")
    os.mkfifo(project / "docs/_data/places/pipe.yml")
    assert "unreadable" in codes(said(project))
    (project / "docs/_data/site.yml").unlink()
    os.mkfifo(project / "docs/_data/site.yml")
    assert telling.language(project, {}) == telling.EN
    assert codes(said(project, "docs/_data/site.yml"))


def test_nested_anchors(tmp_path: Path) -> None:
    project = tiny.copy(tmp_path)
    lines = ['a0: &a0 ["x"]'] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    (project / PLACE).write_text("\n".join(lines), "utf-8")
    assert codes(said(project, PLACE)) == {"yaml-anchor"}


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "{a: " * 5000,
        "- " * 5000,
        "? " * 5000,
        "&a [*a]",
        "a: &a\n  b: *a",
        "!!python/name:os.system",
        "%YAML 9.9\n---\na: 1",
        "a: !!binary x",
        "name: !x {ar: أ, en: A}",
        "name: {ar: !!python/object/apply:os.system [id], en: A}",
        "name: {ar: ! أ, en: !<tag:x> A}",
        "<<: {a: 1}",
        "a: .nan",
        "a: 1e999",
        f"a: {'9' * 5000}",
        "a: 0x" + "f" * 5000,
        "a: 1:" + "59:" * 2000 + "1",
    ],
    ids=lambda text: text[:12],
)
def test_yaml_that_is_deep_or_odd(tmp_path: Path, text: str) -> None:
    project = tiny.copy(tmp_path)
    (project / PLACE).write_text(text, "utf-8")
    found = said(project, PLACE)
    assert found
    assert all(problem.severity is Severity.ERROR for problem in found)
    assert all(len(str(problem)) < 2000 for problem in found)


@pytest.mark.parametrize(
    "data",
    [
        b"\x00",
        b"\xff\xfe\x00",
        b"---\ntitle: \x00\n---\n",
        b"\xef\xbb\xbf",
        b"---\ntitle: \xd8\n---\n",
        b"\r\r\r",
        b"---",
        b"---\n---",
    ],
    ids=repr,
)
def test_bytes_that_are_no_text(tmp_path: Path, data: bytes) -> None:
    project = tiny.copy(tmp_path)
    for path in (SECTION, PLACE):
        (project / path).write_bytes(data)
        assert said(project, path)


def test_a_link_out_of_the_tree(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(HEAD + "سر", "utf-8")
    project = tiny.copy(tmp_path)
    (project / SECTION).unlink()
    (project / SECTION).symlink_to(secret)
    found = said(project)
    assert "link-outside" in codes(found)
    assert not any("سر" in str(problem) for problem in found)


def test_a_linked_folder_a_loop_and_a_link_to_nothing(tmp_path: Path) -> None:
    project = tiny.copy(tmp_path)
    (project / "docs/ar/all").symlink_to(project)
    (project / "docs/ar/loop.md").symlink_to(project / "docs/ar/loop.md")
    (project / "docs/ar/gone.md").symlink_to(project / "docs/ar/nothing.md")
    assert {"link-folder", "unreadable"} <= codes(said(project))


@pytest.mark.parametrize(
    "id",
    [
        "../../../etc/passwd",
        "..",
        "/etc/passwd",
        "a/../../b",
        "nur-city\n",
        "\u202enur",
        "nur city",
        "NUR",
        "",
        "-",
        "a" * 3000,
    ],
)
def test_ids_that_are_paths(tmp_path: Path, id: str) -> None:
    project = tiny.copy(tmp_path)
    quoted = '"' + id.replace("\n", "\\n") + '"'
    tiny.edit(project, {SECTION: {"target: ministry-of-water": f"target: {quoted}"}})
    found = said(project, SECTION)
    assert found
    assert codes(found) <= {"bad-value", "unknown-actor", "bidi-control"}


@pytest.mark.parametrize(
    "name",
    [
        "\u202edm.evil.md",
        "a\nb.md",
        "a\x1b[31m.md",
        "..md",
        " .md",
        "é.md",
        "-.md",
        "A.md",
        "a" * 200 + ".md",
        "CON.md",
        "a:b.md",
    ],
    ids=ascii,
)
def test_file_names(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    project = tiny.copy(tmp_path)
    (project / "docs/ar/briefs/2024/water-accord" / name).write_text(HEAD, "utf-8")
    assert main(["check", "--root", str(project)]) == 1
    printed = capsys.readouterr().out
    assert "bad-path" in printed or "file-collision" in printed
    assert not set(printed) & set("\u202e\x1b")
    assert all(line.startswith(("docs/", "    hint: ")) for line in printed.splitlines())


def test_a_file_name_that_is_no_utf8(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    project = tiny.copy(tmp_path)
    try:
        (Path(os.fsdecode(os.fsencode(project / "docs/ar") + b"/\xff\xfe.md"))).write_text(HEAD, "utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    for style in ("text", "json", "github"):
        assert main(["check", "--root", str(project), "--format", style]) == 1
    assert b"bad-id" in capsysbinary.readouterr().out


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    project = tiny.copy(tmp_path)
    (project / PLACE).unlink()
    (project / PLACE).mkdir()
    (project / SECTION).unlink()
    (project / SECTION).mkdir()
    assert said(project)


@pytest.mark.parametrize(
    "path", ["docs/ar/actors/salem-al-khalidi.md", "docs/_data/actors/new.yml", "docs/en/about.md"]
)
def test_an_empty_folder_where_a_file_may_be(tmp_path: Path, path: str) -> None:
    """The host would open it as a page; one that a system's hidden file stands in looks empty too."""
    project = tiny.copy(tmp_path)
    (project / path).mkdir(parents=True)
    assert codes(said(project, path)) == {"unread-file"}
    (project / path / ".DS_Store").touch()
    assert codes(said(project, path)) == {"unread-file"}


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    project = tiny.copy(tmp_path)
    (project / PLACE).chmod(0)
    if os.access(project / PLACE, os.R_OK):
        pytest.skip("root reads everything")
    assert "unreadable" in codes(said(project, PLACE))


@pytest.mark.parametrize(
    "link",
    [
        "../" * 60 + "etc/passwd",
        "%00.md",
        "a" * 5000 + ".md",
        "%2e%2e/" * 30 + "etc/passwd",
        "../../../../_data/README.md",
        "file:///etc/passwd",
        "actor:../../x",
        "actor:" + "a" * 5000,
        "index.md#" + "a" * 5000,
        "<>",
        "//",
        "http://[",
        "index.md?x",
        "\u202eindex.md",
    ],
)
def test_links_that_lead_out(tmp_path: Path, link: str) -> None:
    project = tiny.copy(tmp_path)
    tiny.edit(project, {SECTION: {"«بداية جديدة»": f"[بداية]({link})"}})
    said(project)


@pytest.mark.parametrize(
    "date",
    [
        "2023-02-30",
        "2023-13-01",
        "0000",
        "9999-12-31",
        "99999",
        "2023-00",
        "-2023",
        "2023/2022",
        "2023-08-07/2023-08",
        ".nan",
        "1e5",
    ],
)
def test_dates_that_cannot_be(tmp_path: Path, date: str) -> None:
    project = tiny.copy(tmp_path)
    index = "docs/ar/briefs/2024/water-accord/index.md"
    tiny.edit(project, {index: {"date: 2024-03-05\n": f"date: {date}\n"}})
    found = codes(said(project, index)) & {"bad-date", "bad-value"}
    assert found or date in {"9999-12-31", "2023-08-07/2023-08"}


def test_a_huge_number_in_a_text(tmp_path: Path) -> None:
    project = tiny.copy(tmp_path)
    tiny.edit(
        project,
        {SECTION: {"«بداية جديدة»": "9" * 9000 + " ألف"}, ENGLISH: {"a new beginning": "9" * 9000 + " thousand"}},
    )
    said(project)


@pytest.mark.parametrize(
    "field",
    [
        "title: " + "[" * 100_000,
        "title: " + "{a: " * 50_000,
        "- " * 60_000,
        "? " * 60_000,
        "title: " + "[[" * 40 + "x" + "]]" * 40,
    ],
    ids=lambda field: field[:9],
)
@pytest.mark.parametrize("path", [SECTION, PLACE])
def test_fields_nested_without_end(tmp_path: Path, path: str, field: str) -> None:
    """The parser's library would end the process without a word."""
    project = tiny.copy(tmp_path)
    text = f"---\n{field}\n---\n\nنص.\n" if path.endswith(".md") else field
    (project / path).write_text(text, "utf-8")
    assert "bad-yaml" in codes(said(project, path))


@pytest.mark.parametrize(
    "body",
    [
        "[" * 10_000,
        "*" * 10_000 + "a" + "*" * 10_000,
        "> " * 10_000 + "a",
        '<div markdown="1">\n' * 10_000,
    ],
    ids=lambda body: body[:6],
)
def test_signs_nested_without_end(tmp_path: Path, body: str) -> None:
    project = tiny.copy(tmp_path)
    (project / SECTION).write_text(f"{HEAD}نص.\n\n{body}\n", "utf-8")
    (fault,) = [problem for problem in said(project, SECTION) if problem.code == "too-much"]
    assert fault.line >= 7
    assert fault.hint


@pytest.mark.parametrize("path", [SECTION, PLACE])
@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("سطر\nنص\x1b[31m هنا", "control-character", (1, 3)),
        ("سطر\nن\x07ص", "control-character", (1, 2)),
        ("سطر\nنص\x9b", "control-character", (1, 3)),
        ("سطر\nنص\ufffe", "control-character", (1, 3)),
        ("line\nword\uffff", "control-character", (1, 5)),
        ("سطر\nنص\0", "null-byte", (1, 3)),
        ("<<<<<<< HEAD\nنص\n=======\nنص آخر\n>>>>>>> فرع\n", "merge-conflict", (0, 1)),
        ("||||||| أصل\nنص\n", "merge-conflict", (0, 1)),
        ("    <<<<<<< HEAD\n    نص\n", "merge-conflict", (0, 5)),
        ("- بند\n- <<<<<<< HEAD\n", "merge-conflict", (1, 3)),
        ("3. >>>>>>> فرع\n", "merge-conflict", (0, 4)),
        ("> نص\n> <<<<<<<\n", "merge-conflict", (1, 3)),
        ("><<<<<<< HEAD\n", "merge-conflict", (0, 2)),
        ("# <<<<<<< HEAD\n", "merge-conflict", (0, 3)),
    ],
)
def test_what_nobody_means_to_write(tmp_path: Path, path: str, text: str, code: str, at: tuple[int, int]) -> None:
    project = tiny.copy(tmp_path)
    before = (project / path).read_text("utf-8")
    (project / path).write_text(f"{before}\n{text}", "utf-8")
    first = min((each for each in said(project, path) if each.code == code), key=lambda each: each.line)
    assert (first.line, first.column) == (before.count("\n") + 2 + at[0], at[1])
    assert first.severity is Severity.ERROR
    assert first.hint


def test_a_heading_may_be_underlined_by_seven_signs(tmp_path: Path) -> None:
    project = tiny.copy(tmp_path)
    with (project / SECTION).open("a", encoding="utf-8") as file:
        file.write("\nعنوان\n=======\n\nنص.\n\n```\n=======\n```\n\n> > > > > > > نص\n\n| أ | ب |\n|---|---|\n|||\n")
    assert "merge-conflict" not in codes(said(project, SECTION))


def test_what_parts_two_versions_of_a_record_underlines_nothing(tmp_path: Path) -> None:
    project = tiny.copy(tmp_path)
    with (project / PLACE).open("a", encoding="utf-8") as file:
        file.write("=======\n")
    assert "merge-conflict" in codes(said(project, PLACE))


def test_the_words_of_the_site_are_plain_text_too(tmp_path: Path) -> None:
    project = tiny.copy(tmp_path)
    (project / "docs/_data/interface").mkdir()
    path = "docs/_data/interface/ar.yml"
    (project / path).write_text("home:\n  strip: 'فهرس <img src=x onerror=\"x\">'\n", "utf-8")
    (fault,) = said(project, path)
    assert (fault.code, fault.line, fault.column) == ("markup-in-field", 2, 16)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("<<<<<<< HEAD\nextra: {}\n", "bad-yaml"),
        ("extra: [", "bad-yaml"),
        ('extra: {hosts: ["evil.example; script-src *"]}', "bad-value"),
        ("extra: {hosts: [\"'unsafe-inline'\"]}", "bad-value"),
        ("extra: {hosts: '*'}", "bad-value"),
        ("extra: {largest_picture: much}", "bad-value"),
        ("extra: {largest_picture: -1}", "bad-value"),
        ("extra: 7", ""),
        ("- extra", ""),
        ("extra: {hosts: [media.example.org, 'localhost.localdomain:8000']}", ""),
    ],
)
def test_settings_that_are_none(tmp_path: Path, written: str, code: str) -> None:
    project = tiny.copy(tmp_path)
    (project / "mkdocs.yml").write_text(written, "utf-8")
    assert codes(said(project, "mkdocs.yml")) == ({code} - {""})
