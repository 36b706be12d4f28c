"""`fihris bundle`: the built site as a zip file that opens from disk."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fihris.write.archive import archive

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("bundle", help="pack the built site into a zip file that opens from disk")
    parser.add_argument("site", type=Path, help="the built site's folder")
    parser.add_argument("target", type=Path, help="the zip file to write")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    if not (chosen.site / "index.html").is_file():
        print(f"{chosen.site}: no built site is here; run make site first", file=sys.stderr)
        return 2
    count = archive(chosen.site, chosen.target, chosen.target.stem)
    print(f"{chosen.target}: {count} files, {chosen.target.stat().st_size / 1e6:.1f} MB")
    return 0
