"""Whether the words that a record gives as evidence stand in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fihris.check.sources import Path, Record
from fihris.model import Lang
from fihris.report import Problem
from fihris.text.fold import fold_key
from fihris.text.quotation import find

FIELDS = ("relations", "events", "qualified")


def quotations(record: Record, bodies: Mapping[Lang, tuple[str, str]]) -> Iterator[Problem]:
    """Evidence of an Arabic text's front matter that does not stand in it, or in its twin. `bodies` are paths and plain texts."""
    fields = [field for field in FIELDS if record.value.get(field)]
    for field in fields:
        for index, value in enumerate(record.value[field]):
            for lang, (path, body) in bodies.items():
                fault = quotation(record, (field, index, "evidence", lang.value), value["evidence"][lang], path, body)
                if fault:
                    yield fault


def quotation(record: Record, place: Path, written: str, path: str, body: str) -> Problem | None:
    """What is wrong with words that are said to stand in the body at `path`."""
    if " " not in fold_key(written):
        message = f"one word says nothing: «{written}»"
        return record.error(place, "evidence-short", message, "copy the whole clause that says it")
    if not find(written, body):
        message = f"these words do not stand in {path}: «{written}»"
        return record.error(place, "evidence-missing", message, "copy the words of the body that say it")
    return None
