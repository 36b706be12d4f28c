"""`fihris explain CODE`: what a problem code means, in Arabic and English, with an example that is wrong and one that is right."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from fihris.commands import outcome
from fihris.read import problems
from fihris.report import did_you_mean

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("explain", help="what a problem code means, with an example")
    parser.add_argument("code", metavar="CODE", help="the word in brackets: error[unknown-actor]")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """The explanation goes to standard output."""
    known = problems.read()
    told = known.get(chosen.code)
    if told is None:
        return outcome.wrong(
            "unknown-code",
            f"there is no problem code {outcome.shown(chosen.code)!r}",
            did_you_mean(chosen.code, known) or f"all of them are in {problems.PATH}",
        )
    print(f"{told['severity']}[{chosen.code}]\n{told['ar']}\n{told['en']}")
    for label, example in (("خطأ · wrong", told["wrong"]), ("صواب · right", told["right"])):
        print(f"\n{label}:")
        for line in example.splitlines():
            print(f"    {line}")
    return 0
