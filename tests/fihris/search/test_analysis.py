"""Python and the browser analyse alike: the shared cases, then random text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_twin import ROOT, Twin

from fihris.text.analysis import Analysis

CASES = json.loads((ROOT / "tests" / "search_cases" / "analysis.json").read_text("utf-8"))

# Arabic letters, marks, joiners, digits of every set met, presentation forms, and what stands beside them.
ARABIC = st.text(
    st.sampled_from(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئةىٱـ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0653\u0654\u0655پچژگکیہھۀ\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669۰۱۲0123456789 .,،؛؟«»-'’\u066c\u200c\u200d\u200e\u200f\ufeffﻼﷲﻻabzÉéİß𝟘²½①Ⅳ"
    )
    | st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
    max_size=40,
)
AFFIXED = st.tuples(
    st.sampled_from(["", "و", "ال", "وال", "بال", "كال", "فال", "لل", "ب", "ل", "سي", "است"]),
    st.text(st.sampled_from("ابتجحدرسشصعفقكلمنهوي"), min_size=1, max_size=6),
    st.sampled_from(["", "ها", "ان", "ات", "ون", "ين", "ية", "ه", "ي", "هم", "نا", "وا", "هما"]),
).map("".join)
ENDINGS = [
    "s",
    "ed",
    "ing",
    "ly",
    "ies",
    "ness",
    "ful",
    "ization",
    "ational",
    "er",
    "ment",
    "al",
    "ive",
    "able",
    "ism",
    "y",
    "e",
    "ll",
    "eed",
    "ion",
    "ogist",
    "ogi",
    "bly",
    "ousli",
]
ENGLISH = st.tuples(
    st.text(st.sampled_from("abcdegilmnoprstuvwxyY"), min_size=1, max_size=8), st.sampled_from(["", *ENDINGS])
).map("".join)


def here(analysis: Analysis, text: str) -> list[dict[str, Any]]:
    return [
        {"key": w.key, "start": w.start, "end": w.end, "stem": analysis.stem(w.key), "root": analysis.root(w.key)}
        for w in analysis.words(text)
    ]


def test_there_are_enough_cases() -> None:
    assert sum(map(len, CASES.values())) >= 400


@pytest.mark.parametrize("case", CASES["words"], ids=lambda case: case["text"])
def test_words(case: dict[str, Any], analyses: dict[str, Analysis], twin: Twin) -> None:
    analysis = analyses[case["lang"]]
    words = here(analysis, case["text"])
    assert [[w["key"], w["stem"], w["root"]] for w in words] == case["words"]
    assert words == twin.ask(case["lang"], case["text"])["words"]


@pytest.mark.parametrize("case", CASES["same"], ids=lambda case: " ".join(case["forms"]))
def test_forms_that_must_meet(case: dict[str, Any], analyses: dict[str, Analysis], twin: Twin) -> None:
    def met(form: str) -> object:
        words = twin.ask(case["lang"], form)["words"]
        assert words == here(analyses[case["lang"]], form)
        return [word[case["by"]] for word in words]

    assert len({json.dumps(met(form)) for form in case["forms"]}) == 1


@pytest.mark.parametrize("case", CASES["spans"], ids=lambda case: case["text"])
def test_spans_are_those_of_the_text_as_written(
    case: dict[str, Any], analyses: dict[str, Analysis], twin: Twin
) -> None:
    words = here(analyses["ar"], case["text"])
    assert [case["text"][word["start"] : word["end"]] for word in words] == case["surfaces"]
    assert words == twin.ask("ar", case["text"])["words"]


@settings(deadline=None, max_examples=600, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lang=st.sampled_from(["ar", "en"]), text=ARABIC | AFFIXED | ENGLISH)
def test_any_text_is_analysed_alike(lang: str, text: str, analyses: dict[str, Analysis], twin: Twin) -> None:
    theirs = twin.ask(lang, text)
    assert here(analyses[lang], text) == theirs["words"]
    assert [word["key"] for word in theirs["words"]] == theirs["keys"]


@settings(deadline=None, max_examples=200)
@given(text=ARABIC)
def test_keys_are_the_keys_of_the_words(text: str, analyses: dict[str, Analysis]) -> None:
    assert analyses["ar"].keys(text) == [word.key for word in analyses["ar"].words(text)]
