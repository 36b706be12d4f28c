"""Folding: the special pairs, and laws that hold for any text at all."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fihris.text.fold import DATA, fold, fold_char, fold_key, squeeze
from fihris.text.tokens import words

ANY = st.text(st.characters(exclude_categories=("Cs",)))
ARABIC = st.text(st.sampled_from("أإآٱاىيةهؤوئءـًَّ\u200c\u200f\u2067٠۹ﻻﷲگچ “”«»ب\n\tU.S"))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("والـعراقُ", "والعراق"),
        ("أإآٱ", "اااا"),
        ("مصطفى", "مصطفي"),
        ("دولة", "دوله"),
        ("مسؤول مسئول", "مسوول مسيول"),
        ("سوء", "سوء"),
        ("ایران کرد", "ايران كرد"),
        ("٢٠٢٣ ۲۰۲۳", "2023 2023"),
        ("ﺍﻟﻌﺮﺍﻕ", "العراق"),
        ("حزب ﷲ", "حزب الله"),
        ("ﻻ", "لا"),
        ("\u2067إيران\u2069\u200f", "ايران"),
        ("Kata’ib Ḥizb", "kata'ib hizb"),
        ("İ ΑΣ", "i ασ"),
        ("", ""),
    ],
)
def test_pairs(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_case_is_kept_on_request() -> None:
    assert fold("The US", case=False).text == "The US"
    assert fold("The أمريكا US", case=False).text == "The امريكا US"


@pytest.mark.parametrize("case", [True, False])
@given(text=ANY | ARABIC)
def test_every_place_remembers_its_origin(case: bool, text: str) -> None:
    folded = fold(text, case=case)
    origins = [folded.origin(place) for place in range(len(folded.text))]
    assert origins == sorted(origins)
    made: dict[int, str] = {}
    for place, origin in enumerate(origins):
        made[origin] = made.get(origin, "") + folded.text[place]
    expected = {place: fold_char(char) for place, char in enumerate(text)}
    if case:
        expected = {place: char.lower().replace("ς", "σ") for place, char in expected.items()}
    assert made == {place: char for place, char in expected.items() if char}


@given(ANY | ARABIC)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(ANY | ARABIC, st.data())
def test_spans_fold_to_what_they_came_from(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(start + 1, len(folded.text)))
        assert folded.text[start:end] in fold(text[slice(*folded.span(start, end))]).text


@given(ANY | ARABIC)
def test_place_is_the_way_back(text: str) -> None:
    folded = fold(text)
    for place in range(len(folded.text)):
        origin = folded.origin(place)
        if len(fold_char(text[origin])) == 1:
            assert folded.offsets.place(origin) == place


def test_a_span_takes_the_marks_of_its_last_letter() -> None:
    folded = fold("العِراقُ قوي")
    assert "العِراقُ قوي"[slice(*folded.span(0, 6))] == "العِراقُ"


@given(ANY | ARABIC)
def test_squeezing(text: str) -> None:
    squeezed, offsets = squeeze(text)
    assert "  " not in squeezed
    for place, char in enumerate(squeezed):
        origin = text[offsets.origin(place)]
        assert char == origin or (char == " " and origin.isspace())


def test_many_strange_characters() -> None:
    text = "".join(map(chr, range(0x900, 0xA00))) + "أ" * 3
    assert fold(text).text.endswith("ااا")


def test_key_has_single_spaces() -> None:
    assert fold_key("  الولايات\u00a0 المتحدة\n") == "الولايات المتحده"


def test_words_stand_where_they_stood() -> None:
    text = "و”الـمالكي“، 7-8"
    assert [(word.text, text[word.start : word.end]) for word in words(fold(text))] == [
        ("و", "و"),
        ("المالكي", "الـمالكي"),
        ("7", "7"),
        ("8", "8"),
    ]


def test_the_table_is_closed() -> None:
    """No special pair leads to a character that has one itself: the browser's twin need not fold twice for these."""
    table = json.loads(DATA.read_text("utf-8"))
    pairs = table["letters"] | table["signs"]
    assert not set(pairs) & set(pairs.values())
    assert all(fold_char(char) == folded for char, folded in pairs.items() if char not in "´")
