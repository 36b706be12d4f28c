"""The forms of the editor: each field of each schema has its own, and there is no other."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import jsonschema_rs
import pytest

from fihris.read import shapes
from fihris.read.schema import SCHEMAS
from fihris.write.forms import FULL, Forms

NAMES = ("kinds", "genres", "licences", "relations", "briefs", "sections")
RECORDS = {
    name: {"collection": name, "display_fields": ["name.ar"]} for name in ("actors", "places", "authors", "topics")
}
FORMS = ("actor", "place", "author", "section", "brief", "page")
ENTRIES = ("topics", "relations", "glossary")
"""Schemas of lists that are written key by key."""


def _forms(lang: str = "ar", langs: tuple[str, ...] = ("ar", "en")) -> Forms:
    return Forms(shapes.words(), lang, langs, {name: [("كلمة", "word")] for name in NAMES}, RECORDS)


def _schema(name: str) -> Mapping[str, Any]:
    schema = shapes.schema(name)
    return schema["additionalProperties"] if name in ENTRIES else schema


def _of_schema(schema: Mapping[str, Any], above: str = "") -> Iterator[str]:
    for name, node in schema.get("properties", {}).items():
        yield f"{above}{name}"
        yield from _of_schema(node, f"{above}{name}.")
        items = node.get("items", {})
        if "object" in items.get("type", ()):
            yield from _of_schema(items, f"{above}{name}.")


def _of_form(fields: list[dict[str, Any]], above: str = "") -> Iterator[str]:
    for field in fields:
        yield f"{above}{field['name']}"
        full = [inner for each in field.get("types", []) if each["name"] == FULL for inner in each["fields"]]
        yield from _of_form(field.get("fields", []) + full, f"{above}{field['name']}.")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("name", FORMS + ENTRIES)
def test_a_form_has_the_fields_of_its_schema_in_its_order(name: str, lang: str) -> None:
    assert list(_of_form(_forms(lang).of(name, _schema(name)))) == list(_of_schema(_schema(name)))


def test_no_word_is_for_a_field_that_no_schema_has() -> None:
    known = {path for name in FORMS + ENTRIES for path in _of_schema(_schema(name), f"{name}.")} | {
        "body",
        "translated",
    }
    named = {".".join(path.split(".")[-n:]) for path in known for n in (1, 2)}
    assert set(shapes.words()["fields"]) - named == set()


def _all(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from _all(field.get("fields", []) + field.get("types", []))


@pytest.mark.parametrize("name", FORMS + ENTRIES)
def test_what_a_schema_asks_the_form_asks(name: str) -> None:
    schema = _schema(name)
    fields = {field["name"]: field for field in _forms().of(name, schema)}
    assert {each for each, field in fields.items() if field["required"]} == set(schema.get("required", ()))
    for field in _all(list(fields.values())):
        assert field["label"].strip()
        assert not any("a" <= letter <= "z" for letter in field["label"]), f"{field['label']} is no Arabic"


def test_an_actor_is_chosen_by_its_name() -> None:
    fields = {field["name"]: field for field in _forms().of("actor", _schema("actor"))}
    assert fields["country"]["widget"] == "relation"
    assert fields["country"]["display_fields"] == ["name.ar"]
    (actor, *_) = fields["holders"]["fields"]
    assert actor["collection"] == "actors"
    source = fields["holders"]["fields"][-1]
    assert source["widget"] == "string", "a line of words, not an actor"


def test_a_site_in_arabic_alone_asks_for_no_english() -> None:
    made = _forms(langs=("ar",)).of("actor", _schema("actor"))
    assert "en" not in {field["name"] for field in _all(made)}


def test_a_field_without_a_word_is_told() -> None:
    with pytest.raises(KeyError, match="novel"):
        _forms().of("actor", {"properties": {"novel": {"type": "string"}}})


def test_the_words_fit_their_schema() -> None:
    schema, common = (json.loads((SCHEMAS / f"{name}.json").read_text("utf-8")) for name in ("fields", "common"))
    registry = jsonschema_rs.Registry([("json-schema:///common.json", common)])
    assert [
        str(each) for each in jsonschema_rs.validator_for(schema, registry=registry).iter_errors(shapes.words())
    ] == []
