"""Every page of an edition: those an author wrote, and those made from the records."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fihris import address
from fihris.model import Brief, EntityKind, Lang, PageKind, Route, Section
from fihris.reads import Reads, Seen
from fihris.view import (
    author,
    balance,
    brief,
    catalogue,
    entity,
    home,
    index,
    office,
    pairs,
    power,
    search,
    section,
    timeline,
    topic,
    translations,
    wanted,
)
from fihris.view.elements import LinkView
from fihris.view.presenter import Presenter

Html = Callable[[str], str]
"""Gives a rendered body by the id of its section, brief, actor or place."""

View = Callable[[Html, str], object]
"""Makes what a page's template shows, from the bodies and the page's absolute address."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site. `view` is called when the page is rendered.

    `path` is the same in every language; `edit` is the file that an editor opens, from `docs/`; `room` the path of the
    navigation's entry it belongs to; `text_lang` the language of its text; `outdated` tells that this is a translation
    whose original has changed.
    """

    lang: Lang
    path: str
    template: str
    title: str
    description: str
    room: str
    view: View
    edit: str = ""
    crumbs: tuple[LinkView, ...] = ()
    kind: PageKind = PageKind.PLAIN
    text_lang: Lang | None = None
    outdated: bool = False

    def is_in(self, lang: Lang) -> bool:
        """Whether its text is in this language, and not shown for want of a translation."""
        return self.text_lang in {None, lang}


_REMEMBERED: Final = 1 << 11
"""Pages; of one brief there are some thirty."""


class Pages(Mapping[str, Page]):
    """Every page but the plain ones, which show their Markdown and nothing else, by source; each is made when it is asked for, and the last ones
    are remembered, for a page is asked for several times while it is rendered."""

    def __init__(self, presenters: Iterable[Presenter], reads: Reads) -> None:
        self._presenters = {str(p.lang): p for p in presenters}
        self._sources = dict.fromkeys(
            address.source(p.lang, route.path)
            for p in self._presenters.values()
            for route in p.edition.routes.values()
            if route.kind is not PageKind.PLAIN
        )
        self._reads = reads
        self._made: dict[str, tuple[Page, Sequence[int]]] = {}

    def __getitem__(self, source: str) -> Page:
        lang, path = address.path_of(source)
        p = self._presenters[lang]
        route = p.edition.routes[path]  # looked at by whoever asks, also where there is none
        if route.kind is PageKind.PLAIN:
            raise KeyError(source)
        if source not in self._made:
            seen = Seen()
            with self._reads.into(seen):
                made = _MAKERS[route.kind](p, route)
            if len(self._made) >= _REMEMBERED:
                del self._made[next(iter(self._made))]
            self._made[source] = made, array("I", seen)
        made, looked = self._made[source]
        self._reads.again(looked)
        return made

    def __contains__(self, source: object) -> bool:
        return source in self._sources

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


def _page(p: Presenter, route: Route, template: str, title: str, description: str, room: str, view: View) -> Page:
    """A page of a list; from the second on its title has the number."""
    numbered = p.t("page.numbered", title=title, number=p.t.number(route.number)) if route.number > 1 else title
    return Page(p.lang, route.path, template, numbered, description, room, view, kind=route.kind)


def _alone(make: Callable[..., object], *arguments: object) -> View:
    """The view of a page that shows no body."""

    def view(_html: Html, _url: str) -> object:
        return make(*arguments)

    return view


def _home(p: Presenter, route: Route) -> Page:
    title, view = p.t("nav.briefs"), _alone(home.view, p, route.number)
    made = _page(p, route, "home.html", title, p.identity.description[p.lang], address.HOME, view)
    return replace(made, edit=address.source(p.lang, address.HOME))


def _brief(p: Presenter, route: Route) -> Page:
    of = p.site.briefs[route.of]
    made = _page(
        p,
        route,
        "brief.html",
        p.title(of.id),
        p.description(of.id),
        address.HOME,
        lambda html, url: brief.brief_view(p, of, html, url),
    )
    return _written(p, made, of, (LinkView(p.t("nav.briefs"), p.href(address.HOME)),))


def _section(p: Presenter, route: Route) -> Page:
    of = p.site.sections[route.of]
    made = _page(
        p,
        route,
        "section.html",
        p.title(of.id),
        p.description(of.id),
        address.HOME,
        lambda html, url: section.section_page(p, of, html(of.id), url),
    )
    above = (LinkView(p.t("nav.briefs"), p.href(address.HOME)), LinkView(p.short(of.brief), p.section_href(of.brief)))
    return _written(p, made, of, above)


def _written(p: Presenter, made: Page, of: Brief | Section, crumbs: tuple[LinkView, ...]) -> Page:
    """A page whose text stands in a file of its own."""
    edit = address.source(p.lang, made.path)
    return replace(made, edit=edit, crumbs=crumbs, text_lang=p.text_lang(of), outdated=p.outdated(of))


def _index(p: Presenter, route: Route) -> Page:
    of = _ENTITIES[route.kind]
    title, lead = index.title(p, of, route.of), index.lead(p, of, route.of)
    view = _alone(index.view, p, of, route.number, route.of)
    made = _page(p, route, "entities.html", title, lead, address.entities(of), view)
    return replace(made, crumbs=(_all(p, of),)) if route.of else made


def _all(p: Presenter, of: EntityKind) -> LinkView:
    return LinkView(p.t(f"nav.{address.FOLDERS[of]}"), p.href(address.entities(of)))


def _entity(p: Presenter, route: Route) -> Page:
    of = p.registry.entity(route.kind, route.of)
    name, kind = of.name[p.lang], p.registry.kinds[of.kind].label[p.lang]
    description = p.t("description.entity", p.counts(of).mentions, name=name, kind=kind)

    def view(html: Html, _url: str) -> object:
        return entity.view(p, of, route, html(address.entity(of)))

    made = _page(p, route, "entity.html", name, description, address.entities(of.entity), view)
    return replace(made, edit=of.origin.path.removeprefix("docs/"), crumbs=(_all(p, of.entity),))


_VOCABULARY = "_data/vocabularies/topics.yml"


def _topics(p: Presenter, route: Route) -> Page:
    view = _alone(topic.topics_view, p)
    made = _page(p, route, "topics.html", p.t("nav.topics"), p.t("topics.lead"), address.TOPICS, view)
    return replace(made, edit=_VOCABULARY)


def _topic(p: Presenter, route: Route) -> Page:
    label, texts = p.registry.topics[route.of].label[p.lang], topic.texts(p, route.of)
    description = p.t("description.topic", len(texts), topic=label)
    view = _alone(topic.topic_view, p, route)
    made = _page(p, route, "topic.html", label, description, address.TOPICS, view)
    return replace(made, edit=_VOCABULARY, crumbs=(LinkView(p.t("nav.topics"), p.href(address.TOPICS)),))


def _author(p: Presenter, route: Route) -> Page:
    of = p.registry.authors[route.of]
    view, name = _alone(author.view, p, of, route.number), of.name[p.lang]
    description = p.t("list.comma").join((name, *author.about(p, of)))
    made = _page(p, route, "author.html", name, description, address.HOME, view)
    return replace(made, edit=of.origin.path.removeprefix("docs/"))


def _timeline(p: Presenter, route: Route) -> Page:
    title, lead, view = timeline.title(p, route), p.t("timeline.lead"), _alone(timeline.view, p, route)
    made = _page(p, route, "timeline.html", title, lead, address.TIMELINE, view)
    return replace(made, crumbs=(LinkView(p.t("nav.timeline"), p.href(address.TIMELINE)),)) if route.of else made


def _graph(p: Presenter, route: Route) -> Page:
    view = _alone(power.view, p)
    return _page(p, route, "graph.html", p.t("nav.relations"), p.t("graph.lead"), address.GRAPH, view)


def _pair(p: Presenter, route: Route) -> Page:
    title = pairs.names(p, *pairs.ordered(p, route.of))
    made = _page(
        p,
        route,
        "pair.html",
        title,
        p.t("description.pair", names=title),
        address.GRAPH,
        _alone(pairs.view, p, route.of),
    )
    return replace(made, crumbs=(LinkView(p.t("nav.relations"), p.href(address.GRAPH)),))


def _compare(p: Presenter, route: Route) -> Page:
    view = _alone(pairs.compare_view, p, route.number)
    made = _page(p, route, "compare.html", p.t("compare.title"), p.t("compare.lead"), address.GRAPH, view)
    return replace(made, crumbs=(LinkView(p.t("nav.relations"), p.href(address.GRAPH)),))


def _balance(p: Presenter, route: Route) -> Page:
    title, lead = balance.title(p, route), p.t("balance.lead")
    made = _page(p, route, "balance.html", title, lead, address.GRAPH, _alone(balance.view, p, route))
    above = [LinkView(p.t("nav.relations"), p.href(address.GRAPH))]
    above += [LinkView(p.t("balance.title"), p.href(address.BALANCE))] if route.of else []
    return replace(made, crumbs=tuple(above))


def _translations(p: Presenter, route: Route) -> Page:
    title, lead, view = p.t("translations.title"), p.t("translations.lead"), _alone(translations.view, p, route.number)
    return _page(p, route, "translations.html", title, lead, address.TRANSLATIONS, view)


def _wanted(p: Presenter, route: Route) -> Page:
    title, lead, view = p.t("wanted.title"), p.t("wanted.lead"), _alone(wanted.view, p)
    return _page(p, route, "wanted.html", title, lead, address.entities(EntityKind.ACTOR), view)


def _offices(p: Presenter, route: Route) -> Page:
    title, lead, view = p.t("office.title"), p.t("office.lead"), _alone(office.offices_view, p)
    return _page(p, route, "offices.html", title, lead, address.entities(EntityKind.ACTOR), view)


def _search(p: Presenter, route: Route) -> Page:
    view = _alone(search.view, p)
    return _page(p, route, "search.html", p.t("nav.search"), p.t("description.search"), "", view)


def _data(p: Presenter, route: Route) -> Page:
    return _page(p, route, "data.html", p.t("data.title"), p.t("data.lead"), "", _alone(catalogue.view, p))


_ENTITIES = {PageKind.ACTORS: EntityKind.ACTOR, PageKind.PLACES: EntityKind.PLACE}
_MAKERS: Mapping[PageKind, Callable[[Presenter, Route], Page]] = {
    PageKind.HOME: _home,
    PageKind.BRIEF: _brief,
    PageKind.SECTION: _section,
    PageKind.ACTORS: _index,
    PageKind.PLACES: _index,
    PageKind.ACTOR: _entity,
    PageKind.PLACE: _entity,
    PageKind.TOPICS: _topics,
    PageKind.TOPIC: _topic,
    PageKind.AUTHOR: _author,
    PageKind.TIMELINE: _timeline,
    PageKind.GRAPH: _graph,
    PageKind.PAIR: _pair,
    PageKind.COMPARE: _compare,
    PageKind.BALANCE: _balance,
    PageKind.TRANSLATIONS: _translations,
    PageKind.WANTED: _wanted,
    PageKind.OFFICES: _offices,
    PageKind.SEARCH: _search,
    PageKind.DATA: _data,
}
