"""`fihris check`: every problem of the sources, at once, and the repair of what is safe."""

from __future__ import annotations

import argparse
import gc
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from fihris.author import translation
from fihris.check.mending import mend
from fihris.commands import formatting, options, outcome
from fihris.model import Lang
from fihris.read import document
from fihris.read.files import Tree
from fihris.report import Fix, Problem, Report, Severity, counted
from fihris.survey import check
from fihris.telling import say, told
from fihris.write import files

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

FORMATS = {"text": Problem.__str__, "github": Problem.as_annotation, "json": Problem.as_json}
ROUNDS = 4
"""Of repair: taking out a space may bring two signs together that another rule repairs."""


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("check", help="check all sources and print every problem")
    options.root(parser)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="text, for annotations, or JSON lines")
    parser.add_argument("--fix", action="store_true", help="repair what is safe, never in a quotation or a title")
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="show only what is wrong in these files and folders"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Problems go to standard output, what was repaired and their number to standard error.

    All sources are read in any case: a record may be what makes a brief wrong. `PATH` says what is shown and repaired.
    """
    if not (chosen.root / "docs").is_dir():
        return outcome.wrong(
            "no-project", f"there is no folder docs in {outcome.shown(str(chosen.root))}", "give it with --root"
        )
    wanted = [_below(chosen.root, path) for path in chosen.paths]
    for path, below in zip(chosen.paths, wanted, strict=True):
        if below is None:
            return outcome.wrong(
                "no-such-path",
                f"{outcome.shown(str(path))} is no file or folder of this project",
                "give paths as you see them from here",
            )
    shown = [below for below in wanted if below is not None]
    if chosen.fix:
        formatting.restore(chosen.root)
    problems = _problems(chosen.root)
    if chosen.fix:
        problems = _repaired(chosen.root, problems, shown)
    problems = _among(problems, shown)
    for problem in problems:
        print(FORMATS[chosen.format](told(problem)))
    print(", ".join(say(counted(problems.count(severity), severity)) for severity in Severity), file=sys.stderr)
    first = next(iter(sorted(problems, key=lambda problem: list(Severity).index(problem.severity))), None)
    if first:
        print(say(f"what a code in [brackets] means, with an example: fihris explain {first.code}"), file=sys.stderr)
    return 1 if problems.fatal else 0


def _below(root: Path, path: Path) -> str | None:
    """The path from the project's root, with forward slashes; None for one outside or not there."""
    for place in (path, root / path):
        try:
            if place.exists() or place.is_symlink():
                # Not resolved itself: a link is a file of the project, wherever it leads.
                full = place.parent.resolve() / place.name if place.name != ".." else place.resolve()
                return full.relative_to(root.resolve()).as_posix()
        except (OSError, ValueError):
            continue
    return None


def _problems(root: Path) -> Report:
    report = Report()
    gc.disable()  # nothing that is read is thrown away before the end; looking for it takes a tenth of the time
    try:
        check(root, report)
    finally:
        gc.enable()
    return report


def _among(problems: Iterable[Problem], wanted: list[str]) -> Report:
    return Report(problem for problem in problems if _is_wanted(problem.path, wanted))


_ORIGINAL = re.compile(r"^docs/[^/]+/")


def _is_wanted(path: str, wanted: list[str]) -> bool:
    return not wanted or any(each in {".", path} or path.startswith(f"{each}/") for each in wanted)


def _repaired(root: Path, problems: Report, wanted: list[str]) -> Report:
    """Repair, and look again, until nothing is left that can be repaired; the problems that remain."""
    stale = {problem.path for problem in problems if problem.code == "stale-twin"}
    for _ in range(ROUNDS):
        changed = _repair(root, _among(problems, wanted))
        if not changed:
            break
        problems = _problems(root)
    behind = [problem for problem in problems if problem.code == "stale-twin" and problem.path not in stale]
    return _problems(root) if behind and _repair(root, _renewals(root, behind)) else problems


def _renewals(root: Path, behind: Iterable[Problem]) -> Iterator[Problem]:
    """What makes twins say that they translate the text as it is now: a word in another spelling needs no other translation."""
    tree = Tree(root, Report())
    for problem in behind:
        original = document.read(
            tree, _ORIGINAL.sub("docs/ar/", problem.path), Lang.AR, document.schema_of(problem.path)
        )
        said = translation.declared(tree.text(problem.path) or "")
        if original and said:
            fix = Fix(said, translation.of(original.document))
            yield replace(problem, fix=fix)
            yield replace(problem, column=problem.column + 1, fix=fix)  # where it stands in quotation marks


def _repair(root: Path, problems: Iterable[Problem]) -> bool:
    """Put the fixes into the files, each rewritten whole or not at all. Whether anything changed."""
    fixable: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.fix:
            fixable[problem.path].append(problem)
    texts: dict[str, str] = {}
    done: list[Problem] = []
    for path, each in fixable.items():
        text, made = mend((root / path).read_bytes().decode("utf-8"), each)
        if made:
            texts[path] = text
            done.extend(made)
    refused = files.write(root, texts, replacing=texts) if texts else []
    if refused:
        outcome.refuse(refused)
        return False
    for problem in done:
        if problem.fix:
            print(
                say(
                    f"fixed {problem.path}:{problem.line}:{problem.column}: [{problem.code}] "
                    f"«{problem.fix.old}» → «{problem.fix.new}»"
                ),
                file=sys.stderr,
            )
    return bool(done)
