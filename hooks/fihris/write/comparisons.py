"""What the page that compares any two actors looks up: small scripts, each with some of the actors. Who an actor is and what a section
is called it takes from the previews."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from fihris import address
from fihris.model import EntityKind
from fihris.text.collation import sort_key
from fihris.view import pairs, statements
from fihris.view.presenter import Presenter
from fihris.write.output import TAKEN, File, Finished, call, parted

WORDS = ("pair.does", "pair.order", "pair.shared", "compare.nothing", "compare.page")


def files(of: Finished) -> Iterator[File]:
    for presenter in of.presenters.values():
        if address.COMPARE in presenter.edition.routes:
            yield from _comparisons(presenter)


def _comparisons(p: Presenter) -> Iterator[File]:
    """The parts, and who is in which."""
    where: dict[str, int] = {}
    for number, part in enumerate(parted((id, _record(p, id)) for id in sorted(p.registry.actors)), start=1):
        where |= dict.fromkeys(part, number)
        yield address.compared(p.lang, str(number)), call(TAKEN, part)
    named = sorted(where, key=lambda id: (sort_key(p.actor(id).text, p.lang), id))
    who = [[id, p.actor(id).text, where[id]] for id in named]
    words = {key.partition(".")[2]: p.t.entries[key] for key in WORDS}
    yield address.compared(p.lang, "names"), call(TAKEN, {"who": who, "words": words})


def _record(p: Presenter, id: str) -> Mapping[str, object]:
    """What an actor does to others, what happened with it, the sections that name it by brief, and with whom it has a page."""
    named: dict[str, list[int]] = defaultdict(list)
    for section in pairs.sections(p, id):
        if section in p.site.sections:
            named[p.brief_of(section)].append(p.number(section))
    relations = p.site.relations_of.get(id, ())
    others = {each.target if each.source == id else each.source for each in relations}
    does = []
    for each in relations:
        if each.source == id != each.target:
            source = p.section_link(each.section, each.evidence[p.lang])
            date = p.date(each.date).text if each.date else ""
            does.append([each.target, statements.stated(p, each), date, source.text, source.href])
    events = []
    for event in p.site.events_of.get((EntityKind.ACTOR, id), ()):
        source = p.section_link(event.section, event.evidence[p.lang])
        events.append([event.actors, event.title[p.lang], p.date(event.date).text, source.text, source.href])
    return {
        "does": does,
        "events": events,
        "named": named,
        "pages": sorted(other for other in others if pairs.href(p, id, other)),
    }
