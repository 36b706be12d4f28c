"""What the search can find: a document a section, page, actor, place and topic, and the answers that stand before the hits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from fihris.model import CrossReference, Document, Entity, Event, Sentence
from fihris.stamps import Stamp
from fihris.text import dates
from fihris.view import imprint
from fihris.view.presenter import Presenter
from fihris.view.topic import section_count
from fihris.write.answers import facts
from fihris.write.apparatus import with_apparatus, writers
from fihris.write.opening import opening
from fihris.write.output import File, Finished
from fihris.write.search import Card, SearchDoc, write_index

VERSION: Final = "search/version.js"


def files(of: Finished) -> Iterator[File]:
    """The search index of each language, where something that it is made of is another, and which one it is."""
    sums: dict[str, str] = {}
    for lang, presenter in of.presenters.items():
        made = False
        for path, data in of.again(f"search/{lang}", partial(_index, of, presenter)):
            made, sums[path] = True, Stamp.of(data).sum
            yield path, data
        if not made:
            within = f"search/{lang}/"
            sums |= {path: stamp.sum for path, stamp in of.written().items() if path.startswith(within)}
    yield (
        VERSION,
        stated(hashlib.sha256("".join(f"{path} {sums[path]}\n" for path in sorted(sums)).encode()).hexdigest()),
    )


def stated(version: str) -> bytes:
    """The script that says by which version an index is asked for; pages do not say it, for they would be others after each edit."""
    return f'fihrisIndex="{version[:12]}"\n'.encode()


def _index(of: Finished, p: Presenter) -> Iterator[File]:
    analysis = of.analyses[p.lang]
    plain = [page for page in of.site.corpus.pages if page.lang is p.lang]
    stated = list(facts(p, analysis))
    found = [*documents(p, plain), *stated]
    labels = {**of.labels[p.lang], "opening": opening(p, analysis, stated)}
    yield from write_index(analysis, found, list(cards(p)), labels).items()


def documents(p: Presenter, pages: Sequence[Document]) -> Iterator[SearchDoc]:
    """Everything of an edition that can be found; `pages` are the plain pages of its language. A brief's own page is
    found by its event, and by what it says besides, since each of its sections is found by itself."""
    for id, text in p.edition.texts.items():
        yield _section(p, id, text.plain, text.sentences)
    for of in (*p.registry.actors.values(), *p.registry.places.values()):
        yield _entity(p, of)
    for topic in p.registry.topics.values():
        yield SearchDoc(
            f"topic:{topic.id}",
            p.topic(topic.id).href,
            "topic",
            topic.label[p.lang],
            topic.note[p.lang] or " ◆ ".join(p.title(id) for id in p.edition.by_topic.get(topic.id, ())),
            topics=(topic.id,),
        )
    for page in pages:
        path = page.path.removeprefix(f"docs/{p.lang}/").removesuffix(".md")
        yield SearchDoc(f"page:{path}", p.href(path), "page", page.title, page.reading.text)


def _section(p: Presenter, id: str, text: str, sentences: Sequence[Sentence]) -> SearchDoc:
    brief = p.brief_of(id)
    cross = p.edition.cross.get(id) or CrossReference((), (), (), ())
    places = tuple((each.id, each.start) for each in sentences)
    if id not in p.site.sections:
        text, places = with_apparatus(p, p.site.records[id], text, places)
    return SearchDoc(
        id=f"section:{id}",
        href=p.section_href(id),
        kind="section" if id in p.site.sections else "brief",
        title=p.title(id),
        text=text,
        group=brief,
        group_title=p.title(brief),
        actors=tuple(actor for actor, _ in cross.actors),
        places=tuple(place for place, _ in cross.places),
        topics=cross.topics,
        years=cross.years,
        date=dates.machine(p.site.records[brief].date),
        when=p.date(p.site.records[brief].date).text,
        signed=imprint.signed(p, p.site.records[brief]),
        sentences=places,
    )


def _entity(p: Presenter, of: Entity) -> SearchDoc:
    link = p.entity(of.entity, of.id)
    aliases = [form for forms in (of.aliases, of.weak, of.metonyms) for form in forms[p.lang]]
    lines = [link.kind, *(role.label[p.lang] for role in of.roles), of.note[p.lang], p.t("list.comma").join(aliases)]
    return SearchDoc(
        f"{of.entity}:{of.id}", link.href, str(of.entity), link.text, " ◆ ".join(line for line in lines if line)
    )


def _forms(p: Presenter, of: Entity) -> Iterator[str]:
    """Every name in both languages: somebody who reads Arabic may type a name in Latin letters."""
    for lang in p.site.editions:
        yield of.name[lang]
        for forms in (of.aliases, of.weak, of.metonyms):
            yield from forms[lang]


def cards(p: Presenter) -> Iterator[Card]:
    """The answer to a query that is an actor, a place, a topic, an author or a date in any of its names."""
    for of in (*p.registry.actors.values(), *p.registry.places.values()):
        link, counts = p.entity(of.entity, of.id), p.counts(of)
        numbers = {"mentions": counts.mentions, "sections": counts.sections, "briefs": counts.briefs}
        yield Card(
            of.id,
            str(of.entity),
            link.text,
            p.in_other(of.name),
            link.kind,
            link.role,
            numbers,
            link.href,
            tuple(dict.fromkeys(_forms(p, of))),
            "office" if of.holders else link.shape,
            of.nisba[p.lang],
        )
    for topic in p.registry.topics.values():
        count = section_count(p, p.edition.by_topic.get(topic.id, ()))
        yield Card(
            topic.id,
            "topic",
            topic.label[p.lang],
            p.in_other(topic.label),
            p.t("topic.kind"),
            "",
            {"sections": count},
            p.topic(topic.id).href,
            tuple(topic.label[lang] for lang in p.site.editions),
        )
    yield from writers(p)
    yield from _dates(p)


def _dates(p: Presenter) -> Iterator[Card]:
    """A card for each year named, and for each month and day of an event."""
    for year, sections in p.edition.by_year.items():
        yield Card(
            year,
            "date",
            year,
            "",
            p.t("topic.year"),
            "",
            {"sections": section_count(p, sections)},
            p.year(year).href,
            (year,),
        )
    events: dict[str, list[Event]] = {}
    for event in p.site.timeline:
        for date in _spoken(event.date):
            events.setdefault(date, []).append(event)
    for date, each in events.items():
        href = p.section_href(each[0].section) if len(each) == 1 else p.year(dates.year_of(date)).href
        yield Card(
            date,
            "date",
            dates.words(date, p.lang),
            dates.words(date, p.other),
            p.t("nav.timeline"),
            each[0].title[p.lang] if len(each) == 1 else "",
            {"events": len(each)},
            href,
            dates.spellings(date),
        )


def _spoken(edtf: str) -> list[str]:
    """The month, the days and the whole of an event's date; none for a bare year, which has a card already."""
    days = edtf.split("/")
    return list(dict.fromkeys(date for date in (edtf, *days, *(day[:7] for day in days)) if len(date) > 4))
