"""Orthography, dates and figures of Arabic texts that come in."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fihris.author import dating, figures, orthography
from fihris.text.fold import fold
from fihris.text.tokens import words


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("العـــراق", "العراق"),
        ("عام 1445 هـ", "عام 1445 هـ"),
        ("قال بـ \ufde6كلمة\ufde7 وبـ“كذا”", "قال بـ \ufde6كلمة\ufde7 وبـ«كذا»"),
        ("لــ 5، وبـ كلمة", "لـ 5، وبـ كلمة"),
        ("في ٣ أيلول", "في 3 أيلول"),
        ("نحو ٢٫٥ مليون و١٬٠٠٠ و2٫5", "نحو 2.5 مليون و1,000 و2.5"),
        ("بغداد, وأربيل; هل؟", "بغداد، وأربيل؛ هل؟"),
        ("1,000 جندي", "1,000 جندي"),
        ("السوداني ، والمالكي", "السوداني، والمالكي"),
        ("و”المالكي”,", "و«المالكي»،"),
        ("وانظر: Kane, “Les rives”, p. 25.", "وانظر: Kane, «Les rives», p. 25."),
        ("حلف “NATO”, ثم “NATO”; أهو “NATO”?", "حلف «NATO»، ثم «NATO»؛ أهو «NATO»؟"),
        ("قال: “العـراق”", "قال: «العـراق»"),
        ("«قال “زيد” ذلك»", "«قال “زيد” ذلك»"),
        ("“لم يغلق", "“لم يغلق"),
        ("أيضاً", "أيضًا"),
        ("كانون الثاني/يناير 2020", "كانون الثاني\u2060/\u2060يناير 2020"),
        ("بين نيسان/أبريل وآب/أغسطس 2025", "بين نيسان\u2060/\u2060أبريل وآب\u2060/\u2060أغسطس 2025"),
        ("7-8 أغسطس", "7\u2060–\u20608 أغسطس"),
        ("ب-52", "ب-52"),
        ("0770-123", "0770-123"),
        ("كلمة\u200fأخرى", "كلمةأخرى"),
        ("ثم...", "ثم…"),
        ("ﻻ بأس", "لا بأس"),
    ],
)
def test_house_orthography(before: str, after: str) -> None:
    assert orthography.clean(before).text == after


def test_unpaired_marks_are_told() -> None:
    assert orthography.clean("“لم يغلق").unpaired
    assert not orthography.clean("“أُغلق”").unpaired


LETTERS = st.text("ابحدةىيكئؤـ ،,;؟?.:-–/“”«»\"'٣7 2019\u200fﻻ\u064b\u00a0\n()", max_size=60)


@given(LETTERS)
def test_folded_words_stay(text: str) -> None:
    made = orthography.clean(text).text
    assert _bag(made) == _bag(text)


@given(LETTERS)
def test_twice_is_once(text: str) -> None:
    once = orthography.clean(text).text
    assert _bag(orthography.clean(once).text) == _bag(once)


def _bag(text: str) -> Counter[str]:
    return Counter(word.text for word in words(fold(text)))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("يومي 7-8 أغسطس/آب 2023", ["2023-08-07/2023-08-08"]),
        ("يومي 7 و8 آب 2023", ["2023-08-07/2023-08-08"]),
        ("من 30 أغسطس إلى 2 سبتمبر 2023", ["2023-08-30/2023-09-02"]),
        ("من 30 ديسمبر 2022 حتى 2 يناير 2023", ["2022-12-30/2023-01-02"]),
        ("في ٧ نوفمبر/تشرين الثاني ٢٠٢٢", ["2022-11-07"]),
        ("12 من شهر مارس 2020 ثم يونيو/حزيران 2020", ["2020-03-12", "2020-06"]),
        ("3 جويلية 2019", ["2019-07-03"]),
        ("عام 2014", ["2014"]),
        ("2023-08-07 و7/8/2023", ["2023-08-07", "2023-08-07"]),
        ("31 فبراير 2023", []),
        ("نحو 2000 جندي", []),
        ("الرقم 20230807", []),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert list(dating.find(text)) == dates


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("نحو 2000 جندي أمريكي لأداء", ("نحو 2000", "about 2,000", "جندي أمريكي")),
        ("ما يزيد عن 200 ألف عنصر أمني وعسكري عراقي", ("ما يزيد عن 200 ألف", "more than 200,000", "عنصر أمني وعسكري")),
        ("و3.5 مليون لاجئ", ("3.5 مليون", "3.5 million", "لاجئ")),
        ("و3.5 مليون برميل", None),
        ("سعته 12 مليار متر مكعب من المياه", ("12 مليار", "12 billion", "متر مكعب من المياه")),
        ("بلغت 17 مليار دولار في السنة", None),
        ("4 ملايين شخص يعتمدون عليه", ("4 ملايين", "4 million", "شخص")),
        ("(250) مستشارًا", ("250", "250", "مستشارًا")),
        ("مقتل 37 مقاتلًا ونزوح", ("37", "37", "مقاتلًا")),
        ("تمويل 30% منه", None),
        ("يلخص الجدول 1 البدائل", None),
        ("والمادة 140 من الدستور", None),
        ("بين عامي 1998 و2022 تسع عشرة حكومة", None),
        ("بين 90 و120 مليون دولار", None),
        ("متوسط عمرها 14 شهرًا", None),
        ("بنسبة 35% من السكان", ("35%", "35%", "من السكان")),
        ("منذ تموز 2021 إلى مهمة", None),
        ("نوفمبر\u2060/\u2060تشرين الثاني 2022 بالعاصمة", None),
        ("في 7 نوفمبر", None),
        ("في 12 رجب 1445هـ و22 ربيع الأول و30 صفر", None),
    ],
)
def test_figures(text: str, figure: tuple[str, str, str] | None) -> None:
    found = [(number.value, number.english, number.label) for number in figures.find(text)]
    assert found == ([figure] if figure else [])
