"""The editor in a browser, on a folder: the browser's own file system stands in for the one that somebody picks."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from fihris import component
from tests.conftest import TINY, Once, build, make_project, until

pytestmark = pytest.mark.skipif(
    not component.there(),
    reason="the editor's component was not fetched: run `fihris editor` where npm's registry can be reached",
)

PICKED = (
    "window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('picked')"
)
FILL = """async files => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("picked", { create: true })
  await root.getDirectoryHandle(".git", { create: true })
  for (const [path, text] of Object.entries(files)) {
    const folders = path.split("/")
    const name = folders.pop()
    let folder = root
    for (const each of folders) folder = await folder.getDirectoryHandle(each, { create: true })
    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable()
    await stream.write(text)
    await stream.close()
  }
}"""

ICONS = "[...document.fonts].some(font => font.family.includes('Material Symbols') && font.status === 'loaded')"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def edited(once: Once) -> Path:
    """The smallest project with its editor, and its site in `site`."""

    def make(folder: Path) -> None:
        project = make_project(folder / "project", TINY)
        identity = project / "docs/_data/site.yml"
        identity.write_text(identity.read_text("utf-8").replace("editor: false\n", ""), "utf-8")
        result = build(project, folder / "site")
        assert result.returncode == 0, result.stderr

    return once("edited", make)


@dataclass(frozen=True)
class Desk:
    """The editor's page, opened. `asked` are the addresses that were asked for."""

    page: Page
    address: str
    asked: list[str]

    def open(self, entry: str) -> None:
        self.page.goto(f"{self.address}edit/#/collections/{entry}")


@pytest.fixture
def desk(edited: Path, browser: Browser) -> Iterator[Desk]:
    """The editor in a browser that speaks English, with the project's folder opened."""
    handler = functools.partial(_Quiet, directory=str(edited / "site"))
    docs = edited / "project/docs"
    files = {
        f"docs/{path.relative_to(docs).as_posix()}": path.read_text("utf-8")
        for path in docs.rglob("*")
        if path.suffix in {".md", ".yml"}
    }
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{served.server_port}/"
        context = browser.new_context(locale="en-US")
        asked: list[str] = []
        # What the policy of the page stops never comes this far.
        context.route("**/*", lambda route: (asked.append(route.request.url), route.continue_())[1])
        page = context.new_page()
        page.add_init_script(PICKED)
        page.goto(f"{address}edit/")
        page.evaluate(FILL, files)
        page.locator("button.primary").click()
        page.get_by_text("الفاعلون").first.wait_for()
        yield Desk(page, address, asked)
        context.close()
        served.shutdown()


def test_it_opens_a_folder_in_arabic_and_asks_nobody_else(desk: Desk) -> None:
    desk.open("actors/entries/salem-al-khalidi")
    desk.page.get_by_text("أسماء ملتبسة").first.wait_for()
    assert desk.page.locator("html").get_attribute("dir") == "rtl"
    assert desk.page.get_by_role("button", name="حفظ").is_visible()
    until(desk.page, ICONS)  # without them icons show as words
    foreign = [each for each in desk.asked if not each.startswith((desk.address, "blob:", "data:"))]
    assert foreign == []
    assert len(desk.asked) > 5


def test_nobody_meets_it_who_does_not_edit(edited: Path) -> None:
    site = edited / "site"
    page = html.document_fromstring((site / "edit/index.html").read_bytes())
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex,nofollow"]
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert [word for word in policy.replace(";", " ").split() if "://" in word] == ["https://api.github.com"]
    others = [path for path in site.rglob("*.html") if path.parent.name != "edit"]
    assert [path for path in others if b"edit/component" in path.read_bytes()] == []
    assert "/edit/" not in (site / "sitemap.xml").read_text("utf-8")
    kept = json.loads((site / "offline.json").read_text("utf-8"))["files"]
    assert [path for path, *_ in kept if path.startswith("edit/")] == []
    headers = (site / "_headers").read_text("utf-8")
    assert "Content-Security-Policy: frame-ancestors 'none'\n" in headers
