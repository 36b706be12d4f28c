"""Repair does no harm: whatever stands around them, quotations stay letter by letter and marks do not get worse."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import tiny
from hypothesis import given
from hypothesis import strategies as st

from fihris.__main__ import main
from fihris.report import Problem

OTHER = "docs/ar/briefs/2024/water-accord/02-canals-reopened.md"
SECTION = "docs/ar/briefs/2024/water-accord/01-minister-visits.md"
HEAD = "---\ntitle: زيارة الوزير تقرب الوزارة من المدينة\n---\n\n"

# Each inside word is wrong in its own way, and stands in quotations only.
INSIDE = ["الــداخل", "القاهره", "مليشيات", "أكرانيا", "١٩٤٥", "العربى ،"]
OUTSIDE = [
    "العــراق",
    "فى",
    "الى",
    "الوفد ,",
    "الوفد ،",
    "مسئول",
    "٢٠٢٤",
    "ثم",
    "وبعد",
    "5",
    "NATO",
    "الـ",
    "ﻣﻨﻈﻤﺔ",
    "\u200f",
    "\n\n",
    "\n",
    "- ",
    "في في",
    "**",
    "\\",
]
OPENING = ["«", "“", '"', "”", "„", "»", "&quot;", '\\"']
CLOSING = ["»", "”", '"', "“", "«", "&quot;", '\\"']
SINGLE = [("'", "'"), ("‘", "’"), ("‹", "›"), ("<<", ">>"), ("’", "’")]

words = st.lists(st.sampled_from(INSIDE), min_size=1, max_size=3).map(" ".join)
plain = st.tuples(st.sampled_from(OPENING), words, st.sampled_from(CLOSING)).map("".join)
broken = st.tuples(words, st.sampled_from(CLOSING)).map("".join) | st.tuples(st.sampled_from(OPENING), words).map(
    "".join
)
single = st.tuples(st.sampled_from(SINGLE), words).map(lambda made: f"{made[0][0]}{made[1]}{made[0][1]}")
nested = st.tuples(st.sampled_from(OPENING), words, plain, words, st.sampled_from(CLOSING)).map(
    lambda p: f"{p[0]}{p[1]} {p[2]} {p[3]}{p[4]}"
)
quotation = plain | broken | single | nested
text = st.lists(quotation | st.sampled_from(OUTSIDE), max_size=14).map(" ".join)


@pytest.fixture(scope="module")
def project() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield tiny.copy(Path(folder))


def mended(project: Path, body: str) -> tuple[str, list[Problem], str, list[Problem]]:
    """The section with this body, before and after repair, and what is wrong with the project then."""
    before = {file: file.read_bytes() for file in (project / "docs").rglob("*.md")}
    try:
        (project / SECTION).write_text(HEAD + body, "utf-8", newline="")
        tiny.stamp(project)
        wrong = tiny.check(project)
        main(["check", "--root", str(project), "--fix"])
        return body, wrong, (project / SECTION).read_text("utf-8").removeprefix(HEAD), tiny.check(project)
    finally:
        for file, data in before.items():
            file.write_bytes(data)


def quote_faults(problems: list[Problem]) -> int:
    return sum(problem.code.startswith("quote-") for problem in problems)


@tiny.OFTEN
@given(body=text)
def test_quotations_stay_marks_get_no_worse_and_twins_stay_true(project: Path, body: str) -> None:
    before, wrong, after, left = mended(project, body)
    assert [after.count(word) for word in INSIDE] == [before.count(word) for word in INSIDE]
    assert quote_faults(left) <= quote_faults(wrong)
    assert "stale-twin" not in {problem.code for problem in left}


@pytest.mark.parametrize(
    "kept",
    [
        "قال “الصدر وعاد. ثم قال “المالكي” نعم وقال “العبادي” لا.",
        'طول 5" فقط. وقال "الصدر" نعم، ثم "المالكي" نعم.',
        'قال “نعم "لا" نعم“ ثم',
        'قال "نعم "لا" نعم" ثم',
        "قال “نعم ”لا“ نعم” ثم",
        "قال «المالكي إنه عاد. وقال «الصدر» نعم.",
        "قال »المالكي« إنه عاد. وقال «الصدر» نعم.",
        "وذكر &quot;العـراق&quot; مرة.",
        "قال «العـراق 'العـراق' العـراق» نعم.",
        'وذكر \\"العـراق\\" مرة.',
        'وذكر "العـراق\\" مرة.',
        "لم لم يحضر الوفد؟ وسأل: من من الرجال جاء؟ وعاد في في المساء.",
        "وحضرت الـ NATO والـ15 دولة، والـ«ناتو»، وللـUN كلمة، وبالـPDF وكالـNATO.",
        "وفي عام 1445 هـ قدم لـ 5 منهم بـUSAID.",
    ],
)
def test_repair_changes_nothing_where_it_cannot_be_sure(project: Path, kept: str) -> None:
    assert mended(project, kept)[2] == kept


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("وذكر “الموسم” مرة.", "وذكر «الموسم» مرة."),
        ("وذكر ”الموسم” مرة.", "وذكر «الموسم» مرة."),
        ('وذكر و"الموسم" وبـ"الزرع" مرة.', "وذكر و«الموسم» وبـ«الزرع» مرة."),
        ('("الموسم")، "الزرع"؛ و"النهر".', "(«الموسم»)، «الزرع»؛ و«النهر»."),
        ("والعـراق والــ NATO.", "والعراق والـ NATO."),
    ],
)
def test_repair_where_it_is_sure(project: Path, wrong: str, right: str) -> None:
    assert mended(project, wrong)[2] == right


@pytest.mark.parametrize("written", ['"{}"', "'{}'", "{}"])
def test_a_twin_that_was_true_stays_true_and_one_that_was_stale_stays_stale(tmp_path: Path, written: str) -> None:
    project = tiny.copy(tmp_path)
    tiny.edit(project, {SECTION: {"بعد سنوات من البعد.": "بعد سنوات من البعد عن المليشيات والمسئولين."}})
    tiny.stamp(project)
    twin = project / SECTION.replace("/ar/", "/en/")
    twin.write_text(
        re.sub(
            r'^translated: "(\w+)"',
            lambda found: f"translated: {written.format(found[1])}",
            twin.read_text("utf-8"),
            flags=re.MULTILINE,
        ),
        "utf-8",
    )
    tiny.edit(project, {OTHER: {"أعادت وزارة المياه فتح": "أعادت وزارة المياه هدم المليشيات"}})
    assert main(["check", "--root", str(project), "--fix"]) == 0
    assert [problem.path for problem in tiny.check(project) if problem.code == "stale-twin"] == [
        OTHER.replace("/ar/", "/en/")
    ]
