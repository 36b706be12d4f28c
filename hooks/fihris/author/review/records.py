"""What a change does to actors and places, and which of their new names are found suspiciously often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from fihris.author.review.lines import isolated
from fihris.author.review.state import all_texts, records_of
from fihris.model import Entity, Lang, Site
from fihris.text.fold import fold_key

_SUDDEN = 20
"""Mentions by a form that was just added, from which on it is told as one that may be an ordinary word."""


def entities(before: Site, after: Site) -> Iterator[str]:
    """The records that are new, gone, or other than before, each with the names that were added."""
    old, new = records_of(before), records_of(after)
    matched = _matched(after)
    for key in sorted(new.keys() - old.keys()):
        yield f"- جديد · new: {_both(new[key])} (`{key[0]}:{key[1]}`){_new_forms(None, new[key], matched)}"
    for key in sorted(new.keys() & old.keys()):
        if _content(old[key]) != _content(new[key]):
            yield f"- معدّل · changed: {_both(new[key])} (`{key[0]}:{key[1]}`){_new_forms(old[key], new[key], matched)}"
    for key in sorted(old.keys() - new.keys()):
        yield f"- محذوف · removed: {_both(old[key])} (`{key[0]}:{key[1]}`)"


def _both(entity: Entity) -> str:
    return " · ".join(map(isolated, dict.fromkeys((entity.name.ar, *(words for _, words in entity.name.others)))))


def _content(entity: Entity) -> object:
    return (entity.kind, entity.name, entity.sort, entity.aliases, entity.weak, entity.metonyms, entity.nisba,
            entity.offices, entity.titles, entity.holders, entity.brief, entity.country, entity.roles, entity.affiliations,
            entity.note)  # fmt: skip


def _matched(site: Site) -> Counter[tuple[str, str]]:
    """How often each form is found for each actor, what is left open included; by the form as it is folded."""
    found: Counter[tuple[str, str]] = Counter()
    for text in all_texts(site):
        found.update((each.id, fold_key(each.surface)) for each in text.mentions)
        found.update((id, fold_key(each.surface)) for each in text.unsettled for id in each.candidates)
    return found


def _new_forms(old: Entity | None, new: Entity, matched: Mapping[tuple[str, str], int]) -> str:
    """The forms that were added, each with how often it is found; one that is found very often may be an ordinary word. Of a
    new record those alone are told."""
    added = [form for lang in (Lang.AR, *(lang for lang, _ in new.name.others)) for group in ("aliases", "weak", "metonyms", "nisba", "offices", "titles")
             for form in getattr(new, group)[lang] if old is None or form not in getattr(old, group)[lang]]  # fmt: skip
    counted = {form: matched.get((new.id, fold_key(form)), 0) for form in added}
    told = [
        f"{isolated(form)} ×{count}{' ⚠' if count >= _SUDDEN else ''}"
        for form, count in counted.items()
        if old or count >= _SUDDEN
    ]
    return f" + {' · '.join(told)}" if told else ""
