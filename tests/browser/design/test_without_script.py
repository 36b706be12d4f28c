"""Without JavaScript everything can be read and reached; nothing that would need it is shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.design.kinds import KINDS, PREFIXES, SECTION


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_page_can_be_read(page: Page, server: str) -> None:
    for path in KINDS.values():
        page.goto(server + path)
        assert page.locator("h1").is_visible(), path
        for button in page.locator(".f-theme, .f-tools, .f-buttons").all():
            assert not button.is_visible(), path


def test_menus_open(page: Page, server: str) -> None:
    page.goto(server + SECTION)
    assert not page.locator("#f-menu").is_visible()
    page.click(".f-header__menu")
    assert page.locator("#f-menu a").first.is_visible()
    page.keyboard.press("Escape")
    page.click(".f-header__contents")
    page.locator("#f-contents a").nth(2).click()
    page.wait_for_url("**/02-*.html")


def test_an_inferred_relation_says_so_on_a_phone(page: Page, server: str) -> None:
    page.goto(server + "actors/united-states.html")
    assert page.get_by_text("يُفهم من النص").first.is_visible()


def test_keys_are_the_browsers_own_where_the_script_fails(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.route("**/fihris.js", lambda route: route.abort())
    page.goto(server + SECTION)
    page.keyboard.press("/")
    page.wait_for_selector("html.f-no-js", state="attached")
    page.evaluate("addEventListener('keydown', event => { document.title = event.defaultPrevented })")
    for key in "a/b":
        page.keyboard.press(key)
        assert page.title() == "false"
    page.close()


def test_search_leads_on_without_one(page: Page, server: str) -> None:
    page.goto(server + KINDS["search"])
    page.locator(".f-search-name", has_text="إيران").first.click()
    page.wait_for_url("**/actors/*.html")


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_the_timeline_is_narrowed_by_its_links(page: Page, server: str, prefix: str) -> None:
    """To an actor or a topic, by the page's address alone: as many entries are left as the link says, and no empty year."""
    page.goto(f"{server}{prefix}{KINDS['timeline']}")
    entries = page.locator(":is(.f-timeline__events,.f-timed__beside section>ul)>li:visible")
    total = entries.count()
    links = page.locator(".f-narrowing a[data-narrow]")
    assert links.count() > 3
    for link in links.all():
        link.click()
        said = int(link.locator("small").inner_text())
        assert said < total
        expect(entries).to_have_count(said)
        for part in page.locator(".f-timeline__year:visible, .f-timed__beside section:visible").all():
            assert part.locator("li[data-only]:visible").count()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("#f-all")
    expect(entries).to_have_count(total)
    assert page.locator("#f-outlook, #f-undated").count() == 2
    for source in page.locator(".f-timed .f-timeline__source a").all():
        assert "#s" in source.get_attribute("href"), "each leads to its sentence"
