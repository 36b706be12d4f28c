"""Whose a paper is: on its page, on its card, on the page of its author; and a text of others says what is not known of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

PAPER = "briefs/2024/grain-market/index.html"
SAID = {
    "": ("ليلى حداد", "سامي كرم", "ورقة سياسات", "20 يونيو/حزيران 2024", "أوراق سياسات العدد 12"),
    "en/": ("Layla Haddad", "Sami Karam", "Policy paper", "20 June 2024", "Policy papers no. 12"),
}


def read(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().replace("\u2060", "").replace("\u00a0", " ").split())


@pytest.mark.parametrize("prefix", SAID)
def test_a_paper_says_who_wrote_it_when_and_as_what(signed: Path, prefix: str) -> None:
    page = read(signed / prefix / PAPER)
    (line,) = page.find_class("f-byline")
    imprint = page.xpath("//section[@aria-labelledby='imprint']")[0]
    first, second, kind, day, series = SAID[prefix]
    assert [part in words(line) for part in (first, second, kind, day)] == [True] * 4
    assert line.xpath(".//a/@href") == ["../../../authors/layla-haddad.html"]  # who has no record has no page
    assert series in words(imprint)
    assert imprint.xpath(".//a/@href") == [
        "../../../authors/layla-haddad.html",
        "https://example.org/sami",
        "https://doi.org/10.5555/grain.12",
        "https://creativecommons.org/licenses/by/4.0/",
    ]


def test_a_paper_without_an_event_begins_with_its_own_text(signed: Path) -> None:
    page = read(signed / PAPER)
    headings = [words(heading) for heading in page.xpath("//article//h2")]
    assert headings.index("الملخص") < headings.index("منهج الورقة") < headings.index("التحليل")
    assert "الحدث" not in headings
    assert not page.xpath("//*[@id='event' or @id='source' or @href='#event']")


def test_a_bibliography_is_a_list_of_works(signed: Path) -> None:
    line, fields = read(signed / PAPER).xpath("//section[@aria-labelledby='bibliography']//li")
    assert words(line) == "حسن فتحي، الغذاء والقرية، دار النور، 1999."
    assert words(fields) == "Jane Roe, Prices and Harvests, Journal of Grain, 4, 2020, 11–29"
    assert fields.xpath(".//a/@href") == ["https://doi.org/10.5555/prices"]


@pytest.mark.parametrize("prefix", SAID)
def test_an_author_has_a_page_with_the_papers(signed: Path, prefix: str) -> None:
    page = read(signed / prefix / "authors/layla-haddad.html")
    assert words(page.xpath("//h1")[0]) == SAID[prefix][0]
    assert page.xpath("//article//a[@rel='me']/@href") == ["https://orcid.org/0000-0002-1825-0097"]
    (card,) = page.find_class("f-card")
    assert card.xpath(".//h3/a/@href") == ["../briefs/2024/grain-market/index.html"]
    assert SAID[prefix][1] in words(card)


@pytest.mark.parametrize("prefix", SAID)
def test_the_newest_paper_comes_first_and_is_signed(signed: Path, prefix: str) -> None:
    page = read(signed / prefix / "index.html")
    line, other = page.find_class("f-byline")
    assert SAID[prefix][0] in words(line)
    assert SAID[prefix][3] in words(line)
    assert SAID[prefix][0] not in words(other)


@pytest.mark.parametrize(
    ("prefix", "unknown"), [("", "نص لا نعرف كاتبه"), ("en/", "From a text whose author we do not know")]
)
def test_what_is_unknown_of_a_text_of_others_is_said_and_nothing_is_filled_in(
    site: Path, prefix: str, unknown: str
) -> None:
    page = read(site / prefix / "briefs/2023/us-iraq-security-dialogue/index.html")
    (line,) = page.find_class("f-byline")
    assert words(line).startswith(unknown)
    assert line.xpath(".//a/@href") == ["#source"]
    assert page.xpath("//*[@id='source']")
    assert not page.xpath("//*[@id='imprint' or @id='bibliography']")
