"""The command `fihris`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version

from fihris.commands import (
    adopt,
    build,
    bundle,
    check,
    explain,
    importing,
    mentions,
    new,
    rename,
    review,
    start,
    suggest,
    translate,
)

COMMANDS = (adopt, build, bundle, check, explain, importing, mentions, new, rename, review, start, suggest, translate)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # not a terminal's settings but the site's: all text is UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = argparse.ArgumentParser(prog="fihris", description="Reads and checks the sources of a Fihris site.")
    parser.add_argument("--version", action="version", version=f"fihris {version('fihris')}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(subparsers)
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except BrokenPipeError:  # the reader (head, less) has seen enough
        sys.stderr.close()
        return 0


if __name__ == "__main__":
    sys.exit(main())
