"""Every entry of the tables of months, days and numbers, in each way of writing it: one that is wrong would be met once a year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fihris.check import numbers
from fihris.model import Lang
from fihris.text import stated

MONTHS = [
    "يناير|كانون الثاني|جانفي January", "فبراير|شباط|فيفري February", "مارس|آذار March", "أبريل|نيسان April", "مايو|أيار May", "يونيو|حزيران June",
    "يوليو|تموز July", "أغسطس|آب August", "سبتمبر|أيلول September", "أكتوبر|تشرين الأول October", "نوفمبر|تشرين الثاني November",
    "ديسمبر|كانون الأول December",
]  # fmt: skip


def found(text: str, lang: str) -> list[str]:
    return [each.date for each in stated.find(text, lang)]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_day_of_a_year_in_digits(lang: str) -> None:
    for number in range(366):
        day = date(2024, 1, 1) + timedelta(number)
        iso, y, m, d = day.isoformat(), day.year, day.month, day.day
        for written in (iso, f"{y}/{m}/{d}", f"{d}/{m}/{y}", f"{d:02}/{m:02}/{y}", f"{d}.{m}.{y}"):
            assert found(f"x {written} x", lang) == [iso], written


def test_every_name_of_every_month() -> None:
    for number, names in enumerate(MONTHS, 1):
        arabic, _, english = names.rpartition(" ")
        for name in arabic.split("|"):
            assert found(f"في 7 {name} 2023.", "ar") == [f"2023-{number:02}-07"], name
            assert found(f"في {name} 2023.", "ar") == [f"2023-{number:02}"], name
        assert found(f"On 7 {english} 2023.", "en") == found(f"On {english} 7, 2023.", "en") == [f"2023-{number:02}-07"]
        assert found(f"In {english} 2023.", "en") == [f"2023-{number:02}"]


@pytest.mark.parametrize(
    ("days", "edtf"), [("7–9", "2023-12-07/2023-12-09"), ("7–7", "2023-12-07/2023-12-07"), ("9–7", "")]
)
def test_days_of_a_month_that_follow_each_other(days: str, edtf: str) -> None:
    """What ends before it begins is no date, and is told."""
    assert found(f"On {days} December 2023.", "en") == [edtf]


ONES = {
    Lang.EN: "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
    Lang.AR: "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
}
TENS = {
    Lang.EN: "twenty thirty forty fifty sixty seventy eighty ninety",
    Lang.AR: "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون",
}
SCALES = {
    Lang.EN: {"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
    Lang.AR: {"ألف": 3, "آلاف": 3, "مليون": 6, "ملايين": 6, "مليار": 9, "مليارات": 9, "تريليون": 12},
}


@pytest.mark.parametrize("lang", [Lang.AR, Lang.EN])
def test_every_number_is_worth_what_it_says(lang: Lang) -> None:
    for start, step, words in ((1, 1, ONES[lang]), (20, 10, TENS[lang])):
        for place, word in enumerate(words.split()):
            assert str(start + step * place) in numbers.in_words(word, lang), word
    for word, zeros in SCALES[lang].items():
        (told,) = numbers.in_digits(f"3 {word} x", lang)
        assert told.value == f"3{'0' * zeros}", word
