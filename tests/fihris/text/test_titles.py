"""Names after a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fihris.text import titles


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("رئيس الوزراء السابق مصطفى الكاظمي قال", "رئيس الوزراء السابق", "مصطفى الكاظمي"),
        ("التقى الجنرال كينيث ماكنزي أمس", "الجنرال", "كينيث ماكنزي"),
        ("رئيس وزراء العراق الأسبق حيدر العبادي", "رئيس وزراء العراق الأسبق", "حيدر العبادي"),
        ("رئيس مجلس النواب محمد الحلبوسي", "رئيس مجلس النواب", "محمد الحلبوسي"),
        ("الأمين العام للأمم المتحدة أنطونيو غوتيريش", "الأمين العام للأمم المتحدة", "أنطونيو غوتيريش"),
        ("سفير إيران لدى العراق محمد كاظم", "سفير إيران لدى العراق", "محمد كاظم"),
        ("آية الله علي السيستاني", "آية الله", "علي السيستاني"),
        ("الرئيس جو بايدن", "الرئيس", "جو بايدن"),
        ("رئيس الوزراء عادل عبد المهدي اجتماعا", "رئيس الوزراء", "عادل عبد المهدي"),
        ("للرئيس عبد الفتاح السيسي", "الرئيس", "عبد الفتاح السيسي"),
        ("قائد فيلق القدس قاسم سليماني", "قائد فيلق القدس", "قاسم سليماني"),
        ("نائب رئيس الوزراء فؤاد محمد حسين", "نائب رئيس الوزراء", "فؤاد محمد حسين"),
        ("لوزير الدفاع ضياء الدين الكعبي", "وزير الدفاع", "ضياء الدين الكعبي"),
        ("الملك سلمان بن عبد العزيز آل سعود", "الملك", "سلمان بن عبد العزيز آل سعود"),
        ("وزير خارجية مصر سامح شكري", "وزير خارجية مصر", "سامح شكري"),
        ("وزير دفاع دولة الشمال كريم الصباغ", "وزير دفاع دولة الشمال", "كريم الصباغ"),
        ("القائد أبو مهدي المهندس", "القائد", "أبو مهدي المهندس"),
    ],
)
def test_a_name_is_found_whole(text: str, role: str, name: str) -> None:
    (found,) = titles.find(text)
    assert (found.role, found.name) == (role, name)
    assert text[found.start : found.end] == name


@pytest.mark.parametrize(
    "text",
    ["وزير الدفاع رسالة واضحة", "الوزير غدا صباحا", "الرئيس برفقة زوجته", "عقد الوزير اجتماعا سريا", "أكد الرئيس ضرورة الانسحاب",
     "وزير الخارجية حديثا يزور", "سلم الوزير وزير الدفاع", "سلم السفير لرئيس الوزراء", "المتحدث باسم الجيش", "الرئيس على الأرجح",
     "رئيس الوزراء. محمد الحلبوسي", "الرئيس سيزور بغداد"],
)  # fmt: skip
def test_no_name_is_made_of_other_words(text: str) -> None:
    assert list(titles.find(text)) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [("حسن التركي", True), ("التركي", True), ("ضروري", False), ("حتمي", False), ("بداية جديدة", False), ("بن عبد", False), ("السياسي", False),
     ("إن الماء لا يعرف الحدود", False), ("لن نعود", False), ("لا يعاد فتح الملف", False)],
)  # fmt: skip
def test_what_looks_like_a_name(words: str, expected: bool) -> None:
    assert titles.is_name(words) is expected


WORDS = st.lists(
    st.sampled_from(
        ["", "رئيس", "للرئيس", "الوزراء", "عبد", "آل", "بن", "على", "علي", "الدين", "مصطفى", "قال", "،", "x"]
    )
).map(" ".join)


@given(WORDS)
def test_any_words_can_be_asked_about(words: str) -> None:
    titles.is_name(words)
    for found in titles.find(words):
        assert " ".join(words[found.start : found.end].split()) == found.name
