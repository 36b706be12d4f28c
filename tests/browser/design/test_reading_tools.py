"""What helps to read: both languages at once, the same section after a change of language, links to copy, the scheme kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from bench.design.kinds import BRIEF, SECTION
from tests.conftest import ready, until


@pytest.mark.parametrize("path", [SECTION, BRIEF + "index.html"], ids=["section", "brief"])
def test_both_languages_stand_side_by_side(browser: Browser, base: str, path: str) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(base + path)
    ready(page)
    page.click("[data-parallel]")
    page.wait_for_selector(".f-parallel .f-twin")
    page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    pairs = page.evaluate(
        """() => [...document.querySelectorAll('[data-twin]')].map(e => { const t = e.nextElementSibling.querySelector('.f-prose')
        const a = e.getBoundingClientRect(), b = t.getBoundingClientRect()
        return [Math.abs(a.top - b.top) < 2, b.right < a.left, t.closest('[lang]').lang, t.closest('[dir]').dir] })"""
    )
    assert pairs
    assert all(pair == [True, True, "en", "ltr"] for pair in pairs), pairs
    # its links lead to the other language's pages, and its anchors do not double ours
    assert page.evaluate("[...document.querySelectorAll('.f-twin a[data-shape]')].every(a => a.href.includes('/en/'))")
    assert page.evaluate(
        "(ids => ids.length === new Set(ids).size)([...document.querySelectorAll('[id]')].map(e => e.id))"
    )
    page.click("[data-parallel]")
    assert page.locator(".f-twin:visible").count() == 0
    page.context.close()


def test_the_change_of_language_keeps_the_section(view) -> None:
    page = view(BRIEF + "index.html")
    page.evaluate(
        "scrollTo({top: document.getElementById('s6').getBoundingClientRect().top + scrollY - 100, behavior: 'instant'})"
    )
    until(page, "fihris.current === 's6'")
    box = page.locator(".f-language").bounding_box()
    page.mouse.click(box["x"] + 5, box["y"] + 5)
    page.wait_for_url(f"**/en/{BRIEF}index.html#s6")
    until(page, "Math.abs(document.getElementById('s6').getBoundingClientRect().top) < 200")


def test_a_copied_link_and_citation(view) -> None:
    page = view(BRIEF + "index.html", permissions=["clipboard-read", "clipboard-write"])
    page.click('[data-copy="link"]')
    assert page.evaluate("navigator.clipboard.readText()").endswith(BRIEF + "index.html")
    page.click('[data-copy="citation"]')
    until(page, "document.querySelector('[data-copy=citation]').dataset.label")
    assert page.evaluate("navigator.clipboard.readText()").startswith("«")
    assert page.inner_text("[role=status]")


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_scheme_is_kept_and_given_back(view, system: str) -> None:
    page = view("index.html", color_scheme=system)
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.click(".f-theme")
    chosen = page.evaluate(ground)
    assert chosen != before
    page.reload()
    assert page.evaluate(ground) == chosen
    page.click(".f-theme")
    assert page.evaluate(ground) == before
    assert page.evaluate("document.documentElement.dataset.theme") == ""


def test_the_contents_follow_the_reader(view) -> None:
    page = view(BRIEF + "index.html")
    page.evaluate(
        "scrollTo({top: document.getElementById('s4').getBoundingClientRect().top + scrollY - 100, behavior: 'instant'})"
    )
    page.wait_for_selector('.f-contents a[href="#s4"][aria-current]')
    assert page.locator(".f-contents [aria-current]").count() == 1
    assert 0 < float(page.evaluate("document.querySelector('.f-progress').style.getPropertyValue('--read')")) < 1


def test_the_number_is_the_address(view) -> None:
    page = view(BRIEF + "index.html")
    page.click("#s3 .f-secn__number")
    assert page.url.endswith("#s3")
    ground = page.evaluate("getComputedStyle(document.querySelector('#s3 .f-secn__number')).backgroundColor")
    assert ground == "rgb(251, 236, 196)"


def test_a_page_without_a_published_address_copies_its_own(view) -> None:
    page = view(SECTION, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("document.querySelector('[rel=canonical]').remove()")  # as where no address of the site is set
    page.click('[data-copy="link"]')
    until(page, "document.querySelector('[data-copy=link]').dataset.label")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_the_list_icon_begins_where_lines_begin(view) -> None:
    mirrored = "getComputedStyle(document.querySelector('.f-header__contents .f-icon')).scale"
    assert view(SECTION, 390).evaluate(mirrored) == "-1 1"
    assert view(f"en/{SECTION}", 390).evaluate(mirrored) == "none"
