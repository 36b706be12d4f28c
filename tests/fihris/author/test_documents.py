"""`fihris import` of what programs make of a paper: styles by any name, covers in tables, equations, charts, pages of weblogs, PDFs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fihris.__main__ import main
from fihris.author import figures, formats, inline, marks, pasted, plaintext, titlelines, titlepage, web, word
from fihris.author.source import Style
from fihris.report import Report, Severity
from fihris.site import compose
from tests.conftest import beside

PAPERS = Path(__file__).resolve().parents[2] / "fixtures" / "import" / "papers"


docx = beside(__file__, "docx")
run, paragraph, part, related = docx.run, docx.paragraph, docx.part, docx.related


def imported(root: Path, tmp_path: Path, name: str, data: bytes) -> dict[str, str]:
    """The paper's Arabic files."""
    (tmp_path / name).write_bytes(data)
    assert main(["import", str(tmp_path / name), "--id", "paper", "--root", str(root)]) == 0
    (folder,) = root.glob("docs/ar/briefs/*/paper")
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.md"))}


def left(root: Path) -> list[str]:
    """What stands between the paper and a green check."""
    report = Report()
    compose(root, report)
    found = [str(each) for each in report if "/paper/" in each.path and each.severity is not Severity.NOTICE]
    return [re.findall(r"\[(.*?)\]", each)[0] for each in found]


# A picture that lies elsewhere is told, and so is a paper without a day.
SHAPES: dict[str, tuple[list[str], str, list[str]]] = {
    "transport.html": (["المشكلة", "الخيارات", "خلاصة"], "كريم الشامي", ["note-left"]),
    "pastures.html": (["من يتنازع؟", "ماذا بعد؟"], "ريما الدباغ", ["note-left"]),
    "harbour.html": (["What changed", "What comes next"], "Salma Idris", ["note-left"]),
    "grid.txt": (["Introduction", "Why the grid fails", "Options", "Conclusion and Recommendations"], "Omar Farid", []),
    "basins.md": (["مقدمة", "الأحواض الثلاثة", "الخاتمة"], "سلمان العتيبي", []),
    "drought.txt": (["المقدمة", "منهجية البحث", "النتائج", "الخلاصة"], "خولة الرفاعي", []),
    "crossings.txt": ([], "رانيا سلامة", ["date-missing"]),
    "endowment.txt": (
        ["تمهيد", "الوقف في القانون", "تجارب مدن الداخل", "الخاتمة", "Abstract"], "عبد الرحمن بن صالح الغامدي", []
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_a_paper_as_a_program_leaves_it(project: Path, tmp_path: Path, name: str) -> None:
    titles, writer, told = SHAPES[name]
    files = imported(project, tmp_path, name, (PAPERS / name).read_bytes())
    found = [re.findall('^title: "?(.*?)"?$', text, re.MULTILINE)[0] for key, text in files.items() if key[0] != "i"]
    assert found == titles
    assert re.findall(r"^  - name: \{ar: ([^,]+),", files["index.md"], re.MULTILINE)[0] == writer
    assert left(project) == told


INNER = "<table><tr><th>السنة</th><th>الحصة</th></tr><tr><td><p>2021</p></td><td>40</td></tr><tr><td></td><td></td></tr></table>"


@pytest.mark.parametrize(
    ("body", "made"),
    [
        (
            f"<tr><td>البلد</td><td>الحصص</td></tr><tr><td>الشمال</td><td><p>تباعًا:</p>{INNER}<p>تقديرًا</p></td></tr>",
            ["| البلد | الحصص |\n| --- | --- |\n| الشمال | تباعًا:<br>السنة \\| الحصة<br>2021 \\| 40<br>تقديرًا |"],
        ),
        (
            f"<tr><td><p>في إطار:</p>{INNER}<p>وبعده.</p></td></tr>",
            ["في إطار:", "| السنة | الحصة |\n| --- | --- |\n| 2021 | 40 |", "وبعده."],
        ),
    ],
)
def test_a_table_within_a_table_keeps_its_rows(body: str, made: list[str]) -> None:
    read = web.read(f"<html><body><table>{body}</table></body></html>")
    assert [marks.table(each.text) if each.style is Style.TABLE else each.text for each in read.blocks] == made


def test_what_a_weblog_puts_around_a_post_is_no_text(project: Path, tmp_path: Path) -> None:
    files = imported(project, tmp_path, "pastures.html", (PAPERS / "pastures.html").read_bytes())
    shown = re.sub("<!--.*?-->", "", "\n".join(files.values()))
    assert "شارك على تويتر" not in shown
    assert "أوراق (" not in shown
    assert 'published: "2023-11-19"' in shown


def test_a_link_that_leads_elsewhere_first_leads_there(project: Path, tmp_path: Path) -> None:
    text = "\n".join(imported(project, tmp_path, "t.html", (PAPERS / "transport.html").read_bytes()).values())
    assert "[تقرير الوزارة](https://transport.example/report)" in text
    assert "- غياب الصيانة.\n    - نقص القطع." in text


def test_front_matter_code_and_formulas_are_kept(project: Path, tmp_path: Path) -> None:
    files = imported(project, tmp_path, "basins.md", (PAPERS / "basins.md").read_bytes())
    text = "\n".join(files.values())
    assert 'title: "حوكمة المياه الجوفية: دروس من ثلاثة أحواض"' in text
    assert "## الملخص\n\nتقارن الورقة" in text
    assert "keywords: مياه؛ حوكمة" in text
    assert "affiliation: {ar: جامعة الواحة," in text
    assert (
        '````python title="recharge.py"\ndef حصة(q):\n    # ~~قديم~~ «بئر عميقة»\n\n    return q * "```"\n````\n'
        in text
    )
    assert r"$Q = k \cdot A$، و`R^2` أعلى" in text


@pytest.mark.parametrize(
    "table", ["| أ | ب |\n|---|---|\n| 1 | 2 | `x|y` | تين |\n| 3 |", "أ | ب\n--|--\n1 | 2 | `x|y` | تين"]
)
def test_a_row_may_be_wider_than_the_head_of_its_table(table: str) -> None:
    read = formats.of_text("a.md", f"# سد\n\n~~~\n| |\n~~~\n\n{table}\n\n> كلام\n").blocks
    assert [block.style for block in read] == [Style.HEADING, Style.CODE, Style.TABLE, Style.QUOTATION]
    assert [inline.words(row).split(" | ") for row in read[2].text.split("\n")][:2] == [
        ["أ", "ب", "", ""],
        ["1", "2", "x|y", "تين"],
    ]


@pytest.mark.parametrize(
    ("head", "level"),
    [("## مياه وادي السلام\n\nبقلم: ليلى الناصري", "###"), ("مياه وادي السلام\n\nليلى الناصري", "##")],
)
def test_a_highest_heading_may_be_the_name_of_the_publisher(
    project: Path, tmp_path: Path, head: str, level: str
) -> None:
    parts = f"{level} مقدمة\n\nشح الماء.\n\n{level} موقف السدود\n\nامتلأت السدود.\n"
    text = f"# مركز النهر للدراسات\n\n{head}\n\n2024-03-05\n\n{parts}"
    files = imported(project, tmp_path, "river.md", text.encode())
    assert list(files) == ["01-introduction.md", "02-point.md", "index.md"]
    assert files["index.md"].startswith("---\ntitle: مياه وادي السلام\n")
    assert "publisher: {ar: مركز النهر للدراسات," in files["index.md"]


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: {'[' * 3000}{']' * 3000}\n---\n\n# سد\n\nنص.\n",
        "---\ntitle: &a [*a]\n---\n\n# سد\n\nنص.\n",
        f'# سد\n\n<table><tr><td colspan="{"9" * 5000}">أ</td><td>ب</td></tr></table>\n',
    ],
    ids=["deep", "endless", "wide"],
)
def test_what_no_paper_says_is_read_all_the_same(text: str) -> None:
    assert formats.of_text("a.md", text).blocks


# ---------------------------------------------------------------- Word


def styled(id: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{id}"/></w:pPr>{run(text)}</w:p>'


def style(id: str, name: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'


STYLES = "".join(
    [
        style("a0", "العنوان"),
        style("x1", "عنوان 1"),
        style("x2", "My Heading", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        style("x3", "Its child", '<w:basedOn w:val="x2"/>'),
        style("x4", "عنوان رئيسي"),
        style("t1", "toc 1"),
    ]
)


def blocks(body: str, parts: dict[str, str] | None = None, relations: str = "") -> list[tuple[str, int, str]]:
    read = word.read(docx.document(body, parts, relations))
    return [(block.style, block.level, f"{block.marker} {block.text}".strip()) for block in read.blocks]


def test_a_heading_is_one_by_whatever_style() -> None:
    body = (
        styled("a0", "سد الوادي")
        + styled("x1", "مقدمة")
        + styled("x2", "أصله")
        + styled("x3", "فرعه")
        + styled("x4", "خاتمة")
        + f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{run("ملحق")}</w:p>'
        + styled("t1", "أولًا: مقدمة 3")
        + paragraph(run("كلام."))
    )
    made = blocks(
        body,
        {"word/styles.xml": part("styles", STYLES)},
        related("s", "styles", "styles.xml"),
    )
    assert made == [
        (Style.HEADING, 1, "سد الوادي"),
        (Style.HEADING, 1, "مقدمة"),
        (Style.HEADING, 2, "أصله"),
        (Style.HEADING, 2, "فرعه"),
        (Style.HEADING, 1, "خاتمة"),
        (Style.HEADING, 1, "ملحق"),
        (Style.ASIDE, 0, "أولًا. مقدمة 3"),
        (Style.TEXT, 0, "كلام."),
    ]


def math(inner: str) -> str:
    return paragraph(f"{run('حيث ')}<m:oMath>{inner}</m:oMath>")


def term(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inner", "tex"),
    [
        (f"<m:f><m:num>{term('a+b')}</m:num><m:den>{term('2')}</m:den></m:f>", r"\frac{a+b}{2}"),
        (f"<m:sSub><m:e>{term('D')}</m:e><m:sub>{term('t')}</m:sub></m:sSub>", "D _{t}"),
        (f"<m:rad><m:deg/><m:e>{term('x')}</m:e></m:rad>", r"\sqrt{x}"),
        (f"<m:d><m:e>{term('x')}</m:e></m:d>", r"\left( x \right)"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{term("i")}</m:sub><m:sup>{term("n")}</m:sup><m:e>{term("i")}</m:e></m:nary>',
            r"\sum _{i} ^{n} i",
        ),
        (term("السكان"), r"\text{السكان}"),
    ],
)
def test_an_equation_is_one(inner: str, tex: str) -> None:
    (block,) = word.read(docx.document(math(inner))).blocks
    assert inline.markdown(block.text) == f"حيث ${tex}$"


CHART = """<c:chartSpace xmlns:c="c" xmlns:a="a"><c:title><a:t>الطلب</a:t></c:title><c:ser><c:cat><c:pt idx="0"><c:v>2021</c:v></c:pt>
<c:pt idx="1"><c:v>2022</c:v></c:pt></c:cat><c:val><c:pt idx="0"><c:v>1.9</c:v></c:pt><c:pt idx="1"><c:v>2.4</c:v></c:pt></c:val></c:ser></c:chartSpace>"""
DIAGRAM = """<d:dataModel xmlns:d="d" xmlns:a="a"><d:pt><d:t><a:t>جمع البيانات</a:t></d:t></d:pt><d:pt/><d:pt><d:t><a:t>المعايرة</a:t></d:t></d:pt></d:dataModel>"""


def drawn(inner: str) -> str:
    return f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="n"/>{inner}</wp:inline></w:drawing></w:r></w:p>'


def test_a_chart_is_a_table_and_a_diagram_a_list() -> None:
    body = (
        drawn('<c:chart xmlns:c="c" r:id="k"/>') + drawn('<d:relIds xmlns:d="d" r:dm="g"/>') + paragraph(run("كلام."))
    )
    parts = {"word/charts/chart1.xml": CHART, "word/diagrams/data1.xml": DIAGRAM}
    relations = related("k", "chart", "charts/chart1.xml") + related("g", "diagramData", "diagrams/data1.xml")
    read = word.read(docx.document(body, parts, relations))
    assert [(block.style, block.text.replace(inline.CELL, "|")) for block in read.blocks] == [
        (Style.TEXT, "الطلب"),
        (Style.TABLE, "الفئة|القيمة\n2021|1.9\n2022|2.4"),
        (Style.ITEM, "جمع البيانات"),
        (Style.ITEM, "المعايرة"),
        (Style.TEXT, "كلام."),
    ]
    assert read.stray == ()


def rows(*cells: tuple[str, str]) -> str:
    made = ("".join(f"<w:tc>{docx.lines(*cell.split('/'))}</w:tc>" for cell in row) for row in cells)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in made)}</w:tbl>"


def test_a_cover_laid_out_in_tables(project: Path, tmp_path: Path) -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>واقع التعليم في محافظات الشمال</w:t></w:r></w:p>"
    body = (
        drawn('<wp:docPr id="2" name="logo"/>')
        + rows(("", "مركز أبحاث المرفأ/تقرير رقم 9"))
        + bold
        + rows(
            ("إعداد الباحث", "فادي العطار"),
            ("إشراف", "د. رنا الخطيب"),
            ("تاريخ الإصدار", "تشرين الأول 2022"),
            ("نوع الوثيقة", "تقرير ميداني"),
        )
        + docx.lines("جدول المحتويات", "ملخص 2", "الإطار العام 4", "ملخص", "زار الفريق 27 معهدًا مهنيًا.")
        + docx.lines("الفصل الأول", "الإطار العام", "تعمل 61% من الورش بآلات قديمة.", "خاتمة", "لا بد من آلات جديدة.")
    )
    files = imported(project, tmp_path, "paper.docx", docx.document(body))
    matter = files["index.md"].partition("\n---\n")[0]
    assert "title: واقع التعليم في محافظات الشمال\n" in matter
    assert re.findall(r"^  - name: \{ar: ([^,]+),", matter, re.MULTILINE) == ["فادي العطار"]
    assert 'published: "2022-10"\nkind: report\npublisher: {ar: مركز أبحاث المرفأ,' in matter
    assert [re.findall("^title: (.*)$", text, re.MULTILINE)[0] for text in files.values()][:2] == [
        "الإطار العام",
        "خاتمة",
    ]
    assert "الفصل الأول" in files["01-point.md"]
    assert left(project) == []


# ---------------------------------------------------------------- what came out of a PDF


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("\u202bالدوحة\u202a 14 ،\u202cشباط\u202a/\u202cفبراير \u202a2024\u202c\u202c", "الدوحة، 14 شباط/فبراير 2024"),
        ("\u202b\u202a .1\u202cالفاقد\u202c", "1. الفاقد"),
        ('\u202b(\u202a" .)2022\u202cأجور الأطباء\u202c', '(2022). "أجور الأطباء'),
        ('\u202bالتقرير \u202ahttps://water.example/r-2.pdf ."2022\u202c\u202c', 'التقرير 2022". https://water.example/r-2.pdf'),
        ("   \u202bالمدة\u202c     \u202bالبديل\u202c", "البديل   المدة"),
        ("\u202bاإلدارة واالقتصاد واألول عاماًل\u202c", "الإدارة والاقتصاد والأول عاملًا"),
    ],
)  # fmt: skip
def test_a_line_of_a_pdf_is_put_into_the_order_in_which_it_is_read(seen: str, read: str) -> None:
    made, remarks = pasted.logical(seen)
    assert made == read
    assert remarks


def test_other_text_is_left_as_it_is() -> None:
    text = "قال الألماني: إن الأمر لا يعني أحدًا، والثالث منهم خالد."
    assert pasted.logical(text) == (text, ())


FEET = """سد الوادي: فرص الاتفاق
12 مارس 2024
إعداد: د. سعاد الأمين

الملخص التنفيذي
تبحث الورقة في فرص الاتفاق على السد، وترى أنها قليلة لأسباب تعود إلى الماضي البعيد.
1
مركز المضيق | سد الوادي
1. تاريخ السد
بدأ بناء السد بقرار من مجلس الإقليم )1(، وتعثر مرتين، ثم استؤنف العمل في البناء حين
____________________
)1( الجريدة الرسمية، العدد 14. https://water.example/d?n=14&v=2
2
مركز المضيق | سد الوادي
توقفت الحرب )وهي حرب قصيرة( وعاد العمال. وبلغت الكلفة 40 مليون دولار في ذلك العام )1(.

2. ما قد يأتي
يستمر الخلاف ما دامت الحصص غير مكتوبة، وما دام كل طرف يعد الماء حقًا له وحده.
)1( التقرير السنوي.
3
"""
"""Numbers of notes that begin anew on each page, brackets as they are seen, a paragraph that goes on behind a page's foot."""


def test_notes_at_the_feet_of_pages_become_notes(project: Path, tmp_path: Path) -> None:
    files = imported(project, tmp_path, "feet.txt", FEET.encode())
    first, second = (files[name].partition("\n---\n")[2] for name in sorted(files) if name.startswith(("01", "02")))
    assert "مجلس الإقليم[^1]، وتعثر مرتين، ثم استؤنف العمل في البناء حين توقفت الحرب (وهي حرب قصيرة) وعاد" in first
    assert "في ذلك العام[^2]." in first
    assert "[^1]: الجريدة الرسمية، العدد 14. https://water.example/d?n=14&v=2\n" in first
    assert "[^2]: التقرير السنوي." in first
    assert "التقرير" not in second
    shown = re.sub("<!--.*?-->", "", "".join(files.values()), flags=re.DOTALL)
    assert "المضيق |" not in shown
    assert "__" not in shown


# ---------------------------------------------------------------- what lines and numbers say


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("تقرير ميداني", "report"),
        ("دراسة تحليلية مقارنة", "study"),
        ("ورقة تقدير موقف", "situation-assessment"),
        ("تقرير الأمطار", ""),
        ("دراسة حالة الطرق", ""),
    ],
)
def test_a_kind_may_say_of_what_sort_it_is(line: str, said: str) -> None:
    assert titlelines.kind(line) == said


@pytest.mark.parametrize("line", ["2024-06-30", "30/6/2024"])
def test_a_day_in_numbers_is_no_telephone(line: str) -> None:
    page, _ = titlepage.read(plaintext.blocks(f"سد الوادي\nفريق النمذجة – مركز الطاقة\n{line}\nمقدمة\nبدأ البناء."), {})
    assert page.published == "2024-06-30"


def test_how_a_paper_is_cited() -> None:
    assert titlelines.doi("https://doi.org/10.12345/sahel.2024.07") == "10.12345/sahel.2024.07"
    assert titlelines.licence("الترخيص: CC BY-NC-ND 4.0") == "cc-by-nc-nd-4.0"
    assert titlelines.orcid("https://orcid.org/0000-0002-1825-0097") == "0000-0002-1825-0097"
    assert titlelines.day("Mar 03, 2024") == "2024-03-03"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Engineers replaced 240 transformers last year.", [("240", "transformers")]),
        ("About 2.3 million people live there, and 62% of dock workers left.", [("About 2.3 million", "people"), ("62%", "of dock workers")]),
        ("More than 1,100 kilometres of lines are old.", [("More than 1,100", "kilometres of lines")]),
        ("On 4 August 2023 it paid $1.7 billion for 450 megawatts, and in 2019 elections.", []),
        ("أكثر من 2300 طبيب غادروا، وتعرض 58 طبيبًا لاعتداءات، وبقي 12 مدربًا فقط.", [("أكثر من 2300", "طبيب"), ("58", "طبيبًا"), ("12", "مدربًا")]),
        ("تنص المادة (5) من نظام الأوقاف.", []),
        ("1 وزارة الموارد، الملف 12.", []),
    ],
)  # fmt: skip
def test_figures(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.value, each.label) for each in figures.find(text)] == found
