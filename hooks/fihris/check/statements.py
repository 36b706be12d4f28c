"""Whether every relation can be said as a sentence: a form of the verb for its subject, a case for each name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fihris.check.sources import Path, Record
from fihris.model import Entity, Lang, Registry, RelationKind
from fihris.report import Problem
from fihris.text import grammar


def sentences(record: Record, registry: Registry) -> Iterator[Problem]:
    """What keeps the relations of an Arabic text's front matter from being said. Relations of unknown ids are told elsewhere."""
    for index, relation in enumerate(record.value.get("relations", ())):
        ends = {slot: registry.actors.get(relation[slot]) for slot in grammar.SLOTS}
        kind = registry.relation_kinds.get(relation["relation"])
        found = {slot: entity for slot, entity in ends.items() if entity}
        if kind and len(found) == len(ends):
            yield from _sentence(record, ("relations", index), relation, kind, found)


def _sentence(
    record: Record, place: Path, relation: Mapping[str, Any], kind: RelationKind, ends: Mapping[str, Entity]
) -> Iterator[Problem]:
    own = relation.get("sentence", {}).get("ar", "")
    if not own and not kind.forms(Lang.AR):
        hint = "write sentence: {ar: …, en: …} with {source} and {target} in it"
        message = f"{kind.id!r} has no sentence of its own, so the relation has to bring one"
        yield record.error((*place, "relation"), "sentence-missing", message, hint)
        return
    source = ends["source"]
    if not own and not source.grammar.gender:
        yield record.error(
            (*place, "source"),
            "gender-unknown",
            f"nobody knows whether «{source.name.ar}» is masculine or feminine, and a verb has to agree with it",
            f"say so in {source.origin.path}: grammar: {{ar: {{gender: masculine}}}}, or feminine",
        )
        return
    pattern = own or grammar.agreeing(kind.forms(Lang.AR), source.grammar.gender, source.grammar.number)
    if not pattern:
        form = f"{source.grammar.gender}-{source.grammar.number}"
        message = f"{kind.id!r} has no form for «{source.name.ar}»"
        hint = f"write one in docs/_data/vocabularies/relations.yml: {form}: …"
        yield record.error((*place, "source"), "form-missing", message, hint)
        return
    for slot, case in grammar.slots(pattern):
        if case != grammar.NOMINATIVE and not getattr(ends[slot].grammar, case):
            yield from _declined(record, (*place, slot), ends[slot], case)


def _declined(record: Record, place: Path, entity: Entity, case: str) -> Iterator[Problem]:
    """A name that has to be changed in a case and whose record does not say how."""
    genitive, accusative = grammar.declined(entity.name.ar, entity.grammar.number)
    proposed = genitive if case == grammar.GENITIVE else accusative
    if proposed:
        yield record.error(
            place,
            "case-missing",
            f"«{entity.name.ar}» stands in the {case} here, and its record has no form for it",
            f"write in {entity.origin.path}: grammar: {{ar: {{{case}: {proposed}}}}}; "
            "if it is no plural, number: singular",
        )
