"""Papers as other sites and programs write them: Markdown of other generators, frames of LibreOffice, memoranda, narrow columns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fihris.__main__ import main
from fihris.report import Report, Severity
from fihris.site import compose
from tests.conftest import beside

forms = beside(__file__, "forms")


def imported(root: Path, folder: Path, name: str, data: bytes) -> str:
    """What a file becomes: the Arabic files one behind the other, the brief's own last."""
    (folder / name).write_bytes(data)
    (folder / "salt.png").write_bytes(forms.PICTURE)
    assert main(["import", str(folder / name), "--id", "paper", "--root", str(root)]) == 0
    return "\n".join(path.read_text("utf-8") for path in sorted(root.glob("docs/ar/briefs/*/paper/*.md")))


def told(root: Path) -> set[str]:
    """What stands between the paper and a green check."""
    report = Report()
    compose(root, report)
    return {each.code for each in report if "/paper/" in each.path and each.severity is not Severity.NOTICE}


HUGO = """+++
title = "الملح في السهل"
author = "نادر الحلبي"
date = 2024-11-20
+++

{{< toc >}}

زحف الملح إلى السهل.

## لماذا الآن

<!-- رقم قديم -->

> [!NOTE]
> الأرقام من المختبر.

## ما العمل

1. خفض الضخ
   - في الصيف
     كله
   - وفي الخريف
2. ري بالتنقيط

* بئر
  * عميقة

![خريطة](salt.png "ملوحة السهل")
"""


def test_markdown_of_another_generator(project: Path, tmp_path: Path) -> None:
    text = imported(project, tmp_path, "paper.md", HUGO.encode())
    for words in (
        'title: الملح في السهل\ndescription: "زحف الملح إلى السهل."\nauthors:\n  - name: {ar: نادر الحلبي,',
        'published: "2024-11-20"',
        "<!-- في الأصل: رقم قديم -->",
        "> **ملاحظة**\n\n> الأرقام من المختبر.",
        "1. خفض الضخ\n    - في الصيف كله\n    - وفي الخريف\n2. ري بالتنقيط",
        "- بئر\n    - عميقة",
        '<figcaption markdown="span">ملوحة السهل</figcaption>',
    ):
        assert words in text
    assert "toc" not in re.sub("<!--.*?-->", "", text)
    assert told(project) == set()


WIDE = "# سد الوادي\n\nبدأ البناء في 7 أيار 2024.\n\n## مقدمة\n\nكلام.\n\n| السنة | الماء |\n| --- | --- |\n| 2014 | 12 | تقدير | أولي |\n| 2015 | 13 |\n"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("paper.docx", forms.word),
        ("paper.odt", forms.open_document),
        ("paper.html", forms.page),
        ("paper.md", str.encode),
    ],
)
def test_a_row_beyond_its_head_is_never_lost(project: Path, tmp_path: Path, name: str, made: object) -> None:
    text = imported(project, tmp_path, name, made(WIDE))  # type: ignore[operator]
    assert (
        "| السنة | الماء |  |  |\n| --- | --- | --- | --- |\n| 2014 | 12 | تقدير | أولي |\n| 2015 | 13 |  |  |" in text
    )
    assert told(project) == {"table-header"}


FRAMED = """<text:p text:style-name="Title">المكتبات بعد الإغلاق</text:p><text:p>هند الباز*</text:p><text:p>* باحثة مستقلة</text:p>
<text:p>2025-05-06</text:p><text:h text:outline-level="1">مقدمة</text:h><text:p>ضاع الكثير.</text:p>
<draw:frame><draw:text-box><text:p>في إطار</text:p></draw:text-box></draw:frame><text:list text:style-name="L"><text:list-item><text:p>كتب</text:p>
<text:list><text:list-item><text:p>مصورة</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>مخطوطات</text:p></text:list-item></text:list>"""


def test_a_frame_beside_a_list_does_not_part_it(project: Path, tmp_path: Path) -> None:
    numbers = '<text:list-level-style-number text:level="1"/><text:list-level-style-bullet text:level="2"/>'
    style = f'<office:automatic-styles><text:list-style style:name="L">{numbers}</text:list-style></office:automatic-styles>'
    body = f"<office:body><office:text>{FRAMED}</office:text></office:body>"
    content = f"<office:document-content {forms._O}>{style}{body}</office:document-content>"
    data = forms.packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    text = imported(project, tmp_path, "paper.odt", data)
    assert "1. كتب\n    - مصورة\n2. مخطوطات\n\nفي إطار" in text
    assert "name: {ar: هند الباز, en: Not translated yet}\n    role: {ar: باحثة مستقلة," in text
    assert 'published: "2025-05-06"' in text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            "سد الوادي\n7 أيار 2024\n\n1- ما العمل\n١-١- العام الأول\nتشتري الإدارة الحافلات وتدرب السائقين قبل أن يبدأ العام.\n• شراء حافلات.\n• تدريب.\n١-٢- العام الثاني\nتُراجع الخطوط.\n",
            "- تدريب.\n\n### 1-2. العام الثاني\n",
        ),
        (
            f"نشرة الضفة{' ' * 40}العدد 21\n\nأسواق البادية\n7 أيار 2024\n\nمقدمة\n\nبدأ البيع باكرًا هذا العام، وباع\nالرعاة ثلث القطعان قبل الربيع.\n",
            "هذا العام، وباع الرعاة ثلث القطعان قبل الربيع.",
        ),
        (
            "إلى: مجلس المدينة\nمن: وحدة المياه\nالتاريخ: 11 آذار 2025\nالموضوع: فاتورة المياه الجديدة\n\nمقدمة\n\nهل تُرفع الفاتورة؟ لا.\n",
            "title: فاتورة المياه الجديدة\n",
        ),
        (
            "<!DOCTYPE html><html><h1>سعر الخبز</h1><p>بقلم ليلى الناصري | <time>9 يوليو 2025</time></p><h2>مقدمة</h2>"
            "<p>ارتفع.</p><blockquote><p><b>لا طحين.</b></p></blockquote></html>",
            "- name: {ar: ليلى الناصري,",
        ),
    ],
)
def test_a_line_is_read_by_what_stands_around_it(project: Path, tmp_path: Path, given: str, words: str) -> None:
    text = imported(project, tmp_path, "paper.txt", given.encode())
    assert words in text
    assert "### لا طحين" not in text
