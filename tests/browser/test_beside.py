"""`fihris serve --edit` in a browser: beside a form its page, and what is wrong, which leads to its field."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bench.design import folder
from fihris import component
from mkdocs_fihris.serving import Handler, State
from tests.conftest import ROOT, TINY, make_project, packages, until

pytestmark = pytest.mark.skipif(
    not component.there(), reason="the editor's component was not fetched: run `fihris editor`"
)

SECTION = "briefs/2024/water-accord/01-minister-visits"
THEIRS = {"meta-viewport", "region", "landmark-one-main", "page-has-heading-one", "aria-required-children"}
"""What axe finds in the component 0.221.1: for its makers to mend."""


@dataclass(frozen=True)
class Desk:
    page: Page
    project: Path
    state: State
    address: str

    def open(self, entry: str) -> None:
        self.page.evaluate("entry => { location.hash = `#/collections/${entry}` }", entry)

    def shows(self, text: str) -> None:
        """Waits until the page beside the form has a text."""
        until(
            self.page,
            "text => document.querySelector('.fihris-beside iframe')?.contentDocument?.body?.textContent.includes(text)",
            text,
        )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Desk]:
    project = make_project(tmp_path_factory.mktemp("beside") / "project", TINY)
    identity = project / "docs/_data/site.yml"
    identity.write_text(identity.read_text("utf-8").replace("editor: false\n", ""), "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, None)) as server:  # type: ignore[arg-type]
        address = f"http://127.0.0.1:{server.server_port}/"
        state = State(project / "mkdocs.yml", project / "none", address, edited=True)
        server.RequestHandlerClass = partial(Handler, state)  # type: ignore[assignment]
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context(reduced_motion="reduce", locale="ar", viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.add_init_script(folder.PICKED)
        page.goto(f"{address}edit/index.html")
        page.evaluate(folder.FILL, folder.files(project / "docs"))
        page.locator("button.primary").click()
        page.get_by_text("الفاعلون").first.wait_for()
        yield Desk(page, project, state, address)
        context.close()
        server.shutdown()


def test_the_page_of_a_form_is_seen_beside_it_as_it_is_saved(desk: Desk) -> None:
    page, source = desk.page, desk.project / f"docs/ar/{SECTION}.md"
    desk.open("actors/entries/salem-al-khalidi")
    desk.shows("سالم الخالدي")
    desk.open(f"sections/entries/{SECTION.removeprefix('briefs/')}")
    beside = page.frame_locator(".fihris-beside iframe")
    beside.locator(".f-prose a[data-shape]").first.wait_for()
    assert beside.locator("html").get_attribute("dir") == "rtl"
    save = page.get_by_role("button", name="حفظ", exact=True).bounding_box() or {"x": 0}
    side = page.locator(".fihris-beside").bounding_box() or {"x": 0, "width": 0}
    assert side["x"] + side["width"] <= save["x"], "the page covers nothing of the form"

    text = source.read_text("utf-8")
    source.write_text(f"{text.rstrip()} زار سالم الخالدي السد الجديد.\n", "utf-8")
    desk.state.refresh()
    desk.shows("زار سالم الخالدي السد الجديد")
    source.write_text(text, "utf-8")
    desk.state.refresh()

    page.get_by_role("button", name="أخفِ الصفحة").click()
    assert page.locator(".fihris-beside iframe").is_hidden()
    page.get_by_role("button", name="أظهر الصفحة").click()
    desk.open("lists/entries/glossary")
    until(page, "document.querySelector('.fihris-beside').hidden")


def test_what_is_wrong_leads_to_its_field(desk: Desk) -> None:
    page = desk.page
    for source, old, new, field in (
        (f"docs/ar/{SECTION}.md", "topics: [water]", "topics: [watre]", "topics"),
        (f"docs/ar/{SECTION}.md", "mode: stated", "mode: sated", "relations.0.mode"),
        ("docs/_data/actors/ministry-of-water.yml", "kind: ", "kind: x", "kind"),
    ):
        path = desk.project / source
        text = path.read_text("utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), "utf-8")
        desk.state.refresh()
        page.locator(".fihris-live").evaluate("box => { box.open = true }")  # folded where it would hide the form
        page.locator(".fihris-live a").first.click()
        until(
            page, "name => document.activeElement.closest('[data-key-path]')?.dataset.keyPath.startsWith(name)", field
        )
        path.write_text(text, "utf-8")
        desk.state.refresh()
        until(page, "!document.querySelector('.fihris-live')")


DROPPED = """([name, text, id]) => {
  window.prompt = () => id
  const data = new DataTransfer()
  data.items.add(new File([text], name))
  document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }))
}"""
"""Given a name, a text and what is answered when an id is asked for: drops a file on the page."""


def test_what_became_of_a_dropped_paper_is_told_and_can_be_closed(desk: Desk) -> None:
    page, box = desk.page, desk.page.locator(".fihris-drop")
    for text, id, told in (("", "dams", "لم يأخذ الخادم الورقة"), ("السدود", "Dams!", "حروف لاتينية صغيرة")):
        page.evaluate(DROPPED, ["paper.txt", text, id])
        box.get_by_text(told).wait_for()
        ground = box.get_by_text(told).evaluate("text => getComputedStyle(text).backgroundColor")
        assert ground == "rgba(0, 0, 0, 0)", "the box's own ground, for which its letters are"
        box.get_by_role("button", name="أغلق").click()
        assert not box.count()
    page.evaluate(DROPPED, ["paper.txt", "السدود", None])
    assert not box.count(), "who asks for nothing is told nothing"


def test_axe_finds_nothing_in_what_is_ours(desk: Desk) -> None:
    page = desk.page
    desk.open(f"sections/entries/{SECTION.removeprefix('briefs/')}")
    actor = desk.project / "docs/_data/actors/ministry-of-water.yml"
    text = actor.read_text("utf-8")
    actor.write_text(text.replace("kind: ", "kind: x", 1), "utf-8")
    desk.state.refresh()
    page.locator(".fihris-live").wait_for()
    page.locator("textarea").first.focus()
    page.get_by_role("toolbar", name="علامات الكتابة").wait_for()
    page.evaluate((packages(ROOT / "tools/axe") / "axe-core/axe.min.js").read_text("utf-8"))
    found = page.evaluate(
        "axe.run(document, { iframes: false, resultTypes: ['violations'] }).then(({ violations }) => violations)"
    )
    ours = [
        (each["id"], node["html"])
        for each in found
        for node in each["nodes"]
        if page.evaluate(
            "at => Boolean(document.querySelector(at)?.closest('.fihris-beside, .fihris-live, .f-signs, .f-more'))",
            node["target"][0],
        )
    ]
    assert ours == []
    assert {each["id"] for each in found} <= THEIRS
    actor.write_text(text, "utf-8")
    desk.state.refresh()
