"""What scripts show, where its parts come late or not at all, and on a page that the browser gives back as it was left."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from bench.design.kinds import BRIEF, KINDS, SECTION
from tests.browser.design.test_reading_tools import left
from tests.conftest import LATE, Held, ready, stopped, until

NAME = ".f-prose a[data-shape]"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "service_workers": "block"}
COMES = "(([of]) => { window.first = new Promise(done => new MutationObserver((all, watch) => { const made = document.querySelector(of); if (!made) return; watch.disconnect(); done(getComputedStyle(made)%s) }).observe(document.querySelector('main'), {childList: true, subtree: true})) })"
GIVEN_BACK = "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
"""What Chromium tells a page that was not thrown away when one left it. Driven by a test, it throws every page away."""


@pytest.mark.parametrize(
    ("act", "made", "look"),
    [
        (lambda page: page.hover(NAME), "#f-preview", ("position", "absolute")),
        (
            lambda page: page.locator(".f-sentence").nth(2).click(position={"x": 3, "y": 3}),
            ".f-quote-bar",
            ("position", "fixed"),
        ),
        (lambda page: page.click("[data-parallel]"), ".f-twin", ("display", "none")),
    ],
    ids=["preview", "sentence", "parallel"],
)
def test_what_scripts_show_waits_for_its_style(
    view, act: Callable[[Page], None], made: str, look: tuple[str, str]
) -> None:
    """Until then it would stand below the page's text, wherever the reader is."""
    page = view(SECTION, extra_http_headers={LATE: "tools.css=1"})
    name, value = look
    page.evaluate(COMES % f".{name}", [made])
    act(page)
    assert page.evaluate("first") == value


@pytest.fixture
def without(browser: Browser, server: str):
    """without(part, path): a page on a telephone to which files with that in their names do not come."""
    contexts: list[BrowserContext] = []

    def opened(part: str, path: str) -> Page:
        contexts.append(browser.new_context(**PHONE))
        page = contexts[-1].new_page()
        page.route(re.compile(re.escape(part)), lambda route: route.abort())
        page.goto(server + path)
        ready(page)
        return page

    yield opened
    for each in contexts:
        each.close()


def test_a_name_is_followed_where_no_sheet_can_be_shown(without) -> None:
    page = without("tools.css", SECTION)
    page.locator(NAME).first.tap()
    page.wait_for_url("**/actors/*")


def test_a_citation_comes_whole_where_it_cannot_be_taken_out(without) -> None:
    page = without("entry.js", f"{BRIEF}index.html")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    with page.expect_download() as coming:
        page.locator("[data-entry] a").first.click()
    assert "us-iraq-security-dialogue" in coming.value.suggested_filename


def test_without_its_script_a_page_shows_no_buttons_that_do_nothing(without) -> None:
    page = without("fihris.js", SECTION)
    assert not page.locator(".f-theme").is_visible()
    assert not page.locator("[data-view]").first.is_visible()


def test_that_nothing_came_is_not_that_there_is_no_translation(without) -> None:
    page = without("twins", SECTION)
    stopped(page)
    page.click("[data-parallel]")
    until(page, "document.querySelector('[data-parallel]').textContent === fihris.words.parallel_failed")
    assert not page.locator(".f-parallel, .f-twin").count()


@pytest.mark.parametrize("part", ["names.js", "compare/ar/1.js"])
def test_who_cannot_be_compared_is_told_so(without, part: str) -> None:
    page = without(part, "compare.html#a=iran&b=iraq")
    page.get_by_text("تعذّر تحميل البيانات").wait_for()
    assert page.locator("select").first.is_visible() is (part != "names.js")


@pytest.mark.parametrize(("part", "path"), [("filter.js", KINDS["actors"]), ("compare.js", KINDS["compare"])])
def test_what_would_do_nothing_is_not_shown(without, part: str, path: str) -> None:
    page = without(part, path)
    page.locator(".f-failed").wait_for(state="hidden")


def test_that_the_search_did_not_come_is_said_in_its_place_and_goes_away(without) -> None:
    page = without("core.js", KINDS["search"])
    error = page.locator("[data-search-page] > .f-search-error")
    error.wait_for()
    page.mouse.click(5, 400)
    assert error.bounding_box()
    page.goto(page.url.replace("search.html", "index.html"))
    ready(page)
    page.keyboard.press("/")
    page.locator(".f-search-error").wait_for()
    page.keyboard.press("Escape")
    page.locator(".f-search-error").wait_for(state="detached")


@pytest.mark.parametrize("part", ["dialog.js", "labels.js"])
def test_who_asks_for_the_search_again_while_it_comes_has_one(view, part: str) -> None:
    page = view(SECTION)
    held = Held(page, part)
    page.keyboard.press("/")
    held.asked()
    page.click("[data-search-open]")
    held.come()
    page.locator(".f-search-opening").first.wait_for()
    assert page.locator("dialog.f-search-dialog").count() == 1
    page.keyboard.press("Escape")
    assert not page.locator("dialog[open]").count()


def test_the_page_of_search_calls_nobody_back_who_has_gone_elsewhere_on_it(view) -> None:
    page = view("index.html")
    held = Held(page, "core.js")
    page.goto(page.url.replace("index", "search"), wait_until="commit")
    held.asked()
    page.locator(".f-language").first.focus()
    held.come()
    page.locator(".f-search-opening").first.wait_for()
    page.evaluate("new Promise(requestAnimationFrame).then(() => true)")
    assert page.locator(".f-language:focus").count() == 1


def test_the_sheet_of_the_name_that_was_touched_last_is_shown(view) -> None:
    """The first one's record is still on its way; neither touch leads away."""
    page = view(SECTION, 390, has_touch=True, is_mobile=True)
    held = Held(page, "/previews/")
    first, other = (
        page.locator(f"{NAME}[href*='/iran.html']").first,
        page.locator(f"{NAME}:not([href*='/iran.html'])").first,
    )
    first.tap()
    other.tap()
    until(page, "document.querySelectorAll('head script[src*=previews]').length == 2")
    held.come()
    page.locator(".f-preview--sheet").wait_for()
    assert page.locator(".f-preview__open").get_attribute("href") == other.evaluate("link => link.href")
    assert page.url.endswith(SECTION)


def test_who_goes_on_while_a_sheet_is_on_its_way_is_not_shown_it(view) -> None:
    page = view(SECTION, 390, has_touch=True, is_mobile=True)
    held = Held(page, "/previews/")
    page.locator(f"{NAME}[href*='/iran.html']").first.tap()
    held.asked()
    page.locator("h1").tap()
    held.come()
    page.evaluate("fihris.previewed('actor-iran').then(() => new Promise(requestAnimationFrame)).then(() => true)")
    assert not page.locator(".f-preview").count()


def test_a_button_that_copies_twice_has_its_name_back(view) -> None:
    page = view(SECTION, permissions=["clipboard-read", "clipboard-write"])
    stopped(page)
    page.locator(".f-sentence").nth(2).click(position={"x": 3, "y": 3})
    button = page.locator(".f-quote-bar__cites button").first
    name = button.inner_text()
    for _ in range(2):
        button.click()
        until(page, "name => document.querySelector('.f-quote-bar__cites button').textContent !== name", name)
        page.clock.run_for(1000)
    page.clock.run_for(3000)
    assert button.inner_text() == name


def test_a_page_that_is_given_back_takes_on_what_was_chosen_since(view) -> None:
    page = view(SECTION)
    page.evaluate(
        """Object.assign(localStorage, {'fihris-theme': 'dark', 'fihris-size': '1', 'fihris-view': 'research'})
        sessionStorage.setItem('fihris-parallel', '1')"""
    )
    page.evaluate(GIVEN_BACK)
    page.locator(".f-parallel .f-twin .f-prose").first.wait_for()
    assert page.evaluate("({...document.documentElement.dataset})").items() >= {("theme", "dark"), ("size", "1")}
    assert page.locator(".f-research [data-view=research][aria-pressed=true]").count() == 1
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.evaluate(GIVEN_BACK)
    until(page, "document.documentElement.matches(':not(.f-parallel, .f-research)')")


def test_the_first_page_given_back_offers_what_was_left_since(view) -> None:
    page = left(view, f"{BRIEF}index.html", "#s6")
    page.locator(".f-continue").wait_for()
    page.evaluate(
        "localStorage.setItem('fihris-place-ar', JSON.stringify({at: 'briefs/other.html', said: 'نص آخر'})); "
        + GIVEN_BACK
    )
    page.locator(".f-continue a", has_text="نص آخر").wait_for()
    assert page.locator(".f-continue").count() == 1
    page.evaluate("localStorage.clear(); " + GIVEN_BACK)
    assert not page.locator(".f-continue").count()


@pytest.mark.parametrize(
    ("asked", "late", "made", "place"),
    [("#{}", "tools.css", ".f-quote-bar__cites", 0), ("?h=العراق", "core.js", ".f-search-places", 9000)],
    ids=["sentence", "hit"],
)
def test_what_comes_late_leads_nobody_back(view, asked: str, late: str, made: str, place: int) -> None:
    """Who has gone on reading, or has loaded a page again, stays where that was."""
    page = view(f"{BRIEF}index.html")
    sentence = page.locator(".f-prose .f-sentence[id]").last.get_attribute("id")
    address = page.url + asked.format(sentence)
    page.goto("about:blank")
    held = Held(page, late)
    page.goto(address, wait_until="commit")
    held.asked()
    page.evaluate("place => scrollTo({ top: place, behavior: 'instant' })", place)
    before = page.evaluate("scrollY")
    held.come()
    page.wait_for_selector(made, state="attached")
    assert page.evaluate("new Promise(done => setTimeout(() => done(scrollY), 300))") == before


def test_a_sentence_takes_the_place_of_the_offer(view) -> None:
    page = left(view, f"{BRIEF}index.html", "#s6")
    page.goto(page.url.replace("index.html", f"{BRIEF}index.html"))
    page.locator(".f-continue").wait_for()
    page.locator(".f-prose .f-sentence").first.click(position={"x": 3, "y": 3})
    page.locator(".f-quote-bar__cites").wait_for()
    page.evaluate(GIVEN_BACK)
    page.evaluate("Promise.resolve(fihris.tools()).then(() => true)")
    assert page.locator(".f-quote-bar").count() == 1


def own_letters(page: Page, selector: str) -> bool:
    """Whether all words of an element are in the site's letters, and none in those of the machine."""
    tools = page.context.new_cdp_session(page)
    for part in ("DOM", "CSS"):
        tools.send(f"{part}.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    node = tools.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    return all(font["isCustomFont"] for font in tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"])


def test_the_other_text_is_shown_in_its_letters(browser: Browser, base: str) -> None:
    """The page had no use for them when it came, and did without."""
    context = browser.new_context(extra_http_headers={LATE: "latin=.3"}, service_workers="block")
    page = context.new_page()
    page.goto(base + SECTION)
    ready(page)
    until(page, "[...document.fonts].some(({status, display}) => status === 'unloaded' && display === 'swap')")
    page.click("[data-parallel]")
    page.locator(".f-parallel .f-twin .f-prose").wait_for()
    page.evaluate("document.fonts.ready.then(() => true)")
    assert own_letters(page, ".f-twin__title")
    assert own_letters(page, ".f-twin .f-prose p")
    context.close()
