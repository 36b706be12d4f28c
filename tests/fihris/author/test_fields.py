"""Which field of a form stands at a place in its file."""

from __future__ import annotations

import pytest

from fihris.author import fields

PAGE = """---
title: عنوان
topics: [a, b]
relations:
  - source: x
    evidence: {ar: قال, en: said}
  - source: y
---

النص هنا.
"""
LIST = "# remark\na: {label: {ar: أ, en: A}}\nb: {label: {ar: ب, en: B}}\n"


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("عنوان", "title"),
        ("b]", "topics"),
        ("source: x", "relations.0.source"),
        ("said", "relations.0.evidence.en"),
        ("y", "relations.1.source"),
        ("النص", "body"),
    ],
)
def test_a_place_of_a_page_is_a_field(word: str, field: str) -> None:
    line = next(
        number
        for number, each in enumerate(PAGE.split("\n"), 1)
        if word in each and (word != "y" or ("- " in each and each.endswith("y")))
    )
    column = PAGE.split("\n")[line - 1].index(word) + 1
    assert fields.at(PAGE, line, column) == field


def test_a_list_is_a_row_of_entries() -> None:
    assert fields.at(LIST, 3, 17, listed=True) == "entries.1.label.ar"
    assert fields.at(LIST, 3, 17) == "b.label.ar"


DEEP = ("[" * 3000, "&a [*a]")
"""Nested beyond any form, and in itself."""


@pytest.mark.parametrize("text", ["", "---\n", "---\n---\n", "a: [", "- a\n- b", "---\nx: [\n---\nb", *DEEP])
def test_what_is_no_field_has_no_name(text: str) -> None:
    assert fields.at(text, 1, 1) == ""
