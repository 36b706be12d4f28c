"""Whether the words that a record gives as evidence stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from fihris.check.sources import Record
from fihris.model import Lang
from fihris.report import Problem
from fihris.text.fold import fold

FIELDS = ("relations", "events", "qualified")


def quotations(record: Record, bodies: Mapping[Lang, tuple[str, str]]) -> Iterator[Problem]:
    """Evidence of an Arabic text's front matter that does not stand in it, or in its twin. `bodies` are paths and plain texts."""
    fields = [field for field in FIELDS if record.value.get(field)]
    texts = {lang: (path, _comparable(words)) for lang, (path, words) in bodies.items()} if fields else {}
    for field in fields:
        for index, value in enumerate(record.value[field]):
            for lang, (path, body) in texts.items():
                place = (field, index, "evidence", lang.value)
                written = value["evidence"][lang]
                words = _comparable(written)
                if " " not in words:
                    message = f"one word says nothing: «{written}»"
                    yield record.error(place, "evidence-short", message, "copy the whole clause that says it")
                elif not _stands_in(words, body):
                    message = f"these words do not stand in {path}: «{written}»"
                    yield record.error(place, "evidence-missing", message, "copy the words of the body that say it")


def _comparable(words: str) -> str:
    return " ".join(fold(words).text.split())


def _stands_in(words: str, body: str) -> bool:
    """Whether the words stand in a text as words of their own; و and the like may be joined to the first."""
    return bool(re.search(rf"(?<!\w)[وفبلك]?{re.escape(words)}(?!\w)", body))
