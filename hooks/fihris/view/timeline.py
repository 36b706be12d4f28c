"""The timeline: what happened, by year; what no text dates; what is expected. It can be narrowed to somebody or something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlencode

from fihris import address
from fihris.model import Brief, Certainty, EntityKind, Event, PageKind, Qualified, Section
from fihris.view.elements import ONE_PAGE, EventView, LinkView, Pager
from fihris.view.presenter import Presenter, chunks


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
    """Somebody or something that the page can be narrowed to by its style sheet alone, which knows it by its number among
    the others; `count` is how much is left then."""

    anchor: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class TimelineView:
    """`total` counts all that stands here. `undated` and `outlooks` stand on the last page of several."""

    years: tuple[YearView, ...]
    narrowings: tuple[Narrowing, ...]
    total: int
    undated: tuple[EventView, ...] = ()
    outlooks: tuple[OutlookView, ...] = ()
    pager: Pager = ONE_PAGE


LONGEST = 4
"""Years of silence that are drawn; beyond them the words say how long it was."""
A_PAGE = address.MADE[PageKind.TIMELINE].a_page
ACTORS, TOPICS = 5, 3
"""Narrowings; lists/timeline.css knows as many."""
FEW = 3
"""Of so few nothing need be chosen."""
EXPECTED = frozenset({Certainty.FORECAST, Certainty.LIKELY, Certainty.POSSIBLE, Certainty.FEARED})

NAMED = 9
"""Sections that name a year: as many as one brief has."""

OF, ON = "f-of-", "f-on-"
"""What the anchors of actors and of topics begin with."""
About = frozenset[str]
"""Anchors of all the narrowings that something may belong to."""
Moment = tuple[str, Event | None]
"""A year, and an event of it; none where the year is only named."""


def view(p: Presenter, number: int) -> TimelineView:
    """Events in order, by year; then what has no place in the order."""
    parts = chunks(p.edition.moments, A_PAGE)
    last = number == len(parts)
    moments, undated = parts[number - 1], p.site.undated[:A_PAGE] if last else ()
    outlooks = list(_outlooks(p))[:A_PAGE] if last else []
    about = [_about(p, each) for each in (*(event for _, event in moments if event), *undated)]
    about += [_expected_of(p, of, each) for of, each in outlooks]
    narrowings = _narrowings(p, Counter(anchor for each in about for anchor in each)) if len(about) > FEW else ()
    numbers = {each.anchor: str(number) for number, each in enumerate(narrowings, start=1)}
    return TimelineView(
        years=tuple(_years(p, moments, numbers)),
        narrowings=narrowings,
        total=len(about),
        undated=tuple(_event(p, each, numbers) for each in undated),
        outlooks=tuple(_outlook(p, of, each, numbers) for of, each in outlooks),
        pager=p.pager(address.TIMELINE, number, len(parts)),
    )


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
    return LinkView(f"{p.t.number(p.number(id))} {p.short(id)}" if p.number(id) else p.title(id), p.section_href(id))


def _more(p: Presenter, year: str, rest: int) -> LinkView | None:
    query = urlencode({"q": year})
    return LinkView(p.t("timeline.more", rest), f"{p.href(address.SEARCH)}?{query}") if rest > 0 else None


def _event(p: Presenter, of: Event, numbers: Mapping[str, str]) -> EventView:
    return replace(p.event(of), only=_only(_about(p, of), numbers))


def _only(about: About, numbers: Mapping[str, str]) -> str:
    return " ".join(sorted(numbers[anchor] for anchor in about if anchor in numbers))


def _about(p: Presenter, of: Event) -> About:
    """Who took part in an event, and what its section is about."""
    return frozenset(f"{OF}{id}" for id in of.actors) | _topics(p, p.holder(of.section))


def _topics(p: Presenter, of: Brief | Section) -> About:
    return frozenset(f"{ON}{p.registry.topics[id].broad or id}" for id in of.topics)


def _narrowings(p: Presenter, found: Counter[str]) -> tuple[Narrowing, ...]:
    """Those to whom most belongs."""

    def most(prefix: str, number: int, names: Mapping[str, str], mentions: Mapping[str, int]) -> Iterator[Narrowing]:
        ids = [anchor.removeprefix(prefix) for anchor in found if anchor.startswith(prefix)]
        ids.sort(key=lambda id: (-found[prefix + id], -mentions.get(id, 0), id))
        return (Narrowing(prefix + id, names[id], found[prefix + id]) for id in ids[:number])

    actors, topics = p.registry.actors, p.registry.topics
    mentions = {id: p.counts(of).mentions for id, of in actors.items()}
    return (
        *most(OF, ACTORS, {id: of.name[p.lang] for id, of in actors.items()}, mentions),
        *most(ON, TOPICS, {id: of.label[p.lang] for id, of in topics.items()}, {}),
    )


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
    return frozenset(f"{OF}{id}" for id in actors) | _topics(p, of)


def _outlook(p: Presenter, of: Section, expected: Qualified, numbers: Mapping[str, str]) -> OutlookView:
    words = expected.evidence[p.lang]
    return OutlookView(
        p.quotation(of.id, words).text,
        p.t(f"certainty.{expected.certainty}"),
        p.section_link(of.id, words),
        _only(_expected_of(p, of, expected), numbers),
    )
