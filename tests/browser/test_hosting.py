"""The editor at a code host: what a writer saves is a proposal, made in the host's own way, of the lines that were changed."""

from __future__ import annotations

import functools
import http.server
import json
import threading
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext

from fihris import component
from fihris.model import Editor
from fihris.write.editor import backend, publishing
from tests.browser import codehost
from tests.browser.codehost import HEAD, PROJECT, WRITER, GitHub, Host
from tests.browser.otherhosts import Forgejo, Gitea, GitLab
from tests.browser.test_editor import Desk, Quiet, editing
from tests.conftest import PATIENCE, Once
from tests.fihris.write.test_hosts import SITE

pytestmark = pytest.mark.skipif(not component.there(), reason="the editor's component was not fetched")

ACTOR = "docs/_data/actors/ministry-of-water.yml"


@dataclass(frozen=True)
class Hosted:
    """A code host, and the editor of a site whose sources it keeps, at an address."""

    host: Host
    address: str


class Served(Quiet):
    """The site of the editor's tests, as if it were made for another code host."""

    made: dict[str, bytes]

    def do_GET(self) -> None:
        data = self.made.get(urlsplit(self.path).path)
        if data is None:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def _hosted(edited: Path, host: Host, said: Editor) -> Iterator[Hosted]:
    site = edited / "site"
    identity = replace(SITE, repository=f"{host.origin}/{PROJECT}", editor=said)
    where, (asked,) = backend(identity, said)
    forms = json.loads((site / "edit/forms.ar.json").read_text("utf-8"))
    forms["config"] |= {"backend": where, "publish_mode": publishing(where)}
    page = (site / "edit/index.html").read_text("utf-8").replace("https://api.github.com", asked)
    host.files = {
        path.relative_to(edited / "project").as_posix(): path.read_text("utf-8")
        for path in sorted((edited / "project/docs").rglob("*"))
        if path.suffix in {".md", ".yml"}
    }
    made = {"/edit/index.html": page.encode(), "/edit/forms.ar.json": json.dumps(forms).encode()}
    handler = type("OfTheHost", (Served,), {"made": made})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site))) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        with codehost.serving(host):
            yield Hosted(host, f"http://127.0.0.1:{served.server_port}/")
        served.shutdown()


@pytest.fixture(scope="module")
def edited(once: Once) -> Path:
    return editing(once)


@pytest.fixture(scope="module")
def hosted(edited: Path) -> Iterator[Hosted]:
    with _hosted(edited, GitHub(), Editor("github")) as made:
        yield made


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody who was never here; as high as a form is, of which the component draws what is seen."""
    made = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 3000})
    yield made
    made.close()


def _signed_in(hosted: Hosted, context: BrowserContext, *, trusted: bool) -> tuple[Host, Desk]:
    host, address = hosted.host, hosted.address
    host.begin(trusted=trusted)
    page = context.new_page()
    asked: list[str] = []
    # What the policy of the page stops never comes this far.
    context.route("**/*", lambda route: (asked.append(route.request.url), route.continue_())[1])
    page.goto(f"{address}edit/index.html")
    page.get_by_role("button", name="سجّل الدخول برمز").click()
    page.locator("input:focus").fill("a-token")
    page.get_by_role("button", name="تسجيل الدخول", exact=True).click()
    if not trusted:
        page.get_by_role("button", name="أنشئ النسخة").click()
    page.get_by_text("الفاعلون").first.wait_for()
    return host, Desk(page, address, asked)


def _changed(host: Host, path: str, text: str) -> list[str]:
    assert path == ACTOR
    before = host.files[path].splitlines()
    after = text.splitlines()
    assert len(before) == len(after)
    return [line for line, old in zip(after, before, strict=True) if line != old]


def _proposed(host: Host, commit: dict[str, Any]) -> list[str]:
    ((path, text),) = codehost.changes(commit).items()
    return _changed(host, path, text)


def _wait(desk: Desk, told: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not told():
        assert time.monotonic() < deadline, desk.page.inner_text("body")
        desk.page.wait_for_timeout(50)


def _alias(desk: Desk) -> None:
    desk.open("actors/entries/ministry-of-water")
    desk.add("aliases.ar")
    desk.write("aliases.ar", "وزارة الري")
    desk.page.get_by_role("button", name="حفظ", exact=True).click()


def test_who_may_write_proposes_from_a_branch(hosted: Hosted, context: BrowserContext) -> None:
    host, desk = _signed_in(hosted, context, trusted=True)
    _alias(desk)
    _wait(desk, lambda: host.labels)
    branch = "cms/actors/ministry-of-water"
    assert host.branches == [(PROJECT, f"refs/heads/{branch}")]
    (commit,) = host.commits
    assert commit["branch"] == {"repositoryNameWithOwner": PROJECT, "branchName": branch}
    assert commit["expectedHeadOid"] == HEAD
    assert commit["message"] == {"headline": "content: Change ministry-of-water"}
    assert _proposed(host, commit) == ["aliases: {ar: [وزارة الري], en: [Water Ministry]}"]
    (pull,) = host.pulls
    assert (pull["head"], pull["base"], pull["draft"]) == (branch, "main", True)
    assert host.labels == ["fihris/draft"]
    assert _foreign(desk, host) == [], "neither before nor after signing in"
    assert not host.fork
    assert host.unknown == []


def test_who_may_not_write_proposes_from_a_fork(hosted: Hosted, context: BrowserContext) -> None:
    host, desk = _signed_in(hosted, context, trusted=False)
    _alias(desk)
    desk.page.get_by_role("button", name="إرسال للمراجعة").click()
    _wait(desk, lambda: host.pulls)
    branch = f"cms/{WRITER}/briefs/actors/ministry-of-water"
    assert host.fork
    assert host.branches == [(f"{WRITER}/briefs", f"refs/heads/{branch}")]
    (commit,) = host.commits
    assert _proposed(host, commit) == ["aliases: {ar: [وزارة الري], en: [Water Ministry]}"]
    (pull,) = host.pulls
    assert (pull["head"], pull["base"], pull["draft"]) == (f"{WRITER}:{branch}", "main", False)
    assert host.labels == []
    assert host.unknown == []


LINE = "aliases: {ar: [وزارة الري], en: [Water Ministry]}"


def _foreign(desk: Desk, host: Host) -> list[str]:
    return [each for each in desk.asked if not each.startswith((desk.address, host.origin, "blob:", "data:"))]


def test_at_gitlab_a_save_is_a_merge_request(edited: Path, context: BrowserContext) -> None:
    with _hosted(edited, GitLab(), Editor("gitlab")) as hosted:
        host, desk = _signed_in(hosted, context, trusted=True)
        _alias(desk)
        _wait(desk, lambda: host.pulls)
        branch = "cms/actors/ministry-of-water"
        (commit,) = host.commits
        (action,) = commit["actions"]
        assert (commit["branch"], commit["start_branch"]) == (branch, "main")
        assert commit["commit_message"] == "content: Change ministry-of-water"
        assert _changed(host, action["file_path"], action["content"]) == [LINE]
        (pull,) = host.pulls
        assert (pull["source_branch"], pull["target_branch"], pull["labels"]) == (branch, "main", "fihris/draft")
        assert pull["title"].startswith("Draft: ")
        assert _foreign(desk, host) == []


@pytest.mark.parametrize("kind", [Gitea, Forgejo])
def test_at_gitea_and_forgejo_a_save_is_written_to_its_branch(
    edited: Path, context: BrowserContext, kind: type[Host]
) -> None:
    with _hosted(edited, kind(), Editor("gitea", branch="drafts")) as hosted:
        host, desk = _signed_in(hosted, context, trusted=True)
        _alias(desk)
        _wait(desk, lambda: host.commits)
        (commit,) = host.commits
        (file,) = commit["files"]
        assert (commit["branch"], file["operation"]) == ("drafts", "update")
        assert file["sha"] == codehost.oid(host.files[ACTOR])
        assert _changed(host, file["path"], b64decode(file["content"]).decode()) == [LINE]
        assert host.unknown == []
        assert _foreign(desk, host) == []
