"""A reader's way through the site, over http and from disk: read, follow, switch; no request leaves, no error is heard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from bench.design.kinds import BRIEF, KINDS
from tests.browser.design.conftest import HARMLESS
from tests.conftest import until


class Watch:
    """Everything a page asks of other hosts, and everything it complains about."""

    def __init__(self, page: Page, base: str) -> None:
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        page.on(
            "request", lambda r: self.foreign.append(r.url) if not r.url.startswith((base, "data:", "blob:")) else None
        )
        page.on("console", self._listen)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        # what a page still asked for when it was left is no failure
        page.on(
            "requestfailed",
            lambda r: self.complaints.append(f"failed: {r.url}") if r.failure != "net::ERR_ABORTED" else None,
        )

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not any(words in message.text for words in HARMLESS):
            self.complaints.append(message.text)

    def silent(self) -> bool:
        assert not self.foreign
        assert not self.complaints
        return True


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield context.new_page()
    context.close()


def test_read_follow_and_switch(page: Page, base: str) -> None:
    watch = Watch(page, base)
    page.goto(base + "index.html")
    assert page.locator("html").get_attribute("lang") == "ar"
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.locator(f'main a[href*="{BRIEF}"]').first.click()
    page.wait_for_url(f"**/{BRIEF}**")
    assert "توازن" in page.locator("h1").inner_text()

    page.goto(base + BRIEF + "04-watching-iran-settling-scores.html")
    page.locator('main .f-prose a[href$="actors/qasem-soleimani.html"]').first.press("Enter")
    page.wait_for_url("**/actors/qasem-soleimani.html*")
    assert page.locator("h1").inner_text().startswith("قاسم سليماني")
    quotes = page.locator("mark", has_text="سليماني")
    assert quotes.count() >= 2

    page.locator(f'main a[href*="{BRIEF}04-"]').first.click()
    page.wait_for_url(f"**/{BRIEF}04-*")
    page.locator('a[hreflang="en"]').first.click()
    page.wait_for_url(f"**/en/{BRIEF}04-*")
    assert page.locator("html").get_attribute("dir") == "ltr"
    assert not page.locator("#f-preview").count()  # the name that was led to has the focus, and nothing covers it
    page.locator("main details summary").first.click()  # what the index draws from a text lies folded below it
    page.locator('main a[href$="topics/index.html#proxy-arena"]:visible').first.click()
    page.wait_for_url("**/en/topics/index.html*")
    assert page.locator(f'main a[href*="{BRIEF}04-"]').count() >= 1
    assert watch.silent()


IN_VIEW = """() => { const { top, bottom } = document.querySelector(".f-sentence:target").getBoundingClientRect()
  return innerHeight * 0.05 < top && top < innerHeight * 0.4 && bottom <= innerHeight }"""
"""The whole sentence that is led to is in view, about a third down the screen."""


def test_a_backlink_leads_to_the_very_place(page: Page, base: str) -> None:
    page.goto(base + "actors/stephen-troell.html")
    page.locator(f'main a[href*="{BRIEF}05-"][href*="#s5-"]').first.click()
    page.wait_for_url("**#s5-*")
    assert "ترول" in page.locator(".f-sentence:target").inner_text()
    until(page, IN_VIEW)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_kind_of_page_is_silent(page: Page, base: str, prefix: str) -> None:
    watch = Watch(page, base)
    for kind, path in KINDS.items():
        if kind == "missing":  # shown at any address, so its own are the server's
            continue
        page.goto(f"{base}{prefix}{path}")
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert watch.silent(), path
