"""Old ids that lead to new ones: an address that was published is kept for ever."""

from __future__ import annotations

from collections.abc import Mapping

from fihris.model import Registry
from fihris.read import mapping, schema
from fihris.read.files import Tree
from fihris.report import did_you_mean

PATH = "docs/_data/redirects.yml"


def read(tree: Tree, known: Registry) -> Mapping[str, str]:
    """Old path → new path (`actors/old` → `actors/new`); none where the file is absent."""
    if not tree.exists(PATH):
        return {}
    source = tree.text(PATH)
    placed = source and mapping.parse(tree, PATH, source)
    if not placed or not schema.fits(tree, placed, "redirects"):
        return {}
    found = {}
    for folder, entities in (("actors", known.actors), ("places", known.places)):
        for old, new in placed.value.get(folder, {}).items():
            line, column = placed.at(folder, old)
            if new not in entities:
                tree.problem(PATH, f"unknown-{folder[:-1]}", f"there is no {folder[:-1]} {new!r}", did_you_mean(new, entities), line, column)
            elif old in entities:
                tree.problem(PATH, "redirect-in-use", f"{old!r} is an id in use", "take the redirect away, or rename the record", line, column)
            else:
                found[f"{folder}/{old}"] = f"{folder}/{new}"
    return found
