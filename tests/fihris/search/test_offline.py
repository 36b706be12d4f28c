"""Losing the network, in Chromium, and servers that get in the way of keeping a site whole."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect
from search_twin import DATA
from small_site import DOCS, publish, write, write_index_of, write_site
from small_site import page as html_page
from test_browser import Quiet

from fihris.text.analysis import load_labels
from tests.conftest import PATIENCE

WORDS = load_labels(DATA, "ar")["offline"]


class Handler(Quiet):
    """Does what its server's `way` does, or serves the file where that returns False."""

    def do_GET(self) -> None:
        keeper = self.server.keeper  # type: ignore[attr-defined]
        with keeper.lock:  # a site is published at once
            if keeper.way(self):
                return
        super().do_GET()


Way = Callable[[http.server.SimpleHTTPRequestHandler], bool]


class Server:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.way: Way = lambda _: False
        self.lock = threading.Lock()
        self.start()

    def start(self) -> None:
        handler = functools.partial(Handler, directory=str(self.folder))
        http.server.ThreadingHTTPServer.allow_reuse_address = True
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.server.keeper = self  # type: ignore[attr-defined]
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


def answer(request: http.server.SimpleHTTPRequestHandler, status: int, body: str = "", **headers: str) -> bool:
    request.send_response(status)
    for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
        request.send_header(name, value)
    request.end_headers()
    request.wfile.write(body.encode())
    return True


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    write_site(tmp_path)
    made = Server(tmp_path)
    yield made
    made.server.server_close()


@pytest.fixture
def page(browser):  # type: ignore[no-untyped-def]
    context = browser.new_context()
    page = context.new_page()
    yield page
    context.close()


def first_visit(page, server: Server) -> None:  # type: ignore[no-untyped-def]
    page.goto(server.url + "index.html")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def says(page, words: str) -> None:  # type: ignore[no-untyped-def]
    page.wait_for_function("words => document.querySelector('.f-offline-status')?.textContent === words", arg=words)


def to_save(page):  # type: ignore[no-untyped-def]
    """The button that saves; to remove is offered before it is known what could be saved."""
    return page.locator(".f-offline-action").filter(has_not_text=WORDS["remove"])


def save_all(page) -> None:  # type: ignore[no-untyped-def]
    to_save(page).click()
    says(page, WORDS["saved"])


def remove_all(page) -> None:  # type: ignore[no-untyped-def]
    page.locator(".f-offline-action", has_text=WORDS["remove"]).click()
    says(page, WORDS["removed"])
    assert page.evaluate("caches.keys()") == []


def rewrite(server: Server, path: str, heading: str) -> None:
    write(server.folder / path, html_page(path.count("/"), "ar", heading, f"<h1>{heading}</h1>").encode())
    publish(server.folder)


def heading(page, server: Server, path: str) -> str:  # type: ignore[no-untyped-def]
    page.goto(server.url + path)
    return str(page.locator("h1").text_content())


def test_what_was_read_can_be_read_again(page, server: Server) -> None:  # type: ignore[no-untyped-def]
    first_visit(page, server)
    page.goto(server.url + "briefs/2023/dialogue/01.html?h=العراق#p1")
    server.stop()
    assert "تصفية" in heading(page, server, "briefs/2023/dialogue/01.html")


def test_what_was_read_is_bounded(page, server: Server) -> None:  # type: ignore[no-untyped-def]
    """The newest three hundred files stay; a script of another version is another file."""
    first_visit(page, server)
    page.evaluate(
        """async () => {
            for (let version = 0; version < 320; version++) await new Promise((resolve) => {
                const script = document.createElement("script")
                Object.assign(script, { src: `assets/javascripts/search/boot.js?v=n${version}`, type: "module" })
                script.onload = script.onerror = resolve
                document.head.append(script)
            })
        }"""
    )
    kept = "async () => (await (await caches.open('fihris-read')).keys()).map(({ url }) => url)"
    page.wait_for_function(f"async () => (await ({kept})()).some((url) => url.endsWith('v=n319'))")
    found = page.evaluate(kept)
    assert len(found) == 300
    assert not any(url.endswith("index.html") for url in found)


def test_the_whole_site_is_kept_searched_updated_and_removed(page, server: Server) -> None:  # type: ignore[no-untyped-def]
    first_visit(page, server)
    page.reload()
    assert "ميغابايت" in to_save(page).text_content()  # its size comes first
    save_all(page)
    server.stop()
    assert "reconstruction" in heading(page, server, "en/briefs/2023/dialogue/02.html")  # never read before
    page.goto(server.url + "index.html")
    page.keyboard.press("/")
    page.locator(".f-search-input").fill("سليماني")
    page.wait_for_selector(".f-search-hit-link")
    assert page.locator(".f-search-card").count() == 1

    worker = server.folder / "service-worker.js"
    before = worker.read_bytes()
    server.start()
    rewrite(server, "new.html", "جديد")
    assert worker.read_bytes() == before  # while a browser changes workers it can leave a page unanswered
    page.goto(server.url + "index.html")
    page.wait_for_function("document.querySelectorAll('.f-offline-action').length === 2")
    save_all(page)
    server.stop()
    assert heading(page, server, "new.html") == "جديد"
    page.goto(server.url + "index.html")
    remove_all(page)


def ask(page, words: str) -> int:  # type: ignore[no-untyped-def]
    """How many hits there are, on the page of search that was asked for anew."""
    page.locator(".f-search-input").fill(words)
    page.wait_for_selector(".f-search-hit-link")
    return int(page.locator(".f-search-hit-link").count())


def test_a_newer_index_is_asked_beside_pages_and_copies_of_before(page, server: Server) -> None:  # type: ignore[no-untyped-def]
    long_ago = time.time() - 10_000_000  # of so old a file a browser asks nobody for days
    for path in server.folder.rglob("*"):
        os.utime(path, (long_ago, long_ago))
    first_visit(page, server)
    save_all(page)
    page.goto(server.url + "search.html")
    assert ask(page, "تصفية") == 1
    later = replace(DOCS["ar"][1], id="s9", href="briefs/2023/dialogue/01.html#later")
    write_index_of(server.folder, {**DOCS, "ar": [*DOCS["ar"], later]}, "later")
    page.goto(server.url + "search.html")
    assert ask(page, "تصفية") == 2
    shutil.rmtree(server.folder / "search")  # what was not read of the newer one is not to be had any more
    server.stop()
    page.goto(server.url + "en/search.html")
    assert ask(page, "reconstruction") == 1


def test_a_host_that_leads_pages_to_shorter_addresses(page, server: Server) -> None:  # type: ignore[no-untyped-def]
    def way(request: http.server.SimpleHTTPRequestHandler) -> bool:
        path = request.path.split("?")[0]
        if path.endswith(".html"):
            return answer(request, 301, Location=path[: -len(".html")])
        if (server.folder / f"{path[1:]}.html").is_file():
            request.path = f"{path}.html"
        return False

    first_visit(page, server)
    server.way = way
    page.goto(server.url + "index")
    save_all(page)
    server.stop()
    assert "reconstruction" in heading(page, server, "en/briefs/2023/dialogue/02.html")
    assert "reconstruction" in heading(page, server, "en/briefs/2023/dialogue/02")


def test_a_site_published_while_it_is_kept_is_kept_as_published(page, server: Server) -> None:  # type: ignore[no-untyped-def]
    asked = []

    def way(request: http.server.SimpleHTTPRequestHandler) -> bool:
        asked.append(request.path)
        if len(asked) == 10:
            rewrite(server, "about.html", "ثانية")
            rewrite(server, "briefs/2023/dialogue/01.html", "ثانية")
        return False

    first_visit(page, server)
    to_save(page).wait_for()
    server.way = way
    save_all(page)
    server.stop()
    assert heading(page, server, "about.html") == "ثانية"
    assert heading(page, server, "briefs/2023/dialogue/01.html") == "ثانية"


def test_a_broken_attempt_says_so_beats_no_newer_page_and_can_be_removed(page, server: Server) -> None:  # type: ignore[no-untyped-def]
    first_visit(page, server)
    to_save(page).wait_for()
    (server.folder / "search.html").unlink()  # listed, but gone: the download cannot finish
    to_save(page).click()
    says(page, WORDS["failed"])
    rewrite(server, "about.html", "أحدث")
    later = time.time() + 2  # the server dates files by the second, and a browser believes it
    os.utime(server.folder / "about.html", (later, later))
    assert heading(page, server, "about.html") == "أحدث"
    page.goto(server.url + "index.html")
    page.wait_for_selector(".f-offline-action")
    server.stop()
    assert heading(page, server, "about.html") == "أحدث"
    page.goto(server.url + "index.html")
    page.wait_for_selector(".f-offline-action")
    remove_all(page)


@pytest.mark.parametrize("estimate", ["", "navigator.storage.estimate = async () => ({})"])
def test_too_little_space_is_said_and_leaves_nothing_that_cannot_be_removed(
    page, server: Server, estimate: str
) -> None:  # type: ignore[no-untyped-def]
    page.add_init_script(estimate)  # some browsers tell beforehand, some do not
    first_visit(page, server)
    to_save(page).wait_for()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": server.url.rstrip("/"), "quotaSize": 40_000})
    to_save(page).click()
    says(page, WORDS["full"])
    remove_all(page)


def test_a_server_that_falls_silent_in_the_middle_can_be_left(page, server: Server) -> None:  # type: ignore[no-untyped-def]
    page.clock.install()
    first_visit(page, server)
    speaks = threading.Event()

    def way(request: http.server.SimpleHTTPRequestHandler) -> bool:
        if request.path != "/about.html" or speaks.is_set():
            return False
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(b"<!doctype html>")
        server.lock.release()  # only this file is silent
        try:
            return speaks.wait(PATIENCE)
        finally:
            server.lock.acquire()

    buttons = page.locator(".f-offline-action")
    to_save(page).wait_for()
    server.way = way
    with page.expect_request("**/about.html"):
        to_save(page).click()
    assert buttons.all_text_contents() == [WORDS["stop"]]
    buttons.click()
    says(page, WORDS["stopped"])
    expect(buttons.last).to_have_text(WORDS["remove"])
    with page.expect_request("**/about.html"):
        to_save(page).click()
    page.clock.fast_forward(31_000)
    says(page, WORDS["failed"])
    speaks.set()
    save_all(page)


def test_a_portal_that_answers_for_the_site_is_not_taken_for_it(page, server: Server) -> None:  # type: ignore[no-untyped-def]
    first_visit(page, server)
    assert "تصفية" in heading(page, server, "briefs/2023/dialogue/01.html")
    page.goto(server.url + "index.html")
    to_save(page).wait_for()
    server.way = lambda request: answer(request, 200, "<!doctype html><html><h1>portal</h1></html>")
    to_save(page).click()
    page.wait_for_function(
        "words => words.includes(document.querySelector('.f-offline-status').textContent)",
        arg=[WORDS["changed"], WORDS["failed"]],
    )
    assert heading(page, server, "briefs/2023/dialogue/01.html") == "portal"
    server.stop()
    assert "تصفية" in heading(page, server, "briefs/2023/dialogue/01.html")


@pytest.mark.parametrize(
    "away",
    [
        {"status": 503},
        {"status": 302, "Location": "http://localhost:9/login"},
        {"status": 200, "body": "<h1>login</h1>"},
    ],
)
def test_what_gets_in_the_way_of_saving_is_said_and_is_over_once_it_is_over(
    page, server: Server, away: dict[str, str]
) -> None:  # type: ignore[no-untyped-def]
    asked: list[str] = []

    def way(request: http.server.SimpleHTTPRequestHandler) -> bool:
        asked.append(request.path)
        return len(asked) > 6 and answer(request, **away)  # type: ignore[arg-type]

    first_visit(page, server)
    to_save(page).wait_for()
    server.way = way
    to_save(page).click()
    says(page, WORDS["changed" if away["status"] == 200 else "failed"])
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.unregister())")
    server.way = lambda request: request.path == "/offline.json" and answer(request, **away)  # type: ignore[arg-type]
    page.reload()
    says(page, WORDS["unreachable"])
    assert page.locator(".f-offline-action").all_text_contents() == [WORDS["remove"]]
    server.way = lambda _: False
    page.reload()
    save_all(page)


def test_a_servers_fault_shows_the_copy_that_is_kept(page, server: Server) -> None:  # type: ignore[no-untyped-def]
    first_visit(page, server)
    assert "تصفية" in heading(page, server, "briefs/2023/dialogue/01.html")
    server.way = lambda request: answer(request, 503, "<h1>fault</h1>")
    assert "تصفية" in heading(page, server, "briefs/2023/dialogue/01.html")
    assert heading(page, server, "never-read.html") == "fault"
