"""The first page: the newest brief at length, who is in it, what happened when; then the earlier ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fihris import address, pagekinds
from fihris.model import Brief, PageKind, Section
from fihris.view import claims, dossier, imprint
from fihris.view.claims import ClaimView
from fihris.view.elements import ONE_PAGE, DateText, EntityLink, EventView, LinkView, Pager
from fihris.view.paging import chunks, pager
from fihris.view.presenter import Presenter


@dataclass(frozen=True, slots=True)
class BriefCard:
    """`halves` are the title in the parts on which its lines may break first; `signed` has the authors' names; `text` is the
    thesis, or the description."""

    halves: tuple[str, ...]
    href: str
    text: str
    signed: str
    kind: str
    date: DateText
    places: tuple[EntityLink, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """Somebody in a brief, and who that is in a line."""

    name: str
    href: str
    lead: str


@dataclass(frozen=True, slots=True)
class FrontView:
    """The newest brief: what it says, who is in it, what happened when."""

    card: BriefCard
    judgements: tuple[ClaimView, ...]
    who: tuple[Portrait, ...]
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """`newest` stands on the first page alone; `briefs` are the others; `more` leads on."""

    newest: FrontView | None
    briefs: tuple[BriefCard, ...]
    more: tuple[LinkView, ...]
    pager: Pager = ONE_PAGE


A_PAGE = pagekinds.MADE[PageKind.HOME].a_page
WHO, EVENTS = 8, 6


def view(p: Presenter, number: int) -> HomeView:
    parts = chunks(p.site.corpus.briefs, A_PAGE)
    shown = parts[number - 1]
    newest = shown[0] if number == 1 and shown else None
    return HomeView(
        newest=_front(p, newest) if newest else None,
        briefs=tuple(card(p, each) for each in shown if each is not newest),
        more=tuple(
            LinkView(p.t(key), p.href(path))
            for key, path in (
                ("nav.actors", "actors/index"),
                ("nav.timeline", address.TIMELINE),
                ("nav.topics", address.TOPICS),
            )
        ),
        pager=pager(p, address.HOME, number, len(parts)),
    )


def _front(p: Presenter, of: Brief) -> FrontView:
    events = sorted((event for text in _texts(of) for event in text.events if event.date), key=lambda event: event.date)
    return FrontView(
        card=card(p, of),
        judgements=claims.judgements(p, of),
        who=tuple(_figure(p, id) for id in _most_named(p, of)),
        events=tuple(p.event(event) for event in events[-EVENTS:]),
    )


def card(p: Presenter, of: Brief) -> BriefCard:
    """A brief in a list of briefs."""
    thesis = claims.thesis(p, of)
    return BriefCard(
        halves=p.halves(of.id),
        href=p.section_href(of.id),
        text=thesis.text if thesis else p.description(of.id),
        signed=imprint.signed(p, of),
        kind=imprint.kind(p, of),
        date=p.date(of.date),
        places=tuple(p.place(id) for id in of.event.places) if of.event else (),
        minutes=p.minutes(sum(p.text(text).words for text in _texts(of))),
    )


def _texts(of: Brief) -> Sequence[Brief | Section]:
    return (of, *of.sections)


def _most_named(p: Presenter, of: Brief) -> list[str]:
    named: Counter[str] = Counter()
    for text in _texts(of):
        named.update(dict(p.cross(text).actors))
    return [id for id, _ in named.most_common(WHO)]


def _figure(p: Presenter, id: str) -> Portrait:
    link = p.actor(id)
    return Portrait(link.text, link.href, dossier.lead(p, p.registry.actors[id]))
