"""The first page: what the newest brief says, who is in it and what happened when; every line leads to its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html


def read(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_newest_brief_stands_at_length_and_leads_to_its_sentences(site: Path, prefix: str) -> None:
    page = read(site / f"{prefix}index.html")
    (thesis,) = page.find_class("f-thesis")
    assert len(thesis.text_content().split()) > 10
    links = page.xpath("//*[@class='f-judgements']//a/@href")
    assert 3 <= len(links) <= 5
    for link in [*links, *page.xpath("//*[@class='f-strip']//a/@href")]:
        path, _, anchor = link.partition("#")
        assert read(site / prefix / path).get_element_by_id(anchor).get("class") == "f-sentence"
    assert len(page.xpath("//*[@class='f-front__who']//li")) == 8
    assert not page.find_class("f-card")  # one brief has no earlier ones, and no heading over none


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_time_without_a_date_is_drawn_and_said(site: Path, prefix: str) -> None:
    gaps = read(site / f"{prefix}timeline.html").find_class("f-timeline__gap")
    assert [gap.get("data-length") for gap in gaps] == ["4"]
    assert "5" in gaps[0].text_content()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_year_is_not_said_again_of_what_has_no_other_date(site: Path, prefix: str) -> None:
    page = read(site / f"{prefix}timeline.html")
    for year in page.find_class("f-timeline__year"):
        (heading,) = year.xpath("h2/a/text()")
        assert heading not in [date.text_content() for date in year.xpath(".//p[@class='f-timeline__when']/time")]
    assert page.xpath("//p[@class='f-timeline__when']/time[@datetime='2014']")
