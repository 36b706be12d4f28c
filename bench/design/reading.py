"""What a reader meets on the built site, measured at both widths: `python -m bench.design.reading [site] [--widths 390]
[--langs ar] [--most 1]`.

Widths are those of a telephone with touch and of a desk. Every landing is tried: each link to a sentence, from any page, is opened,
and a sentence counts as seen where all of it stands between the header and the foot of the window.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin

from lxml import html
from playwright.sync_api import Browser, Page, sync_playwright

from bench.design.kinds import BRIEF, PREFIXES, SECTION, WIDTHS
from bench.design.screens import FLAGS, HEIGHTS, chromium, served

SENTENCE = "f-sentence"
LAST_WORD_TO_NEXT = """() => { const range = document.createRange(), all = document.querySelectorAll('.f-section-page>.f-prose')
  range.selectNodeContents(all[all.length - 1])
  const next = document.querySelector('.f-neighbours__next,.f-neighbours__previous').getBoundingClientRect()
  return Math.round(next.bottom - range.getBoundingClientRect().bottom) }"""
LINKS = """() => { const text = [...document.querySelectorAll('main :is(.f-section,.f-section-page)>.f-prose')]
  return [text.flatMap(e => e.textContent.trim().split(/\\s+/)).length, text.reduce((n, e) => n + e.querySelectorAll('a').length, 0)] }"""
SEEN = """id => { location.hash = ''; location.hash = id
  const e = document.getElementById(id), all = [...e.getClientRects()]
  const top = Math.min(...all.map(r => r.top)), bottom = Math.max(...all.map(r => r.bottom))
  return [document.querySelector('.f-header').getBoundingClientRect().bottom <= top && bottom <= innerHeight, top / innerHeight] }"""
BEFORE_GENERATED = """() => { const main = document.querySelector('main'), generated = main.querySelector('.f-about,.f-index,.f-event')
  const range = document.createRange(); range.setStart(main, 0); range.setEndBefore(generated)
  return [...range.cloneContents().querySelectorAll('.f-prose,.f-thesis,.f-judgements__said')].flatMap(e => e.textContent.trim().split(/\\s+/)).length }"""
HEIGHT = "document.documentElement.scrollHeight"


def landings(site: Path) -> dict[str, list[str]]:
    """The sentences that any page leads to, by the page that holds them."""
    found: dict[str, dict[str, None]] = {}
    for path in sorted(site.rglob("*.html")):
        for href in html.document_fromstring(path.read_bytes()).xpath("//main//a/@href"):
            target, _, id = urljoin(path.relative_to(site).as_posix(), href).partition("#")
            if id and "/briefs/" in f"/{target}":
                found.setdefault(target, {})[id] = None
    return {page: _sentences(site / page, ids) for page, ids in found.items()}


def _sentences(page: Path, ids: Iterable[str]) -> list[str]:
    document = html.document_fromstring(page.read_bytes())
    held = {each.get("id") for each in document.find_class(SENTENCE)}
    return [id for id in ids if id in held]


def _opened(browser: Browser, width: int) -> Page:
    touch = width < 720
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS[width]}, has_touch=touch, is_mobile=touch, reduced_motion="reduce"
    )
    return context.new_page()


def _rows(page: Page, base: str, prefix: str, found: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    def open(path: str) -> None:
        page.goto(base + path)
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready.then(() => true)")

    sections = sorted(
        each for each in found if each.startswith(f"{prefix}briefs/") and not each.endswith("/index.html")
    )
    gaps, words_a_link = [], []
    for each in sections:
        open(each)
        gaps.append(page.evaluate(LAST_WORD_TO_NEXT))
        words, links = page.evaluate(LINKS)
        words_a_link.append(words / max(links, 1))
    yield "last word to the end of «next», px (section, longest)", str(max(gaps))
    open(prefix + SECTION)
    yield "words of text before what is generated (section)", str(page.evaluate(BEFORE_GENERATED))
    yield "words for a link in running prose (section, fewest)", f"{min(words_a_link):.1f}"
    open(f"{prefix}{BRIEF}index.html")
    yield "words of text before what is generated (brief)", str(page.evaluate(BEFORE_GENERATED))
    words, links = page.evaluate(LINKS)
    yield "words for a link in running prose (brief)", f"{words / max(links, 1):.1f}"
    yield "height of the brief, px", f"{page.evaluate(HEIGHT):,}"
    tried, tops = [], []
    for path, ids in found.items():
        if path.startswith(f"{prefix}briefs/"):
            open(path)
            for id in ids:
                seen, top = page.evaluate(SEEN, id)
                tried.append(seen)
                tops.append(top)
    yield "landings with the whole sentence in view", f"{sum(tried)} of {len(tried)}"
    yield "where they begin, of the window's height", f"{min(tops):.0%}–{max(tops):.0%}"


def main(site: Path, widths: Iterable[int], langs: Iterable[str], most: int | None) -> None:
    """`most` is how many pages and landings of each are tried, None for all."""
    found = {page: ids[:most] for page, ids in list(landings(site).items())[-most if most else 0 :]}
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for width in widths:
            for lang in langs:
                print(f"\n{lang} {width}")
                for name, value in _rows(_opened(browser, width), base, PREFIXES[lang], found):
                    print(f"  {name:56}{value}")
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    parser.add_argument("--widths", type=int, nargs="+", choices=WIDTHS, default=WIDTHS)
    parser.add_argument("--langs", nargs="+", choices=list(PREFIXES), default=list(PREFIXES))
    parser.add_argument("--most", type=int)
    chosen = parser.parse_args()
    main(chosen.site, chosen.widths, chosen.langs, chosen.most)
