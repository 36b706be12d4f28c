"""How commands that write files end: what was written, what forbade it, and what to do next."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from fihris.model import UNTRANSLATED, Lang
from fihris.read.files import Tree
from fihris.report import Problem, Report, Severity
from fihris.telling import say, told
from fihris.write import files

_ENGLISH_HALF = re.compile(rf', en: "?{UNTRANSLATED}"?(?=\}})')
"""What says that the English is still to be written: a site in Arabic alone has none."""
_ENGLISH = re.compile(
    r"(\{ar: (?:\"(?:[^\"\\\\]|\\\\.)*\"|\[[^\]\n]*\]|[^{}\[\],\"\n]*), )en(?=: )".replace("\\\\", "\\")
)
"""The name of the English half of a pair: in a site of another second language its name stands there."""


def write(
    root: Path, made: Mapping[str, str | bytes], *, replacing: Collection[str] = (), removing: Collection[str] = ()
) -> int:
    """Write files below `root` and name them on standard output; the exit status."""
    made = spoken(made, Tree(root, Report()).second)
    problems = files.write(root, made, replacing=replacing, removing=removing)
    if problems:
        return refuse(problems)
    for path in made:
        print(say(f"{'changed' if path in replacing else 'wrote'} {path}"))
    for path in removing:
        print(say(f"removed {path}"))
    return 0


def spoken(made: Mapping[str, str | bytes], second: Lang | None) -> Mapping[str, str | bytes]:
    """Files as they are made, for Arabic and English, in the languages of a site."""
    if second is Lang.EN:
        return made
    if second is None:
        return {path: _halved(data) for path, data in made.items() if not path.startswith("docs/en/")}
    return {path.replace("docs/en/", f"docs/{second}/", 1): _turned(data, second) for path, data in made.items()}


def _halved(data: str | bytes) -> str | bytes:
    return _ENGLISH_HALF.sub("", data) if isinstance(data, str) else data


def _turned(data: str | bytes, second: Lang) -> str | bytes:
    return _ENGLISH.sub(rf"\g<1>{second}", data) if isinstance(data, str) else data


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
