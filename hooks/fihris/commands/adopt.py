"""`fihris adopt STATE`: a record for a state of the world that a text names and the registry does not have."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from fihris.author import yaml
from fihris.commands import options, outcome
from fihris.link import states
from fihris.model import LANGS, Entity, Forms, Lang
from fihris.read import registry
from fihris.read.files import Tree
from fihris.report import Report, did_you_mean
from fihris.text import french, grammar
from fihris.text.fold import fold_key
from fihris.text.spelt import apart

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
    records, taken = {}, _Taken()
    for entity in (*known.actors.values(), *known.places.values()):
        taken.add(entity)
    for id in chosen.states:
        state = states.translated(free[id], tree.second)
        if others := {other for lang in tree.langs for other in taken.whose(state.name[lang], lang)}:
            other = min(others)
            return outcome.wrong(
                "alias-twice",
                f"{other!r} is called {' or '.join(_quoted(state, tree.langs))} already",
                f"say in its name what tells it from the state, or make it the state: kind: {states.KIND}",
            )
        records[f"{registry.DATA}/actors/{id}.yml"] = _record(state, taken, tree.langs)
        taken.add(state)
    return outcome.write(chosen.root, records)


class _Taken:
    """Whose each name and alias is: nobody else may have it, unless marks tell the two apart («عُمان», «عمّان»)."""

    def __init__(self) -> None:
        self._owners: dict[tuple[Lang, str], list[tuple[str, str]]] = {}

    def add(self, entity: Entity) -> None:
        for lang in (Lang.AR, *(Lang(other) for other, _ in entity.name.others)):
            for form in (entity.name[lang], *entity.aliases[lang]):
                self._owners.setdefault(_key(form, lang), []).append((form, entity.id))

    def whose(self, form: str, lang: Lang) -> list[str]:
        return [id for other, id in self._owners.get(_key(form, lang), ()) if not apart(form, other)]


def _key(form: str, lang: Lang) -> tuple[Lang, str]:
    return lang, fold_key(form, case=lang is Lang.AR)


def _quoted(state: Entity, langs: Iterable[Lang]) -> list[str]:
    return [f"«{state.name[lang]}»" if lang is Lang.AR else f"“{state.name[lang]}”" for lang in langs]


def _record(state: Entity, taken: _Taken, langs: Sequence[Lang]) -> str:
    free: dict[str, list[str]] = {
        lang: [form for form in state.aliases[lang] if not taken.whose(form, lang)] for lang in langs
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
