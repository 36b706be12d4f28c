"""The brief is one great page: what it says comes first, and every claim leads to the sentence that bears it out."""

from __future__ import annotations

import json
from pathlib import Path

import bibtexparser
import pytest
import rispy

from bench.design.kinds import BRIEF, PREFIXES, SECTION
from tests.conftest import ready, stopped, until

HEIGHT = 7_000
"""Of the brief on a phone, in pixels of 390 × 844; 11,616 when the protocol came first."""
LANDED = """() => { const all = [...document.querySelector(':target').getClientRects()]
  return document.querySelector('.f-header').getBoundingClientRect().bottom < Math.min(...all.map(r => r.top)) && Math.max(...all.map(r => r.bottom)) <= innerHeight }"""


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_the_claim_stands_before_anything_that_was_made(view, prefix: str) -> None:
    page = view(f"{prefix}{BRIEF}index.html", 390, 844, reduced_motion="reduce")
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
        until(page, "document.querySelector(':target')?.matches('.f-sentence')")
        until(page, LANDED)
        assert link.locator(".f-judgements__sure").inner_text()
        page.go_back()


LINKS = """() => { const text = [...document.querySelectorAll('main :is(.f-section,.f-section-page)>.f-prose')]
  return [text.flatMap(e => e.textContent.trim().split(/\\s+/)).length, text.reduce((n, e) => n + e.querySelectorAll('a[data-shape],a[data-of]').length, 0)] }"""
MARKED = "[...document.querySelectorAll('.f-prose *')].filter(e => ['::before', '::after'].some(p => !['none', 'normal'].includes(getComputedStyle(e, p).content))).length"


@pytest.mark.parametrize("path", [f"{BRIEF}index.html", SECTION, f"en/{SECTION}"])
def test_reading_is_plain_ink_and_research_shows_all(view, path: str) -> None:
    page = view(path, 390, 844, has_touch=True)
    words, links = page.evaluate(LINKS)
    assert words / 12 >= links > 0
    assert page.evaluate(MARKED) == 0
    assert not page.locator(".f-drawn:visible").count()
    page.click("[data-view=research]")
    assert page.evaluate(LINKS)[1] > 1.5 * links
    for link in page.locator(".f-prose a[data-of]").all():
        assert link.get_attribute("href").endswith(f"{link.get_attribute('data-of')}.html")
    page.goto(page.url.replace(SECTION, f"{BRIEF}index.html"))
    ready(page)
    until(page, "document.querySelector('[data-view=research]').ariaPressed === 'true'")
    assert page.locator(".f-drawn:visible").count() == 9
    assert page.evaluate(MARKED) >= 1
    page.click("[data-view=reading]")
    assert not page.locator("a[data-of], .f-drawn:visible").count()


def test_a_sentence_is_copied_with_its_source(view) -> None:
    page = view(SECTION, 390, 844, permissions=["clipboard-read", "clipboard-write"])
    sentence = page.locator(".f-prose .f-sentence").first
    said, id = sentence.inner_text(), sentence.get_attribute("id")
    ready(page)
    stopped(page)
    page.evaluate("document.querySelector('.f-prose .f-sentence').click()")
    page.click(".f-quote-bar .f-button")
    until(page, "document.querySelector('.f-quote-bar .f-button').textContent === fihris.words.copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    words, source, where = copied.split("\n")
    assert words == f"\u2067{said}\u2069"
    assert source.startswith("\u2067د.م.، «")
    assert "المحور 5 من «" in source
    assert where.endswith(f"{SECTION}#{id}\u2069")
    assert "\u2060" not in copied
    page.evaluate("document.querySelectorAll('.f-prose .f-sentence')[1].click()")
    until(page, "document.querySelector('.f-quote-bar .f-button').textContent === fihris.words.quote_copy")
    page.keyboard.press("Escape")
    assert not page.locator(".f-quote-bar, .f-chosen").count()


@pytest.mark.parametrize("from_disk", [False, True])
def test_a_sentence_is_cited_in_every_style_and_file(view, site: Path, from_disk: bool) -> None:
    """Two touches: the sentence, then what is wanted of it. Files are read by the readers of others."""
    page = view(SECTION, 390, 844, permissions=["clipboard-read", "clipboard-write"])
    if from_disk:
        page.goto((site / SECTION).as_uri())
    sentence = page.locator(".f-prose .f-sentence").first
    said, address = sentence.inner_text(), f"https://fihris.example.org/{SECTION}#{sentence.get_attribute('id')}"
    ready(page)
    stopped(page)
    page.evaluate("document.querySelector('.f-prose .f-sentence').click()")
    page.wait_for_selector(".f-quote-bar__cites button")
    for number in range(3):
        page.locator(".f-quote-bar__cites button").nth(number).click()
        until(
            page,
            f"document.querySelectorAll('.f-quote-bar__cites button')[{number}].textContent === fihris.words.copied",
        )
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.removesuffix(".").endswith(address)
    files = []
    for label in ("BibTeX", "RIS", "CSL-JSON"):
        with page.expect_download() as saved:
            page.click(f".f-quote-bar__cites button:text-is('{label}')")
        files.append(Path(saved.value.path()).read_bytes().decode())
    (entry,) = bibtexparser.parse_string(files[0]).entries
    (record,) = rispy.loads(files[1])
    (item,) = json.loads(files[2])
    fields = {field.key: field.value for field in entry.fields}
    assert fields["url"] == item["URL"] == address
    assert record["urls"] == [address]
    assert fields["annotation"] == item["annote"] == said.replace("\u00a0", " ")
    assert record["notes"] == [f"§ 5 ¶ 1: {fields['annotation']}"]
    assert entry.key == record["id"] == item["id"]
    assert fields["booktitle"].strip("{}") == record["secondary_title"] == item["container-title"]
    assert len(fields["urldate"]) == len("2026-01-01")


def test_earlier_briefs_begin_about_two_screens_down_a_phone(view) -> None:
    page = view("index.html", 390, 844)
    page.evaluate(
        "document.querySelector('.f-front').insertAdjacentHTML('afterend', '<ol class=f-cards><li>an earlier brief</ol>')"
    )
    assert page.evaluate("document.querySelector('.f-front').getBoundingClientRect().bottom") < 2.2 * 844
    assert page.locator(".f-front__who a:visible").count() == 8
    assert page.locator(".f-strip li:visible").count() == 3
