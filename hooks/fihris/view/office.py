"""Who held an office and when: on its page, on theirs, and year by year for all offices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fihris import address
from fihris.model import Entity, EntityKind, Holder
from fihris.text import dates
from fihris.view.elements import DateText, EntityLink, LinkView
from fihris.view.presenter import Presenter

BRIEFS = 8
"""Dates of briefs that an office's page tells its holders of: the newest that name it or one of them."""
YEARS = 30
"""Of the page of all offices, the last."""


@dataclass(frozen=True, slots=True)
class TenureView:
    """One term of an office: whose, or of which. `section` leads to the sentence that states it, or `source` names what does."""

    entity: EntityLink
    term: DateText
    section: LinkView | None
    source: str


@dataclass(frozen=True, slots=True)
class MomentView:
    """A brief, its date, and who held the office then: nobody where that is not known."""

    date: DateText
    brief: LinkView
    holders: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class OfficeView:
    """What an office's page says besides its holders: who it was at the dates of briefs, of which times nothing is known ("" if of none),
    and the way to all offices."""

    moments: tuple[MomentView, ...]
    unknown: str
    every: LinkView


@dataclass(frozen=True, slots=True)
class YearView:
    """Who is known to have held an office in a year, and of which offices nothing is known."""

    year: str
    anchor: str
    held: tuple[tuple[EntityLink, TenureView], ...]
    unknown: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class OfficesView:
    """The latest year first."""

    years: tuple[YearView, ...]


def holders(p: Presenter, office: Entity) -> tuple[TenureView, ...]:
    """Those who held an office, in the order of time."""
    return tuple(_tenure(p, each.actor, each) for each in sorted(office.holders, key=lambda each: each.term))


def held(p: Presenter, of: Entity) -> tuple[TenureView, ...]:
    """The offices that somebody has held, in the order of time."""
    tenures = p.site.offices_of.get(of.id, ()) if of.entity is EntityKind.ACTOR else ()
    return tuple(_tenure(p, each.office, each.holder) for each in tenures)


def _tenure(p: Presenter, shown: str, holder: Holder) -> TenureView:
    section = _section(p, holder) if holder.section else None
    return TenureView(p.actor(shown), p.term(holder.term), section, holder.source)


def _section(p: Presenter, holder: Holder) -> LinkView:
    """The section that states it, at the first sentence there that names the holder."""
    named = p.edition.backlinks.get((EntityKind.ACTOR, holder.actor), ())
    anchor = next((each.anchor for each in named if each.section == holder.section), "")
    return LinkView(p.section_link(holder.section).text, p.section_href(holder.section, anchor))


# ---------------------------------------------------------------- as of


def at(p: Presenter, office: Entity, date: str) -> tuple[EntityLink, ...]:
    """Who held an office on a date, or all through a term."""
    found = dict.fromkeys(each.actor for each in office.holders if date and dates.within(date, each.term))
    return tuple(p.actor(id) for id in found)


def view(p: Presenter, office: Entity) -> OfficeView | None:
    """None for what is no office."""
    if not office.holders:
        return None
    moments = tuple(_moments(p, office))[:BRIEFS]
    return OfficeView(moments, _unknown(p, office), LinkView(p.t("office.title"), p.href(address.OFFICES)))


def _moments(p: Presenter, office: Entity) -> Iterator[MomentView]:
    ids = {office.id, *(each.actor for each in office.holders)}
    named = {p.brief_of(link.section) for id in ids for link in p.edition.backlinks.get((EntityKind.ACTOR, id), ())}
    for of in p.site.corpus.briefs:
        if of.id in named and of.time:
            yield MomentView(p.date(of.time), LinkView(p.short(of.id), p.section_href(of.id)), at(p, office, of.time))


def _unknown(p: Presenter, office: Entity) -> str:
    """«قبل أغسطس 2012، وبين مايو 2014 و2018»: the times of which no source says who held it."""
    terms = sorted((*each.term.partition("/")[::2],) for each in office.holders)
    spans, end = [p.t("office.before", date=p.date(terms[0][0]).text)], ""
    for (start, last), (following, _) in pairwise([*terms, ("", "")]):
        end = last if end != ".." and (last == ".." or (last or start) > end) else end
        end = end or start
        if following and end != ".." and dates.parted(end, following):
            spans.append(p.t("office.between", first=p.date(end).text, last=p.date(following).text))
    if end != "..":
        spans.append(p.t("office.after", date=p.date(end).text))
    return p.t("office.unknown", spans=p.listed(spans))


def offices_view(p: Presenter) -> OfficesView:
    """All offices, year by year."""
    every = sorted((each for each in p.registry.actors.values() if each.holders), key=lambda each: each.name[p.lang])
    now = max((of.time[:4] for of in p.site.corpus.briefs), default="")
    years = {year for each in every for holder in each.holders for year in _years(holder.term, now)}
    return OfficesView(tuple(_year(p, every, year) for year in sorted(years, reverse=True)[:YEARS]))


def _years(term: str, now: str) -> Iterator[str]:
    """The years that a term touches; one that has not ended goes on to the time of the newest brief."""
    first, _, last = term.partition("/")
    end = now if last == ".." else last or first
    return map(str, range(int(first[:4]), int(max(end, first)[:4]) + 1))


def _year(p: Presenter, every: list[Entity], year: str) -> YearView:
    held = tuple(
        (p.actor(office.id), _tenure(p, holder.actor, holder))
        for office in every
        for holder in sorted(office.holders, key=lambda each: each.term)
        if year in _years(holder.term, year)
    )
    known = {office.id for office, _ in held}
    unknown = tuple(p.actor(office.id) for office in every if office.id not in known)
    return YearView(p.t.number(year), f"f-{year}", held, unknown)
