"""How commands that write files end: what was written, what forbade it, and what to do next."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final

from fihris.model import UNTRANSLATED, Lang
from fihris.read.files import Tree
from fihris.report import Problem, Report, Severity
from fihris.telling import say, told
from fihris.write import files

_PAIR = r'(\{ar: (?:"(?:[^"\\]|\\.)*"|\[[^\]\n]*\]|[^{}\[\],"\n]*))'
_SAID = r'(?:"(?:[^"\\]|\\.)*"|\[[^\]\n]*\]|[^{}\[\],"\n]*)'
_PROGRAM: Final = "fihris"  # where a fault of the command's own words stands
_UNWRITTEN_HALF = re.compile(rf', en: "?{UNTRANSLATED}"?(?=\}})')
"""What says that the English is still to be written: a site in Arabic alone has none."""
_HALF = re.compile(rf"{_PAIR}, en: {_SAID}(?=\}})")
"""The whole English half of a pair."""
_ENGLISH = re.compile(rf"{_PAIR}, en(?=: )")
"""The name of the English half of a pair: in a site of another second language its name stands there."""
_FIGURE = re.compile(rf'(value: {_PAIR}, en: )"(?![0-9]+")(?:[^"\\]|\\.)*"')
"""A figure as English writes it, with a word, a comma, a point or a sign: another language writes it otherwise."""


def write(
    root: Path, made: Mapping[str, str | bytes], *, replacing: Collection[str] = (), removing: Collection[str] = ()
) -> int:
    """Write files below `root` and name them on standard output; the exit status."""
    made = spoken(made, Tree(root, Report()).second, replacing)
    problems = files.write(root, made, replacing=replacing, removing=removing)
    if problems:
        return refuse(problems)
    for path in made:
        print(say(f"{'changed' if path in replacing else 'wrote'} {path}"))
    for path in removing:
        print(say(f"removed {path}"))
    return 0


def spoken(
    made: Mapping[str, str | bytes], second: Lang | None, replacing: Collection[str] = ()
) -> Mapping[str, str | bytes]:
    """Files as they are made, for Arabic and English, in the languages of a site. Of a file that was there, what its author
    wrote stays."""
    if second is Lang.EN:
        return made
    kept = {path: data for path, data in made.items() if second or not path.startswith("docs/en/")}
    return {
        path.replace("docs/en/", f"docs/{second}/", 1): data
        if isinstance(data, bytes)
        else _UNWRITTEN_HALF.sub("", data)
        if path in replacing and second is None
        else words(data, second)
        for path, data in kept.items()
    }


def words(text: str, second: Lang | None) -> str:
    """Text as it is made, for Arabic and English, in the languages of a site."""
    if second is Lang.EN:
        return text
    if second is None:
        return _HALF.sub(r"\1", text)
    return _ENGLISH.sub(rf"\g<1>, {second}", _FIGURE.sub(rf"\g<1>{UNTRANSLATED}", text))


def refuse(problems: Iterable[Problem]) -> int:
    """Print what forbids the command, on standard error; exit status 1."""
    for problem in problems:
        print(told(problem), file=sys.stderr)
    return 1


def wrong(code: str, message: str, hint: str = "") -> int:
    """One fault of the command's own words; exit status 2."""
    print(told(Problem(_PROGRAM, 1, 1, code, Severity.ERROR, message, hint)), file=sys.stderr)
    return 2


def shown(name: str) -> str:
    """A file's name in which no letter changes the direction of the line or the terminal."""
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in name)


def next_steps(*steps: str) -> None:
    print(say("next:"))
    for step in steps:
        print(f"  - {say(step)}")
