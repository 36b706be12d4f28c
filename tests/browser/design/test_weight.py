"""What a first view costs, and that it does not jump when fonts come late."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page, Response

from bench.design.kinds import BRIEF, KINDS, PREFIXES
from tests.conftest import DIALOGUE, LATE, Held, ready, until

CODE_LIMIT = 46_500
"""The page of search comes close: its engine can read an index that is cut."""
FONT_LIMIT = 90_000
PAGE_LIMIT = 30_000
MARKUP_LIMIT = 37_400
"""Of the page that shows a whole brief: what there is of it besides the words, and what machines are told. Every sentence of it is an
element with an id, and research has beside each section what the index draws from it."""
ELEMENTS = 400
SHIFT_LIMIT = 0.03
LATER = {"all": ".woff2=0.3 bold.woff2=0.6 medium.woff2=0.9", "some": "bold.woff2=0.3 medium.woff2=0.6"}
"""Fonts that come after the first paint, one after the other: soon, when a page that waited for them would still take them. Where the
machine is so busy that they are in time all the same, nothing moves either."""
MOVED = ("home", "brief", "state", "plain")
SECTIONS = [f"{BRIEF}{path.stem}.html" for path in sorted((DIALOGUE / "ar" / BRIEF).glob("0[2489]-*.md"))]
"""Those in which a line more or less would come of other letters."""
NEEDLESS = """() => { const rules = [...document.styleSheets].flatMap(s => [...s.cssRules]).filter(r => r instanceof CSSFontFaceRule).map(r => r.style)
  const used = new Set([...document.querySelectorAll('body *')].filter(e => e.checkVisibility()).map(e => getComputedStyle(e))
    .flatMap(s => s.fontFamily.split(',').map(f => f.trim() + ' ' + s.fontWeight)))
  const needed = rule => [...used].some(each => { const [, family, weight] = each.match(/(.*) (\\d+)/)
    const [least, most = least] = rule.fontWeight.split(' ').map(Number)
    return family === rule.fontFamily && least <= weight && weight <= most })
  return document.documentElement.dataset.fonts.split(' ').filter(name => !rules.some(rule => rule.src.includes(name) && needed(rule))) }"""
"""The fonts that a page asks for early without having words in them."""
FRAMES = """window.drawn = []; (function note() {
  if (document.body) drawn.push([performance.now(), [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('"', ''))])
  requestAnimationFrame(note) })();"""
LONG = ";(wait => { window.setTimeout = (act, time, ...of) => wait(act, 60 * time, ...of) })(setTimeout)"
"""The second for which a page from disk waits for its fonts lasts as long as a busy machine may take for them."""
FIRST = """() => { const first = performance.getEntriesByName('first-contentful-paint')[0].startTime
  return drawn.findLast(([at]) => at <= first)?.[1] ?? [] }"""
"""The families that are there when a page is painted first."""
WATCH = "window.shifted = 0; new PerformanceObserver(l => l.getEntries().forEach(e => shifted += e.value)).observe({type: 'layout-shift', buffered: true})"


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_a_first_view_is_light(view, prefix: str) -> None:
    got: dict[str, list[Response]] = {kind: [] for kind in KINDS}

    def listening(kind: str) -> Callable[[Page], None]:
        def listen(response: Response) -> None:  # Playwright cannot take a built-in method
            got[kind].append(response)

        return lambda page: page.on("response", listen)

    for kind, path in KINDS.items():
        page = view(prefix + path, prepare=listening(kind))
        page.wait_for_load_state("networkidle")  # one by one: of pages behind another it may never be told
        # what is asked for again and has not changed is not sent again
        weigh(kind, [response for response in got[kind] if response.status == 200])
        assert page.evaluate(NEEDLESS) == [], kind
        if kind == "section":
            other = "-arabic-" if prefix else "-latin-"
            assert not [response.url for response in got[kind] if other in response.url]
            assert page.evaluate("document.querySelectorAll('*').length") < ELEMENTS


def weigh(kind: str, got: list[Response]) -> None:
    fonts = [r.body() for r in got if r.url.endswith(".woff2")]
    code = [r.body() for r in got if not r.url.endswith((".woff2", ".png", ".webp"))]
    assert sum(map(len, fonts)) <= FONT_LIMIT, kind
    assert sum(map(compressed, code)) <= CODE_LIMIT, kind
    if kind != "search":
        assert not [r.url for r in got if "/search/" in r.url]
    if kind == "brief":  # the one page that shows a whole text, which alone may be more
        assert markup(code[0]) <= MARKUP_LIMIT
    else:
        assert len(code[0]) <= PAGE_LIMIT, kind


@functools.cache
def compressed(code: bytes) -> int:
    """The bytes of a file as it is sent; pages share most of theirs."""
    return len(brotli.compress(code))


def markup(page: bytes) -> int:
    tree = html.fromstring(page)
    told = sum(len(each.text.encode()) for each in tree.xpath("//script[@type='application/ld+json']"))
    etree.strip_elements(tree, "script", with_tail=False)
    return len(page) - told - len(" ".join(tree.text_content().split()).encode())


@pytest.mark.parametrize("late", LATER.values(), ids=LATER)
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_late_fonts_move_nothing(browser: Browser, server: str, prefix: str, width: int, late: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, service_workers="block", extra_http_headers={LATE: late}
    )
    context.add_init_script(WATCH)
    pages = {path: context.new_page() for path in (*SECTIONS, *(KINDS[kind] for kind in MOVED))}
    for path, page in pages.items():
        page.goto(server + prefix + path, wait_until="commit")
    for path, page in pages.items():
        page.wait_for_load_state("networkidle")
        assert page.evaluate("shifted") <= SHIFT_LIMIT, path
    context.close()


COME = "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.woff2')).length >= document.documentElement.dataset.fonts.split(' ').length"


def test_fonts_that_come_in_time_are_shown(browser: Browser, server: str) -> None:
    page = browser.new_page(service_workers="block")
    held = Held(page, "fihris.css")  # for which the paint waits
    page.goto(server + KINDS["section"], wait_until="commit")
    until(page, COME)
    held.come()
    ready(page)
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    for words in ("h1", ".f-prose p"):
        node = tools.send("DOM.querySelector", {"nodeId": root, "selector": words})["nodeId"]
        shown = tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert [font["isCustomFont"] for font in shown] == [True], shown
    page.close()


@pytest.mark.parametrize(
    ("path", "families"),
    [
        (KINDS["brief"], {"Fihris Naskh", "Fihris Sans"}),
        ("en/" + KINDS["state"], {"Fihris Serif", "Fihris Latin Sans"}),
    ],
)
def test_from_disk_the_first_lines_are_in_our_letters(
    browser: Browser, site: Path, path: str, families: set[str]
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(FRAMES + WATCH + LONG)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{path}")
    ready(page)
    assert families <= set(page.evaluate(FIRST))
    assert page.evaluate("shifted") <= SHIFT_LIMIT
    context.close()
