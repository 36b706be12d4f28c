"""Names in sentences: gender, number, case, and the letters written in one with a name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fihris.text import grammar

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((Path(__file__).parent / "grammar.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["names"], ids=lambda case: case["name"])
def test_what_an_arabic_name_tells_of_itself(case: dict[str, str]) -> None:
    number = case.get("number") or grammar.number(case["name"])
    assert grammar.gender(case["name"]) == case["gender"]
    assert grammar.number(case["name"]) == case.get("by_rule", number)
    assert grammar.declined(case["name"], number) == (
        case.get("genitive", ""),
        case.get("accusative", case.get("genitive", "")),
    )


@pytest.mark.parametrize("case", CASES["english"], ids=lambda case: case["name"])
def test_whether_an_english_name_is_of_several(case: dict[str, Any]) -> None:
    assert grammar.is_plural(case["name"]) is case["plural"]


@pytest.mark.parametrize("case", CASES["passive"], ids=lambda case: case["said"])
def test_to_whom_something_is_done(case: dict[str, str]) -> None:
    told = grammar.passive(case["said"])
    assert told == (grammar.Passive(case["subject"], case["number"], case["deed"]) if "deed" in case else None)


@pytest.mark.parametrize("case", CASES["agreement"], ids=lambda case: case["subject"])
def test_a_verb_agrees_with_its_subject(case: dict[str, str]) -> None:
    patterns = CASES["patterns"][0][case["kind"]]
    assert grammar.agreeing(patterns, *case["subject"].split()) == patterns.get(case["form"], "")


@pytest.mark.parametrize("case", CASES["sentences"], ids=lambda case: case["says"])
def test_a_sentence(case: dict[str, Any]) -> None:
    names = {"source": case["source"], "target": case["target"]}
    parts = list(grammar.sentence(case["pattern"], lambda slot, _: names[slot]))
    assert "".join(part.text for part in parts) == case["says"]
    assert [part.text for part in parts if part.slot] == case["names"]
