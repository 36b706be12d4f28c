"""Briefs as PDF: what is in them, in which order, and for whom. Read by pikepdf and Poppler, which know nothing of who made them."""

from __future__ import annotations

import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import html
from PIL import Image

from fihris.write import photographs
from fihris.write.setting import plain
from tests.conftest import ROOT, TINY, Once, build, make_project
from tests.site.test_build import contents

BRIEF = "2023/us-iraq-security-dialogue"
MOST = 300_000
_MARKS = re.compile("[\u064b-\u0652\u2060]")


def words(path: Path) -> set[str]:
    """The words that somebody copies, without vowel signs: programs that read PDF put those in other places."""
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return set(re.findall(r"[^\W\d_]+", _MARKS.sub("", text)))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_paper_says_what_it_is(site: Path, lang: str) -> None:
    path = site / f"pdf/{lang}/{BRIEF}.pdf"
    assert path.stat().st_size < MOST
    prefix = "" if lang == "ar" else "en/"
    page = html.document_fromstring((site / f"{prefix}briefs/{BRIEF}/index.html").read_bytes())
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot
        assert str(pdf.Root.Lang) == lang
        assert pdf.Root.ViewerPreferences.get("/Direction", "/L2R") == ("/R2L" if lang == "ar" else "/L2R")
        assert str(pdf.docinfo["/Title"]) in page.find(".//title").text
        assert "/CreationDate" not in pdf.docinfo  # nobody says when the text was published
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        with pdf.open_outline() as outline:
            titles = [_MARKS.sub("", item.title) for item in outline.root]
        fonts = {str(font.BaseFont) for each in pdf.pages for font in each.Resources.Font.values()}
        assert fonts
        assert all("Fihris" in name for name in fonts)
    claims = [each.text_content() for each in page.find_class("f-secn__title")] or page.xpath("//h2[@id]/text()")
    assert sum(title[:1].isdecimal() for title in titles) == 9, titles
    assert claims


def test_arabic_can_be_copied_word_by_word(site: Path) -> None:
    """A font whose letters are made of pieces would give pieces: the reason why papers are set in another than pages."""
    said = set[str]()
    for page in sorted((site / f"briefs/{BRIEF}").glob("0*.html")):
        for each in html.document_fromstring(page.read_bytes()).find_class("f-sentence"):
            said |= set(re.findall(r"[^\W\d_]+", _MARKS.sub("", each.text_content())))
    lost = said - words(site / f"pdf/ar/{BRIEF}.pdf")
    assert len(said) > 300
    assert len(lost) < len(said) * 0.05, lost


RICH = """
جملة لها حاشية[^1]، ومعادلة $\\frac{a}{b} + \\sqrt{x_1^2} = \\sum_{i=1}^{n} i$، وشفرة `#panic("x")`، و**غليظ**، وm^2^، وكلمة Yes بالإنجليزية.

| السنة | العدد |
|------:|:------|
| 2023  | 120   |

<table><caption>عنوان</caption><tr><td rowspan="2">1</td><td colspan="2">2</td></tr><tr><td>3</td><td>4</td></tr></table>

??? note "مطوي"
    كلام فيه قائمة:

    1. أولى
    2. ثانية
        - تحتها

مصطلح
:   معناه.

> اقتباس

![أعمدة](../../../../assets/images/example.svg){ width=200 }

#### عنوان تحت ما لم يُكتب

[^1]: كلام الحاشية.
"""

ATTRIBUTES = """
He said <span lang="en-GB">welcome</span>, <span lang="zh-Hans">huanying</span>, <span lang="x">salut</span>,
<bdo dir="RTL">yes</bdo> and <span dir="rtl, nothing: panic()">no</span>.

<ol start="abc"><li>First</li><li value="-5">Second</li></ol>

<ol start="99999999999999999999"><li>Third</li></ol>

<table><thead><tr><th colspan="999999999999">Head</th></tr></thead><tbody><tr><td>Cell</td></tr></tbody></table>

[:material-rss:](https://example.org/new)

![Sea](../../../../assets/images/sea.jpg)

| Row | Words |
|-----|-------|
"""
ROWS = 30
ATTRIBUTES += "".join(f"| {n} | begin{n}. {'words ' * 60} close{n}. |\n" for n in range(ROWS))


@pytest.fixture(scope="session")
def rich(once: Once) -> Path:
    """A site whose brief has what a text may have."""

    def make(folder: Path) -> None:
        project = make_project(folder / "project", TINY)
        (project / "docs/assets/images").mkdir(parents=True)
        shutil.copy(ROOT / "docs/assets/images/example.svg", project / "docs/assets/images")
        Image.linear_gradient("L").resize((2000, 1500)).save(project / "docs/assets/images/sea.jpg")
        for lang, more in (("ar", RICH), ("en", ATTRIBUTES)):
            section = project / f"docs/{lang}/briefs/2024/water-accord/01-minister-visits.md"
            section.write_text(section.read_text("utf-8") + more, "utf-8")
        result = build(project, folder / "site", strict=False)
        assert result.returncode == 0, result.stderr

    return once("rich", make) / "site"


def test_a_text_of_all_kinds_is_set_and_stays_readable_for_who_cannot_see(rich: Path) -> None:
    path = rich / "pdf/ar/2024/water-accord.pdf"
    with pikepdf.open(path) as pdf:
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        kinds = {str(each["/S"]) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each}
        assert {"/Note", "/Table", "/TH", "/TD", "/L", "/LI", "/Figure", "/Formula", "/BlockQuote", "/H1"} <= kinds
        described = {
            str(each["/Alt"]) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        }
        assert "أعمدة" in described
        assert any("frac" in each for each in described)
    there = words(path)
    assert {"كلام", "الحاشية", "مطوي", "تحتها", "معناه", "اقتباس", "panic", "Yes", "عنوان"} <= there


def test_a_link_that_is_a_sign_alone_says_where_it_leads(rich: Path) -> None:
    with pikepdf.open(rich / "pdf/en/2024/water-accord.pdf") as pdf:
        described = {
            str(each["/Alt"]) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        }
    assert "https://example.org/new" in described


def test_no_row_of_a_table_is_broken_by_the_end_of_a_page(rich: Path) -> None:
    document = pypdfium2.PdfDocument(rich / "pdf/en/2024/water-accord.pdf")
    pages = [page.get_textpage().get_text_range() for page in document]
    began, closed = ([set(re.findall(rf"{end}(\d+)", page)) for page in pages] for end in ("begin", "close"))
    assert began == closed
    assert len(set().union(*began)) == ROWS
    assert sum(map(bool, began)) > 1


def test_two_builds_are_the_same_byte_for_byte(rich: Path, tmp_path: Path) -> None:
    result = build(rich.parent / "project", tmp_path / "site", strict=False)
    assert result.returncode == 0, result.stderr
    assert contents(tmp_path / "site") == contents(rich)


def test_a_brief_leads_to_its_paper(site: Path) -> None:
    page = html.document_fromstring((site / f"en/briefs/{BRIEF}/index.html").read_bytes())
    (link,) = [each for each in page.iter("a") if (each.get("href") or "").endswith(".pdf")]
    assert (site / f"en/briefs/{BRIEF}" / link.get("href")).resolve().is_file()


def test_what_authors_write_in_attributes_ends_no_build(rich: Path) -> None:
    """Typst knows languages of two or three letters, directions in small ones, and no list that begins below zero; nothing of an
    attribute is read as a command of its own."""
    assert {"welcome", "huanying", "salut", "yes", "no"} <= words(rich / "pdf/en/2024/water-accord.pdf")


def test_words_alone_are_set_of_what_cannot_be_set() -> None:
    assert plain('<h2>رأس</h2>\n<p>قال <b>"x"</b> #panic() ]</p><hr/>') == '#"رأس";\n\n#"قال \\"x\\" #panic() ]";'


def photograph(kind: str, width: int, height: int) -> bytes:
    made = BytesIO()
    Image.effect_noise((width, height), 40).save(made, kind)
    return made.getvalue()


def test_a_photograph_in_a_book_is_no_larger_than_on_paper(rich: Path) -> None:
    with zipfile.ZipFile(rich / "epub/en/2024/water-accord.epub") as book:
        (name,) = [each for each in book.namelist() if each.endswith("sea.jpg")]
        with Image.open(BytesIO(book.read(name))) as picture:
            assert picture.size == (1000, 750)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_has_no_more_points_than_paper_shows(kind: str) -> None:
    """Half a megabyte of a picture for screens was half a megabyte of a paper."""
    large, small = photograph(kind, 2000, 1500), photograph(kind, 400, 300)
    made = photographs.lighter(large)
    with Image.open(BytesIO(made)) as picture:
        assert (picture.format, picture.size) == (kind, (1000, 750))
    assert len(made) < len(large) / 2
    assert photographs.lighter(small) == small
    assert photographs.lighter(large[:999]) == large[:999]  # damaged: told elsewhere
