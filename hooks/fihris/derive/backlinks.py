"""Backlinks: each mention seen from the actor or place it names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from fihris.model import Backlink, EntityCounts, EntityKind, Mention, MentionClass

Key = tuple[EntityKind, str]


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
