"""The keyboard path: the skip link first, a visible ring on everything, nothing hidden under the header."""

from __future__ import annotations

import pytest

from bench.design.kinds import KINDS, PREFIXES
from tests.conftest import until


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
@pytest.mark.parametrize("kind", ["home", "section", "actors", "timeline", "relations"])
def test_every_stop_is_seen(view, kind: str, prefix: str) -> None:
    page = view(prefix + KINDS[kind], reduced_motion="reduce")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "f-skip"
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => { const e = document.activeElement; if (e === document.body) return null
            const ring = e.matches('.f-filter input') ? e.closest('label') : e
            const s = getComputedStyle(ring), b = ring.getBoundingClientRect(), h = document.querySelector('.f-header').getBoundingClientRect().bottom
            return { what: e.outerHTML.slice(0, 90), ring: s.outlineStyle, width: parseFloat(s.outlineWidth),
              seen: b.bottom > 0 && b.top < innerHeight && (e.closest('.f-header') || b.bottom > h) } }"""
        )
        if stop is None:
            break
        assert stop["ring"] == "solid", stop
        assert stop["width"] >= 2, stop
        assert stop["seen"], stop


def test_the_skip_link_skips(view) -> None:
    page = view(KINDS["section"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'f-content'")
