"""What a first view costs, and that it does not jump when fonts come late."""

from __future__ import annotations

import re
import time

import brotli
import pytest
from lxml import etree, html
from playwright.sync_api import Page, Response

from bench.design.kinds import BRIEF, KINDS, PREFIXES
from tests.conftest import ROOT

CODE_LIMIT = 45_000
FONT_LIMIT = 90_000
PAGE_LIMIT = 30_000
MARKUP_LIMIT = 36_000
"""Of the page that shows a whole brief: what there is of it besides the words. Every sentence of it is an element with an id."""
ELEMENTS = 400
SHIFT_LIMIT = 0.03
LATE = 1.2
SECTIONS = [f"{BRIEF}{path.stem}.html" for path in sorted((ROOT / "docs/ar" / BRIEF).glob("0[2489]-*.md"))]
"""Those in which a line more or less would come of other letters."""
WATCH = "window.shifted = 0; new PerformanceObserver(l => l.getEntries().forEach(e => shifted += e.value)).observe({type: 'layout-shift', buffered: true})"


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_first_view_is_light(view, kind: str, prefix: str) -> None:
    got: list[Response] = []

    def listen(response: Response) -> None:  # Playwright cannot take a built-in method
        got.append(response)

    page = view(prefix + KINDS[kind], prepare=lambda page: page.on("response", listen))
    page.wait_for_load_state("networkidle")
    got = [r for r in got if r.status == 200]  # what is asked for again and has not changed is not sent again
    fonts = [r.body() for r in got if r.url.endswith(".woff2")]
    code = [r.body() for r in got if not r.url.endswith((".woff2", ".png"))]
    assert sum(map(len, fonts)) <= FONT_LIMIT
    assert sum(len(brotli.compress(each)) for each in code) <= CODE_LIMIT
    if kind != "search":
        assert not [r.url for r in got if "/search/" in r.url and not re.search(r"(boot|highlight)\.js", r.url)]
    if kind == "brief":  # the one page that shows a whole text, which alone may be more
        assert markup(code[0]) <= MARKUP_LIMIT
    else:
        assert len(code[0]) <= PAGE_LIMIT
    if kind == "section":
        assert page.evaluate("document.querySelectorAll('*').length") < ELEMENTS


def markup(page: bytes) -> int:
    tree = html.fromstring(page)
    etree.strip_elements(tree, "script", with_tail=False)
    return len(page) - len(" ".join(tree.text_content().split()).encode())


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
@pytest.mark.parametrize("path", [*SECTIONS, *(KINDS[kind] for kind in ("home", "brief", "state", "plain"))])
def test_late_fonts_move_nothing(view, path: str, prefix: str, width: int) -> None:
    def prepare(page: Page) -> None:
        page.route("**/*.woff2", lambda route: (time.sleep(LATE), route.continue_()))
        page.add_init_script(WATCH)

    page = view(prefix + path, width, prepare=prepare)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("shifted") <= SHIFT_LIMIT


def test_fonts_that_come_in_time_are_shown(view) -> None:
    page = view(KINDS["section"])
    shown = "[...document.fonts].filter(f => f.status === 'loaded' && f.display === 'swap').map(f => f.family)"
    assert {"Fihris Naskh", "Fihris Sans"} <= {family.strip('"') for family in page.evaluate(shown)}
