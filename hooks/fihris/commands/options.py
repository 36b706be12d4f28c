"""Options that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path


def root(parser: argparse.ArgumentParser) -> None:
    """`--root DIR`, the project's folder; from a folder within a project, that project."""
    parser.add_argument(
        "--root", type=Path, default=around(), metavar="DIR", help="the project's folder (the one around this)"
    )


def around() -> Path:
    """The nearest folder above that holds a project; this one where none does."""
    here = Path.cwd()
    found = next((folder for folder in (here, *here.parents) if (folder / "docs" / "_data").is_dir()), here)
    return Path() if found == here else found
