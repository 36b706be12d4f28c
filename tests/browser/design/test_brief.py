"""The brief is one great page: what it says comes first, and every claim leads to the sentence that bears it out."""

from __future__ import annotations

import pytest

from bench.design.kinds import BRIEF, PREFIXES

HEIGHT = 7_200
"""Of the Arabic brief on a phone, in pixels of 390 × 844; 11,616 when the protocol came first."""
LANDED = """() => { const e = document.querySelector(':target'), all = [...e.getClientRects()]
  return [Math.min(...all.map(r => r.top)), Math.max(...all.map(r => r.bottom)), document.querySelector('.f-header').getBoundingClientRect().bottom] }"""


def test_the_claim_stands_before_anything_that_was_made(view) -> None:
    page = view(f"{BRIEF}index.html", 390, 844, reduced_motion="reduce")
    assert page.evaluate("document.documentElement.scrollHeight") <= HEIGHT
    order = page.evaluate(
        "[...document.querySelectorAll('main :is(h1,.f-byline,.f-thesis,.f-judgements,.f-section,.f-event,.f-end,.f-apparatus)')].map(e => e.className || e.tagName)"
    )
    assert list(dict.fromkeys(order)) == [
        "H1", "f-byline", "f-thesis", "f-judgements", "f-section", "f-event", "f-end", "f-index f-apparatus"
    ]  # fmt: skip
    assert page.evaluate("document.querySelectorAll('main details[open]').length") == 0
    assert page.locator(".f-thesis").bounding_box()["y"] < 844 / 2


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_a_claim_leads_to_its_sentence(view, prefix: str) -> None:
    page = view(f"{prefix}{BRIEF}index.html", 390, 844, reduced_motion="reduce")
    said = page.locator(".f-judgements a")
    assert 3 <= said.count() <= 5
    for link in said.all():
        link.click()
        top, bottom, header = page.evaluate(LANDED)
        assert header < top
        assert bottom <= 844
        assert page.evaluate("document.querySelector(':target').matches('.f-sentence')")
        assert link.locator(".f-judgements__sure").inner_text()
        page.go_back()
