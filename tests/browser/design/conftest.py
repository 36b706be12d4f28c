"""A page of the browser in a given width, scheme and hand; its complaints make the test fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.conftest import ready

Open = Callable[..., Page]


@pytest.fixture
def view(browser: Browser, server: str) -> Iterator[Open]:
    """view("index.html", width=390, color_scheme="dark") opens a page of the site; further words go to the context."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        # without a service worker what the tests answer in the network's place is what the page gets
        if "Service Worker registration blocked" not in message.text:
            complaints.append(message.text)

    def opened(
        path: str, width: int = 1280, height: int = 900, prepare: Callable[[Page], None] | None = None, **context: Any
    ) -> Page:
        contexts.append(
            browser.new_context(viewport={"width": width, "height": height}, service_workers="block", **context)
        )
        page = contexts[-1].new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
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
