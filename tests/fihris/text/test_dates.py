"""Dates in words, and years in words' company."""

from __future__ import annotations

import pytest

from fihris.text import dates
from fihris.text.signs import JOINER


@pytest.mark.parametrize(
    ("edtf", "lang", "words"),
    [
        ("2023-08-07/2023-08-08", "ar", "7–8 أغسطس/آب 2023"),
        ("2023-08-07/2023-08-08", "en", "7–8 August 2023"),
        ("2022-11-07", "ar", "7 نوفمبر/تشرين الثاني 2022"),
        ("2020-06", "ar", "يونيو/حزيران 2020"),
        ("2020-06", "en", "June 2020"),
        ("2014", "ar", "2014"),
        ("2014/2017", "en", "2014–2017"),
        ("2023-07-30/2023-08-02", "en", "30 July 2023 – 2 August 2023"),
        ("", "ar", ""),
        ("2023-08-01", "fr", "1er août 2023"),
        ("2023-08-07/2023-08-08", "fr", "7–8 août 2023"),
        ("2023-01-01/2023-01-21", "de", "1–21. Januar 2023"),
        ("2023-08", "fr", "août 2023"),
        ("2023", "fr", "2023"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_was_written(edtf: str, lang: str, words: str) -> None:
    assert dates.words(edtf, lang).replace(JOINER, "") == words


def test_a_range_cannot_break_or_turn_around() -> None:
    assert "7⁠–⁠8" in dates.words("2023-08-07/2023-08-08", "ar")


@pytest.mark.parametrize(
    ("text", "lang", "years"),
    [
        ("نحو 2000 جندي أمريكي", "ar", ()),
        ("على غرار عام 2014", "ar", ("2014",)),
        ("في 7 نوفمبر⁠/⁠تشرين الثاني 2022", "ar", ("2022",)),
        ("منذ يوليو⁠/⁠تموز 2021 وعام 2014", "ar", ("2014", "2021")),
        ("أكثر من 200 ألف", "ar", ()),
        ("وفي 1991 وقف، ثم عاد نهاية 1993", "ar", ("1991", "1993")),
        ("بين 1994 و1996", "ar", ("1994", "1996")),
        ("في 2000 قرية", "ar", ()),
        ("about 2,000 US soldiers", "en", ()),
        ("in 2020, then July 2021", "en", ("2020", "2021")),
        ("between 2019 and 2021", "en", ("2019", "2021")),
        ("room 2020", "en", ()),
        ("depuis 2014, entre 2019 et 2021", "fr", ("2014", "2019", "2021")),
        ("août 2023, salle 2021 ; 2000 soldats", "fr", ("2023",)),
        ("März 2019 – 2021", "de", ("2019", "2021")),
        ("marzo 2019 y 2021", "es", ("2019", "2021")),
    ],
)
def test_a_year_is_told_from_a_number(text: str, lang: str, years: tuple[str, ...]) -> None:
    assert dates.years(text, lang) == years


def test_every_spelling_of_a_month_is_known() -> None:
    assert {"أغسطس 2023", "آب 2023", "أغسطس/آب 2023", "August 2023", "2023-08"} <= set(dates.spellings("2023-08"))


@pytest.mark.parametrize(
    ("text", "lang", "shown"),
    [
        ("يوم 7 نوفمبر\u2060/\u2060تشرين الثاني 2022", "ar", "يوم 7~نوفمبر\u2060/\u2060تشرين~الثاني~2022"),
        ("في 8 آب 2023، وفي آب", "ar", "في 8~آب~2023، وفي آب"),
        ("كانون الأول", "ar", "كانون~الأول"),
        ("في يومي 7 و8 أغسطس\u2060/\u2060آب 2023 شهدت", "ar", "في يومي 7 و8~أغسطس\u2060/\u2060آب~2023 شهدت"),
        (
            "منذ يوليو\u2060/\u2060تموز 2021، وعام 2014 نحو 2000 جندي",
            "ar",
            "منذ يوليو\u2060/\u2060تموز~2021، وعام~2014 نحو 2000 جندي",
        ),
        ("رقم عام 20145", "ar", "رقم عام 20145"),
        ("on 7 November 2022", "en", "on 7~November~2022"),
        ("from July 2021, and in 2020", "en", "from July~2021, and in 2020"),
        ("the 2000 Mayflowers", "en", "the 2000 Mayflowers"),
    ],
)
def test_a_date_is_not_broken(text: str, lang: str, shown: str) -> None:
    assert dates.unbroken(text, lang) == shown.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("2019/2021", "2020/2023", True),
        ("2019/2021", "2021/2023", False),
        ("2019/2021-05", "2021/2023", False),
        ("2019-01-01/2021-05-02", "2021-05-01/..", True),
        ("2019/..", "2021/2022", True),
        ("2019/2021", "2020", False),
        ("2020", "2019/2021", False),
    ],
)
def test_terms_overlap_that_share_more_than_the_day_they_change(one: str, other: str, overlap: bool) -> None:
    assert dates.overlap(one, other) is overlap
    assert dates.overlap(other, one) is overlap


@pytest.mark.parametrize(
    ("end", "start", "parted"),
    [
        ("2019", "2020", False),
        ("2019", "2020-01-02", True),
        ("2019-12", "2020-01", False),
        ("2019-12", "2020-02", True),
        ("2019-11", "2019-12-02", True),
        ("2019-12-31", "2020-01-01", False),
        ("2019-12-30", "2020", True),
    ],
)
def test_a_day_between_parts_two_terms(end: str, start: str, parted: bool) -> None:
    assert dates.parted(end, start) is parted


@pytest.mark.parametrize(
    ("date", "term", "within"),
    [
        ("2020", "2019/2021", True),
        ("2020", "2020/..", True),
        ("2021-05", "2019/2021", True),
        ("2021", "2019/2021-05", False),
        ("2018-12-31/2019-01-02", "2019/2021", False),
        ("2019-12-31/2022-01-01", "2019/2021", False),
        ("2020-03", "2020-03", True),
        ("2020-03/2020-04", "2020-03", False),
    ],
)
def test_a_date_lies_wholly_in_a_term_or_not(date: str, term: str, within: bool) -> None:
    assert dates.within(date, term) is within
