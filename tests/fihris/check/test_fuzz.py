"""Whatever stands in a source file, the reader and the checks answer with problems, never with an exception."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import tiny
from hypothesis import given
from hypothesis import strategies as st

from fihris.__main__ import main
from fihris.check import marks
from fihris.report import Problem

SECTION = "docs/ar/briefs/2024/water-accord/01-minister-visits.md"
ENGLISH = "docs/en/briefs/2024/water-accord/01-minister-visits.md"
FILES = [
    SECTION,
    ENGLISH,
    "docs/ar/index.md",
    "docs/ar/briefs/2024/water-accord/index.md",
    "docs/_data/actors/salem-al-khalidi.yml",
    "docs/_data/places/nur-city.yml",
    *(f"docs/_data/vocabularies/{name}.yml" for name in ("kinds", "relations", "topics")),
    "docs/_data/orthography.yml",
]
# The signs that mean something to one rule or another, so that chance meets them often.
PIECES = st.sampled_from(
    [
        *"«»“”\"'`*_[](){}<>|#-+=!?؟،؛.,:;\\/&^~ \n\t0129٠٩ـءاوي\u200f\u202e\u2060\u064b\ufefb\ufeff\0",
        "  ",
        "\n\n",
        "```",
        "---\n",
        "title: ",
        "](actor:",
        "](",
        "![",
        "<!--",
        "<table",
        "سالم الخالدي",
        "رئيس الوزراء ",
        "الجنرال ",
        "مارس/آذار 2024",
        "5 May 2024",
        "30 فبراير 2024",
        "فى",
        "الى",
        "في في ",
        "the the ",
        "200 ألف",
        "{#id}",
        "http://a.b",
        "مليشيات",
        "President Ab Cd ",
        "> ",
        "| a |\n|--|\n",
        "&amp;",
        "e\u0301",
        "\U0001f600",
        "\r\n",
        "\r",
    ]
)
MARKDOWN = st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join)
YAML = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates().map(str),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "title",
                    "description",
                    "date",
                    "topics",
                    "relations",
                    "events",
                    "evidence",
                    "ar",
                    "en",
                    "name",
                    "kind",
                    "source",
                    "section",
                    "translated",
                    "x",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@pytest.fixture(scope="module")
def project() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield tiny.copy(Path(folder))


def checked(project: Path, path: str, data: bytes) -> list[Problem]:
    """What is said of the project with one file changed; it is put back afterwards."""
    file = project / path
    before = file.read_bytes() if file.exists() else None
    try:
        file.write_bytes(data)
        found = tiny.check(project)
    finally:
        file.write_bytes(before) if before is not None else file.unlink()
    for problem in found:
        assert problem.line > 0
        assert problem.column > 0
        assert problem.as_json()
        assert problem.as_annotation()
    return found


@tiny.OFTEN
@given(path=st.sampled_from(FILES), data=st.binary(max_size=300))
def test_any_bytes_as_any_file(project: Path, path: str, data: bytes) -> None:
    checked(project, path, data)


@tiny.OFTEN
@given(path=st.sampled_from(FILES), text=MARKDOWN)
def test_any_text_as_any_file(project: Path, path: str, text: str) -> None:
    checked(project, path, text.encode("utf-8", "surrogatepass"))


@tiny.OFTEN
@given(path=st.sampled_from(FILES), value=YAML)
def test_any_fields(project: Path, path: str, value: object) -> None:
    import yaml  # noqa: PLC0415 only this test writes YAML

    text = yaml.safe_dump(value, allow_unicode=True)
    checked(
        project, path, (f"---\n{text}---\n\nنص.\n" if path.endswith(".md") else text).encode("utf-8", "surrogatepass")
    )


@tiny.OFTEN
@given(arabic=MARKDOWN, english=MARKDOWN)
def test_any_markdown_under_sound_fields(project: Path, arabic: str, english: str) -> None:
    head = "---\ntitle: زيارة الوزير تقرب الوزارة من المدينة\n---\n"
    before = (project / ENGLISH).read_bytes()
    try:
        (project / ENGLISH).write_text(head + english, "utf-8", newline="", errors="replace")
        checked(project, SECTION, (head + arabic).encode("utf-8", "replace"))
    finally:
        (project / ENGLISH).write_bytes(before)


@tiny.OFTEN
@given(body=MARKDOWN)
def test_repair_is_complete_and_touches_nothing_else(project: Path, body: str) -> None:
    """A second repair finds nothing, and what was repaired stood where the problem was shown."""
    file = project / SECTION
    before = file.read_bytes()
    try:
        file.write_bytes(("---\ntitle: زيارة الوزير تقرب الوزارة من المدينة\n---\n" + body).encode("utf-8", "replace"))
        main(["check", "--root", str(project), "--fix", SECTION])
        once = file.read_bytes()
        main(["check", "--root", str(project), "--fix", SECTION])
        assert file.read_bytes() == once
    finally:
        file.write_bytes(before)


@given(text=st.text(alphabet='«»“”"\nاب ', max_size=40))
def test_marks_are_paired_or_told(text: str) -> None:
    read = marks.read(text)
    for pair in read.pairs:
        assert text[pair.start] == pair.opening
        assert text[pair.end - 1] == pair.closing
        assert "\n" not in text[pair.start : pair.end]
    for block in text.split("\n"):
        if sum(block.count(sign) for sign in '«»“”"') % 2:
            assert any(doubt.code for doubt in read.doubts)
