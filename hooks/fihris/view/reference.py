"""A title that a brief recommends, as its page shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fihris import address
from fihris.model import EntityKind, Reference
from fihris.view.elements import LinkView
from fihris.view.presenter import Presenter

_NAMED = re.compile(r"\[(?P<text>[^\[\]]+)\]\((?P<kind>actor|place|topic):(?P<id>[a-z0-9-]+)\)")


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A recommended title in parts, some of them links. `href` is the brief's, "" when it is not here yet."""

    parts: tuple[LinkView, ...]
    anchor: str
    href: str


def reference_view(p: Presenter, reference: Reference, number: int) -> ReferenceView:
    """A recommended title, its names as links; `number` is its place in the list."""
    title = reference.title[p.lang]
    parts, end = [], 0
    for found in _NAMED.finditer(title):
        link = p.topic(found["id"]) if found["kind"] == "topic" else p.entity(EntityKind(found["kind"]), found["id"])
        parts += [LinkView(title[end : found.start()], ""), LinkView(found["text"], link.href)]
        end = found.end()
    parts.append(LinkView(title[end:], ""))
    return ReferenceView(
        tuple(part for part in parts if part.text),
        address.reference(number),
        p.section_href(reference.brief) if reference.brief else "",
    )
