"""The registry: one file an actor or place, and the vocabularies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from fihris.model import (
    LANGS,
    UNTRANSLATED,
    Affiliation,
    Entity,
    EntityKind,
    Forms,
    Kind,
    Lang,
    Origin,
    Registry,
    RelationKind,
    Role,
    Text,
    Topic,
)
from fihris.read import advice, mapping, schema
from fihris.read.files import Tree
from fihris.read.mapping import Placed
from fihris.text.fold import fold

DATA = "docs/_data"
T = TypeVar("T")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_FOLDERS = {EntityKind.ACTOR: "actors", EntityKind.PLACE: "places"}


def read(tree: Tree) -> Registry:
    """The whole registry. What is faulty is reported and left out: an item, or a record that cannot be without it."""
    kinds = _vocabulary(
        tree,
        "kinds",
        lambda id, v: Kind(id, text(v["label"]), text(v["plural"]), v["shape"], text(v.get("title", v["plural"]))),
    )
    relation_kinds = _vocabulary(
        tree, "relations", lambda id, v: RelationKind(id, text(v["label"]), text(v["inverse"]), v["polarity"])
    )
    topics = _vocabulary(tree, "topics", lambda id, v: Topic(id, text(v["label"]), optional_text(v.get("note"))))
    records = {kind: _records(tree, kind) for kind in EntityKind}
    actors, places = (
        {record_id: _entity(record_id, kind, placed) for record_id, placed in records[kind].items()}
        for kind in (EntityKind.ACTOR, EntityKind.PLACE)
    )
    registry = Registry(actors, places, topics, kinds, relation_kinds)
    for kind in EntityKind:
        for placed in records[kind].values():
            _check_references(tree, placed, kind, registry)
            _check_forms(tree, placed)
        _check_aliases(tree, records[kind])
    return registry


def text(value: Mapping[str, str]) -> Text:
    """Words in both languages. Where the English is still to be written the Arabic stands in its place."""
    return Text(value["ar"], value["ar"] if value["en"].startswith(UNTRANSLATED) else value["en"])


def optional_text(value: Mapping[str, str] | None) -> Text:
    return text(value) if value else Text("", "")


def _vocabulary(tree: Tree, name: str, build: Callable[[str, dict[str, Any]], T]) -> dict[str, T]:
    path = f"{DATA}/vocabularies/{name}.yml"
    source = tree.text(path)
    placed = source and mapping.parse(tree, path, source)
    sound = placed and schema.sound(tree, placed, name)
    if not sound or sound is not placed:
        tree.spoilt.add((name.removesuffix("s"), ""))
    if not sound:
        return {}
    for id, value in sound.value.items():
        for label in value["label"].values():
            tree.name(name.removesuffix("s"), label, id)
    return {id: build(id, value) for id, value in sound.value.items()}


def _records(tree: Tree, kind: EntityKind) -> dict[str, Placed]:
    """Every readable record of a kind, by id."""
    folder = f"{DATA}/{_FOLDERS[kind]}"
    found: dict[str, Placed] = {}
    parsed: dict[str, Placed | None] = {}
    for path in [*tree.files(folder, ".yml"), *tree.files(folder, ".yaml")]:
        record_id = path.removeprefix(f"{folder}/").rsplit(".", 1)[0]
        if not _ID.match(record_id):
            tree.problem(
                path,
                "bad-id",
                f"the file's name is no id: {record_id!r}",
                "use small Latin letters, digits and hyphens, and the ending .yml",
            )
            continue
        if path.endswith(".yaml"):
            tree.problem(path, "bad-id", "the file's name ends in .yaml", f"rename it to {record_id}.yml")
            continue
        source = tree.text(path)
        parsed[record_id] = (source and mapping.parse(tree, path, source)) or None
        _remember(tree, kind, record_id, parsed[record_id])
    for record_id, placed in parsed.items():
        sound = placed and schema.sound(tree, placed, str(kind))
        if sound:
            found[record_id] = sound
        if not sound or sound is not placed:
            tree.spoilt.add((str(kind), record_id))
    return found


def _remember(tree: Tree, kind: EntityKind, record_id: str, placed: Placed | None) -> None:
    """Its names, before it is known whether the record is sound: any other may refer to it."""
    value = placed.value if placed else {}
    for field in ("name", "aliases"):
        forms = value.get(field)
        for each in forms.values() if isinstance(forms, dict) else ():
            for form in each if isinstance(each, list) else [each]:
                tree.name(str(kind), form, record_id)


def _entity(record_id: str, kind: EntityKind, placed: Placed) -> Entity:
    value = placed.value
    name = text(value["name"])
    sort = value.get("sort", {})
    return Entity(
        id=record_id,
        entity=kind,
        kind=value["kind"],
        name=name,
        sort=Text(sort.get("ar", name.ar), sort.get("en", name.en)),
        origin=Origin(placed.path, *placed.at("name")),
        aliases=_forms(value.get("aliases")),
        weak=_forms(value.get("weak")),
        metonyms=_forms(value.get("metonyms")),
        nisba=_forms(value.get("nisba")),
        offices=_forms(value.get("offices")),
        country=value.get("country", ""),
        roles=tuple(Role(text(role), role["section"]) for role in value.get("roles", ())),
        affiliations=tuple(Affiliation(a["actor"], a["section"]) for a in value.get("affiliations", ())),
        note=optional_text(value.get("note")),
    )


def _forms(value: Mapping[str, list[str]] | None) -> Forms:
    value = value or {}
    return Forms(tuple(value.get("ar", ())), tuple(value.get("en", ())))


def _check_references(tree: Tree, placed: Placed, entity: EntityKind, registry: Registry) -> None:
    value = placed.value
    fitting = {id for id, each in registry.kinds.items() if (each.shape == "place") is (entity is EntityKind.PLACE)}
    if value["kind"] not in registry.kinds:
        _check_known(tree, placed, ("kind",), value["kind"], "kind", fitting)
    elif value["kind"] not in fitting:
        other = next(each for each in EntityKind if each is not entity)
        tree.problem(
            placed.path,
            "wrong-kind",
            f"{value['kind']!r} is not a kind of {entity}",
            f"move the file to {DATA}/{_FOLDERS[other]}/, or choose one of {', '.join(sorted(fitting))}",
            *placed.at("kind"),
        )
    if "country" in value:
        _check_known(tree, placed, ("country",), value["country"], "actor", registry.actors)
    for index, affiliation in enumerate(value.get("affiliations", ())):
        _check_known(tree, placed, ("affiliations", index, "actor"), affiliation["actor"], "actor", registry.actors)


def _check_known(tree: Tree, placed: Placed, path: mapping.Path, id: str, noun: str, known: Iterable[str]) -> None:
    known = set(known)
    if id not in known and not tree.is_spoilt(noun, id):
        line, column = placed.at(*path)
        hint = advice.nearest(tree, noun, id, known)
        tree.problem(placed.path, f"unknown-{noun}", f"there is no {noun} {id!r}", hint, line, column)


# No name has these; who writes them means several names, or copied a quotation. The Latin comma is one of some English names.
_NO_LETTER = {
    Lang.AR: re.compile(r'[،؛,;«»“”„"*\[\]<>{}|`\u0640]'),
    Lang.EN: re.compile(r'[،؛;«»“”„"*\[\]<>{}|`\u0640]'),
}
_FORMS = ("aliases", "weak", "metonyms", "nisba", "offices")


def _check_forms(tree: Tree, placed: Placed) -> None:
    """A form that holds what no name holds is never found in a text."""
    for lang in LANGS:
        for form, path in _forms_of(placed, lang):
            line, column = placed.at(*path)
            if form.startswith(UNTRANSLATED):
                continue  # told as such where all fields are (check/drafts.py)
            if (sign := _NO_LETTER[lang].search(form)) or not any(char.isalpha() for char in form):
                what = f"holds {sign.group()}, which is part of no name" if sign else "has no letters, so it is no name"
                tree.problem(placed.path, "bad-form", f"«{form}» {what}", _right_form(form, path), line, column)


def _right_form(form: str, path: mapping.Path) -> str:
    """What to write instead of a form that is none."""
    parts = [re.sub(r"[^\w\s.’'()–-]", "", part.replace("\u0640", "")).strip() for part in re.split("[،؛,;]", form)]
    names = [part for part in parts if any(char.isalpha() for char in part)]
    if len(names) > 1 and path[0] != "name":
        return f"these are {len(names)} names, so part them with a Latin comma: [{', '.join(names)}]"
    return f"write {' '.join(names)}" if names else "take it out"


def _forms_of(placed: Placed, lang: Lang) -> Iterable[tuple[str, mapping.Path]]:
    yield placed.value["name"][lang], ("name", lang.value)
    for field in _FORMS:
        for index, form in enumerate(placed.value.get(field, {}).get(lang, ())):
            yield form, (field, lang.value, index)


def _check_aliases(tree: Tree, records: Mapping[str, Placed]) -> None:
    """A name or an alias belongs to one record alone: two would make every mention of it a guess."""
    for lang in LANGS:
        owners: dict[str, tuple[str, mapping.Path]] = {}
        for record_id, placed in records.items():
            for form, path in _strong_forms(placed, lang):
                owner, theirs = owners.setdefault(fold(form, case=lang is Lang.AR).text, (record_id, path))
                if owner != record_id:
                    _report_twice(tree, placed, path, (owner, theirs), form)
                    _report_twice(tree, records[owner], theirs, (record_id, path), form)


def _report_twice(tree: Tree, placed: Placed, path: mapping.Path, other: tuple[str, mapping.Path], form: str) -> None:
    """A form that names the `other` too. Both are told: either may be the one that was just written."""
    owner, theirs = other
    if path[0] == "aliases" == theirs[0]:
        hint = "take it from one of them, or list it in both under weak"
    elif path[0] == "aliases":
        hint = f"take it out here: it is the name of {owner!r}"
    elif theirs[0] == "aliases":
        hint = f"take it out of the aliases of {owner!r}"
    else:
        hint = "if both are the same, keep one record; if not, add to each name what tells them apart"
    tree.problem(placed.path, "alias-twice", f"«{form}» names {owner!r} too", hint, *placed.at(*path))


def _strong_forms(placed: Placed, lang: Lang) -> Iterable[tuple[str, mapping.Path]]:
    yield placed.value["name"][lang], ("name", lang.value)
    for index, form in enumerate(placed.value.get("aliases", {}).get(lang, ())):
        yield form, ("aliases", lang.value, index)
