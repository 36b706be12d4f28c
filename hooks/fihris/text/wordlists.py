"""Word lists that analysts mend: files of `data/`, each list with a note on what it is for. Its words are parted by white space."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

import yaml

FOLDER: Final = Path(__file__).parent / "data"
NAMES: Final = ("sentences", "shortening", "titles", "works")
_ENDINGS: Final = re.compile(r"(\([^()]*\))")


@cache
def _file(name: str) -> dict[str, str]:
    lists: dict[str, str] = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return lists


def lists(name: str) -> tuple[str, ...]:
    """The names of the lists of a file."""
    return tuple(_file(name))


def words(name: str, key: str) -> str:
    """A list as it is written."""
    return _file(name)[key]


def alternatives(name: str, key: str) -> str:
    """A list as a choice for a regular expression. Of the signs only (|) mean something: what a word may begin or end with."""
    return "|".join(map(_pattern, words(name, key).split()))


def _pattern(word: str) -> str:
    return "".join(
        f"(?:{'|'.join(map(re.escape, part[1:-1].split('|')))})" if part.startswith("(") else re.escape(part)
        for part in _ENDINGS.split(word)
    )
