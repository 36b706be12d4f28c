"""Texts that are longer in one place than any text of people's: whatever the rules look at around a name has an end."""

from __future__ import annotations

from pathlib import Path

import pytest

from fihris.link.resolver import Finder
from fihris.model import LANGS, Lang
from fihris.read import registry
from fihris.read.files import Tree
from fihris.report import Report
from fihris.text.markdown import read

DIALOGUE = Path(__file__).resolve().parents[2] / "fixtures" / "dialogue"


@pytest.fixture(scope="module")
def finders() -> dict[Lang, Finder]:
    known = registry.read(Tree(DIALOGUE, Report()))
    return {lang: Finder(known, lang) for lang in LANGS}


@pytest.mark.parametrize(
    ("lang", "part"),
    [
        (Lang.EN, "Iraq, Iran, Syria, "),
        (Lang.EN, "Iraq and Iran and Syria and "),
        (Lang.AR, "العراق وإيران وسوريا و"),
        (Lang.AR, "العراق، إيران، سوريا، "),
    ],
    ids=["en-commas", "en-and", "ar-and", "ar-commas"],
)
def test_a_list_of_a_thousand_names(finders: dict[Lang, Finder], lang: Lang, part: str) -> None:
    (findings,) = finders[lang].find_all([read(part * 400)])
    assert len(findings.mentions) > 1000


def test_titles_with_years_in_one_sentence(finders: dict[Lang, Finder]) -> None:
    """What each year belongs to was looked for in all that stands before it, once a title: minutes for these."""
    (findings,) = finders[Lang.AR].find_all([read("قال وزير الدفاع الأمريكي عام 2021 إن " * 200)])
    assert len(findings.mentions) == 200
