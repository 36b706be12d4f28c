"""Tables as JSON and CSV (RFC 4180, UTF-8), described by a data package (Frictionless Data, version 1) with a schema for each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from fihris.model import Lang
from fihris.view.dataset import Dataset, Field, Table
from fihris.write.output import File

PACKAGE = "datapackage.json"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def files(of: Dataset) -> Iterator[File]:
    for table in of.tables.values():
        yield f"{table.name}.csv", as_csv(table)
        yield f"{table.name}.json", as_rows(table)
    yield PACKAGE, as_json(_package(of))


def as_json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def as_rows(of: Table) -> bytes:
    """A list of objects, one a line."""
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in of.rows)
    return f"[\n{rows}\n]\n".encode()


def as_csv(of: Table) -> bytes:
    """A mark of byte order stands before the names, for a spreadsheet takes UTF-8 without one for an alphabet of its own; and an
    apostrophe before words that it would reckon as a formula (OWASP, CSV Injection): whoever proposes a title could else have it run."""
    text = io.StringIO()
    rows = csv.DictWriter(text, [field.name for field in of.fields], lineterminator="\r\n")
    rows.writeheader()
    rows.writerows({name: _inert(value) for name, value in row.items()} for row in of.rows)
    return text.getvalue().encode("utf-8-sig")


def _inert(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _package(of: Dataset) -> Mapping[str, Any]:
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "tables",
        "title": of.title,
        "description": of.description,
        "homepage": of.url,
        "licenses": [{"name": of.licence, "title": of.licence}] if of.licence else [],
        "resources": [_resource(table, of.langs[-1]) for table in of.tables.values()],
    }
    return {key: value for key, value in package.items() if value}


def _resource(of: Table, lang: Lang) -> Mapping[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": of.name,
        "path": f"{of.name}.csv",
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


def _field(of: Field, lang: Lang) -> Mapping[str, Any]:
    field: dict[str, Any] = {
        "name": of.name,
        "type": "string" if of.type == "uri" else of.type,
        "description": of.note[lang],
    }
    if of.name == "id":
        field["constraints"] = {"required": True, "unique": True}
    return field
