"""Writes source files below the project's root: all of them or none, each whole, and never one outside."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath

from fihris.report import Problem, Severity
from fihris.write.whole import flush, written_aside

_NAME = re.compile(r"[A-Za-z0-9._-]+\Z")
"""What a file or folder may be called: no spaces, no controls, nothing that changes the direction of text."""


def write(
    root: Path, files: Mapping[str, str | bytes], *, replacing: Collection[str] = (), removing: Collection[str] = ()
) -> list[Problem]:
    """Write `files` (path from the root → text or bytes) and remove those of `removing`.

    A file that exists is replaced only if `replacing` names it. Answers with what forbids the change, and then nothing
    was written; an empty list says that all was. Whatever ends this on the way loses nothing: files take their places in
    the order in which they are given, and what is to go stands until all have.
    """
    top = root.resolve()
    problems = [*_unfit_paths(top, [*files, *removing]), *_taken(top, files, replacing)]
    if problems:
        return problems
    made: list[tuple[Path, Path]] = []
    path = ""
    try:
        for path, text in files.items():
            made.append((_aside(top / path, text), top / path))
        while made:
            path = made[0][1].relative_to(top).as_posix()
            os.replace(*made[0])
            del made[0]
        for path in removing:
            (top / path).unlink(missing_ok=True)
    except OSError as error:
        return [
            _problem(
                path,
                "unwritable",
                f"the file cannot be written: {error.strerror}",
                "make room, or give the folder rights to be written",
            )
        ]
    finally:
        for aside, _ in made:
            aside.unlink(missing_ok=True)
    return []


def _unfit_paths(top: Path, paths: Collection[str]) -> Iterator[Problem]:
    for path in paths:
        parts = PurePosixPath(path).parts
        if not parts or any(part in {".", ".."} or not _NAME.match(part) for part in parts):
            yield _problem(
                ascii(path)[1:-1],
                "bad-path",
                "this is no path of a file in the project",
                "use Latin letters, digits, hyphens and dots",
            )
        elif not (top / path).resolve().is_relative_to(top):
            yield _problem(
                path, "link-outside", "a symbolic link leads from here out of the project", "put the folder itself here"
            )


def _taken(top: Path, files: Mapping[str, str | bytes], replacing: Collection[str]) -> Iterator[Problem]:
    for path in files:
        if path not in replacing and os.path.lexists(top / path):
            yield _problem(
                path,
                "file-exists",
                "this file stands here already and is left as it is",
                "choose another name, or edit the file",
            )


def _aside(target: Path, text: str | bytes) -> Path:
    """The text, or the bytes, in a new file beside its place, so that taking the place is one step."""
    aside = written_aside(target)
    try:
        with open(aside, "wb") as stream:
            stream.write(text if isinstance(text, bytes) else text.encode("utf-8"))
            flush(stream)
    except OSError:
        aside.unlink()
        raise
    aside.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
    return aside


def _problem(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(path, 1, 1, code, Severity.ERROR, message, hint)
