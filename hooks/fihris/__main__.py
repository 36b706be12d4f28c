"""The command `fihris`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from fihris import telling
from fihris.commands import options
from fihris.commands.parser import Parser

COMMANDS: Final = {
    "adopt": "adopt",
    "build": "build",
    "bundle": "bundle",
    "changes": "changes",
    "check": "check",
    "editor": "editor",
    "explain": "explain",
    "format": "formatting",
    "export": "export",
    "import": "importing",
    "mentions": "mentions",
    "new": "new",
    "rename": "rename",
    "review": "review",
    "serve": "serve",
    "single": "single",
    "stage": "stage",
    "start": "start",
    "suggest": "suggest",
    "translate": "translate",
}
"""Their names, and the modules that have them. Only what is asked for is imported: the others have many libraries."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # not a terminal's settings but the site's: all text is UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = Parser(prog="fihris", description="Reads and checks the sources of a Fihris site.")
    parser.add_argument("--version", action=_Version)
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    asked = next(iter(sys.argv[1:] if arguments is None else arguments), "")
    for module in [COMMANDS[asked]] if asked in COMMANDS else COMMANDS.values():
        import_module(f"fihris.commands.{module}").add(subparsers)
    telling.speak(telling.language(options.around()))
    _in_words(parser)
    chosen = parser.parse_args(arguments)
    telling.speak(telling.language(getattr(chosen, "root", Path())))
    try:
        return int(chosen.run(chosen))
    except BrokenPipeError:  # the reader (head, less) has seen enough
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:  # whoever has stopped it knows; 130, as shells say it
        return 130


class _Version(argparse._VersionAction):
    """Says the version, which is looked for among the packages only where somebody asks for it."""

    def __call__(self, *given: Any, **named: Any) -> None:
        from importlib.metadata import version  # noqa: PLC0415 - it reads mail headers

        self.version = f"fihris {version('fihris')}"
        super().__call__(*given, **named)


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
