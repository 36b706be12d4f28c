"""The page of the open data: what there is, in which formats, and what every field holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from fihris import address
from fihris.view.dataset import Row, Table, described, examples
from fihris.view.elements import LinkView
from fihris.view.presenter import Presenter

FORMATS = {
    "sqlite": "tables.sqlite",
    "package": "datapackage.json",
    "ftm": "entities.ftm.jsonl",
    "turtle": "registry.ttl",
    "graphml": "relations.graphml",
    "jgf": "relations.jgf.json",
    "geojson": "places.geojson",
}
"""The files that hold several tables, by what the interface calls them."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field as it is told to people, by its names: one a language, or one. `table` is that whose ids it holds and `refers` its title, or ""; `example` is what the first row says that has anything to say, or ""."""

    names: tuple[str, ...]
    note: str
    table: str
    refers: str
    example: str


@dataclass(frozen=True, slots=True)
class TableView:
    id: str
    title: str
    note: str
    files: tuple[LinkView, ...]
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class FormatView:
    link: LinkView
    note: str


@dataclass(frozen=True, slots=True)
class CatalogueView:
    formats: tuple[FormatView, ...]
    tables: tuple[TableView, ...]
    licence: str


def view(p: Presenter) -> CatalogueView:
    """One line for each format, and each table with its fields as this site has them."""
    langs = tuple(p.site.editions)
    shown = examples(p)
    titles = {table.name: table.title[p.lang] for table in described(langs)}
    tables = tuple(
        TableView(
            table.name,
            table.title[p.lang],
            table.note[p.lang],
            tuple(LinkView(ending.upper(), address.data(f"{table.name}.{ending}")) for ending in ("csv", "json")),
            tuple(_fields(p, table, titles, shown[table.name])),
        )
        for table in described(langs)
    )
    return CatalogueView(tuple(_formats(p)), tables, p.identity.licence[p.lang])


def _fields(p: Presenter, of: Table, titles: Mapping[str, str], row: Row) -> Iterator[FieldView]:
    for note, group in groupby(of.fields, key=lambda field: field.note):
        same = tuple(group)
        example = next((str(row[each.name]) for each in same if row.get(each.name) not in (None, "")), "")
        named = same[0].of
        yield FieldView(tuple(each.name for each in same), note[p.lang], named, titles.get(named, ""), _short(example))


def _formats(p: Presenter) -> Iterator[FormatView]:
    named = {**FORMATS, "calendar": f"events.{p.lang}.ics"}
    for key, name in named.items():
        if key != "turtle" or p.identity.url:
            yield FormatView(LinkView(name, address.data(name)), p.t(f"data.{key}"))


LONGEST = 40
"""Letters of an example: enough to know what kind of thing it is."""


def _short(said: str) -> str:
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rstrip()}…"
