"""The page of an actor or place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fihris import address, weights
from fihris.model import Affiliation, Backlink, Entity, EntityKind, Route
from fihris.view import dossier, ego, office, pairs
from fihris.view.dossier import RelationSet
from fihris.view.ego import EgoView
from fihris.view.elements import ONE_PAGE, DateText, EntityLink, EventView, LinkView, Pager
from fihris.view.office import OfficeView, TenureView
from fihris.view.paging import pager
from fihris.view.presenter import Presenter
from fihris.view.quotes import BriefQuotes, quotes_of


@dataclass(frozen=True, slots=True)
class StatedView:
    """Something a brief states about an actor, and where."""

    text: str
    entity: EntityLink | None
    section: LinkView | None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A day on which the record was changed, and what of it."""

    day: DateText
    text: str


@dataclass(frozen=True, slots=True)
class EntityView:
    """An actor's or place's page. `html` is the author's own prose; an office has `holders`, and a person `offices`; `past` tells how the record was changed; `pairs` lead to its pages with
    another."""

    id: str
    entity: str
    name: str
    other_name: str
    kind: str
    shape: str
    lead: str
    note: str
    roles: tuple[StatedView, ...]
    affiliations: tuple[StatedView, ...]
    members: tuple[EntityLink, ...]
    aliases: tuple[str, ...]
    appears: tuple[str, ...]
    briefs: tuple[BriefQuotes, ...]
    relations: tuple[RelationSet, ...]
    ego: EgoView | None
    co_mentions: tuple[EntityLink, ...]
    topics: tuple[LinkView, ...]
    events: tuple[EventView, ...]
    html: str
    holders: tuple[TenureView, ...] = ()
    offices: tuple[TenureView, ...] = ()
    office: OfficeView | None = None
    past: tuple[ChangeView, ...] = ()
    pairs: tuple[LinkView, ...] = ()
    pager: Pager = ONE_PAGE


ROOM = 16_700
"""Bytes for what a first page lists: what is left of 30 KB beside what every page has, and what an author has written for it."""
EVENTS = 12
ALIASES = 4
TOGETHER, TOPICS, PAIRS = 6, 4, 4
"""Where to go next: more is a list, and no way on."""


def view(p: Presenter, of: Entity, route: Route, html: str) -> EntityView:
    """A page of an actor or place; `html` is the author's own prose, shown on the first."""
    number = route.number
    known = p.registry.kinds[of.kind]
    first, is_actor = number == 1, of.entity is EntityKind.ACTOR
    held = office.held(p, of)
    made = EntityView(
        id=of.id,
        entity=str(of.entity),
        name=of.name[p.lang],
        other_name=p.in_other(of.name),
        kind=known.label[p.lang],
        shape=known.shape,
        lead=dossier.lead(p, of),
        note=of.note[p.lang],
        roles=tuple(
            StatedView(role.label[p.lang], None, p.section_link(role.section))
            for role in of.roles
            if role.label[p.lang] not in {each.entity.text for each in held}
        ),
        affiliations=tuple(_affiliation(p, each) for each in of.affiliations),
        members=tuple(p.actor(id) for id in p.site.members_of.get(of.id, ())) if first and is_actor else (),
        aliases=_aliases(p, of),
        appears=appears(p, of),
        briefs=quotes_of(p, of, _backlinks(p, of), slice(*route.shown)),
        relations=(),
        ego=ego.view(p, of) if first else None,
        co_mentions=tuple(p.actor(id, n) for id, n in p.edition.co_mentions.get((of.entity, of.id), ())[:TOGETHER])
        if first
        else (),
        topics=_topics(p, of) if first else (),
        events=tuple(p.event(event) for event in p.site.events_of.get((of.entity, of.id), ())[-EVENTS:])
        if first
        else (),
        html=html if first else "",
        holders=office.holders(p, of) if first else (),
        offices=held if first else (),
        office=office.view(p, of) if first else None,
        past=_past(p, of) if first else (),
        pairs=pairs.of_actor(p, of.id, PAIRS) if first and is_actor else (),
        pager=pager(p, address.entity(of), number, route.pages),
    )
    if not first:
        return made
    beside = (made.briefs, made.roles, made.affiliations, made.members, made.holders, made.offices)
    happened = tuple((each.title, each.source, each.date) for each in made.events)
    room = ROOM - weights.of((*beside, *happened))
    return replace(made, relations=dossier.relations(p, of, room))


def _past(p: Presenter, of: Entity) -> tuple[ChangeView, ...]:
    """The last changes of the record. A field that no form has is left unsaid."""
    changes = p.site.past.get(of.origin.path, ())
    named = [[p.site.fields[field][p.lang] for field in each.fields if field in p.site.fields] for each in changes]
    return tuple(
        ChangeView(p.date(each.day), p.t("list.comma").join(words) or p.t(f"past.{'some' if each.fields else 'new'}"))
        for each, words in zip(changes, named, strict=True)
    )


def appears(p: Presenter, of: Entity) -> tuple[str, ...]:
    """How often an actor or place is named, and in how much. That one naming stands in one section, and that all stand in the one
    brief that is named below, goes without saying."""
    counts = p.counts(of)
    sections, briefs = counts.sections * (counts.mentions > 1), counts.briefs * (counts.briefs > 1)
    return p.t.counted({"mentions": counts.mentions, "sections": sections, "briefs": briefs})


def _backlinks(p: Presenter, of: Entity) -> Sequence[Backlink]:
    return p.edition.backlinks.get((of.entity, of.id), ())


def _affiliation(p: Presenter, each: Affiliation) -> StatedView:
    entity = p.actor(each.actor)
    return StatedView(entity.text, entity, p.section_link(each.section))


def _aliases(p: Presenter, of: Entity) -> tuple[str, ...]:
    """Some other names, in the language of the page. The search knows all, and every transliteration."""
    forms = dict.fromkeys(form for forms in (of.aliases, of.weak, of.metonyms) for form in forms[p.lang])
    return tuple(form for form in forms if form != of.name[p.lang])[:ALIASES]


def _topics(p: Presenter, of: Entity) -> tuple[LinkView, ...]:
    held: Counter[str] = Counter()
    for section in dict.fromkeys(backlink.section for backlink in _backlinks(p, of)):
        if section in p.site.sections:
            held.update(p.edition.cross[section].topics)
    return p.topics(id for id, _ in held.most_common(TOPICS))
