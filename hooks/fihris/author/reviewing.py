"""What a change does to the site, as Markdown for the pull request: from the site before and the site after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from fihris.author import difference, marks, translation
from fihris.model import LANGS, Document, Entity, EntityKind, Lang, LinkedText, Section, Site
from fihris.report import Problem, Severity

_DIRECTION = {Lang.AR: "rtl", Lang.EN: "ltr"}
_MOST = 50
"""Rows of one list. A change of a thousand sections is not read line by line."""


@dataclass(frozen=True, slots=True)
class State:
    """The site at one moment, everything that is wrong with it, and the fingerprint each twin (by path) translates."""

    site: Site
    problems: tuple[Problem, ...]
    translated: Mapping[str, str]


def review(before: State, after: State) -> str:
    """The Markdown. Headings are Arabic and English, for both read it."""
    groups = [
        ("الأخطاء · Flaws", _flaws(before.problems, after.problems)),
        ("المحاور · Sections", _texts(before.site, after.site)),
        ("الإشارات · Mentions", _mentions(before.site, after.site)),
        ("فاعلون وأماكن · Actors and places", _entities(before.site, after.site)),
        ("أسماء لم تُحسم · Unresolved names", _unsettled(before.site, after.site)),
        ("الترجمة · Translation", _twins(after)),
        ("الفروق · Differences", _differences(before.site, after.site)),
    ]
    parts = ["# ما يفعله هذا التغيير · What this change does"]
    for heading, lines in groups:
        listed = list(lines)
        if listed:
            parts.extend([f"## {heading}", "\n".join(listed)])
    if len(parts) == 1:
        parts.append("لم يتغير نص ولا سجل. · No text and no record has changed.")
    return "\n\n".join(parts) + "\n"


# ---------------------------------------------------------------- texts


def _documents(site: Site) -> dict[tuple[str, Lang], Document]:
    """Every text of a brief or section: (id, language) → document."""
    holders: list[tuple[str, Mapping[Lang, Document]]] = [(id, brief.documents) for id, brief in site.briefs.items()]
    holders.extend((id, section.documents) for id, section in site.sections.items())
    return {(id, lang): document for id, documents in holders for lang, document in documents.items()}


def _texts(before: Site, after: Site) -> Iterator[str]:
    old, new = _documents(before), _documents(after)
    for key in sorted(new.keys() - old.keys()):
        yield _row("جديد · new", key, new[key].title)
    for key in sorted(new.keys() & old.keys()):
        if old[key].title != new[key].title or old[key].body != new[key].body:
            yield _row("معدّل · changed", key, new[key].title)
        elif _facts(before, key) != _facts(after, key):
            yield _row("تغيرت بياناته · its data changed", key, new[key].title)
    for key in sorted(old.keys() - new.keys()):
        yield _row("محذوف · removed", key, old[key].title)


def _row(what: str, key: tuple[str, Lang], title: str) -> str:
    return f"- {what}: `{key[0]}` ({key[1]}) {_isolated(title)}"


def _isolated(words: str) -> str:
    return f"<bdi>{escape(marks.plain_line(words), quote=False)}</bdi>"


def _facts(site: Site, key: tuple[str, Lang]) -> object:
    """What a text declares: it stands with the Arabic, once."""
    if key[1] is not Lang.AR:
        return None
    holder = site.sections.get(key[0]) or site.briefs[key[0]]
    if isinstance(holder, Section):
        return (holder.topics, holder.relations, holder.events, holder.qualified, holder.notes)
    return (holder.date, holder.places, holder.topics, holder.participants, holder.figures, holder.references,
            holder.sources, holder.relations, holder.events)  # fmt: skip


def _differences(before: Site, after: Site) -> Iterator[str]:
    old, new = _documents(before), _documents(after)
    shown = 0
    for id, lang in sorted(new.keys() & old.keys(), key=lambda key: (key[1] is not Lang.AR, key)):
        first, second = old[id, lang], new[id, lang]
        made = difference.html(_readable(first), _readable(second), _DIRECTION[lang])
        if made and shown < _MOST:
            shown += 1
            yield f"\n### `{id}` ({lang})\n\n{made}\n"


def _readable(document: Document) -> str:
    return f"{document.title} — {marks.without_comments(document.body)}"


# ---------------------------------------------------------------- mentions


def _all_texts(site: Site) -> Iterator[LinkedText]:
    for lang in LANGS:
        yield from site.editions[lang].texts.values()


def _counted(site: Site) -> Counter[tuple[str, Lang, EntityKind, str]]:
    return Counter((text.section, text.lang, mention.kind, mention.id) for text in _all_texts(site) for mention in text.mentions)


def _mentions(before: Site, after: Site) -> Iterator[str]:
    old, new = _counted(before), _counted(after)
    rows = [(key, new[key] - old[key]) for key in sorted(old.keys() | new.keys()) if new[key] != old[key]]
    for (section, lang, kind, id), change in rows[:_MOST]:
        sign = "+" if change > 0 else "−"
        yield f"- {sign}{abs(change)} {_name(after, before, kind, id, lang)} (`{kind}:{id}`) `{section}` ({lang})"
    yield from _rest(rows)


def _name(after: Site, before: Site, kind: EntityKind, id: str, lang: Lang) -> str:
    found = _registry(after).get((kind, id)) or _registry(before).get((kind, id))
    return _isolated(found.name[lang] if found else id)


def _registry(site: Site) -> dict[tuple[EntityKind, str], Entity]:
    known = site.corpus.registry
    actors = {(EntityKind.ACTOR, id): entity for id, entity in known.actors.items()}
    return actors | {(EntityKind.PLACE, id): entity for id, entity in known.places.items()}


def _entities(before: Site, after: Site) -> Iterator[str]:
    old, new = _registry(before), _registry(after)
    for key in sorted(new.keys() - old.keys()):
        yield f"- جديد · new: {_both(new[key])} (`{key[0]}:{key[1]}`)"
    for key in sorted(new.keys() & old.keys()):
        if _content(old[key]) != _content(new[key]):
            yield f"- معدّل · changed: {_both(new[key])} (`{key[0]}:{key[1]}`){_new_forms(old[key], new[key])}"
    for key in sorted(old.keys() - new.keys()):
        yield f"- محذوف · removed: {_both(old[key])} (`{key[0]}:{key[1]}`)"


def _both(entity: Entity) -> str:
    return f"{_isolated(entity.name.ar)} · {_isolated(entity.name.en)}"


def _content(entity: Entity) -> object:
    return (entity.kind, entity.name, entity.sort, entity.aliases, entity.weak, entity.metonyms, entity.nisba,
            entity.offices, entity.country, entity.roles, entity.affiliations, entity.note)  # fmt: skip


def _new_forms(old: Entity, new: Entity) -> str:
    added = [form for lang in LANGS for group in ("aliases", "weak", "metonyms", "nisba", "offices")
             for form in getattr(new, group)[lang] if form not in getattr(old, group)[lang]]  # fmt: skip
    return "" if not added else f" + {' · '.join(map(_isolated, added))}"


def _unsettled(before: Site, after: Site) -> Iterator[str]:
    """The names that no rule settles, and that no rule left open before."""
    seen = Counter((text.section, text.lang, each.surface) for text in _all_texts(before) for each in text.unsettled)
    rows = []
    for text in _all_texts(after):
        for each in text.unsettled:
            key = (text.section, text.lang, each.surface)
            seen[key] -= 1
            if seen[key] < 0:
                line = each.line + text.document.body_line - 1
                rows.append(f"- `{text.document.path}:{line}` {_isolated(each.surface)}: {', '.join(each.candidates)}")
    yield from rows[:_MOST]
    yield from _rest(rows)


# ---------------------------------------------------------------- translation and flaws


def _twins(state: State) -> Iterator[str]:
    rows = []
    documents = _documents(state.site)
    for (id, lang), document in sorted(documents.items()):
        if lang is not Lang.AR:
            continue
        twin = documents.get((id, Lang.EN))
        if twin is None:
            path = document.path.replace(f"docs/{Lang.AR}/", f"docs/{Lang.EN}/", 1)
            rows.append(f"- لم يُترجم بعد · not translated yet: `{path}`")
        elif state.translated.get(twin.path, "") not in {"", translation.of(document)}:
            rows.append(f"- تغير الأصل بعد الترجمة · stale: `{twin.path}`")
    yield from rows[:_MOST]
    yield from _rest(rows)


def _flaws(before: Sequence[Problem], after: Sequence[Problem]) -> Iterator[str]:
    """Every error and warning there is now, by file, and the advice that was not there before."""
    seen = {(problem.path, problem.code, problem.message) for problem in before}
    shown = [
        problem
        for problem in after
        if problem.severity is not Severity.NOTICE or (problem.path, problem.code, problem.message) not in seen
    ]
    path = ""
    for problem in shown[:_MOST]:
        if problem.path != path:
            path = problem.path
            yield f"- `{path}`"
        hint = f" ({problem.hint})" if problem.hint else ""
        yield f"  - {problem.line}:{problem.column} **{problem.severity}** `{problem.code}` {_escaped(problem.message + hint)}"
    yield from _rest(shown)


def _escaped(text: str) -> str:
    return f"<bdi>{marks.escape(' '.join(text.split()))}</bdi>"


def _rest(rows: Sequence[object]) -> Iterator[str]:
    left = len(rows) - _MOST
    if left > 0:
        yield f"- … +{left}"
