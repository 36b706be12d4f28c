"""Any two actors are compared, over the network and from disk; without a script the pairs stand there as links."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from fihris.model import LANGS
from tests.browser.design.test_weight import SHIFT_LIMIT, WATCH
from tests.conftest import ready, until

SHOWN = "document.querySelectorAll('[data-compare-shown] h2').length"


@pytest.mark.parametrize("lang", LANGS)
def test_two_that_are_chosen_are_compared_and_the_address_says_who(base: str, browser: Browser, lang: str) -> None:
    page = browser.new_page(service_workers="block")
    prefix = "" if lang == "ar" else "en/"
    page.goto(f"{base}{prefix}compare.html#a=iran&b=united-states")
    ready(page)
    until(page, f"{SHOWN} >= 2")
    assert page.locator("[data-compare-shown] .f-two__ends a").count() == 2
    page.locator(".f-front__go a").click()
    page.wait_for_url("**/pairs/iran--united-states.html")
    page.go_back()
    ready(page)
    until(page, f"{SHOWN} >= 2")
    page.select_option("select[name=b]", "iraq")
    until(page, "document.querySelector('[data-compare-shown] a[href$=\"actors/iraq.html\"]')")
    assert page.url.endswith("compare.html#a=iran&b=iraq")
    page.locator("[data-compare-shown] li a").first.click()
    page.wait_for_url("**/briefs/**")
    page.close()


def test_the_form_moves_nothing_when_it_comes(view) -> None:
    page = view("compare.html", 390, prepare=lambda page: page.add_init_script(WATCH))
    page.locator("select").first.wait_for()
    assert page.evaluate("shifted") <= SHIFT_LIMIT


def test_two_of_whom_nothing_is_said_are_told_so(view) -> None:
    page = view("compare.html#a=irans-allies-in-iraq&b=kurds")
    until(page, "document.querySelector('[data-compare-shown] > .f-lead')")
    page.evaluate("location.hash = '#a=nobody&b=syria'")
    until(page, "!document.querySelector('[data-compare-shown]').children.length")


def test_who_is_asked_for_is_compared_wherever_the_address_leads_to(view) -> None:
    page = view("compare.html?a=iran&b=united-states#main")
    until(page, f"{SHOWN} >= 2")


def test_without_a_script_the_pairs_are_links(view) -> None:
    page = view("compare.html", java_script_enabled=False)
    assert not page.locator("select").first.is_visible()
    assert page.locator(".f-compare__pairs a").count() > 20
    page.locator(".f-compare__pairs a").first.click()
    page.wait_for_url("**/pairs/**")
