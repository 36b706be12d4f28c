"""Style sheets and scripts, one small file from many, so that a page asks for few."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import rcssmin
import rjsmin

from fihris.write.output import File, Finished, assigned
from fihris.write.theme import Theme

BUNDLES = {
    "assets/stylesheets": "fihris.css",
    "assets/stylesheets/lists": "lists.css",
    "assets/stylesheets/tools": "tools.css",
    "assets/stylesheets/search": "search.css",
    "assets/javascripts": "fihris.js",
    "assets/javascripts/search": "core.js",
}
"""Folders of the theme, and the one file that each one's parts become."""

SPEAKING = "fihris.js"
"""The script that shows words, before which they stand in every language."""

ORDER = "order.txt"
MINIFY = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}
BETWEEN = {".css": "\n", ".js": "\n;\n"}  # a script may end, and the next begin, with a bracket


def parts(theme: Theme, folder: str) -> list[str]:
    """The names of the files that become one, in their order, as the folder's `order.txt` has them."""
    lines = theme.text(f"{folder}/{ORDER}").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def joined(theme: Theme, folder: str) -> str:
    """The parts of a folder as one, without comments and spare space."""
    names = parts(theme, folder)
    kind = Path(names[0]).suffix
    return str(MINIFY[kind](BETWEEN[kind].join(theme.text(f"{folder}/{name}") for name in names)))


def files(of: Finished) -> Iterator[File]:
    words = assigned("window.fihrisWords", {str(lang): p.t.scripts() for lang, p in of.presenters.items()})
    for folder, name in BUNDLES.items():
        data = joined(of.theme, folder).encode()
        yield f"{folder}/{name}", words + data if name == SPEAKING else data


def left_out(theme: Theme) -> set[str]:
    """What is not published as it is, from the theme's folder: the parts, and the lists of them."""
    return {f"{folder}/{name}" for folder in BUNDLES for name in (*parts(theme, folder), ORDER)}
