"""Tables as JSON and CSV (RFC 4180, UTF-8), described by a data package (Frictionless Data, version 1) with a schema for each.

A large table goes on in further files, each with the names of its fields, which the package lists: `sentences.csv`, `sentences-2.csv`.
"""

from __future__ import annotations

import csv
import io
import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from fihris.model import Lang
from fihris.view.dataset import Dataset, Field, Row, Table
from fihris.write.formats.parts import Record, part, parted
from fihris.write.output import File

PACKAGE = "datapackage.json"
_FORMULA: Final = frozenset("=+-@\t\r＝＋－＠")


def files(of: Dataset) -> Iterator[File]:
    counts = {table.name: 0 for table in of.tables.values()}
    for table in of.tables.values():
        for number, (rows, lines) in enumerate(_parted(table), start=1):
            name = part(table.name, number)
            yield f"{name}.csv", as_csv(replace(table, rows=rows))
            yield f"{name}.json", _listed(lines)
            counts[table.name] = number
    yield PACKAGE, as_json(_package(of, counts))


def _parted(of: Table) -> Iterator[tuple[tuple[Row, ...], Sequence[str]]]:
    """The rows of each file, and as lines of JSON, which take more room than those of CSV."""
    waiting = deque[Row]()

    def lines() -> Iterator[Record]:
        for row in of.rows:
            waiting.append(row)
            yield str(row["id"]), _line(row)

    for some in parted(lines()):
        yield tuple(waiting.popleft() for _ in some), some


_line: Final = json.JSONEncoder(ensure_ascii=False).encode


def as_json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def as_rows(of: Table) -> bytes:
    """A list of objects, one a line."""
    return _listed(list(map(_line, of.rows)))


def _listed(lines: Sequence[str]) -> bytes:
    return "[\n{}\n]\n".format(",\n".join(lines)).encode()


def as_csv(of: Table) -> bytes:
    """A mark of byte order stands before the names, for a spreadsheet takes UTF-8 without one for an alphabet of its own; and an
    apostrophe before words that it would reckon as a formula (OWASP, CSV Injection): whoever proposes a title could else have it run."""
    text = io.StringIO()
    names = [field.name for field in of.fields]
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(names)
    rows.writerows(
        [f"'{it}" if isinstance(it, str) and it[:1] in _FORMULA else it for it in row.values()] for row in of.rows
    )
    return text.getvalue().encode("utf-8-sig")


def _package(of: Dataset, counts: Mapping[str, int]) -> Mapping[str, Any]:
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "tables",
        "title": of.title,
        "description": of.description,
        "homepage": of.url,
        "licenses": [{"name": of.licence, "title": of.licence}] if of.licence else [],
        "resources": [_resource(table, of.langs[-1], counts[table.name]) for table in of.tables.values()],
    }
    return {key: value for key, value in package.items() if value}


def _resource(of: Table, lang: Lang, count: int) -> Mapping[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": of.name,
        "path": _paths(of.name, "csv", count),
        "json": _paths(of.name, "json", count),
        "title": of.title[lang],
        "description": of.note[lang],
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(field, lang) for field in of.fields],
            "primaryKey": "id",
            "foreignKeys": [
                {
                    "fields": field.name,
                    "reference": {"resource": "" if field.of == of.name else field.of, "fields": "id"},
                }
                for field in of.fields
                if field.of
            ],
        },
    }


def _paths(name: str, ending: str, count: int) -> str | list[str]:
    paths = [f"{part(name, number)}.{ending}" for number in range(1, count + 1)]
    return paths if count > 1 else paths[0]


def _field(of: Field, lang: Lang) -> Mapping[str, Any]:
    field: dict[str, Any] = {
        "name": of.name,
        "type": "string" if of.type == "uri" else of.type,
        "description": of.note[lang],
    }
    if of.name == "id":
        field["constraints"] = {"required": True, "unique": True}
    return field
