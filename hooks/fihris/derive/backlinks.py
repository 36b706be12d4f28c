"""Backlinks: each mention seen from the actor or place it names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Final

from fihris.model import Backlink, EntityCounts, EntityKind, Mention, MentionClass
from fihris.sums import Summed, sum_of

Key = tuple[EntityKind, str]
_SUM: Final = 16
"""Bytes that are kept of a sum."""


def anchors(mentions: Sequence[Mention], section: int) -> tuple[str, ...]:
    """An anchor for each mention, unique on the section's page and on the brief's, which shows all sections."""
    seen: Counter[Key] = Counter()
    found = []
    for mention in mentions:
        key = (mention.kind, mention.id)
        seen[key] += mention.cls is not MentionClass.NISBA
        name = mention.id if mention.kind is EntityKind.ACTOR else f"place-{mention.id}"
        found.append("" if mention.cls is MentionClass.NISBA else f"s{section}-{name}-{seen[key]}")
    return tuple(found)


def by_entity(backlinks: Iterable[Backlink]) -> dict[Key, tuple[Backlink, ...]]:
    """The backlinks of each actor and place, nisba left out, in the order given."""
    found: dict[Key, list[Backlink]] = defaultdict(list)
    for backlink in backlinks:
        if backlink.cls is not MentionClass.NISBA:
            found[backlink.kind, backlink.entity].append(backlink)
    return {key: tuple(each) for key, each in found.items()}


def sums(backlinks: Iterable[Backlink]) -> bytes:
    """The sums of what names each actor and place in one brief, in the order of `by_entity`."""
    return b"".join(bytes.fromhex(sum_of(each))[:_SUM] for each in by_entity(backlinks).values())


def summed(briefs: Iterable[tuple[Iterable[Backlink], bytes]], whole: Mapping[Key, tuple[Backlink, ...]]) -> Summed:
    """The sums of what names each actor and place in all briefs (`whole`), of the `sums` that each brief has of its own."""
    totals = {key: sha256() for key in whole}
    for links, known in briefs:
        keys = dict.fromkeys((each.kind, each.entity) for each in links if each.cls is not MentionClass.NISBA)
        for at, key in enumerate(keys):
            totals[key].update(known[at * _SUM : (at + 1) * _SUM])
    return {id(each): (each, totals[key].hexdigest()) for key, each in whole.items()}


def counts(backlinks: Iterable[Backlink], brief_of: Mapping[str, str]) -> dict[Key, EntityCounts]:
    """How often each actor and place is mentioned. `brief_of` gives the brief of a section; a brief is its own: its page is
    no section."""
    mentions: Counter[Key] = Counter()
    nisba: Counter[Key] = Counter()
    sections: dict[Key, set[str]] = defaultdict(set)
    for backlink in backlinks:
        key = (backlink.kind, backlink.entity)
        if backlink.cls is MentionClass.NISBA:
            nisba[key] += 1
        else:
            mentions[key] += 1
            sections[key].add(backlink.section)
    return {
        key: EntityCounts(
            mentions[key],
            sum(brief_of[section] != section for section in sections[key]),
            len({brief_of[section] for section in sections[key]}),
            nisba[key],
        )
        for key in mentions.keys() | nisba.keys()
    }
