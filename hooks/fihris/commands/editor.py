"""`fihris editor`: fetch what the editor in the browser is made of, once for an environment."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from fihris import component
from fihris.telling import say

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("editor", help="fetch what the editor in the browser is made of")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """1 where it cannot be had: sites are built without the editor then, and one line says so."""
    try:
        component.fetch()
    except component.Unavailable as error:
        print(
            say(f"sites are built without the editor: {component.EDITOR.name} was not fetched ({error})"),
            file=sys.stderr,
        )
        return 1
    return 0
