"""What the editor has to edit: the site's texts and records, as its component is told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final

from fihris.model import Brief, Document, Lang, RelationKind
from fihris.text import scripts
from fihris.view.presenter import Presenter
from fihris.write.forms import Choice, Field, Forms, either

Collection = dict[str, Any]
Schema = Callable[[str], Mapping[str, Any]]

ID: Final = "^[a-z0-9]+(-[a-z0-9]+)*$"
_SECTION_ID: Final = "^[0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*$"
_SECTION: Final = "{{day}}-{{slug}}"
"""The form of a section’s name, by which the component tells it from the page of its brief. It fills in nothing here: what a writer has
given is the whole name."""
_ASKED: Final = "{{fields._slug}}"
"""An id that only a writer can give: there is no Latin title to make it of. The component asks for it in the form."""
RECORDS: Final = ("actors", "places", "authors")
"""Folders of docs/_data with a record a file; the schema of each is named by its singular."""
_OFFICE: Final = "office"
"""The kind of actors that have holders."""
_FIRST: Final = ("name", "kind", "titles", "holders")
"""What is asked first of an office."""
LISTS: Final = {"topics": "vocabularies/topics", "relations": "vocabularies/relations", "glossary": "glossary"}
"""Files of docs/_data that a site's editors write, one entry a key, each with a schema of its name."""
_ENTRIES: Final = "entries"
"""What the component takes the entries of a list for (`editor/formats.js`)."""
_TWIN: Final = ("title", "short", "description", "body")
"""Fields that a translation has of its own, first, so that they stand side by side; what else a text says of itself stands with the Arabic
one alone."""
_TOLD: Final = "translated"
"""What a translation says of the text that it follows. No writer makes it: the form asks whether the one follows the other."""
FOLLOWS: Final = "f-follows"
"""The form's question, of which the answer is written as that (`editor/follow.js`)."""
_PAGE: Final = "f-frontmatter"
"""The format of a page: front matter and text. The component asks for such a name."""


def forms(p: Presenter, words: Mapping[str, Any]) -> Forms:
    """The forms of a site, their labels in the presenter's language."""
    registry = p.registry
    lists: dict[str, list[Choice]] = {
        "kinds": [(kind.label[p.lang], id) for id, kind in registry.kinds.items()],
        "genres": [(genre.label[p.lang], id) for id, genre in registry.genres.items()],
        "licences": [(licence.label[p.lang], id) for id, licence in registry.licences.items()],
        "relations": [(_sentence(kind, p.lang), id) for id, kind in registry.relation_kinds.items()],
        "briefs": [(p.title(id), id) for id in p.site.briefs],
        "sections": [choice for brief in p.site.briefs.values() for choice in _places(p, brief)],
    }
    langs = [str(each) for each in p.identity.langs]
    return Forms(words, p.lang, langs, lists, {name: _record(name) for name in RECORDS} | {"topics": _topic(p.lang)})


def _record(name: str) -> Field:
    """How a record is chosen by its name."""
    shown = "name.ar"
    return {
        "collection": name,
        "value_field": "{{slug}}",
        "display_fields": [shown],
        "search_fields": [shown, "{{slug}}"],
    }


def _topic(lang: Lang) -> Field:
    label, id = f"{_ENTRIES}.*.label.{lang}", f"{_ENTRIES}.*.id"
    return {
        "collection": "lists",
        "file": "topics",
        "value_field": id,
        "display_fields": [label],
        "search_fields": [label, id],
    }


def formats(schema: Schema) -> dict[str, Field]:
    """The forms of files, by the names that collections call them by: how each ends, its first line where it is new, whether it is a
    list, and the fields whose items may be a line."""
    heading = "# yaml-language-server: $schema={}schemas/{}.json"
    records = {_format(name): _yaml(heading.format("../", name.removesuffix("s"))) for name in RECORDS}
    lists = {
        _format(name): _yaml(heading.format("../" * path.count("/"), name)) | {"list": True}
        for name, path in LISTS.items()
    }
    return {_PAGE: {"extension": "md", "either": either(schema("brief"))}, **records, **lists}


def _yaml(heading: str) -> Field:
    return {"extension": "yml", "heading": heading}


def _format(name: str) -> str:
    return f"f-{name}"


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
        _sections(schema, of),
        {"divider": True},
        _records("actors", schema, of),
        *([_offices(schema, of)] if _OFFICE in p.registry.kinds else []),
        *(_records(name, schema, of) for name in RECORDS[1:]),
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


def _latin_name(langs: Sequence[str]) -> str:
    """A name of which an id can be made: the first in Latin letters."""
    latin = next((lang for lang in langs if scripts.script(lang) == scripts.LATIN), "")
    return f"{{{{name.{latin}}}}}" if latin else _ASKED


def _records(name: str, schema: Schema, of: Forms) -> Collection:
    fields = of.of(name.removesuffix("s"), schema(name.removesuffix("s")))
    return _labels(of, name) | {
        "folder": f"docs/_data/{name}",
        "format": _format(name),
        "identifier_field": "name.ar",
        "slug": _slug(of, _latin_name(of.langs), ID, "address"),
        "summary": "{{name.ar}}",
        "sortable_fields": {"fields": ["name.ar"], "default": {"field": "name.ar"}},
        "fields": fields,
    }


def _offices(schema: Schema, of: Forms) -> Collection:
    """Offices are actors; here their holders come first."""
    actors = _records("actors", schema, of)
    fields = {field["name"]: field for field in actors["fields"]}
    fields["kind"] = fields["kind"] | {"default": _OFFICE}
    ordered = [fields[name] for name in (*_FIRST, *(each for each in fields if each not in _FIRST))]
    return actors | _labels(of, "offices") | {"filter": {"field": "kind", "value": _OFFICE}, "fields": ordered}


def _text(name: str, schema: Schema, of: Forms) -> list[Field]:
    """The fields of a text: its words, then what else its front matter says."""
    body: Field = {
        "name": "body",
        "label": of.text(of.word("body")["label"]),
        "widget": "markdown",
        "modes": ["raw"],
        "required": False,
    }
    fields = {field["name"]: field for field in of.of(name, schema(name)) if field["name"] != _TOLD} | {"body": body}
    words = [fields[each] | {"i18n": True} for each in _TWIN if each in fields]
    return [*words, *_follows(of), *(field for each, field in fields.items() if each not in _TWIN)]


def _follows(of: Forms) -> list[Field]:
    """Whether the translation beside it follows the text, as whoever has compared them says."""
    said = of.words["follows"]
    asked = {"label": of.text(said["label"]), "hint": of.text(said["hint"])}
    return [{"name": FOLLOWS, "widget": "boolean", "required": False, **asked}] if len(of.langs) > 1 else []


def _languages(of: Forms) -> Collection:
    return {"i18n": True} if len(of.langs) > 1 else {}


def _folder(of: Forms, below: str) -> str:
    return f"docs/{'{{locale}}' if len(of.langs) > 1 else of.langs[0]}/{below}"


def _briefs(schema: Schema, of: Forms) -> Collection:
    """The page of each brief."""
    return _labels(of, "briefs") | {
        "folder": _folder(of, "briefs"),
        "path": "{{year}}/{{slug}}/index",
        "format": _PAGE,
        "slug": _slug(of, _ASKED, ID, "paper"),
        "fields": _text("brief", schema, of),
        **_languages(of),
    }


def _sections(schema: Schema, of: Forms) -> Collection:
    """The sections of all briefs, also of one that was begun a moment ago: a writer says in the folder of which."""
    return _labels(of, "sections") | {
        "folder": _folder(of, "briefs"),
        "path": _SECTION,
        "nested": {"depth": 3, "subfolders": False},
        "meta": {"path": {}},
        "format": _PAGE,
        "slug": _slug(of, _ASKED, _SECTION_ID, "section"),
        "summary": "{{title}}",
        "fields": _text("section", schema, of),
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
        "format": _PAGE,
        "fields": _text("page", schema, of),
        **_languages(of),
    }


def _lists(schema: Schema, of: Forms) -> Collection:
    return _labels(of, "lists") | {"files": [_list(name, schema, of) for name in LISTS]}


def _list(name: str, schema: Schema, of: Forms) -> Collection:
    said, id = of.words["collections"][name], of.words["address"]
    entry = schema(name)["additionalProperties"]
    key: Field = {
        "name": "id",
        "label": of.text(id["label"]),
        "hint": of.text(id["hint"]),
        "pattern": [ID, of.text(id["hint"])],
    }
    entries: Field = {
        "name": _ENTRIES,
        "label": of.text(said["label"]),
        "label_singular": of.text(said["one"]),
        "widget": "list",
        "required": False,
        "collapsed": True,
        "summary": "{{" + _shown(entry) + "}}",
        "fields": [key, *of.of(name, entry)],
    }
    return {
        "name": name,
        "label": of.text(said["label"]),
        "file": f"docs/_data/{LISTS[name]}.yml",
        "format": _format(name),
        "fields": [entries],
    }


def _shown(entry: Mapping[str, Any]) -> str:
    """The field by which an entry of a list is known."""
    return next((name for name in ("label.ar", "use") if name.partition(".")[0] in entry["properties"]), "ar.masculine")
