"""The page of a topic or a year, and the list of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from fihris import address
from fihris.model import PageKind
from fihris.text.collation import sort_key
from fihris.view.elements import ONE_PAGE, DateText, EventView, LinkView, Pager, SectionLink, ShapeGroup
from fihris.view.presenter import Presenter, chunks


@dataclass(frozen=True, slots=True)
class BriefSections:
    halves: tuple[str, ...]
    href: str
    date: DateText
    sections: tuple[SectionLink, ...]


@dataclass(frozen=True, slots=True)
class TopicPart:
    """A finer topic of a broad one, or ("") the broad one itself."""

    id: str
    label: str
    briefs: tuple[BriefSections, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic (or a year): its sections, by finer topics and briefs."""

    label: str
    other_label: str
    note: str
    parts: tuple[TopicPart, ...]
    counted: tuple[str, ...]
    actors: tuple[ShapeGroup, ...]
    related: tuple[LinkView, ...]
    events: tuple[EventView, ...] = ()
    pager: Pager = ONE_PAGE


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """`counted` says how many sections and briefs' own pages; `finer` are the topics that stand on its page."""

    text: str
    href: str
    count: int
    counted: tuple[str, ...]
    finer: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicsView:
    topics: tuple[TopicEntry, ...]
    years: tuple[TopicEntry, ...]


SECTIONS_A_PAGE = address.MADE[PageKind.TOPIC].a_page
ACTORS = 16


def finer(p: Presenter, id: str) -> tuple[str, ...]:
    """The finer topics of a broad one, those with most sections first."""
    found = [each.id for each in p.registry.topics.values() if each.broad == id]
    return tuple(sorted(found, key=lambda each: -len(p.edition.by_topic.get(each, ()))))


def texts(p: Presenter, id: str) -> tuple[str, ...]:
    """The sections and briefs of a broad topic and of its finer ones, each once."""
    return tuple(dict.fromkeys(text for each in (id, *finer(p, id)) for text in p.edition.by_topic.get(each, ())))


def topic_view(p: Presenter, id: str, number: int) -> TopicView:
    """The sections, and briefs, that declare a topic or a finer one of it."""
    of, sections, below = p.registry.topics[id], texts(p, id), finer(p, id)
    declared = [(each, text) for each in (id, *below) for text in p.edition.by_topic.get(each, ())]
    parts = chunks(declared, SECTIONS_A_PAGE)
    beside = Counter(
        p.registry.topics[other].broad or other for text in sections for other in p.edition.cross[text].topics
    )
    return TopicView(
        label=of.label[p.lang],
        other_label=of.label[p.other],
        note=of.note[p.lang],
        parts=tuple(
            TopicPart(
                "" if each == id else each,
                "" if each == id else p.registry.topics[each].label[p.lang],
                _briefs(p, [text for _, text in pairs]),
            )
            for each, pairs in groupby(parts[number - 1], key=lambda pair: pair[0])
        ),
        counted=counted(p, sections),
        actors=_actors(p, sections),
        related=p.topics(other for other, _ in beside.most_common(8) if other != id),
        pager=p.pager(address.topic(id), number, len(parts)),
    )


def year_view(p: Presenter, year: str, number: int) -> TopicView:
    """The sections, and briefs' own pages, that name a year; and the events of that year."""
    sections = p.edition.by_year[year]
    parts = chunks(sections, address.MADE[PageKind.YEAR].a_page)
    events = tuple(p.event(event) for event in p.site.timeline if event.date[:4] == year) if number == 1 else ()
    return TopicView(
        label=p.t("topic.of_year", year=year),
        other_label="",
        note="",
        parts=(TopicPart("", "", _briefs(p, parts[number - 1])),),
        counted=counted(p, sections),
        actors=_actors(p, sections),
        related=(),
        events=events[:SECTIONS_A_PAGE],
        pager=p.pager(address.year(year), number, len(parts)),
    )


def topics_view(p: Presenter) -> TopicsView:
    """The broad topics, those with most sections first, each with its finer ones; and all years, latest first."""
    broad = [each for each in p.registry.topics.values() if not each.broad]
    broad.sort(key=lambda each: (-len(texts(p, each.id)), sort_key(each.label[p.lang], p.lang), each.id))
    return TopicsView(
        tuple(
            _entry(p, each.label[p.lang], address.topic(each.id), texts(p, each.id), p.topics(finer(p, each.id)))
            for each in broad
        ),
        tuple(
            _entry(p, p.t.number(year), address.year(year), p.edition.by_year[year])
            for year in sorted(p.edition.by_year, reverse=True)
        ),
    )


def counted(p: Presenter, ids: Sequence[str]) -> tuple[str, ...]:
    """How many briefs' own pages and how many sections they are, in words."""
    sections = section_count(p, ids)
    return p.t.counted({"briefs": len(ids) - sections, "sections": sections})


def _entry(p: Presenter, text: str, path: str, ids: Sequence[str], finer: tuple[LinkView, ...] = ()) -> TopicEntry:
    return TopicEntry(text, p.href(path), len(ids), counted(p, ids), finer)


def section_count(p: Presenter, ids: Sequence[str]) -> int:
    """How many of them are sections, and not a brief's own page."""
    return sum(id in p.site.sections for id in ids)


def _briefs(p: Presenter, sections: Sequence[str]) -> tuple[BriefSections, ...]:
    return tuple(
        BriefSections(
            p.halves(brief),
            p.section_href(brief),
            p.date(p.site.briefs[brief].date),
            tuple(_section(p, id) for id in ids),
        )
        for brief, ids in groupby(sections, key=p.brief_of)
    )


def _section(p: Presenter, id: str) -> SectionLink:
    number = p.number(id)
    return SectionLink(number, p.title(id) if number else p.part(0), p.section_href(id), p.description(id))


def _actors(p: Presenter, sections: Sequence[str]) -> tuple[ShapeGroup, ...]:
    held = Counter(actor for section in sections for actor, _ in p.edition.cross[section].actors)
    return p.by_shape(p.actor(actor, count) for actor, count in held.most_common(ACTORS))
