"""What the open data of a site says otherwise than it did: row by row, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from fihris.model import Text
from fihris.view.dataset import Dataset, Field, Row, Table, Value

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
_FOLLOWS: Final = ("url", "mentions")
"""Beginnings of fields that say what other rows or the site's address say: of them nothing is told."""
_NAMES: Final = ("name", "title", "label", "text", "words", "kind", "id")
"""Fields by which a reader knows a row, the best first; in the site's first language, where they are said in each."""


@dataclass(frozen=True, slots=True)
class Change:
    """A row that was added or removed, or a field of it that was changed. `name` is what a reader knows the row by."""

    table: str
    id: str
    change: str
    name: str = ""
    field: str = ""
    before: Value = None
    after: Value = None


def changes(before: Dataset, after: Dataset) -> tuple[Change, ...]:
    """From one state of a site to another, by table and id. A table that one of them lacks has no rows there."""
    return tuple(change for name in {**after.tables, **before.tables} for change in _of_table(name, before, after))


def _of_table(name: str, before: Dataset, after: Dataset) -> Iterator[Change]:
    was, now = _rows(before, name), _rows(after, name)
    for id in sorted(was.keys() | now.keys()):
        if id not in was:
            yield Change(name, id, ADDED, _called(now[id], after))
        elif id not in now:
            yield Change(name, id, REMOVED, _called(was[id], before))
        else:
            for field in now[id].keys() | was[id].keys():
                old, new = was[id].get(field), now[id].get(field)
                if old != new and not field.startswith(_FOLLOWS):
                    yield Change(name, id, CHANGED, _called(now[id], after), field, old, new)


def _rows(of: Dataset, name: str) -> Mapping[str, Row]:
    return {str(row["id"]): row for row in of.tables[name].rows} if name in of.tables else {}


def _called(row: Row, of: Dataset) -> str:
    for name in _NAMES:
        for field in (f"{name}_{of.langs[0]}", name):
            if row.get(field):
                return str(row[field])
    return ""


_FIELDS: Final = {
    "id": ("رقم السطر", "The row's number"),
    "table": ("الجدول", "The table"),
    "row": ("معرّف السطر في جدوله", "The id of the row in its table"),
    "change": ("added إن زيد، وremoved إن حُذف، وchanged إن تغير حقل منه", "added, removed, or changed: a field of it"),
    "name": ("ما يُعرف به السطر", "What the row is known by"),
    "field": ("الحقل الذي تغير", "The field that was changed"),
    "before": ("قيمته من قبل", "What it said before"),
    "after": ("قيمته الآن", "What it says now"),
}


def table(of: tuple[Change, ...]) -> Table:
    """Changes as a table like those of the data."""
    fields = tuple(
        Field(name, "integer" if name == "id" else "string", Text.of({"ar": arabic, "en": english}))
        for name, (arabic, english) in _FIELDS.items()
    )
    rows = tuple(
        {
            "id": number,
            "table": each.table,
            "row": each.id,
            "change": each.change,
            "name": each.name,
            "field": each.field or None,
            "before": each.before,
            "after": each.after,
        }
        for number, each in enumerate(of, start=1)
    )
    title = Text.of({"ar": "ما تغير", "en": "Changes"})
    return Table("changes", title, title, fields, rows)
