"""What git knows of a project: how its files were."""

from __future__ import annotations

from pathlib import Path

from fihris.read.git import git

DOCS = ("--", "docs")


def changed(root: Path, base: str = "HEAD") -> dict[str, str | None]:
    """The files of docs/ that are others than they were at `base`, each with its text there; None for one that is new. Empty where
    there is no history."""
    told = git(root, "diff", "--name-only", "--relative", "--diff-filter=AM", "-z", "--end-of-options", base, *DOCS)
    new = git(root, "ls-files", "--others", "--exclude-standard", "-z", *DOCS)
    if told is None or new is None:
        return {}
    return {path: _text(root, base, path) for path in sorted(_paths(told) | _paths(new))}


def _paths(listed: bytes) -> set[str]:
    return {path.decode("utf-8", "surrogateescape") for path in listed.split(b"\0") if path}


def _text(root: Path, base: str, path: str) -> str | None:
    there = git(root, "show", f"{base}:./{path}")
    return None if there is None else there.decode("utf-8", "replace")
