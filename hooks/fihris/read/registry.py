"""The registry: one file an actor, place or author, and the vocabularies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from fihris.model import (
    Affiliation,
    Entity,
    EntityKind,
    Forms,
    Genre,
    Grammar,
    Holder,
    Kind,
    Lang,
    Licence,
    Origin,
    Polarity,
    Registry,
    RelationKind,
    Role,
    Text,
    Topic,
)
from fihris.read import imprint, mapping, schema
from fihris.read.bilingual import optional_text, text
from fihris.read.files import Tree
from fihris.read.mapping import Placed
from fihris.text import grammar

DATA = "docs/_data"
T = TypeVar("T")
_OPTIONAL = frozenset({"genres", "licences"})
"""Vocabularies that a site may do without."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_SLOT = re.compile(r"\S?\{[^}]*\}")
_FOLDERS = {"actor": "actors", "place": "places", "author": "authors"}
"""Where the records of a noun stand."""
_TYPES = {"person": "Person", "org": "Organization", "state": "Country", "place": "Place"}
"""What schema.org calls most kinds of a shape."""


def read(tree: Tree) -> Registry:
    """The whole registry. What is faulty is reported and left out: an item, or a record that cannot be without it."""
    kinds = _vocabulary(
        tree,
        "kinds",
        lambda id, v: Kind(
            id,
            text(v["label"]),
            text(v["plural"]),
            v["shape"],
            text(v.get("title", v["plural"])),
            v.get("gender", ""),
            v.get("type", _TYPES[v["shape"]]),
        ),
    )
    relation_kinds = _vocabulary(
        tree,
        "relations",
        lambda id, v: RelationKind(id, _sentences(v), Polarity(v["polarity"]), optional_text(v.get("arrow"))),
    )
    topics = _vocabulary(tree, "topics", _topic)
    topics = {id: each if _is_broad(topics, each.broad) else replace(each, broad="") for id, each in topics.items()}
    actors, places = (
        {record_id: _entity(record_id, kind, placed, kinds) for record_id, placed in _records(tree, kind).items()}
        for kind in (EntityKind.ACTOR, EntityKind.PLACE)
    )
    authors = {record_id: imprint.author(placed, record_id) for record_id, placed in _records(tree, "author").items()}
    genres = _vocabulary(tree, "genres", lambda id, v: Genre(id, text(v["label"]), v["csl"]))
    licences = _vocabulary(tree, "licences", lambda id, v: Licence(id, text(v["label"]), v.get("url", "")))
    return Registry(actors, places, topics, kinds, relation_kinds, authors, genres, licences)


def _sentences(value: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
    """The sentences of a kind of relation, by language."""
    return {lang: said for lang, said in value.items() if lang not in ("polarity", "arrow")}


def _topic(id: str, value: Mapping[str, Any]) -> Topic:
    return Topic(id, text(value["label"]), optional_text(value.get("note")), value.get("broad", ""))


def _is_broad(topics: Mapping[str, Topic], id: str) -> bool:
    """Whether a finer topic may belong to this one; the checks tell of another."""
    return id in topics and not topics[id].broad


def _vocabulary(tree: Tree, name: str, build: Callable[[str, dict[str, Any]], T]) -> dict[str, T]:
    path = f"{DATA}/vocabularies/{name}.yml"
    if name in _OPTIONAL and not tree.exists(path):
        return {}
    source = tree.text(path)
    placed = source and mapping.parse(tree, path, source)
    sound = placed and schema.sound(tree, placed, name)
    if not sound or sound is not placed:
        tree.spoilt.add((name.removesuffix("s"), ""))
    if not sound:
        return {}
    for id, value in sound.value.items():
        for words in _called(value):
            tree.name(name.removesuffix("s"), words, id)
    return {id: build(id, value) for id, value in sound.value.items()}


def _called(value: Mapping[str, Any]) -> Iterable[str]:
    """The words by which an author may look for an item: its labels, or its sentences without their names."""
    if "label" in value:
        return list(value["label"].values())
    sentences = [
        sentence for said in _sentences(value).values() if isinstance(said, dict) for sentence in said.values()
    ]
    return [" ".join(_SLOT.sub(" ", sentence).split()) for sentence in sentences]


def _records(tree: Tree, noun: str) -> dict[str, Placed]:
    """Every readable record of actors, places or authors, by id."""
    folder = f"{DATA}/{_FOLDERS[noun]}"
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
        _remember(tree, noun, record_id, parsed[record_id])
    for record_id, placed in parsed.items():
        sound = placed and schema.sound(tree, placed, noun)
        if sound:
            found[record_id] = sound
        if not sound or sound is not placed:
            tree.spoilt.add((noun, record_id))
    return found


def _remember(tree: Tree, noun: str, record_id: str, placed: Placed | None) -> None:
    """Its names, before it is known whether the record is sound: any other may refer to it."""
    value = placed.value if placed else {}
    for field in ("name", "aliases"):
        forms = value.get(field)
        for each in forms.values() if isinstance(forms, dict) else ():
            for form in each if isinstance(each, list) else [each]:
                tree.name(noun, form, record_id)


def _entity(record_id: str, kind: EntityKind, placed: Placed, kinds: Mapping[str, Kind]) -> Entity:
    value = placed.value
    name = text(value["name"])
    sort = value.get("sort", {})
    return Entity(
        id=record_id,
        entity=kind,
        kind=value["kind"],
        name=name,
        sort=text({**value["name"], **sort}),
        origin=Origin(placed.path, *placed.at("name")),
        aliases=_forms(value.get("aliases")),
        weak=_forms(value.get("weak")),
        metonyms=_forms(value.get("metonyms")),
        nisba=_forms(value.get("nisba")),
        offices=_forms(value.get("offices")),
        titles=_forms(value.get("titles")),
        holders=tuple(
            Holder(h["actor"], str(h["term"]), h.get("section", ""), h.get("source", ""))
            for h in value.get("holders", ())
        ),
        brief=value.get("brief", ""),
        country=value.get("country", ""),
        roles=tuple(Role(text(role), role["section"]) for role in value.get("roles", ())),
        affiliations=tuple(Affiliation(a["actor"], a["section"]) for a in value.get("affiliations", ())),
        note=optional_text(value.get("note")),
        grammar=_grammar(name, value, kinds),
        side=value.get("side", ""),
        wikidata=value.get("wikidata", ""),
        point=(float(value["point"]["east"]), float(value["point"]["north"])) if "point" in value else None,
        lead=Role(text(value["lead"]), value["lead"]["section"]) if "lead" in value else None,
    )


def _grammar(name: Text, value: Mapping[str, Any], kinds: Mapping[str, Kind]) -> Grammar:
    """What the record says; what it leaves out by rule from the names, and from the kind."""
    said = value.get("grammar", {})
    arabic: Mapping[str, str] = said.get(Lang.AR, {})
    other: Mapping[str, str] = next((said[lang] for lang, _ in name.others if lang in said), {})
    kind = kinds.get(value["kind"])
    person = kind is not None and kind.shape == "person"
    number = arabic.get("number") or grammar.number(name.ar)
    by_rule = "" if person else grammar.gender(name.ar) or (kind.gender if kind else "")
    genitive = arabic.get("genitive", "")
    plural = not person and grammar.is_plural(dict(name.others).get(Lang.EN, ""))
    return Grammar(
        gender=arabic.get("gender") or by_rule,
        number=number,
        genitive=genitive,
        accusative=arabic.get("accusative", genitive),
        running=other.get("running", ""),
        several=other["number"] == grammar.PLURAL if "number" in other else plural,
    )


def _forms(value: Mapping[str, list[str]] | None) -> Forms:
    return Forms.of(value or {})
