"""`fihris check`: every problem of the sources, at once."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from fihris.commands import options
from fihris.report import Problem, Report, Severity
from fihris.site import compose

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

FORMATS = {"text": str, "github": Problem.as_annotation, "json": Problem.as_json}


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("check", help="check all sources and print every problem")
    options.root(parser)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="text, for annotations, or JSON lines")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Problems go to standard output, their number to standard error."""
    report = Report()
    compose(chosen.root, report)
    for problem in report:
        print(FORMATS[chosen.format](problem))
    counts = [(report.count(severity), severity) for severity in Severity]
    print(", ".join(f"{n} {severity}{'' if n == 1 else 's'}" for n, severity in counts), file=sys.stderr)
    return 1 if report.fatal else 0
