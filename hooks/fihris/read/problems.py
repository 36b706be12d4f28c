"""The problem codes, explained."""

from __future__ import annotations

from typing import Any

from fihris.read import mapping, schema
from fihris.read.files import Tree
from fihris.report import Report
from fihris.resources import ROOT

PATH = "docs/_data/problems.yml"


def read() -> dict[str, dict[str, Any]]:
    """Code → severity, words in both languages, a wrong and a right example. The list comes with Fihris, as its codes do."""
    tree = Tree(ROOT, Report())
    source = tree.text(PATH)
    placed = source and mapping.parse(tree, PATH, source)
    return placed.value if placed and schema.fits(tree, placed, "problems") else {}
