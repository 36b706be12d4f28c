"""The indexes of actors and places: the most named first, then by kind and letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from fihris import address, pagekinds, routes
from fihris.model import Entity, EntityKind, PageKind
from fihris.text.collation import index_letter, letters, sort_key
from fihris.view import atlas
from fihris.view.atlas import AtlasView
from fihris.view.elements import ONE_PAGE, EntityLink, LinkView, Pager
from fihris.view.paging import chunks, pager
from fihris.view.presenter import Presenter


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
ENTRIES_A_PAGE = pagekinds.MADE[PageKind.ACTORS].a_page
KINDS = 4
"""In a row that a reader takes in at once; rarer ones stand below a fold."""


def kinds(p: Presenter, entity: EntityKind) -> list[str]:
    """The kinds that have entries, commonest first."""
    counted = Counter(each.kind for each in _all(p, entity))
    return [kind for kind, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]


def view(p: Presenter, entity: EntityKind, number: int, kind: str = "") -> IndexView:
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
        pager=pager(p, path, number, len(parts)),
        all_href=p.href(address.entities(entity)),
        kind=kind,
        title=title(p, entity, kind),
        lead=lead(p, entity, kind),
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
        title=title(p, entity),
        lead=p.t(f"entities.{'short' if entries else 'empty'}_{entity}"),
        most=_most(p, entries),
        groups=groups,
        filter=len(entries) >= FILTER,
        atlas=atlas.view(p) if entity is EntityKind.PLACE else None,
        wanted=_wanted(p, entity),
    )


def _named(p: Presenter, of: Entity) -> EntityLink:
    return p.entity(of.entity, of.id, p.counts(of).mentions)


def title(p: Presenter, entity: EntityKind, kind: str = "") -> str:
    """What heads an index: the name of all actors or places, or of those of one kind."""
    return p.registry.kinds[kind].title[p.lang] if kind else p.t(f"entities.title_{entity}")


def lead(p: Presenter, entity: EntityKind, kind: str = "") -> str:
    """What an index holds, in a sentence: that of one kind speaks of no other."""
    return p.t("entities.lead_kind", kind=title(p, entity, kind)) if kind else p.t(f"entities.lead_{entity}")


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
