"""Every problem code is explained, and the house list does not contradict itself."""

from __future__ import annotations

from typing import Any

import codes
import tiny
import yaml

from fihris.check.house import House
from fihris.read import mapping, orthography, schema
from fihris.read.files import Tree
from fihris.report import Report, Severity

DATA = codes.CORE.parents[1] / "docs" / "_data"


def explained() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DATA / "problems.yml").read_text("utf-8"))
    return loaded


def test_every_code_of_the_source_is_explained_and_no_other() -> None:
    assert codes.collect() == set(explained())


def test_every_code_that_a_flaw_shows_is_explained() -> None:
    shown = {
        (each["code"])
        for path in (tiny.FIXTURES / "flaws").glob("*.yml")
        for each in yaml.safe_load(path.read_text("utf-8"))["expect"]
    }
    assert shown <= set(explained())


def test_an_explanation_has_words_in_both_languages_and_two_examples() -> None:
    report = Report()
    tree = Tree(DATA.parents[1], report)
    text = tree.text("docs/_data/problems.yml")
    placed = text and mapping.parse(tree, "docs/_data/problems.yml", text)
    assert placed
    assert schema.fits(tree, placed, "problems"), [str(problem) for problem in report]
    for code, each in placed.value.items():
        assert each["wrong"] != each["right"], code
        assert any("\u0621" <= char <= "\u064a" for char in each["ar"]), code
        assert Severity(each["severity"])


def test_the_house_list_fits_its_schema_and_no_right_form_is_wrong() -> None:
    report = Report()
    value = orthography.read(Tree(DATA.parents[1], report))
    assert not list(report)
    house = House.of(value)
    for wrong, spelling in house.spellings.items():
        assert wrong not in spelling.right
        for right in spelling.right:
            assert right not in house.spellings, f"{wrong} → {right} → {house.spellings[right].right}"


def test_a_word_of_its_own_is_left_alone() -> None:
    house = House.of({"hamza": {"words": {"ازمة": "أزمة"}}, "own": ["لازمة"]})
    assert "الازمة" in house.spellings
    assert "لازمة" not in house.spellings
