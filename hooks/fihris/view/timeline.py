"""The timeline: what happened, by year; what no text dates; what is expected. It can be narrowed to somebody or something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from urllib.parse import urlencode

from fihris import address, pagekinds, weights
from fihris.model import Brief, Certainty, EntityKind, Event, PageKind, Qualified, Route, Section
from fihris.routes import about
from fihris.view.elements import ONE_PAGE, EventView, Evidence, LinkView, Pager
from fihris.view.paging import chunks, pager
from fihris.view.presenter import Presenter


@dataclass(frozen=True, slots=True)
class YearView:
    """A year with its events, and the sections that `named` it beside those of its events; `more` leads to the rest. `gap` says
    how long nothing is dated before it, "" where that is no longer than a year; `length` draws it, from 1 to 4."""

    year: str
    anchor: str
    events: tuple[EventView, ...]
    named: tuple[LinkView, ...] = ()
    more: LinkView | None = None
    gap: str = ""
    length: int = 0


@dataclass(frozen=True, slots=True)
class OutlookView:
    """What a text expects, how surely, and where. `only` as of an event."""

    text: str
    certainty: str
    source: LinkView
    only: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Somebody or something that the timeline can be narrowed to. One that is a page is narrowed by its style sheet alone, which
    knows the `anchor` by its number among the others; of a longer one the narrowed timeline is a page of its own, at `href`.
    `count` is how much is left then, 0 where it is not told."""

    text: str
    count: int = 0
    anchor: str = ""
    href: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class TimelineView:
    """`title` says what it is narrowed to; the first of the `narrowings` is none. `undated` and `outlooks` stand on the last page of
    several. `dated` is whether anything has a date: a year may be no more than named."""

    title: str
    years: tuple[YearView, ...]
    narrowings: tuple[Narrowing, ...]
    undated: tuple[EventView, ...] = ()
    outlooks: tuple[OutlookView, ...] = ()
    pager: Pager = ONE_PAGE
    dated: bool = True


LONGEST = 4
"""Years of silence that are drawn; beyond them the words say how long it was."""
A_PAGE = pagekinds.MADE[PageKind.TIMELINE].a_page
ACTORS, TOPICS = 5, 3
"""Narrowings; lists/timeline.css knows as many."""
FEW = 3
"""Of so few nothing need be chosen."""
EXPECTED = frozenset({Certainty.FORECAST, Certainty.LIKELY, Certainty.POSSIBLE, Certainty.FEARED})

ROOM = 16_900
"""Bytes that what happened and what is expected may take on a page."""
NAMED = 9
"""Sections that name a year: as many as one brief has."""

About = frozenset[str]
"""Anchors of all the narrowings that something may belong to."""
Moment = tuple[str, Event | None]
"""A year, and an event of it; none where the year is only named."""


def view(p: Presenter, route: Route) -> TimelineView:
    """Events in order, by year; then what has no place in the order. All of it, or what belongs to one actor or topic."""
    every = p.edition.moments if not route.of else tuple(_belonging(p, route.of))
    last = route.number == route.pages
    moments = chunks(every, A_PAGE)[route.number - 1]
    undated = [each for each in p.site.undated if not route.of or route.of in _about(p, each)] if last else []
    expected = [(of, each, _expected_of(p, of, each)) for of, each in _outlooks(p)] if last else []
    outlooks = [(of, each, about) for of, each, about in expected if not route.of or route.of in about]
    about = [_about(p, each) for each in (*(event for _, event in moments if event), *undated[:A_PAGE])]
    about += [each for _, _, each in outlooks[:A_PAGE]]
    narrowings = tuple(_pages(p, route)) or tuple(_narrowings(p, about))
    numbers = {each.anchor: str(number) for number, each in enumerate(narrowings) if each.anchor}
    made = TimelineView(
        title=title(p, route),
        years=tuple(_years(p, moments, numbers)),
        narrowings=narrowings,
        undated=tuple(_event(p, each, numbers) for each in undated[:A_PAGE]),
        outlooks=tuple(_outlook(p, *each, numbers) for each in outlooks[:A_PAGE]),
        pager=pager(p, pagekinds.base(route.path) or route.path, route.number, route.pages),
        dated=any(event for _, event in every),
    )
    return _fitted(made)


def _fitted(view: TimelineView) -> TimelineView:
    """A page without what it has no room for: every moment of it stands there, but the sentences that tell of the last ones, and who took part, may be left to the
    texts to which these lead, and so may the end of what is beside it."""
    bare = tuple(replace(year, events=tuple(map(_bare, year.events))) for year in view.years)
    told = [each for year in view.years for each in year.events]
    wanted = {
        "told": sum(map(_telling, told)),
        "undated": weights.of(view.undated),
        "outlooks": weights.of(view.outlooks),
    }
    rooms = weights.shares(wanted, max(0, ROOM - weights.of(bare)))
    kept = iter(accumulate(map(_telling, told)))
    years = tuple(
        replace(year, events=tuple(each if next(kept) <= rooms["told"] else _bare(each) for each in year.events))
        for year in view.years
    )
    undated = weights.within(view.undated, rooms["undated"])
    return replace(view, years=years, undated=undated, outlooks=weights.within(view.outlooks, rooms["outlooks"]))


def _telling(event: EventView) -> int:
    """What the sentence weighs and who took part."""
    return weights.of((event.evidence, event.actors))


def _bare(event: EventView) -> EventView:
    return replace(event, evidence=Evidence(()), actors=())


def title(p: Presenter, route: Route) -> str:
    """What a page of the timeline is called."""
    return p.t("timeline.of", name=_name(p, route.of)) if route.of else p.t("timeline.title")


def _name(p: Presenter, anchor: str) -> str:
    id, topics = anchor[len(address.OF) :], p.registry.topics
    return topics[id].label[p.lang] if anchor.startswith(address.ON) else p.registry.actors[id].name[p.lang]


def _belonging(p: Presenter, anchor: str) -> Iterator[Moment]:
    return ((year, event) for year, event in p.edition.moments if event and anchor in _about(p, event))


def _pages(p: Presenter, here: Route) -> Iterator[Narrowing]:
    """The narrowed timelines that have pages."""
    routes = [each for each in p.edition.routes.values() if each.kind is PageKind.TIMELINE and each.number == 1]
    for route in routes if len(routes) > 1 else ():
        text = _name(p, route.of) if route.of else p.t("entities.all")
        yield Narrowing(text, href=p.href(route.path), current=route.of == here.of)


def _years(p: Presenter, moments: Sequence[Moment], numbers: Mapping[str, str]) -> Iterator[YearView]:
    before = 0
    for year, some in groupby(moments, key=lambda moment: moment[0]):
        silent = int(year) - before - 1 if before else 0
        gap = p.t("timeline.gap", silent) if silent > 0 else ""
        events = [event for _, event in some if event]
        told = {event.section for event in events}
        named = [id for id in p.edition.by_year.get(year, ()) if id not in told]
        yield YearView(
            p.t.number(year),
            f"y{year}",
            tuple(_event(p, event, numbers) for event in events),
            tuple(_section(p, id) for id in named[:NAMED]),
            _more(p, year, len(named) - NAMED),
            gap,
            min(silent, LONGEST),
        )
        before = int(year)


def _section(p: Presenter, id: str) -> LinkView:
    """A section by its own words, or one of several briefs' by its brief."""
    if len(p.site.briefs) > 1:
        return p.section_link(id)
    return LinkView(f"{p.t.number(p.number(id))} {p.short(id)}" if p.number(id) else p.part(0), p.section_href(id))


def _more(p: Presenter, year: str, rest: int) -> LinkView | None:
    query = urlencode({"q": year})
    return LinkView(p.t("timeline.more", rest), f"{p.href(address.SEARCH)}?{query}") if rest > 0 else None


def _event(p: Presenter, of: Event, numbers: Mapping[str, str]) -> EventView:
    """An event in its year: of one of which no more is known, the year is not said again."""
    view = p.event(of)
    if view.date and view.date.text == view.date.year:
        view = replace(view, date=replace(view.date, text=p.t("timeline.within")))
    return replace(view, only=_only(_about(p, of), numbers))


def _only(about: About, numbers: Mapping[str, str]) -> str:
    return " ".join(sorted(numbers[f"f-{anchor}"] for anchor in about if f"f-{anchor}" in numbers))


def _about(p: Presenter, of: Event) -> About:
    """Who took part in an event, and what its section is about."""
    return frozenset(f"{address.OF}{id}" for id in of.actors) | _topics(p, p.holder(of.section))


def _topics(p: Presenter, of: Brief | Section) -> About:
    return frozenset(f"{address.ON}{id}" for id in about(p.registry, of))


def _narrowings(p: Presenter, about: Sequence[About]) -> Iterator[Narrowing]:
    """Those to whom most of a page belongs; none where there is little to choose from."""
    if len(about) <= FEW:
        return
    found = Counter(anchor for each in about for anchor in each)
    yield Narrowing(p.t("entities.all"), len(about), "f-all")
    for prefix, number in ((address.OF, ACTORS), (address.ON, TOPICS)):
        anchors = [anchor for anchor in found if anchor.startswith(prefix)]
        anchors.sort(key=lambda anchor: (-found[anchor], -_mentions(p, anchor), anchor))
        yield from (Narrowing(_name(p, each), found[each], f"f-{each}") for each in anchors[:number])


def _mentions(p: Presenter, anchor: str) -> int:
    of = p.registry.actors.get(anchor.removeprefix(address.OF))
    return p.counts(of).mentions if of else 0


# ---------------------------------------------------------------- what is expected


def _outlooks(p: Presenter) -> Iterator[tuple[Section, Qualified]]:
    for brief in p.site.corpus.briefs:
        for section in brief.sections:
            yield from ((section, each) for each in section.qualified if each.certainty in EXPECTED)


def _expected_of(p: Presenter, of: Section, expected: Qualified) -> About:
    """Who is named in the sentence, and what its section is about."""
    text, sentence = p.text(of), p.sentence_of(of.id, expected.evidence[p.lang])
    named = zip(text.mentions, text.anchors, strict=True)
    actors = {each.id for each, anchor in named if anchor == sentence and each.kind is EntityKind.ACTOR}
    return frozenset(f"{address.OF}{id}" for id in actors) | _topics(p, of)


def _outlook(p: Presenter, of: Section, expected: Qualified, about: About, numbers: Mapping[str, str]) -> OutlookView:
    words = expected.evidence[p.lang]
    return OutlookView(
        p.quotation(of.id, words).text,
        p.t(f"certainty.{expected.certainty}"),
        p.section_link(of.id, words),
        _only(about, numbers),
    )
