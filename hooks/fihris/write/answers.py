"""What the texts state in one sentence, each as an answer: who holds an office, what happened, how many, who stands how to
whom. A search that meets all of its words answers with it and with that sentence; nothing is answered that no sentence states.
"""

from __future__ import annotations

from collections.abc import Iterator

from fihris.model import Entity, EntityKind, Mode
from fihris.text.analysis import Analysis
from fihris.view import statements
from fihris.view.presenter import Presenter
from fihris.write.search import Card, SearchDoc


def facts(p: Presenter, analysis: Analysis) -> Iterator[SearchDoc]:
    """The answers of an edition. Each is found by its own words and by those of its sentence, and leads there."""
    for of in p.registry.actors.values():
        yield from _roles(p, of, analysis)
    named = _named(p)
    for brief in p.site.records.values():
        for figure in brief.figures:
            section = f"{brief.id}/{figure.section:02}" if figure.section else brief.id
            value, label = figure.value[p.lang], figure.label[p.lang]
            sentence = _closest(_sentences(p, section), f"{value} {label}", analysis)
            if sentence and _has_number(analysis, value, sentence[0]):
                actors = tuple(named.get((section, sentence[1]), ()))
                yield _fact(p, "figure", f"{value} {label}", "", section, sentence, actors=actors)
        for event in (*brief.events, *(event for section in brief.sections for event in section.events)):
            if not event.date:
                continue  # a question for it asks when
            quoted = _quoted(p, event.section, event.evidence[p.lang])
            name = event.title[p.lang]
            yield _fact(p, "event", name, p.date(event.date).text, event.section, quoted, event.id, event.actors)
        for relation in (*brief.relations, *(each for section in brief.sections for each in section.relations)):
            if relation.mode is Mode.STATED:
                said = statements.stated(p, relation)
                quoted = _quoted(p, relation.section, relation.evidence[p.lang])
                ends = (relation.source, relation.target)
                yield _fact(p, "relation", said, "", relation.section, quoted, relation.source, ends)


def _named(p: Presenter) -> dict[tuple[str, str], list[str]]:
    """The actors that each sentence names, by its section and the id of its element."""
    found: dict[tuple[str, str], list[str]] = {}
    for (kind, id), links in p.edition.backlinks.items():
        for link in links:
            if kind is EntityKind.ACTOR and id not in found.setdefault((link.section, link.anchor), []):
                found[link.section, link.anchor].append(id)
    return found


def _roles(p: Presenter, of: Entity, analysis: Analysis) -> Iterator[SearchDoc]:
    """The roles of an actor, and an office by each of its holders, where a sentence that names them says so."""
    roles: list[tuple[Entity, str, str, tuple[str, ...]]]
    roles = [(of, role.label[p.lang], role.section, (of.id,)) for role in of.roles]
    holders = [(p.registry.actors[each.actor], each.section) for each in of.holders if each.section]
    roles += [(holder, of.name[p.lang], section, (holder.id, of.id)) for holder, section in holders]
    for holder, label, section, actors in roles:
        backlinks = p.edition.backlinks.get((EntityKind.ACTOR, holder.id), ())
        places = {link.anchor for link in backlinks if link.section == section}
        sentences = [sentence for sentence in _sentences(p, section) if sentence[1] in places]
        sentence = _closest(sentences, label, analysis)
        if sentence:
            yield _fact(p, "role", holder.name[p.lang], label, section, sentence, holder.id, actors)


Said = tuple[str, str]
"""A sentence, and the id of the element that holds it."""


def _sentences(p: Presenter, id: str) -> list[Said]:
    text = p.shown(id)
    return [(text.plain[each.start : each.end], each.id) for each in text.sentences]


def _closest(sentences: list[Said], words: str, analysis: Analysis) -> Said | None:
    """The sentence that has most of the words in any of their forms, where it has half of them."""
    wanted = {analysis.root(key) for key in analysis.keys(words)}

    def shared(sentence: Said) -> int:
        return len(wanted & {analysis.root(key) for key in analysis.keys(sentence[0])})

    best = max(sentences, key=shared, default=None)
    return best if best and 2 * shared(best) >= len(wanted) else None


def _has_number(analysis: Analysis, value: str, sentence: str) -> bool:
    """Whether a sentence has every number of a value, in digits or in words."""
    words = set(analysis.keys(sentence))
    numbers = [key for key in analysis.keys(value) if key.isdecimal()]
    return all(words & set(analysis.synonyms(number)) for number in numbers)


def _quoted(p: Presenter, section: str, words: str) -> Said:
    return p.quotation(section, words).text, p.sentence_of(section, words)


def _fact(
    p: Presenter,
    kind: str,
    name: str,
    role: str,
    section: str,
    said: Said,
    id: str = "",
    actors: tuple[str, ...] = (),
) -> SearchDoc:
    there = p.section_href(section, said[1])
    href = p.actor(id).href if kind == "role" else there
    card = Card(id or f"{section}#{said[1]}", kind, name, "", "", role, {}, href, ())
    title = f"{name} {role}".strip()
    return SearchDoc(f"{kind}:{section}:{title}", there, f"fact-{kind}", title, said[0], actors=actors, card=card)
