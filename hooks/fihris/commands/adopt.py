"""`fihris adopt STATE`: a record for a state of the world that a text names and the registry does not have."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from fihris.author import yaml
from fihris.commands import options, outcome
from fihris.link import states
from fihris.model import LANGS, Entity, Forms
from fihris.read import registry
from fihris.read.files import Tree
from fihris.report import Report, did_you_mean

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "adopt", help="make the record of a state: its names, capital and nisbas in both languages"
    )
    options.root(parser)
    parser.add_argument("states", nargs="+", metavar="STATE", help="its id, such as turkey or south-korea")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """The records that were written go to standard output. Nothing is written where one of the states cannot be."""
    report = Report()
    known = registry.read(Tree(chosen.root, report))
    if report.fatal:
        return outcome.refuse(report)
    free = {entity.id: entity for entity in states.unregistered(known)}
    for id in chosen.states:
        if id not in states.world():
            return outcome.wrong(
                "unknown-actor", f"there is no state {outcome.shown(id)!r}", did_you_mean(id, states.world())
            )
        if id not in free or id in known.actors or id in known.places:
            return outcome.wrong(
                "file-exists", f"the registry has {outcome.shown(id)!r} already", "look for it in docs/_data/actors/"
            )
    return outcome.write(chosen.root, {f"{registry.DATA}/actors/{id}.yml": _record(free[id]) for id in chosen.states})


def _record(state: Entity) -> str:
    lines = [
        "# yaml-language-server: $schema=../schemas/actor.json",
        f"name: {yaml.pair(state.name.ar, state.name.en)}",
        f"kind: {state.kind}",
    ]
    for field, forms in (("aliases", state.aliases), ("metonyms", state.metonyms), ("nisba", state.nisba)):
        if forms != Forms():
            lines.append(f"{field}: {{{', '.join(f'{lang}: {yaml.row(forms[lang])}' for lang in LANGS)}}}")
    return "\n".join(lines) + "\n"
