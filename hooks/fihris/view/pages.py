"""Every page of an edition: those an author wrote, and those made from the records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fihris import address
from fihris.model import Brief, Entity, EntityKind, Lang, Section
from fihris.view import brief, entity, graph, home, timeline, topic, translations
from fihris.view.elements import Link
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
    crumbs: tuple[Link, ...] = ()
    kind: str = "page"
    text_lang: Lang | None = None
    outdated: bool = False

    def is_in(self, lang: Lang) -> bool:
        """Whether its text is in this language, and not shown for want of a translation."""
        return self.text_lang in {None, lang}


def all_pages(p: Presenter) -> Iterator[Page]:
    """Every page but the plain ones, which show their Markdown and nothing else."""
    yield from _home(p)
    for each in p.site.corpus.briefs:
        yield _brief(p, each)
        for section in each.sections:
            yield _section(p, section)
    for kind in EntityKind:
        yield from _indexes(p, kind)
    for of in (*p.registry.actors.values(), *p.registry.places.values()):
        yield from _entity(p, of)
    yield from _topics(p)
    yield from _timeline(p)
    yield from _graph(p)
    yield from _translations(p)
    yield Page(
        p.lang,
        address.SEARCH,
        "search.html",
        p.t("nav.search"),
        p.t("description.search"),
        "",
        _alone(lambda: None),
        kind="search",
    )


def _alone(make: Callable[..., object], *arguments: object) -> View:
    """The view of a page that shows no body."""

    def view(_html: Html, _url: str) -> object:
        return make(*arguments)

    return view


def _titled(p: Presenter, title: str, number: int) -> str:
    return title if number == 1 else p.t("page.numbered", title=title, number=p.t.number(number))


def _home(p: Presenter) -> Iterator[Page]:
    for number in range(1, home.pages(p) + 1):
        yield Page(
            p.lang,
            address.numbered(address.HOME, number),
            "home.html",
            _titled(p, p.t("nav.briefs"), number),
            p.t("site.description"),
            address.HOME,
            _alone(home.view, p, number),
            edit=address.source(p.lang, address.HOME),
            kind="home",
        )


def _brief(p: Presenter, of: Brief) -> Page:
    path = address.brief(of.id)
    return Page(
        p.lang,
        path,
        "brief.html",
        p.title(of.id),
        p.description(of.id),
        address.HOME,
        lambda html, url: brief.brief_view(p, of, html, url),
        edit=address.source(p.lang, path),
        crumbs=(Link(p.t("nav.briefs"), p.href(address.HOME)),),
        kind="brief",
        text_lang=p.text_lang(of),
        outdated=p.outdated(of),
    )


def _section(p: Presenter, of: Section) -> Page:
    path = address.section(of)
    return Page(
        p.lang,
        path,
        "section.html",
        p.title(of.id),
        p.description(of.id),
        address.HOME,
        lambda html, _url: brief.section_view(p, of, html(of.id)),
        edit=address.source(p.lang, path),
        crumbs=(Link(p.t("nav.briefs"), p.href(address.HOME)), Link(p.title(of.brief), p.section_href(of.brief))),
        kind="section",
        text_lang=p.text_lang(of),
        outdated=p.outdated(of),
    )


def _indexes(p: Presenter, kind: EntityKind) -> Iterator[Page]:
    folder = address.FOLDERS[kind]
    for wanted in ("", *entity.kinds(p, kind)):
        title = entity.index_title(p, kind, wanted)
        for number in range(1, entity.index_pages(p, kind, wanted) + 1):
            yield Page(
                p.lang,
                address.numbered(entity.index_path(kind, wanted), number),
                "entities.html",
                _titled(p, title, number),
                entity.index_lead(p, kind, wanted),
                address.entities(kind),
                _alone(entity.index_view, p, kind, number, wanted),
                crumbs=(Link(p.t(f"nav.{folder}"), p.href(address.entities(kind))),) if wanted else (),
                kind="index",
            )


def _entity(p: Presenter, of: Entity) -> Iterator[Page]:
    folder = address.FOLDERS[of.entity]
    counts = p.counts(of)
    description = p.t(
        "description.entity", counts.mentions, name=of.name[p.lang], kind=p.registry.kinds[of.kind].label[p.lang]
    )
    for number in range(1, entity.pages(p, of) + 1):
        yield Page(
            p.lang,
            address.numbered(address.entity(of), number),
            "entity.html",
            _titled(p, of.name[p.lang], number),
            description,
            address.entities(of.entity),
            _with_prose(p, of, number),
            edit=of.origin.path.removeprefix("docs/"),
            crumbs=(Link(p.t(f"nav.{folder}"), p.href(address.entities(of.entity))),),
            kind=str(of.entity),
        )


def _with_prose(p: Presenter, of: Entity, number: int) -> View:
    def view(html: Html, _url: str) -> object:
        return entity.view(p, of, number, html(address.entity(of)))

    return view


def _topics(p: Presenter) -> Iterator[Page]:
    crumbs = (Link(p.t("nav.topics"), p.href(address.TOPICS)),)
    vocabulary = "_data/vocabularies/topics.yml"
    yield Page(
        p.lang,
        address.TOPICS,
        "topics.html",
        p.t("nav.topics"),
        p.t("topics.lead"),
        address.TOPICS,
        _alone(topic.topics_view, p),
        edit=vocabulary,
        kind="topics",
    )
    for id, each in p.registry.topics.items():
        for number in range(1, topic.topic_pages(p, id) + 1):
            yield Page(
                p.lang,
                address.numbered(address.topic(id), number),
                "topic.html",
                _titled(p, each.label[p.lang], number),
                p.t("description.topic", len(p.edition.by_topic.get(id, ())), topic=each.label[p.lang]),
                address.TOPICS,
                _alone(topic.topic_view, p, id, number),
                edit=vocabulary,
                crumbs=crumbs,
                kind="topic",
            )
    for year in p.edition.by_year:
        for number in range(1, topic.year_pages(p, year) + 1):
            yield Page(
                p.lang,
                address.numbered(address.year(year), number),
                "topic.html",
                _titled(p, p.t("topic.of_year", year=year), number),
                p.t("description.topic", len(p.edition.by_year[year]), topic=p.t("topic.of_year", year=year)),
                address.TOPICS,
                _alone(topic.year_view, p, year, number),
                crumbs=crumbs,
                kind="year",
            )


def _timeline(p: Presenter) -> Iterator[Page]:
    for number in range(1, timeline.pages(p) + 1):
        yield Page(
            p.lang,
            address.numbered(address.TIMELINE, number),
            "timeline.html",
            _titled(p, p.t("nav.timeline"), number),
            p.t("timeline.lead"),
            address.TIMELINE,
            _alone(timeline.view, p, number),
            kind="timeline",
        )


def _graph(p: Presenter) -> Iterator[Page]:
    for number in range(1, graph.pages(p) + 1):
        yield Page(
            p.lang,
            address.numbered(address.GRAPH, number),
            "graph.html",
            _titled(p, p.t("nav.relations"), number),
            p.t("graph.lead"),
            address.GRAPH,
            _alone(graph.view, p, number),
            kind="graph",
        )


def _translations(p: Presenter) -> Iterator[Page]:
    for number in range(1, translations.pages(p) + 1):
        yield Page(
            p.lang,
            address.numbered(address.TRANSLATIONS, number),
            "translations.html",
            _titled(p, p.t("translations.title"), number),
            p.t("translations.lead"),
            address.TRANSLATIONS,
            _alone(translations.view, p, number),
            kind="translations",
        )
