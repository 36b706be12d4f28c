"""Feeds, read by feedparser: what is new, by whom and when, as the papers state it."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import pytest
from lxml import html

from tests.conftest import build, papers

PAPER = "briefs/2024/grain-market/index.html"
HOST = "https://fihris.example.org/"


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_feedparser_reads_the_feed_of_a_language(signed: Path, prefix: str) -> None:
    feed = feedparser.parse((signed / f"feeds/{(prefix or 'ar/')[:2]}.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.language == (prefix or "ar/")[:2]
    first, second = feed.entries
    assert (first.id, first.link) == (f"{HOST}{prefix}{PAPER}",) * 2
    assert (first.published, first.updated) == ("2024-06-20T00:00:00Z", "2024-07-01T00:00:00Z")
    assert [author.name for author in first.authors] == (
        ["Layla Haddad", "Sami Karam"] if prefix else ["ليلى حداد", "سامي كرم"]
    )
    assert "published" not in second  # nobody says when it was


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_json_feed_says_the_same(signed: Path, prefix: str) -> None:
    feed = json.loads((signed / f"feeds/{(prefix or 'ar/')[:2]}.json").read_bytes())
    atom = feedparser.parse((signed / f"feeds/{(prefix or 'ar/')[:2]}.xml").read_bytes())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [(item["id"], item["date_modified"]) for item in feed["items"]] == [(e.id, e.updated) for e in atom.entries]
    assert feed["items"][0]["authors"][0]["url"] == f"{HOST}{prefix}authors/layla-haddad.html"


@pytest.mark.parametrize(
    ("path", "papers"),
    [("authors/layla-haddad", ["grain-market"]), ("actors/salem-al-khalidi", ["water-accord"])],
)
def test_an_author_and_an_actor_have_feeds_that_their_pages_name(signed: Path, path: str, papers: list[str]) -> None:
    page = html.document_fromstring((signed / f"{path}.html").read_bytes())
    atom, json_feed = (
        (signed / Path(path).parent / page.xpath(f"//head/link[@type='application/{type_}']/@href")[-1]).resolve()
        for type_ in ("atom+xml", "feed+json")
    )
    feed = feedparser.parse(atom.read_bytes())
    assert not feed.bozo
    assert [entry.id.split("/")[-2] for entry in feed.entries] == papers
    told = json.loads(json_feed.read_bytes())
    assert [item["id"] for item in told["items"]] == [entry.id for entry in feed.entries]
    assert (signed / told["feed_url"].removeprefix(HOST)).resolve() == json_feed
    (followed,) = page.xpath("//footer//a[@type='application/atom+xml']/@href")
    assert (signed / Path(path).parent / followed).resolve() == atom


def test_the_first_page_names_the_feeds_of_its_language(signed: Path) -> None:
    page = html.document_fromstring((signed / "en/index.html").read_bytes())
    found = [(link.get("type"), link.get("href")) for link in page.xpath("//head/link[@rel='alternate' and @type]")]
    assert found == [
        (f"application/{type_}", f"../feeds/{name}.{ending}")
        for name in ("en", "site")
        for type_, ending in (("atom+xml", "xml"), ("feed+json", "json"))
    ]
    assert page.xpath("//footer//a[@type='application/atom+xml']/@href") == ["../feeds/en.xml", "../feeds/site.xml"]


def test_the_feed_of_the_site_has_each_text_in_its_language(signed: Path) -> None:
    feed = feedparser.parse((signed / "feeds/site.xml").read_bytes())
    assert not feed.bozo
    assert feed.feed.id == f"{HOST}feeds/site.xml"
    told = [(entry.id, entry.title_detail.language) for entry in feed.entries]
    assert told[:2] == [(f"{HOST}{PAPER}", "ar"), (f"{HOST}en/{PAPER}", "en")]
    assert len({id for id, _ in told}) == len(told)
    both = {id for prefix in ("ar", "en") for id, _ in _written_in(signed, prefix)}
    assert {id for id, _ in told} == both
    items = json.loads((signed / "feeds/site.json").read_bytes())
    assert [(item["id"], item["language"]) for item in items["items"]] == told
    assert items["feed_url"] == f"{HOST}feeds/site.json"


def _written_in(site: Path, lang: str) -> list[tuple[str, str]]:
    """The texts of a language's feed that are written in it."""
    entries = feedparser.parse((site / f"feeds/{lang}.xml").read_bytes()).entries
    return [(each.id, lang) for each in entries if each.title_detail.language == lang]


def test_a_letter_put_right_is_no_news(tmp_path: Path, signed: Path) -> None:
    """`published` and `updated` are the record's: whoever corrects a spelling wakes no reader. (`signed` is the same, uncorrected.)"""
    project = papers(tmp_path / "project")
    text = project / "docs/ar/briefs/2024/grain-market/index.md"
    text.write_text(text.read_text("utf-8").replace("ترتفع الأسعار قبل أن", "ترتفع الأسعار من قبل أن"), "utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    for path in sorted((signed / "feeds").rglob("*.*")):
        assert (tmp_path / "site/feeds" / path.relative_to(signed / "feeds")).read_bytes() == path.read_bytes()
    page = "briefs/2024/grain-market/index.html"
    assert (tmp_path / "site" / page).read_bytes() != (signed / page).read_bytes()
