"""Style sheets and scripts, one small file from many, so that a page asks for few."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import rcssmin
import rjsmin

from fihris.model import Identity
from fihris.write.editor import MISSING, PARTS
from fihris.write.epub import STYLE as BOOK
from fihris.write.output import File, Finished, assigned
from fihris.write.press import FONTS
from fihris.write.theme import Theme

SEARCH = "assets/javascripts/search"
BUNDLES = {
    "assets/stylesheets": "fihris.css",
    "assets/stylesheets/lists": "lists.css",
    "assets/stylesheets/markup": "markup.css",
    "assets/stylesheets/tools": "tools.css",
    "assets/stylesheets/search": "search.css",
    "assets/javascripts": "fihris.js",
    SEARCH: "core.js",
}
"""Folders of the theme, and the one file that each one's parts become."""

ALONE = (
    *(f"{SEARCH}/{name}.js" for name in ("dialog", "page", "marks", "offline", "porter")),
    "assets/stylesheets/search/marks.css",
    "assets/stylesheets/paper.css",
    "assets/javascripts/markup.js",
    "assets/javascripts/compare.js",
    "assets/javascripts/entry.js",
    "assets/javascripts/filter.js",
    "assets/javascripts/graph.js",
    "assets/javascripts/sentence.js",
)
"""Files that are asked for by themselves, when they are needed."""

STYLE = "fihris.css"
SINGLE_STYLE = "assets/stylesheets/single.css"
SINGLE_SCRIPT = "assets/javascripts/single.js"
"""What one brief in one file has beside the style of books (`single.py`)."""
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
        if name == STYLE:
            data += _own(of.site.corpus.identity).encode()
        yield f"{folder}/{name}", words + data if name == SPEAKING else data
    for path in ALONE:
        yield path, str(MINIFY[Path(path).suffix](of.theme.text(path))).encode()


def _own(of: Identity) -> str:
    """The site's own colour, with those that go with it, and its own picture, in the place of the engine's (`tokens.css`, `header.css`)."""
    light, dark = of.accent
    colours = (
        f":root{{--accent:light-dark({light},{dark});--accent-2:color-mix(in srgb,var(--accent) 70%,var(--ink));"
        "--soft:color-mix(in srgb,var(--accent) 12%,var(--paper));--person:var(--accent)}"
    )
    picture = f':is(.f-brand,.f-footer__site a)::before{{background:url("../../{of.logo}") center/contain no-repeat;mask:none}}'
    return (colours if light and dark else "") + (picture if of.logo else "")


@cache
def version(theme: Theme) -> str:
    """A sum of the search's scripts."""
    found = {path.name for folder in theme.folders for path in (folder / SEARCH).glob("*.js")}
    written = (theme.data(f"{SEARCH}/{name}") for name in sorted(found))
    return hashlib.sha256(b"\0".join(written)).hexdigest()[:12]


def left_out(theme: Theme) -> set[str]:
    """What is not published as it is, from the theme's folder: the parts, the lists of them, and what the editor and the books are made of."""
    print_fonts = (path for folder in theme.folders for path in (folder / FONTS).glob("*"))
    return {f"{folder}/{name}" for folder in BUNDLES for name in (*parts(theme, folder), ORDER)} | {
        *PARTS,
        *(f"{FONTS}/{path.name}" for path in print_fonts),
        MISSING,
        BOOK,
        SINGLE_STYLE,
        SINGLE_SCRIPT,
    }
