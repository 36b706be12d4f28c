"""The open data of a site: tables of what its texts say and its records know, for machines and for those who count.

`data/dataset.yml` says which tables and fields there are and what each holds; this fills them. Every row has the same fields, and
what is not known is None. Ids hold as long as the addresses do that they are made of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

import yaml

from fihris import address
from fihris.model import Brief, Entity, Event, Kind, Lang, Relation, Section, Site, Text, Topic
from fihris.text.signs import unbound
from fihris.view import imprint, statements
from fihris.view.presenter import Presenter

SEVERAL = "; "
"""Between the values of a field that has several in words; ids have a space between them."""

MANY: Final = 20_000
"""Rows that are held; those of a larger table take too much memory, and are made anew for each format."""
_STATED: Final = ("relations", "events")
"""Tables whose rows name the sentence that states them."""

Value = str | int | float | None
Row = Mapping[str, Value]
Editions = Mapping[Lang, Presenter]


@dataclass(frozen=True, slots=True)
class Field:
    """`type` is one of Table Schema 1.0's (string, integer, number), or `uri`. `of` names the table whose ids it holds, or is ""."""

    name: str
    type: str
    note: Text
    of: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The first field, `id`, is unique in the table. The rows may be made each time that somebody goes through them."""

    name: str
    title: Text
    note: Text
    fields: tuple[Field, ...]
    rows: Iterable[Row]


@dataclass(frozen=True, slots=True)
class Dataset:
    """All tables by their names, and by their ids the sentences that other tables name as a source. `title`, `description` and `licence` are the site's, in its first language; `url` its address, or ""."""

    title: str
    description: str
    licence: str
    url: str
    langs: tuple[Lang, ...]
    tables: Mapping[str, Table]
    sentences: Mapping[Value, Row]


def dataset(editions: Editions, url: str) -> Dataset:
    """What the site knows. `url` is its absolute address; where it has none, addresses are those within it."""
    first = next(iter(editions.values()))
    identity = first.identity
    made = {table.name: table for table in _tables(editions, url)}
    return Dataset(
        identity.name[first.lang],
        identity.description[first.lang],
        identity.licence[first.lang],
        url,
        tuple(editions),
        made,
        _sources(made, tuple(editions)),
    )


def _sources(tables: Mapping[str, Table], langs: tuple[Lang, ...]) -> dict[Value, Row]:
    named = {row[f"sentence_{lang}"] for name in _STATED for row in tables[name].rows for lang in langs}
    return {row["id"]: row for row in tables["sentences"].rows if row["id"] in named}


def described(langs: tuple[Lang, ...]) -> tuple[Table, ...]:
    """The tables of a site in these languages, without their rows."""
    return tuple(
        Table(name, Text.of(of["title"]), Text.of(of["note"]), tuple(_fields(of["fields"], langs)), ())
        for name, of in _described().items()
    )


def examples(p: Presenter) -> Mapping[str, Row]:
    """A row of each table in one language, as far as it has any."""
    made = _Rows({p.lang: p}, p.identity.url)
    return {name: next(made.of(name), {}) for name in _described()}


def _tables(editions: Editions, url: str) -> Iterator[Table]:
    made = _Rows(editions, url)
    for table in described(tuple(editions)):
        rows = _Made(made, table)
        held = tuple(islice(rows, MANY + 1))
        yield replace(table, rows=rows if len(held) > MANY else held)


@dataclass(frozen=True, slots=True)
class _Made:
    """The rows of a table, made anew whenever they are gone through."""

    rows: _Rows
    table: Table

    def __iter__(self) -> Iterator[Row]:
        names = [each.name for each in self.table.fields]
        for row in self.rows.of(self.table.name):
            yield {name: None if (it := row.get(name)) == "" else it for name in names}


@cache
def _described() -> Mapping[str, Any]:
    path = Path(__file__).parent / "data" / "dataset.yml"
    described: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return described


def _fields(known: Mapping[str, Any], langs: tuple[Lang, ...]) -> Iterator[Field]:
    for name, each in known.items():
        note = Text.of({lang: words for lang, words in each.items() if lang not in _NO_WORDS})
        names = [f"{name}_{lang}" for lang in langs] if "each" in each else [name]
        yield from (Field(one, each["type"], note, each.get("of", "")) for one in names)


_NO_WORDS: Final = frozenset({"type", "each", "of"})


class _Numbers:
    """Gives the second of what has the same id a number, and so on: `a`, `a/2`."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def __call__(self, id: str) -> str:
        self._seen[id] += 1
        return f"{id}/{self._seen[id]}" if self._seen[id] > 1 else id


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of each table, by the name of the method that makes them."""

    editions: Editions
    url: str

    def of(self, table: str) -> Iterator[Row]:
        make: Callable[[], Iterator[Row]] = getattr(self, table)
        return make()

    @property
    def site(self) -> Site:
        return next(iter(self.editions.values())).site

    def briefs(self) -> Iterator[Row]:
        return map(self._brief, self.site.corpus.briefs)

    def _brief(self, of: Brief) -> Row:
        own = of.imprint
        return {
            "id": of.id,
            **self._each("title", lambda p: p.title(of.id)),
            **self._each("description", lambda p: unbound(p.description(of.id))),
            "kind": own.kind,
            "type": imprint.schema_type(self.site.corpus.registry, of),
            **self._each("authors", lambda p: SEVERAL.join(author.name[p.lang] for author in own.authors)),
            **self._each("publisher", lambda p: imprint.known_publisher(p, of)),
            "published": own.published,
            "updated": own.updated,
            "event": of.event.date if of.event else "",
            "doi": own.doi,
            "licence": own.licence,
            **self._each("url", lambda p: self._at(p, of.id)),
        }

    def sections(self) -> Iterator[Row]:
        for brief in self.site.corpus.briefs:
            yield self._section(brief, brief.id, 0)
            yield from (self._section(each, brief.id, each.number) for each in brief.sections)

    def _section(self, of: Brief | Section, brief: str, number: int) -> Row:
        return {
            "id": of.id,
            "brief": brief,
            "number": number,
            **self._each("title", lambda p: p.title(of.id)),
            "topics": " ".join(of.topics),
            **self._each("url", lambda p: self._at(p, of.id)),
        }

    def sentences(self) -> Iterator[Row]:
        for lang, p in self.editions.items():
            for text in p.edition.texts.values():
                for each in text.sentences:
                    yield {
                        "id": _sentence(lang, text.section, each.id),
                        "lang": lang,
                        "section": text.section,
                        "text": unbound(text.plain[each.start : each.end]),
                        "url": self._at(p, text.section, each.id),
                    }

    def kinds(self) -> Iterator[Row]:
        return map(self._kind, self.site.corpus.registry.kinds.values())

    def _kind(self, of: Kind) -> Row:
        return {"id": of.id, **self._each("label", lambda p: of.label[p.lang]), "family": of.shape, "type": of.type}

    def actors(self) -> Iterator[Row]:
        return map(self._entity, self.site.corpus.registry.actors.values())

    def places(self) -> Iterator[Row]:
        return map(self._entity, self.site.corpus.registry.places.values())

    def _entity(self, of: Entity) -> Row:
        return {
            "id": of.id,
            "kind": of.kind,
            **self._each("name", lambda p: of.name[p.lang]),
            **self._each("aliases", lambda p: SEVERAL.join(of.aliases[p.lang])),
            **self._each("lead", lambda p: of.lead.label[p.lang] if of.lead else ""),
            "country": of.country,
            "side": of.side,
            "wikidata": of.wikidata,
            "longitude": of.point[0] if of.point else None,
            "latitude": of.point[1] if of.point else None,
            **self._each("mentions", lambda p: p.counts(of).mentions),
            **self._each("url", lambda p: self.url + p.href(address.entity(of))),
        }

    def offices(self) -> Iterator[Row]:
        for office in self.site.corpus.registry.actors.values():
            for number, held in enumerate(office.holders, 1):
                yield {
                    "id": f"{office.id}/{number}",
                    "office": office.id,
                    "holder": held.actor,
                    "term": held.term,
                    "section": held.section,
                    "source": held.source,
                }

    def mentions(self) -> Iterator[Row]:
        """In the order of actors and places, those of one in the order of the texts. A name of another's work that is
        recommended stands in no sentence."""
        numbered = _Numbers()
        for lang, p in self.editions.items():
            known = {(text.section, each.id) for text in p.edition.texts.values() for each in text.sentences}
            for (kind, id), links in p.edition.backlinks.items():
                for link in links:
                    place = _sentence(lang, link.section, link.anchor)
                    yield {
                        "id": numbered(f"{place}/{kind}/{id}"),
                        "sentence": place if (link.section, link.anchor) in known else "",
                        "section": link.section,
                        "lang": lang,
                        "words": unbound(link.quote.text[link.quote.start : link.quote.end]),
                        str(kind): id,
                        "class": link.cls.value,
                        "rule": link.rule,
                    }

    def relations(self) -> Iterator[Row]:
        numbered = _Numbers()
        for of in self.site.relations:
            yield self._relation(of, numbered(f"{of.section}/{of.source}/{of.kind}/{of.target}"))

    def _relation(self, of: Relation, id: str) -> Row:
        return {
            "id": id,
            "source": of.source,
            "kind": of.kind,
            "target": of.target,
            "polarity": self.site.corpus.registry.relation_kinds[of.kind].polarity.value,
            "mode": of.mode.value,
            "date": of.date,
            **self._each("says", lambda p: unbound(statements.stated(p, of))),
            "section": of.section,
            **self._each("sentence", lambda p: _stated(p, of)),
        }

    def events(self) -> Iterator[Row]:
        return map(self._event, (*self.site.timeline, *self.site.undated))

    def _event(self, of: Event) -> Row:
        return {
            "id": f"{of.section}/{of.id}",
            "date": of.date,
            **self._each("title", lambda p: of.title[p.lang]),
            "mode": of.mode.value,
            "actors": " ".join(of.actors),
            "places": " ".join(of.places),
            "section": of.section,
            **self._each("sentence", lambda p: _stated(p, of)),
        }

    def topics(self) -> Iterator[Row]:
        return map(self._topic, self.site.corpus.registry.topics.values())

    def _topic(self, of: Topic) -> Row:
        return {"id": of.id, **self._each("label", lambda p: of.label[p.lang]), "broad": of.broad}

    def _each(self, name: str, value: Callable[[Presenter], Value]) -> Row:
        return {f"{name}_{lang}": value(p) for lang, p in self.editions.items()}

    def _at(self, p: Presenter, id: str, anchor: str = "") -> str:
        return self.url + p.section_href(id, anchor)


def _sentence(lang: Lang, section: str, anchor: str) -> str:
    return f"{lang}:{section}#{anchor}"


def _stated(p: Presenter, of: Relation | Event) -> str:
    """The sentence that holds the evidence; "" where the language's text shows none, for want of a translation."""
    if p.text_lang(p.holder(of.section)) is not p.lang:
        return ""
    anchor = p.sentence_of(of.section, of.evidence[p.lang])
    return _sentence(p.lang, of.section, anchor) if anchor else ""
