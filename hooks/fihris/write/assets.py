"""Style sheets and scripts, one small file from many, so that a page asks for few."""

from __future__ import annotations

from pathlib import Path

import rcssmin
import rjsmin

MINIFY = {"stylesheets": rcssmin.cssmin, "javascripts": rjsmin.jsmin}


def joined(folder: Path) -> str:
    """The files named in the folder's `order.txt`, joined in that order, without comments and spare space."""
    names = [name.strip() for name in (folder / "order.txt").read_text("utf-8").splitlines()]
    text = "".join((folder / name).read_text("utf-8") for name in names if name and not name.startswith("#"))
    return str(MINIFY[folder.name](text))
