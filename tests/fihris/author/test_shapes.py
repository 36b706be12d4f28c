"""`fihris import` of what papers have in many shapes: heads of tables, notes, dates, bylines, names behind chains of titles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fihris.__main__ import main
from fihris.author import dating, hijri, inline, names, plaintext, titlepage
from fihris.author.source import Paragraph, Style
from fihris.author.titlepage import Writer


def imported(root: Path, text: str, name: str) -> str:
    path = root / name
    path.write_text(text, "utf-8")
    assert main(["import", str(path), "--id", "paper", "--root", str(root)]) == 0
    (folder,) = root.glob("docs/ar/briefs/*/paper")
    return "\n".join(each.read_text("utf-8") for each in sorted(folder.glob("*.md")))


PAGE = """<!DOCTYPE html><html><body><h1>حصاد الميناء<br>في عامين</h1>
<p>هند السويدي<sup>1</sup>، سامر كرم<sup>2</sup></p><p><sup>1</sup> جامعة الضفة <sup>2</sup> مركز الشاطئ</p><p>ربيع الأول 1445هـ</p>
<h2>مقدمة:</h2><p>زادت السفن.<sup><a href="#n1" id="r1">[1]</a></sup></p>
<table>
<tr> <th rowspan="2">القائمة</th> <th colspan="2">السفن</th> </tr>
<tr> <th>2020</th> <th>2024</th> </tr>
<tr> <td>الشمال</td> <td>12</td> <td>19</td> </tr>
</table>
<blockquote><p>لن نغلق الميناء.</p><p>— سامي الحلبي</p></blockquote>
<h2>التفاصيل</h2><h4>الغرب</h4><p>بقي منها 30% من سفن الأسطول.</p>
<h2>مصادر ومراجع</h2><p>سجل الميناء، https://port.example/r?year=2022&amp;lang=ar</p>
<div><p><a href="#r1" id="n1">[1]</a> سجل الميناء.</p></div></body></html>"""


def test_a_page_with_all_of_them(project: Path) -> None:
    text = imported(project, PAGE, "paper.html")
    assert "title: حصاد الميناء في عامين" in text
    assert re.search(r"name: \{ar: هند السويدي.*\n +affiliation: \{ar: جامعة الضفة,", text)
    assert re.search(r"name: \{ar: سامر كرم.*\n +affiliation: \{ar: مركز الشاطئ,", text)
    assert 'published: "2023"\n' in text  # the month lies within two others
    assert "title: مقدمة\n" in text
    assert "| القائمة | السفن: 2020 | السفن: 2024 |\n| --- | --- | --- |\n| الشمال | 12 | 19 |" in text
    assert "زادت السفن.[^1]" in text
    assert "[^1]: سجل الميناء." in text
    assert "> لن نغلق الميناء.\n\n> — سامي الحلبي" in text
    assert "\n### الغرب\n" in text
    assert re.findall("label: {ar: ([^,]+),", text) == ["من سفن الأسطول"]
    assert "https://port.example/r?year=2022&lang=ar" in text


LINES = """\u200fسلسلة تقديرات (٢٣)

# \u200fالحدود\u200f

أحمد الكبيسي[^أ] و سعاد الجبوري[^ب]

آذار ٢٠٢٤

## ١. تمهيد

يمتد الحد شمالًا.

| المعبر | العدد |
|---|---|
| الغرب | ٤٥ |

[^أ]: باحث في مركز الفرات.
[^ب]: أستاذة في جامعة الفرات.
"""


def test_what_an_author_is_may_stand_in_a_note(project: Path) -> None:
    text = imported(project, LINES, "paper.md")
    assert re.search(r"أحمد الكبيسي.*\n +role: \{ar: باحث,.*\n +affiliation: \{ar: مركز الفرات,", text)
    assert re.search(r"سعاد الجبوري.*\n +role: \{ar: أستاذة,.*\n +affiliation: \{ar: جامعة الفرات,", text)
    assert "| المعبر | العدد |" in text
    assert not re.search("[\u200e\u200f]|كلام لم", text)


@pytest.mark.parametrize(
    ("line", "published", "rest"),
    [
        ("١٥ رجب ١٤٤٥هـ الموافق ٢٧ يناير ٢٠٢٤م", "2024-01", "الموافق ٢٧ يناير ٢٠٢٤م"),
        ("17 رمضان 1446 هجرية", "2025-03", ""),
        ("ذو الحجة 1444", "", ""),  # June and July: the year alone is sure
        ("12 مارس 2024", "", "12 مارس 2024"),
    ],
)
def test_a_date_of_the_islamic_calendar_says_what_is_sure(line: str, published: str, rest: str) -> None:
    found, without = hijri.parted(line)
    assert without.strip() == rest
    assert found == (published or ("2023" if rest == "" else ""))


def test_a_day_may_be_said_in_both_calendars() -> None:
    assert dating.stated("الموافق ٢٧ يناير ٢٠٢٤م") is not None
    text = "سد الوادي\nبقلم: ماجد القحطاني\n١٥ رجب ١٤٤٥هـ الموافق ٢٧ يناير ٢٠٢٤م\nمقدمة\nبدأ البناء."
    assert titlepage.read(plaintext.blocks(text), {})[0].published == "2024-01-27"


@pytest.mark.parametrize(
    ("text", "writers"),
    [
        ("بسم الله الرحمن الرحيم\n\nسد الوادي\n\nد. خالد المنصوري*\n\nمقدمة\n\nبدأ البناء.\n\n* باحث في مركز الرمال", (Writer("خالد المنصوري", "باحث", "مركز الرمال"),)),
        ("خاص – مركز الضفاف\n\nسد الوادي\nإعداد الباحثة: هدى النجار\nمقدمة\nبدأ البناء.", (Writer("هدى النجار"),)),
        ("سد الوادي\nإعداد/ فريق الرصد\nمقدمة\nبدأ البناء.", (Writer("فريق الرصد"),)),
        ("سد الوادي\nالأسباب والبدائل\n\nنادين خوري\nمديرة برنامج، مركز المنارة\n\nملخص\nبدأ البناء.", (Writer("نادين خوري", "مديرة برنامج", "مركز المنارة"),)),
    ],
)  # fmt: skip
def test_a_byline(text: str, writers: tuple[Writer, ...]) -> None:
    page, rest = titlepage.read(plaintext.blocks(text), {})
    assert page.writers == writers
    assert page.title.startswith("سد الوادي")
    assert rest[-1].text == "بدأ البناء."


def test_a_running_head_with_the_number_of_its_page_is_no_text() -> None:
    text = "سد الوادي\nمركز المدى | ورقة 8          1\n\nمقدمة\nبدأ البناء.\nمركز المدى | ورقة 8          2\n"
    heads = [block for block in plaintext.blocks(text) if "ورقة" in block.text]
    assert [block.style for block in heads] == [Style.ASIDE, Style.ASIDE]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("كان الوفد برئاسة الفريق أول الركن حمدان الطائي أمس.", ["حمدان الطائي"]),
        ("زار رئيس الوزراء العراقي محمد شياع السوداني دمشق.", ["محمد شياع السوداني"]),
        ("وقال الوزير محمد حسن الماضي في طريقه.", ["محمد حسن"]),
        ("وعرض خالد التجاني رأي حركة العدل والمساواة أمس.", ["خالد التجاني", "حركة العدل والمساواة"]),
        ("وقف على المستوى السياسي باسم عادل، وسعى سعيد الحظ إلى كريم المأوى.", []),
        ("Addis Ababa speaks of «equitable use».", []),
        ("They met «House of Reed», and «House of Reed» again.", ["House of Reed"]),
    ],
)
def test_names(text: str, found: list[str]) -> None:
    assert [each.name for each in names.unknown([text], (), ())] == found


def test_a_title_page_may_stand_in_a_table() -> None:
    rows = [
        ("العنوان", "سد الوادي"),
        ("الكاتب", "د. سلوى الهاجري"),
        ("الجهة", "مركز المرسى"),
        ("التاريخ", "2024/03/18"),
    ]
    table = Paragraph(Style.TABLE, "\n".join(inline.CELL.join(row) for row in rows))
    page, rest = titlepage.read((table, *plaintext.blocks("مقدمة\nبدأ البناء.")), {})
    assert (page.title, page.published, page.publisher) == ("سد الوادي", "2024-03-18", "مركز المرسى")
    assert page.writers == (Writer("سلوى الهاجري"),)
    assert [block.text for block in rest] == ["مقدمة", "بدأ البناء."]
    figures = Paragraph(Style.TABLE, "\n".join(inline.CELL.join(row) for row in [("السنة", "العدد"), ("2023", "12")]))
    assert titlepage.read((figures,), {})[1] == (figures,)


def test_a_name_in_bold_below_the_title_is_its_author() -> None:
    title, name = Paragraph(Style.HEADING, "صادرات الغاز", level=1), Paragraph(Style.HEADING, "نبيل عساف")
    page, _ = titlepage.read((title, name, *plaintext.blocks("15 نيسان 2023\nمقدمة\nبدأ البناء.")), {})
    assert (page.title, page.writers, page.published) == ("صادرات الغاز", (Writer("نبيل عساف"),), "2023-04-15")


def test_a_kind_with_a_number_is_no_title() -> None:
    text = "RIVER POLICY INSTITUTE\nWorking Paper 2023/07\n\nTRADE AND CONFLICT\nby Nadia Saleh\n\nABSTRACT\nIt maps 12 roads."
    page, _ = titlepage.read(plaintext.blocks(text), {})
    assert (page.title, page.kind, page.number) == ("TRADE AND CONFLICT", "study", "2023/07")
    assert page.writers == (Writer("Nadia Saleh"),)


PASTED = """معهد الرؤية                        أوراق تحليلية
الأحزاب
مقدمة
أفرزت انتخابات أيلول 2023 برلمانًا بلا أغلبية، إذ توزعت المقاعد البالغ عددها 329
مقعدًا على 14 كتلة[1].
معهد الرؤية                        أوراق تحليلية
1
3.0 الكتل
3.1 الربح
ربحت كتلة البناء كثيرًا.
معهد الرؤية                        أوراق تحليلية
2
الهوامش:
[1] الجريدة الرسمية، العدد 412.
"""


def test_a_page_pasted_without_empty_lines(project: Path) -> None:
    text = imported(project, PASTED, "paper.txt")
    assert "عددها 329 مقعدًا على 14 كتلة[^1]." in text
    assert "[^1]: الجريدة الرسمية، العدد 412." in text
    assert "title: الكتل\n" in text
    assert "### 3\\.1. الربح" in text
    assert "publisher: {ar: معهد الرؤية," in text
