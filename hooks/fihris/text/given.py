"""Given names of people, from `data/given.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import yaml

from .fold import fold_key

_DATA: Final = Path(__file__).parent / "data" / "given.yml"


@cache
def _listed() -> dict[str, dict[str, str]]:
    listed: dict[str, dict[str, str]] = yaml.load(_DATA.read_text("utf-8"), yaml.CSafeLoader)
    return listed


@cache
def names(lang: str, grade: str = "sure") -> frozenset[str]:
    """Folded given names: `sure` ones, `predicates` of them that may be said of somebody, `words` that are
    ordinary words too, of them `firm` ones beside a full name, or `more` that are rarer."""
    return frozenset(fold_key(name, case=False) for name in _listed()[str(lang)][grade].split())


@cache
def known(lang: str) -> frozenset[str]:
    """The sure ones and the rarer ones."""
    return names(lang) | names(lang, "more")


@cache
def romanized() -> tuple[tuple[str, ...], ...]:
    """Given names of other scripts, each with the ways in which English papers write it."""
    return tuple(tuple(line.split()) for line in _listed()["en"]["romanized"].splitlines())
