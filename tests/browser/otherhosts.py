"""GitLab, and Gitea or Forgejo, on the loopback, as far as the editor asks them."""

from __future__ import annotations

from base64 import b64encode
from typing import Any
from urllib.parse import parse_qs, quote

from tests.browser.codehost import HEAD, NOW, PROJECT, WRITER, Host, oid

USER = {"id": 7, "name": "ليلى", "email": "l@example.org", "login": WRITER, "username": WRITER, "avatar_url": ""}


class GitLab(Host):
    """GitLab's API (REST v4 and GraphQL). Of GraphQL all is answered at once, whatever is asked."""

    def answer(self, method: str, path: str, said: Any) -> Any:
        if path == "api/graphql":
            return {"data": {"project": {"repository": self._repository(said["variables"].get("paths", []))}}}
        project = f"projects/{quote(PROJECT, safe='')}"
        asked = f"{method} {path.removeprefix('api/v4/').partition('?')[0]}"
        if asked == f"POST {project}/repository/commits":
            self.commits.append(said)
            return {"id": "3" * 40, "committed_date": NOW}
        if asked == f"POST {project}/merge_requests":
            self.pulls.append(said)
            times = {"created_at": NOW, "updated_at": NOW}
            return {
                "iid": 5,
                "id": 5,
                "web_url": f"{self.origin}/{PROJECT}/-/merge_requests/5",
                "sha": "3" * 40,
                **times,
            }
        known = {"GET user": USER, f"GET {project}/users": [USER], f"GET {project}/merge_requests": []}
        if asked not in known:
            self.unknown.append(asked)
        return known.get(asked)

    def _repository(self, paths: list[str]) -> dict[str, Any]:
        found = [{"type": "blob", "path": path, "sha": oid(text)} for path, text in self.files.items()]
        blobs = {"nodes": found, "pageInfo": {"endCursor": "", "hasNextPage": False}}
        texts = [
            {"path": path, "oid": oid(self.files[path]), "size": 1, "rawTextBlob": self.files[path]} for path in paths
        ]
        tree = {"lastCommit": {"sha": HEAD, "message": "docs: Begin"}, "blobs": blobs}
        return {"rootRef": "main", "tree": tree, "blobs": {"nodes": texts}}


class Gitea(Host):
    """The API that Gitea and Forgejo share (v1), and how each hands over the texts of files."""

    version = "1.24.0"

    def answer(self, method: str, path: str, said: Any) -> Any:
        address, _, query = path.removeprefix("api/v1/").partition("?")
        of, asked = f"repos/{PROJECT}", f"{method} {address}"
        if asked == f"POST {of}/contents":
            self.commits.append(said)
            return {
                "commit": {"sha": "3" * 40, "created": NOW},
                "files": [{"path": each["path"]} for each in said["files"]],
            }
        if asked == f"POST {of}/file-contents":
            return [self._text(path) for path in said["files"]]
        if asked == f"GET {of}/git/blobs":
            paths = {oid(text): path for path, text in self.files.items()}
            return [self._text(paths[each]) for each in parse_qs(query)["shas"][0].split(",")]
        tree = [{"type": "blob", "path": path, "sha": oid(text), "size": 1} for path, text in self.files.items()]
        known = {
            "GET version": {"version": self.version},
            "GET user": USER,
            "GET settings/api": {},
            f"GET {of}": {"permissions": {"pull": True, "push": True}, "default_branch": "main"},
            f"GET {of}/branches/drafts": {"commit": {"id": HEAD, "message": "docs: Begin"}},
            f"GET {of}/git/trees/{HEAD}": {"tree": tree, "truncated": False},
        }
        if asked not in known:
            self.unknown.append(asked)
        return known.get(asked)

    def _text(self, path: str) -> dict[str, str]:
        text = self.files[path]
        return {"path": path, "sha": oid(text), "encoding": "base64", "content": b64encode(text.encode()).decode()}


class Forgejo(Gitea):
    """It counts its versions otherwise, and hands texts over by their sums."""

    version = "12.0.1+gitea-1.22.0"
