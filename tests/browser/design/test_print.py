"""On paper: A4, the text without the site around it, its numbers and notes in the margins."""

from __future__ import annotations

import re

import pytest

from bench.design.kinds import BRIEF, KINDS, PREFIXES


@pytest.mark.parametrize("opened", [(kind, "ar") for kind in KINDS], ids=KINDS, indirect=True)
def test_only_the_text_is_printed(seen) -> None:
    page = seen.page
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print", color_scheme="dark")
    for selector in (
        ".f-header",
        ".f-footer",
        ".f-contents",
        ".f-tools",
        ".f-tool",
        ".f-buttons",
        ".f-tags",
        ".f-pages",
        ".f-filter",
    ):
        for each in page.locator(selector).all():
            assert not each.is_visible(), selector
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert page.evaluate("document.documentElement.scrollWidth") <= 794


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_a_brief_is_three_numbered_sheets(view, prefix: str) -> None:
    page = view(f"{prefix}{BRIEF}index.html")
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = {tuple(round(float(n)) for n in box.split()) for box in re.findall(rb"/MediaBox \[([\d. ]+)\]", pdf)}
    assert boxes == {(0, 0, 595, 842)}  # A4, in points
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 3


def test_numbers_and_notes_stand_in_the_margins(view) -> None:
    page = view(BRIEF + "03-iraqi-reliance-on-us-support.html", 794)
    page.emulate_media(media="print")
    number, text, note = (page.locator(s).first.bounding_box() for s in (".f-secn__number", ".f-prose p", ".f-note"))
    assert number["x"] >= text["x"] + text["width"]
    assert note["x"] + note["width"] <= text["x"]


@pytest.mark.parametrize(("prefix", "said"), [("", "الصفحة 1 من"), ("en/", "1 of")], ids=["ar", "en"])
def test_a_part_of_a_list_says_that_it_is_one(view, prefix: str, said: str) -> None:
    page = view(f"{prefix}actors/united-states.html", 794)
    assert not page.locator(".f-print-rest").is_visible()
    page.emulate_media(media="print")
    assert said in page.inner_text(".f-print-rest")
    assert page.locator(".f-print-address").is_visible()
