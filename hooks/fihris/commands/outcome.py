"""How commands that write files end: what was written, what forbade it, and what to do next."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from fihris.model import UNTRANSLATED
from fihris.read.files import Tree
from fihris.report import Problem, Report, Severity
from fihris.telling import say, told
from fihris.write import files

_ENGLISH_HALF = re.compile(rf', en: "?{UNTRANSLATED}"?(?=\}})')
"""What says that the English is still to be written: a site in Arabic alone has none."""


def write(
    root: Path, made: Mapping[str, str | bytes], *, replacing: Collection[str] = (), removing: Collection[str] = ()
) -> int:
    """Write files below `root` and name them on standard output; the exit status."""
    if Tree(root, Report()).arabic_alone:
        made = {path: _halved(data) for path, data in made.items() if not path.startswith("docs/en/")}
    problems = files.write(root, made, replacing=replacing, removing=removing)
    if problems:
        return refuse(problems)
    for path in made:
        print(say(f"{'changed' if path in replacing else 'wrote'} {path}"))
    for path in removing:
        print(say(f"removed {path}"))
    return 0


def _halved(data: str | bytes) -> str | bytes:
    return _ENGLISH_HALF.sub("", data) if isinstance(data, str) else data


def refuse(problems: Iterable[Problem]) -> int:
    """Print what forbids the command, on standard error; exit status 1."""
    for problem in problems:
        print(told(problem), file=sys.stderr)
    return 1


def wrong(code: str, message: str, hint: str = "", path: str = "fihris") -> int:
    """One fault of the command's own words; exit status 2."""
    print(told(Problem(path, 1, 1, code, Severity.ERROR, message, hint)), file=sys.stderr)
    return 2


def shown(name: str) -> str:
    """A file's name in which no letter changes the direction of the line or the terminal."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in name)


def next_steps(*steps: str) -> None:
    print(say("next:"))
    for step in steps:
        print(f"  - {say(step)}")
