"""`fihris format`: files that a form has written, as a careful hand would have written them."""

from __future__ import annotations

import argparse
import posixpath
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from fihris.author.canonical import canonical, is_of_a_form
from fihris.commands import history, options, outcome
from fihris.read.git import git
from fihris.telling import say
from fihris.write import files

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_SCHEMAS: Final = {f"docs/_data/{name}s": f"../schemas/{name}.json" for name in ("actor", "place", "author")}
_ENDINGS: Final = (".md", ".yml")


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("format", help="write what a form has written as a careful hand would have")
    options.root(parser)
    parser.add_argument(
        "--base", default="HEAD", metavar="REVISION", help="the files as they were, whose style and remarks stay (HEAD)"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """What was written anew is named on standard error. Files that no form has written stay as they are."""
    if git(chosen.root, "rev-parse", "--verify", "--quiet", "--end-of-options", chosen.base) is None:
        return outcome.wrong("bad-value", f"there is no revision {outcome.shown(chosen.base)!r}")
    return restore(chosen.root, chosen.base)


def restore(root: Path, base: str = "HEAD") -> int:
    """Lay what forms have written since `base` into the files as they were. 1 where a file cannot be written."""
    made = {}
    for path, before in history.changed(root, base).items():
        text = _text(root / path) if path.endswith(_ENDINGS) else None
        wanted = _restored(path, text, before) if text and is_of_a_form(text) else text
        if wanted and wanted != text:
            made[path] = wanted
    refused = files.write(root, made, replacing=made) if made else []
    if refused:
        return outcome.refuse(refused)
    for path in made:
        print(say(f"formatted {path}"), file=sys.stderr)
    return 0


def _restored(path: str, text: str, before: str | None) -> str:
    try:
        return canonical(text, before, _SCHEMAS.get(posixpath.dirname(path), ""))
    except (yaml.YAMLError, RecursionError):  # as it was it could not be read: there is nothing to keep
        return text


def _text(path: Path) -> str | None:
    """What stands in a file; None where it is no text, which the check tells."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, ValueError):
        return None
