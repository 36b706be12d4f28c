"""Small scripts that bring data to a page on demand. A script, for a page opened from disk can fetch nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from fihris import address
from fihris.model import Entity
from fihris.view.entity import appears
from fihris.view.presenter import Presenter


def call(function: str, value: Mapping[str, object]) -> str:
    """A script that hands `value` to a function of the page. Safe in any encoding: what is not ASCII stays as it is but
    the two line separators that old JavaScript took for line ends."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{function}({text});\n"


def previews(p: Presenter) -> Iterator[tuple[str, str]]:
    """Address and text of the preview of each actor, place and section of an edition."""
    for of in (*p.registry.actors.values(), *p.registry.places.values()):
        yield address.preview(p.lang, str(of.entity), of.id), call("fihris.preview", _entity(p, of))
    for id in p.site.sections:
        yield address.preview(p.lang, "section", id), call("fihris.preview", _section(p, id))


def _entity(p: Presenter, of: Entity) -> dict[str, object]:
    link = p.entity(of.entity, of.id)
    backlinks = p.edition.backlinks.get((of.entity, of.id), ())
    last = {}
    if backlinks:
        newest = backlinks[-1] if len(p.site.briefs) == 1 else backlinks[0]
        last = {"text": p.section_link(newest.section).text, "href": p.section_href(newest.section, newest.anchor)}
    return {
        "id": of.id,
        "entity": str(of.entity),
        "name": link.text,
        "other": of.name[p.other],
        "otherLang": str(p.other),
        "kind": link.kind,
        "shape": link.shape,
        "role": link.role,
        "last": last,
        "counts": appears(p, of)[:2],
    }


def _section(p: Presenter, id: str) -> dict[str, object]:
    return {
        "id": id,
        "entity": "section",
        "name": p.title(id),
        "kind": p.t("section.numbered", number=p.t.number(p.number(id))),
        "role": p.title(p.brief_of(id)),
        "last": {"text": p.description(id), "href": p.section_href(id)},
    }


def twin(p: Presenter, title: str, html: str) -> str:
    """The script that shows a text beside its translation."""
    direction = "rtl" if p.lang == "ar" else "ltr"
    return call("fihris.twin", {"lang": str(p.lang), "dir": direction, "title": title, "html": html})
