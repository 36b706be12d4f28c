"""Word lists that analysts mend: `data/*.yml`, each with a note on what it is for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

import yaml

FOLDER: Final = Path(__file__).parent / "data"


@cache
def read(name: str) -> dict[str, tuple[str, ...]]:
    """The lists of a file by their names. An entry may be several words, of which each counts."""
    lists = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return {key: tuple(str(entry) for entry in entries) for key, entries in lists.items()}


def words(name: str, key: str) -> str:
    """All words of a list, with spaces between them."""
    return " ".join(read(name)[key])


def alternatives(name: str, key: str) -> str:
    """A list as a choice for a regular expression. Of the signs only (|) mean something: endings that a word may have."""
    return "|".join(_pattern(entry) for entry in read(name)[key])


def _pattern(entry: str) -> str:
    return "".join(
        f"(?:{part[1:-1]})" if part.startswith("(") else re.escape(part) for part in re.split(r"(\([^()]*\))", entry)
    )
