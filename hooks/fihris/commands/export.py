"""`fihris export`: the open data, without a site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fihris import telling
from fihris.commands import options, outcome
from fihris.report import Report
from fihris.site import compose, presenters
from fihris.view.dataset import dataset
from fihris.write.opendata import exported
from fihris.write.output import held

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "export", help="write the open data (CSV, JSON, SQLite, RDF …) without building the site"
    )
    options.root(parser)
    parser.add_argument(
        "target", type=Path, metavar="DIR", help="the folder to write into; files of these names are replaced"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Nothing is written while an error stands in the sources: data of half a registry would be taken for the whole."""
    report = Report()
    site = compose(chosen.root, report)
    if report.fatal:
        for problem in report:
            print(telling.told(problem), file=sys.stderr)
        return 1
    made = {name: held(data) for name, data in exported(dataset(presenters(site), site.corpus.identity.url))}
    try:
        chosen.target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{outcome.shown(str(chosen.target))}: {error.strerror}"
        return outcome.wrong("unwritable", message, "name a folder that can be written")
    there = [name for name in made if (chosen.target / name).exists()]
    return outcome.write(chosen.target, made, replacing=there)
