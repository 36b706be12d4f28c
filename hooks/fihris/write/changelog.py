"""What changed in the open data between two states of a site: as CSV and JSON for machines, as Markdown for readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from fihris.view.changes import ADDED, CHANGED, REMOVED, Change, table
from fihris.view.dataset import Dataset
from fihris.write.formats import tables
from fihris.write.output import File

_MOST: Final = 100
"""Rows of one table that the Markdown names; the other files have all."""
_SIGNS: Final = {ADDED: "+", REMOVED: "−", CHANGED: "~"}
_LONG: Final = 120


def files(of: tuple[Change, ...], now: Dataset, said: str) -> Iterator[File]:
    """The changes as files; `said` names the two states."""
    made = table(of)
    yield "changes.csv", tables.as_csv(made)
    yield "changes.json", tables.as_rows(made)
    yield "changes.md", markdown(of, now, said).encode()


def markdown(of: tuple[Change, ...], now: Dataset, said: str) -> str:
    """Table by table: how many rows were added, removed and changed, and which."""
    lines = [f"# ما تغير في البيانات · Changes of the data\n\n{said}\n"]
    for name, found in groupby(of, key=lambda each: each.table):
        changes = list(found)
        title = now.tables[name].title if name in now.tables else None
        heading = " · ".join(dict.fromkeys(title[lang] for lang in ("ar", "en"))) if title else name
        counts = Counter(dict.fromkeys(((each.change, each.id) for each in changes), 1).keys())
        rows = Counter(change for change, _ in counts)
        lines.append(
            f"## {heading}\n\n" + ", ".join(f"{_SIGNS[each]}{rows[each]}" for each in _SIGNS if rows[each]) + "\n"
        )
        lines += [_line(each) for each in changes[:_MOST]]
        lines += [f"- … {len(changes) - _MOST}"] if len(changes) > _MOST else []
        lines.append("")
    if not of:
        lines.append("لم يتغير شيء. · Nothing has changed.\n")
    return "\n".join(lines)


def _line(of: Change) -> str:
    what = f": `{of.field}` {_short(of.before)} ← {_short(of.after)}" if of.field else ""
    return f"- {_SIGNS[of.change]} `{of.id}` {_short(of.name) if of.name != of.id else ''}{what}".rstrip()


def _short(value: object) -> str:
    """A value in one line, without signs that Markdown would take for its own."""
    said = " ".join(str("–" if value is None else value).split())
    said = said if len(said) <= _LONG else f"{said[:_LONG]}…"
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#" else sign for sign in said)
