"""`fihris bundle`: the built site as a zip file that opens from disk."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fihris.commands import outcome
from fihris.telling import say
from fihris.write.archive import archive
from fihris.write.whole import Place

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("bundle", help="pack the built site into a zip file that opens from disk")
    parser.add_argument("site", type=Path, help="the built site's folder")
    parser.add_argument("target", type=Path, help="the zip file to write")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """While the site is packed nobody builds it. Where packing fails the zip file is as it was."""
    place = Place(chosen.site)
    if not (place.target / "index.html").is_file():
        return outcome.wrong(
            "not-a-site", f"no built site is in {outcome.shown(str(chosen.site))}", "run make site first"
        )
    try:
        with place.locked(
            lambda holder: print(say(f"{chosen.site} is being built by {holder}; waiting"), file=sys.stderr)
        ):
            count = archive(place.target, chosen.target, chosen.target.stem)
    except OSError as error:
        message = f"{outcome.shown(str(chosen.target))}: {error.strerror}; it is as it was"
        outcome.wrong("unwritable", message, "make room, or give the folder rights to be written")
        return 1
    print(say(f"{chosen.target}: {count} files, {chosen.target.stat().st_size / 1e6:.1f} MB"))
    return 0
