"""What surrounds every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote_plus

from fihris import address, component
from fihris.model import Brief, Document, EntityKind, Identity, Lang, PageKind
from fihris.resources import PRESS
from fihris.text.scripts import direction, name, place
from fihris.text.signs import unbound
from fihris.view import card, citation, imprint, linkeddata
from fihris.view.elements import LinkView
from fihris.view.pages import Page
from fihris.view.presenter import Presenter

FEEDS = {"application/atom+xml": "xml", "application/feed+json": "json"}
"""The forms of a feed, by the ending of its file."""
_FOLLOWED: Final = {PageKind.AUTHOR, PageKind.ACTOR, PageKind.TOPIC}
"""Pages whose subject has a feed."""
ROOMS = (
    ("nav.briefs", address.HOME),
    ("nav.actors", "actors/index"),
    ("nav.places", "places/index"),
    ("nav.topics", address.TOPICS),
    ("nav.timeline", address.TIMELINE),
    ("nav.relations", address.GRAPH),
)
_ADDED: Final = {EntityKind.ACTOR: "footer.actor", EntityKind.PLACE: "footer.place"}
"""What can be added to a list of all."""
MORE = (("nav.about", "about"), ("nav.contribute", "contribute"), ("data.title", address.DATA))


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
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """What surrounds every page. `root` is the relative path to the site's root ("", "../", "../../").

    `card` is the absolute address of the page's picture, or ""; `meta` has names and contents for reference managers, `feeds` what a reader of feeds can follow here; `follow` leads to the
    one of the page, or else of all, on the first page also of all languages. `actions` lead to the code host: report a fault of this page, add a name. `foreign` tells that the page's text is in
    another language than the site around it, `outdated` that it is a translation of an older original.
    """

    lang: str
    dir: str
    title: str
    description: str
    site_name: str
    tagline: str
    licence: str
    logo: str
    home: str
    root: str
    nav: tuple[NavItem, ...]
    languages: tuple[Language, ...]
    search: str
    canonical: str
    more: tuple[LinkView, ...] = ()
    edit: str = ""
    editor: str = ""
    actions: tuple[LinkView, ...] = ()
    crumbs: tuple[LinkView, ...] = ()
    foreign: bool = False
    outdated: bool = False
    digits: str = "latn"
    meta: tuple[tuple[str, str], ...] = ()
    linked: str = ""
    card: str = ""
    follow: tuple[LinkView, ...] = ()
    feeds: tuple[FeedLink, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names in its head."""

    type: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Publication:
    """Where the site stands, where its files are edited, and where its readers' forms are; "" where nowhere. `editor` says whether
    the site's own editor has something to write to, `writing` where it stands if not on this site."""

    url: str = ""
    edit: str = ""
    issues: str = ""
    editor: bool = False
    writing: str = ""

    @classmethod
    def of(cls, identity: Identity, url: str = "") -> Publication:
        """Where the identity says; another `url` comes before it: that of a site which is served while one writes, in a folder of this
        machine."""
        repository, served = identity.repository, url not in {"", identity.url}
        editor = bool(identity.editor and (identity.code_host or served)) and component.there()
        at = identity.editor.at if identity.editor and not served else ""
        if not repository:
            return cls(url or identity.url, editor=editor, writing=at)
        forms = f"{repository}/-" if "gitlab" in repository else repository
        return cls(url or identity.url, f"{forms}/edit/{identity.branch}/docs/", f"{forms}/issues/new", editor, at)

    def form(self, address_: str) -> str:
        """The address of a form of the editor; "" where there is none."""
        return f"{self.writing}{address_}" if address_ and self.editor else ""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a page, whoever wrote it."""

    title: str
    description: str
    room: str
    edit: str = ""
    kind: str = ""
    crumbs: tuple[LinkView, ...] = ()
    foreign: bool = False
    outdated: bool = False
    exists: bool = True


@dataclass(frozen=True, slots=True)
class Shells:
    """Makes the shell of any page. `pages` are made from records, `plain` are an author's; both by source below `docs/`."""

    presenters: Mapping[Lang, Presenter]
    pages: Mapping[str, Page]
    plain: Mapping[str, Document]
    publication: Publication

    def exists(self, lang: Lang, path: str) -> bool:
        return path in self.presenters[lang].edition.routes

    def of(self, lang: Lang, path: str, root: str) -> Shell:
        """The shell of the page at `path`, which need not exist; `root` is the way from it to the site's root."""
        p, known = self.presenters[lang], self._known(lang, path)
        identity = p.identity
        site, feed = identity.name[lang], self._feed(lang, path)
        return Shell(
            lang=str(lang),
            dir=direction(lang),
            title=site if path == address.HOME else unbound(known.title),
            description=unbound(known.description or identity.description[lang]),
            site_name=site,
            tagline=identity.tagline[lang],
            licence=identity.licence[lang],
            logo=identity.logo,
            home=p.href(address.HOME),
            root=root,
            nav=tuple(NavItem(p.t(key), p.href(to), to == known.room) for key, to in ROOMS),
            languages=tuple(self._language(each, lang, path) for each in self.presenters),
            search=p.href(address.SEARCH),
            canonical=self._url(Lang.AR if known.foreign else lang, path) if known.exists else "",
            more=tuple(LinkView(p.t(key), p.href(to)) for key, to in MORE if self.exists(lang, to)),
            edit=f"{self.publication.edit}{known.edit}" if known.edit and self.publication.edit else "",
            editor=self.publication.form(address.editor(known.edit)) if known.edit else "",
            actions=tuple(self._actions(lang, path, known)) if known.exists else (),
            crumbs=known.crumbs,
            digits=p.t.digits,
            foreign=known.foreign,
            outdated=known.outdated,
            meta=() if known.foreign else tuple(self._meta(lang, path)),
            linked="" if known.foreign else self._linked(lang, path, known),
            card=self._card(Lang.AR if known.foreign else lang, path) if known.exists else "",
            follow=tuple(self._follow(lang, path, feed)) if self.publication.url else (),
            feeds=tuple(self._feeds(lang, path, feed)) if self.publication.url else (),
        )

    def _meta(self, lang: Lang, path: str) -> Iterator[tuple[str, str]]:
        p = self.presenters[lang]
        route = p.edition.routes.get(path)
        if route and route.kind in {PageKind.BRIEF, PageKind.SECTION}:
            of = p.site.sections.get(route.of) or p.site.briefs[route.of]
            yield from citation.tags(citation.citation(p, of, self._url(lang, path)))
            paper = imprint.paper(p, of) if isinstance(of, Brief) else ""
            if paper and self.publication.url:
                yield "citation_pdf_url", self.publication.url + paper

    def _card(self, lang: Lang, path: str) -> str:
        """Other sites fetch it from its absolute address, which a site that stands nowhere has not."""
        shown = card.path_of(self.presenters[lang], path) if self.publication.url and PRESS else ""
        return shown and self.publication.url + shown

    def _linked(self, lang: Lang, path: str, known: _Known) -> str:
        p = self.presenters[lang]
        route = p.edition.routes.get(path)
        if not route or not self.publication.url:
            return ""
        return linkeddata.script(p, route, self.publication.url, known.crumbs, known.title)

    def _feed(self, lang: Lang, path: str) -> LinkView:
        """What can be followed from a page: what is new of whom or what the page is about, else all that is new."""
        p = self.presenters[lang]
        route = p.edition.routes.get(path)
        if route and route.number == 1 and route.kind in _FOLLOWED:
            return LinkView(p.t("feed.about", site=p.identity.name[lang], name=p.named(path)), path)
        return LinkView(p.identity.name[lang], "")

    def _feeds(self, lang: Lang, path: str, feed: LinkView) -> Iterator[FeedLink]:
        if feed.href or path == address.HOME:
            for type_, ending in FEEDS.items():
                yield FeedLink(type_, feed.text, address.feed(lang, feed.href, ending))
        if self._of_all_languages(path):
            for type_, ending in FEEDS.items():
                title = self.presenters[lang].t("feed.languages", site=feed.text)
                yield FeedLink(type_, title, address.site_feed(ending))

    def _of_all_languages(self, path: str) -> bool:
        """Whether a page tells of the feed of all languages."""
        return path == address.HOME and len(self.presenters) > 1

    def _follow(self, lang: Lang, path: str, feed: LinkView) -> Iterator[LinkView]:
        p = self.presenters[lang]
        text = p.t("footer.follow_this", name=p.named(path)) if feed.href else p.t("footer.follow")
        yield LinkView(text, address.feed(lang, feed.href))
        if self._of_all_languages(path):
            yield LinkView(p.t("footer.follow_languages"), address.site_feed())

    def _known(self, lang: Lang, path: str) -> _Known:
        source, p = address.source(lang, path), self.presenters[lang]
        if page := self.pages.get(source):
            foreign = not page.is_in(lang)
            return _Known(
                page.title, page.description, page.room, page.edit, page.kind, page.crumbs, foreign, page.outdated
            )
        if plain := self.plain.get(source):
            return _Known(plain.title, plain.description, path, source, foreign=plain.lang is not lang)
        return _Known(p.t("missing.title"), p.identity.description[lang], path, exists=False)

    def _url(self, lang: Lang, path: str) -> str:
        """The page's absolute address; "" where nobody says where the site stands."""
        return self.publication.url and f"{self.publication.url}{address.page(lang, path)}"

    def _actions(self, lang: Lang, path: str, known: _Known) -> Iterator[LinkView]:
        """What a reader may add: in the editor's form at its field, where there is one, else in a form of the code host that is filled in with
        what the page knows. Whatever is wrong is told to the code host."""
        forms, t, here = self.publication.issues, self.presenters[lang].t, self._url(lang, path)
        if forms:
            yield LinkView(t("footer.report"), f"{forms}?{_query(template='correction.yml', page=here)}")
        if known.kind in ("actor", "place"):
            asked = f"{forms}?{_query(template='actor.yml', **{str(lang): known.title}, page=here)}" if forms else ""
            form = self.publication.form(address.editor(known.edit, "aliases"))
            if form or asked:
                yield LinkView(t("footer.alias"), form or asked)
        for kind, word in _ADDED.items():
            form = self.publication.form(address.added(address.FOLDERS[kind]))
            if form and path == address.entities(kind):
                yield LinkView(t(word), form)

    def _language(self, lang: Lang, current: Lang, path: str) -> Language:
        """The same page in a language; its home where it has no such page."""
        exists = self.exists(lang, path)
        page = self.pages.get(address.source(lang, path))
        fallback = not exists or (page is not None and not page.is_in(lang))
        to = path if exists else address.HOME
        return Language(
            str(lang),
            direction(lang),
            name(lang),
            address.page(lang, to),
            self._url(lang, to),
            lang is current,
            fallback,
            place(lang),
        )


_ASCII = re.compile(r"[\0-\x7f]+")


def _query(**fields: str) -> str:
    """Fields as an address has them. Letters that are not ASCII stand as they are, as browsers take them (WHATWG URL); each would
    be three times as long."""
    return "&".join(
        f"{name}={_ASCII.sub(lambda part: quote_plus(part[0], ':/'), text)}" for name, text in fields.items()
    )
