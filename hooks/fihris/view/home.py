"""The list of briefs."""

from __future__ import annotations

from dataclasses import dataclass

from fihris import address
from fihris.model import Brief, PageKind
from fihris.view.elements import ONE_PAGE, DateText, EntityLink, Link, Pager, SectionLink
from fihris.view.presenter import Presenter, chunks


@dataclass(frozen=True, slots=True)
class BriefCard:
    """`halves` are the title in the parts on which its lines may break first."""

    halves: tuple[str, ...]
    href: str
    description: str
    date: DateText
    places: tuple[EntityLink, ...]
    topics: tuple[Link, ...]
    sections: int
    contents: tuple[SectionLink, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeView:
    """`totals` are (interface key, number) pairs: briefs, sections, actors, places, mentions."""

    briefs: tuple[BriefCard, ...]
    totals: tuple[tuple[str, int], ...]
    pager: Pager = ONE_PAGE


A_PAGE = address.MADE[PageKind.HOME].a_page


def view(p: Presenter, number: int) -> HomeView:
    parts = chunks(p.site.corpus.briefs, A_PAGE)
    counts = p.edition.counts.values()
    totals = (
        ("count.briefs", len(p.site.briefs)),
        ("count.sections", len(p.site.sections)),
        ("count.actors", len(p.registry.actors)),
        ("count.places", len(p.registry.places)),
        ("count.named", sum(each.mentions for each in counts)),
    )
    newest = p.site.corpus.briefs[:1]
    cards = tuple(_card(p, brief, whole=brief in newest) for brief in parts[number - 1])
    return HomeView(cards, totals, p.pager(address.HOME, number, len(parts)))


def _card(p: Presenter, brief: Brief, *, whole: bool) -> BriefCard:
    """A brief in the list; the newest with its claims."""
    return BriefCard(
        halves=p.halves(brief.id),
        href=p.section_href(brief.id),
        description=p.description(brief.id),
        date=p.date(brief.date),
        places=tuple(p.place(id) for id in brief.places),
        topics=p.topics(brief.topics[:4]),
        sections=len(brief.sections),
        contents=tuple(
            SectionLink(section.number, p.title(section.id), p.section_href(section.id), p.description(section.id))
            for section in brief.sections
        )
        if whole
        else (),
    )
