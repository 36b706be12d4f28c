"""Old addresses that lead to new ones: an address that was published is kept for ever."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from fihris.model import Registry
from fihris.read import mapping, schema
from fihris.read.files import Tree
from fihris.report import did_you_mean

PATH = "docs/_data/redirects.yml"


def read(tree: Tree, known: Registry, texts: Collection[str]) -> Mapping[str, str]:
    """Old path → new path (`actors/old` → `actors/new`); none where the file is absent. `texts` are the paths of all that
    stands in files of its own: briefs, sections and plain pages."""
    if not tree.exists(PATH):
        return {}
    source = tree.text(PATH)
    placed = source and mapping.parse(tree, PATH, source)
    if not placed or not schema.fits(tree, placed, "redirects"):
        return {}
    found = {}
    for folder, (noun, paths) in _paths(known, texts).items():
        for old, new in placed.value.get(folder, {}).items():
            line, column = placed.at(folder, old)
            if new not in paths:
                tree.problem(
                    PATH, f"unknown-{noun}", f"there is no {noun} {new!r}", did_you_mean(new, paths), line, column
                )
            elif old in paths:
                tree.problem(
                    PATH,
                    "redirect-in-use",
                    f"{old!r} is in use",
                    "take the redirect away, or rename what is there",
                    line,
                    column,
                )
            else:
                prefix = "" if folder == "pages" else f"{folder}/"
                found[f"{prefix}{old}"] = paths[new]
    return found


def _paths(known: Registry, texts: Collection[str]) -> dict[str, tuple[str, dict[str, str]]]:
    """For each group of redirects, what it leads to: its noun, and the pages that there are, by the words that name them."""
    return {
        "actors": ("actor", {id: f"actors/{id}" for id in known.actors}),
        "places": ("place", {id: f"places/{id}" for id in known.places}),
        "topics": ("topic", {id: f"topics/{id}" for id in known.topics}),
        "briefs": ("section", {path.removeprefix("briefs/"): path for path in texts if path.startswith("briefs/")}),
        "pages": ("page", {path: path for path in texts if not path.startswith(("briefs/", "actors/", "places/"))}),
    }
