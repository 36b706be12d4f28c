"""A code host on the loopback, as far as the editor asks one: it keeps the files of a repository, and writes down what it is asked."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar

PROJECT = "nur/briefs"
WRITER = "layla"
HEAD = "1" * 40
NOW = "2026-01-01T00:00:00Z"


def oid(text: str) -> str:
    return hashlib.sha1(text.encode()).hexdigest()


Made = TypeVar("Made", bound="Host")


class Host(ThreadingHTTPServer):
    """A server with the files of a repository, in which whoever signs in may write if `trusted`. What it is asked to make it writes down."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: Mapping[str, str] = {}
        self.begin(trusted=True)

    def begin(self, *, trusted: bool) -> None:
        """Nothing was asked yet."""
        self.trusted = trusted
        self.fork = False
        self.branches: list[tuple[str, str]] = []
        self.commits: list[dict[str, Any]] = []
        self.pulls: list[dict[str, Any]] = []
        self.labels: list[str] = []
        self.unknown: list[str] = []

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, method: str, path: str, said: Any) -> Any:
        """What an address answers; None where there is nothing."""
        raise NotImplementedError


class GitHub(Host):
    """GitHub's API (REST v3 and GraphQL v4)."""

    def answer(self, method: str, path: str, said: Any) -> Any:
        if path == "api/graphql":
            return {"data": self.graphql(said["query"], said["variables"])}
        return self.rest(method, path.removeprefix("api/v3/"), said)

    def rest(self, method: str, path: str, said: Any) -> Any:
        """The answer of an address; None where there is nothing."""
        asked = f"{method} {path.partition('?')[0]}"
        if asked not in self._made():
            self.unknown.append(asked)
            return None
        if method == "POST":
            self._told(path, said)
        return self._made()[asked]

    def _told(self, path: str, said: Any) -> None:
        what = path.rpartition("/")[2]
        self.fork = self.fork or what == "forks"
        self.pulls += [said] if what == "pulls" else []
        self.labels += said["labels"] if what == "labels" else []

    def _made(self) -> dict[str, Any]:
        of, fork = f"repos/{PROJECT}", f"{WRITER}/briefs"
        own = {"fork": True, "full_name": fork, "parent": {"full_name": PROJECT}}
        return {
            "GET user": {
                "login": WRITER,
                "name": "ليلى",
                "email": "l@example.org",
                "id": 7,
                "avatar_url": "",
                "html_url": "",
            },
            f"GET {of}": {"permissions": {"push": self.trusted}, "private": False, "owner": {}, "allow_forking": True},
            f"GET repos/{fork}": own if self.fork else None,
            f"POST {of}/forks": own,
            f"GET {of}/git/trees/{HEAD}": {
                "tree": [
                    {"type": "blob", "path": path, "sha": oid(text), "size": len(text)}
                    for path, text in self.files.items()
                ]
            },
            f"POST {of}/pulls": {
                "number": 5,
                "node_id": "PR",
                "title": "",
                "html_url": f"{self.origin}/{PROJECT}/pull/5",
                "created_at": NOW,
                "updated_at": NOW,
            },
            f"POST {of}/issues/5/labels": [],
        }

    def graphql(self, query: str, said: Mapping[str, Any]) -> Any:
        """The data that a query asks for."""
        if "createRef" in query:
            owner = said["input"]["repositoryId"]
            self.branches.append((owner, said["input"]["name"]))
            return {"createRef": {"ref": {"name": said["input"]["name"]}}}
        if "createCommitOnBranch" in query:
            self.commits.append(said["input"])
            made = {each: {"oid": "2" * 40} for each in re.findall(r"file_\d+", query)}
            return {"createCommitOnBranch": {"commit": {"oid": "3" * 40, "committedDate": NOW, **made}}}
        if "fork: repository" in query:
            return {
                "fork": {"id": f"{said['forkOwner']}/{said['forkRepo']}"},
                "base": {"ref": {"target": {"oid": HEAD}}},
            }
        texts = {oid(text): text for text in self.files.values()}
        known: dict[str, Any] = {
            name: {"text": texts[sum_], "isTruncated": False}
            for name, sum_ in re.findall(r'(\w+): object\(oid: "(\w+)"\)', query)
            if sum_ in texts
        }
        author = {"name": "ليلى", "email": "l@example.org", "user": None}
        commit = {"oid": HEAD, "message": "docs: Begin", "author": author, "committedDate": NOW}
        ref = {"target": {"history": {"nodes": [commit]}, "oid": HEAD}}
        known |= dict.fromkeys(re.findall(r"(\w+): ref\(", query), ref)
        empty = {"nodes": [], "totalCount": 0}
        return {
            "repository": known
            | {"ref": ref, "pullRequests": empty, "forks": empty, "refs": empty, "defaultBranchRef": {"name": "main"}}
        }


class _Handler(BaseHTTPRequestHandler):
    server: Host

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        said = json.loads(self.rfile.read(length) or b"null")
        path = self.path.lstrip("/")
        if self.command == "OPTIONS":
            self._send(204, None)
        else:
            made = self.server.answer(self.command, path, said)
            self._send(404 if made is None else 200, made)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _answer

    def _send(self, status: int, said: Any) -> None:
        body = json.dumps(said).encode() if status != 204 else b""
        self.send_response(status)
        for name, value in {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Headers": "*, Authorization",
            "Access-Control-Allow-Methods": "*",
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def changes(commit: Mapping[str, Any]) -> dict[str, str]:
    """The files of a commit, as they are sent."""
    return {each["path"]: b64decode(each["contents"]).decode() for each in commit["fileChanges"]["additions"]}


@contextmanager
def serving(host: Made) -> Iterator[Made]:
    with host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield host
        host.shutdown()
