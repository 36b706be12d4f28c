"""Which pages there are: `routes_of` gives all of a language, and whoever asks whether a page exists asks it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from fihris import address, pagekinds, sides, weights
from fihris.model import (
    Brief,
    Corpus,
    Edition,
    EntityKind,
    Lang,
    PageKind,
    Registry,
    Route,
    Section,
    Topic,
)
from fihris.weights import Weights

Routes = Mapping[str, Route]
"""The pages of one language, by path."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What only the finished texts of one language tell about its pages: what the sentences weigh that mention each actor and place, a brief
    after the other, how many texts name each year, and how many names without a record there are."""

    quoted: Mapping[tuple[EntityKind, str], tuple[Weights, ...]] = field(default_factory=dict)
    years: Counter[str] = field(default_factory=Counter)
    wanted: int = 0

    @classmethod
    def of(cls, tallies: Iterable[Tally]) -> Tally:
        """All of them together, in their order."""
        quoted: dict[tuple[EntityKind, str], list[Weights]] = defaultdict(list)
        years, wanted = Counter[str](), 0
        for each in tallies:
            for key, weighed in each.quoted.items():
                quoted[key] += weighed
            years.update(each.years)
            wanted += each.wanted
        return cls({key: tuple(weighed) for key, weighed in quoted.items()}, years, wanted)


def routes_of(corpus: Corpus, lang: Lang, tally: Tally) -> Routes:
    """Every page of a language but the one for addresses that are none."""
    return {route.path: route for route in _routes_of(corpus, lang, tally)}


def _routes_of(corpus: Corpus, lang: Lang, tally: Tally) -> Iterator[Route]:
    briefs = corpus.briefs
    texts = _texts(corpus)
    for plain in corpus.pages:
        if plain.lang is lang and (path := address.path_of(plain.path.removeprefix("docs/"))[1]) != address.HOME:
            yield Route(PageKind.PLAIN, path, path)
    yield from _list(PageKind.HOME, address.HOME, len(briefs))
    for of in briefs:
        yield Route(PageKind.BRIEF, address.brief(of.id), of.id)
        yield from (Route(PageKind.SECTION, address.section(each), each.id) for each in of.sections)
    yield from _entities(corpus, tally)
    yield Route(PageKind.TOPICS, address.TOPICS)
    if sum(len(text.topics) for text in texts) > pagekinds.MADE[PageKind.TOPICS].a_page:
        yield from _topics(corpus, lang, texts)
    papers = Counter(each.id for of in briefs for each in of.imprint.authors)
    for id in corpus.registry.authors:
        yield from _list(PageKind.AUTHOR, address.author(id), papers[id], id)
    dated = [event.date[:4] for text in texts for event in text.events if event.date]
    moments = len(dated) + len(tally.years.keys() - set(dated))
    yield from _list(PageKind.TIMELINE, address.TIMELINE, moments)
    if moments > pagekinds.MADE[PageKind.TIMELINE].a_page:
        for anchor, events in _narrowings(corpus, texts):
            yield from _list(PageKind.TIMELINE, address.narrowed(anchor), events, anchor)
    yield Route(PageKind.GRAPH, address.GRAPH)
    pairs = paired(texts)
    yield from (Route(PageKind.PAIR, address.pair(*each), address.both(*each)) for each in pairs)
    if pairs:
        yield from _list(PageKind.COMPARE, address.COMPARE, len(pairs))
    yield from _balance(corpus)
    if len(corpus.identity.langs) > 1:
        yield from _list(PageKind.TRANSLATIONS, address.TRANSLATIONS, len(_translated(corpus)))
    if tally.wanted or any(of.bibliography or not all(each.brief for each in of.references) for of in briefs):
        yield Route(PageKind.WANTED, address.WANTED)
    if any(each.holders for each in corpus.registry.actors.values()):
        yield Route(PageKind.OFFICES, address.OFFICES)
    yield Route(PageKind.SEARCH, address.SEARCH)
    yield Route(PageKind.DATA, address.DATA)


def _balance(corpus: Corpus) -> Iterator[Route]:
    """The board of all sides, and where much is stated a page for each two of them."""
    stated = sides.between(corpus.registry, corpus.briefs)
    if stated:
        yield Route(PageKind.BALANCE, address.BALANCE)
    if sum(map(len, stated.values())) > pagekinds.MADE[PageKind.BALANCE].a_page:
        for (one, other), each in stated.items():
            yield from _list(PageKind.BALANCE, address.balance(one, other), len(each), address.both(one, other))


def paired(texts: Iterable[Brief | Section]) -> list[tuple[str, str]]:
    """The pairs of actors that have a page, those between whom most is stated first."""
    stated = Counter(
        (min(each.source, each.target), max(each.source, each.target))
        for text in texts
        for each in text.relations
        if each.source != each.target
    )
    return sorted(stated, key=lambda each: (-stated[each], each))[: address.PAIRS]


def _topics(corpus: Corpus, lang: Lang, texts: Iterable[Brief | Section]) -> Iterator[Route]:
    """A page for each broad topic, with its finer ones: first what declares itself, then what declares those, the most declared first."""
    titles = {of.id: (of.documents.get(lang) or of.documents[Lang.AR]).title for of in corpus.briefs}
    by_topic: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for text in texts:
        if (document := text.documents.get(lang)) is not None:
            weight = weights.entry(document.title, document.description, text.id, lang)
            for id in dict.fromkeys(text.topics):
                by_topic[id].append(("/".join(text.id.split("/")[:2]), weight))
    topics = corpus.registry.topics
    for id in (each.id for each in topics.values() if not each.broad):
        finer = sorted((each.id for each in topics.values() if each.broad == id), key=lambda each: -len(by_topic[each]))
        groups = (group for each in (id, *finer) for group in groupby(by_topic[each], key=itemgetter(0)))
        weighed = [
            (weights.heading(titles[brief], brief, lang), *(weight for _, weight in some)) for brief, some in groups
        ]
        yield from _parted(PageKind.TOPIC, address.topic(id), weighed, id)


def _narrowings(corpus: Corpus, texts: Iterable[Brief | Section]) -> Iterator[tuple[str, int]]:
    """The actors and topics of most dated events, and of how many."""
    actors, topics = Counter[str](), Counter[str]()
    for text in texts:
        dated = [event for event in text.events if event.date]
        actors.update(id for event in dated for id in dict.fromkeys(event.actors))
        for id in about(corpus.registry, text):
            topics[id] += len(dated)
    for prefix, found, most in (
        (address.OF, actors, address.NARROWED_ACTORS),
        (address.ON, topics, address.NARROWED_TOPICS),
    ):
        chosen = sorted(
            (item for item in found.items() if item[1] >= address.FEWEST_EVENTS), key=lambda item: (-item[1], item[0])
        )
        yield from ((f"{prefix}{id}", events) for id, events in chosen[:most])


def about(registry: Registry, text: Brief | Section) -> frozenset[str]:
    """The broad topics of a text."""
    return frozenset(registry.topics[id].broad or id for id in text.topics)


def _texts(corpus: Corpus) -> list[Brief | Section]:
    texts: list[Brief | Section] = []
    for of in corpus.briefs:
        texts += [of, *of.sections]
    return texts


def _entities(corpus: Corpus, tally: Tally) -> Iterator[Route]:
    known = {EntityKind.ACTOR: corpus.registry.actors, EntityKind.PLACE: corpus.registry.places}
    for entity_, entities_ in known.items():
        one, index = PageKind(entity_), PageKind(address.FOLDERS[entity_])
        yield from _list(index, address.entities(entity_), len(entities_))
        if has_kinds(len(entities_)):
            for kind, count in Counter(each.kind for each in entities_.values()).items():
                yield from _list(index, address.entities(entity_, kind), count, kind)
        for id, of in entities_.items():
            yield from _parted(one, address.entity(of), tally.quoted.get((entity_, id), ()), id)


def has_kinds(entries: int) -> bool:
    """Whether an index of so many is one of letters, with a list of its own for each kind; a shorter one has the kinds as
    its headings."""
    return entries > pagekinds.MADE[PageKind.ACTORS].a_page


def topic_place(of: Topic, routes: Routes) -> tuple[str, str]:
    """Page and anchor of a topic: a page of its own, a heading on that of its broad one, or on the one page of all topics."""
    if address.topic(of.broad or of.id) not in routes:
        return address.TOPICS, of.id
    return (address.topic(of.broad), of.id) if of.broad else (address.topic(of.id), "")


def year_place(year: str, edition: Edition) -> tuple[str, str]:
    """Page and anchor of a year, which somewhere is named or has an event: its place on the timeline."""
    return address.numbered(
        address.TIMELINE, edition.years[year] // pagekinds.MADE[PageKind.TIMELINE].a_page + 1
    ), f"y{year}"


def moved(corpus: Corpus, edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Addresses at which a page stood or may have stood that is part of another one now: the old, the new, and the anchor."""
    return (each for each in _moved(corpus, edition) if each[0] not in edition.routes)


def _moved(corpus: Corpus, edition: Edition) -> Iterator[tuple[str, str, str]]:
    for id, of in corpus.registry.topics.items():
        yield address.topic(id), *topic_place(of, edition.routes)
    for year in edition.by_year:
        yield f"years/{year}", *year_place(year, edition)
    known = {EntityKind.ACTOR: corpus.registry.actors, EntityKind.PLACE: corpus.registry.places}
    for entity_, entities_ in known.items():
        if not has_kinds(len(entities_)):
            for kind in dict.fromkeys(each.kind for each in entities_.values()):
                yield address.entities(entity_, kind), address.entities(entity_), f"kind-{kind}"
    for old, new in corpus.redirects:  # a list that grew again has the page
        yield old, _there(new, edition.routes), ""


def _there(path: str, routes: Routes) -> str:
    """The page at an address, or what has taken its place: of a list that is no longer, such as the timeline of one actor, the list above it."""
    while path not in routes and (kind := pagekinds.kind_at(path)) in _NARROWED:
        path = f"{kind}/index" if kind in _INDEXED else path.rpartition("/")[0] or address.HOME
    return path


_INDEXED = {PageKind.ACTORS, PageKind.PLACES}
_NARROWED = {*_INDEXED, PageKind.TIMELINE, PageKind.BALANCE, PageKind.COMPARE, PageKind.TRANSLATIONS}
"""Lists that are made where there is enough to be listed."""


def _translated(corpus: Corpus) -> set[str]:
    """Every Arabic text that stands in a file of its own."""
    pages = {each.path for each in corpus.pages if each.lang is Lang.AR}
    return pages | {text.id for text in _texts(corpus)}


def _list(kind: PageKind, path: str, items: int, of: str = "") -> Iterator[Route]:
    return _numbered(kind, path, pagekinds.MADE[kind].pages(items), of)


def _parted(kind: PageKind, path: str, weighed: Iterable[Weights], of: str) -> Iterator[Route]:
    parts = pagekinds.MADE[kind].parted(weighed)
    for number, part in enumerate(parts, start=1):
        yield Route(kind, address.numbered(path, number), of, number, len(parts), part)


def _numbered(kind: PageKind, path: str, pages: int, of: str = "") -> Iterator[Route]:
    return (Route(kind, address.numbered(path, number), of, number, pages) for number in range(1, pages + 1))
