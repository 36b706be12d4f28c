"""The states of the world, as they stand behind a registry that has but some of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from fihris.model import LANGS, Entity, EntityKind, Forms, Lang, Origin, Registry, Text
from fihris.text.fold import fold_key
from fihris.text.scripts import locale

from .words import table

KIND: Final = "state"
NOWHERE: Final = Origin("")
"""Where the record of a state stands that has none."""


@cache
def world() -> Mapping[str, Entity]:
    """Every state by the id that its record would have: names, capitals as metonyms, nisbas."""
    found = {}
    for code, each in table("states").items():
        name = Text.of(each.get("name") or {lang: _called(code, lang) for lang in LANGS})
        id = each.get("id") or _id(name[Lang.EN])
        found[id] = Entity(
            id, EntityKind.ACTOR, KIND, name, name, NOWHERE,
            aliases=Forms.of(each.get("also", {})), metonyms=Forms.of(each["capital"]), nisba=Forms.of(each["nisba"]),
            weak=Forms.of(each.get("weak", {})),
        )  # fmt: skip
    return found


def _called(code: str, lang: str) -> str:
    return re.sub(r" \(.*| - .*", "", locale(lang).territories[code])


@cache
def _codes() -> Mapping[str, str]:
    return dict(zip(world(), table("states"), strict=True))


def translated(state: Entity, second: Lang | None) -> Entity:
    """A state of the world as a site with this second language has it: its names there, as CLDR calls it, and no forms that are English."""

    def in_second(forms: Forms) -> Forms:
        return Forms.of({lang: forms[lang] for lang in (Lang.AR, second) if lang})

    if second is Lang.EN:
        return state
    name = Text.of({Lang.AR: state.name.ar, **({second: _called(_codes()[state.id], second)} if second else {})})
    return replace(
        state, name=name, aliases=in_second(state.aliases), weak=in_second(state.weak), metonyms=in_second(state.metonyms),
        nisba=in_second(state.nisba),
    )  # fmt: skip


def unregistered(registry: Registry) -> Iterator[Entity]:
    """The states of which the registry has no record, under whatever id."""
    known = {name for entity in registry.actors.values() if entity.kind == KIND for name in _names(entity)}
    for id, entity in world().items():
        if known.isdisjoint(_known_as(id)):
            yield entity


@cache
def _known_as(id: str) -> frozenset[str]:
    """The names of a state of the world."""
    return frozenset(_names(world()[id]))


def _names(entity: Entity) -> Iterator[str]:
    for lang in LANGS:
        yield from map(fold_key, (entity.name[lang], *entity.aliases[lang]))


def _id(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("&", "and").replace("’", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", "-", plain.lower()).strip("-")
