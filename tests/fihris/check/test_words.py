"""What the rules take for a date, a number, a name; and what they leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import tiny
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fihris.check import numbers
from fihris.model import LANGS, Lang
from fihris.text import stated
from fihris.text.fingerprint import fingerprint

SECTION = "docs/ar/briefs/2024/water-accord/01-minister-visits.md"
ENGLISH = "docs/en/briefs/2024/water-accord/01-minister-visits.md"
TAIL = "وجاءت الزيارة بعد سنوات من البعد."


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("في يومي 7\u2060–\u20608 أغسطس\u2060/\u2060آب 2023 شهدت", Lang.AR, ["2023-08-07/2023-08-08"]),
        ("on 7–8 August 2023 the", Lang.EN, ["2023-08-07/2023-08-08"]),
        ("انطلق في يونيو/حزيران 2020", Lang.AR, ["2020-06"]),
        ("opened in June 2020 to", Lang.EN, ["2020-06"]),
        ("منذ عام 2014، وفي عامي 2016 و2017", Lang.AR, ["2014", "2016", "2017"]),
        ("5 من آذار ٢٠٢٤", Lang.AR, ["2024-03-05"]),
        ("March 5, 2024", Lang.EN, ["2024-03-05"]),
        ("30 فبراير 2024", Lang.AR, [""]),
        ("في 7/8/2023 وفي 2023-02-30 و7.8.2023", Lang.AR, ["2023-08-07", "", "2023-08-07"]),
        ("في السابع من أغسطس 2023", Lang.AR, ["2023-08-07"]),
        ("في الحادي والثلاثين من آذار/مارس عام 2023", Lang.AR, ["2023-03-31"]),
        ("الحرب (2014) ثم الهدنة (2016-2018)", Lang.AR, ["2014", "2016/2018"]),
        ("من 28 يوليو إلى 2 أغسطس 2023", Lang.AR, ["2023-07-28/2023-08-02"]),
        ("on the seventh of August 2023, 2023-08-08 and 9/8/2023", Lang.EN, ["2023-08-07", "2023-08-08", "2023-08-09"]),
        ("on the thirty-first of June 2023 (2014)", Lang.EN, ["", "2014"]),
        ("version 1.2.2023.4, part 12-3/2023", Lang.EN, []),
        ("نحو 2000 جندي", Lang.AR, []),
        ("about 2,000 soldiers, may 2023", Lang.EN, []),
    ],
)
def test_dates(text: str, lang: Lang, found: list[str]) -> None:
    assert [spoken.date for spoken in stated.find(text, lang)] == found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("أكثر من 200 ألف", Lang.AR, ["200000"]),
        ("more than 200,000", Lang.EN, ["200000"]),
        ("2.5 million", Lang.EN, ["2500000"]),
        ("٢٫٥ مليون", Lang.AR, ["2500000"]),
        ("F-16 and G7 and v1.2.3", Lang.EN, ["16"]),
        ("9" * 5000, Lang.EN, ["9" * 5000]),
        ("2\u202f000,5 ou 1 200 000, puis 3,25", Lang("fr"), ["2000.5", "1200000", "3.25"]),
        ("2.000,5 oder 12.5 und 1.200.000", Lang("de"), ["2000.5", "12.5", "1200000"]),
    ],
)
def test_numbers(text: str, lang: Lang, found: list[str]) -> None:
    assert [number.value for number in numbers.in_digits(text, lang)] == found


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("وأربعة ملفات", Lang.AR, "4"),
        ("جاء خمسة وعشرون جنديا", Lang.AR, "25"),
        ("مع الخمسة والعشرين", Lang.AR, "25"),
        ("خمسة عشر يوما", Lang.AR, "15"),
        ("ثلاثمئة جندي وثلاثمائة آخرون", Lang.AR, "300"),
        ("ثلاث مئة جندي", Lang.AR, "300"),
        ("مئتان وخمسون", Lang.AR, "250"),
        ("نصف مليون نازح", Lang.AR, "500000"),
        ("مليون ونصف", Lang.AR, "1500000"),
        ("عشرة آلاف", Lang.AR, "10000"),
        ("ألفان وخمسمئة", Lang.AR, "2500"),
        ("خمسة وعشرون ألف جندي", Lang.AR, "25000"),
        ("four files", Lang.EN, "4"),
        ("a dozen", Lang.EN, "12"),
        ("twenty-five soldiers", Lang.EN, "25"),
        ("three hundred and fifty", Lang.EN, "350"),
        ("half a million", Lang.EN, "500000"),
        ("a quarter of a million", Lang.EN, "250000"),
        ("one and a half million", Lang.EN, "1500000"),
        ("two thousand five hundred", Lang.EN, "2500"),
    ],
)
def test_numbers_in_words(text: str, lang: Lang, value: str) -> None:
    assert value in numbers.in_words(text, lang)


@given(st.text(max_size=80))
def test_numbers_and_dates_of_any_text(text: str) -> None:
    for lang in LANGS:
        for each in (*numbers.in_digits(text, lang), *stated.find(text, lang)):
            assert 0 <= each.start < each.end <= len(text)


def test_a_fingerprint_forgives_spelling_but_not_words() -> None:
    assert fingerprint("العـــراق", "", "“الى”  أين ؟ ٢٬٠٠٠") == fingerprint("العراق", "", "«إلى» أين؟ 2000")
    assert fingerprint("العراق", "", "") != fingerprint("إيران", "", "")


@pytest.mark.parametrize(
    "other",
    [
        ("العنوان", "وصف", "نص 2.5"),
        ("عنوان", "الوصف", "نص 2.5"),
        ("عنوان", "وصف", "نص 25"),
        ("عنوان", "وصف", "نص 2 5"),
        ("", "عنوان وصف", "نص 2.5"),
    ],
)
def test_a_fingerprint_is_of_title_description_and_body(other: tuple[str, str, str]) -> None:
    assert fingerprint("عنوان", "وصف", "نص 2.5") != fingerprint(*other)


@pytest.mark.parametrize(
    "sound",
    [
        "قال وزير الدفاع الأمريكي في بغداد إن الأمر طويل.",
        "قال رئيس الوزراء العراقي أمس إن الأمر طويل.",
        "والتقى الرئيس في المساء.",
        "وسماها «خطوة أولى نحو الحل».",
        "وقد زار سالم الخالدي المدينة.",
        "وفي عام 1445 هـ بدأت.",
        "وقدم لـ 5 منهم ما قدم بـ«صمت».",
        "وقرأ «نص “الاتفاق” كاملا» أمس.",
        "والعنوان https://example.org/a,b;c?d=e هنا.",
        "والرقم 2,000 هنا؛ و`a, b` هناك.",
        "وكتب Reuters, AP هنا.",
        "ومضى شيئًا شيئًا، جدا جدا.",
        "واهم هو ولازمة تلك.",
        "وفى بوعده، ووفى به والي المدينة وواليها، ثم والى القوم.",
        "وتقدموا بين 7\u2060–\u20608 خطوات.",
        "ونشرت الأمم المتحدة تقريرًا. وهذا التقرير طويل.",
        "وساعد الوزارة على تنظيم الانتخابات.",
        "وفي عام 1445 هـ صدرت، ثم مضت.",
        "وتكلم عن محور السياسة، ورأى الموجز غير ذلك.",
    ],
)
def test_sound_arabic_is_left_alone(tmp_path: Path, sound: str) -> None:
    project = tiny.copy(tmp_path)
    tiny.edit(project, {SECTION: {TAIL: f"{TAIL} {sound}"}})
    tiny.stamp(project)
    expected = {"parity-figure", "parity-link", "date-undeclared"}  # the English does not follow here
    assert [str(problem) for problem in tiny.check(project) if problem.code not in expected] == []


@pytest.mark.parametrize(
    "sound",
    [
        "The Minister came. The Minister left.",
        "He met al-Khalidi in March. In March he left.",
        "It’s the people’s “new beginning”, and ‘more’.",
        "He had had enough of it.",
    ],
)
def test_sound_english_is_left_alone(tmp_path: Path, sound: str) -> None:
    project = tiny.copy(tmp_path)
    tiny.edit(project, {ENGLISH: {"The people of the city": f"{sound} The people of the city"}})
    assert [str(problem) for problem in tiny.check(project)] == []


NAMES = yaml.safe_load((tiny.FIXTURES / "names.yml").read_text("utf-8"))


def candidates(tmp_path: Path, file: str, sentence: str) -> list[str]:
    project = tiny.copy(tmp_path)
    with (project / file).open("a", encoding="utf-8") as section:
        section.write(f"\n{sentence}\n")
    return [
        problem.message.split("»")[0].removeprefix("«")
        for problem in tiny.check(project)
        if problem.code == "name-unknown"
    ]


@pytest.mark.parametrize(
    "case", [*NAMES["names"], *([sentence] for sentence in NAMES["none"])], ids=lambda case: case[0]
)
def test_candidates_for_names_in_arabic(tmp_path: Path, case: list[str]) -> None:
    assert candidates(tmp_path, SECTION, case[0]) == case[1:]


@pytest.mark.parametrize("case", NAMES["english"], ids=lambda case: case[0])
def test_candidates_for_names_in_english(tmp_path: Path, case: list[str]) -> None:
    assert candidates(tmp_path, ENGLISH, case[0]) == case[1:]
