"""Days that are called by a word."""

from __future__ import annotations

import pytest

from fihris.text import stated

ENGLISH = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth
twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first""".replace("\n", " ").split(" ")
ARABIC = """الأول/الثاني/الثالث/الرابع/الخامس/السادس/السابع/الثامن/التاسع/العاشر/الحادي عشر/الثاني عشر/الثالث عشر/الرابع عشر/الخامس عشر/السادس عشر
السابع عشر/الثامن عشر/التاسع عشر/العشرين/الحادي والعشرين/الثاني والعشرين/الثالث والعشرين/الرابع والعشرين/الخامس والعشرين/السادس والعشرين
السابع والعشرين/الثامن والعشرين/التاسع والعشرين/الثلاثين/الحادي والثلاثين""".replace("\n", "/").split("/")


@pytest.mark.parametrize(
    ("days", "sentence", "lang"), [(ENGLISH, "on the {} of May 2024,", "en"), (ARABIC, "في {} من أيار 2024،", "ar")]
)
def test_every_day_of_a_month_has_its_word(days: list[str], sentence: str, lang: str) -> None:
    found = [[each.date for each in stated.find(sentence.format(day), lang)] for day in days]
    assert found == [[f"2024-05-{number:02}"] for number in range(1, 32)]


@pytest.mark.parametrize(
    ("declared", "said", "covered"),
    [
        ("2023-08-07", "2023-08", True),
        ("2023-08", "2023-08-07", True),
        ("2023-08-07/2023-08-09", "2023-08-08", True),
        ("2023-08-07/2023-08-09", "2023-08-10", False),
        ("2023-08-07", "2023-08-06/2023-08-08", True),
        ("2022/2023", "2023-12-31", True),
        ("2022/2023", "2024", False),
        ("2023", "2022", False),
    ],
)
def test_a_date_speaks_of_what_it_holds_or_tells_more_exactly(declared: str, said: str, covered: bool) -> None:
    assert stated.covers(declared, said) is covered


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("le 1er août 2023, du 7 au 9 mai 2024", "fr", ["2023-08-01", "2024-05-07/2024-05-09"]),
        ("en Août 2023 et le 31 juin 2023", "fr", ["2023-08", ""]),
        ("am 7. August 2023", "de", ["2023-08-07"]),
        ("el 7 de agosto de 2023", "es", ["2023-08-07"]),
        ("7/8/2023", "fr", ["2023-08-07"]),
    ],
)
def test_a_language_without_rules_has_a_day_a_month_and_a_year(text: str, lang: str, found: list[str]) -> None:
    assert [each.date for each in stated.find(text, lang)] == found
