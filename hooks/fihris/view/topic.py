"""The page of a topic, and that of all topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from fihris import address
from fihris.model import Route, Topic
from fihris.text.collation import sort_key
from fihris.view.elements import ONE_PAGE, DateText, LinkView, Pager, SectionLink, ShapeGroup
from fihris.view.paging import pager
from fihris.view.presenter import Presenter


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
    """A topic: its sections, by finer topics and briefs."""

    label: str
    other_label: str
    note: str
    parts: tuple[TopicPart, ...]
    counted: tuple[str, ...]
    actors: tuple[ShapeGroup, ...]
    related: tuple[LinkView, ...]
    pager: Pager = ONE_PAGE


@dataclass(frozen=True, slots=True)
class BriefEntry:
    """The sections of one brief that declare a topic. Where the site has one brief it is not named."""

    brief: LinkView | None
    sections: tuple[SectionLink, ...]


@dataclass(frozen=True, slots=True)
class FinerEntry:
    """A finer topic. `href` leads to its sections; it is "" where they stand here."""

    id: str
    text: str
    href: str
    briefs: tuple[BriefEntry, ...]


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A broad topic with its finer ones. `href` leads to its page; it is "" where its sections stand here, by brief. `counted`
    says how many sections, and of how many briefs."""

    id: str
    text: str
    note: str
    href: str
    counted: tuple[str, ...]
    briefs: tuple[BriefEntry, ...]
    finer: tuple[FinerEntry, ...]


@dataclass(frozen=True, slots=True)
class TopicsView:
    """The `topics` that a text declares; and those that `wait` for one, which have their places for what leads to them."""

    topics: tuple[TopicEntry, ...]
    wait: tuple[FinerEntry, ...]


ACTORS = 16


def finer(p: Presenter, id: str) -> tuple[str, ...]:
    """The finer topics of a broad one, those with most sections first."""
    found = [each.id for each in p.registry.topics.values() if each.broad == id]
    return tuple(sorted(found, key=lambda each: -len(p.edition.by_topic.get(each, ()))))


def texts(p: Presenter, id: str) -> tuple[str, ...]:
    """The sections and briefs of a broad topic and of its finer ones, each once."""
    return tuple(dict.fromkeys(text for each in (id, *finer(p, id)) for text in p.edition.by_topic.get(each, ())))


def topic_view(p: Presenter, route: Route) -> TopicView:
    """The sections, and briefs, that declare a topic or a finer one of it."""
    id = route.of
    of, sections, below = p.registry.topics[id], texts(p, id), finer(p, id)
    declared = [(each, text) for each in (id, *below) for text in p.edition.by_topic.get(each, ())]
    beside = Counter(
        p.registry.topics[other].broad or other for text in sections for other in p.edition.cross[text].topics
    )
    return TopicView(
        label=of.label[p.lang],
        other_label=p.in_other(of.label),
        note=of.note[p.lang],
        parts=tuple(
            TopicPart(
                "" if each == id else each,
                "" if each == id else p.registry.topics[each].label[p.lang],
                _briefs(p, [text for _, text in pairs]),
            )
            for each, pairs in groupby(declared[slice(*route.shown)], key=lambda pair: pair[0])
        ),
        counted=counted(p, sections),
        actors=_actors(p, sections),
        related=p.topics(other for other, _ in beside.most_common(8) if other != id),
        pager=pager(p, address.topic(id), route.number, route.pages),
    )


def topics_view(p: Presenter) -> TopicsView:
    """The broad topics, those with most sections first, each with its finer ones. Where there is little of all of them, no topic has
    a page of its own, and this one has their sections."""
    broad = [each for each in p.registry.topics.values() if not each.broad and texts(p, each.id)]
    shown = {id for each in broad for id in (each.id, *_declared_finer(p, each.id))}
    wait = tuple(_finer(p, id) for id in p.registry.topics if id not in shown)
    broad.sort(key=lambda each: (-len(texts(p, each.id)), sort_key(each.label[p.lang], p.lang), each.id))
    return TopicsView(tuple(_entry(p, each) for each in broad), wait)


def counted(p: Presenter, ids: Sequence[str]) -> tuple[str, ...]:
    """How many sections they are, and of how many briefs where the site has several, in words."""
    briefs = len(set(map(p.brief_of, ids))) if len(p.site.briefs) > 1 else 0
    return p.t.counted({"sections": section_count(p, ids), "briefs": briefs})


def _entry(p: Presenter, of: Topic) -> TopicEntry:
    apart = address.topic(of.id) in p.edition.routes
    return TopicEntry(
        of.id,
        of.label[p.lang],
        of.note[p.lang],
        p.topic(of.id).href if apart else "",
        counted(p, texts(p, of.id)),
        () if apart else _declared(p, of.id),
        tuple(_finer(p, each) for each in _declared_finer(p, of.id)),
    )


def _declared_finer(p: Presenter, id: str) -> tuple[str, ...]:
    return tuple(each for each in finer(p, id) if p.edition.by_topic.get(each))


def _finer(p: Presenter, id: str) -> FinerEntry:
    of = p.registry.topics[id]
    apart = address.topic(of.broad or id) in p.edition.routes
    link = p.topic(id)
    return FinerEntry(id, link.text, link.href if apart else "", () if apart else _declared(p, id))


def _declared(p: Presenter, topic: str) -> tuple[BriefEntry, ...]:
    """What declares a topic, in few words: each of them stands below several topics. A brief that is named leads to its own page."""
    several = len(p.site.briefs) > 1
    return tuple(
        BriefEntry(
            LinkView(p.short(brief), p.section_href(brief)) if several else None,
            tuple(
                SectionLink(number, p.short(id) if number else p.part(0), p.section_href(id), "")
                for id in ids
                if (number := p.number(id)) or not several
            ),
        )
        for brief, ids in groupby(p.edition.by_topic.get(topic, ()), key=p.brief_of)
    )


def section_count(p: Presenter, ids: Sequence[str]) -> int:
    """How many of them are sections, and not a brief's own page."""
    return sum(id in p.site.sections for id in ids)


def _briefs(p: Presenter, sections: Sequence[str]) -> tuple[BriefSections, ...]:
    return tuple(
        BriefSections(
            p.halves(brief),
            p.section_href(brief),
            p.listed_on(brief),
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
