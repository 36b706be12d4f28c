"""`fihris serve`: every page as a build writes it, each change at once, and what is wrong beside the page."""

from __future__ import annotations

import gc
import json
import os
import random
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import weakref
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import IO

import pytest
from playwright.sync_api import Browser, Error, Page

from fihris import address, component, survey
from fihris.__main__ import main
from fihris.link import finding
from fihris.memory import Memory
from fihris.model import Site
from fihris.report import Report
from fihris.site import compose
from fihris.study import Known, known_of
from fihris.write.store import Store
from mkdocs_fihris.host import build_of
from mkdocs_fihris.ondemand import OnDemand
from mkdocs_fihris.serving import Handler, Server, State
from tests.conftest import PATIENCE, ROOT, TINY, make_project, until
from tests.site.records import change

BRIEF = "briefs/2024/water-accord"
SECTION = f"docs/ar/{BRIEF}/01-minister-visits.md"
EDITS = int(os.environ.get("FIHRIS_EDITS", "100"))
"""More of them by hand: what builds keep in memory must never make a difference."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project", TINY)


def test_what_is_asked_for_is_what_a_build_writes(tiny: Path, project: Path, tmp_path: Path) -> None:
    section = project / SECTION
    text = section.read_text("utf-8")
    section.write_text(f"{text.rstrip()} هذه جملة ستزول.\n", "utf-8")
    site = OnDemand(project / "mkdocs.yml", tmp_path / "none")
    assert "هذه جملة ستزول" in (site.get(f"{BRIEF}/01-minister-visits.html") or b"").decode()
    section.write_text(text, "utf-8")
    site.read()
    written = {path.relative_to(tiny).as_posix(): path for path in tiny.rglob("*") if path.is_file()}
    kept = {"offline.json", "offline-1.json", "service-worker.js"}  # which would keep pages that are older
    assert [path for path in written if path not in kept and site.get(path) != written[path].read_bytes()] == []
    assert [path for path in kept if site.get(path) is not None] == []
    assert set(site.paths()) <= set(written)


def test_a_state_that_is_let_go_of_waits_for_no_collector(project: Path, tmp_path: Path) -> None:
    """Else memory grows with each save, until the collector comes."""
    site, section, states = OnDemand(project / "mkdocs.yml", tmp_path / "none"), project / SECTION, []
    text, thresholds = section.read_text("utf-8"), gc.get_threshold()
    gc.set_threshold(0)
    try:
        for word in ("زيدت", "أضيفت", "تبعت"):
            section.write_text(f"{text.rstrip()} هذه جملة {word}.\n", "utf-8")
            site.read()
            assert all(map(site.get, (f"{BRIEF}/01-minister-visits.html", "index.html", "sitemap.xml")))
            states.append(weakref.ref(build_of(next(iter(site._editions.values())).config).reads))
    finally:
        gc.set_threshold(*thresholds)
    assert [each() is None for each in states] == [True, True, False]


def test_what_a_form_saves_is_laid_into_the_file_as_it_was(project: Path, tmp_path: Path) -> None:
    """And what is wrong with it leads to its field."""
    who = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    for words in (["init", "-q"], ["add", "docs"], [*who, "commit", "-qm", "docs: Begin"]):
        subprocess.run(["git", "-C", str(project), *words], check=True)
    identity = project / "docs/_data/site.yml"
    identity.write_text(identity.read_text("utf-8").replace("editor: false\n", ""), "utf-8")
    actor = project / "docs/_data/actors/ministry-of-water.yml"
    actor.write_text(
        "name:\n  ar: وزارة المياه\n  en: Ministry of Water\nkind: novel\n"
        "aliases:\n  en:\n    - Water Ministry\ngrammar:\n  en:\n    running: the Ministry of Water\n",
        "utf-8",
    )
    state = State(project / "mkdocs.yml", tmp_path / "none", "", edited=True)
    assert "aliases: {en: [Water Ministry]}\n" in actor.read_text("utf-8")
    (problem,) = json.loads(state.told(0))["problems"]
    assert "novel" in problem["text"]
    assert problem["entry"] == "edit/index.html?field=kind#/collections/actors/entries/ministry-of-water"
    assert "novel" in problem["said"]["ar"][0], "whatever the terminal speaks"
    assert ".yml" not in " ".join(problem["said"]["ar"]), "a writer sees no file"
    site = state.site
    assert site is not None
    assert not site.get("index.html"), "there was no site without the error"
    assert not component.there() or site.get("edit/index.html"), "but the editor, to mend it"


# ---------------------------------------------------------------- what is kept in memory


def _forget() -> None:
    finding._made.clear()
    for name, module in list(sys.modules.items()):
        if name.startswith("fihris."):
            for each in vars(module).values():
                if hasattr(each, "cache_parameters") and each.cache_parameters()["maxsize"] == 1 << 16:  # of texts
                    each.cache_clear()


def _composed(project: Path, memory: Memory[Known] | None = None, before: Site | None = None) -> tuple[Site, list[str]]:
    report = Report()
    return compose(project, report, memory, before), list(map(str, report))


def test_what_is_kept_never_makes_a_difference(project: Path) -> None:
    chance = random.Random(1)
    files = sorted(path for path in (project / "docs").rglob("*") if path.suffix in {".md", ".yml"})
    sound = {path: path.read_text("utf-8") for path in files}
    names = [word for path in files for word in re.findall(r"\w+", sound[path])]

    def edit(number: int) -> None:
        path, way = chance.choice(files), chance.randrange(8)
        text = path.read_text("utf-8") if path.exists() else sound[path]
        lines = text.split("\n")
        if way == 0:  # a word more, in the text or in a field
            lines.insert(chance.randrange(len(lines)), chance.choice(names))
        elif way == 1:  # a line less
            lines.pop(chance.randrange(len(lines)))
        elif way == 2:  # two lines change places
            one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
            lines[one], lines[other] = lines[other], lines[one]
        elif way == 3:  # another actor
            new = project / f"docs/_data/actors/more-{number}.yml"
            new.write_text(f"name: {{ar: {chance.choice(names)} {number}, en: More {number}}}\nkind: person\n", "utf-8")
        elif way == 4:  # a file less
            path.unlink(missing_ok=True)
            return
        elif way < 7:  # a record as somebody may change it
            change(chance.choice([path for path in files if path.parent.name in {"actors", "places"}]), chance)
            return
        else:  # all as it was
            lines = sound[path].split("\n")
        path.write_text("\n".join(lines), "utf-8")

    for lang in ("ar", "en"):
        for number in (1, 2):  # each with a part of what the first says
            text = (project / f"docs/{lang}/{BRIEF}").glob(f"0{number}-*.md")
            body = next(text).read_text("utf-8").rpartition("\n---\n")[2]
            (own := project / f"docs/{lang}/briefs/2024/part-{number}").mkdir()
            (own / "index.md").write_text(f"---\ntitle: Part {number}\n---\n{body}", "utf-8")
    memory: Memory[Known] = Memory()
    before: Site | None = None
    for number in range(EDITS):
        edit(number)
        if number % 4 == 3:  # as another process finds it on the disk
            memory = Memory(Store(project), "briefs")
        kept = _composed(project, memory, before)
        before = kept[0]
        memory.keep()
        if number % 3 == 0 or number == EDITS - 1:
            _forget()
            assert kept == _composed(project), number


def test_a_name_is_looked_for_where_it_may_stand(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = project / "docs/ar/briefs/2024/other"
    other.mkdir()
    (other / "index.md").write_text("---\ntitle: نص آخر\n---\nعاد أبو الريان العجيب إلى بيته.\n", "utf-8")
    actor = project / "docs/_data/actors/salem-al-khalidi.yml"
    text, read = actor.read_text("utf-8"), list[str]()
    monkeypatch.setattr(
        survey, "known_of", lambda part, frame, id, rules: (read.append(id), known_of(part, frame, id, rules))[1]
    )

    def briefs(*forms: str) -> list[str]:
        actor.write_text(f"{text}aliases: {{ar: [{', '.join(forms)}]}}\n", "utf-8")
        read.clear()
        memory: Memory[Known] = Memory(Store(project), "briefs")
        kept = _composed(project, memory)
        memory.keep()
        assert kept == _composed(project)
        return read[: len(read) - 2]  # the last two are those of the other

    assert briefs("ابن أم مكتوب") == ["2024/other", "2024/water-accord"]
    assert briefs("ابن أم مكتوم") == ["2024/water-accord"], "which names him"
    assert briefs("أبو الريان العجيب") == ["2024/other", "2024/water-accord"]
    assert briefs("أبو الريان العجيب") == []
    assert briefs("ابن أم مكتوم") == ["2024/other", "2024/water-accord"]


# ---------------------------------------------------------------- while somebody writes


@pytest.fixture
def serving(project: Path, tmp_path: Path) -> Iterator[tuple[str, IO[str]]]:
    """The address of a server, and what it says. Whoever ends it ends all of it, and nothing is left of it."""
    (rests := tmp_path / "rests").mkdir()
    command = [sys.executable, "-m", "fihris", "serve", "--root", str(project), "--at", "127.0.0.1:0"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "hooks"), "TMPDIR": str(rests)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr
        found = next(found for line in process.stderr if (found := re.search(r"serving (\S+)", line)))
        yield found[1], process.stderr
        process.terminate()
        assert process.wait() == 0
        assert not list(rests.iterdir())
        with pytest.raises(urllib.error.URLError):
            urllib.request.urlopen(found[1])


def seen(page: Page, expression: str) -> None:
    """Waits until an expression holds on a page that may be loading again just now."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return until(page, expression)
        except Error:
            assert time.monotonic() < deadline, expression


def test_a_saved_sentence_is_seen_where_it_is_read(
    project: Path, serving: tuple[str, IO[str]], browser: Browser
) -> None:
    address, said = serving
    source, page = project / SECTION, browser.new_page(viewport={"width": 360, "height": 300})
    text = source.read_text("utf-8")
    page.goto(f"{address}{BRIEF}/01-minister-visits.html")
    seen(page, "() => document.readyState === 'complete'")
    page.evaluate("() => scrollTo({top: 200, behavior: 'instant'})")
    source.write_text(f"{text.rstrip()} هذه جملة جديدة تمامًا.\n", "utf-8")
    seen(page, "() => document.body?.textContent.includes('هذه جملة جديدة تمامًا')")
    seen(page, "() => scrollY === 200")

    source.write_text(text.replace("topics: [water]", "topics: [watre]"), "utf-8")
    seen(page, "() => document.querySelector('.fihris-live')?.textContent.includes('unknown-topic')")
    assert "هذه جملة جديدة تمامًا" in page.inner_text("body")
    assert any("unknown-topic" in line for line in iter(said.readline, ""))

    source.write_text(text, "utf-8")
    seen(page, "() => document.readyState === 'complete' && !document.querySelector('.fihris-live')")
    seen(page, "() => !document.body.textContent.includes('هذه جملة جديدة تمامًا')")
    assert page.goto(f"{address}nowhere.html").status == 404  # type: ignore[union-attr]
    page.close()


def _dropped(address: str, word: str, origin: str) -> tuple[int, bytes]:
    """The answer to a paper that is sent from an origin."""
    at = f"{address}-/import?name=paper.txt&id=dams"
    text = "السدود الجديدة\n\nالحدث\n\nفي 7 مايو 2024 زار سالم الخالدي مدينة النور.\n\nالتحليل: أثر الزيارة\n\nقرّبت الزيارة الوزارة من المدينة.\n"
    asked = urllib.request.Request(at, text.encode(), {"X-Fihris-Word": word, "Origin": origin})
    try:
        with urllib.request.urlopen(asked) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def test_a_paper_that_is_dropped_on_the_editor_is_a_draft(project: Path) -> None:
    state = State(project / "mkdocs.yml", project / "none", "", edited=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, state)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_port}"
        for word, other in ((state.word, "https://elsewhere.example"), ("", origin), ("guessed", origin)):
            assert _dropped(f"{origin}/", word, other)[0] == 403
        assert not list(project.glob("docs/ar/briefs/*/dams"))
        status, said = _dropped(f"{origin}/", state.word, origin)
        assert status == 200
        assert json.loads(said)["entry"] == "edit/index.html#/collections/briefs/entries/2024/dams/index"
        assert (project / "docs/ar/briefs/2024/dams/index.md").is_file()
        assert json.loads(_dropped(f"{origin}/", state.word, origin)[1]) | {"told": ""} == {"told": "", "entry": ""}
        state.edited = None
        assert _dropped(f"{origin}/", state.word, origin)[0] == 403
        server.shutdown()


def _got(address: str, host: str) -> tuple[int, str | None]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers={"Host": host})) as answer:
            return answer.status, answer.headers["Cross-Origin-Resource-Policy"]
    except urllib.error.HTTPError as refused:
        return refused.code, None


def test_what_is_not_published_is_read_by_no_page_elsewhere(project: Path) -> None:
    """Neither by a name of its own that leads here, nor as a script of its own."""
    state = State(project / "mkdocs.yml", project / "none", "http://desk.example:8000/", edited=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, state)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_port
        for path in ("", "-/state?number=0", "service-worker.js", address.preview("ar", "actor-ministry-of-water")):
            for name in ("localhost", "127.0.0.1", "[::1]", "desk.example"):
                assert _got(f"http://127.0.0.1:{port}/{path}", f"{name}:{port}") == (200, "same-origin")
            for name in ("elsewhere.example", "localhost.elsewhere.example", "", "["):
                assert _got(f"http://127.0.0.1:{port}/{path}", f"{name}:{port}")[0] == 403
        server.shutdown()


def test_a_paper_from_another_machine_is_not_taken(project: Path) -> None:
    """Which may say of itself what a browser here says: the word stands on a page that it can read."""
    state = State(project / "mkdocs.yml", project / "none", "", edited=True)

    class Far(Handler):
        def setup(self) -> None:
            super().setup()
            self.client_address = ("192.0.2.1", 40000)

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Far, state)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_port}"
        assert _dropped(f"{origin}/", state.word, origin)[0] == 403
        server.shutdown()


def test_as_many_connections_wait_as_some_windows_ask_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ThreadingHTTPServer, "request_queue_size", 5)  # as it is but in the tests
    with Server(("127.0.0.1", 0), Handler) as server, ExitStack() as waiting:  # type: ignore[arg-type]
        for _ in range(64):
            waiting.enter_context(socket.create_connection(("127.0.0.1", server.server_port), timeout=5))


@pytest.mark.parametrize(
    "at", ["nonsense", "8000", ":8000", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:٨٠", "127.0.0.1:" + "9" * 5000]
)
def test_an_address_that_is_none_is_told(at: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--at", at]) == 2
    assert "error[bad-value]: --at takes a host and a port" in capsys.readouterr().err


@pytest.mark.parametrize("folder", [".", "nowhere", "file/folder"])
def test_a_folder_without_a_site_is_told(folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["serve", "--root", str(tmp_path / folder), "--at", "127.0.0.1:0"]) == 2
    assert "error[no-project]: there is no folder docs in" in capsys.readouterr().err
