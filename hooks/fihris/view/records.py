"""What a template shows: words already chosen, addresses already worked out. Templates compute nothing.

Every `href` is an address from the site's root (`actors/iran.html#…`, `en/actors/iran.html`); the host makes it
relative to the page that shows it. Every string is in the language of the page unless `lang` says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
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


# ---------------------------------------------------------------- every page


@dataclass(frozen=True, slots=True)
class NavItem:
    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Language:
    """The same page in a language; `fallback` when there is none in it: this leads to its home, or to a text in another
    language."""

    lang: str
    dir: str
    name: str
    href: str
    url: str
    current: bool
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class Shell:
    """What surrounds every page. `root` is the relative path to the site's root ("", "../", "../../").

    `actions` lead to the code host: report a fault of this page, add a name. `foreign` tells that the page's text is in
    another language than the site around it, `outdated` that it is a translation of an older original.
    """

    lang: str
    dir: str
    title: str
    description: str
    site_name: str
    home: str
    root: str
    nav: tuple[NavItem, ...]
    languages: tuple[Language, ...]
    search: str
    canonical: str
    more: tuple[NavItem, ...] = ()
    edit: str = ""
    actions: tuple[Link, ...] = ()
    crumbs: tuple[Link, ...] = ()
    foreign: bool = False
    outdated: bool = False
    digits: str = "latn"


# ---------------------------------------------------------------- translations


@dataclass(frozen=True, slots=True)
class TranslationEntry:
    """A text whose English page `href` leads to. `lang` is the language of its title; `brief` names the brief of a section."""

    title: str
    lang: str
    href: str
    brief: str


@dataclass(frozen=True, slots=True)
class TranslationGroup:
    """The texts of one state, on this page; `count` has those on other pages too."""

    state: str
    label: str
    advice: str
    count: int
    entries: tuple[TranslationEntry, ...]


@dataclass(frozen=True, slots=True)
class TranslationsView:
    """How the English stands to the Arabic, what is to be done first."""

    groups: tuple[TranslationGroup, ...]
    pager: Pager


# ---------------------------------------------------------------- home


@dataclass(frozen=True, slots=True)
class BriefCard:
    """`halves` are the title in the parts on which its lines may break first."""

    halves: tuple[str, ...]
    href: str
    description: str
    date: DateText
    places: tuple[EntityLink, ...]
    topics: tuple[Link, ...]
    sections: int
    contents: tuple[SectionLink, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeView:
    """`totals` are (interface key, number) pairs: briefs, sections, actors, places, mentions."""

    briefs: tuple[BriefCard, ...]
    totals: tuple[tuple[str, int], ...]
    pager: Pager = ONE_PAGE


# ---------------------------------------------------------------- brief and section


@dataclass(frozen=True, slots=True)
class NoteView:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class QualifiedView:
    """`label` is the interface's word for judgement or forecast."""

    certainty: str
    label: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Related:
    """A related section and why: shared actors and topics."""

    title: str
    href: str
    number: int
    brief: str
    actors: tuple[EntityLink, ...]
    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RelationView:
    """`label` reads from `source` to `target`. `mode` is stated, implied or background; `mode_label` says it."""

    source: EntityLink
    label: str
    target: EntityLink
    date: DateText | None
    mode: str
    mode_label: str
    polarity: str
    evidence: str
    section: Link


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """Relations that the same words state, in the same way and of the same date; those words stand under them once."""

    relations: tuple[RelationView, ...]
    evidence: str
    section: Link
    date: DateText | None
    mode_label: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section. `html` is the rendered body (ids already unique on the brief's page); `short` and the texts of
    `siblings` are titles cut for a narrow column; `twin` names the script in the folder `twins` that holds
    the body in the other language, "" where there is none; `lang` and `dir` are those of the body where they are not the page's."""

    number: int
    anchor: str
    title: str
    short: str
    href: str
    html: str
    brief: Link
    topics: tuple[Link, ...]
    mentioned: tuple[ShapeGroup, ...]
    years: tuple[Link, ...]
    notes: tuple[NoteView, ...]
    qualified: tuple[QualifiedView, ...]
    relations: tuple[RelationGroup, ...]
    related: tuple[Related, ...]
    previous: Link | None
    next: Link | None
    siblings: tuple[Link, ...]
    minutes: int
    twin: str = ""
    twins: str = ""
    lang: str = ""
    dir: str = ""


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """Those who took part in one role, "" where none is said."""

    role: str
    leads: bool
    entities: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the event; `name` is None for those who took part on no side."""

    name: EntityLink | None
    roles: tuple[RoleGroup, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    value: str
    label: str
    section: Link | None


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A recommended title in parts, some of them links. `href` is the brief's, "" when it is not here yet."""

    parts: tuple[Link, ...]
    anchor: str
    href: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """`fields` are (label, value, known): an unknown value reads «غير معروف»."""

    fields: tuple[tuple[str, str, bool], ...]
    note: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a brief's own text, under its heading."""

    anchor: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class BriefView:
    """The brief's own page: the event, then every section in full. `twins` is the folder of what can be read beside it,
    "" where nothing of it is translated; `lang` and `dir` are those of its own text where they are not the page's."""

    halves: tuple[str, ...]
    href: str
    description: str
    parts: tuple[PartView, ...]
    date: DateText
    places: tuple[EntityLink, ...]
    topics: tuple[Link, ...]
    sides: tuple[Side, ...]
    figures: tuple[FigureView, ...]
    sections: tuple[SectionView, ...]
    mentioned: tuple[ShapeGroup, ...]
    years: tuple[Link, ...]
    references: tuple[ReferenceView, ...]
    sources: tuple[SourceView, ...]
    cite: str
    url: str
    minutes: int
    twin: str = ""
    twins: str = ""
    lang: str = ""
    dir: str = ""


# ---------------------------------------------------------------- actor and place


@dataclass(frozen=True, slots=True)
class StatedView:
    """Something a brief states about an actor, and where."""

    text: str
    entity: EntityLink | None
    section: Link | None


@dataclass(frozen=True, slots=True)
class QuotePart:
    """Some words of a sentence; `marked` where they are the mention."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A sentence with its mentions. `href` leads to the first of them; `rule` says why it was linked."""

    parts: tuple[QuotePart, ...]
    href: str
    rule: str


@dataclass(frozen=True, slots=True)
class QuoteGroup:
    """The sentences of one section (number 0: the brief's own page)."""

    number: int
    title: str
    href: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class BriefQuotes:
    title: str
    href: str
    date: DateText
    sections: tuple[QuoteGroup, ...]
    count: int


@dataclass(frozen=True, slots=True)
class EventView:
    title: str
    href: str
    date: DateText
    source: Link
    mode: str
    mode_label: str
    actors: tuple[EntityLink, ...]
    places: tuple[EntityLink, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class EntityView:
    """An actor's or place's page. `html` is the author's own prose."""

    id: str
    entity: str
    name: str
    other_name: str
    kind: str
    shape: str
    note: str
    roles: tuple[StatedView, ...]
    affiliations: tuple[StatedView, ...]
    members: tuple[EntityLink, ...]
    aliases: tuple[str, ...]
    appears: tuple[str, ...]
    briefs: tuple[BriefQuotes, ...]
    relations: tuple[RelationGroup, ...]
    co_mentions: tuple[EntityLink, ...]
    topics: tuple[Link, ...]
    events: tuple[EventView, ...]
    html: str
    pager: Pager = ONE_PAGE


@dataclass(frozen=True, slots=True)
class LetterGroup:
    letter: str
    anchor: str
    entries: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class LetterLink:
    """A letter of the bar. `href` is "" where no entry begins with it."""

    letter: str
    href: str


@dataclass(frozen=True, slots=True)
class KindGroup:
    id: str
    label: str
    shape: str
    count: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class IndexView:
    """All actors, or all places, by letter; `kind` is the one kind shown, "" for all. Each kind has an index of its own:
    the commonest are `kinds`, the rest `other_kinds`."""

    entity: str
    total: int
    bar: tuple[LetterLink, ...]
    letters: tuple[LetterGroup, ...]
    kinds: tuple[KindGroup, ...]
    other_kinds: tuple[KindGroup, ...] = ()
    pager: Pager = ONE_PAGE
    all_href: str = ""
    kind: str = ""
    title: str = ""
    lead: str = ""


# ---------------------------------------------------------------- topics, timeline, relations


@dataclass(frozen=True, slots=True)
class BriefSections:
    halves: tuple[str, ...]
    href: str
    date: DateText
    sections: tuple[SectionLink, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic (or a year): its sections, by brief."""

    label: str
    other_label: str
    note: str
    briefs: tuple[BriefSections, ...]
    counted: tuple[str, ...]
    actors: tuple[ShapeGroup, ...]
    related: tuple[Link, ...]
    events: tuple[EventView, ...] = ()
    pager: Pager = ONE_PAGE


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """`counted` says how many sections and briefs' own pages."""

    text: str
    href: str
    count: int
    counted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicsView:
    topics: tuple[TopicEntry, ...]
    years: tuple[TopicEntry, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    year: str
    anchor: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    years: tuple[YearView, ...]
    pager: Pager = ONE_PAGE


@dataclass(frozen=True, slots=True)
class Node:
    """A point of the drawing, in units of the view box. Its label stands at `label_x`, `label_y` from it, and is drawn from
    there to the middle, start or end of itself, as `anchor` says."""

    id: str
    label: str
    href: str
    shape: str
    x: float
    y: float
    degree: int
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Edge:
    source: str
    target: str
    x1: float
    y1: float
    x2: float
    y2: float
    label: str
    polarity: str


@dataclass(frozen=True, slots=True)
class GraphView:
    """The relations: a drawing (nodes and edges in a box `width` × `height`) and the same as a table."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    relations: tuple[RelationView, ...]
    pager: Pager = ONE_PAGE
