"""Style sheets and scripts, one file from many, so that a page asks for few."""

from __future__ import annotations

from pathlib import Path


def joined(folder: Path) -> str:
    """The files named in the folder's `order.txt`, joined in that order."""
    names = [name.strip() for name in (folder / "order.txt").read_text("utf-8").splitlines()]
    return "".join((folder / name).read_text("utf-8") for name in names if name and not name.startswith("#"))
