"""Kinds of boxes: how an author may call them, and the words over them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import yaml

_LIST: Final = Path(__file__).parent / "data" / "boxes.yml"


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    names: dict[str, dict[str, list[str]]] = yaml.load(_LIST.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return names


@cache
def _kinds() -> dict[str, str]:
    """Every name of a kind, in small letters → the kind."""
    every = ((kind, kind) for kind in _names())
    others = ((name.lower(), kind) for kind, names in _names().items() for of in names.values() for name in of)
    return dict([*others, *every])


def kind(name: str) -> str | None:
    """The kind that an author's word means, in any language; None if it is none."""
    return _kinds().get(name.lower())


def title(kind: str, lang: str) -> str:
    """The word over a box of this kind that has no title of its own, in English where a language has none."""
    names = _names()[kind]
    return names.get(lang, names["en"])[0]
