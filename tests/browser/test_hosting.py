"""The editor at a code host: what a writer saves is a proposal, made in the host's own way, of the lines that were changed."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from fihris import component
from tests.browser import codehost
from tests.browser.codehost import HEAD, PROJECT, WRITER, GitHub
from tests.browser.test_editor import Desk, Quiet
from tests.conftest import TINY, build, make_project

pytestmark = pytest.mark.skipif(not component.there(), reason="the editor's component was not fetched")

ACTOR = "docs/_data/actors/ministry-of-water.yml"


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[GitHub, str]]:
    """A code host, and the editor of a site whose sources it keeps."""
    folder = tmp_path_factory.mktemp("hosted")
    project = make_project(folder / "project", TINY)
    identity = project / "docs/_data/site.yml"
    with codehost.github() as host:
        said = identity.read_text("utf-8").replace("https://github.com/fihris/fihris", f"{host.origin}/{PROJECT}")
        identity.write_text(said.replace("editor: false\n", "") + "editor: {host: github}\n", "utf-8")
        result = build(project, folder / "site")
        assert result.returncode == 0, result.stderr
        host.files = {
            path.relative_to(project).as_posix(): path.read_text("utf-8")
            for path in sorted((project / "docs").rglob("*"))
            if path.suffix in {".md", ".yml"}
        }
        handler = functools.partial(Quiet, directory=str(folder / "site"))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as served:
            threading.Thread(target=served.serve_forever, daemon=True).start()
            yield host, f"http://127.0.0.1:{served.server_port}/"
            served.shutdown()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody who was never here; as high as a form is, of which the component draws what is seen."""
    made = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 3000})
    yield made
    made.close()


def _signed_in(hosted: tuple[GitHub, str], context: BrowserContext, *, trusted: bool) -> tuple[GitHub, Desk]:
    host, address = hosted
    host.begin(trusted=trusted)
    page = context.new_page()
    page.goto(f"{address}edit/index.html")
    page.get_by_role("button", name="سجّل الدخول برمز").click()
    page.locator("input:focus").fill("a-token")
    page.get_by_role("button", name="تسجيل الدخول", exact=True).click()
    if not trusted:
        page.get_by_role("button", name="أنشئ النسخة").click()
    page.get_by_text("الفاعلون").first.wait_for()
    return host, Desk(page, address, [])


def _changed(host: GitHub, commit: dict[str, object]) -> list[str]:
    (path, text), *others = codehost.changes(commit).items()
    assert path == ACTOR
    assert not others
    before = host.files[path].splitlines()
    after = text.splitlines()
    assert len(before) == len(after)
    return [line for line, old in zip(after, before, strict=True) if line != old]


def _wait(desk: Desk, told: Callable[[], object]) -> None:
    for _ in range(600):
        if told():
            return
        desk.page.wait_for_timeout(50)
    pytest.fail(desk.page.inner_text("body"))


def _alias(desk: Desk) -> None:
    desk.open("actors/entries/ministry-of-water")
    desk.add("aliases.ar")
    desk.write("aliases.ar", "وزارة الري")
    desk.page.get_by_role("button", name="حفظ", exact=True).click()


def test_who_may_write_proposes_from_a_branch(hosted: tuple[GitHub, str], context: BrowserContext) -> None:
    host, desk = _signed_in(hosted, context, trusted=True)
    _alias(desk)
    _wait(desk, lambda: host.labels)
    branch = "cms/actors/ministry-of-water"
    assert host.branches == [(PROJECT, f"refs/heads/{branch}")]
    (commit,) = host.commits
    assert commit["branch"] == {"repositoryNameWithOwner": PROJECT, "branchName": branch}
    assert commit["expectedHeadOid"] == HEAD
    assert commit["message"] == {"headline": "content: Change ministry-of-water"}
    assert _changed(host, commit) == ["aliases: {ar: [وزارة الري], en: [Water Ministry]}"]
    (pull,) = host.pulls
    assert (pull["head"], pull["base"], pull["draft"]) == (branch, "main", True)
    assert host.labels == ["fihris/draft"]
    assert not host.fork
    assert host.unknown == []


def test_who_may_not_write_proposes_from_a_fork(hosted: tuple[GitHub, str], context: BrowserContext) -> None:
    host, desk = _signed_in(hosted, context, trusted=False)
    _alias(desk)
    desk.page.get_by_role("button", name="إرسال للمراجعة").click()
    _wait(desk, lambda: host.pulls)
    branch = f"cms/{WRITER}/briefs/actors/ministry-of-water"
    assert host.fork
    assert host.branches == [(f"{WRITER}/briefs", f"refs/heads/{branch}")]
    (commit,) = host.commits
    assert _changed(host, commit) == ["aliases: {ar: [وزارة الري], en: [Water Ministry]}"]
    (pull,) = host.pulls
    assert (pull["head"], pull["base"], pull["draft"]) == (f"{WRITER}:{branch}", "main", False)
    assert host.labels == []
    assert host.unknown == []
