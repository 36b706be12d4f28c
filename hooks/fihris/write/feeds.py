"""What is new, for feed readers: Atom (RFC 4287) and JSON Feed 1.1, of the site, each language, author, actor and topic.

The feed of the site, where it has two languages, has an entry for each text that was written; that of a language one for each paper.

`published` and `updated` are those that the paper states: to put a letter right changes neither. A paper of which nobody knows
when it was published says no `published`; `updated`, which Atom cannot do without, is then the date under which it is listed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any
from xml.etree import ElementTree as XML

from fihris import address
from fihris.model import Author, Brief, EntityKind, Topic
from fihris.text.signs import unbound
from fihris.view import imprint
from fihris.view.presenter import Presenter
from fihris.write.output import File, Finished

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOST = 30
"""Papers of a feed, the newest."""


@dataclass(frozen=True, slots=True)
class Feed:
    """`page` is the address, from the site's root, of the page that shows the same, `own` that of the feed by the ending of its form;
    `whole` is that of all papers, and has their topics."""

    title: str
    page: str
    own: Callable[[str], str]
    papers: tuple[Brief, ...]
    whole: bool = False


def files(of: Finished) -> Iterator[File]:
    """Nothing where the site does not know its address, by which feeds name what is in them."""
    if not of.url:
        return
    # A paper stands in many feeds. What its entry is made of each of them looks at, too: the paper itself and its titles.
    entries = {lang: cache(partial(_entry, p, of.url)) for lang, p in of.presenters.items()}
    items = {lang: cache(partial(_item, p, of.url)) for lang, p in of.presenters.items()}
    for lang, p in of.presenters.items():
        for path, make in _feeds(p):
            yield from of.again(address.feed(lang, path), partial(_made, p, make, of.url, entries[lang], items[lang]))
    if len(of.presenters) > 1:
        first = next(iter(of.presenters.values()))
        feed = replace(_all(first), own=address.site_feed)
        texts = [
            (lang, each.id) for each in feed.papers for lang, p in of.presenters.items() if p.text_lang(each) == lang
        ]
        said = [entries[lang](id, True) for lang, id in texts]
        yield from _written(first, feed, of.url, said, [items[lang](id) for lang, id in texts])


def _made(
    p: Presenter,
    made: Callable[[], Feed],
    url: str,
    entry: Callable[[str, bool], str],
    item: Callable[[str], str],
) -> Iterator[File]:
    feed = made()
    for paper in feed.papers:
        p.title(paper.id)
    said = [entry(paper.id, feed.whole) for paper in feed.papers]
    return _written(p, feed, url, said, [item(paper.id) for paper in feed.papers])


def _written(p: Presenter, feed: Feed, url: str, entries: Sequence[str], items: Sequence[str]) -> Iterator[File]:
    yield feed.own("xml"), _atom(p, feed, url, entries)
    yield feed.own("json"), _json(p, feed, url, items)


def _feeds(p: Presenter) -> Iterator[tuple[str, Callable[[], Feed]]]:
    """The page of each feed, and what makes it."""
    yield "", partial(_all, p)
    for author in p.registry.authors.values():
        yield address.author(author.id), partial(_by, p, author)
    for actor in p.registry.actors.values():
        yield address.entity(actor), partial(_naming, p, actor.id)
    for topic in p.registry.topics.values():
        if address.topic(topic.id) in p.edition.routes:
            yield address.topic(topic.id), partial(_on, p, topic)


def _all(p: Presenter) -> Feed:
    own = partial(address.feed, p.lang, "")
    return Feed(p.identity.name[p.lang], p.href(address.HOME), own, _newest(p.site.corpus.briefs), whole=True)


def _by(p: Presenter, author: Author) -> Feed:
    papers = [brief for brief in p.site.corpus.briefs if author in brief.imprint.authors]
    return _about(p, author.name[p.lang], address.author(author.id), papers)


def _naming(p: Presenter, id: str) -> Feed:
    actor = p.registry.actors[id]
    links = p.edition.backlinks.get((EntityKind.ACTOR, actor.id), ())
    return _about(p, actor.name[p.lang], address.entity(actor), _papers(p, (link.section for link in links)))


def _on(p: Presenter, topic: Topic) -> Feed:
    ids = {topic.id, *(each.id for each in p.registry.topics.values() if each.broad == topic.id)}
    texts = (id for each in ids for id in p.edition.by_topic.get(each, ()))
    return _about(p, topic.label[p.lang], address.topic(topic.id), _papers(p, texts))


def _papers(p: Presenter, texts: Iterable[str]) -> Sequence[Brief]:
    return [p.site.briefs[id] for id in {p.brief_of(text) for text in texts}]


def _about(p: Presenter, name: str, path: str, papers: Sequence[Brief]) -> Feed:
    title = p.t("feed.about", site=p.identity.name[p.lang], name=name)
    return Feed(title, p.href(path), partial(address.feed, p.lang, path), _newest(papers))


def _newest(papers: Sequence[Brief]) -> tuple[Brief, ...]:
    return tuple(sorted(papers, key=lambda paper: (changed(paper), paper.id), reverse=True)[:MOST])


def changed(of: Brief) -> str:
    """When it was last changed, as far as anybody says, as a moment of RFC 3339."""
    stated = of.imprint.updated or of.date.rpartition("/")[2] or of.id[:4]
    return _moment(stated)


def _moment(edtf: str) -> str:
    """The first moment of a day, or of a month or year."""
    return f"{edtf}-01-01"[:10] + "T00:00:00Z"


def _atom(p: Presenter, of: Feed, url: str, entries: Sequence[str]) -> bytes:
    own = f"{url}{of.own('xml')}"
    feed = XML.Element(_tag("feed"), {LANG: p.lang})
    _add(feed, "title", of.title)
    _add(feed, "id", own)
    _add(feed, "updated", max(map(changed, of.papers), default=_moment("1970")))
    _add(feed, "link", rel="self", type="application/atom+xml", href=own)
    _add(feed, "link", rel="alternate", type="text/html", href=f"{url}{of.page}")
    _add(_add(feed, "author"), "name", p.identity.name[p.lang])
    said = _told(feed).replace("</feed>", "".join(entries))
    return f"<?xml version='1.0' encoding='utf-8'?>\n{said}</feed>\n".encode()


def _entry(p: Presenter, url: str, id: str, whole: bool) -> str:
    """The entry of a paper, with its topics in a feed of the `whole` site."""
    paper, href = p.site.briefs[id], f"{url}{p.section_href(id)}"
    entry = XML.Element(_tag("entry"), {LANG: p.text_lang(paper)})
    _add(entry, "title", p.title(id))
    _add(entry, "id", href)
    if paper.imprint.published:
        _add(entry, "published", _moment(paper.imprint.published))
    _add(entry, "updated", changed(paper))
    _add(entry, "link", rel="alternate", type="text/html", hreflang=p.text_lang(paper), href=href)
    for author in paper.imprint.authors:
        _add(_add(entry, "author"), "name", author.name[p.lang])
    _add(entry, "summary", p.description(id))
    for topic in paper.topics if whole else ():
        _add(entry, "category", term=topic, label=p.registry.topics[topic].label[p.lang])
    return _told(entry).replace(f' xmlns="{ATOM}"', "", 1) + "\n"


def _told(element: XML.Element) -> str:
    XML.register_namespace("", ATOM)  # an entry may be told where no feed is made before it
    XML.indent(element, "")
    return str(XML.tostring(element, "unicode"))


def _json(p: Presenter, of: Feed, url: str, items: Sequence[str]) -> bytes:
    """An item a line."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": of.title,
        "home_page_url": f"{url}{of.page}",
        "feed_url": f"{url}{of.own('json')}",
        "description": unbound(p.identity.description[p.lang]) if of.whole else "",
        "language": p.lang,
    }
    said = json.dumps({key: value for key, value in feed.items() if value}, ensure_ascii=False)
    listed = ",\n".join(items)
    return f'{said[:-1]}, "items": [\n{listed}\n]}}\n'.encode()


def _item(p: Presenter, url: str, id: str) -> str:
    of, href = p.site.briefs[id], f"{url}{p.section_href(id)}"
    item: dict[str, Any] = {
        "id": href,
        "url": href,
        "title": unbound(p.title(of.id)),
        "summary": unbound(p.description(of.id)),
        "content_text": unbound(p.description(of.id) or p.title(of.id)),
        "date_published": _moment(of.imprint.published) if of.imprint.published else "",
        "date_modified": changed(of),
        "authors": [_json_author(p, of, url, number) for number in range(len(of.imprint.authors))],
        "tags": [p.registry.topics[topic].label[p.lang] for topic in of.topics],
        "language": p.text_lang(of),
    }
    return json.dumps({key: value for key, value in item.items() if value}, ensure_ascii=False)


def _json_author(p: Presenter, of: Brief, url: str, number: int) -> dict[str, str]:
    author = of.imprint.authors[number]
    page = f"{url}{p.href(address.author(author.id))}" if author.id else author.link
    orcid = f"{imprint.ORCID}{author.orcid}" if author.orcid else ""
    found = {"name": author.name[p.lang], "url": page or orcid}
    return {key: value for key, value in found.items() if value}


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _add(parent: XML.Element, name: str, text: str = "", **attributes: str) -> XML.Element:
    element = XML.SubElement(parent, _tag(name), attributes)
    element.text = unbound(text) or None
    return element
