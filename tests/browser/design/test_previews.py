"""Previews: with the mouse, from the keyboard, with a finger; over http and from disk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from bench.design.kinds import BRIEF, SECTION
from tests.conftest import ready, stopped, until

SHIFT = "window.shifted = 0; new PerformanceObserver(l => l.getEntries().forEach(e => shifted += e.value)).observe({type: 'layout-shift'})"
STILL = 0.001
"""A shift that nobody sees: the preview's own letters, where they come while it opens."""
IRAN = '.f-prose a[data-shape][href$="actors/iran.html"]'


@pytest.fixture
def page(browser: Browser, base: str):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(SHIFT)
    page.goto(base + SECTION)
    ready(page)
    # what the fonts moved is told a frame after they are there
    page.evaluate(
        "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))).then(() => { shifted = 0 })"
    )
    yield page
    context.close()


def test_it_opens_after_a_rest_of_the_pointer_and_can_be_entered(page: Page) -> None:
    stopped(page)
    page.hover(IRAN)
    assert page.locator("#f-preview").count() == 0
    page.clock.run_for(400)
    page.wait_for_selector("#f-preview")
    text = page.inner_text("#f-preview")
    assert "إيران" in text
    assert "دولة" in text
    assert "Iran" in text
    assert not page.locator(".f-preview__lead").inner_text().startswith("دولة")  # which stands above it
    # one sentence of it, and not the one in which it was met
    said = page.locator(".f-preview__text").inner_text()
    assert "إيران" in said
    assert said not in page.eval_on_selector(IRAN, "link => link.closest('.f-sentence').textContent")
    page.hover("#f-preview")
    page.clock.run_for(400)
    assert page.locator("#f-preview").count() == 1
    page.mouse.move(5, 300)
    page.clock.run_for(400)
    page.wait_for_selector("#f-preview", state="detached")
    assert page.evaluate("shifted") < STILL


def test_it_opens_on_keyboard_focus_and_closes_with_escape(page: Page) -> None:
    page.locator(".f-prose a[data-shape]").nth(0).focus()
    page.keyboard.press("Tab")
    page.wait_for_selector("#f-preview")
    described = page.evaluate("document.activeElement.getAttribute('aria-describedby')")
    assert described == "f-preview"
    assert page.get_attribute("#f-preview", "role") == "tooltip"
    page.keyboard.press("Escape")
    assert page.locator("#f-preview").count() == 0
    assert page.evaluate("document.activeElement.matches('.f-prose a[data-shape]')")


def test_it_lies_within_the_window(page: Page) -> None:
    for at in range(page.locator(".f-prose a[data-shape]").count()):
        page.locator(".f-prose a[data-shape]").nth(at).hover()
        page.wait_for_selector("#f-preview")
        box = page.locator("#f-preview").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1280
        page.keyboard.press("Escape")


def test_a_section_is_previewed_too(page: Page) -> None:
    page.locator(".f-index:has(.f-related) > summary").click()
    page.locator(".f-related a").first.hover()
    page.wait_for_selector("#f-preview")
    assert "المحور" in page.inner_text("#f-preview")


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        (
            '<sup><a class="footnote-ref" href="#fn:1">1</a></sup><ol hidden><li id="fn:1">نص الحاشية <a class="footnote-backref" href="#x">↩</a></li></ol>',
            "نص الحاشية",
        ),
        ('<a href="#s5">انظر المحور 5</a>', "أعقاب اغتيال"),
    ],
    ids=["footnote", "section"],
)
def test_what_stands_on_the_page_is_previewed_from_it(view, reference: str, said: str) -> None:
    page = view(BRIEF + "index.html")
    page.eval_on_selector(".f-prose p", "(p, html) => p.insertAdjacentHTML('beforeend', html)", reference)
    page.locator(".f-prose p").first.locator('a[href^="#"]').first.hover()
    page.wait_for_selector("#f-preview")
    assert said in page.inner_text("#f-preview")
    assert "↩" not in page.inner_text("#f-preview")


def test_data_is_never_read_as_html(view) -> None:
    record = """fihris.preview({"actor-iran": {"entity": "actor", "name": "<img src=x onerror=window.broken=1>", "kind": "<b>k</b>",
        "lead": "<u>c</u>", "said": [{"text": "<i>t</i>", "where": "<s>w</s>", "anchor": "x"}]}})"""
    page = view(
        SECTION,
        prepare=lambda page: page.route(
            "**/previews/**", lambda route: route.fulfill(content_type="text/javascript", body=record)
        ),
    )
    page.hover(IRAN)
    page.wait_for_selector("#f-preview")
    assert "<img" in page.inner_text("#f-preview")
    assert page.locator("#f-preview :is(img, b, u, i, s)").count() == 0
    assert page.evaluate("window.broken") is None


@pytest.fixture
def phone(browser: Browser, base: str):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(base + SECTION)
    ready(page)
    page.evaluate("document.fonts.ready.then(() => true)")
    yield page
    context.close()


def test_a_finger_on_a_name_opens_a_sheet_that_leads_on(phone: Page) -> None:
    phone.locator(IRAN).tap()
    phone.wait_for_selector(".f-preview--sheet")
    assert phone.url.endswith(SECTION)
    sheet = phone.locator(".f-preview--sheet")
    assert sheet.get_attribute("role") == "dialog"
    phone.keyboard.press("Escape")
    phone.wait_for_timeout(100)
    assert not phone.locator("#f-preview").count()
    assert phone.evaluate("document.activeElement.id") == phone.locator(IRAN).get_attribute("id")
    phone.locator(IRAN).tap()
    sheet.locator(".f-preview__open").tap()
    phone.wait_for_url("**/actors/iran.html")


def test_a_second_touch_follows_the_link(phone: Page) -> None:
    phone.locator(IRAN).tap()
    phone.wait_for_selector(".f-preview--sheet")
    phone.locator(IRAN).tap()
    phone.wait_for_url("**/actors/iran.html")


@pytest.mark.parametrize(
    ("act", "of", "made"),
    [
        ("tap", ".f-prose a[data-shape]", ".f-preview--sheet"),
        ("click", ".f-prose .f-sentence", ".f-quote-bar:has(.f-quote-bar__cites)"),
    ],
    ids=["name", "sentence"],
)
def test_the_foot_covers_nothing_that_it_belongs_to(view, act: str, of: str, made: str) -> None:
    """On a telephone on its side, or of a reader of large letters."""
    page = view(BRIEF + "index.html", 700, 360, has_touch=True, is_mobile=True, reduced_motion="reduce")
    place = page.locator(of).nth(4)
    place.evaluate("of => scrollBy(0, of.getBoundingClientRect().top - innerHeight + 50)")
    if act == "tap":
        place.tap()
    else:
        place.evaluate("of => of.click()")
    foot = page.locator(made).bounding_box()
    until(
        page,
        "([of, foot]) => document.querySelectorAll(of)[4].getBoundingClientRect().top < foot - 20",
        [of, foot["y"]],
    )
    header = page.locator(".f-header").bounding_box()
    assert place.bounding_box()["y"] >= header["height"] - 1
    assert foot["y"] >= header["height"]


GO = "id => Object.assign(document.body.appendChild(document.createElement('a')), { href: '#' + id }).click()"
SENTENCES = "[...document.querySelectorAll('.f-prose .f-sentence[id]')].map(({ id }) => id)"
PLACE = "id => document.getElementById(id).getBoundingClientRect().top"


def test_the_way_to_a_sentence_of_the_page_is_gone_to_its_end(view) -> None:
    """The page still moves when the bar of the sentence comes: down to the last one, and up again to the first."""
    page = view(BRIEF + "index.html", 390, 844)
    sentences = page.evaluate(SENTENCES)
    for sentence in (sentences[-1], sentences[0]):
        page.evaluate(GO, sentence)
        page.locator(f"[id='{sentence}'].f-chosen").wait_for()
        page.locator(".f-quote-bar__cites").wait_for()
        until(page, f"({PLACE})('{sentence}') > 0 && ({PLACE})('{sentence}') < innerHeight / 2")


def test_a_link_is_followed_while_the_page_is_on_the_way_to_another_place(view) -> None:
    """A busy Chromium goes the first way to its end and forgets the second; whoever goes back stands where they were."""
    page = view(BRIEF + "index.html", 390, 844)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 8})
    first, last = (page.evaluate(SENTENCES)[at] for at in (0, -1))
    page.evaluate("scrollTo({ top: 2000, behavior: 'instant' })")
    page.evaluate(GO, last)
    until(page, f"Math.abs(({PLACE})('{last}') - innerHeight * .3) < 5")
    page.go_back()
    until(page, "Math.abs(scrollY - 2000) < 5")
    for _ in range(2):
        page.evaluate(GO, last)
        until(page, "scrollY > 1500")
        page.evaluate(GO, first)
        until(page, f"Math.abs(({PLACE})('{first}') - innerHeight * .3) < 5")
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
