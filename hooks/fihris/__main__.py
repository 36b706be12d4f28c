"""The command `fihris`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from fihris import telling
from fihris.commands import (
    adopt,
    build,
    bundle,
    check,
    editor,
    explain,
    export,
    formatting,
    importing,
    mentions,
    new,
    options,
    rename,
    review,
    serve,
    start,
    suggest,
    translate,
)
from fihris.commands.parser import Parser

COMMANDS = (
    adopt,
    build,
    bundle,
    check,
    editor,
    explain,
    formatting,
    export,
    importing,
    mentions,
    new,
    rename,
    review,
    serve,
    start,
    suggest,
    translate,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # not a terminal's settings but the site's: all text is UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = Parser(prog="fihris", description="Reads and checks the sources of a Fihris site.")
    parser.add_argument("--version", action="version", version=f"fihris {version('fihris')}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(subparsers)
    telling.speak(telling.language(options.around()))
    _in_words(parser)
    chosen = parser.parse_args(arguments)
    telling.speak(telling.language(getattr(chosen, "root", Path())))
    try:
        return int(chosen.run(chosen))
    except BrokenPipeError:  # the reader (head, less) has seen enough
        sys.stderr.close()
        return 0


def _in_words(parser: argparse.ArgumentParser) -> None:
    """The help of a command, and of all that are below it, in the language that is spoken."""
    parser.description = parser.description and telling.say(parser.description)
    for group in parser._action_groups:
        group.title = group.title and telling.say(group.title)
    for action in parser._actions:
        if action.help and action.help != argparse.SUPPRESS:
            action.help = telling.say(action.help)
        if isinstance(action, argparse._SubParsersAction):
            for each in action._choices_actions:
                each.help = each.help and telling.say(each.help)
            for command in action.choices.values():
                _in_words(command)


if __name__ == "__main__":
    sys.exit(main())
