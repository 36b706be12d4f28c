"""Order and index letters."""

from __future__ import annotations

import pytest

from fihris.text.collation import OTHER, index_letter, letters, sort_key


@pytest.mark.parametrize(
    ("lang", "ordered"),
    [
        ("ar", ["2003", "أمريكا", "إيران", "البرلمان", "تنظيم", "الصدر", "العراق", "ولايات", "ISIS"]),
        ("ar", ["دار", "دارة", "دولة", "الدولة الإسلامية", "ديوان"]),
        ("ar", ["ألمانيا", "إلياس", "اليمن"]),
        ("en", ["2003", "Iran", "Iraq", "the Kurdistan Region", "al-Maliki", "Nouri", "al-Sadr", "United States"]),
        ("en", ["Quds", "Quds Force", "Qudsi"]),
    ],
)
def test_order(lang: str, ordered: list[str]) -> None:
    backwards = list(reversed(ordered))
    backwards.sort(key=lambda text: sort_key(text, lang))
    assert backwards == ordered


@pytest.mark.parametrize(
    ("lang", "text", "letter"),
    [
        ("ar", "الصدر مقتدى", "ص"),
        ("ar", "الـصدر", "ص"),
        ("ar", "إيران", "أ"),
        ("ar", "ألمانيا", "أ"),
        ("ar", "آل سعود", "أ"),
        ("ar", "«العراق»", "ع"),
        ("ar", "هيئة", "ه"),
        ("ar", "2003", OTHER),
        ("ar", "ISIS", OTHER),
        ("ar", "", OTHER),
        ("en", "al-Sadr", "S"),
        ("en", "The Pentagon", "P"),
        ("en", "Ḥizb", "H"),
        ("en", "العراق", OTHER),
        ("en", "“Daesh”", "D"),
        ("fr", "Élysée", "E"),
        ("ru", "привет", "П"),
        ("ru", "9", OTHER),
    ],
)
def test_index_letter(lang: str, text: str, letter: str) -> None:
    assert index_letter(text, lang) == letter


@pytest.mark.parametrize(("lang", "many", "last"), [("ar", 28, "ي"), ("en", 26, "Z"), ("fr", 26, "Z"), ("fa", 40, "ڤ")])
def test_an_index_has_the_letters_of_its_language(lang: str, many: int, last: str) -> None:
    assert (len(letters(lang)), letters(lang)[-1]) == (many, last)
