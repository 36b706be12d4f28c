"""What front matter gives as evidence: words copied from the text, or the sentence that says them.

A sentence is named by its id, which every page shows in its address (`#s4-1a2b`); `s4-1a2b:3-9` are its words 3 to 9. The id is made of
the sentence's letters (`sentences.py`), so it holds as long as the sentence says the same, wherever it moves: the number of
the section in it is not asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from fihris.text.quotation import find
from fihris.text.sentences import Identifier, sentences

_REFERENCE: Final = re.compile(r"s\d+-(?P<id>[0-9a-f]{4}(?:-\d+)?)(?::(?P<first>\d+)(?:-(?P<last>\d+))?)?\Z")
_WORD: Final = re.compile(r"\S+")
_EDGE: Final = re.compile(r"^[^\w«“\"(]+|[^\w»”\")%]+$")


def is_reference(written: str) -> bool:
    """Whether evidence names a sentence, and is no quotation."""
    return _REFERENCE.match(written) is not None


def sentence(written: str, plain: str) -> str | None:
    """The whole sentence of the text that a reference names; None where it has none of that id."""
    found = _REFERENCE.match(written)
    bounds = _identified(plain).get(found["id"]) if found else None
    return plain[slice(*bounds)] if bounds else None


def words(written: str, plain: str) -> str | None:
    """The words that evidence gives: a quotation as it is, whether it stands in the text or not; of a reference those of its
    sentence, without its full stop. None where there is no such sentence, or it has not as many words."""
    found = _REFERENCE.match(written)
    if not found:
        return written
    said = sentence(written, plain)
    if said is None or not found["first"]:
        return said if said is None else _EDGE.sub("", said)
    spans = [each.span() for each in _WORD.finditer(said)]
    first, last = int(found["first"]), int(found["last"] or found["first"])
    if not 1 <= first <= last <= len(spans):
        return None
    return _EDGE.sub("", said[spans[first - 1][0] : spans[last - 1][1]])


def reference(quoted: str, plain: str, section: int) -> str:
    """The shortest reference whose words hold the quoted ones; "" where they do not stand in one sentence of the text."""
    place = find(quoted, plain)
    holder = _around(plain, *place) if place else None
    if place is None or holder is None:
        return ""
    id, (start, end) = holder
    spans = [each.span() for each in _WORD.finditer(plain[start:end])]
    inside = [n for n, (first, last) in enumerate(spans, 1) if first < place[1] - start and last > place[0] - start]
    narrowed = f":{inside[0]}-{inside[-1]}" if len(inside) > 1 else f":{inside[0]}"
    return f"s{section}-{id}{'' if len(inside) == len(spans) else narrowed}"


def identified(plain: str) -> Sequence[tuple[str, tuple[int, int]]]:
    """The sentences of a plain text with their ids, without the section's number: (id, (start, end))."""
    return tuple(_identified(plain).items())


def _around(plain: str, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    holders = (each for each in _identified(plain).items() if each[1][0] <= start and end <= each[1][1])
    return next(holders, None)


@lru_cache(maxsize=256)
def _identified(plain: str) -> dict[str, tuple[int, int]]:
    identifier = Identifier(0)
    found = ((identifier.of(plain[start:end]), (start, end)) for start, end in sentences(plain))
    return {id.partition("-")[2]: bounds for id, bounds in found if id}
