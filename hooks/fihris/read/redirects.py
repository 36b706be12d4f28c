"""Old addresses that lead to new ones: an address that was published is kept for ever."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from fihris import pagekinds
from fihris.model import PageKind, Registry
from fihris.read import mapping, schema
from fihris.read.files import Tree
from fihris.read.mapping import Placed
from fihris.report import did_you_mean

PATH = "docs/_data/redirects.yml"
_Groups = Mapping[str, tuple[str, Mapping[str, str]]]
"""For each group of redirects, what it leads to: its noun, and the pages that there are, by the words that name them."""


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
    groups = _paths(known, texts)
    for folder, (noun, paths) in groups.items():
        for old, new in placed.value.get(folder, {}).items():
            line, column = placed.at(folder, old)
            if new not in paths:
                tree.problem(
                    PATH, f"unknown-{noun}", f"there is no {noun} {new!r}", did_you_mean(new, paths), line, column
                )
            elif old in paths:
                hint = "take the redirect away, or rename what is there"
                tree.problem(PATH, "redirect-in-use", f"{old!r} is in use", hint, line, column)
            elif not _may_lead_on(folder, path := old if folder == "pages" else f"{folder}/{old}", tree.langs):
                message = f"the site makes a page at the address {path} itself, or may come to"
                tree.problem(PATH, "redirect-in-use", message, "take the redirect away", line, column)
            else:
                found[path] = paths[new]
    return found | _lists(tree, placed, found, groups)


def _lists(tree: Tree, placed: Placed, moved: Mapping[str, str], groups: _Groups) -> dict[str, str]:
    """Pages of lists that have become shorter lead to the first, wherever that may have gone since."""
    found = {}
    for index, old in enumerate(placed.value.get("lists", ())):
        place = placed.at("lists", index)
        first = pagekinds.base(old)
        to = moved.get(first, first)
        folder, _, id = to.partition("/")
        noun, paths = groups.get(folder, ("", {}))
        if not first:
            hint = "write the address of a page after the first: actors/iran/2"
            tree.problem(PATH, "redirect-in-use", f"{old!r} is no page of a list", hint, *place)
        elif pagekinds.kind_at(to) in _KINDS.get(folder, ()) and id not in paths:
            tree.problem(PATH, f"unknown-{noun}", f"there is no {noun} {id!r}", did_you_mean(id, paths), *place)
        else:
            found[old] = to
    return found


_KINDS = {
    "actors": {PageKind.ACTOR},
    "places": {PageKind.PLACE},
    "topics": {PageKind.TOPIC},
    "authors": {PageKind.AUTHOR},
    "briefs": {PageKind.BRIEF, PageKind.SECTION},
    "pages": {PageKind.PLAIN},
}
"""The kinds of page that may have stood at the old addresses of each group."""


def _may_lead_on(folder: str, path: str, langs: Collection[str]) -> bool:
    """Whether no page but one that somebody wrote can have stood at an address."""
    return pagekinds.kind_at(path) in _KINDS[folder] and (folder != "pages" or pagekinds.is_free(path, langs))


def _paths(known: Registry, texts: Collection[str]) -> _Groups:
    return {
        "actors": ("actor", {id: f"actors/{id}" for id in known.actors}),
        "places": ("place", {id: f"places/{id}" for id in known.places}),
        "topics": ("topic", {id: f"topics/{id}" for id in known.topics}),
        "authors": ("author", {id: f"authors/{id}" for id in known.authors}),
        "briefs": ("section", {path.removeprefix("briefs/"): path for path in texts if path.startswith("briefs/")}),
        "pages": (
            "page",
            {path: path for path in texts if not path.startswith(("briefs/", "actors/", "places/", "authors/"))},
        ),
    }
