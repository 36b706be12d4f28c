"""JSON-LD, expanded by PyLD: one graph a page, whose names lead to pages, and nothing that nobody said."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pyld import jsonld

URL, SCHEMA = "https://fihris.example.org/", "https://schema.org/"
BRIEF = "briefs/2023/us-iraq-security-dialogue/"
PAPER = "briefs/2024/grain-market/"


def context(url: str, _options: object) -> Mapping[str, Any]:
    """The context of schema.org as far as it is asked for here: every word is one of its vocabulary."""
    assert url == "https://schema.org"
    document = {"@context": {"@vocab": SCHEMA, "id": "@id", "type": "@type"}}
    return {"contextUrl": None, "documentUrl": url, "document": document}


def graph(site: Path, path: str) -> list[dict[str, Any]]:
    found = html.document_fromstring((site / path).read_bytes()).xpath("//script[@type='application/ld+json']")
    assert len(found) <= 1
    if not found:
        return []
    expanded: list[dict[str, Any]] = jsonld.expand(json.loads(found[0].text), {"documentLoader": context})
    return expanded


def node(site: Path, path: str, type_: str) -> dict[str, Any]:
    (found,) = [each for each in graph(site, path) if each["@type"] == [SCHEMA + type_]]
    return found


def said(of: Mapping[str, Any], name: str) -> list[Any]:
    return [each.get("@value", each.get("@id")) for each in of.get(SCHEMA + name, [])]


def ids(of: Any) -> Iterator[str]:
    if isinstance(of, dict):
        yield from [of["@id"]] if "@id" in of else []
        of = list(of.values())
    for each in of if isinstance(of, list) else []:
        yield from ids(each)


def test_every_name_is_the_address_of_a_page(site: Path) -> None:
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    found = {id for path in pages for id in ids(graph(site, path)) if not id.startswith("_:")}
    assert len(found) > 50
    assert all(id.startswith(URL) for id in found)
    assert {id.removeprefix(URL).partition("#")[0] for id in found} - {""} <= pages


def test_every_page_says_what_it_is(site: Path) -> None:
    """But the page for no address, and those that lead elsewhere."""
    pages = {path: html.document_fromstring(path.read_bytes()) for path in site.rglob("*.html") if path.stem != "404"}
    own = [
        path.relative_to(site).as_posix()
        for path, page in pages.items()
        if not page.xpath("//meta[@http-equiv='refresh']")
    ]
    assert len(own) > 100
    told = {path: {type_ for each in graph(site, path) for type_ in each["@type"]} for path in own}
    assert [path for path, types in told.items() if not types - {SCHEMA + "BreadcrumbList"}] == []
    pair = next(path for path in own if path.startswith("pairs/"))
    assert len(said(node(site, pair, "CollectionPage"), "about")) == 2


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_brief_and_its_sections_know_each_other(site: Path, prefix: str) -> None:
    path = f"{prefix}{BRIEF}index.html"
    (brief,) = [each for each in graph(site, path) if SCHEMA + "hasPart" in each]
    assert brief["@id"] == URL + path
    parts = said(brief, "hasPart")
    assert len(parts) == 9
    for number, part in enumerate(parts, 1):
        section = next(each for each in graph(site, part.removeprefix(URL)) if each.get("@id") == part)
        assert said(section, "isPartOf") == [brief["@id"]]
        assert said(section, "position") == [number]
    assert said(brief, "inLanguage") == [(prefix or "ar/")[:2]]
    assert not {SCHEMA + "author", SCHEMA + "publisher", SCHEMA + "datePublished"} & brief.keys()  # nobody knows them
    (original,) = brief[SCHEMA + "isBasedOn"]
    assert said(original, "description")
    assert SCHEMA + "name" not in original  # nor its title


def test_translations_lead_both_ways(site: Path) -> None:
    arabic, english = (
        next(each for each in graph(site, f"{prefix}{BRIEF}index.html") if SCHEMA + "hasPart" in each)
        for prefix in ("", "en/")
    )
    assert said(arabic, "workTranslation") == [english["@id"]]
    assert said(english, "translationOfWork") == [arabic["@id"]]


def test_a_paper_has_its_authors_dates_and_licence(signed: Path) -> None:
    paper = node(signed, f"en/{PAPER}index.html", "Report")
    assert [said(author, "name") for author in paper[SCHEMA + "author"]] == [["Layla Haddad"], ["Sami Karam"]]
    assert (said(paper, "datePublished"), said(paper, "dateModified")) == (["2024-06-20"], ["2024-07-01"])
    assert said(paper, "headline")


@pytest.mark.parametrize(
    ("path", "type_", "name"),
    [
        ("actors/iran.html", "Country", "إيران"),
        ("en/actors/qasem-soleimani.html", "Person", "Qasem Soleimani"),
        ("places/baghdad.html", "City", "بغداد"),
        ("en/actors/us-department-of-defense.html", "GovernmentOrganization", "US Department of Defense"),
    ],
)
def test_an_actor_is_what_its_kind_says(site: Path, path: str, type_: str, name: str) -> None:
    found = node(site, path, type_)
    assert said(found, "name") == [name]
    assert found["@id"] == f"{URL}{path.removeprefix('en/')}#it"
    steps = node(site, path, "BreadcrumbList")[SCHEMA + "itemListElement"]
    assert said(steps[-1], "name") == [name]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_place_has_its_point(site: Path, prefix: str) -> None:
    (point,) = node(site, f"{prefix}places/baghdad.html", "City")[SCHEMA + "geo"]
    assert (said(point, "latitude"), said(point, "longitude")) == ([33.3], [44.4])


def test_the_page_and_the_open_data_say_the_same_of_a_paper(site: Path, signed: Path) -> None:
    for built, path in ((site, BRIEF), (signed, PAPER)):
        told = json.loads((built / "data/1/briefs.json").read_bytes())
        (type_,) = [each["type"] for each in told if each["id"] == path.removeprefix("briefs/").strip("/")]
        assert node(built, f"{path}index.html", type_)
        assert f"a schema:{type_} ;" in (built / "data/1/registry.ttl").read_text("utf-8")


def test_an_event_has_its_date_as_it_is_known(site: Path) -> None:
    found = {
        said(each, "startDate")[0]
        for path in (site / BRIEF).glob("0*.html")
        for each in graph(site, path.relative_to(site).as_posix())
        if each["@type"] == [SCHEMA + "Event"] and SCHEMA + "startDate" in each
    }
    assert found >= {"2014", "2022-11-07"}  # a year stays a year


def test_the_site_can_be_searched(site: Path) -> None:
    (action,) = node(site, "index.html", "WebSite")[SCHEMA + "potentialAction"]
    assert said(action, "target") == [f"{URL}search.html?q={{search_term_string}}"]
