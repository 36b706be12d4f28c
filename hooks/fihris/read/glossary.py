"""The glossary, and the texts in which the site speaks of itself."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Any, Final

from fihris.read import mapping, schema
from fihris.read.files import Tree

LIST: Final = "docs/_data/glossary.yml"
_PLACES: Final = {
    "interface": ("docs/_data/interface/*.yml", "docs/_data/search/interface.yml", "docs/_data/vocabularies/*.yml"),
    "guides": ("docs/ar/*.md", "docs/en/*.md", "CONTRIBUTING.md", "docs/_data/README.md"),
    "forms": (".github/ISSUE_TEMPLATE/*.yml",),
    "problems": ("docs/_data/problems.yml",),
}


def read(tree: Tree) -> dict[str, Any]:
    """What the project's glossary says, by id; nothing where it has none."""
    source = tree.text(LIST) if tree.exists(LIST) else None
    placed = source and mapping.parse(tree, LIST, source)
    return placed.value if placed and schema.fits(tree, placed, "glossary") else {}


def texts(tree: Tree) -> Mapping[str, Mapping[str, str]]:
    """Where the site speaks of itself: texts by path, by the name of the place."""
    folders = ("docs/_data", "docs/ar", "docs/en", ".github/ISSUE_TEMPLATE")
    paths = [path for folder in folders for suffix in (".yml", ".md") for path in tree.files(folder, suffix)]
    found: dict[str, dict[str, str]] = {}
    for place, patterns in _PLACES.items():
        for path in ("CONTRIBUTING.md", *paths):
            if any(path.count("/") == each.count("/") and fnmatchcase(path, each) for each in patterns):
                text = tree.texts.get(path) or (tree.text(path) if tree.exists(path) else None)
                if text and place == "interface" and path not in tree.records and mapping.has_fields(text):
                    mapping.parse(tree, path, text)
                found.setdefault(place, {})[path] = text or ""
    return found
