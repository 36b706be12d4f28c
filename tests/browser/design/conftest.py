"""A page of the browser in a given width, scheme and hand; its complaints make the test fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from bench.design.kinds import KINDS, PREFIXES
from tests.conftest import ready

Open = Callable[..., Page]
HARMLESS = (
    "Service Worker registration blocked",  # without one, what the tests answer in the network's place is what the page gets
    "was preloaded using link preload but not used",  # as of a font that came too late; test_weight.py tells of a needless one
)


class Complaints(list[str]):
    """What pages complain of."""

    def of(self, page: Page) -> None:
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.append(str(error)))

    def _listen(self, message: ConsoleMessage) -> None:
        if not any(words in message.text for words in HARMLESS):
            self.append(message.text)


@pytest.fixture
def view(browser: Browser, server: str) -> Iterator[Open]:
    """view("index.html", width=390, color_scheme="dark") opens a page of the site; further words go to the context."""
    contexts: list[BrowserContext] = []
    complaints = Complaints()

    def opened(
        path: str, width: int = 1280, height: int = 900, prepare: Callable[[Page], None] | None = None, **context: Any
    ) -> Page:
        contexts.append(
            browser.new_context(viewport={"width": width, "height": height}, service_workers="block", **context)
        )
        page = contexts[-1].new_page()
        complaints.of(page)
        if prepare:
            prepare(page)
        page.goto(server + path)
        ready(page)
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    yield opened
    for each in contexts:
        each.close()
    assert not complaints


@dataclass(frozen=True, slots=True)
class Opened:
    """A page that stays open for all the tests that only look at it."""

    page: Page
    kind: str
    prefix: str
    complaints: Complaints = field(default_factory=Complaints)


@pytest.fixture(scope="session")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """One reader, who has the site's fonts after the first page."""
    context = browser.new_context(service_workers="block", reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="session", params=[(kind, lang) for kind in KINDS for lang in PREFIXES], ids="-".join)
def opened(request: pytest.FixtureRequest, reader: BrowserContext, server: str) -> Iterator[Opened]:
    """Every kind of page, in both languages. Pytest takes the tests of one page together."""
    kind, lang = request.param
    made = Opened(reader.new_page(), kind, PREFIXES[lang])
    made.complaints.of(made.page)
    made.page.goto(server + made.prefix + KINDS[kind])
    ready(made.page)
    made.page.evaluate("document.fonts.ready.then(() => true)")
    yield made
    made.page.close()


@pytest.fixture
def seen(opened: Opened) -> Iterator[Opened]:
    """The page as it is opened: wide, light, on a screen, at its top."""
    opened.page.set_viewport_size({"width": 1280, "height": 900})
    opened.page.emulate_media(media="screen", color_scheme="light")
    opened.page.evaluate("scrollTo(0, 0)")
    yield opened
    assert not opened.complaints
