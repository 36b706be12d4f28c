"""The editor in a browser, on a folder: the browser's own file system stands in for the one that somebody picks."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Locator, Page

from fihris import component
from fihris.__main__ import main
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

READ = """async () => {
  const found = {}
  const walk = async (folder, above) => {
    for await (const [name, each] of folder.entries()) {
      if (each.kind === "directory") await walk(each, `${above}${name}/`)
      else found[above + name] = await (await each.getFile()).text()
    }
  }
  try {
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("picked"), "")
  } catch {
    return null
  }
  return Object.keys(found).some(path => path.endsWith(".crswap")) ? null : found
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
        who = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
        for words in (["init", "-q"], ["add", "docs"], [*who, "commit", "-qm", "docs: Begin"]):
            subprocess.run(["git", "-C", str(project), *words], check=True)

    return once("edited", make)


@dataclass(frozen=True)
class Desk:
    """The editor's page, opened. `asked` are the addresses that were asked for."""

    page: Page
    address: str
    asked: list[str]

    def open(self, entry: str) -> None:
        self.page.goto(f"{self.address}edit/index.html#/collections/{entry}")

    def field(self, path: str, lang: str = "ar") -> Locator:
        """A field of the form, by its path in the file."""
        own = f'[data-key-path="{path}"]'
        return self.page.locator(f"[data-locale={lang}] {own}, [data-locale=_default] {own}").first

    def write(self, path: str, text: str, lang: str = "ar") -> None:
        self.field(path, lang).locator("input, textarea, [contenteditable]").first.fill(text)

    def save(self) -> None:
        """Save the form, and wait until the folder has it."""
        before = self.files()
        self.page.get_by_role("button", name="حفظ", exact=True).click()
        deadline = time.monotonic() + 30
        last = None
        while last in (None, before) or self.files() != last:  # a save may be of several files
            last = self.files()
            assert time.monotonic() < deadline, self.page.inner_text("body")
            self.page.wait_for_timeout(50)

    def files(self) -> dict[str, str] | None:
        """The folder as it is now; None while a file of it is being written."""
        made: dict[str, str] | None = self.page.evaluate(READ)
        return made


@pytest.fixture(scope="module")
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


def test_what_the_component_lacks_of_arabic_is_there(edited: Path) -> None:
    words = json.loads((edited / "site/edit/arabic.js").read_text("utf-8").removeprefix("export default "))
    theirs = json.loads(component.files()["locales/ar.json"])
    assert words["show_errors"] == "أظهر الأخطاء"
    assert words["entry_sidebar"]["slug"]["title"] == "المعرّف"
    assert theirs["entry_sidebar"].keys() <= words["entry_sidebar"].keys()
    assert words["save"] == theirs["save"]


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


def test_the_link_of_a_page_leads_to_its_entry(edited: Path) -> None:
    forms = json.loads((edited / "site/edit/forms.ar.json").read_text("utf-8"))["collections"]
    names = {each["name"] for each in forms if "name" in each}
    for page, entry in {
        "actors/salem-al-khalidi.html": "actors/entries/salem-al-khalidi",
        "briefs/2024/water-accord/01-minister-visits.html": "2024-water-accord/entries/01-minister-visits",
        "en/briefs/2024/water-accord/index.html": "2024-water-accord/entries/index",
        "topics/index.html": "lists/entries/topics",
    }.items():
        links = html.document_fromstring((edited / "site" / page).read_bytes()).xpath("//footer//a/@href")
        up = "../" * page.count("/")
        assert f"{up}edit/index.html#/collections/{entry}" in links
        assert any(each.startswith("https://github.com/") for each in links), "the way through the code host stays"
        assert entry.partition("/")[0] in names


def test_what_is_written_in_forms_differs_only_where_it_should(desk: Desk, edited: Path, tmp_path: Path) -> None:
    """An alias, a sentence in both languages, a new actor: saved in the folder, brought into the files' style, and checked."""
    desk.open("actors/entries/salem-al-khalidi")
    desk.write("name.en", "Salem Al-Khalidi")
    desk.save()
    desk.open("2024-water-accord/entries/01-minister-visits")
    desk.write("description", "كيف جرت زيارة الوزير، وما الذي تغير بعدها.")
    desk.write("description", "How the minister’s visit went, and what changed after it.", "en")
    desk.save()
    desk.open("actors/new")
    desk.write("name.ar", "ليلى ناصر")
    desk.write("name.en", "Layla Nasser")
    desk.field("kind").get_by_text("شخص", exact=True).click()
    desk.save()
    project = tmp_path / "project"
    shutil.copytree(edited / "project", project, symlinks=True)
    for path, text in (desk.files() or {}).items():
        (project / path).write_text(text, "utf-8")
    assert main(["check", "--fix", "--root", str(project)]) == 0
    told = subprocess.run(["git", "-C", str(project), "diff", "-U0"], capture_output=True, text=True, check=True).stdout
    changed = [line for line in told.split("\n") if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]
    assert [line for line in changed if line[0] == "+"] == [
        "+name: {ar: سالم الخالدي, en: Salem Al-Khalidi}",
        "+description: كيف جرت زيارة الوزير، وما الذي تغير بعدها.",
        "+description: How the minister’s visit went, and what changed after it.",
    ]
    assert len(changed) == 6
    made = (project / "docs/_data/actors/layla-nasser.yml").read_text("utf-8")
    assert made.startswith(
        "# yaml-language-server: $schema=../schemas/actor.json\nname: {ar: ليلى ناصر, en: Layla Nasser}\nkind: person\n"
    )
