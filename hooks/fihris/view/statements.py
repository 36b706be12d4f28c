"""What relations state, in words: sentences of their kinds or of their own, and those that the same sentences of a text state together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from fihris.model import Lang, Polarity, Relation
from fihris.text import grammar
from fihris.view.elements import RelationGroup, RelationView, SentencePart
from fihris.view.presenter import Presenter


def groups(p: Presenter, of: Iterable[Relation]) -> tuple[RelationGroup, ...]:
    """The relations in their order, neighbours that the same sentences state together."""
    stated = groupby(of, key=lambda each: (each.section, stated_in(p, each)))
    return tuple(_group(p, list(relations)) for _, relations in stated)


def together(p: Presenter, of: Sequence[Relation]) -> Sequence[Relation]:
    """The relations so that those which the same sentences state are neighbours."""
    first = {stated_in(p, relation): index for index, relation in reversed(list(enumerate(of)))}
    return sorted(of, key=lambda relation: first[stated_in(p, relation)])


def stated_in(p: Presenter, of: Relation) -> str:
    """The whole sentences that state a relation."""
    return p.quotation(of.section, of.evidence[p.lang]).text


def _group(p: Presenter, relations: Sequence[Relation]) -> RelationGroup:
    section = relations[0].section
    passages = dict.fromkeys(relation.evidence[p.lang] for relation in relations)
    views = tuple(_relation(p, relation) for relation in relations)
    return RelationGroup(views, p.evidence(section, *passages), p.section_link(section, next(iter(passages))))


def _relation(p: Presenter, of: Relation) -> RelationView:
    kind = p.registry.relation_kinds[of.kind]
    return RelationView(
        source=p.actor(of.source),
        target=p.actor(of.target),
        sentence=sentence(p, of),
        date=p.date(of.date) if of.date else None,
        mode=str(of.mode),
        mode_label=p.mode(of.mode),
        polarity=str(kind.polarity),
        evidence=p.evidence(of.section, of.evidence[p.lang]),
        section=p.section_link(of.section, of.evidence[p.lang]),
    )


def sentence(p: Presenter, of: Relation) -> tuple[SentencePart, ...]:
    """What the relation states, in the words of its own or of its kind."""
    ends = {"source": of.source, "target": of.target}
    said = grammar.sentence(of.sentence[p.lang] or pattern(p, of), lambda slot, case: declined(p, ends[slot], case))
    return tuple(SentencePart(part.text, p.actor(ends[part.slot]) if part.slot else None) for part in said)


def stated(p: Presenter, of: Relation) -> str:
    """The same as bare words."""
    return "".join(part.text for part in sentence(p, of))


def declined(p: Presenter, id: str, case: str) -> str:
    """The name of an actor within a sentence."""
    of = p.registry.actors[id]
    if p.lang is not Lang.AR:
        return of.grammar.running or of.name[p.lang]
    declined = {grammar.GENITIVE: of.grammar.genitive, grammar.ACCUSATIVE: of.grammar.accusative}.get(case)
    return declined or of.name.ar


def polarity(p: Presenter, of: Relation) -> Polarity:
    return p.registry.relation_kinds[of.kind].polarity


def pattern(p: Presenter, of: Relation) -> str:
    """The sentence of the relation's kind, "" where it has a sentence of its own."""
    if of.sentence[p.lang]:
        return ""
    kind, words = p.registry.relation_kinds[of.kind], p.registry.actors[of.source].grammar
    if p.lang is Lang.AR:
        return grammar.agreeing(kind.forms(Lang.AR), words.gender, words.number)
    forms = kind.forms(p.lang)
    return forms.get(grammar.PLURAL if words.several else grammar.SINGULAR, "") or forms.get(grammar.SINGULAR, "")


def question(p: Presenter, kind: str) -> str:
    """The sentence of a kind of relations as a question for its subject; "" where it has none that stands alone."""
    of = p.registry.relation_kinds[kind]
    form = of.forms(p.lang).get(grammar.MASCULINE if p.lang is Lang.AR else grammar.SINGULAR, "")
    alone = "{source} " in form and "{source} و" not in form and "{source} and" not in form
    return p.t("search.who", said=form.replace("{source} ", "", 1)) if alone else ""
