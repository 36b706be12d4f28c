"""What the command line itself says of a command that was mistyped, in the language that is spoken."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Final, NoReturn

from fihris import telling

_OF_AN_ARGUMENT: Final = re.compile(r"argument (?P<name>\S+?): (?P<said>.*)\Z", re.DOTALL)


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, f"{telling.say('usage')}: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose own words are said like all others. Those of `argparse` are patterns of the same list."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("formatter_class", _Help)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        found = _OF_AN_ARGUMENT.match(message)
        said = f"{found['name']}: {telling.say(found['said'])}" if found else telling.say(message)
        self.exit(2, f"{self.prog}: {telling.say('error')}: {said}\n")
