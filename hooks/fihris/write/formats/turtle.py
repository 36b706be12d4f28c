"""The registry and what is stated as RDF in Turtle 1.1, in the words of schema.org, with the numbers of Wikidata where a record has one.

A thing's name is the address of its page in the site's first language with `#it`: the page is about the thing and is not it. What a brief states
between two actors is an `rdf:Statement`, for a brief says it, at a sentence, and it is no fact of ours.

What is more than one file holds goes on in others (`registry-2.ttl`), each a document by itself; the first says which they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from fihris import address
from fihris.text import dates
from fihris.view.dataset import Dataset, Row, Value
from fihris.write.formats.parts import Record, part, parted
from fihris.write.output import File

NAME = "registry"
_PREFIXES = {
    "schema": "https://schema.org/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "dct": "http://purl.org/dc/terms/",
    "wd": "http://www.wikidata.org/entity/",
}
_NOT_OF_SCHEMA = {"Position": "Thing"}

Triples = Iterator[tuple[str, str]]


def files(of: Dataset) -> Iterator[File]:
    """Nothing for a site without an address: it has no names to give."""
    if not of.url:
        return
    prefixes = {**_PREFIXES, "relation": f"{of.url}{address.data('relation')}#"}
    head = "".join(f"@prefix {name}: <{url}> .\n" for name, url in prefixes.items())
    documents = list(parted(_records(of)))
    names = [f"{part(NAME, number)}.ttl" for number in range(1, len(documents) + 1)]
    others = "".join(f"\n<> rdfs:seeAlso <{name}> .\n" for name in names[1:])
    for name, records in zip(names, documents, strict=True):
        yield name, "".join((head, others if name == names[0] else "", *records)).encode()


def _records(of: Dataset) -> Iterator[Record]:
    things = _Things(of)
    for table in ("briefs", "actors", "places", "events", "relations"):
        for row in of.tables[table].rows:
            triples = [f"{predicate} {value}" for predicate, value in getattr(things, table)(row)]
            yield f"{table}/{row['id']}", f"\n{things.iri(table, row['id'])}\n    " + " ;\n    ".join(triples) + " .\n"


class _Things:
    """What is said of each row, by the name of its table."""

    def __init__(self, of: Dataset) -> None:
        self._of = of
        self._types = {row["id"]: row["type"] for row in of.tables["kinds"].rows}
        self._pages = {
            (table, row["id"]): row[f"url_{of.langs[0]}"]
            for table in ("briefs", "actors", "places", "sections")
            for row in of.tables[table].rows
        }

    def iri(self, table: str, id: Value) -> str:
        page = self._pages.get((table, id))
        return f"<{page}#it>" if page else f"<{self._of.url}{address.data(table)}.json#{id}>"

    def briefs(self, row: Row) -> Triples:
        yield "a", f"schema:{row['type']}"
        yield from self._words("schema:name", row, "title")
        yield from self._words("schema:description", row, "description")
        yield from self._words("schema:publisher", row, "publisher")
        for name, key in (("schema:datePublished", "published"), ("schema:dateModified", "updated")):
            if row[key]:
                yield name, _text(row[key])
        yield from self._pages_of(row)

    def actors(self, row: Row) -> Triples:
        yield from self._entity(row)
        for predicate, key in (("relation:country", "country"), ("relation:side", "side")):
            if row[key]:
                yield predicate, self.iri("actors", row[key])

    def places(self, row: Row) -> Triples:
        yield from self._entity(row)
        if row["country"]:
            yield "schema:containedInPlace", self.iri("actors", row["country"])
        if row["latitude"] is not None:
            at = f"schema:latitude {row['latitude']} ; schema:longitude {row['longitude']}"
            yield "schema:geo", f"[ a schema:GeoCoordinates ; {at} ]"

    def events(self, row: Row) -> Triples:
        yield "a", "schema:Event"
        yield from self._words("schema:name", row, "title")
        if row["date"]:
            first, _, last = str(row["date"]).partition("/")
            yield "schema:startDate", _text(dates.machine(first))
            if last:
                yield "schema:endDate", _text(last)
        yield from (("schema:about", self.iri("actors", id)) for id in str(row["actors"] or "").split())
        yield from (("schema:location", self.iri("places", id)) for id in str(row["places"] or "").split())
        yield from self._told(row)

    def relations(self, row: Row) -> Triples:
        yield "a", "rdf:Statement"
        yield "rdf:subject", self.iri("actors", row["source"])
        yield "rdf:predicate", f"relation:{row['kind']}"
        yield "rdf:object", self.iri("actors", row["target"])
        yield from self._words("schema:description", row, "says")
        yield "relation:mode", _text(row["mode"])
        if row["date"]:
            yield "dct:temporal", _text(row["date"])
        yield from self._told(row)

    def _entity(self, row: Row) -> Triples:
        type_ = str(self._types[row["kind"]])
        yield "a", f"schema:{_NOT_OF_SCHEMA.get(type_, type_)}"
        yield from self._words("schema:name", row, "name")
        if "lead_" + self._of.langs[0] in row:
            yield from self._words("schema:description", row, "lead")
        if row["wikidata"]:
            yield "owl:sameAs", f"wd:{row['wikidata']}"
        yield from self._pages_of(row)

    def _words(self, predicate: str, row: Row, key: str) -> Triples:
        for lang in self._of.langs:
            if row[f"{key}_{lang}"]:
                yield predicate, f"{_text(row[f'{key}_{lang}'])}@{lang}"

    def _pages_of(self, row: Row) -> Triples:
        for lang in self._of.langs:
            yield "schema:mainEntityOfPage", f"<{row[f'url_{lang}']}>"

    def _told(self, row: Row) -> Triples:
        """The sentences that say it."""
        for lang in self._of.langs:
            if sentence := row[f"sentence_{lang}"]:
                yield "dct:source", f"<{self._of.sentences[sentence]['url']}>"


def _text(value: Value) -> str:
    """The escapes of JSON's strings are among those of Turtle's."""
    return json.dumps(str(value), ensure_ascii=False)
