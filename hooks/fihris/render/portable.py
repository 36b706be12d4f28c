"""A text as Markdown that any generator of sites reads: its mentions are links, its sentences have their anchors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fihris.model import LinkedText, Mention, MentionClass
from fihris.text.reading import How, Link, Reading, Span

Edit = tuple[int, int, str]
Lead = Callable[[str, str], str]
"""The address, from the text's own page, of what a scheme (actor, place, topic) and an id name; "" where there is none."""

_OURS = re.compile(r"(actor|place|topic|not):(.*)", re.DOTALL)


def linked(of: LinkedText, lead: Lead) -> str:
    """The body of a text."""
    reading = of.document.reading
    closed = _closed(reading)
    begun = ((reading.span(each.start, each.end)[0], each.id) for each in of.sentences)
    sentences = ((min([start, *(a for a, b in closed if a < start < b)]), id) for start, id in begun)
    edits = [
        *_own(reading, lead),
        *(_mention(each, lead) for each in of.mentions if each.cls is not MentionClass.NISBA),
        *((place, place, f'<span id="{id}"></span>') for place, id in sentences),
    ]
    return _edited(of.document.body, edits, closed)


def plain(of: Reading, lead: Lead) -> str:
    """A text in which nobody looked for mentions."""
    return _edited(of.source, list(_own(of, lead)), [])


def _own(reading: Reading, lead: Lead) -> Iterator[Edit]:
    """What the author's own links to records become: links to pages, or their words alone."""
    for link in reading.links:
        ours = _OURS.fullmatch(link.target)
        if ours and link.how in {How.INLINE, How.REFERENCE}:
            address = lead(*ours.groups()) if ours[1] != "not" else ""
            words = _words(reading, link)
            yield *link.span, f"[{words}]({address})" if address else words


def _words(reading: Reading, link: Link) -> str:
    start, end = reading.span(link.start, link.end)
    return reading.source[start:end]


def _mention(of: Mention, lead: Lead) -> Edit:
    address = lead(of.kind, of.id)
    return of.start, of.end, f"[{of.surface}]({address})"


def _closed(of: Reading) -> list[Span]:
    """Where nothing may be put."""
    return [*(each.span for each in of.code), *(each.span for each in of.links)]


def _edited(source: str, edits: list[Edit], closed: list[Span]) -> str:
    """The source with all edits that lie beside each other; of what lies within another, the outer one. What would be put into
    links and code is left out."""
    parts: list[str] = []
    done = 0
    for start, end, words in sorted(edits, key=lambda each: (each[0], each[0] != each[1], -each[1])):
        within = any(a <= start and end <= b and (a, b) != (start, end) and a < end for a, b in closed)
        if start >= done and not (within and words.startswith(("[", "<"))):
            parts += source[done:start], words
            done = end
    return "".join(parts) + source[done:]
