"""What helps to read: both languages at once, the same section after a change of language, links to copy, the scheme kept."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Route

from bench.design.kinds import BRIEF, PREFIXES, SECTION
from tests.conftest import LATE, ready, stopped, until


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


@pytest.mark.parametrize("path", [SECTION, f"en/{BRIEF}index.html"], ids=["section", "brief"])
def test_on_a_phone_each_paragraph_has_its_other_one(view, path: str) -> None:
    page = view(path, width=390, reduced_motion="reduce")
    said = page.inner_text("main")
    page.click("[data-parallel]")
    page.wait_for_selector(".f-pair")
    order = page.evaluate(
        """[...document.querySelectorAll('main .f-prose')].filter(text => text.checkVisibility())
        .map(text => [...text.children].map(part => part.matches('.f-pair') ? part.lang : ''))"""
    )
    other = "ar" if path.startswith("en/") else "en"
    assert order
    assert all(text == ["", other] * (len(text) // 2) for text in order), order
    assert page.evaluate("document.querySelector('.f-secn').nextElementSibling.matches('.f-twin__title[lang]')")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    until(page, "!document.querySelector('.f-pair')")
    page.set_viewport_size({"width": 390, "height": 900})
    until(page, "document.querySelector('.f-pair')")
    page.click("[data-parallel]")
    until(page, "!document.querySelector('.f-pair')")
    assert page.inner_text("main") == said


def test_a_text_of_a_long_brief_lies_in_a_further_script(view) -> None:
    name = SECTION.rpartition("/")[2].removesuffix(".html")
    text = json.dumps(
        {name: {"lang": "en", "dir": "ltr", "title": "Further", "html": "<p>Words of the second part.</p>"}}
    )

    def answer(route: Route) -> None:
        told = text if route.request.url.endswith("/2.js") else json.dumps({name: 2})
        route.fulfill(content_type="text/javascript", body=f"fihris.preview({told});")

    page = view(SECTION, prepare=lambda page: page.route("**/twins/**", answer))
    page.click("[data-parallel]")
    page.get_by_text("Words of the second part.").wait_for()


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
    stopped(page)
    page.click('[data-copy="link"]')
    until(page, "document.querySelector('[data-copy=link]').dataset.label")
    assert page.evaluate("navigator.clipboard.readText()").endswith(BRIEF + "index.html")
    page.click('[data-copy="citation"]')
    until(page, "document.querySelector('[data-copy=citation]').dataset.label")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("د.م.، «")
    assert re.search(r"اطُّلع عليه في \d+ \w+ \d{4}\.$", copied)  # the day on which it was read
    assert page.inner_text("[role=status]")


@pytest.mark.parametrize(("place", "key"), [("01-us-interests-in-iraq", "-01"), ("index", "")])
def test_a_citation_is_taken_out_of_those_of_its_brief(view, place: str, key: str) -> None:
    key = f"us-iraq-security-dialogue-2023{key}-ar"
    page = view(f"{BRIEF}{place}.html")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    got = {}
    for link in page.locator("[data-entry] a").all():
        with page.expect_download() as coming:
            link.click()
        got[coming.value.suggested_filename] = coming.value.path().read_text("utf-8")
    assert sorted(got) == [f"{key}.{ending}" for ending in ("bib", "json", "ris")]
    assert got[f"{key}.bib"].startswith("@")
    assert got[f"{key}.bib"].count("\n@") == 0
    assert f"{{{key},\n" in got[f"{key}.bib"]
    assert got[f"{key}.ris"].count("ER  - ") == 1
    assert f"ID  - {key}" in got[f"{key}.ris"]
    assert [item["id"] for item in json.loads(got[f"{key}.json"])] == [key]


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
    ready(page)
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
    page.wait_for_url("**/*#s3")
    ground = page.evaluate("getComputedStyle(document.querySelector('#s3 .f-secn__number')).backgroundColor")
    assert ground == "rgb(251, 236, 196)"


def test_a_page_without_a_published_address_copies_its_own(view) -> None:
    page = view(SECTION, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("document.querySelector('[rel=canonical]').remove()")  # as where no address of the site is set
    page.click('[data-copy="link"]')
    until(page, "document.querySelector('[data-copy=link]').dataset.label")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_the_list_icon_begins_where_lines_begin(view) -> None:
    mirrored = "getComputedStyle(document.querySelector('.f-header__contents'), '::before').scale"
    assert view(SECTION, 390).evaluate(mirrored) == "-1 1"
    assert view(f"en/{SECTION}", 390).evaluate(mirrored) == "none"


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
@pytest.mark.parametrize("path", [SECTION, BRIEF + "index.html"], ids=["section", "brief"])
def test_a_larger_text_is_kept_and_fits(view, path: str, prefix: str) -> None:
    page = view(prefix + path, width=320)
    size = "parseFloat(getComputedStyle(document.querySelector('.f-prose')).fontSize)"
    before = page.evaluate(size)
    for _ in range(3):  # the third leads nowhere
        page.evaluate("document.querySelector('[data-by=\"1\"]').click()")
    assert page.locator('[data-by="1"]').get_attribute("aria-disabled") == "true"
    page.reload()
    assert page.evaluate(size) == pytest.approx(1.3 * before)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    ready(page)
    for _ in range(3):
        page.evaluate("document.querySelector('[data-by=\"-1\"]').click()")
    assert page.evaluate(size) == pytest.approx(0.9 * before)


def left(view, path: str, place: str, seconds: int = 30, **context):
    """The first page, as whoever has read a page for some time, down to a place, comes to it."""
    page = view(path, width=390, height=844, reduced_motion="reduce", **context)
    page.evaluate("seconds => { performance.now = () => 1000 * seconds }", seconds)
    page.evaluate("place => document.querySelector(place).scrollIntoView()", place)
    if place.startswith("#s"):
        until(page, "place => fihris.current === place", place[1:])
    page.goto(page.url.partition("briefs/")[0] + "index.html")
    ready(page)
    return page


def test_reading_goes_on_where_it_stopped(view) -> None:
    page = left(view, BRIEF + "index.html", "#s6")
    link = page.locator(".f-continue a")
    assert "بيئة معادية للوجود الأمريكي" in link.inner_text()
    link.click()
    page.wait_for_url(f"**/{BRIEF}index.html#s6-*")
    page.goto(page.url.partition("#")[0] + "?again")
    ready(page)
    page.click(".f-continue button")
    assert not page.locator(".f-continue").count()
    page.reload()
    ready(page)
    assert not page.locator(".f-continue").count()


def test_where_reading_stopped_is_offered_at_the_foot_of_the_screen(view) -> None:
    """The sheet of what scripts show comes late: until it is there, the offer would stand below all of the page."""
    page = left(view, BRIEF + "index.html", "#s6", extra_http_headers={LATE: "tools.css=.5"})
    bar = page.locator(".f-continue").bounding_box()
    assert bar["y"] + bar["height"] == pytest.approx(844, abs=1)
    assert page.evaluate("scrollY") == 0


def test_an_offer_of_two_lines_has_its_close_beside_it(view) -> None:
    page = left(view, f"en/{BRIEF}index.html", "#s6")
    link, close = (page.locator(f".f-continue {each}").bounding_box() for each in ("a", "button"))
    assert close["y"] < link["y"] + link["height"]
    assert close["x"] >= link["x"] + link["width"]


@pytest.mark.parametrize(
    ("path", "place", "seconds", "offered"),
    [
        (SECTION, ".f-neighbours", 30, "06-"),  # read to its end: the next one
        (BRIEF + "09-threats-to-the-balance.html", ".f-neighbours", 30, ""),
        (BRIEF + "index.html", "#end", 30, ""),
        (BRIEF + "index.html", "#s6", 5, ""),  # looked at
    ],
    ids=["section", "last", "brief", "glance"],
)
def test_only_what_is_left_to_read_is_offered(view, path: str, place: str, seconds: int, offered: str) -> None:
    page = left(view, path, place, seconds)
    link = page.locator(".f-continue a")
    if offered:
        assert offered in link.get_attribute("href")
    else:
        page.evaluate("Promise.resolve(fihris.tools()).then(() => true)")
        assert not link.count()


def test_a_page_is_handed_on(view) -> None:
    """Where the device can; elsewhere its address is copied."""
    share = "navigator.share = data => { window.shared = data; return Promise.resolve() }; window.print = () => { window.printed = true }"
    page = view(SECTION, width=390, prepare=lambda page: page.add_init_script(share))
    assert not page.locator('[data-copy="link"]').is_visible()
    page.click("[data-share]")
    assert page.evaluate("shared.url").endswith(SECTION)
    page.click("[data-print]")
    assert page.evaluate("printed")
    assert not view(SECTION).locator("[data-share]").is_visible()


def test_a_section_says_where_it_stands(view) -> None:
    page = view(SECTION, width=390, java_script_enabled=False)
    links = page.locator(".f-crumbs a")
    assert [link.inner_text() for link in links.all()] == ["الإيجازات", "حوار التعاون الأمني"]
    assert page.locator(".f-crumbs [aria-current]").inner_text() == "المحور 5 من 9"
    links.last.click()
    page.wait_for_url(f"**/{BRIEF}index.html")


def test_who_finds_nothing_is_shown_where_else_to_begin(view) -> None:
    page = view("index.html", width=390)
    page.click(".f-search-link")
    page.fill(".f-search-input", "قزوبزبز")
    page.locator(".f-search-status", has_text="قزوبزبز").wait_for()
    assert page.locator(".f-search-opening .f-search-ask").first.is_visible()


def test_a_hit_is_marked_in_the_text_alone(view) -> None:
    """As a phrase, through links and out of them; the line leads from place to place, and takes the marks away."""
    page = view(f"{BRIEF}02-fear-of-isis-return.html", width=390)
    said = page.inner_text("main")
    page.goto(f"{page.url}?h=لتنظيم داعش|بغداد|الأمن")
    page.wait_for_selector(".f-search-places")
    marks = page.locator(".f-search-mark")
    found = marks.all_inner_texts()
    assert found[:3] == ["بغداد", "ل", "تنظيم داعش"]
    assert set(found[3:]) == {"بغداد"}, "not in الأمني"
    assert page.locator(".f-prose .f-search-mark").count() == marks.count()
    assert page.inner_text(".f-search-places-said") == f"{len(found) - 1} مواضع"
    page.focus(".f-search-later")
    page.keyboard.press("Enter")
    assert page.inner_text(".f-search-places-said") == f"2 من {len(found) - 1}"
    assert page.locator(".f-search-here").all_inner_texts() == ["ل", "تنظيم داعش"]
    page.keyboard.press("Escape")
    assert not marks.count()
    assert "h=" not in page.url
    assert page.inner_text("main") == said
