"""What is heard of a word in either script, and what else a word is asked by."""

from __future__ import annotations

from pathlib import Path

import pytest

from fihris.text.analysis import Analysis, load_analysis

DATA = Path(__file__).parents[3] / "docs/_data/search"


@pytest.mark.parametrize(
    ("latin", "arabic_word", "heard"),
    [
        ("soleimani", "سليماني", "سلمن"),  # no vowel is heard, long ones neither
        ("qassem", "قاسم", "كسم"),  # a letter that is doubled is one; ق is ك
        ("khamenei", "خامنيي", "كمن"),  # two letters for one
        ("gaza", "غزه", "جز"),
        ("cesar", "سيسر", "سسر"),  # a soft c
        ("mahdi", "مهدي", "مهد"),  # a ه is heard but at the end
        ("tehran", "طهران", "تهرن"),
        ("ebrahim", "ابراهيم", "برهم"),
        ("hashem", "هاشم", "هسم"),
    ],
)
def test_a_name_is_heard_alike_in_both_scripts(arabic: Analysis, latin: str, arabic_word: str, heard: str) -> None:
    assert (arabic.heard(latin), arabic.heard(arabic_word)) == (heard, heard)


def test_words_of_many_stretches_are_those_of_each(arabic: Analysis) -> None:
    assert list(arabic.keys_each(["وزير الخارجية", "U.S. envoy", ""])) == [
        ("وزير", "الخارجيه"),
        ("u", "s", "envoy"),
        (),
    ]
    assert list(arabic.keys_each([])) == []


def test_words_that_say_something_by_themselves(arabic: Analysis) -> None:
    assert arabic.content("فلم يذهب الوزير إلى الذي ثم") == ["فلم", "يذهب", "الوزير"]
    assert [key for key in ("فلم", "وثم", "وزير", "ثم") if arabic.is_stop(key)] == ["فلم", "وثم", "ثم"]
    assert [arabic.bare(key) for key in ("والوزير", "الذي", "فلم", "us")] == ["وزير", "الذي", "فلم", "us"]
    assert arabic.bare("وليد", {"وليد"}) == "وليد"


def test_what_no_language_is_known_of_is_left_as_it_is() -> None:
    german = load_analysis(DATA, "de")
    assert (german.stem("hausern"), german.root("hausern"), german.content("der Minister")) == (
        "hausern",
        "hausern",
        ["der", "minister"],
    )
