"""Options that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path


def root(parser: argparse.ArgumentParser) -> None:
    """`--root DIR`, the project's folder."""
    parser.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="the project's folder (this one)")
