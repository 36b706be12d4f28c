"""Tables as JSON and CSV (RFC 4180, UTF-8), described by a data package (Frictionless Data, version 1) with a schema for each.

A large table goes on in further files, each with the names of its fields, which the package lists: `sentences.csv`, `sentences-2.csv`.
"""

from __future__ import annotations

import csv
import io
import json
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from fihris.model import Lang
from fihris.view.dataset import Dataset, Field, Row, Table
from fihris.write.output import File

PACKAGE = "datapackage.json"
MOST: Final = 140_000
"""Bytes of a file of rows: with what stands around them less than 150 KB."""
_FORMULA: Final = frozenset("=+-@\t\r＝＋－＠")


def files(of: Dataset) -> Iterator[File]:
    parts = {table.name: 0 for table in of.tables.values()}
    for table in of.tables.values():
        for number, (rows, lines) in enumerate(_parted(table), start=1):
            name = _part(table.name, number)
            yield f"{name}.csv", as_csv(replace(table, rows=tuple(rows)))
            yield f"{name}.json", _listed(lines)
            parts[table.name] = number
    yield PACKAGE, as_json(_package(of, parts))


def _part(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


def _parted(of: Table) -> Iterator[tuple[Sequence[Row], Sequence[str]]]:
    """The rows of each file, and as lines of JSON, which take more room than those of CSV; one without rows where there are none. Where a file ends in
    its second half say the ids of the rows: so an edit moves the rows of few files."""
    rows, lines, ends = list[Row](), list[str](), [0]
    for row in of.rows:
        rows.append(row)
        lines.append(_line(row))
        ends.append(ends[-1] + len(lines[-1].encode()) + 2)
        while ends[-1] > MOST:
            middle, last = (bisect_right(ends, room) for room in (MOST // 2, MOST))
            end = min(range(middle, last), key=lambda at: _order(rows[at]), default=1)
            yield rows[:end], lines[:end]
            rows, lines, ends = rows[end:], lines[end:], [each - ends[end] for each in ends[end:]]
    yield rows, lines


def _order(of: Row) -> int:
    return zlib.crc32(str(of["id"]).encode())


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


def _package(of: Dataset, parts: Mapping[str, int]) -> Mapping[str, Any]:
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "tables",
        "title": of.title,
        "description": of.description,
        "homepage": of.url,
        "licenses": [{"name": of.licence, "title": of.licence}] if of.licence else [],
        "resources": [_resource(table, of.langs[-1], parts[table.name]) for table in of.tables.values()],
    }
    return {key: value for key, value in package.items() if value}


def _resource(of: Table, lang: Lang, parts: int) -> Mapping[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": of.name,
        "path": _paths(of.name, "csv", parts),
        "json": _paths(of.name, "json", parts),
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


def _paths(name: str, ending: str, parts: int) -> str | list[str]:
    paths = [f"{_part(name, number)}.{ending}" for number in range(1, parts + 1)]
    return paths if parts > 1 else paths[0]


def _field(of: Field, lang: Lang) -> Mapping[str, Any]:
    field: dict[str, Any] = {
        "name": of.name,
        "type": "string" if of.type == "uri" else of.type,
        "description": of.note[lang],
    }
    if of.name == "id":
        field["constraints"] = {"required": True, "unique": True}
    return field
