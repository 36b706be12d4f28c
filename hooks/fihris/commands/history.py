"""What git knows of a project: how its files were."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

from fihris.commands.outcome import shown
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


def checkout(root: Path, base: str, target: Path) -> str:
    """The revision's `docs/` in an empty folder; what forbids it, or ""."""
    named = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if named is None:
        return f"there is no revision {shown(base)!r}"
    prefix = git(root, "rev-parse", "--show-prefix")
    commit = named.decode().strip()
    # From the repository's top: a project may be one folder of it.
    tree = f"{commit}:{(prefix or b'').decode().strip()}"
    archive = git(root, "archive", "--format=tar", tree, "docs")
    if archive is None:
        return f"{shown(base)!r} has no folder docs/"
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(target, filter=_within)
    return ""


def _within(member: tarfile.TarInfo, target: str) -> tarfile.TarInfo | None:
    """What is laid out; not a link that leads out of the folder, which is no file of the site (`link-outside`)."""
    try:
        return tarfile.data_filter(member, target)
    except tarfile.FilterError:
        return None
