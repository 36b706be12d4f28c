"""`fihris import` of one paper in every form that it may be handed in, and of papers in many shapes: little is left to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from fihris.__main__ import main
from fihris.author import web
from fihris.report import Report, Severity
from fihris.site import compose
from tests.conftest import beside

PAPERS = Path(__file__).resolve().parents[2] / "fixtures" / "import" / "papers"


forms = beside(__file__, "forms")


def source(name: str) -> str:
    return (PAPERS / name).read_text("utf-8")


FORMS: dict[str, Callable[[str], bytes]] = {
    "paper.docx": lambda text: forms.word(text, head="مركز المدار", foot="صفحة 1 من 9"),
    "bold.docx": lambda text: forms.word(text, styled=False),
    "paper.odt": forms.open_document,
    "paper.html": forms.page,
    "paper.md": lambda text: text.replace("^3^", "<sup>3</sup>").encode(),
}


def imported(root: Path, tmp_path: Path, name: str, data: bytes) -> dict[str, str]:
    """The paper's Arabic files."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "map.png").write_bytes(forms.PICTURE)
    assert main(["import", str(tmp_path / name), "--id", "paper", "--root", str(root)]) == 0
    (folder,) = root.glob("docs/ar/briefs/*/paper")
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.md"))}


def left(root: Path) -> list[str]:
    """What stands between the paper and a green check."""
    report = Report()
    compose(root, report)
    return [str(each) for each in report if "/paper/" in each.path and each.severity is not Severity.NOTICE]


@pytest.mark.parametrize("form", FORMS)
def test_a_paper_is_the_same_in_every_form(project: Path, tmp_path: Path, form: str) -> None:
    files = imported(project, tmp_path, form, FORMS[form](source("river.md")))
    titles = [re.search('^title: "?(.*?)"?$', text, re.MULTILINE) for text in files.values()]
    assert [title and title[1] for title in titles] == [
        "مقدمة",
        "مواقف الأطراف",
        "البدائل",
        "الخاتمة",
        "التوصيات",
        "إدارة حوض نهر الصافي: من النزاع إلى التقاسم",
    ]
    text = "\n".join(files.values())
    for words in (
        "## الملخص التنفيذي\n\nتبحث هذه الورقة في فرص الاتفاق على مياه نهر الصافي بعد ثلاث سنوات من الجفاف، وتخلص إلى أن **الاتفاق الفني**",
        "- تراجع التدفق بنسبة 35% منذ عام 2019.\n- لا توجد آلية",
        "في *دولة الشمال* بناء سد «الفجر»",
        "12 مليار م^3^.[^1] ووفق [تقرير البنك الدولي](https://example.org/reports/river?id=5&lang=ar)",
        "2. تأجيل ملف الحصص:\n    - إلى ما بعد الملء الأول.\n    - أو إلى قمة العام المقبل.\n3. التحكيم",
        "### 2\\. موقف الجنوب\n\n> لن نقبل" if form != "bold.docx" else "### 2\\. موقف الجنوب",
        "[^2]: مقابلة مع **قناة الأفق**، 9 نيسان",
        "| هيئة مشتركة | 40 | سنتان |",
        "![خريطة حوض النهر](../../../../assets/images/2024-paper/01.png)\n<figcaption",
        "authors:\n  - name: {ar: ليلى الراوي, en: Not translated yet}\n    role: {ar: باحثة أولى, en: Not translated yet}\n    affiliation: {ar: مركز المدار للدراسات,",
        'published: "2024-05-14"\nkind: policy-paper\n',
        'bibliography:\n  - "ليلى الراوي، الماء والسياسة، دار النيل، 2022."\n  - "World Bank, River Basins, 2023, online (https://example.org/basins)."',
    ):
        assert words in text
    assert (project / "docs/assets/images/2024-paper/01.png").read_bytes() == forms.PICTURE
    assert left(project) == []


SHAPES = {
    "coast.txt": 4, "parties.md": 4, "corridor.txt": 3, "wheat.txt": 4, "island.txt": 4, "bulletin.md": 3, "cabinet.txt": 0, "gas.md": 4,
    "truce.html": 3, "port.md": 3, "ports.md": 3, "valley.txt": 2, "offices.txt": 4, "security.txt": 4, "strait.html": 3,
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_a_clean_paper_asks_for_nothing(project: Path, tmp_path: Path, name: str) -> None:
    """Documents that are Markdown here are handed in as Word's, most with headings that only their looks show. What is told
    is not in them: the picture of one, the day of two."""
    text = source(name)
    data = forms.word(text, styled=name in {"gas.md", "port.md", "ports.md"}) if name.endswith(".md") else text.encode()
    (tmp_path / "port.jpg").write_bytes(b"")
    files = imported(project, tmp_path, name.replace(".md", ".docx"), data)
    assert len(files) == SHAPES[name] + 1
    told = {"truce.html": "note-left", "bulletin.md": "date-missing", "cabinet.txt": "date-missing"}.get(name)
    assert [re.findall(r"\[(.*?)\]", each)[0] for each in left(project)] == ([told] if told else [])


@pytest.mark.parametrize("form", ["paper.docx", "paper.odt", "paper.html"])
def test_what_was_taken_back_or_added_is_told_with_the_choice(project: Path, tmp_path: Path, form: str) -> None:
    text = "\n".join(imported(project, tmp_path, form, FORMS[form](source("border.md"))).values())
    shown = re.sub("<!--.*?-->", "", text)
    told = re.findall("<!-- للكاتب: (.*?) -->", text)
    for words, choice in {
        "سري:": "فانسخه إلى موضعه",
        "نهائي": "فانسخه إلى موضعه",
        "نص قديم لم يعد صالحًا.": "فانسخه إلى موضعه",
        "أوليًا": "فاحذفه من النص",
        "وأضيفت فقرة كاملة عن المعابر الخمسة.": "فاحذفه من النص",
    }.items():
        assert (words in shown) == ("احذفه" in choice)
        assert any(f"[{words}]" in each and choice in each for each in told), (words, told)
    assert "هل نذكر الوسيط؟" not in shown
    assert form == "paper.html" or any("(سعاد) [هل نذكر الوسيط؟]" in each for each in told)


def test_what_stands_beside_a_pages_text_is_kept_apart(project: Path, tmp_path: Path) -> None:
    files = imported(project, tmp_path, "truce.html", source("truce.html").encode())
    shown = re.sub("<!--.*?-->", "", "\n".join(files.values()))
    assert "الرئيسية" not in shown
    assert "جميع الحقوق" not in shown
    assert "تسعة خروق](https://example.org/violations).[^1]" in shown
    assert "[^1]: بعثة الرصد، التقرير السادس" in shown
    assert "> لا أحد يريد حربًا في موسم الشحن." in shown


def test_no_file_outside_the_papers_folder_is_shown(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(forms.PICTURE)
    (tmp_path / "in").mkdir()
    page = '<!DOCTYPE html><html><h1>سد الوادي</h1><p>بدأ بناء السد في 12 مارس 2024.</p><p><img src="../secret.png" alt="سر"></p></html>'
    files = imported(project, tmp_path / "in", "page.html", page.encode())
    assert "![" not in "\n".join(files.values())
    assert not list(project.glob("docs/assets/images/*/01.png"))


def test_notes_that_were_numbered_by_hand_are_notes(project: Path, tmp_path: Path) -> None:
    files = imported(project, tmp_path, "paper.txt", source("offices.txt").encode())
    assert "بقرار من مجلس الإقليم[^1]. ثم تعثر بعد عامين[^2]." in files["01-introduction.md"]
    assert "[^2]: تقرير ديوان المحاسبة، 2018، ص 33." in files["01-introduction.md"]
    assert "[^3]: هيئة الاتصالات، المسح السنوي، 2020." in files["02-point.md"]


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("paper.md", "| السنة | المنسوب | التغير |\n|---|:--|:-:|\n| 2024 | 12 | 1 |\n| 2025 | 11 | 2 |"),
        (
            "paper.html",
            "<table><tr><th>السنة<th>المنسوب<th>التغير<tr><td>2024<td align=left>12<td><p style='margin:0;text-align: center'>1</p>"
            "<tr><td>2025<td style='text-align:end'>11<td class='has-text-align-center'>2</table>",
        ),
        ("paper.md", "| السنة | المنسوب | التغير |\n|--:|--:|--:|\n| 2024 | 12 | 1 |"),
    ],
)
def test_the_columns_of_a_table_keep_their_sides(project: Path, tmp_path: Path, name: str, table: str) -> None:
    head = (
        "# سد الوادي\n\n22 آب 2021\n\n## تمهيد\n\n"
        if name.endswith("md")
        else "<!DOCTYPE html><h1>سد الوادي</h1><p>22 آب 2021<h2>تمهيد</h2>"
    )
    files = imported(project, tmp_path, name, f"{head}{table}".encode())
    rule = "| --- | --- | --- |" if "|--:|" in table else "| --- | :--- | :---: |"
    assert f"| السنة | المنسوب | التغير |\n{rule}\n" in "\n".join(files.values())


@pytest.mark.parametrize(("cited", "made"), [("[1]", "[^1]"), ("", "")])
def test_notes_that_stand_last_need_no_heading_where_the_text_refers_to_them(
    project: Path, tmp_path: Path, cited: str, made: str
) -> None:
    """As Word has them on its clipboard."""
    paper = (
        f"سد الوادي\n22 آب 2021\n\nتمهيد\n\nبدأ العمل بقرار من مجلس الإقليم.{cited} ثم تعثر.\n\n[1] الجريدة الرسمية."
    )
    files = imported(project, tmp_path, "paper.txt", paper.encode())
    text = "\n".join(files.values())
    assert f"مجلس الإقليم.{made} ثم تعثر." in text
    assert ("[^1]: الجريدة الرسمية." in text) is bool(made)
    assert "[1] ثم" not in text, "nor in the description"


@pytest.mark.parametrize("text", ["من مجلس الإقليم(1). ثم(1).", "من مجلس الإقليم.", "من المادة (2)."])
def test_what_no_note_answers_stays_as_it_is(project: Path, tmp_path: Path, text: str) -> None:
    paper = f"سد الوادي\n22 آب 2021\n\nتمهيد\n\nبدأ {text}\n\nالهوامش\n(1) الجريدة الرسمية."
    files = imported(project, tmp_path, "paper.txt", paper.encode())
    assert text in "\n".join(files.values())
    assert "الجريدة الرسمية." in files["02-notes.md"]


def test_a_page_that_nests_without_end_is_read_in_time() -> None:
    """Work that grew with the square of the depth would not end while the tests run."""
    read = web.read(f"<!DOCTYPE html><html>{'<div>' * 60_000}سد الوادي")
    assert [block.text for block in read.blocks] == ["سد الوادي"]


MATTER = """---
title: أسواق الحبوب
author: [سلمى الزهراوي, وائل الحكيم]
date: 2024-04-02
---

تراجعت الأسعار بعد **الاتفاق**.[^a]

## ما بعد الصيف

- [x] مراجعة
1. أول رقم

[^a]: شركة الموانئ، 2024.
"""


def test_front_matter_says_whose_a_text_is(project: Path, tmp_path: Path) -> None:
    files = imported(project, tmp_path, "paper.md", MATTER.encode())
    matter, _, body = files["index.md"].partition("\n---\n")
    assert re.findall(r"name: \{ar: ([^,]+),", matter) == ["سلمى الزهراوي", "وائل الحكيم"]
    assert 'published: "2024-04-02"' in matter
    assert "تراجعت الأسعار بعد **الاتفاق**.[^1]" in body
    assert "- [x] مراجعة\n\n<!-- قائمة أخرى -->\n\n1. أول رقم\n" in files["01-point.md"]
    assert left(project) == []
