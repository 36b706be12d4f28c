"""What is asked of a text, and what is found in it."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from sys import intern
from typing import Final

from fihris.model import Lang, Mention, Quote, Unsettled
from fihris.text.quotation import before
from fihris.text.reading import Reading
from fihris.text.sentences import sentences


@dataclass(frozen=True)
class Findings:
    """What was found in one document. Offsets count code points of the Markdown text that was given.

    `plain` are the mentions' spans in the plain text of `prose`. `fallen` are the forms that the words around them make
    no mention, each with the reason; `strangers` those of states without a record, with the ids that it would have.
    `longer` are the names without a record that others stand in, whole, each with whom else it holds.
    """

    mentions: tuple[Mention, ...]
    unsettled: tuple[Unsettled, ...]
    prose: Reading
    plain: tuple[tuple[int, int], ...]
    fallen: tuple[Unsettled, ...] = ()
    strangers: tuple[Unsettled, ...] = ()
    longer: tuple[Unsettled, ...] = ()

    def quote(self, mention: Mention, lang: Lang) -> Quote:
        """The sentence around one of the mentions, and the one it leans on: the same letters for all that stand in it, for these are kept."""
        start, end = self._plain_of[mention]
        first, last = self._bounds[max(0, bisect_right(self._bounds, (start, len(self.prose.text))) - 1)]
        last = max(last, end)
        text = self.prose.text
        return Quote(intern(text[first:last]), start - first, end - first, intern(before(text, first, lang)))

    @cached_property
    def _bounds(self) -> list[tuple[int, int]]:
        return list(sentences(self.prose.text))

    @cached_property
    def _plain_of(self) -> dict[Mention, tuple[int, int]]:
        return dict(zip(self.mentions, self.plain, strict=True))


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a registry while texts were read, beside the forms that stand in them: other forms, the names and families that they may be
    of, and actors and places by their ids."""

    forms: frozenset[str] = frozenset()
    names: frozenset[tuple[str, ...]] = frozenset()
    families: frozenset[tuple[str, str, str]] = frozenset()
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text speaks of: its brief, `<year>/<slug>`, and its time, in EDTF. Either is "" if unknown."""

    date: str = ""
    brief: str = ""


UNKNOWN: Final = Setting()


def mentions_as_json(findings: Findings) -> Iterator[str]:
    """The mentions of a document, one object of JSON a line."""
    for each in findings.mentions:
        yield json.dumps(
            {
                "start": each.start,
                "end": each.end,
                "line": each.line,
                "column": each.column,
                "surface": each.surface,
                "id": each.id,
                "kind": str(each.kind),
                "class": str(each.cls),
                "rule": each.rule,
            },
            ensure_ascii=False,
        )
