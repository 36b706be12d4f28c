"""When the event of a text was and when the text was published, as far as it says so itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fihris.author import dating, inline
from fihris.author.outline import Outline
from fihris.author.source import Style


@dataclass(frozen=True, slots=True)
class Dates:
    """When the event was and when the paper was published, as far as it says so; `year` names its folder."""

    event: str
    published: str
    year: str


def dates(text: Outline, given: str = "") -> Dates:
    """The dates of a text. `given` is what its author says beside it: the date of its event, or of its publication where it has
    none. A date that stands in running text is nobody's, and names the folder at most."""
    event = given if text.event else ""
    event = event or (
        _first(block.text for block in (*text.event, *text.summary)) or text.page.published if text.event else ""
    )
    published = text.page.published or ("" if text.event or "/" in given else given)
    published = published or ("" if text.event else _dateline(text))
    written = _first(block.text for block in (*text.summary, *text.lead)) or _first(
        block.text for point in text.points for block in point.blocks
    )
    event = event or (written if text.event else "")
    return Dates(event, published, (event or published or given or written)[:4])


def _dateline(text: Outline) -> str:
    """The day at the head of a text, as the press has it: «مدينة النور، 7 أيار/مايو 2024 – أعلنت …»."""
    first = next((block.text for block in (*text.summary, *text.lead) if block.style is Style.TEXT), "")
    head = _HEAD.match(inline.words(first))
    found = dating.stated(head["words"]) if head else None
    return found.date if found and head and not head["words"][found.end :].strip(" )") and "/" not in found.date else ""


_HEAD = re.compile(r"(?P<words>[^.:«»–—-]{5,60}?)\s*(?:[–—-]|:)\s")


def _first(texts: Iterable[str]) -> str:
    return next((date for text in texts for date in dating.find(inline.words(text))), "")
