"""`fihris adopt STATE`: a record for a state of the world that a text names and the registry does not have."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from fihris.author import yaml
from fihris.commands import options, outcome
from fihris.link import states
from fihris.model import LANGS, Entity, Forms, Lang, Registry
from fihris.read import registry
from fihris.read.files import Tree
from fihris.report import Report, did_you_mean
from fihris.text import french, grammar
from fihris.text.fold import fold_key

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
    tree = Tree(chosen.root, report)
    known = registry.read(tree)
    if report.fatal:
        return outcome.refuse(report)
    if states.KIND not in known.kinds:
        return outcome.wrong(
            "unknown-kind",
            f"there is no kind {states.KIND!r}",
            f"add to docs/_data/vocabularies/kinds.yml: {states.KIND}: {{label: {{ar: دولة, en: State}}, "
            "plural: {ar: دول, en: States}, shape: state}",
        )
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
    records, taken = {}, _names(known)
    for id in chosen.states:
        state = states.translated(free[id], tree.second)
        if others := {taken[name] for lang in tree.langs if (name := _key(state.name[lang], lang)) in taken}:
            other = min(others)
            return outcome.wrong(
                "alias-twice",
                f"{other!r} is called {' or '.join(_quoted(state, tree.langs))} already",
                f"say in its name what tells it from the state, or make it the state: kind: {states.KIND}",
            )
        records[f"{registry.DATA}/actors/{id}.yml"] = _record(state, taken, tree.langs)
        taken |= dict.fromkeys(_strong(state), id)
    return outcome.write(chosen.root, records)


def _key(form: str, lang: Lang) -> str:
    return f"{lang} {fold_key(form, case=lang is Lang.AR)}"


def _quoted(state: Entity, langs: Iterable[Lang]) -> list[str]:
    return [f"«{state.name[lang]}»" if lang is Lang.AR else f"“{state.name[lang]}”" for lang in langs]


def _strong(entity: Entity) -> Iterator[str]:
    for lang in (Lang.AR, *(Lang(other) for other, _ in entity.name.others)):
        yield from (_key(form, lang) for form in (entity.name[lang], *entity.aliases[lang]))


def _names(known: Registry) -> dict[str, str]:
    """Whose each name and alias is: nobody else may have it."""
    return {key: entity.id for entity in (*known.actors.values(), *known.places.values()) for key in _strong(entity)}


def _record(state: Entity, taken: Collection[str], langs: Sequence[Lang]) -> str:
    free: dict[str, list[str]] = {
        lang: [form for form in state.aliases[lang] if _key(form, lang) not in taken] for lang in langs
    }
    lines = [
        "# yaml-language-server: $schema=../schemas/actor.json",
        f"name: {yaml.words({lang: state.name[lang] for lang in langs})}",
        f"kind: {state.kind}",
    ]
    fields = {"aliases": Forms.of(free), "weak": state.weak, "metonyms": state.metonyms, "nisba": state.nisba}
    for field, forms in fields.items():
        if forms != Forms():
            lines.append(
                f"{field}: {{{', '.join(f'{lang}: {yaml.row(forms[lang])}' for lang in langs if forms[lang] or lang in LANGS)}}}"
            )
    return "\n".join([*lines, *_within_sentences(state, langs)]) + "\n"


def _within_sentences(state: Entity, langs: Sequence[Lang]) -> Iterator[str]:
    """What a sentence asks of the name in a language that is known for it."""
    if "fr" in langs:
        running, several = french.state(state.name["fr"])
        if running != state.name["fr"]:
            number = f", number: {grammar.PLURAL}" if several else ""
            yield f"grammar: {{fr: {{running: {yaml.scalar(running)}{number}}}}}"
