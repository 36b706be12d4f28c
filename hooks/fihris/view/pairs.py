"""What is between two actors: what each is stated to do to the other, what happened with both, where both are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from fihris import address, pagekinds, weights
from fihris.model import EntityKind, Event, PageKind, Relation
from fihris.view import dossier, statements
from fihris.view.elements import DateText, EntityLink, LinkView, Pager, RelationGroup, SectionLink
from fihris.view.paging import chunks, pager
from fihris.view.presenter import Presenter

STATED, SHARED, ORDERED = 20, 20, 30
"""Relations of one direction, sections and moments that a page shows; `more` tells of the rest."""
ROOM = 18_000
"""Bytes that all of these may take together."""
_LINE = 120
"""What the template has about a relation."""
FIRST = 20
"""Pairs of a list that are shown at once."""


@dataclass(frozen=True, slots=True)
class EndView:
    """One of the two, and what it is stated to do to the other."""

    entity: EntityLink
    lead: str
    title: str
    relations: tuple[RelationGroup, ...]
    more: str


@dataclass(frozen=True, slots=True)
class MomentView:
    """Something dated between the two: an event with both, or a relation of which the day is known."""

    date: DateText
    text: str
    source: LinkView


@dataclass(frozen=True, slots=True)
class PairView:
    """`appears` counts what is between the two; `shared` are the sections that name both and state nothing between them; `compare`
    leads to other pairs."""

    title: str
    appears: tuple[str, ...]
    ends: tuple[EndView, ...]
    order: tuple[MomentView, ...]
    shared: tuple[SectionLink, ...]
    more: str
    compare: LinkView


@dataclass(frozen=True, slots=True)
class CompareView:
    """The pairs that have a page, those between whom most is stated first, the `rest` folded. `count` is how much that is; `others` tells of
    those that have none."""

    pairs: tuple[PairLink, ...]
    rest: tuple[PairLink, ...]
    more: str
    others: str
    pager: Pager


@dataclass(frozen=True, slots=True)
class PairLink:
    text: str
    href: str
    count: int


def names(p: Presenter, one: str, other: str) -> str:
    """«إيران والعراق»: the two in the order in which they are spoken of."""
    return p.listed([p.actor(id).text for id in (one, other)])


def href(p: Presenter, one: str, other: str) -> str:
    """The page of two actors; "" where they have none."""
    path = address.pair(one, other)
    return p.href(path) if path in p.edition.routes else ""


def ordered(p: Presenter, pair: str) -> tuple[str, str]:
    """The two, first the one that is stated to do most to the other."""
    one, other = address.ends(pair)
    does = Counter(each.source for each in between(p, one, other))
    return (one, other) if does[one] >= does[other] else (other, one)


def between(p: Presenter, one: str, other: str) -> list[Relation]:
    """What is stated between two actors, in either direction."""
    of = min((p.site.relations_of.get(one, ()), p.site.relations_of.get(other, ())), key=len)
    return [each for each in of if {each.source, each.target} == {one, other} and one != other]


def view(p: Presenter, pair: str) -> PairView:
    one, other = ordered(p, pair)
    stated, order, both = between(p, one, other), list(_order(p, one, other)), _shared(p, one, other)
    sections_ = [id for id in both if id in p.site.sections]
    told = {each.section for each in stated}
    shared = [id for id in both if id not in told]
    events = {each.id for each in _events(p, one) if other in each.actors}
    says = {id: _says(p, id, stated) for id in (one, other)}
    moments = [moment for _, moment in sorted(order, key=lambda each: each[0])[:ORDERED]]
    also = [_section(p, id) for id in shared[:SHARED]]
    heavy = {id: sum(map(_weight, groups)) for id, groups in says.items()}
    rooms = weights.shares({**heavy, "order": weights.of(tuple(moments)), "also": weights.of(tuple(also))}, ROOM)
    said = {id: weights.within(groups, rooms[id], _weight) for id, groups in says.items()}
    listed = weights.within(also, rooms["also"])
    return PairView(
        title=names(p, one, other),
        appears=p.t.counted({"relations": len(stated), "events": len(events), "sections": len(sections_)}),
        ends=(_end(p, one, other, stated, said[one]), _end(p, other, one, stated, said[other])),
        order=weights.within(moments, rooms["order"]),
        shared=listed,
        more=p.t("pair.more_sections", len(shared) - len(listed)) if len(shared) > len(listed) else "",
        compare=LinkView(p.t("pair.compare"), f"{p.href(address.COMPARE)}?a={one}&b={other}"),
    )


def _says(p: Presenter, id: str, stated: list[Relation]) -> tuple[RelationGroup, ...]:
    return statements.groups(p, statements.together(p, [each for each in stated if each.source == id][:STATED]))


def _weight(group: RelationGroup) -> int:
    """What the page has of them: their words alone, and once the sentences that state them."""
    lines = ((each.mode_label, *(part.text for part in each.sentence)) for each in group.relations)
    return weights.of((group.evidence, group.section, *lines)) + _LINE * len(group.relations)


def _end(p: Presenter, id: str, other: str, stated: list[Relation], groups: tuple[RelationGroup, ...]) -> EndView:
    title = p.t("pair.does", source=p.actor(id).text, target=p.actor(other).text)
    left = sum(each.source == id for each in stated) - sum(len(group.relations) for group in groups)
    more = p.t("graph.more", left) if left else ""
    return EndView(p.actor(id), dossier.lead(p, p.registry.actors[id]), title, groups, more)


def _events(p: Presenter, id: str) -> tuple[Event, ...]:
    return p.site.events_of.get((EntityKind.ACTOR, id), ())


def _order(p: Presenter, one: str, other: str) -> Iterator[tuple[str, MomentView]]:
    """What is dated between the two, with its date as it is sorted."""
    for event in _events(p, one):
        if other in event.actors and event.date:
            words = event.evidence[p.lang]
            yield event.date, MomentView(p.date(event.date), event.title[p.lang], p.section_link(event.section, words))
    for each in between(p, one, other):
        if each.date:
            source = p.section_link(each.section, each.evidence[p.lang])
            yield each.date, MomentView(p.date(each.date), statements.stated(p, each), source)


def _shared(p: Presenter, one: str, other: str) -> list[str]:
    """The sections, and briefs' own pages, that name both, in the order of the briefs."""
    first, second = (sections(p, id) for id in (one, other))
    return [id for id in first if id in second]


def sections(p: Presenter, id: str) -> dict[str, None]:
    """The sections, and briefs' own pages, that name an actor."""
    return dict.fromkeys(each.section for each in p.edition.backlinks.get((EntityKind.ACTOR, id), ()))


def _section(p: Presenter, id: str) -> SectionLink:
    return SectionLink(p.number(id), p.title(id), p.section_href(id), p.short(p.brief_of(id)))


# ---------------------------------------------------------------- all pairs


def compare_view(p: Presenter, number: int) -> CompareView:
    """A page of the pairs; any two actors are compared by the page's script (`write/comparisons.py`)."""
    pairs = [each.of for each in p.edition.routes.values() if each.kind is PageKind.PAIR]
    parts = chunks(pairs, pagekinds.MADE[PageKind.COMPARE].a_page)
    here = tuple(_link(p, each) for each in parts[number - 1])
    first, rest = here[:FIRST], here[FIRST:]
    more = p.t("compare.rest", len(rest)) if rest else ""
    stated = {frozenset((each.source, each.target)) for each in p.site.relations if each.source != each.target}
    others = p.t("compare.others", len(stated) - len(pairs)) if len(stated) > len(pairs) else ""
    return CompareView(first, rest, more, others, pager(p, address.COMPARE, number, len(parts)))


def _link(p: Presenter, pair: str) -> PairLink:
    one, other = ordered(p, pair)
    return PairLink(names(p, one, other), href(p, one, other), len(between(p, one, other)))


def of_actor(p: Presenter, id: str, most: int) -> tuple[LinkView, ...]:
    """The pages of an actor with another, those between whom most is stated first."""
    others = Counter(each.target if each.source == id else each.source for each in p.site.relations_of.get(id, ()))
    found = ((p.actor(other).text, href(p, id, other)) for other, _ in others.most_common() if other != id)
    return tuple(LinkView(text, to) for text, to in found if to)[:most]
