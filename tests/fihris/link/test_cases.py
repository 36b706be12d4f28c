"""Every golden case: a text, and exactly what is found in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fihris.link.findings import Setting
from fihris.link.resolver import Finder
from fihris.model import Lang
from fihris.text.markdown import read

FOLDER = Path(__file__).parent / "cases"
CASES: list[dict[str, Any]] = [
    case for path in sorted(FOLDER.glob("*.yml")) for case in yaml.safe_load(path.read_text("utf-8"))
]


BESIDE = {"ar": "هطل المطر طوال الليل على الحقول.", "en": "Rain fell on the fields all night."}
"""What says nothing of anybody."""


@pytest.mark.parametrize("beside", ["", "beside"])
@pytest.mark.parametrize("case", CASES, ids=[f"{case['lang']}-{case['id']}" for case in CASES])
def test_case(case: dict[str, Any], beside: str, finders: dict[Lang, Finder]) -> None:
    """By itself, and the same between paragraphs that say nothing of anybody: what begins a text is no more than what begins a paragraph."""
    setting = Setting(str(case.get("date", "2023-08-07/2023-08-08")), case.get("brief", ""))
    text = "\n\n".join([BESIDE[case["lang"]], case["text"], BESIDE[case["lang"]]]) if beside else case["text"]
    (findings,) = finders[Lang(case["lang"])].find_all([read(text)], setting=setting)
    found = [
        {"surface": each.surface, "id": each.id, "class": str(each.cls), "rule": each.rule}
        for each in findings.mentions
    ]
    expected = case["expect"]
    for got, want in zip(found, expected, strict=False):
        if "rule" not in want:
            del got["rule"]
    assert found == expected
    assert [each.surface for each in findings.unsettled] == case.get("unsettled", [])
    if "longer" in case:
        assert [each.surface for each in findings.longer] == case["longer"]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['lang']}-{case['id']}" for case in CASES])
def test_places(case: dict[str, Any], finders: dict[Lang, Finder]) -> None:
    """Offsets, lines and columns agree with the text."""
    text = case["text"]
    (findings,) = finders[Lang(case["lang"])].find_all([read(text)])
    for each in (*findings.mentions, *findings.unsettled):
        assert text[each.start : each.end] == each.surface
        assert text.count("\n", 0, each.start) + 1 == each.line
        assert each.start - (text.rfind("\n", 0, each.start) + 1) + 1 == each.column
    for mention in findings.mentions:
        quote = findings.quote(mention, Lang(case["lang"]))
        assert "\n" not in quote.text
        assert 0 <= quote.start < quote.end <= len(quote.text)


def test_there_are_enough() -> None:
    assert len(CASES) >= 150
    assert len({(case["lang"], case["id"]) for case in CASES}) == len(CASES)
