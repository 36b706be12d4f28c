"""The house list of Arabic spelling."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fihris.read import mapping, schema
from fihris.read.files import Tree

LIST = "docs/_data/orthography.yml"
_OURS = Path(__file__).resolve().parents[3]


def read(tree: Tree) -> dict[str, Any]:
    """The project's list; where it has none, the list that comes with Fihris."""
    where = tree if tree.exists(LIST) else Tree(_OURS, tree.report)
    source = where.text(LIST)
    placed = source and mapping.parse(where, LIST, source)
    return placed.value if placed and schema.fits(where, placed, "orthography") else {}
