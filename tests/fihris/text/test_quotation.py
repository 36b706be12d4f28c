"""What is quoted stands in whole sentences, and with the one before where it cannot stand alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fihris.text.quotation import find, leans, whole

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "quotation.yml").read_text("utf-8"))
BEGINNINGS = [
    (lang, sentence, leaning)
    for leaning, listed in ((True, CASES["leaning"]), (False, CASES["alone"]))
    for lang, sentences in listed.items()
    for sentence in sentences
]


@pytest.mark.parametrize(("lang", "sentence", "leaning"), BEGINNINGS, ids=[each[1] for each in BEGINNINGS])
def test_whether_a_sentence_leans_on_the_one_before(lang: str, sentence: str, leaning: bool) -> None:
    assert leans(sentence, lang) is leaning


@pytest.mark.parametrize("case", CASES["whole"], ids=lambda case: case["words"])
def test_words_are_quoted_in_whole_sentences(case: dict[str, str]) -> None:
    made = whole(case["words"], case["text"], case["lang"])
    if not case["marked"]:
        assert (made.text, made.before) == (case["words"], "")  # they do not stand there
        return
    assert (made.text, made.text[made.start : made.end], made.before) == (case["says"], case["marked"], case["before"])


@given(st.text(st.sampled_from("وفي هذا.\nab ")), st.text(st.sampled_from("وفي هذا. ab")))
def test_a_quotation_is_of_its_text(text: str, words: str) -> None:
    made = whole(words, text, "ar")
    assert 0 <= made.start <= made.end <= len(made.text)
    if find(words, text):
        assert made.text in text
        assert made.before in text
