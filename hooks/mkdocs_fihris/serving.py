"""`fihris serve`: the site while somebody writes. A saved file is read again at once, and browsers reload by themselves.

Run as a program: python -m mkdocs_fihris.serving mkdocs.yml [HOST:PORT].
"""

from __future__ import annotations

import json
import logging
import mimetypes
import os
import posixpath
import re
import signal
import sys
import tempfile
import threading
import time
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final, NoReturn, cast
from urllib.parse import parse_qs, unquote, urlsplit

from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError

from fihris import address, telling
from fihris.author import fields
from fihris.commands import formatting
from fihris.commands.serve import EDIT
from fihris.model import Lang
from fihris.report import Problem, Severity
from fihris.write.editor import FOLDER
from mkdocs_fihris import dropping
from mkdocs_fihris.ondemand import MISSING, OnDemand
from mkdocs_fihris.watching import Watch, watched

OWN: Final = "-/"
"""Addresses of the server's own: no page begins so."""
WORKER: Final = "service-worker.js"
"""Every page asks for it."""
_LIVE: Final = Path(__file__).with_name("live")
_PATIENCE: Final = 25.0
"""Seconds after which a browser that waits for a change asks again."""
_PLACE: Final = re.compile(r"\bdocs/(?:[\w.-]+/)*([\w.-]+)\.(?:md|yml)\b")
"""A file, of which a writer knows the name."""
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:/_-]*[A-Za-z0-9]")
"""What keeps its own order among Arabic words."""
_DATA: Final = frozenset(
    {"interface", "messages", "schemas", "search", "orthography.yml", "problems.yml", "glossary.yml"}
)
"""What of docs/_data is read once for all and stays in memory."""


class State:
    """The site as it is shown now, with its number; `changed` wakes whoever waits for the next."""

    def __init__(self, settings: Path, folder: Path, url: str, *, edited: bool) -> None:
        self._make = partial(OnDemand, settings, folder, url)
        self.edited = settings.parent if edited else None
        self.word = dropping.word()
        self.host = urlsplit(url).hostname or ""
        self.changed = threading.Condition()
        self.number = time.time_ns() // 1_000_000
        self._said: set[Problem] = set()
        self._shown: list[dict[str, Any]] = []
        self.site: OnDemand | None = None
        self.refresh()

    def refresh(self) -> None:
        """Read the sources again. With an error in them the pages stay as they were, and the error is shown."""
        start, before = time.monotonic(), self._said
        if self.edited:
            formatting.restore(self.edited)
        try:
            if self.site:
                self.site.read()
            else:
                self.site = self._make()
        except Exception as error:  # a template or a setting: the author goes on, and the last good pages stay
            print(f"error: {error}", file=sys.stderr)
            return
        for line in telling.briefly([each for each in self.site.report if each not in before]):
            print(line, file=sys.stderr)
        counts = ", ".join(f"{self.site.report.count(each)} {each}s" for each in Severity)
        # Here, for a thread of its own would not know in which language to tell it.
        shown = [
            {"text": str(telling.told(each)), **self._in_form(each)}
            for each in self.site.report
            if each.severity is not Severity.NOTICE
        ]
        with self.changed:
            self._said, self._shown = set(self.site.report), shown
            self.number += 1
            self.changed.notify_all()
        print(f"read in {time.monotonic() - start:.2f} s: {counts}", file=sys.stderr)

    def _in_form(self, problem: Problem) -> dict[str, Any]:
        """What the editor's page shows of a problem, to whoever sees neither files nor codes."""
        told = {lang: telling.told(problem, lang) for lang in (telling.AR, telling.EN)} if self.edited else {}
        said = {
            lang: [
                _CODE.sub("\u2066\\g<0>\u2069", _PLACE.sub(r"\1", text)) for text in (each.message, each.hint) if text
            ]
            for lang, each in told.items()
        }
        entry = self._form(problem)
        return {"entry": entry, "of": entry.partition("/entries/")[2], "said": said}

    def _form(self, problem: Problem) -> str:
        """Where the editor has what a problem is about."""
        source = problem.path.removeprefix("docs/")
        if not self.edited or not address.editor(source):
            return ""
        try:
            text = (self.edited / problem.path).read_text("utf-8")
        except (OSError, UnicodeError):
            return address.editor(source)
        listed = source.removeprefix("_data/").removesuffix(".yml") in address.LISTS
        return address.editor(source, fields.at(text, problem.line, problem.column, listed=listed))

    def page(self, entry: str) -> bytes:
        """The page on which a form of the editor is seen, as JSON: "" where there is none."""
        path = address.shown(entry)
        page = address.page(Lang.AR, path) if path else ""
        there = self.site is not None and self.site.is_there and page in set(self.site.paths())
        return json.dumps({"page": page if there else ""}).encode()

    def told(self, known: int) -> bytes:
        """The number of the state and its problems, as JSON, as soon as it is another than `known`."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != known, _PATIENCE)
            return json.dumps({"number": self.number, "problems": self._shown}).encode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, state: State, *rest: object) -> None:
        self._state = state
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        bound, _ = cast(tuple[str, int], self.server.server_address)
        if not dropping.is_meant(self.headers, bound, self._state.host):
            self._answer(
                403, "text/plain; charset=utf-8", b"403: this server is for this machine; say --at HOST:PORT\n"
            )
            return
        asked = urlsplit(self.path)
        path = unquote(asked.path).lstrip("/")
        if path == f"{OWN}state":
            known = parse_qs(asked.query).get("number", ["0"])[0]
            self._answer(200, "application/json", self._state.told(int(known) if known.isdecimal() else 0))
        elif path == f"{OWN}page":
            self._answer(200, "application/json", self._state.page(parse_qs(asked.query).get("entry", [""])[0]))
        elif path in {f"{OWN}live.js", f"{OWN}drop.js", f"{OWN}beside.js", f"{OWN}live.css", WORKER}:
            self._answer(200, _kind(path), _LIVE.joinpath(posixpath.basename(path)).read_bytes())
        else:
            self._page(f"{path}index.html" if path.endswith("/") or not path else path)

    def do_POST(self) -> None:
        """A paper that was dropped on the editor's page, and nothing else."""
        asked = urlsplit(self.path)
        said = {name: values[0] for name, values in parse_qs(asked.query).items()}
        root, length = self._state.edited, dropping.size(self.headers)
        port = cast(ThreadingHTTPServer, self.server).server_port
        self.close_connection = True  # what is not read of a body is no request
        if (
            asked.path != f"/{OWN}import"
            or not root
            or not length
            or not dropping.is_here(str(self.client_address[0]))
            or not dropping.is_own(self.headers, port, self._state.word)
        ):
            self._answer(403, "text/plain; charset=utf-8", b"403\n")
            return
        made = dropping.taken(root, said.get("name", ""), said.get("id", ""), self.rfile.read(length))
        self._answer(200, "application/json", json.dumps(made).encode())

    def _page(self, path: str) -> None:
        number, site = self._state.number, self._state.site
        try:
            there = site is not None and (site.is_there or not path.endswith(".html") or path.startswith(FOLDER))
            data = site.get(path) if site and there else b"<!doctype html><title>Fihris</title><body></body>"
            missing = site.get(_missing(path)) if site and data is None else b""
        except Exception as error:  # a template at work on: its fault is shown where its page would be
            print(f"error: {path}: {error}", file=sys.stderr)
            self._answer(500, "text/plain; charset=utf-8", f"{path}: {error}\n".encode())
            return
        body = data if data is not None else missing or b"404"
        html = data is None or path.endswith(".html")
        self._answer(
            200 if data is not None else 404,
            _kind("a.html" if html else path),
            _live(body, number, still=path.startswith(FOLDER), word=self._word(path)) if html else body,
        )

    def _word(self, path: str) -> str:
        """What the editor's page is told; "" for another page."""
        return self._state.word if self._state.edited and path.startswith(FOLDER) else ""

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.send_header(
                "Cross-Origin-Resource-Policy", "same-origin"
            )  # drafts are in scripts, which any page could load
            self.send_header("Content-Security-Policy", "frame-ancestors 'self'")  # the editor shows pages beside forms
            self.end_headers()
            self.wfile.write(body)
        except ConnectionError:  # the browser has gone elsewhere
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    """Of the five that may wait elsewhere a busy machine loses some, and the browser asks again after ever longer times."""


def _kind(path: str) -> str:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return (
        f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("javascript", "json", "xml")) else kind
    )


def _missing(path: str) -> str:
    return f"en/{MISSING}" if path.startswith("en/") else MISSING


def _live(page: bytes, number: int, *, still: bool, word: str) -> bytes:
    """A page that shows what is wrong with its site, and reloads when the site has changed, unless it is to be `still`; one that is told a
    `word` takes in papers, and shows beside a form its page. The policy of a page lets it load scripts of the site's own alone."""
    kept = " data-still" if still else ""
    drop = f'<script src="/{OWN}drop.js" data-word="{word}"></script>' if word else ""
    drop += f'<script src="/{OWN}beside.js"></script>' if word else ""
    own = f'<link rel="stylesheet" href="/{OWN}live.css"><script src="/{OWN}live.js" data-number="{number}"{kept}></script>'
    before, end, after = page.rpartition(b"</body>")
    return before + own.encode() + drop.encode() + end + after


def _again(*arguments: str) -> NoReturn:
    """The server in the place of this one, with the code and data that were changed."""
    os.execv(sys.executable, [sys.executable, "-m", "mkdocs_fihris.serving", *arguments])


def main(settings: str, at: str = "127.0.0.1:8000", *options: str) -> int:
    logging.getLogger("mkdocs").addHandler(logging.StreamHandler())
    file = Path(settings).resolve()
    host, _, port = at.rpartition(":")
    try:
        config = load_config(str(file))
    except ConfigurationError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    code = [Path(__file__).parent, Path(sys.modules["fihris"].__file__ or "").parent, *map(Path, config.hooks)]
    again = [
        file,
        *(Path(os.path.realpath(path)) for path in (*code, *(Path(config.docs_dir, "_data", each) for each in _DATA))),
    ]
    folders = {
        Path(path).resolve() for path in (config.docs_dir, *config.watch, config.theme.custom_dir or config.docs_dir)
    }
    watch = Watch()
    watched(watch, file.parent, sorted(folder for folder in folders if folder.is_dir()))
    with tempfile.TemporaryDirectory(prefix="fihris_") as folder:
        try:
            server = Server((host, int(port)), partial(Handler, None))  # type: ignore[arg-type]
        except OSError as error:
            print(f"error: {at}: {error.strerror}; stop what serves there, or say --at HOST:PORT", file=sys.stderr)
            return 1
        url = f"http://{host}:{server.server_port}/"
        state = State(file, Path(folder), url, edited=EDIT in options)
        server.RequestHandlerClass = partial(Handler, state)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"serving {url}{FOLDER if EDIT in options else ''} (Ctrl+C ends it)", file=sys.stderr, flush=True)
        while not any(Path(path).resolve().is_relative_to(each) for path in watch.wait() for each in again):
            state.refresh()
        server.server_close()
    _again(settings, f"{host}:{server.server_port}", *options)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):  # whoever has stopped it knows
        sys.exit(main(*sys.argv[1:]))
