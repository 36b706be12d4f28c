"""Style sheets and scripts, one small file from many, so that a page asks for few."""

from __future__ import annotations

from pathlib import Path

import rcssmin
import rjsmin

ORDER = "order.txt"
MINIFY = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}
BETWEEN = {".css": "\n", ".js": "\n;\n"}  # a script may end, and the next begin, with a bracket


def parts(folder: Path) -> list[str]:
    """The names of the files that become one, in their order, as the folder's `order.txt` has them."""
    lines = (folder / ORDER).read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def joined(folder: Path) -> str:
    """The parts of a folder as one, without comments and spare space."""
    names = parts(folder)
    kind = Path(names[0]).suffix
    return str(MINIFY[kind](BETWEEN[kind].join((folder / name).read_text("utf-8") for name in names)))
