"""Numbers stay on one line with the words that they belong to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fihris.interface import Interface
from fihris.text import quantities


@pytest.mark.parametrize(
    ("text", "lang", "shown"),
    [
        ("وقوامها نحو 2000 جندي، لتقدم", "ar", "وقوامها نحو~2000~جندي، لتقدم"),
        ("ونحو 900 في سوريا", "ar", "ونحو~900 في سوريا"),
        ("أكثر من 200 ألف من العناصر", "ar", "أكثر~من~200~ألف من العناصر"),
        ("ما يزيد عن 200 ألف عنصر", "ar", "ما يزيد عن~200~ألف عنصر"),
        ("3 ملايين نسمة و2.5 مليار دولار", "ar", "3~ملايين نسمة و2.5~مليار دولار"),
        ("المحور 1 من 9", "ar", "المحور 1 من~9"),
        ("النحو 900", "ar", "النحو 900"),
        ("They number about 2,000 soldiers", "en", "They number about~2,000~soldiers"),
        ("more than 200,000 Iraqi security personnel", "en", "more than~200,000~Iraqi security personnel"),
        ("about 900 in Syria who", "en", "about~900 in Syria who"),
        ("3 million people in 2020", "en", "3~million people in 2020"),
    ],
)
def test_a_number_keeps_its_words(text: str, lang: str, shown: str) -> None:
    assert quantities.unbroken(text, lang) == shown.replace("~", "\u00a0")


WORDS = st.sampled_from(
    [
        "عام",
        "نحو",
        "من",
        "ألف",
        "يومي",
        "آب",
        "و8",
        "7",
        "2014",
        "200",
        "about",
        "than",
        "June",
        "2,000",
        "million",
        "in",
        "،",
    ]
)


@given(st.lists(WORDS).map(" ".join), st.sampled_from(["ar", "en"]))
def test_only_spaces_change(text: str, lang: str) -> None:
    assert Interface.of(lang, {}).typeset(text).replace("\u00a0", " ") == text
