"""Losing the network, in Chromium: the server is really gone."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_site import page as html_page
from small_site import publish, write, write_site
from test_browser import Quiet


class Server:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.start()

    def start(self) -> None:
        handler = functools.partial(Quiet, directory=str(self.folder))
        http.server.ThreadingHTTPServer.allow_reuse_address = True
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


@pytest.fixture
def server(tmp_path: Path) -> Server:
    write_site(tmp_path)
    return Server(tmp_path)


@pytest.fixture
def page(browser):  # type: ignore[no-untyped-def]
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def first_visit(page, server: Server) -> None:  # type: ignore[no-untyped-def]
    page.goto(server.url + "index.html")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def save_all(page) -> None:  # type: ignore[no-untyped-def]
    page.click(".f-offline-action")
    page.wait_for_function("document.querySelector('.f-offline-status').textContent.includes('محفوظ على هذا الجهاز')")


def test_what_was_read_can_be_read_again(page, server: Server) -> None:  # type: ignore[no-untyped-def]
    first_visit(page, server)
    page.goto(server.url + "briefs/2023/dialogue/01.html?h=العراق#p1")
    server.stop()
    page.goto(server.url + "briefs/2023/dialogue/01.html")
    assert "تصفية" in page.locator("h1").text_content()


def test_the_whole_site_is_kept_searched_updated_and_removed(page, server: Server) -> None:  # type: ignore[no-untyped-def]
    first_visit(page, server)
    page.reload()
    assert "ميغابايت" in page.locator(".f-offline-action").first.text_content()  # its size comes first
    save_all(page)
    server.stop()
    page.goto(server.url + "en/briefs/2023/dialogue/02.html")  # never read before
    assert "reconstruction" in page.locator("h1").text_content()
    page.goto(server.url + "index.html")
    page.keyboard.press("/")
    page.locator(".f-search-input").fill("سليماني")
    page.wait_for_selector(".f-search-hit-link")
    assert page.locator(".f-search-card").count() == 1

    server.start()
    write(server.folder / "new.html", html_page(0, "ar", "new", "<h1>جديد</h1>").encode())
    publish(server.folder, "2")
    page.goto(server.url + "index.html")
    page.wait_for_function("document.querySelectorAll('.f-offline-action').length === 2")
    page.locator(".f-offline-action").first.click()
    page.wait_for_function("document.querySelectorAll('.f-offline-action').length === 1")
    server.stop()
    page.goto(server.url + "new.html")
    assert page.locator("h1").text_content() == "جديد"

    page.goto(server.url + "index.html")
    page.click(".f-offline-action")
    page.wait_for_function("document.querySelector('.f-offline-status').textContent.includes('حُذف')")
    assert page.evaluate("caches.keys()") == []


@pytest.fixture
def lost(server: Server) -> Iterator[Server]:
    (server.folder / "about.html").unlink()  # listed, but gone: the download cannot finish
    yield server
    server.stop()


def test_a_broken_download_says_so(page, lost: Server) -> None:  # type: ignore[no-untyped-def]
    first_visit(page, lost)
    page.wait_for_selector(".f-offline-action")
    page.click(".f-offline-action")
    page.wait_for_function("document.querySelector('.f-offline-status').textContent.includes('لم يكتمل')")
    assert page.locator(".f-offline-action").count() == 1
