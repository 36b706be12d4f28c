"""What a template shows: words already chosen, addresses already worked out. Templates compute nothing.

Every `href` is an address from the site's root (`actors/iran.html#…`, `en/actors/iran.html`); the host makes it
relative to the page that shows it. Every string is in the language of the page unless `lang` says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkView:
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class EntityLink:
    """An actor or place. `shape` is person, org, state or place; `role` its first stated role, or ""."""

    id: str
    text: str
    href: str
    shape: str
    kind: str
    role: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class ShapeGroup:
    """Actors or places of one shape."""

    shape: str
    entities: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class SectionLink:
    number: int
    title: str
    href: str
    description: str


@dataclass(frozen=True, slots=True)
class DateText:
    """A date in words with its machine form. `precise` is false for a bare year or month."""

    text: str
    datetime: str
    precise: bool
    year: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page of several. `gap` where pages before it are not listed."""

    text: str
    href: str
    current: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """Which of several pages this is: `pages` has the first, the last and the neighbours, however many there are;
    `printed` says on paper, which has no links, how much of the whole stands there."""

    pages: tuple[PageLink, ...] = ()
    previous: PageLink | None = None
    next: PageLink | None = None
    printed: str = ""


ONE_PAGE = Pager()


@dataclass(frozen=True, slots=True)
class QuotePart:
    """Some words of a quotation; `marked` where they are what it is quoted for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """Whole sentences of a text, the words that bear something out marked. `before` is the sentence they lean on, or ""."""

    parts: tuple[QuotePart, ...]
    before: str = ""


@dataclass(frozen=True, slots=True)
class SentencePart:
    """Some words of a sentence; `entity` where they name an actor."""

    text: str
    entity: EntityLink | None = None


@dataclass(frozen=True, slots=True)
class RelationView:
    """What a brief states between two actors, as a sentence. `mode` is stated, implied or background; `mode_label` says it."""

    source: EntityLink
    target: EntityLink
    sentence: tuple[SentencePart, ...]
    date: DateText | None
    mode: str
    mode_label: str
    polarity: str
    evidence: Evidence
    section: LinkView


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """Relations that the same sentences state; those stand under them once, with the words of each marked."""

    relations: tuple[RelationView, ...]
    evidence: Evidence
    section: LinkView


@dataclass(frozen=True, slots=True)
class EventView:
    """Something that happened. `only` has the numbers of the narrowings of its page that it belongs to (view/timeline.py)."""

    title: str
    href: str
    date: DateText | None
    source: LinkView
    mode: str
    mode_label: str
    actors: tuple[EntityLink, ...]
    places: tuple[EntityLink, ...]
    evidence: Evidence
    only: str = ""
