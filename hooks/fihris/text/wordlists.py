"""Word lists that analysts mend: files of `data/`, each list with a note on what it is for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from .fold import fold_key

FOLDER: Final = Path(__file__).parent / "data"
NAMES: Final = ("sentences", "shortening", "titles", "works")
"""Files whose lists hold words and their endings, and nothing else."""
_ENDINGS: Final = re.compile(r"(\([^()]*\))")


@cache
def read(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of a file by their names. A list is written as YAML's, or as words parted by white space."""
    lists: dict[str, str | list[str]] = yaml.load(
        (FOLDER / f"{name}.yml").read_text(encoding="utf-8"), yaml.CSafeLoader
    )
    return {key: tuple(each.split() if isinstance(each, str) else map(str, each)) for key, each in lists.items()}


@cache
def folded(name: str, key: str) -> frozenset[str]:
    """A list as its entries are compared."""
    return frozenset(map(fold_key, read(name)[key]))


def words(name: str, key: str) -> str:
    """The words of a list, with spaces between them."""
    return " ".join(read(name)[key])


def alternatives(name: str, key: str) -> str:
    """A list as a choice for a regular expression. Of the signs only (|) mean something: what a word may begin or end with."""
    return "|".join(map(_pattern, read(name)[key]))


def choice(name: str, key: str) -> str:
    """A list as a choice for a regular expression, each entry as it is written, the longest first."""
    return "|".join(map(re.escape, sorted(read(name)[key], key=len, reverse=True)))


def _pattern(word: str) -> str:
    return "".join(
        f"(?:{'|'.join(map(re.escape, part[1:-1].split('|')))})" if part.startswith("(") else re.escape(part)
        for part in _ENDINGS.split(word)
    )
