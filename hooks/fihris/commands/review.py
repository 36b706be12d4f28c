"""`fihris review BASE`: what the working tree changes against a revision, as Markdown for the pull request."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from fihris.author import translation
from fihris.author.review import State, review
from fihris.commands import options, outcome
from fihris.commands.history import checkout
from fihris.model import Lang
from fihris.read.files import Tree
from fihris.report import Report
from fihris.site import compose
from fihris.telling import told

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("review", help="what this change does, as Markdown for the pull request")
    options.root(parser)
    parser.add_argument("base", metavar="BASE", help="the revision to compare with, such as origin/main")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Markdown goes to standard output. Flaws are told, not judged: the status is 0 where a comparison was made."""
    if not (chosen.root / "docs").is_dir():
        return outcome.wrong(
            "no-project", f"there is no folder docs in {outcome.shown(str(chosen.root))}", "give it with --root"
        )
    with tempfile.TemporaryDirectory(prefix="fihris-review-") as folder:
        old = Path(folder)
        fault = checkout(chosen.root, chosen.base, old)
        if fault:
            return outcome.wrong("unknown-revision", fault, "name a branch, a tag or a commit of this repository")
        before = _state(old)
    print(review(before, _state(chosen.root)), end="")
    return 0


def _state(root: Path) -> State:
    report = Report()
    site = compose(root, report)
    quiet = Tree(root, Report())
    paths = [
        text.document.path
        for lang, each in site.editions.items()
        if lang is not Lang.AR
        for text in each.texts.values()
    ]
    translated = {path: translation.declared(quiet.text(path) or "") for path in paths}
    files = {path: quiet.data(path) for path in quiet.files("docs", "")}
    return State(site, tuple(map(told, report)), translated, files)
