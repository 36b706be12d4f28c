"""What a page shows of an actor, place or section before one goes there: in scripts of some each, brought on demand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from fihris import address
from fihris.model import Entity
from fihris.sums import sum_of
from fihris.view import dossier
from fihris.view.presenter import Presenter
from fihris.write.output import TAKEN, File, Finished, call

SAID = 2
"""Sentences of an actor: one to show, and another where that is the very one in which the reader met the name."""


def files(of: Finished) -> Iterator[File]:
    for presenter in of.presenters.values():
        yield from _previews(of, presenter)


def _previews(finished: Finished, p: Presenter) -> Iterator[File]:
    makers: dict[str, dict[str, Callable[[], dict[str, object]]]] = defaultdict(dict)
    for of in (*p.registry.actors.values(), *p.registry.places.values()):
        name = address.previewed(str(of.entity), of.id)
        makers[address.preview(p.lang, name)][name] = partial(_entity, p, of)
    for id in p.site.sections:
        name = address.previewed("section", id)
        makers[address.preview(p.lang, name)][name] = partial(_section, p, id)
    for path, some in makers.items():
        yield from finished.again(f"{path} {sum_of(sorted(some))}", partial(_file, path, some))


def _file(path: str, makers: Mapping[str, Callable[[], dict[str, object]]]) -> Iterator[File]:
    yield path, call(TAKEN, {name: make() for name, make in makers.items()})


def _entity(p: Presenter, of: Entity) -> dict[str, object]:
    link = p.entity(of.entity, of.id)
    return {
        "id": of.id,
        "entity": str(of.entity),
        "name": link.text,
        "other": p.in_other(of.name),
        "otherLang": str(p.other),
        "kind": link.kind,
        "shape": link.shape,
        "lead": dossier.lead(p, of),
        "said": [
            {"text": each.quote.text, "where": p.section_link(each.section).text, "anchor": each.anchor}
            for each in dossier.said_most(p, of)[:SAID]
        ],
    }


def _section(p: Presenter, id: str) -> dict[str, object]:
    return {
        "id": id,
        "entity": "section",
        "name": p.title(id),
        "kind": p.part(p.number(id)),
        "role": p.title(p.brief_of(id)),
        "last": {"text": p.description(id), "href": p.section_href(id)},
    }
