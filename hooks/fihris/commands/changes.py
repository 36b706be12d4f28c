"""`fihris changes BASE`: what the open data says otherwise than at a revision."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from fihris import telling
from fihris.commands import options, outcome
from fihris.commands.history import checkout
from fihris.report import Report
from fihris.site import compose, presenters
from fihris.view.changes import changes
from fihris.view.dataset import Dataset, dataset
from fihris.write import changelog

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("changes", help="what the open data says otherwise than at a revision")
    options.root(parser)
    parser.add_argument("base", metavar="BASE", help="the revision to compare with, such as origin/main")
    parser.add_argument(
        "revision", metavar="REVISION", nargs="?", help="the later revision; else the files as they are"
    )
    parser.add_argument(
        "--into",
        type=Path,
        metavar="DIR",
        help="write changes.csv, changes.json and changes.md there, and print nothing",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Markdown goes to standard output. Nothing is compared with a state that has errors: what is missing in it would be told as removed."""
    states: list[Dataset] = []
    for revision in (chosen.base, chosen.revision):
        made = _at(chosen.root, revision)
        if isinstance(made, int):
            return made
        states.append(made)
    found = changes(*states)
    said = " ← ".join(f"`{each}`" for each in (chosen.base, chosen.revision) if each)
    if not chosen.into:
        print(changelog.markdown(found, states[1], said), end="")
        return 0
    files = dict(changelog.files(found, states[1], said))
    try:
        chosen.into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{outcome.shown(str(chosen.into))}: {error.strerror}"
        return outcome.wrong("unwritable", message, "name a folder that can be written")
    return outcome.write(chosen.into, files, replacing=[name for name in files if (chosen.into / name).exists()])


def _at(root: Path, revision: str | None) -> Dataset | int:
    """The data at a revision, or, where it is None, as the files are now; where it cannot be had, the exit status."""
    with tempfile.TemporaryDirectory(prefix="fihris-changes-") as folder:
        at = root if revision is None else Path(folder)
        fault = "" if revision is None else checkout(root, revision, at)
        if fault:
            return outcome.wrong("unknown-revision", fault, "name a branch, a tag or a commit of this repository")
        report = Report()
        site = compose(at, report)
        if report.fatal:
            for problem in report:
                print(telling.told(problem), file=sys.stderr)
            return 1
        return dataset(presenters(site), site.corpus.identity.url)
