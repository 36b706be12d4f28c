"""What is foreign in a text is set apart, and nothing of the text is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from fihris.interface import Interface
from fihris.render.dialect import DialectExtension
from fihris.render.typography import IsolateExtension
from fihris.text import hyphens
from fihris.text.runs import is_foreign, runs

CASES = [
    ("ar", "كتب Qasem Soleimani هنا", ["Qasem Soleimani"]),
    ("ar", "برخصة CC BY 4.0، ثم", ["CC BY 4.0"]),
    ("ar", "شركة Exxon, Inc. وغيرها", ["Exxon, Inc"]),
    ("ar", "في Washington, D.C. ثم U.S.", ["Washington, D.C.", "U.S."]),
    ("ar", "في 2023 و7 أغسطس", []),
    ("ar", "من 10-20 ومن 05-06 ومن 20-10", ["10", "20", "05-06", "20-10"]),
    ("ar", "التاريخ 2020-01-03 والهاتف +964-770-1234", ["2020-01-03", "+964-770-1234"]),
    ("ar", "انظر http://example.org/r?id=5&lang=ar#a ثم عد.", ["http://example.org/r?id=5&lang=ar#a"]),
    (
        "ar",
        "(https://example.org/a_(b))، وexample.org/ميكروفون.",
        ["https://example.org/a_(b)", "example.org/ميكروفون"],
    ),
    ("ar", "https://example.org/ميكروفون؟", ["https://example.org/ميكروفون"]),
    ("ar", "كتب @fihris_site ووسم #Iraq2023 و#العراق", ["@fihris_site", "#Iraq2023"]),
    ("ar", "بريد user.name+x@example.org", ["user.name+x@example.org"]),
    ("ar", "C# وC++ و.NET و.env وF#.", ["C#", "C++", ".NET", ".env", "F#"]),
    ("ar", 'قال "Yes, we can!" ثم «Is it?»، وGo!', ["Yes, we can!", "Is it?", "Go"]),
    ("ar", "شركة Exxon (XOM) وUniversity of X (UX) Press", ["Exxon", "XOM", "University of X (UX) Press"]),
    ("ar", "5G و3D وF-16 و2x4 وCOVID-19 وE=mc2", ["5G", "3D", "F-16", "2x4", "COVID-19", "E=mc2"]),
    ("ar", "كوفيد-19 و-3% و(-2.5%)", ["-3%", "-2.5%"]),
    ("ar", "$3.4bn و€12m و5$ و$5-$10", ["$3.4bn", "€12m", "5$", "$5", "$10"]),
    ("ar", "12.5% و−3% و+5% و5%-10%", ["12.5%", "−3%", "+5%", "5%", "10%"]),
    ("ar", "(2003-2011) و2003–2011 و1,000-2,000", ["2003", "2011", "1,000", "2,000"]),
    ("ar", "+964 770 123 4567 و0770-123-4567 و0770 123 4567", ["+964 770 123 4567", "0770-123-4567", "0770 123 4567"]),
    (
        "ar",
        "(964) 770 123 و00964 770 123 4567 و+9647701234567",
        ["(964) 770 123", "00964 770 123 4567", "+9647701234567"],
    ),
    ("ar", "في 2 و3 و10:30 و07/08/2023 و3 × 4 و1,200,000", []),
    ("en", "at https://example.org/ميكروفون?a=1 now", []),
    ("en", "the word فهرس means index", ["فهرس"]),
    ("en", "titled حوار التعاون الأمني: توازن العراق.", ["حوار التعاون الأمني: توازن العراق"]),
    ("en", "titled “من يدير محطات الضخ؟”, and أين؟", ["من يدير محطات الضخ؟", "أين؟"]),
    ("en", "plain words, and 2023", []),
]


@pytest.mark.parametrize(("lang", "text", "foreign"), CASES)
def test_foreign_words_are_found(lang: str, text: str, foreign: list[str]) -> None:
    assert [part for part, other in runs(text, lang) if other] == foreign


@pytest.mark.parametrize(
    ("lang", "text", "whole"),
    [
        ("en", "بين عامي 2021 و2025.", True),
        ("fr", "«الطريق» في تقرير ESG لعام 2024", True),
        ("en", "فهرس is the index of a book", False),
        ("en", "The words «حوار التعاون الأمني الأميركي»", False),
        ("en", "2021–2025", False),
        ("ar", "بين عامي 2021 و2025.", False),
    ],
)
def test_a_text_that_is_foreign_as_a_whole_is_known(lang: str, text: str, whole: bool) -> None:
    assert is_foreign(text, lang) is whole


@given(st.sampled_from(["ar", "en", "fa", "fr"]), st.text())
def test_the_parts_are_the_text(lang: str, text: str) -> None:
    assert "".join(part for part, _ in runs(text, lang)) == text


def rendered(text: str, lang: str, digits: str = "latn") -> html.HtmlElement:
    typeset = Interface.of(lang, {}, digits).typeset
    return html.fromstring(
        Markdown(
            extensions=["abbr", "tables", "footnotes", DialectExtension(lang), IsolateExtension(lang, typeset)]
        ).convert(text)
        or "<p></p>"
    )


def test_markdown_sets_it_apart_but_in_code() -> None:
    page = rendered("افتح **New issue** ثم `docs/ar` و[Google](https://example.org/).", "ar")
    assert [(each.text, each.get("lang"), each.get("dir")) for each in page.iter("bdi")] == [
        ("New issue", "en", "ltr"),
        ("Google", "en", "ltr"),
    ]
    (figure,) = rendered("الهاتف +964 770", "ar").iter("bdi")
    assert (figure.text, dict(figure.attrib)) == ("+964 770", {"dir": "ltr"})
    (code,) = page.iter("code")
    assert (code.get("lang"), code.get("dir")) == ("en", "ltr")
    (code,) = rendered("find `للكاتب` in it", "en").iter("code")
    assert (code.get("lang"), code.get("dir")) == ("ar", "rtl")


def test_lowered_signs_stay_in_their_word() -> None:
    (word,) = rendered("ماء H~2~O هنا، وم^2^", "ar").iter("bdi")
    assert html.tostring(word, encoding="unicode", with_tail=False) == '<bdi dir="ltr" lang="en">H<sub>2</sub>O</bdi>'


def test_code_of_one_word_is_told_from_code_of_several() -> None:
    page = rendered("`---`, `make site`, `docs/ar`", "en")
    assert [code.get("class") for code in page.iter("code")] == ["f-word", None, "f-word"]


def test_a_word_of_code_keeps_what_is_written_to_it() -> None:
    page = rendered("وفي و`docs`، ثم `site` وحده", "ar")
    assert page.text_content() == "وفي وdocs، ثم site وحده"
    assert [each.text_content() for each in page.iter("span")] == ["وdocs،"]


def test_keys_ask_what_letters_stand_for() -> None:
    (letters,) = rendered("قالت HTML كذا\n\n*[HTML]: لغة", "ar").iter("abbr")
    assert letters.get("tabindex") == "0"


@pytest.mark.parametrize(("text", "held"), [("و`أ`", "وأ"), ("`أ`،", "أ،"), ("كذا `أ` كذا", ""), ("(و`أ`)؛", "وأ)؛")])
def test_only_what_is_written_to_code_is_held(text: str, held: str) -> None:
    page = rendered(text, "ar")
    assert [each.text_content() for each in page.iter("span")] == [held] * bool(held)
    assert page.text_content() == text.replace("`", "")


def test_code_that_is_not_all_arabic_runs_from_left_to_right() -> None:
    page = rendered("`كلمة …` ثم `كلمة x` ثم `…`", "ar")
    assert [(each.get("lang"), each.get("dir")) for each in page.iter("code")] == [
        ("ar", "rtl"),
        ("en", "ltr"),
        ("ar", "rtl"),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("نحو 2000 جندي", "نحو ٢٠٠٠ جندي"),
        ("قيمتها 2.5 و1,200", "قيمتها ٢٫٥ و١٬٢٠٠"),
        ("بلغت 30%.", "بلغت ٣٠٪."),
        ("طراز F-16 و`a1`", "طراز F-16 وa1"),
        ("الهاتف 0770-123-4567", "الهاتف ٠٧٧٠-١٢٣-٤٥٦٧"),
    ],
)
def test_digits_are_the_sites(text: str, shown: str) -> None:
    assert rendered(text, "ar", "arab").text_content().replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("text", "lang", "shown"),
    [
        ("Thabit al-Abbasi and Al-Sadr", "en", "Thabit al-~Abbasi and Al-~Sadr"),
        ("Sayyid ash-Shuhada", "en", "Sayyid ash-~Shuhada"),
        ("Abd-al-Rahman, pro-Iran, as-is, goal-driven", "en", "Abd-al-~Rahman, pro-Iran, as-is, goal-driven"),
        ("كتب Thabit al-Abbasi هنا", "ar", "كتب Thabit al-~Abbasi هنا"),
        ("in `al-Abbasi`", "en", "in al-Abbasi"),
    ],
)
def test_an_article_stays_with_its_name(text: str, lang: str, shown: str) -> None:
    assert rendered(text, lang).text_content() == shown.replace("~", "\u2060")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Iran’s long-term strategy", "Iran’s long-~term strategy"),
        ("a pro-Iran, non-combat role", "a pro-~Iran, non-~combat role"),
        ("counter-terrorism by al-\u2060Abbasi", "counter-terrorism by al-~Abbasi"),
        ("2020-01-03, F-16, -x-", "2020-01-03, F-16, -x-"),
        ("a" * 100_000, "a" * 100_000),
    ],
)
def test_a_title_keeps_a_short_compound_on_one_line(text: str, shown: str) -> None:
    assert hyphens.whole(text) == shown.replace("~", "\u2060")


WORDS = st.text(st.sampled_from("ابتث abcXY12 .,-/*_`[]()<>&«»\n"), max_size=60)


@example("en", "`1`ا")
@example("ar", "`ab`cd")
@given(st.sampled_from(["ar", "en", "fa"]), WORDS)  # French has a space of its own beside its marks
def test_nothing_but_elements_is_added(lang: str, text: str) -> None:
    """And, in French, the spaces that its signs have."""
    plain = Markdown(extensions=["tables", "footnotes", DialectExtension(lang)]).convert(text)
    kept, made = html.fromstring(plain or "<p></p>").text_content(), rendered(text, lang).text_content()
    if lang == "fr":
        kept, made = (re.sub(r"[ \u00a0\u202f]", "", each) for each in (kept, made))
    assert made == kept


@pytest.mark.parametrize(
    "text",
    [
        "1" * 1_000_000,
        "1-" * 500_000,
        "+1" * 500_000,
        "a-" * 500_000,
        "a " + "-" * 1_000_000,
        "$1," * 30_000,
        "a.b/" * 25_000,
        "1 " * 50_000,
        "0123 456 " * 10_000,
        "(1) " * 25_000,
        '"a ' * 30_000,
        "a (" * 30_000,
        "@1" * 50_000,
        "www." + "(" * 90_000,
        "www." + "()" * 40_000,
    ],
)
def test_a_megabyte_of_one_sign(text: str) -> None:
    """What grows with the square of it would take hours."""
    assert "".join(part for part, _ in runs(text, "ar")) == text
