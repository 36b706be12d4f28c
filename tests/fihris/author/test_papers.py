"""`fihris import` of papers as centres write them: their own parts in their own order, and nothing left to clear away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fihris.__main__ import main
from fihris.report import Report, Severity
from fihris.site import compose

PAPER = """ورقة سياسات
سد الوادي: فرص الاتفاق
إعداد: د. سعاد الأمين، باحثة في مركز المدار
12 مارس 2024

الملخص التنفيذي
تبحث الورقة في فرص الاتفاق على سد الوادي، وترى أنها قليلة.

مقدمة
بدأ بناء السد في 15 أبريل 2019، وتعثر مرتين.

{first}: مواقف الدول
تختلف الدول في الحصص، ولكل منها حجة.
{sub} موقف الشمال
يريد الشمال ضمانًا مكتوبًا لحصته.

{second}: ما قد يأتي
- يستمر الخلاف.
- يتفق الطرفان.

الخاتمة
الاتفاق ممكن لكنه بعيد.

التوصيات
1. دعم الوساطة.
2. نشر الأرقام.

المراجع
1. سعاد الأمين، ماء الوادي، دار النيل، 2023.
"""
NUMBERS = [
    ("أولًا", "1.", "ثانيًا"),
    ("أولاً", "أ-", "ثانياً"),
    ("I. الأول", "1-", "II. الثاني"),
    ("المحور الأول", "(1)", "المحور الثاني"),
]
TITLES = ["مقدمة", "مواقف الدول", "ما قد يأتي", "الخاتمة", "التوصيات"]


def imported(root: Path, text: str, ending: str = "txt") -> dict[str, str]:
    path = root / f"paper.{ending}"
    path.write_text(text, "utf-8")
    assert main(["import", str(path), "--id", "paper", "--root", str(root)]) == 0
    (folder,) = root.glob("docs/ar/briefs/*/paper")
    return {each.name: each.read_text("utf-8") for each in sorted(folder.glob("*.md"))}


@pytest.mark.parametrize(("first", "sub", "second"), NUMBERS)
def test_a_paper_keeps_its_parts_and_asks_for_no_edit(project: Path, first: str, sub: str, second: str) -> None:
    files = imported(project, PAPER.format(first=first, sub=sub, second=second))
    titles = [
        re.search('^title: "?(.*?)"?$', text, re.MULTILINE)[1] for name, text in files.items() if name != "index.md"
    ]  # type: ignore[index]
    assert [title.rpartition(": ")[2] for title in titles] == TITLES
    second_section = next(text for name, text in files.items() if name.startswith("02-"))
    assert re.search(r"^### .*موقف الشمال$", second_section, re.MULTILINE)
    assert "## الملخص التنفيذي\n\nتبحث الورقة" in files["index.md"]
    assert 'published: "2024-03-12"' in files["index.md"]
    assert "- name: {ar: سعاد الأمين, en: Not translated yet}\n    role: {ar: باحثة," in files["index.md"]
    assert (
        "1. دعم الوساطة.\n2. نشر الأرقام."
        in files["06-recommendations.md" if "06-recommendations.md" in files else "05-recommendations.md"]
    )
    assert 'bibliography:\n  - "سعاد الأمين، ماء الوادي، دار النيل، 2023."' in files["index.md"]
    report = Report()
    compose(project, report)
    left = [str(each) for each in report if "/paper/" in each.path and each.severity is not Severity.NOTICE]
    assert left == []


def test_the_number_of_a_page_parts_no_sentence(project: Path) -> None:
    pasted = (
        "عن الماء\n\nمقدمة\n\n"
        + "يمتد النهر من الجبل إلى البحر ويمر في خمس دول كبيرة\n- 3 -\nوتشرب منه مدن كثيرة منذ عام 2001 وما قبله.\n\nخاتمة\n\nانتهى الكلام."
    )
    text = "\n".join(imported(project, pasted).values())
    assert "دول كبيرة وتشرب منه" in text
    assert "3" in text


@pytest.mark.parametrize("rank", ["الفريق أول", "الفريق أول الركن", "اللواء الركن", "العميد الركن الطيار"])
def test_a_rank_of_more_words_is_no_name(project: Path, rank: str) -> None:
    imported(project, f"الحدث\nفي 7 آب 2023 التقى {rank} سامر الخطيب الوفد.\nالتحليل\nلقاء مهم.")
    named = [each.read_text("utf-8") for each in project.glob("proposals/*/paper/*.yml")]
    assert [re.findall("name: {ar: ([^,]+),", text) for text in named] == [["سامر الخطيب"]]


PAGE = """<!DOCTYPE html><html><head><title>عنوان</title><style>p {{}}</style></head><body><h1>سد الوادي</h1><p>12 مارس 2024</p>
<h2>مقدمة</h2><p>بدأ البناء
قديمًا.</p><h2>مواقف الدول</h2><blockquote><p>لن نقبل.</p></blockquote><h3>الشمال</h3>
<ol><li>ضمان<ul><li>مكتوب</li></ul></li><li>حصة</li></ol><script>var x = 1</script></body></html>"""


def test_a_page_of_the_web(project: Path) -> None:
    files = imported(project, PAGE)
    assert [name[:2] for name in files] == ["01", "02", "in"]
    text = "\n".join(files.values())
    assert "بدأ البناء قديمًا." in text
    assert "> لن نقبل.\n\n### الشمال\n\n1. ضمان\n    - مكتوب\n2. حصة" in text
    assert "var x" not in text


def test_money_says_nothing_without_what_it_is_for(project: Path) -> None:
    files = imported(project, "الحدث\nفي 7 آب 2023 بلغت الكلفة 17 مليار دولار، ونزح 8 آلاف شخص.\nالتحليل\nكلام.")
    assert re.findall("label: {ar: ([^,]+),", files["index.md"]) == ["شخص"]


def test_a_short_numbered_line_is_not_joined_to_what_follows(project: Path) -> None:
    text = "الحدث\nوقع الاتفاق في 12 مارس 2024.\n\nأولًا: لماذا الآن\nلأن الماء قل.\n\n١.٢ الشمال\nيريد حصة.\n\nثانيًا: ما بعده\nيتوقف على المطر."
    files = imported(project, text)
    assert [re.search("^title: (.*)$", each, re.MULTILINE)[1] for each in files.values()][:2] == [
        "لماذا الآن",
        "ما بعده",
    ]  # type: ignore[index]
    assert "### 1.2. الشمال" in "\n".join(files.values()).replace("\\", "")


BOLD = """<html><body><p>الأمانة العامة لمجلس الأنهار</p><p>S/2024/311</p><p>14 أيار/مايو 2024</p><p><b>تقرير عن الحالة في حوض الوادي</b></p>
<h1>أولًا: مقدمة</h1><p><span class="big">12</span><span class="label">قناة فُتحت هذا العام.</span></p></body></html>"""


def test_a_title_in_bold_stands_below_whoever_publishes_it(project: Path) -> None:
    files = imported(project, BOLD, "html")
    assert "title: تقرير عن الحالة في حوض الوادي\n" in files["index.md"]
    assert "publisher: {ar: الأمانة العامة لمجلس الأنهار," in files["index.md"]
    assert "12 قناة فُتحت" in files["01-introduction.md"], "what stands in spans of their own does not run together"


def test_a_statement_has_the_day_of_its_dateline(project: Path) -> None:
    text = "هيئة الأنهار تفتح القنوات\n\nمدينة النور، 7 أيار/مايو 2024 – أعلنت هيئة الأنهار فتح القنوات في المحافظات كلها بعد إغلاق دام عامًا.\n"
    assert 'published: "2024-05-07"' in imported(project, text)["index.md"]


def test_letters_in_the_forms_of_a_printer_are_read(project: Path) -> None:
    text = "ﺍﻟﺠﻔﺎﻑ ﻓﻲ ﺍﻟﺸﻤﺎﻝ\nﺁﺫﺍﺭ/ﻣﺎﺭﺱ 2024\n\nﻣﻘﺪﻣﺔ\nﺷﻬﺪ ﺍﻟﺸﻤﺎﻝ ﺃﺷﺪ ﺟﻔﺎﻑ ﻣﻨﺬ ﺃﻋﻮﺍﻡ ﻛﺜﻴﺮﺓ، ﻭﻟﻢ ﺗﺘﺪﺧﻞ ﺍﻟﺤﻜﻮﻣﺔ.\n"
    files = imported(project, text)
    assert "title: الجفاف في الشمال\n" in files["index.md"]
    assert 'published: "2024-03"' in files["index.md"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "# سد الوادي\n\n## الملخص\n\nنص الورقة في 7 أيار 2024.\n\n## Abstract\n\nThe paper asks who shares.\n\n## مقدمة\n\nكلام.\n",
            "the text has an abstract in another language too: move it to docs/en/briefs/2024/paper/index.md",
        ),
        ("# The Dam\n\n## Abstract\n\nWho shares on 7 May 2024.\n", "to its twin in docs/en/briefs/2024/paper,"),
    ],
)
def test_what_is_in_the_second_language_is_told_with_its_place(
    project: Path, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(project, text, "md")
    assert told in capsys.readouterr().out
