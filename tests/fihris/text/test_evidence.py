"""A sentence named as evidence: it holds through every edit but that of the sentence itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fihris.text.alignment import aligned, read
from fihris.text.evidence import identified, is_reference, reference, words

TEXT = "زار الوزير المدينة يوم الأحد. ثم عاد إلى العاصمة، وقال إن القنوات (وهي 12 قناة) ستُفتح.\nولم يُعلن أحد الموعد."
OTHER = "جملة جديدة في أول النص. "


def test_quoted_words_become_a_reference_that_gives_them_back() -> None:
    for quoted in (
        "زار الوزير المدينة",
        "القنوات (وهي 12 قناة)",
        "ولم يُعلن أحد الموعد",
        "المدينة يوم الأحد",
        "القنوات",
    ):
        written = reference(quoted, TEXT, 3)
        assert written.startswith("s3-")
        assert is_reference(written)
        assert words(written, TEXT) == quoted


def test_words_of_two_sentences_or_of_none_have_no_reference() -> None:
    assert reference("يوم الأحد. ثم عاد", TEXT, 3) == ""
    assert reference("زار الرئيس", TEXT, 3) == ""


@pytest.mark.parametrize("written", ["s3-0000", "s3-0000:1-2", "{first}:0-2", "{first}:4-99", "{first}:3-2"])
def test_what_no_sentence_has_gives_nothing(written: str) -> None:
    first = reference("زار الوزير المدينة يوم الأحد", TEXT, 3)
    assert words(written.format(first=first), TEXT) is None


def test_a_quotation_is_itself() -> None:
    assert words("s3 كلمات", TEXT) == "s3 كلمات"


def test_it_outlives_edits_elsewhere_and_another_number() -> None:
    written = reference("عاد إلى العاصمة", TEXT, 3)
    edited = OTHER + TEXT.replace("زار الوزير", "وصل الوزير إلى").replace("ولم يُعلن أحد", "لم يعلن أي مسؤول")
    assert words(written, edited) == "عاد إلى العاصمة"
    assert words(written.replace("s3-", "s7-"), edited) == "عاد إلى العاصمة"
    assert words(written, TEXT.replace("إلى العاصمة", "من العاصمة")) is None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("ابتسم 12.\n", max_size=12), max_size=6).map("".join))
def test_every_sentence_can_be_named(text: str) -> None:
    for id, (start, end) in identified(text):
        assert words(f"s1-{id}", text) in text[start:end]


def test_sentences_are_aligned_by_length_numbers_and_paragraphs() -> None:
    ours = [
        "زار الوزير المدينة.",
        "فتح 12 قناة، وبقيت 40 مغلقة، ثم عاد إلى العاصمة في اليوم نفسه.",
        "ولم يعلن أحد الموعد.",
    ]
    theirs = [
        "The minister visited the city.",
        "He opened 12 canals.",
        "The other 40 stayed closed, and he returned the same day.",
        "No date was set.",
    ]
    assert paired(ours, theirs) == [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]


def paired(*sides: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    parts = []
    for lines in sides:
        text = " ".join(lines)
        parts.append(read(text, [(text.index(line), text.index(line) + len(line)) for line in lines]))
    return aligned(*parts)


def test_a_long_text_without_much_of_its_translation_is_aligned_to_its_end() -> None:
    ours, theirs = "سؤال وجواب. " * 400, "Question and answer. " * 3
    sides = [read(text, [span for _, span in identified(text)]) for text in (ours, theirs)]
    for one, other in (sides, sides[::-1]):
        pairs = aligned(one, other)
        assert [n for left, _ in pairs for n in left] == list(range(len(one)))
        assert [n for _, right in pairs for n in right] == list(range(len(other)))
