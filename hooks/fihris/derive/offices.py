"""Offices: who held them is in their records; here it is turned round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fihris.model import Entity, Tenure


def held(actors: Iterable[Entity]) -> dict[str, tuple[Tenure, ...]]:
    """The offices that each actor has held, in the order of time."""
    found: dict[str, list[Tenure]] = defaultdict(list)
    for office in actors:
        for holder in office.holders:
            found[holder.actor].append(Tenure(office.id, holder))
    return {actor: tuple(sorted(each, key=lambda tenure: tenure.holder.term)) for actor, each in found.items()}
