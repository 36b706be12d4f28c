"""The house list of Arabic spelling."""

from __future__ import annotations

from typing import Any

from fihris.read import mapping, schema
from fihris.read.files import Tree
from fihris.resources import ROOT

LIST = "docs/_data/orthography.yml"


def read(tree: Tree) -> dict[str, Any]:
    """The project's list; where it has none, the list that comes with Fihris."""
    where = tree if tree.exists(LIST) else Tree(ROOT, tree.report)
    source = where.text(LIST)
    placed = source and mapping.parse(where, LIST, source)
    return placed.value if placed and schema.fits(where, placed, "orthography") else {}
