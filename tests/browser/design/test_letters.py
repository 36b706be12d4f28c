"""Arabic letters as they should be set: joined, upright, large enough, in our own fonts."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page

from bench.design.kinds import KINDS, WIDTHS
from tests.conftest import PATIENCE, ready

# elements of a language that have text of their own, with what matters of their style
STYLES = """lang => [...document.querySelectorAll('body *')]
  .filter(e => e.closest('[lang]').lang === lang && e.checkVisibility() && !e.ownerSVGElement
    && [...e.childNodes].some(n => n.nodeType === 3 && /[\\u0620-\\u064a]/.test(n.data)))
  .map(e => { const s = getComputedStyle(e); return {
    what: e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 30),
    spacing: s.letterSpacing, style: s.fontStyle, transform: s.textTransform, align: s.textAlign,
    size: parseFloat(s.fontSize), hidden: e.matches('.f-vh,.f-vh *,.f-search-link span') } })"""


@pytest.mark.parametrize("opened", [(kind, "ar") for kind in KINDS], ids=KINDS, indirect=True)
def test_arabic_is_set_as_arabic(seen) -> None:
    for width in WIDTHS:
        seen.page.set_viewport_size({"width": width, "height": 900})
        styles = seen.page.evaluate(STYLES, "ar")
        assert styles
        for each in styles:
            assert each["spacing"] in ("normal", "0px"), each
            assert each["style"] == "normal", each
            assert each["transform"] == "none", each
            assert each["align"] != "justify", each
            assert each["hidden"] or each["size"] >= 14.4, each


# labels begin in the weight of headings, which is there first
FONTS = """family => ['600 700', '400 500'].every(weight =>
  [...document.fonts].some(f => f.family.includes(family) && f.weight === weight && f.status === 'loaded'))"""


def test_our_fonts_are_there(seen) -> None:
    deadline = time.monotonic() + PATIENCE
    while not any(fonts_come(seen.page, seen.prefix) for _ in range(60)):
        assert time.monotonic() < deadline, "the fonts do not come"
        seen.page.reload()  # those that came too late for a page are there for the next
        ready(seen.page)


def fonts_come(page: Page, prefix: str) -> bool:
    page.wait_for_timeout(50)
    return bool(page.evaluate(FONTS, "Fihris Latin Sans" if prefix else "Fihris Sans"))


def test_the_reading_size(view) -> None:
    style = "e => { const s = getComputedStyle(e); return [parseFloat(s.fontSize), Math.round(parseFloat(s.lineHeight)), e.clientWidth] }"
    wide = view(KINDS["section"]).eval_on_selector(".f-prose p", style)
    narrow = view(KINDS["section"], 390).eval_on_selector(".f-prose p", style)
    assert wide == [21, 38, 620]
    assert narrow == [19, 34, 350]


def test_the_page_says_its_language_and_direction(seen) -> None:
    page = seen.page
    lang, way = ("en", "ltr") if seen.prefix else ("ar", "rtl")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [lang, way]
    other = page.locator(f".f-language[hreflang={'ar' if seen.prefix else 'en'}]")
    assert other.get_attribute("lang") == other.get_attribute("hreflang")
    # names in the other script are marked as such
    bare = page.evaluate(
        """() => [...document.querySelectorAll('main bdi')].filter(e => /[\\u0620-\\u064a]/.test(e.textContent)
        !== (e.closest('[lang]').lang === 'ar') && /[A-Za-z\\u0620-\\u064a]/.test(e.textContent) && !['ltr', 'auto'].includes(e.dir)).length"""
    )
    assert bare == 0


def test_the_labels_of_the_drawing_are_as_large(view) -> None:
    page = view(KINDS["relations"])
    drawn = page.evaluate(
        """() => { const svg = document.querySelector('.f-map svg'), text = svg.querySelector('text')
        return parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width }"""
    )
    assert drawn >= 14.3
