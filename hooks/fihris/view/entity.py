"""The page of an actor or a place, and the indexes of all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from fihris import address, routes
from fihris.model import Affiliation, Backlink, Entity, EntityKind, MentionClass, PageKind, Route
from fihris.text.collation import index_letter, letters, sort_key
from fihris.view import atlas, dossier, ego, office, pairs
from fihris.view.atlas import AtlasView
from fihris.view.dossier import RelationSet
from fihris.view.ego import EgoView
from fihris.view.elements import ONE_PAGE, DateText, EntityLink, EventView, LinkView, Pager, QuotePart
from fihris.view.office import OfficeView, TenureView
from fihris.view.presenter import Presenter, chunks


@dataclass(frozen=True, slots=True)
class StatedView:
    """Something a brief states about an actor, and where."""

    text: str
    entity: EntityLink | None
    section: LinkView | None


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A sentence with its mentions, and the one `before` it where it leans on that. `href` leads to the first mention,
    `where` names its part of the brief; `means` says who is meant where other words than the name stand there for the first
    time on the page, or is ""."""

    before: str
    parts: tuple[QuotePart, ...]
    href: str
    where: str
    means: str


@dataclass(frozen=True, slots=True)
class QuoteGroup:
    """The sentences of one section (number 0: the brief's own page)."""

    number: int
    short: str
    href: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class BriefQuotes:
    """What a brief says of an actor: the sentences that tell most, then the `rest` of them. `count` is how often it is named, 0 where
    no other brief names it, and the page has said so."""

    title: str
    href: str
    date: DateText
    sections: tuple[QuoteGroup, ...]
    rest: tuple[QuoteGroup, ...]
    more: int
    count: int


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A day on which the record was changed, and what of it."""

    day: DateText
    text: str


@dataclass(frozen=True, slots=True)
class EntityView:
    """An actor's or place's page. `html` is the author's own prose; an office has `holders`, and a person `offices`; `past` tells how the record was changed; `pairs` lead to its pages with
    another."""

    id: str
    entity: str
    name: str
    other_name: str
    kind: str
    shape: str
    lead: str
    note: str
    roles: tuple[StatedView, ...]
    affiliations: tuple[StatedView, ...]
    members: tuple[EntityLink, ...]
    aliases: tuple[str, ...]
    appears: tuple[str, ...]
    briefs: tuple[BriefQuotes, ...]
    relations: tuple[RelationSet, ...]
    ego: EgoView | None
    co_mentions: tuple[EntityLink, ...]
    topics: tuple[LinkView, ...]
    events: tuple[EventView, ...]
    html: str
    holders: tuple[TenureView, ...] = ()
    offices: tuple[TenureView, ...] = ()
    office: OfficeView | None = None
    past: tuple[ChangeView, ...] = ()
    pairs: tuple[LinkView, ...] = ()
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
class KindEntries:
    """Those of one kind, the most named first."""

    anchor: str
    label: str
    entries: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """All actors, or all places. The first page has the `most` named, then a short index all by kind (`groups`). A long one goes by letter;
    there `kind` is the one kind shown, "" for all, and each kind has an index of its own: the commonest are `kinds`, the
    rest `other_kinds`. The first page of all places has the `atlas`;
    `wanted` leads to who is not here."""

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
    most: tuple[EntityLink, ...] = ()
    groups: tuple[KindEntries, ...] = ()
    filter: bool = False
    atlas: AtlasView | None = None
    wanted: LinkView | None = None


FILTER = 60
"""From so many entries on a reader would rather type than look."""
MOST = 8
QUOTES_A_PAGE = address.MADE[PageKind.ACTOR].a_page
ENTRIES_A_PAGE = address.MADE[PageKind.ACTORS].a_page
EVENTS = 12
KINDS = 4
"""In a row that a reader takes in at once; rarer ones stand below a fold."""
ALIASES = 4
TOGETHER, TOPICS, PAIRS = 6, 4, 4
"""Where to go next: more is a list, and no way on."""


def view(p: Presenter, of: Entity, route: Route, html: str) -> EntityView:
    """A page of an actor or place; `html` is the author's own prose, shown on the first."""
    number = route.number
    shown = slice((number - 1) * QUOTES_A_PAGE, number * QUOTES_A_PAGE if number < route.pages else None)
    known = p.registry.kinds[of.kind]
    first, is_actor = number == 1, of.entity is EntityKind.ACTOR
    held = office.held(p, of)
    return EntityView(
        id=of.id,
        entity=str(of.entity),
        name=of.name[p.lang],
        other_name=p.in_other(of.name),
        kind=known.label[p.lang],
        shape=known.shape,
        lead=dossier.lead(p, of),
        note=of.note[p.lang],
        roles=tuple(
            StatedView(role.label[p.lang], None, p.section_link(role.section))
            for role in of.roles
            if role.label[p.lang] not in {each.entity.text for each in held}
        ),
        affiliations=tuple(_affiliation(p, each) for each in of.affiliations),
        members=tuple(p.actor(id) for id in p.site.members_of.get(of.id, ())) if first and is_actor else (),
        aliases=_aliases(p, of),
        appears=appears(p, of),
        briefs=_quotes(p, of, _backlinks(p, of), shown),
        relations=dossier.relations(p, of) if first else (),
        ego=ego.view(p, of) if first else None,
        co_mentions=tuple(p.actor(id, n) for id, n in p.edition.co_mentions.get((of.entity, of.id), ())[:TOGETHER])
        if first
        else (),
        topics=_topics(p, of) if first else (),
        events=tuple(p.event(event) for event in p.site.events_of.get((of.entity, of.id), ())[-EVENTS:])
        if first
        else (),
        html=html if first else "",
        holders=office.holders(p, of) if first else (),
        offices=held if first else (),
        office=office.view(p, of) if first else None,
        past=_past(p, of) if first else (),
        pairs=pairs.of_actor(p, of.id, PAIRS) if first and is_actor else (),
        pager=p.pager(address.entity(of), number, route.pages),
    )


def _past(p: Presenter, of: Entity) -> tuple[ChangeView, ...]:
    """The last changes of the record. A field that no form has is left unsaid."""
    changes = p.site.past.get(of.origin.path, ())
    named = [[p.site.fields[field][p.lang] for field in each.fields if field in p.site.fields] for each in changes]
    return tuple(
        ChangeView(p.date(each.day), p.t("list.comma").join(words) or p.t(f"past.{'some' if each.fields else 'new'}"))
        for each, words in zip(changes, named, strict=True)
    )


def appears(p: Presenter, of: Entity) -> tuple[str, ...]:
    """How often an actor or place is named, and in how much. That one naming stands in one section, and that all stand in the one
    brief that is named below, goes without saying."""
    counts = p.counts(of)
    sections, briefs = counts.sections * (counts.mentions > 1), counts.briefs * (counts.briefs > 1)
    return p.t.counted({"mentions": counts.mentions, "sections": sections, "briefs": briefs})


def _backlinks(p: Presenter, of: Entity) -> Sequence[Backlink]:
    return p.edition.backlinks.get((of.entity, of.id), ())


def _affiliation(p: Presenter, each: Affiliation) -> StatedView:
    entity = p.actor(each.actor)
    return StatedView(entity.text, entity, p.section_link(each.section))


def _aliases(p: Presenter, of: Entity) -> tuple[str, ...]:
    """Some other names, in the language of the page. The search knows all, and every transliteration."""
    forms = dict.fromkeys(form for forms in (of.aliases, of.weak, of.metonyms) for form in forms[p.lang])
    return tuple(form for form in forms if form != of.name[p.lang])[:ALIASES]


def _topics(p: Presenter, of: Entity) -> tuple[LinkView, ...]:
    held: Counter[str] = Counter()
    for section in dict.fromkeys(backlink.section for backlink in _backlinks(p, of)):
        if section in p.site.sections:
            held.update(p.edition.cross[section].topics)
    return p.topics(id for id, _ in held.most_common(TOPICS))


def _quotes(p: Presenter, of: Entity, backlinks: Sequence[Backlink], shown: slice) -> tuple[BriefQuotes, ...]:
    """The sentences of a page of the list, by brief and section."""
    named = Counter(p.brief_of(link.section) for link in backlinks)
    found = []
    for brief, links in groupby(backlinks[shown], key=lambda link: p.brief_of(link.section)):
        here = list(links)
        chosen = dossier.telling(p, of, here)
        first = [link for link in here if (link.section, link.anchor) in chosen]
        rest = [link for link in here if (link.section, link.anchor) not in chosen]
        found.append(
            BriefQuotes(
                p.title(brief),
                p.section_href(brief),
                p.listed_on(brief),
                _by_section(p, first),
                tuple(
                    replace(each, quotes=tuple(replace(q, before="") for q in each.quotes))
                    for each in _by_section(p, rest)
                ),
                len({(link.section, link.anchor) for link in rest}),
                named[brief] if len(named) > 1 else 0,
            )
        )
    return _told_once(found)


def _told_once(briefs: Sequence[BriefQuotes]) -> tuple[BriefQuotes, ...]:
    """The same, without telling again whom the same words mean."""
    told: set[str] = set()

    def once(quote: QuoteView) -> QuoteView:
        known = quote.means in told
        told.add(quote.means)
        return replace(quote, means="") if known else quote

    def groups(of: Sequence[QuoteGroup]) -> tuple[QuoteGroup, ...]:
        return tuple(replace(group, quotes=tuple(once(quote) for quote in group.quotes)) for group in of)

    return tuple(replace(each, sections=groups(each.sections), rest=groups(each.rest)) for each in briefs)


def _by_section(p: Presenter, backlinks: Sequence[Backlink]) -> tuple[QuoteGroup, ...]:
    return tuple(_section_quotes(p, id, list(each)) for id, each in groupby(backlinks, key=lambda link: link.section))


def _section_quotes(p: Presenter, id: str, backlinks: Sequence[Backlink]) -> QuoteGroup:
    """The sentences of a section; one that names the actor twice stands once, and so does one that the next leans on."""
    made = [_quote(p, list(each)) for _, each in groupby(backlinks, key=lambda link: link.quote.text)]
    texts = ["", *("".join(part.text for part in quote.parts) for quote in made)]
    quotes = tuple(replace(q, before="") if q.before == last else q for q, last in zip(made, texts, strict=False))
    return QuoteGroup(p.number(id), p.short(id), p.section_href(id), quotes)


def _quote(p: Presenter, backlinks: Sequence[Backlink]) -> QuoteView:
    text, parts, done = backlinks[0].quote.text, [], 0
    for quote in sorted((link.quote for link in backlinks), key=lambda quote: quote.start):
        start, end = _whole_word(text, quote.start, quote.end)
        if start >= done:
            parts += [QuotePart(text[done:start], False), QuotePart(text[start:end], True)]
            done = end
    parts.append(QuotePart(text[done:], False))
    first = backlinks[0]
    return QuoteView(
        first.quote.before,
        tuple(part for part in parts if part.text),
        p.section_href(first.section, first.anchor),
        _where(p, first),
        _means(p, first),
    )


def _where(p: Presenter, backlink: Backlink) -> str:
    """«المحور 4», or the part of the brief's own page: what it recommends to read is neither event nor summary."""
    if address.is_reference(backlink.anchor):
        return p.t("brief.also")
    return p.part(p.number(backlink.section))


def _means(p: Presenter, of: Backlink) -> str:
    """«طهران = إيران»: what the text writes, and whom it means by that; "" where a reader sees it without being told."""
    name = p.registry.entity(of.kind, of.entity).name[p.lang]
    surface = of.quote.text[of.quote.start : of.quote.end]
    told = of.lang is p.lang and of.cls is not MentionClass.NAME and not set(surface.split()) & set(name.split())
    return p.t("means", surface=surface, name=name) if told else ""


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    """The mention with what is written in one with it («لإيران»): a mark that began within would cut joined letters."""
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


# ---------------------------------------------------------------- indexes


def kinds(p: Presenter, entity: EntityKind) -> list[str]:
    """The kinds that have entries, commonest first."""
    counted = Counter(each.kind for each in _all(p, entity))
    return [kind for kind, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]


def index_view(p: Presenter, entity: EntityKind, number: int, kind: str = "") -> IndexView:
    """Page `number` of the index of all actors or places, or of those of one kind."""
    entries = _sorted(p, entity, kind)
    if not routes.has_kinds(len(_all(p, entity))):
        return _short_index(p, entity, entries)
    parts = chunks(entries, ENTRIES_A_PAGE)
    path = address.entities(entity, kind)
    every = [_kind(p, entity, each, current=each == kind) for each in kinds(p, entity)]
    shown = [each for place, each in enumerate(every) if place < KINDS or each.current]
    return IndexView(
        entity=str(entity),
        total=len(entries),
        bar=_bar(p, parts, path),
        letters=tuple(_groups(p, parts[number - 1])),
        kinds=tuple(shown),
        other_kinds=tuple(each for each in every if each not in shown),
        pager=p.pager(path, number, len(parts)),
        all_href=p.href(address.entities(entity)),
        kind=kind,
        title=index_title(p, entity, kind),
        lead=index_lead(p, entity, kind),
        most=_most(p, entries) if number == 1 else (),
        atlas=atlas.view(p) if entity is EntityKind.PLACE and number == 1 and not kind else None,
        wanted=_wanted(p, entity) if not kind else None,
    )


def _wanted(p: Presenter, entity: EntityKind) -> LinkView | None:
    """The way to those who have no page yet."""
    known = entity is EntityKind.ACTOR and address.WANTED in p.edition.routes
    return LinkView(p.t("wanted.title"), p.href(address.WANTED)) if known else None


def most_named(p: Presenter, entity: EntityKind, number: int) -> tuple[EntityLink, ...]:
    """The actors or places that the briefs name most often."""
    named = _by_mentions(p, _sorted(p, entity, ""))
    return tuple(_named(p, of) for of in named[:number] if p.counts(of).mentions)


def _most(p: Presenter, entries: Sequence[Entity]) -> tuple[EntityLink, ...]:
    """Those of many that are named most."""
    return tuple(_named(p, of) for of in _by_mentions(p, entries)[:MOST]) if len(entries) > 2 * MOST else ()


def _by_mentions(p: Presenter, entries: Sequence[Entity]) -> list[Entity]:
    return sorted(entries, key=lambda of: -p.counts(of).mentions)


def _short_index(p: Presenter, entity: EntityKind, entries: Sequence[Entity]) -> IndexView:
    named = _by_mentions(p, entries)
    groups = tuple(
        KindEntries(
            f"kind-{kind}",
            p.registry.kinds[kind].plural[p.lang],
            tuple(_named(p, of) for of in named if of.kind == kind),
        )
        for kind in kinds(p, entity)
    )
    return IndexView(
        entity=str(entity),
        total=len(entries),
        bar=(),
        letters=(),
        kinds=(),
        title=index_title(p, entity),
        lead=p.t(f"entities.{'short' if entries else 'empty'}_{entity}"),
        most=_most(p, entries),
        groups=groups,
        filter=len(entries) >= FILTER,
        atlas=atlas.view(p) if entity is EntityKind.PLACE else None,
        wanted=_wanted(p, entity),
    )


def _named(p: Presenter, of: Entity) -> EntityLink:
    return p.entity(of.entity, of.id, p.counts(of).mentions)


def index_title(p: Presenter, entity: EntityKind, kind: str = "") -> str:
    """What heads an index: the name of all actors or places, or of those of one kind."""
    return p.registry.kinds[kind].title[p.lang] if kind else p.t(f"entities.title_{entity}")


def index_lead(p: Presenter, entity: EntityKind, kind: str = "") -> str:
    """What an index holds, in a sentence: that of one kind speaks of no other."""
    return p.t("entities.lead_kind", kind=index_title(p, entity, kind)) if kind else p.t(f"entities.lead_{entity}")


def _all(p: Presenter, entity: EntityKind) -> list[Entity]:
    return list((p.registry.actors if entity is EntityKind.ACTOR else p.registry.places).values())


def _sorted(p: Presenter, entity: EntityKind, kind: str) -> list[Entity]:
    chosen = [each for each in _all(p, entity) if not kind or each.kind == kind]
    return sorted(chosen, key=lambda each: (sort_key(each.sort[p.lang], p.lang), each.id))


def _letter(p: Presenter, of: Entity) -> str:
    return index_letter(of.sort[p.lang], p.lang)


def _groups(p: Presenter, entries: Sequence[Entity]) -> list[LetterGroup]:
    return [
        LetterGroup(letter, _anchor(letter), tuple(_entry(p, of) for of in each))
        for letter, each in groupby(entries, key=lambda of: _letter(p, of))
    ]


def _entry(p: Presenter, of: Entity) -> EntityLink:
    """An entry under the word that it is sorted by: «أوستن، لويد»."""
    return replace(p.entity(of.entity, of.id, p.counts(of).mentions), text=_inverted(p, of))


def _inverted(p: Presenter, of: Entity) -> str:
    words, wanted = of.name[p.lang].split(), sort_key(of.sort[p.lang], p.lang)[:2]
    for first in range(1, len(words)):
        given, family = " ".join(words[:first]), " ".join(words[first:])
        if sort_key(f"{family} {given}", p.lang)[:2] == wanted:
            return f"{family}{p.t('list.comma')}{given}"
    return of.name[p.lang]


def _anchor(letter: str) -> str:
    return f"letter-{ord(letter):x}"


def _bar(p: Presenter, parts: Sequence[Sequence[Entity]], path: str) -> tuple[LetterLink, ...]:
    where: dict[str, int] = {}
    for number, part in enumerate(parts, start=1):
        for of in part:
            where.setdefault(_letter(p, of), number)
    return tuple(
        LetterLink(letter, p.href(address.numbered(path, where[letter]), _anchor(letter)) if letter in where else "")
        for letter in letters(p.lang)
    )


def _kind(p: Presenter, entity: EntityKind, kind: str, *, current: bool) -> KindGroup:
    known = p.registry.kinds[kind]
    count = sum(each.kind == kind for each in _all(p, entity))
    return KindGroup(kind, known.plural[p.lang], known.shape, count, p.href(address.entities(entity, kind)), current)
