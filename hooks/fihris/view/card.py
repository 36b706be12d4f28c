"""The picture of a page that other sites show where somebody shares its address: what it says, and which pages share one."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from fihris import address, pagekinds
from fihris.model import Lang, PageKind, Route
from fihris.view import imprint
from fihris.view.presenter import Presenter

WIDTH, HEIGHT = 1200, 630
"""In pixels: what the networks that show such pictures ask for."""
_FSI, _PDI = "\u2068", "\u2069"
"""Around a name that stands in a line of other names and dates, of which it may be the only words of its direction."""
NONE, BRIEFS, ALL = "none", "briefs", "all"
_OWN = {
    NONE: frozenset[PageKind](),
    BRIEFS: frozenset({PageKind.HOME, PageKind.BRIEF}),
    ALL: frozenset({PageKind.HOME, PageKind.BRIEF, PageKind.ACTOR, PageKind.PLACE}),
}
"""Kinds of page with a picture of their own, as the site chooses. A section has its brief's, every other page the site's: one a page would
be as many files again as the site has."""


@dataclass(frozen=True, slots=True)
class Card:
    """`kind` stands above the title, `note` below it; "" where there is nothing to say."""

    path: str
    lang: Lang
    title: str
    kind: str
    note: str


def path_of(p: Presenter, path: str) -> str:
    """Where the picture of a page is, by the page's path; "" where the site has none."""
    own = _OWN[p.identity.cards]
    return address.card(p.lang, _room(p.edition.routes.get(path), own)) if own else ""


def cards(p: Presenter) -> Iterator[Card]:
    """The pictures of one language."""
    own = _OWN[p.identity.cards]
    for route in p.edition.routes.values():
        untranslated = route.kind is PageKind.BRIEF and p.lang not in p.site.briefs[route.of].documents
        if route.kind in own and route.number == 1 and not untranslated:
            yield Card(address.card(p.lang, _room(route, own)), p.lang, *_words(p, route))


def _room(route: Route | None, own: Set[PageKind]) -> str:
    """The path of the page whose picture a page shows; "" for the site's."""
    if route is None:
        return ""
    if route.kind is PageKind.SECTION:
        return address.brief(route.of.rpartition("/")[0])
    return pagekinds.base(route.path) or route.path if route.kind in own - {PageKind.HOME} else ""


def _words(p: Presenter, route: Route) -> tuple[str, str, str]:
    """Title, what stands above it, and what below."""
    if route.kind is PageKind.HOME:
        return p.identity.name[p.lang], "", p.identity.description[p.lang]
    if route.kind is PageKind.BRIEF:
        of = p.site.briefs[route.of]
        signed = imprint.byline(p, of)
        names = p.listed([f"{_FSI}{each.text}{_PDI}" for each in signed.authors])
        return (
            p.title(of.id),
            signed.kind or p.t("brief.kind"),
            p.t("list.comma").join(filter(None, (names, signed.date.text))),
        )
    entity = p.registry.entity(route.kind, route.of)
    shown = p.entity(entity.entity, entity.id)
    return shown.text, shown.kind, entity.lead.label[p.lang] if entity.lead else ""
