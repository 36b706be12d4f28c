"""What a page is about, for search engines and other machines: one graph of JSON-LD 1.1 in the words of schema.org.

Nothing is in it that the page or a record does not say: what is not known has no field. A thing's name is the address of its Arabic page with
`#it`, in every language and in the open data (`write/formats/turtle.py`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fihris import address
from fihris.model import Author, Brief, Entity, EntityKind, Event, Lang, PageKind, Route, Section, Source
from fihris.text import dates
from fihris.text.signs import unbound
from fihris.view import imprint
from fihris.view.elements import LinkView
from fihris.view.presenter import Presenter

CONTEXT = "https://schema.org"
ABOUT = 5
"""Those whom a text names most, said to be what it is about; the rest it mentions."""
_NO_TYPE = {"Position": "Thing"}
"""What schema.org has no word for."""

_TYPES: Mapping[PageKind, str] = {
    PageKind.DATA: "Dataset",
    PageKind.PLAIN: "WebPage",
    PageKind.SEARCH: "SearchResultsPage",
}
"""What a page is of which no record tells; others are lists."""

Node = Mapping[str, Any]


def script(p: Presenter, route: Route, url: str, crumbs: Sequence[LinkView], title: str) -> str:
    """The graph of a page as it stands in a script element; `url` is the site's address, `crumbs` lead to the page."""
    way = _crumbs(url, crumbs, title) if route.kind is not PageKind.PAIR else ()  # there are many, and small
    of = _Graph(p, url)
    graph = [*(list(of.of(route)) or of.page(route, title)), *way]
    said = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return unbound(said).replace("<", "\\u003c")


def _crumbs(url: str, crumbs: Sequence[LinkView], title: str) -> Sequence[Node]:
    """The way to the page, if there is one; its own step needs no address."""
    if not crumbs:
        return ()
    steps = [{"name": crumb.text, "item": f"{url}{crumb.href}"} for crumb in crumbs] + [{"name": title}]
    items = [{"@type": "ListItem", "position": n, **step} for n, step in enumerate(steps, 1)]
    return ({"@type": "BreadcrumbList", "itemListElement": items},)


@dataclass(frozen=True, slots=True)
class _Graph:
    p: Presenter
    url: str

    def of(self, route: Route) -> Iterator[Node]:
        make = _MAKERS.get(route.kind)
        return make(self, route) if make else iter(())

    def page(self, route: Route, title: str) -> Iterator[Node]:
        """What no record tells of: a list, a drawing, a text of the site's own. What its title and language are, the page itself says; only data
        are looked for by their name."""
        pair = address.ends(route.of) if route.kind is PageKind.PAIR else ()
        yield _known({
            "@type": _TYPES.get(route.kind, "CollectionPage"),
            "@id": self._href(self.p.href(route.path)),
            "name": title if route.kind is PageKind.DATA else "",
            "isPartOf": {"@id": f"{self.url}#site"},
            "about": [{"@id": self._thing(self.p.registry.actors[id])} for id in pair],
        })  # fmt: skip

    def home(self, route: Route) -> Iterator[Node]:
        if route.number > 1:
            return
        identity, lang = self.p.identity, self.p.lang
        yield _known({
            "@type": "WebSite",
            "@id": f"{self.url}#site",
            "name": identity.name[lang],
            "description": identity.description[lang],
            "inLanguage": list(self.p.site.editions),
            "url": self._href(self.p.href(address.HOME)),
            "publisher": {"@type": "Organization", "name": identity.name[lang]},
            "potentialAction": {
                "@type": "SearchAction",
                "target": f"{self._href(self.p.href(address.SEARCH))}?q={{search_term_string}}",
                "query-input": "required name=search_term_string",
            },
        })  # fmt: skip

    def brief(self, route: Route) -> Iterator[Node]:
        of = self.p.site.briefs[route.of]
        genre = self.p.registry.genres.get(of.imprint.kind)
        yield self._text(of, of, imprint.schema_type(self.p.registry, of)) | _known({
            "genre": genre.label[self.p.lang] if genre else "",
            "isPartOf": {"@id": f"{self.url}#site"},
            "hasPart": [{"@id": self._page(each.id)} for each in of.sections],
            "identifier": imprint.DOI + of.imprint.doi if of.imprint.doi else "",
            "isBasedOn": [self._source(source) for source in of.sources],
            "about": self._subjects([of, *of.sections])["about"],  # whom else they name, the sections say
        })  # fmt: skip

    def _source(self, of: Source) -> Node:
        """A text of others, as far as anybody knows what it is."""
        lang = self.p.lang
        known = {"name": of.title[lang], "description": of.note[lang], "datePublished": of.date}
        return _known({"@type": "CreativeWork", **known})

    def section(self, route: Route) -> Iterator[Node]:
        of = self.p.site.sections[route.of]
        brief = self.p.site.briefs[of.brief]
        yield self._text(of, brief, "Article") | _known({
            "position": of.number,
            "isPartOf": {"@id": self._page(brief.id)},
            **self._subjects([of]),
        })  # fmt: skip
        yield from map(self._event, of.events)

    def _text(self, of: Brief | Section, brief: Brief, type_: str) -> dict[str, Any]:
        own, lang = brief.imprint, self.p.lang
        licence = self.p.registry.licences.get(own.licence)
        others = [other for other in self.p.site.editions if other is not lang and other in of.documents]
        twins = [{"@id": self.url + address.page(other, self._path(of))} for other in others]
        translated = "translationOfWork" if lang is not Lang.AR else "workTranslation"
        return _known({
            "@type": type_,
            "@id": self._page(of.id),
            "headline": self.p.title(of.id),
            "description": self.p.description(of.id),
            "inLanguage": self.p.text_lang(of),
            "datePublished": dates.machine(own.published),
            "dateModified": dates.machine(own.updated),
            "author": [self._author(author) for author in own.authors],
            "publisher": _named(imprint.known_publisher(self.p, brief)),
            "license": licence.url if licence else "",
            translated: twins,
        })  # fmt: skip

    def _subjects(self, texts: Sequence[Brief | Section]) -> Node:
        """Whom the texts name, the most named first. Of the rest each says on its own page what it is."""
        named: dict[tuple[EntityKind, str], int] = {}
        for text in texts:
            cross = self.p.cross(text)
            for kind, counts in ((EntityKind.ACTOR, cross.actors), (EntityKind.PLACE, cross.places)):
                for id, count in counts:
                    named[kind, id] = named.get((kind, id), 0) + count
        order = sorted(named, key=lambda each: (-named[each], each))
        found = [self.p.registry.entity(*each) for each in order]
        mentioned = [{"@id": self._thing(of)} for of in found[ABOUT:]]
        return {"about": [self._called(of) for of in found[:ABOUT]], "mentions": mentioned}

    def _called(self, of: Entity) -> Node:
        type_ = self.p.registry.kinds[of.kind].type
        return {"@type": _NO_TYPE.get(type_, type_), "@id": self._thing(of), "name": of.name[self.p.lang]}

    def _event(self, of: Event) -> Node:
        """A date of which only the year is known stays one."""
        first, _, last = of.date.partition("/")
        anchor = self.p.sentence_of(of.section, of.evidence[self.p.lang])
        places = [self._thing(self.p.registry.places[id]) for id in of.places]
        return _known({
            "@type": "Event",
            "@id": self._href(self.p.section_href(of.section, anchor)),
            "name": of.title[self.p.lang],
            "startDate": first,
            "endDate": last,
            "location": [{"@id": place} for place in places],
            "about": [{"@id": self._thing(self.p.registry.actors[id])} for id in of.actors],
        })  # fmt: skip

    def entity(self, route: Route) -> Iterator[Node]:
        if route.number > 1:
            return
        of, lang = self.p.registry.entity(route.kind, route.of), self.p.lang
        country = self.p.registry.actors.get(of.country)
        yield _known({
            **self._called(of),
            "alternateName": self.p.in_other(of.name),
            "description": of.lead.label[lang] if of.lead else "",
            "url": self._href(self.p.href(address.entity(of))),
            "sameAs": f"http://www.wikidata.org/entity/{of.wikidata}" if of.wikidata else "",
            "containedInPlace": {"@id": self._thing(country)} if country and of.entity is EntityKind.PLACE else None,
            "geo": _point(of),
            "memberOf": [{"@id": self._thing(self.p.registry.actors[each.actor])} for each in of.affiliations],
        })  # fmt: skip

    def author(self, route: Route) -> Iterator[Node]:
        if route.number == 1:
            yield self._author(self.p.registry.authors[route.of])

    def _author(self, of: Author) -> Node:
        lang = self.p.lang
        page = self._href(self.p.href(address.author(of.id))) if of.id else ""
        return _known({
            "@type": "Person" if of.family[lang] or of.orcid else "Thing",
            "@id": f"{self.url}{address.page(Lang.AR, address.author(of.id))}#it" if of.id else "",
            "name": of.name[lang],
            "url": page or of.link,
            "sameAs": [each for each in (imprint.ORCID + of.orcid if of.orcid else "", of.link if page else "") if each],
            "jobTitle": of.role[lang] if of.family[lang] or of.orcid else "",
            "affiliation": _named(of.affiliation[lang]) if of.family[lang] or of.orcid else None,
        })  # fmt: skip

    def topics(self, _route: Route) -> Iterator[Node]:
        yield {
            "@type": "DefinedTermSet",
            "@id": self._href(self.p.href(address.TOPICS)),
            "name": self.p.t("nav.topics"),
            "hasDefinedTerm": [
                {"@type": "DefinedTerm", "@id": self._href(self.p.topic(id).href), "name": each.label[self.p.lang]}
                for id, each in self.p.registry.topics.items()
                if not each.broad
            ],
        }

    def topic(self, route: Route) -> Iterator[Node]:
        if route.number == 1:
            yield {
                "@type": "DefinedTerm",
                "@id": self._href(self.p.topic(route.of).href),
                "name": self.p.registry.topics[route.of].label[self.p.lang],
                "inDefinedTermSet": {"@id": self._href(self.p.href(address.TOPICS))},
            }

    def _thing(self, of: Entity) -> str:
        return f"{self.url}{address.page(Lang.AR, address.entity(of))}#it"

    def _page(self, id: str) -> str:
        return self._href(self.p.section_href(id))

    def _path(self, of: Brief | Section) -> str:
        return address.section(of) if isinstance(of, Section) else address.brief(of.id)

    def _href(self, href: str) -> str:
        return self.url + href


def _point(of: Entity) -> Node | None:
    """Where it is, which may be the equator or the meridian of Greenwich."""
    if not of.point:
        return None
    east, north = of.point
    return {"@type": "GeoCoordinates", "latitude": north, "longitude": east}


def _named(name: str) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _known(fields: Node) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


_MAKERS: Mapping[PageKind, Callable[[_Graph, Route], Iterator[Node]]] = {
    PageKind.HOME: _Graph.home,
    PageKind.BRIEF: _Graph.brief,
    PageKind.SECTION: _Graph.section,
    PageKind.ACTOR: _Graph.entity,
    PageKind.PLACE: _Graph.entity,
    PageKind.AUTHOR: _Graph.author,
    PageKind.TOPICS: _Graph.topics,
    PageKind.TOPIC: _Graph.topic,
}
