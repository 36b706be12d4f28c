"""Briefs as books. `tools/validate` has EPUBCheck's lock; this holds what every reading system takes for granted."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

BRIEF = "2023/us-iraq-security-dialogue"
SPACES = {
    "o": "http://www.idpf.org/2007/opf",
    "h": "http://www.w3.org/1999/xhtml",
    "d": "http://purl.org/dc/elements/1.1/",
}


def book(site: Path, lang: str, id: str = BRIEF) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO((site / f"epub/{lang}/{id}.epub").read_bytes()))


def package(of: zipfile.ZipFile) -> etree._Element:
    return etree.fromstring(of.read("EPUB/package.opf"))


def chapters(of: zipfile.ZipFile) -> list[etree._Element]:
    """In the order in which they are read."""
    root = package(of)
    names = {item.get("id"): item.get("href") for item in root.iterfind(".//o:item", SPACES)}
    return [
        etree.fromstring(of.read(f"EPUB/{names[ref.get('idref')]}")) for ref in root.iterfind(".//o:itemref", SPACES)
    ]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_package_names_every_file_and_no_other(site: Path, lang: str) -> None:
    of = book(site, lang)
    first = of.infolist()[0]
    assert (first.filename, first.compress_type, of.read(first)) == ("mimetype", 0, b"application/epub+zip")
    root = package(of)
    named = {f"EPUB/{item.get('href')}" for item in root.iterfind(".//o:item", SPACES)}
    assert named | {"mimetype", "META-INF/container.xml", "EPUB/package.opf"} == set(of.namelist())
    assert root.find("o:spine", SPACES).get("page-progression-direction") == {"ar": "rtl", "en": "ltr"}[lang]
    assert root.findtext(".//d:language", namespaces=SPACES) == lang
    assert root.find(".//d:creator", SPACES) is None  # nobody knows who wrote it


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_sentence_of_the_brief_stands_in_its_book_under_its_id(site: Path, lang: str) -> None:
    of = book(site, lang)
    found = {
        each.get("id"): "".join(each.itertext())
        for chapter in chapters(of)
        for each in chapter.iter()
        if each.get("id")
    }
    prefix = "" if lang == "ar" else "en/"
    pages = sorted((site / f"{prefix}briefs/{BRIEF}").glob("0*.html"))
    assert len(pages) == 9
    for path in pages:
        page = html.document_fromstring(path.read_bytes())
        said = page.xpath("//*[contains(@class, 'f-prose')]//*[contains(@class, 'f-sentence')][@id]")
        assert said
        for each in said:
            assert found[each.get("id")] == each.text_content()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_book_leads_to_its_own_places_or_to_whole_addresses(site: Path, lang: str) -> None:
    of = book(site, lang)
    for chapter in [*chapters(of), etree.fromstring(of.read("EPUB/nav.xhtml"))]:
        ids = {each.get("id") for each in chapter.iter() if each.get("id")}
        for link in chapter.iterfind(".//h:a", SPACES):
            href = link.get("href")
            assert href.startswith("https://") or href.removeprefix("#") in ids or f"EPUB/{href}" in of.namelist()


def test_authors_publisher_and_date_are_those_of_the_paper(signed: Path) -> None:
    root = package(book(signed, "en", "2024/grain-market"))
    assert [each.text for each in root.iterfind(".//d:creator", SPACES)] == ["Layla Haddad", "Sami Karam"]
    assert root.findtext(".//d:date", namespaces=SPACES) == "2024-06-20"
    modified = [each.text for each in root.iterfind(".//o:meta", SPACES) if each.get("property") == "dcterms:modified"]
    assert modified == ["2024-07-01T00:00:00Z"]


def test_a_brief_leads_to_its_book(site: Path) -> None:
    page = html.document_fromstring((site / f"en/briefs/{BRIEF}/index.html").read_bytes())
    (link,) = [each for each in page.iter("a") if (each.get("href") or "").endswith(".epub")]
    assert (site / f"en/briefs/{BRIEF}" / link.get("href")).resolve().is_file()
