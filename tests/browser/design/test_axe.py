"""No accessibility fault that axe knows, on any kind of page, in any state a reader can bring it to."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from bench.design.kinds import BRIEF, PREFIXES, SCHEMES, SECTION, WIDTHS
from tests.conftest import ROOT, packages

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]


@pytest.fixture(scope="session")
def axe() -> str:
    return (packages(ROOT / "tools/axe") / "axe-core/axe.min.js").read_text("utf-8")


def faults(page: Page, axe: str, only: object = RULES) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    # what passes is neither described nor handed over, which costs more than the rules
    asked = json.dumps({"runOnly": only, "resultTypes": ["violations"]})
    found = page.evaluate(f"axe.run(document, {asked}).then(({{violations}}) => violations)")
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]


def test_a_page_as_it_opens(seen, axe: str) -> None:
    for width in WIDTHS:
        seen.page.set_viewport_size({"width": width, "height": 900})
        # English pages have the same templates and colours: each width in one scheme of its own
        schemes = [scheme for scheme in SCHEMES if not seen.prefix or (scheme == SCHEMES[0]) is (width == WIDTHS[0])]
        for scheme in schemes:
            seen.page.emulate_media(color_scheme=scheme)
            # a scheme changes nothing but colours
            rules = RULES if scheme == schemes[0] else {"type": "rule", "values": COLOURS}
            assert faults(seen.page, axe, rules) == [], f"{width} {scheme}"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_a_preview_open(view, axe: str, prefix: str, scheme: str) -> None:
    page = view(prefix + SECTION, color_scheme=scheme)
    page.hover(".f-prose a[data-shape] >> nth=0")
    page.wait_for_selector("[role=tooltip]")
    assert faults(page, axe) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_both_languages_side_by_side(view, axe: str, width: int, scheme: str) -> None:
    page = view(SECTION, width, color_scheme=scheme)
    page.click("[data-parallel]")
    page.wait_for_selector(".f-twin__title >> visible=true")
    assert faults(page, axe) == []


@pytest.mark.parametrize("drawer", ["menu", "contents"])
def test_a_drawer_open(view, axe: str, drawer: str) -> None:
    page = view(SECTION, 390)
    page.click(f".f-header__{drawer}")
    page.wait_for_selector(f"#f-{drawer}:popover-open")
    assert faults(page, axe) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_a_reader_left(view, axe: str, scheme: str) -> None:
    """The text at its largest, the offer to read on, and the places of a hit."""
    kept = f"localStorage.setItem('fihris-size', '2'); localStorage.setItem('fihris-place-ar', JSON.stringify({{at: '{SECTION}', said: '5'}}))"
    page = view(f"{BRIEF}index.html", 390, color_scheme=scheme, prepare=lambda page: page.add_init_script(kept))
    page.wait_for_selector(".f-continue")
    assert faults(page, axe) == []
    page.goto(f"{page.url}?h=إيران")
    page.wait_for_selector(".f-search-places")
    assert faults(page, axe) == []


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
@pytest.mark.parametrize("width", WIDTHS)
def test_search_has_no_fault(view, axe: str, prefix: str, width: int) -> None:
    """The page of results, and the dialog over another page: as they open, and with hits and an answer."""
    query = "Iran" if prefix else "إيران"
    page = view(f"{prefix}search.html", width=width)
    page.wait_for_selector(".f-search-opening")
    assert not faults(page, axe)
    page.locator(".f-search-input").fill(query)
    page.wait_for_selector(".f-search-hit")
    assert not faults(page, axe)
    page = view(f"{prefix}index.html", width=width, color_scheme="dark")
    page.keyboard.press("/")
    page.wait_for_selector(".f-search-opening")
    assert not faults(page, axe)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")  # the first question is asked
    page.wait_for_selector(".f-search-said")
    page.locator(".f-search-input").fill(query)
    page.wait_for_selector(".f-search-hit")
    assert not faults(page, axe)
