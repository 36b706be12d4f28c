"""Who and what is named and not here: a list that leads to where it is named, and never to a page that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from fihris import address
from fihris.model import LANGS, Lang
from fihris.report import Report
from fihris.site import compose
from tests.conftest import DIALOGUE, TINY, Once, build, make_project

NAMED = "وقال وزير الطاقة سامر الحلبي إن «حركة الأنهار» راضية."
IN_ENGLISH = "Minister Samer Halabi praised the Rivers Movement. Its members say that the Rivers Movement is content."


@pytest.fixture(scope="session")
def named(once: Once) -> Path:
    """The smallest site, with a text that names two who have no record."""

    def make(folder: Path) -> None:
        project = make_project(folder / "project", TINY)
        text = project / "docs/ar/briefs/2024/water-accord/02-canals-reopened.md"
        text.write_text(f"{text.read_text('utf-8')}\n{NAMED}\n", "utf-8")
        english = project / "docs/en/briefs/2024/water-accord/02-canals-reopened.md"
        english.write_text(f"{english.read_text('utf-8')}\n{IN_ENGLISH}\n", "utf-8")
        settings = project / "docs/_data/site.yml"
        ours = settings.read_text("utf-8").replace("https://github.com/fihris/fihris", "https://codeberg.org/nur/site")
        settings.write_text(ours, "utf-8")
        result = build(project, folder / "site", strict=False)
        assert result.returncode == 0, result.stderr

    return once("wanted", make)


def shown(site: Path, lang: Lang) -> html.HtmlElement:
    page = html.document_fromstring((site / address.page(lang, address.WANTED)).read_bytes())
    return page.get_element_by_id("f-content")


def test_names_without_a_record_lead_to_their_sentences(named: Path) -> None:
    found = {each.name for each in compose(named / "project", Report()).wanted if each.lang is Lang.AR}
    assert found in ({"سامر الحلبي", "حركة الأنهار"}, {"سامر الحلبي", "الأنهار"})
    main = shown(named / "site", Lang.AR)
    items = main.xpath("//h2[@id='f-names']/following-sibling::ul/li")
    assert len(items) == len(found)
    for item in items:
        (link,) = item.iter("a")
        page, _, anchor = link.get("href").partition("#")
        text = html.document_fromstring((named / "site" / page).read_bytes()).get_element_by_id(anchor).text_content()
        assert " ".join(item.text.split()) in text.replace("\u2060", "")


def test_names_of_the_english_texts_come_first_on_the_english_page(named: Path) -> None:
    items = shown(named / "site", Lang.EN).xpath("//h2[@id='f-names']/following-sibling::ul/li")
    assert [item.text.strip() for item in items[:2]] == ["Samer Halabi", "Rivers Movement"]
    for item in items[:2]:
        page, _, anchor = item.find(".//a").get("href").partition("#")
        text = html.document_fromstring((named / "site/en" / page).read_bytes()).get_element_by_id(anchor)
        assert item.text.strip() in text.text_content()
    assert any("سامر الحلبي" in item.text_content() for item in items[2:])


@pytest.mark.parametrize("lang", LANGS)
def test_every_link_of_the_list_leads_somewhere(named: Path, lang: Lang) -> None:
    home = (named / "site" / address.page(lang, address.WANTED)).parent
    foreign = []
    for link in shown(named / "site", lang).iter("a"):
        to = link.get("href").partition("#")[0]
        if to.startswith("https:"):
            foreign.append(to)
        else:
            assert (home / to).is_file()
    assert foreign == ["https://codeberg.org/nur/site/_new/main/docs/_data/actors"]


@pytest.mark.parametrize("lang", LANGS)
def test_works_that_are_recommended_and_not_here_are_listed(site: Path, lang: Lang) -> None:
    (brief,) = compose(DIALOGUE.parent, Report()).corpus.briefs
    items = shown(site, lang).xpath("//h2[@id='f-works']/following-sibling::ul/li")
    assert len(items) == len([each for each in brief.references if not each.brief]) > 0
    assert all("#reference-" in link.get("href") for item in items for link in item.iter("a"))
    assert "](" not in shown(site, lang).text_content()


def test_the_actors_lead_there_where_there_is_such_a_list(site: Path) -> None:
    assert "../wanted.html" in (site / "actors/index.html").read_text("utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_works_of_a_bibliography_are_listed_and_lead_to_it(signed: Path, lang: Lang) -> None:
    main = shown(signed, lang)
    home = (signed / address.page(lang, address.WANTED)).parent
    (link,) = main.xpath("//h2[@id='f-works']/following-sibling::ul/li[contains(., 'Prices and Harvests')]//a")
    page, _, anchor = link.get("href").partition("#")
    work = html.document_fromstring((home / page).read_bytes()).get_element_by_id(anchor)
    assert "Prices and Harvests" in work.text_content()
