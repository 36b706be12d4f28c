"""What the site knows of an actor, in few lines: a lead, its relations by what they do, the sentences that tell most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fihris import address, weights
from fihris.model import Backlink, Entity, EntityKind, Lang, Polarity, Relation
from fihris.text import grammar
from fihris.view import statements
from fihris.view.elements import LinkView
from fihris.view.presenter import Presenter

LEAD = 25
"""Words of a lead."""
TELLING = 5
"""Sentences of a brief that are shown at once."""
LINES, FEW = 6, 2
"""Relations of one polarity that are shown at once, and how many more are not worth a fold."""
NAMES, PLACES = 12, 6
"""Names in one line, and sections that are told to state one thing."""
ORDER = (Polarity.COOPERATION, Polarity.DISPUTE, Polarity.CONFRONTATION, Polarity.NEUTRAL)


@dataclass(frozen=True, slots=True)
class LinePart:
    """Some words of a line. `href` leads to whom they name, or is ""; `where` are the sections that state it, each leading
    to its sentence; `mode` is told where a reader has to infer it, else ""."""

    text: str
    href: str = ""
    where: tuple[LinkView, ...] = ()
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What one verb says."""

    parts: tuple[LinePart, ...]


@dataclass(frozen=True, slots=True)
class RelationSet:
    """The relations of one polarity: the first `lines`, and the `rest` of them, which are folded. `more` says how many there is
    no room for, "" where there is."""

    polarity: str
    label: str
    lines: tuple[Line, ...]
    rest: tuple[Line, ...]
    more: str


# ---------------------------------------------------------------- the lead


def lead(p: Presenter, of: Entity) -> str:
    """Who an actor or place is, in at most 25 words: as its record says, or else its role, then what is stated of it most often,
    or what happened to it. Its kind alone only where there is nothing else: «دولة.» says nothing that does not stand above it.
    Never empty, and never of what has to be inferred."""
    written = of.lead.label[p.lang] if of.lead else ""
    return written or " ".join(_lead(p, of))


def _lead(p: Presenter, of: Entity) -> Iterator[str]:
    role = of.roles[0].label[p.lang] if of.roles else _office(p, of)
    said = _said(p, of, bare=not role) or _happened(p, of)
    first = role or p.registry.kinds[of.kind].label[p.lang]
    if of.holders:
        last = max(of.holders, key=lambda each: each.term)
        first = p.t("lead.office", kind=first, holder=p.actor(last.actor).text, term=p.term(last.term).text)
    elif not role and not said and of.affiliations:
        first = p.t("lead.belongs", kind=first, to=p.actor(of.affiliations[0].actor).text)
    elif not role and not said and (named := p.edition.backlinks.get((of.entity, of.id), ())):
        first = p.t("lead.named", kind=first, title=p.short(p.brief_of(named[0].section)))
    kind_alone = not role and not of.holders
    left = LEAD - len(first.split()) * (not kind_alone)
    if not kind_alone or not said or len(said[0].split()) > left:
        yield f"{first}."
    for sentence in said:
        left -= len(sentence.split())
        if left < 0:
            return
        yield sentence


def _office(p: Presenter, of: Entity) -> str:
    """The last office that somebody has held, and when; "" if none."""
    tenures = p.site.offices_of.get(of.id, ()) if of.entity is EntityKind.ACTOR else ()
    return f"{p.actor(tenures[-1].office).text} ({p.term(tenures[-1].holder.term).text})" if tenures else ""


def _said(p: Presenter, of: Entity, *, bare: bool) -> list[str]:
    """What is stated of an actor, the strongest first. Whom a role describes is not described again by an office."""
    if of.entity is not EntityKind.ACTOR:
        return []
    stated = [
        (each, times)
        for each, times in p.site.stated_of.get(of.id, ())
        if bare or statements.polarity(p, each) is not Polarity.NEUTRAL
    ]

    def weight(said: tuple[Relation, int]) -> tuple[bool, bool, int, bool, int]:
        each, times = said
        other = p.registry.actors[each.target if each.source == of.id else each.source]
        neutral, protocol = statements.polarity(p, each) is Polarity.NEUTRAL, each.section in p.site.briefs
        return neutral, protocol, -times, each.source != of.id, -p.counts(other).mentions

    return list(dict.fromkeys(statements.stated(p, each) for each, _ in sorted(stated, key=weight)))[:2]


def _happened(p: Presenter, of: Entity) -> list[str]:
    events = p.site.events_of.get((of.entity, of.id), ())
    return [p.t("lead.event", title=each.title[p.lang], date=p.date(each.date).text) for each in events[:1]]


# ---------------------------------------------------------------- relations


def relations(p: Presenter, of: Entity, room: int) -> tuple[RelationSet, ...]:
    """All relations of an actor, those of one polarity together: what it does itself, one line a verb, then what others do. What there is no
    `room` for, in bytes, is told by its sections and by the pages of two."""
    by_polarity: dict[Polarity, list[Relation]] = defaultdict(list)
    for each in p.site.relations_of.get(of.id, ()) if of.entity is EntityKind.ACTOR else ():
        by_polarity[statements.polarity(p, each)].append(each)
    sets = {polarity: _lines(p, of, by_polarity[polarity]) for polarity in ORDER if by_polarity[polarity]}
    rooms = weights.shares({polarity: sum(map(weights.of, lines)) for polarity, lines in sets.items()}, room)
    return tuple(_set(p, polarity, lines, rooms[polarity]) for polarity, lines in sets.items())


def _set(p: Presenter, polarity: Polarity, every: Sequence[Line], room: int) -> RelationSet:
    lines = weights.within(every, room)
    shown = LINES if len(lines) > LINES + FEW else len(lines)
    more = len(every) - len(lines)
    return RelationSet(
        str(polarity),
        p.t(f"polarity.{polarity}"),
        lines[:shown],
        lines[shown:],
        p.t("entity.more_relations", more) if more > 0 else "",
    )


def _lines(p: Presenter, of: Entity, relations: Sequence[Relation]) -> list[Line]:
    """Lines in the order of their weight; the actor's own deeds first."""
    together: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for each in relations:
        pattern = _pattern(p, of, each)
        apart = "" if _joins(p, of, each, pattern) else statements.stated(p, each)
        together[pattern, apart].append(each)
    groups = sorted(together.items(), key=lambda item: (item[1][0].source != of.id, -len(item[1])))
    return [_line(p, of, pattern, group) for (pattern, _), group in groups]


def _pattern(p: Presenter, of: Entity, relation: Relation) -> str:
    """What a relation says, without the actor whose page it stands on where that one is its subject: not where an Arabic verb
    would have to say that there are several, nor where the object is joined to the subject. In words of its own the
    subject may be described by what follows."""
    own, pattern = relation.sentence[p.lang], statements.pattern(p, relation)
    several = p.lang is Lang.AR and of.grammar.number != grammar.SINGULAR
    if own or relation.source != of.id or several or "{source} و" in pattern:
        return own or pattern
    return pattern.replace("{source} ", "", 1)


def _joins(p: Presenter, of: Entity, relation: Relation, pattern: str) -> bool:
    """Whether all whom an actor does the same to stand in one sentence. Words of a relation's own that come after the other's
    name may speak of that one alone."""
    own = relation.sentence[p.lang]
    return relation.source == of.id != relation.target and (not own or pattern.endswith("}"))


def _line(p: Presenter, of: Entity, pattern: str, relations: Sequence[Relation]) -> Line:
    """«تدعم الجيش العراقي (3) وجهاز المخابرات (3)»: one sentence, and everybody of whom it is said, those first of whom it is said
    outright. Where the same sections say it of all in the same way, they stand at its end."""
    names: dict[str, list[Relation]] = defaultdict(list)
    for each in sorted(relations, key=lambda each: bool(p.mode(each.mode))):
        names[each.target].append(each)
    where = {id: (_where(p, stated), p.mode(stated[0].mode)) for id, stated in list(names.items())[:NAMES]}
    apart = len(set(where.values())) > 1
    ends = {"source": relations[0].source, "target": next(iter(names))}
    parts: list[LinePart] = []
    for said in grammar.sentence(pattern, lambda slot, case: statements.declined(p, ends[slot], case)):
        if not said.slot:
            parts.append(LinePart(said.text.removesuffix(".")))
        elif said.slot == "source":
            parts.append(_named(p, of, ends["source"], said.text))
        else:
            parts += _joined(p, of, said.text, dict(grammar.slots(pattern))["target"], where, apart=apart)
    if not apart:
        parts.append(LinePart("", "", *next(iter(where.values()))))
    return Line(tuple(each for each in parts if each.text or each.where))


def _named(p: Presenter, of: Entity, id: str, text: str, where: tuple[LinkView, ...] = (), mode: str = "") -> LinePart:
    return LinePart(text, "" if id == of.id else p.actor(id).href, where, mode)


def _joined(
    p: Presenter,
    of: Entity,
    first: str,
    case: str,
    where: Mapping[str, tuple[tuple[LinkView, ...], str]],
    *,
    apart: bool,
) -> Iterator[LinePart]:
    """Those of whom a sentence is said; the `first` as it stands in the sentence."""
    for number, id in enumerate(where):
        if number:
            yield LinePart(p.t("list.last" if number == len(where) - 1 else "list.next"))
        yield _named(p, of, id, statements.declined(p, id, case) if number else first, *(where[id] if apart else ()))


def _where(p: Presenter, relations: Sequence[Relation]) -> tuple[LinkView, ...]:
    """The sections that state something, by number, each leading to its sentence; where there are several briefs these, by year."""
    several = len(p.site.briefs) > 1
    found: dict[str, str] = {}
    for each in relations[:PLACES]:
        id = p.brief_of(each.section) if several else each.section
        found.setdefault(id, p.section_link(each.section, each.evidence[p.lang]).href)
    return tuple(LinkView(_called(p, id), href) for id, href in found.items())


def _called(p: Presenter, id: str) -> str:
    """A brief of several in one word, or a section of the one there is: its number."""
    if len(p.site.briefs) > 1:
        return p.t.number(id.partition("/")[0])
    return p.t.number(p.number(id)) if p.number(id) else p.t("brief.event")


# ---------------------------------------------------------------- sentences


def telling(p: Presenter, of: Entity, backlinks: Sequence[Backlink]) -> frozenset[tuple[str, str]]:
    """The section and the id of the sentences of a brief that tell most of an actor, one a section and five at most:
    what is a judgement or a forecast, then what states a relation, then where it is named first."""
    sections = dict.fromkeys(each.section for each in backlinks)
    weighed = {
        (section, p.sentence_of(section, each.evidence[p.lang]))
        for section in sections
        for each in p.holder(section).relations
        if of.id in {each.source, each.target}
    }
    judged = {
        (section, p.sentence_of(section, each.evidence[p.lang]))
        for section in sections
        if section in p.site.sections
        for each in p.site.sections[section].qualified
    }
    first = (backlinks[0].section, backlinks[0].anchor)
    best: dict[str, tuple[int, tuple[str, str]]] = {}
    for each in backlinks:
        place = (each.section, each.anchor)
        # a sentence that leans on another tells less by itself
        weight = 4 * (place in judged) + 2 * (place in weighed) + (place == first) - 3 * bool(each.quote.before)
        if each.section not in best or best[each.section][0] < weight:
            best[each.section] = (weight, place)
    chosen = sorted(best.values(), key=lambda ranked: -ranked[0])[:TELLING]
    return frozenset(place for _, place in chosen)


def said_most(p: Presenter, of: Entity) -> list[Backlink]:
    """The sentences that tell most of an actor in the newest brief that names it. The title of what a brief recommends tells something
    only where nothing else does."""
    named = p.edition.backlinks.get((of.entity, of.id), ())
    backlinks = [each for each in named if not address.is_reference(each.anchor)] or named
    newest = [each for each in backlinks if p.brief_of(each.section) == p.brief_of(backlinks[0].section)]
    chosen = telling(p, of, newest) if newest else frozenset()
    return list(
        {(each.section, each.anchor): each for each in newest if (each.section, each.anchor) in chosen}.values()
    )
