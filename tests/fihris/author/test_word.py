"""`fihris import` of Word documents: whatever Word keeps words in, they are in the brief."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fihris.__main__ import main
from fihris.author import inline
from fihris.author.word import read
from fihris.report import Report
from fihris.site import compose
from tests.conftest import beside

docx = beside(__file__, "docx")
run, paragraph, lines = docx.run, docx.paragraph, docx.lines

HEAD = lines("الحدث", "زار الوفد المدينة في 7 أغسطس 2023.", "التحليل: زيارة مهمة")
PICTURE = '<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="pic"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'


def drawing(inner: str, described: str) -> str:
    return f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="{described}"/>{inner}</wp:inline></w:drawing></w:r>'


def boxed(text: str) -> str:
    content = f"<w:txbxContent>{lines(text)}</w:txbxContent>"
    return f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"


def old_box(text: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{lines(text)}</w:txbxContent></v:textbox></v:shape></w:pict>"


def field(instruction: str, text: str) -> str:
    signs = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    return f"{signs['begin']}<w:r><w:instrText>{instruction}</w:instrText></w:r>{signs['separate']}{run(text)}{signs['end']}"


# Every way in which a paragraph holds words: what stands in it → a form with a place for the word.
FORMS = {
    "run": run("{}"),
    "direction": f'<w:dir w:val="rtl">{run("{}")}</w:dir>',
    "override": f'<w:bdo w:val="rtl"><w:dir w:val="rtl">{run("{}")}</w:dir></w:bdo>',
    "field": f'<w:fldSimple w:instr="DATE">{run("{}")}</w:fldSimple>',
    "link field": f"<w:fldSimple w:instr=' HYPERLINK \"https://example.org/simple\" '>{run('{}')}</w:fldSimple>",
    "long field": field('HYPERLINK "https://example.org/long"', "{}"),
    "link": f'<w:hyperlink r:id="link">{run("{}")}</w:hyperlink>',
    "ruby": f"<w:r><w:ruby><w:rt>{run('{}')}</w:rt><w:rubyBase>{run('أصل')}</w:rubyBase></w:ruby></w:r>",
    "formula": "<m:oMathPara><m:oMath><m:r><m:t>{}</m:t></m:r></m:oMath></m:oMathPara>",
    "carriage return": "<w:r><w:t>قبل</w:t><w:cr/><w:t>{}</w:t></w:r>",
    "insertion": f'<w:ins w:id="3" w:author="a">{run("{}")}</w:ins>',
    "moved": f'<w:moveTo w:id="9" w:author="a">{run("{}")}</w:moveTo>',
    "content control": f"<w:sdt><w:sdtContent>{run('{}')}</w:sdtContent></w:sdt>",
    "smart tag": f"<w:smartTag>{run('{}')}</w:smartTag>",
    "alternative text": drawing(PICTURE, "{}"),
    "text box": drawing(boxed("{}"), ""),
    "text box with its own description": drawing(boxed("نص"), "{}"),
    "text box of a choice": f"<w:r><mc:AlternateContent><mc:Choice>{drawing(boxed('{}'), '')}</mc:Choice></mc:AlternateContent></w:r>",
    "text box of the old form": f"<w:r>{old_box('{}')}</w:r>",
    "what Mammoth does not know": f"<w:unknown>{run('{}')}</w:unknown>",
}
RELATIONS = docx.related("link", "hyperlink", "https://example.org/berries", outside=True) + docx.related(
    "pic", "image", "media/i.png"
)


def imported(root: Path, tmp_path: Path, data: bytes, id: str = "made") -> dict[str, str]:
    """The brief's Arabic files."""
    path = tmp_path / "brief.docx"
    path.write_bytes(data)
    assert main(["import", str(path), "--id", id, "--root", str(root)]) == 0
    return {path.name: path.read_text("utf-8") for path in sorted((root / "docs/ar/briefs/2023" / id).glob("*.md"))}


def sound(root: Path) -> None:
    report = Report()
    compose(root, report)
    assert [str(problem) for problem in report if problem.severity == "error"] == []


@pytest.mark.parametrize("form", FORMS)
def test_a_word_is_kept_whatever_holds_it(project: Path, tmp_path: Path, form: str) -> None:
    body = HEAD + paragraph(run("قبله ") + FORMS[form].replace("{}", "الكستناء") + run(" بعده"))
    files = imported(project, tmp_path, docx.document(body, relations=RELATIONS))
    text = "\n".join(files.values())
    assert re.findall(
        r"\bالكستناء\b", re.sub("^title:.*$|<!-- للكاتب: كلام أُضيف.*-->", "", text, flags=re.MULTILINE)
    ) == ["الكستناء"]
    sound(project)


WHOLE = docx.document(
    HEAD
    + lines("النقطة الأولى عن الماء.")
    + paragraph(run("وقال الوزير ذلك") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" أمس."))
    + paragraph(
        f'{run("انظر ")}<w:hyperlink r:id="link">{run("الإعلان")}</w:hyperlink>{run(".")}<w:r><w:commentReference w:id="1"/></w:r>'
    )
    + paragraph(drawing(PICTURE, "خريطة السد"))
    + "<w:tbl>"
    + "".join(
        f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>"
        for row in (
            (lines("السنة"), lines("الحصة")),
            (lines("2022"), paragraph('<w:pPr><w:jc w:val="center"/></w:pPr>' + run("40 | 60"))),
        )
    )
    + "</w:tbl>"
    + paragraph(run("وختم") + '<w:r><w:endnoteReference w:id="2"/></w:r>')
    + lines("اقرأ أيضا")
    + paragraph(run("عنوان مقترح") + '<w:r><w:footnoteReference w:id="3"/></w:r>')
    + lines("المصدر: مركز المدار"),
    {
        "word/footnotes.xml": docx.part(
            "footnotes",
            f'<w:footnote w:id="2">{lines("المصدر: صحيفة كذا، ص 5")}</w:footnote>'
            f'<w:footnote w:id="3">{lines("حاشية العنوان")}</w:footnote><w:footnote w:id="4">{lines("حاشية يتيمة")}</w:footnote>',
        ),
        "word/endnotes.xml": docx.part(
            "endnotes", f'<w:endnote w:id="2">{lines("اقرأ أيضا: مقال النرجس")}</w:endnote>'
        ),
        "word/comments.xml": docx.part(
            "comments", f'<w:comment w:id="1" w:author="سعاد">{lines("من قال هذا؟")}</w:comment>'
        ),
        "word/header1.xml": docx.part("hdr", lines("ترويسة القرنفل")),
        "word/footer1.xml": docx.part("ftr", lines("تذييل الفل")),
        "word/charts/chart1.xml": f"<c:chart {docx.NAMES} xmlns:c='c'><a:p><a:r><a:t>محور الرسم</a:t></a:r></a:p></c:chart>",
    },
    RELATIONS + docx.related("unused", "hyperlink", "https://example.org/unused", outside=True),
)


def test_a_whole_document(project: Path, tmp_path: Path) -> None:
    files = imported(project, tmp_path, WHOLE)
    index = files["index.md"]
    sections = "\n".join(files[name] for name in files if name != "index.md")
    matter, _, body = index.removeprefix("---\n").partition("\n---\n")
    unplaced = body.partition("## كلام لم يُعرف موضعه")[2]
    assert "وقال الوزير ذلك[^1] أمس." in sections
    assert "[^1]: المصدر: صحيفة كذا، ص 5" in sections
    assert "[^2]: اقرأ أيضا: مقال النرجس" in sections
    assert "انظر [الإعلان](https://example.org/berries)." in sections
    assert "<!-- للكاتب: هنا صورة في الأصل، ونصها البديل: خريطة السد -->" in sections
    assert "| السنة | الحصة |\n| --- | :---: |\n| 2022 | 40 \\| 60 |" in sections
    assert re.findall(r"title: \{ar: \"?([^,\"}]+)", matter) == ["عنوان مقترح", "مركز المدار"]
    for line in (
        "حاشية 3 لعنوان أو مرجع: حاشية العنوان",
        "تعليق في الهامش لم يُنشر: (سعاد) [من قال هذا؟]",
        "رأس الصفحة: ترويسة القرنفل",
        "ذيل الصفحة: تذييل الفل",
        "كلام من رسم أو ملحق: محور الرسم",
        "حاشية لم يُعرف موضعها: حاشية يتيمة",
        "عنوان رابط: https://example.org/unused",
    ):
        assert line in unplaced
    assert "الصفحة" not in sections
    sound(project)


def test_a_note_stands_with_the_section_that_cites_it(project: Path, tmp_path: Path) -> None:
    cited = "".join(paragraph(run(f"نقطة {n}") + f'<w:r><w:footnoteReference w:id="{n}"/></w:r>') for n in (1, 2))
    notes = "".join(f'<w:footnote w:id="{n}">{lines(f"حاشية رقم {n}")}</w:footnote>' for n in (1, 2))
    files = imported(
        project, tmp_path, docx.document(HEAD + cited, {"word/footnotes.xml": docx.part("footnotes", notes)})
    )
    first, second = (text for name, text in files.items() if name != "index.md")
    assert "نقطة 1[^1]" in first
    assert "[^1]: حاشية رقم 1" in first
    assert "[^2]" not in first
    assert "[^2]: حاشية رقم 2" in second


def test_what_mammoth_says_is_told(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    styled = f'<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr>{run("نقطة")}<w:r><w:sym w:font="None" w:char="F0FF"/></w:r></w:p>'
    imported(project, tmp_path, docx.document(HEAD + styled))
    printed = capsys.readouterr().out
    assert "note: of the Word document: A w:sym element with an unsupported character was ignored" in printed
    assert "read as plain text, whatever they look like: Paragraph style with ID Quote" in printed


def test_a_link_that_no_browser_should_follow(project: Path, tmp_path: Path) -> None:
    body = HEAD + paragraph(f'<w:hyperlink r:id="bad">{run("اضغط")}</w:hyperlink>')
    files = imported(
        project,
        tmp_path,
        docx.document(body, relations=docx.related("bad", "hyperlink", "javascript:alert(1)", outside=True)),
    )
    text = "\n".join(files.values())
    assert "javascript:" not in text
    assert "اضغط (javascript&#58;alert%281%29)" in text


def test_signs_of_links_cannot_be_forged(project: Path, tmp_path: Path) -> None:
    body = HEAD + lines("كلام\ufde1و\ufde2\ufdd0\ufde3 \ufde0\ufdd3\ufde3 آخر")
    assert "كلام و آخر" in " ".join("\n".join(imported(project, tmp_path, docx.document(body)).values()).split())


@pytest.mark.parametrize("body", [lines(*["كلمة"] * 5_001), lines("كلمة " * 4_000_000)])
def test_too_much_text_is_refused_early(
    small: Path, tmp_path: Path, body: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "long.docx").write_bytes(docx.document(HEAD + body))
    assert main(["import", str(tmp_path / "long.docx"), "--id", "made", "--root", str(small)]) == 1
    assert "error[too-large]" in capsys.readouterr().err


WORDS = st.text("ابتثجحخدرزسشصضطعغفقكلمنهوي", min_size=3, max_size=8)
PARAGRAPHS = st.lists(st.tuples(st.sampled_from(sorted(FORMS)), WORDS), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(PARAGRAPHS, WORDS), max_size=8))
def test_any_document(
    small: Path, tmp_path_factory: pytest.TempPathFactory, content: list[list[tuple[str, str]] | str]
) -> None:
    given_words: list[str] = []
    body = HEAD
    for each in content:
        if isinstance(each, str):
            body += f"<w:tbl><w:tr><w:tc>{lines(each)}</w:tc><w:tc>{lines('خلية')}</w:tc></w:tr></w:tbl>"
            given_words.append(each)
        else:
            body += paragraph(run(" ").join(FORMS[form].replace("{}", word) for form, word in each))
            given_words.extend(word for _, word in each)
    path = tmp_path_factory.mktemp("any") / "any.docx"
    path.write_bytes(docx.document(body, relations=RELATIONS))
    root = tmp_path_factory.mktemp("root")
    (root / "docs").mkdir()
    (root / "docs/_data").symlink_to(small / "docs/_data")
    assert main(["import", str(path), "--id", "any", "--root", str(root)]) == 0
    text = "\n".join(path.read_text("utf-8") for path in (root / "docs/ar").rglob("*.md"))
    assert [word for word in given_words if word not in text] == []


def heading(text: str, level: int) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>{run(text)}</w:p>'


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/></w:style>' for n in range(1, 5)
)


def test_a_lower_heading_stays_within_its_section(project: Path, tmp_path: Path) -> None:
    body = "".join(
        (
            heading("سد الوادي", 1),
            lines("7 أغسطس 2023"),
            heading("مقدمة", 2),
            lines("بدأ البناء قديمًا."),
            heading("مواقف الدول", 2),
            heading("موقف الشمال", 3),
            lines("يريد ضمانًا."),
            heading("ضمان مكتوب", 4),
            lines("لا شفوي."),
        )
    )
    files = imported(project, tmp_path, docx.document(body, {"word/styles.xml": docx.part("styles", STYLES)},
                     docx.related("styles", "styles", "styles.xml")))  # fmt: skip
    assert len(files) == 3
    second = next(text for name, text in files.items() if name.startswith("02-"))
    assert "### موقف الشمال\n\nيريد ضمانًا.\n\n#### ضمان مكتوب" in second
    sound(project)


def test_a_heading_in_a_text_box_parts_nothing() -> None:
    titled = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p>"
    box = paragraph(drawing(boxed("{}"), "").replace(lines("{}"), f"{titled}{lines('أرض ينصرف ماؤها.', '• بند')}"))
    body = box.format("على الغلاف") + lines("كلام أول.") + box.format("ما الحوض؟") + lines("كلام بعده.")
    found = read(docx.document(body)).blocks
    assert [(block.style.value, inline.words(block.text)) for block in found] == [
        *(("heading", "على الغلاف"), ("text", "أرض ينصرف ماؤها."), ("item", "بند"), ("text", "كلام أول.")),
        *(("quotation", "ما الحوض؟"), ("quotation", "أرض ينصرف ماؤها."), ("item", "بند"), ("text", "كلام بعده.")),
    ]


@pytest.mark.parametrize("how", ["vanish", "strike", "dstrike"])
def test_what_was_hidden_or_struck_out_is_told_and_not_shown(project: Path, tmp_path: Path, how: str) -> None:
    hidden = f"<w:r><w:rPr><w:{how}/></w:rPr><w:t>الكستناء</w:t></w:r>"
    shown = f'<w:r><w:rPr><w:{how} w:val="0"/></w:rPr><w:t>البندق</w:t></w:r>'
    deleted = '<w:del w:id="4" w:author="a"><w:r><w:delText>الجوز</w:delText></w:r></w:del>'
    text = "\n".join(imported(project, tmp_path, docx.document(HEAD + paragraph(hidden + shown + deleted))).values())
    assert "البندق" in re.sub("<!--.*?-->", "", text)
    for word in ("الكستناء", "الجوز"):
        assert re.findall(rf"<!-- للكاتب: [^>]*{word}", text)
        assert word not in re.sub("<!--.*?-->", "", text)


def test_lists_that_only_their_styles_nest() -> None:
    def item(style: str, text: str) -> str:
        return paragraph(f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}')

    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="L{n}"><w:name w:val="List Bullet{f" {n}" if n > 1 else ""}"/></w:style>'
        for n in (1, 2)
    )
    data = docx.document(
        item("L1", "الأسعار") + item("L2", "القمح") + item("L2", "الأرز") + item("L1", "الأجور"),
        {"word/styles.xml": docx.part("styles", styles)},
        docx.related("styles", "styles", "styles.xml"),
    )
    assert [(block.text, block.level) for block in read(data).blocks] == [
        ("الأسعار", 0),
        ("القمح", 1),
        ("الأرز", 1),
        ("الأجور", 0),
    ]
