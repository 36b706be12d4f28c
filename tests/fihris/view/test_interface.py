"""The site's own words: every key that is asked for stands in both languages, with the plural forms of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from fihris.interface import Interface
from fihris.model import LANGS
from fihris.read import interface

ROOT = Path(__file__).resolve().parents[3]
ASKED = re.compile(r"""\bt\(\s*f?["']([a-z_.]+(?:\{[^}]*\}[a-z_.]*)*)["']""")
WORDS = {lang: Interface.of(lang, interface.read(lang)) for lang in LANGS}


def asked_for() -> set[str]:
    files = [
        *ROOT.glob("overrides/**/*.html"),
        *ROOT.glob("hooks/fihris/**/*.py"),
        *ROOT.glob("hooks/mkdocs_fihris/*.py"),
    ]
    asked = {key for path in files for key in ASKED.findall(path.read_text("utf-8"))}
    return {key.replace("missing.other_", "missing.own_") for key in asked}  # what the other language says of itself


def test_every_key_that_is_asked_for_is_there() -> None:
    """A key may have a part that is filled in; in a template it is the last."""
    patterns = {
        key: re.compile(re.sub(r"\\\{.*?\\\}", "[a-z_-]+", re.escape(key)) + ("" if key[-1] in "._" else r"\Z"))
        for key in asked_for()
    }
    for words in WORDS.values():
        missing = [key for key, pattern in patterns.items() if not any(pattern.match(known) for known in words.entries)]
        assert not missing


def test_both_languages_have_the_same_keys() -> None:
    """But for the forms that one grammar has and the other has not."""
    forms = re.compile(r"_(?:masculine|feminine|singular|plural)\Z")
    ar, en = ({forms.sub("", key) for key in WORDS[lang].entries} for lang in ("ar", "en"))
    assert ar == en


@pytest.mark.parametrize("lang", LANGS)
def test_every_number_has_its_form(lang: str) -> None:
    wanted = set(Locale.parse(lang).plural_form.tags) | {"other"}
    for key, entry in WORDS[lang].entries.items():
        if isinstance(entry, Mapping):
            assert wanted <= entry.keys(), key


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "لم يُذكر الاسم"),
        (1, "ذُكر الاسم مرة واحدة"),
        (2, "ذُكر الاسم مرتين"),
        (3, "ذُكر الاسم 3 مرات"),
        (10, "ذُكر الاسم 10 مرات"),
        (11, "ذُكر الاسم 11 مرة"),
        (99, "ذُكر الاسم 99 مرة"),
        (100, "ذُكر الاسم 100 مرة"),
        (102, "ذُكر الاسم 102 مرة"),
        (103, "ذُكر الاسم 103 مرات"),
        (111, "ذُكر الاسم 111 مرة"),
    ],
)
def test_arabic_counts(n: int, text: str) -> None:
    assert WORDS["ar"]("count.mentions", n) == text


def test_arabic_words_have_no_tatweel() -> None:
    assert "ـ" not in str(WORDS["ar"].entries)


@pytest.mark.parametrize(("lang", "kind"), [("ar", "تاريخ الحدث: 2014"), ("en", "date of the event: 2014")])
def test_a_citation_says_that_its_date_is_the_events(lang: str, kind: str) -> None:
    """Where a date of publication would stand, and that one is unknown."""
    assert kind in WORDS[lang]("cite.event", date="2014")


COUNTED = sorted(key.removeprefix("count.") for key in WORDS["en"].entries if key.startswith("count."))


@given(st.sampled_from(LANGS), st.dictionaries(st.sampled_from(COUNTED), st.integers(0, 200)))
def test_what_there_is_none_of_goes_unsaid(lang: str, counts: dict[str, int]) -> None:
    said = WORDS[lang].counted(counts)
    assert len(said) == sum(n > 0 for n in counts.values())
    none = {WORDS[lang](f"count.{key}", 0) for key in counts}
    assert not none & set(said)


def test_a_description_counts_nothing_where_there_is_nothing() -> None:
    for words in WORDS.values():
        assert words("description.entity", 0, name="n", kind="k") in {"n، k.", "n, k."}
        assert words("description.topic", 0, topic="t") == "t."
