"""`fihris serve`: the site in a browser while its sources are written."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from fihris.commands import editor, options, outcome

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("serve", help="show the site in a browser, and again at every change")
    options.root(parser)
    parser.add_argument("--at", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to serve (127.0.0.1:8000)")
    parser.add_argument(
        "--edit", action="store_true", help="with the editor: what it writes is laid into the files as they were"
    )
    parser.set_defaults(run=run)


EDIT = "--edit"
"""Of the server's own command."""
_PORTS = range(1 << 16)


def run(chosen: argparse.Namespace) -> int:
    """Serve until it is interrupted or ended, and the server with it; 1 where nothing can be served there, 2 where the address is none."""
    host, _, port = chosen.at.rpartition(":")
    if not host or not (port.isascii() and port.isdecimal() and len(port) <= 5 and int(port) in _PORTS):
        return outcome.wrong(
            "bad-value", f"--at takes a host and a port, not {outcome.shown(chosen.at)!r}", "--at 127.0.0.1:8000"
        )
    if not (chosen.root / "docs").is_dir():
        return outcome.wrong(
            "no-project", f"there is no folder docs in {outcome.shown(str(chosen.root))}", "give it with --root"
        )
    command = [sys.executable, "-m", "mkdocs_fihris.serving", str(chosen.root / "mkdocs.yml"), chosen.at]
    command += [EDIT] if chosen.edit else []
    if chosen.edit and editor.run(chosen):
        return 1
    with subprocess.Popen(command) as server:
        before = signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            return server.wait()
        except KeyboardInterrupt:
            server.terminate()
            return 0
        finally:
            signal.signal(signal.SIGTERM, before)
