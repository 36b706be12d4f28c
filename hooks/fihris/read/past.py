"""How the records of actors and places came to be as they are, as git has it: which fields changed on which day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from fihris.model import Change
from fihris.read.git import git

_FOLDERS: Final = ("docs/_data/actors", "docs/_data/places")
_MOST: Final = 3
"""Changes of a record that are told: the last."""
_COMMITS: Final = 5000
"""How far back git looks."""
_LOG: Final = (
    "-c", "core.quotePath=false", "log", f"--max-count={_COMMITS}", "--no-merges", "--no-color", "--no-ext-diff", "--no-textconv",
    "--no-renames", "--relative", "--src-prefix=a/", "--dst-prefix=b/", "-U0", "--patch", "--format=%x00%as",
)  # fmt: skip
_HUNK: Final = re.compile(r"@@ [^@]+ @@ ?(.*)")
"""What git says of a hunk: behind the places the last line before it that begins with a letter, which in a record is its field."""
_FIELD: Final = re.compile(r"([A-Za-z_]\w*):")


def state(root: Path) -> str:
    """The commits that changed a record, in one line: all that the history of a project's records depends on, so that other commits
    change nothing; "" where it has none, or not all of it."""
    head = _head(root)
    listed = head and git(root, "rev-list", "--no-merges", f"--max-count={_COMMITS}", head, "--", *_FOLDERS)
    return " ".join(listed.decode().split()) if listed else ""


def _head(root: Path) -> str:
    told = (git(root, "rev-parse", "--is-shallow-repository", "HEAD") or b"").decode().split()
    return told[1] if len(told) == 2 and told[0] == "false" else ""


def changes(root: Path) -> Mapping[str, tuple[Change, ...]]:
    """The last changes of each record by its path, the latest first. Nothing where git does not know all of the past."""
    at = _head(root)
    return _changes(root, at) if at else {}


@lru_cache(4)
def _changes(root: Path, at: str) -> Mapping[str, tuple[Change, ...]]:
    log = git(root, *_LOG, at, "--", *_FOLDERS) or b""
    days: dict[str, dict[str, dict[str, None]]] = defaultdict(dict)
    for path, day, fields in _told(log.decode("utf-8", "replace")):
        days[path].setdefault(day, {}).update(dict.fromkeys(fields))
    return {
        path: tuple(Change(day, tuple(sorted(fields))) for day, fields in list(each.items())[:_MOST])
        for path, each in days.items()
    }


def _told(log: str) -> Iterator[tuple[str, str, list[str]]]:
    """Path, day and fields of each change of a file in a log; no fields of one that began with it."""
    for commit in log.split("\0")[1:]:
        day, _, patch = commit.partition("\n")
        for part in re.split(r"(?m)^diff --git ", patch)[1:]:
            head, _, body = part.partition("\n@@")
            path = re.search(r"(?m)^\+\+\+ b/(.+)$", head)
            if path:
                new = re.search(r"(?m)^--- /dev/null$", head)
                yield path[1], day, [] if new else list(_fields(f"@@{body}"))


def _fields(hunks: str) -> Iterator[str]:
    """The fields of a record in which lines were put in, changed or taken out."""
    inside = ""
    for line in hunks.splitlines():
        if hunk := _HUNK.match(line):
            inside = hunk[1]
            continue
        field = _FIELD.match(line[1:]) or (_FIELD.match(inside) if line[1:2] in {" ", "-"} else None)
        if field and line[:1] in {"+", "-"}:
            inside = line[1:] if line[1:2] not in {" ", "-"} else inside
            yield field[1]
