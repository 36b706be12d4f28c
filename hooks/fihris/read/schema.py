"""Checks a mapping against its JSON Schema and says what is wrong in the author's words."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final

import jsonschema_rs

from fihris.read import advice
from fihris.read.files import Tree
from fihris.read.mapping import Path, Placed
from fihris.report import did_you_mean
from fihris.resources import DATA

SCHEMAS = DATA / "schemas"
"""The schemas stand with the records, where editors find them; a project elsewhere uses the same."""
_ENGLISH: Final = "en"


@cache
def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    return schema


@cache
def _spoken(name: str, second: str) -> dict[str, Any]:
    schema: dict[str, Any] = spoken(_schema(name), second)
    return schema


@cache
def _validator(name: str, second: str) -> Any:
    schema, common = (_spoken(each, second) for each in (name, "common"))
    return jsonschema_rs.validator_for(
        schema, registry=jsonschema_rs.Registry([("json-schema:///common.json", common)])
    )


def spoken(schema: Any, second: str) -> Any:
    """The schema of a site whose second language is `second`, "" for none. The schemas stand here for Arabic and English; words in
    another language may come later, for the Arabic stands in their place."""
    if second == _ENGLISH:
        return schema
    if isinstance(schema, list):
        return [spoken(each, second) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: spoken(value, second) for key, value in schema.items()}
    if "required" in made:
        made["required"] = [each for each in made["required"] if each != _ENGLISH]
    made.pop("dependentRequired", None)
    words = made.get("properties", {})
    if second and _ENGLISH in words and "ar" in words:
        made["properties"] = {**words, second: words[_ENGLISH]}
    return made


def fits(tree: Tree, record: Placed, name: str) -> bool:
    """Whether the record fits the schema `name`; each fault is reported where it stands."""
    return sound(tree, record, name) is record


def sound(tree: Tree, record: Placed, name: str, blank: Collection[str] = ()) -> Placed | None:
    """What of the record fits the schema `name`; each fault is reported where it stands.

    A faulty item is left out, with what cannot be without it, so that one fault does not hide the others of its file.
    Where the record lacks one of the fields in `blank` it gets an empty one; where it lacks another it is None.
    """
    validator = _validator(name, str(tree.second or ""))
    errors = list(validator.iter_errors(record.value))
    for error in errors:
        _report(tree, record, name, error)
    missing: set[str] = set()
    while errors:
        missing = {error.kind.property for error in errors if _lacks(error, blank)}
        faulty = {path for error in errors if not _lacks(error, blank) for path in _faulty(error)}
        if () in faulty:
            return None
        if not faulty:
            break
        record = record.without(faulty)
        errors = list(validator.iter_errors(record.value))
    if missing:
        record = replace(record, value=record.value | dict.fromkeys(missing, ""))
    tree.sound[record.path] = record
    return record


def _lacks(error: Any, blank: Collection[str]) -> bool:
    """Whether one of these fields is missing from the record itself."""
    return not error.instance_path and error.kind.name == "required" and error.kind.property in blank


def _faulty(error: Any) -> Iterator[Path]:
    """The paths of what is wrong: fields that are not known, or the value; for a field that is missing, what lacks it."""
    path = tuple(error.instance_path)
    if error.kind.name == "additionalProperties":
        yield from ((*path, field) for field in error.kind.unexpected)
    elif error.kind.name == "propertyNames" and isinstance(error.instance, str):
        yield (*path, error.instance)
    else:
        yield path


def _report(tree: Tree, record: Placed, name: str, error: Any) -> None:
    path, second = tuple(error.instance_path), str(tree.second or "")
    if error.kind.name == "additionalProperties":
        known = _known_fields(name, error.schema_path, second)
        for field in error.kind.unexpected:
            hint = advice.unexpected(_value(record.value, path), field, known)
            place = record.at(*path, field, "#key")
            tree.problem(record.path, "unknown-field", f"there is no field {field!r} here", hint, *place)
    elif not (error.kind.name == "required" and advice.is_begun(error.instance, error.kind.property)):
        tree.problem(record.path, *_told(tree, record, name, error), *record.at(*path))


def _told(tree: Tree, record: Placed, name: str, error: Any) -> tuple[str, str, str]:
    """Code, message and hint of a fault of one value."""
    path, fault = tuple(error.instance_path), error.kind.name
    where, second = advice.where(path), str(tree.second or "")
    if fault == "required":
        field = error.kind.property
        return "missing-field", f"the field {field!r} is missing" + _in(where), f"add `{field}: …`"
    if fault == "enum":
        options = [str(option) for option in error.kind.options]
        message = f"{where}: {error.instance!r} is not one of {', '.join(options)}"
        return "bad-value", message, did_you_mean(str(error.instance), options)
    if fault == "propertyNames":
        message = f"{error.instance!r}: an id has small Latin letters, digits and hyphens"
        return "bad-id", message, "for example united-states"
    if fault == "pattern":
        meaning = _meaning(error.schema_path, name, second)
        hint = advice.id_form(tree, path, error.instance, meaning) if meaning.startswith("An id") else meaning
        return "bad-value", f"{where}: {error.instance!r} does not fit here", hint
    if fault == "type":
        place = (record.path, *record.at(*path))
        hint = advice.right_form(tree, place, path, error.instance, _whole(name, error.schema_path, second))
    else:
        hint = _meaning(error.schema_path, name, second)
    return "bad-value", f"{where}: {error.message}", hint


def _value(value: Any, path: tuple[str | int, ...]) -> Any:
    """The part of a record at a path, its fields in the order in which they were written."""
    for part in path:
        value = value[part]
    return value


def _in(where: str) -> str:
    return f" in {where}" if where else ""


def _known_fields(name: str, schema_path: list[str | int], second: str) -> list[str]:
    found = _walk(name, schema_path[:-1], second)
    return list(found.get("properties", {})) if isinstance(found, dict) else []


def _meaning(schema_path: list[str | int], name: str, second: str) -> str:
    found = _walk(name, schema_path[:-1], second)
    return str(found.get("description", "")) if isinstance(found, dict) else ""


def _whole(name: str, schema_path: list[str | int], second: str) -> dict[str, Any]:
    """The part of a schema that a fault of type fell short of, with all references followed."""
    found = _walk(name, schema_path[:-1], second)
    return resolved(found, second) if isinstance(found, dict) else {}


def resolved(found: Any, second: str) -> Any:
    """A part of a schema with all references followed, for a site whose second language is `second`."""
    if isinstance(found, dict):
        if "$ref" in found:
            return resolved(_spoken("common", second)["$defs"][found["$ref"].rsplit("/", 1)[1]], second)
        return {key: resolved(each, second) for key, each in found.items()}
    return found


def _walk(name: str, schema_path: list[str | int], second: str) -> Any:
    """The part of a schema at a path; past a reference the validator's path begins anew, in the common schema."""
    found: Any = _spoken("common", second) if schema_path[:1] == ["$defs"] else _spoken(name, second)
    for part in schema_path:
        found = found[part]
    while isinstance(found, dict) and "$ref" in found:
        found = _spoken("common", second)["$defs"][found["$ref"].rsplit("/", 1)[1]]
    return found
