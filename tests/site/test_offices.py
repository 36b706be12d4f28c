"""An office and its holders: who held it when, by what source, on its page and on theirs, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from fihris.text import dates
from tests.conftest import TINY, Once, build, make_project

OFFICE = """\
name: {ar: وزير المياه النوري, en: Nur Minister of Water}
kind: office
titles: {ar: [وزير المياه], en: [Minister of Water]}
holders:
  - {actor: salem-al-khalidi, term: 2024-01-15/.., section: 2024/water-accord/01}
  - {actor: hala-mansour, term: 2018/2024-01-15, source: "Official gazette, no. 12"}
  - {actor: hala-mansour, term: 2012-05, source: "Official gazette, no. 3"}
"""
PERSON = """\
name: {ar: هالة منصور, en: Hala Mansour}
kind: person
sort: {ar: منصور هالة, en: Mansour Hala}
grammar: {ar: {gender: feminine}}
"""
KIND = "office: {label: {ar: منصب, en: Office}, plural: {ar: مناصب, en: Offices}, shape: org}\n"
TEXTS = {
    "ar": ("ولم تُعلن الوزارة", "ولم يكن لوزير المياه النوري مبنى عام 2005. ولم تُعلن الوزارة"),
    "en": ("The canals will", "The Nur Minister of Water had no building in 2005. The canals will"),
}


def make(folder: Path) -> None:
    project = make_project(folder / "project", TINY)
    data = project / "docs/_data"
    (data / "actors/water-minister.yml").write_text(OFFICE, "utf-8")
    (data / "actors/hala-mansour.yml").write_text(PERSON, "utf-8")
    kinds = data / "vocabularies/kinds.yml"
    kinds.write_text(kinds.read_text("utf-8") + KIND, "utf-8")
    for lang, (old, new) in TEXTS.items():
        text = project / f"docs/{lang}/briefs/2024/water-accord/02-canals-reopened.md"
        assert old in text.read_text("utf-8")
        text.write_text(text.read_text("utf-8").replace(old, new), "utf-8")
    result = build(project, folder / "site")
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="session")
def offices(once: Once) -> Path:
    return once("offices", make) / "site"


def read(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().replace("\u2060", "").split())


def rows(page: html.HtmlElement, id: str) -> list[list[str]]:
    """The words of each row of a list, its parts one by one."""
    return [[said(part) for part in row] for row in page.xpath(f"//section[@aria-labelledby='{id}']//li")]


HELD = {
    "ar": [
        ["هالة منصور", "في مايو/أيار 2012", "Official gazette, no. 3"],
        ["هالة منصور", "من عام 2018 إلى 15 يناير/كانون الثاني 2024", "Official gazette, no. 12"],
        [
            "سالم الخالدي",
            "منذ 15 يناير/كانون الثاني 2024",
            "المحور 1، اتفاق المياه يفتح باب التعاون بين الوزارة والمدينة",
        ],
    ],
    "en": [
        ["Hala Mansour", "in May 2012", "Official gazette, no. 3"],
        ["Hala Mansour", "from 2018 to 15 January 2024", "Official gazette, no. 12"],
        ["Salem al-Khalidi", "since 15 January 2024", "Section 1, A water accord"],
    ],
}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_office_lists_its_holders_in_time_each_with_its_source(offices: Path, lang: str) -> None:
    page = read(offices / ("" if lang == "ar" else "en") / "actors/water-minister.html")
    assert [row[:2] for row in rows(page, "holders")] == [row[:2] for row in HELD[lang]]
    assert [row[2] for row in rows(page, "holders")][:2] == [row[2] for row in HELD[lang]][:2]
    (source,) = page.xpath("//section[@aria-labelledby='holders']//li[3]//*[@class='f-dossier__source']/a/@href")
    path, _, anchor = source.partition("#")
    target = read(offices / ("" if lang == "ar" else "en") / "actors" / path)
    assert HELD[lang][2][0] in said(target.get_element_by_id(anchor))
    lead = said(page.find_class("f-lead")[0])
    assert HELD[lang][2][0] in lead
    assert HELD[lang][2][1].split()[0] in lead


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_is_said_of_the_office_itself_stands_on_its_page(offices: Path, lang: str) -> None:
    page = read(offices / ("" if lang == "ar" else "en") / "actors/water-minister.html")
    (quote,) = page.find_class("f-quote")
    assert {"ar": "مبنى", "en": "building"}[lang] in quote.text_content()
    assert page.xpath("//section[@aria-labelledby='mentions']/p[@class='f-small']")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_page_of_a_holder_leads_back_to_the_office(offices: Path, lang: str) -> None:
    folder = offices / ("" if lang == "ar" else "en") / "actors"
    page = read(folder / "hala-mansour.html")
    assert HELD[lang][1][1] in said(page.find_class("f-lead")[0])
    held = rows(page, "offices")
    assert [row[1:] for row in held] == [row[1:] for row in HELD[lang] if row[0] == HELD[lang][0][0]]
    for link in page.xpath("//section[@aria-labelledby='offices']//li/a/@href"):
        assert (folder / link).resolve() == (folder / "water-minister.html").resolve()


NOT_KNOWN = {
    "ar": "لا يُعرف هنا من شغله قبل مايو/أيار 2012 وبين مايو/أيار 2012 و2018.",
    "en": "Who held it before May 2012 and between May 2012 and 2018 is not known here.",
}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_office_says_who_held_it_at_a_brief_s_date_and_when_nobody_is_known(offices: Path, lang: str) -> None:
    page = read(offices / ("" if lang == "ar" else "en") / "actors/water-minister.html")
    (told,) = page.find_class("f-office")
    (moment,) = told.iter("li")
    brief, holder = moment.iter("a")
    assert "water-accord" in brief.get("href")
    assert said(holder) == HELD[lang][2][0]
    assert NOT_KNOWN[lang] in said(told)
    assert [link.get("href") for link in told.iter("a")][-1] == "../offices.html"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_all_offices_are_told_year_by_year(offices: Path, lang: str) -> None:
    page = read(offices / ("" if lang == "ar" else "en") / "offices.html")
    held = {
        said(part.find("h2")): [said(item.findall("a")[1]) for item in part.iter("li")]
        for part in page.find_class("f-dossier")
    }
    hala, salem = HELD[lang][0][0], HELD[lang][2][0]
    once = [*map(str, range(2023, 2017, -1)), "2012"]
    assert held == {"2024": [hala, salem]} | {year: [hala] for year in once}
    assert list(held) == ["2024", *once]
    assert {link.get("href") for link in page.xpath("//main/div/p/a")} == {f"#f-{year}" for year in held}


def test_where_no_office_is_known_there_is_no_list_of_them(tiny: Path) -> None:
    assert not (tiny / "offices.html").exists()


@pytest.mark.parametrize(
    ("end", "start", "parted"),
    [
        ("2018", "2019", False),
        ("2018", "2019-02", True),
        ("2018-12", "2019", False),
        ("2018-06", "2018-07-02", True),
        ("2018-06-30", "2018-07", False),
        ("2018-06-30", "2018-07-01", False),
        ("2018-06-29", "2018-07-01", True),
        ("2024-02-28", "2024-03-01", True),
        ("2018-06-30", "2018", False),
    ],
)
def test_terms_that_follow_each_other_leave_no_day_between(end: str, start: str, parted: bool) -> None:
    assert dates.parted(end, start) is parted
