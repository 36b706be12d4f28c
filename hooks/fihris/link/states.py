"""The states of the world, as they stand behind a registry that has but some of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from babel import Locale

from fihris.model import LANGS, Entity, EntityKind, Forms, Origin, Registry, Text
from fihris.text.fold import fold_key

from .words import table

KIND: Final = "state"
NOWHERE: Final = Origin("")
"""Where the record of a state stands that has none."""


@cache
def world() -> Mapping[str, Entity]:
    """Every state by the id that its record would have: names, capitals as metonyms, nisbas."""
    names = {lang: Locale(lang).territories for lang in LANGS}
    found = {}
    for code, each in table("states").items():
        called = each.get("name") or {lang: re.sub(r" \(.*| - .*", "", names[lang][code]) for lang in LANGS}
        name = Text(*(called[lang] for lang in LANGS))
        id = each.get("id") or _id(name.en)
        found[id] = Entity(
            id, EntityKind.ACTOR, KIND, name, name, NOWHERE,
            aliases=_forms(each.get("also", {})), metonyms=_forms(each["capital"]), nisba=_forms(each["nisba"]),
            weak=_forms(each.get("weak", {})),
        )  # fmt: skip
    return found


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


def _forms(listed: Mapping[str, list[str]]) -> Forms:
    return Forms(tuple(listed.get("ar", ())), tuple(listed.get("en", ())))


def _id(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("&", "and").replace("’", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", "-", plain.lower()).strip("-")
