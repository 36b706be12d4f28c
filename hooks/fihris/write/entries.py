"""What the editor has to edit: the site's texts and records, as its component is told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from fihris import address
from fihris.model import Brief, Document, Lang, RelationKind
from fihris.view.presenter import Presenter
from fihris.write.forms import Choice, Field, Forms

Collection = dict[str, Any]
Schema = Callable[[str], Mapping[str, Any]]

ID: Final = "^[a-z0-9]+(-[a-z0-9]+)*$"
_SECTION_ID: Final = "^[0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*$"
_ASKED: Final = "{{fields._slug}}"
"""An id that only a writer can give: there is no Latin title to make it of. The component asks for it in the form."""
RECORDS: Final = ("actors", "places", "authors")
"""Folders of docs/_data with a record a file; the schema of each is named by its singular."""
LISTS: Final = ("topics", "relations")
"""Files of docs/_data/vocabularies that a site's editors write, one entry a key."""
_TWIN: Final = frozenset({"title", "short", "description"})
"""Fields that a translation has of its own; what else a text says of itself stands with the Arabic one alone."""


def forms(p: Presenter, words: Mapping[str, Any]) -> Forms:
    """The forms of a site, their labels in the presenter's language."""
    registry = p.registry
    lists: dict[str, list[Choice]] = {
        "kinds": [(kind.label[p.lang], id) for id, kind in registry.kinds.items()],
        "topics": [(topic.label[p.lang], id) for id, topic in registry.topics.items()],
        "genres": [(genre.label[p.lang], id) for id, genre in registry.genres.items()],
        "licences": [(licence.label[p.lang], id) for id, licence in registry.licences.items()],
        "relations": [(_sentence(kind, p.lang), id) for id, kind in registry.relation_kinds.items()],
        "briefs": [(p.title(id), id) for id in p.site.briefs],
        "sections": [choice for brief in p.site.briefs.values() for choice in _places(p, brief)],
    }
    return Forms(words, p.lang, [str(each) for each in p.identity.langs], lists, dict.fromkeys(RECORDS, "name.ar"))


def _sentence(kind: RelationKind, lang: Lang) -> str:
    """The sentence of a kind of relation, with dots in the place of the names."""
    sentence = next(iter(kind.forms(lang).values()), kind.id)
    return " ".join("…" if word.startswith("{") else word for word in sentence.split())


def _places(p: Presenter, brief: Brief) -> Iterator[Choice]:
    yield p.title(brief.id), brief.id
    for section in brief.sections:
        yield f"{p.title(section.id)} ({p.short(brief.id)})", section.id


def collections(p: Presenter, schema: Schema, of: Forms) -> list[Collection]:
    """Everything that can be edited, in the order in which it is shown."""
    return [
        _briefs(schema, of),
        *(_sections(brief, schema, of, p) for brief in reversed([*p.site.briefs.values()])),
        {"divider": True},
        *(_records(name, schema, of) for name in RECORDS),
        {"divider": True},
        _pages(p, schema, of),
        _lists(schema, of),
    ]


def _labels(of: Forms, name: str) -> Collection:
    said = of.words["collections"][name]
    return {"name": name, "label": of.text(said["label"]), "label_singular": of.text(said["one"])}


def _slug(of: Forms, template: str, pattern: str, word: str) -> Collection:
    said = of.words[word]
    return {
        "template": template,
        "editable": ["create"],
        "hint": of.text(said["hint"]),
        "pattern": [pattern, of.text(said["hint"])],
    }


def _records(name: str, schema: Schema, of: Forms) -> Collection:
    fields = of.of(name.removesuffix("s"), schema(name.removesuffix("s")))
    return _labels(of, name) | {
        "folder": f"docs/_data/{name}",
        "extension": "yml",
        "format": "yaml",
        "identifier_field": "name.ar",
        "slug": _slug(of, "{{name.en}}" if "en" in of.langs else _ASKED, ID, "address"),
        "summary": "{{name.ar}}",
        "sortable_fields": {"fields": ["name.ar"], "default": {"field": "name.ar"}},
        "fields": fields,
    }


def _text(name: str, schema: Schema, of: Forms) -> list[Field]:
    """The fields of a text: its front matter, then its words."""
    word = of.word("body")
    body: Field = {
        "name": "body",
        "label": of.text(word["label"]),
        "widget": "markdown",
        "modes": ["raw"],
        "required": False,
    }
    fields = [*of.of(name, schema(name)), body]
    return [field | {"i18n": True} if field["name"] in {*_TWIN, "body"} else field for field in fields]


def _languages(of: Forms) -> Collection:
    return {"i18n": True} if len(of.langs) > 1 else {}


def _folder(of: Forms, below: str) -> str:
    return f"docs/{'{{locale}}' if len(of.langs) > 1 else of.langs[0]}/{below}"


def _sections(brief: Brief, schema: Schema, of: Forms, p: Presenter) -> Collection:
    """A brief: its own page, then its sections."""
    section = of.words["collections"]["sections"]
    return {
        "name": address.collection(brief.id),
        "label": p.short(brief.id),
        "label_singular": of.text(section["one"]),
        "folder": _folder(of, f"briefs/{brief.id}"),
        "format": "yaml-frontmatter",
        "slug": _slug(of, _ASKED, _SECTION_ID, "section"),
        "summary": "{{slug}}: {{title}}",
        "index_file": {"name": "index", "label": p.title(brief.id), "fields": _text("brief", schema, of)},
        "fields": _text("section", schema, of),
        **_languages(of),
    }


def _briefs(schema: Schema, of: Forms) -> Collection:
    """The page of each brief, also of one that the site does not know yet."""
    return _labels(of, "briefs") | {
        "folder": _folder(of, "briefs"),
        "path": "{{year}}/{{slug}}/index",
        "format": "yaml-frontmatter",
        "slug": _slug(of, _ASKED, ID, "address"),
        "fields": _text("brief", schema, of),
        **_languages(of),
    }


def _pages(p: Presenter, schema: Schema, of: Forms) -> Collection:
    files = [_page(each, schema, of) for each in p.site.corpus.pages if each.lang == of.langs[0]]
    return _labels(of, "pages") | {"files": files, **_languages(of)}


def _page(document: Document, schema: Schema, of: Forms) -> Collection:
    below = document.path.removeprefix(f"docs/{document.lang}/")
    return {
        "name": PurePosixPath(below).with_suffix("").as_posix().replace("/", "-"),
        "label": document.title,
        "file": _folder(of, below),
        "format": "yaml-frontmatter",
        "fields": _text("page", schema, of),
        **_languages(of),
    }


def _lists(schema: Schema, of: Forms) -> Collection:
    return _labels(of, "lists") | {"files": [_list(name, schema, of) for name in LISTS if of.lists[name]]}


def _list(name: str, schema: Schema, of: Forms) -> Collection:
    return {
        "name": name,
        "label": of.text(of.words["collections"][name]["label"]),
        "file": f"docs/_data/vocabularies/{name}.yml",
        "format": "yaml",
        "fields": [_entry(name, label, id, schema, of) for label, id in of.lists[name]],
    }


def _entry(name: str, label: str, id: str, schema: Schema, of: Forms) -> Field:
    """One entry of a list that is written key by key."""
    inner = schema(name)["additionalProperties"]
    return {"name": id, "label": label, "widget": "object", "fields": of.of(name, inner), "collapsed": True}
