"""What to write instead: the right form of a field, and the id that a wrong one may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from fihris.read.files import Tree
from fihris.read.mapping import Path
from fihris.report import did_you_mean
from fihris.text.nearest import named

_NOUNS = {
    "authors": "author", "kind": "kind", "topics": "topic", "relation": "relation", "places": "place",
    **dict.fromkeys(("actor", "side", "country", "source", "target", "actors"), "actor"),
}  # fmt: skip
"""What an id in a field names."""
_FORM = {"string": "…", "integer": "1", "boolean": "true"}
_PLAIN = re.compile(r"[\w ]+\Z")
_OF_EVENT = frozenset({"date", "places", "participants"})
"""Fields of a brief's event, which stand where those of the brief do when they are not indented."""


# ---------------------------------------------------------------- ids


def id_form(tree: Tree, path: Path, wrong: str, meaning: str) -> str:
    """What to do about a value that can be no id."""
    if "،" in wrong:
        return f"the comma is Arabic: write {', '.join(part.strip() for part in wrong.split('،'))}"
    noun = next((_NOUNS[part] for part in reversed(path) if isinstance(part, str) and part in _NOUNS), "")
    ids = {id for each in tree.names.get(noun, {}).values() for id in each}
    return named(tree.names.get(noun, {}), wrong, ids) or meaning


# ---------------------------------------------------------------- fields


def unexpected(value: Mapping[str, Any], field: str, known: Iterable[str]) -> str:
    """What to do about a field that is not known here."""
    name, colon, rest = field.partition(":")
    if colon and rest and name in known:
        return f"a space stands after the colon: {name}: {rest}"
    if "event" in known and field in _OF_EVENT:
        own = "; the date of the paper itself is `published`" if field == "date" else ""
        return f"it belongs to the event: put it under `event:`, two spaces further in{own}"
    return _rest(value, field) or did_you_mean(field, known) or f"known here: {', '.join(sorted(known))}"


def is_begun(value: object, field: str) -> bool:
    """Whether a field that seems to be missing is there, with no space after its colon."""
    return isinstance(value, dict) and any(key.startswith(f"{field}:") for key in value)


def _rest(value: Mapping[str, Any], field: str) -> str:
    """The whole text, where the field is what stood in it after a comma: `{en: about 2,000}` is `en` and `000`."""
    keys = list(value)
    first = place = keys.index(field)
    while first > 0 and value[keys[first]] is None:
        first -= 1
    if value[field] is not None or not isinstance(value[keys[first]], str | int | float):
        return ""
    while place + 1 < len(keys) and value[keys[place + 1]] is None:
        place += 1
    text = str(value[keys[first]])
    for part in keys[first + 1 : place + 1]:
        text += f",{part}" if part[:1].isdigit() and text[-1:].isdigit() else f", {part}"
    return f'a text with a comma in it stands in quotes: {keys[first]}: "{text}"'


def right_form(tree: Tree, at: tuple[str, int, int], path: Path, value: object, schema: Mapping[str, Any]) -> str:
    """How a value of the wrong type is written. `at` is its file, line and column; `schema` what should stand there."""
    field = next((f"{part}: " for part in reversed(path[-1:]) if isinstance(part, str)), "- ")
    if value is None:
        return "write it, or delete the line"
    if schema.get("type") == "string" and not isinstance(value, dict | list):
        return f'put the word in quotes: {field}"{_written(tree, at)}"'
    if schema.get("type") == "array" and isinstance(value, str) and _PLAIN.match(value):
        return f"a list stands in brackets: {field}[{value}]"
    return f"write {field}{schema_form(schema)}"


def schema_form(schema: Mapping[str, Any]) -> str:
    """A pattern of what a schema asks for."""
    if "enum" in schema:
        return str(schema["enum"][0])
    kind = schema.get("type", "string")
    if kind == "object":
        fields = schema.get("required") or schema.get("properties", {})
        return "{" + ", ".join(f"{name}: {schema_form(schema['properties'][name])}" for name in fields) + "}"
    if kind == "array":
        return f"[{schema_form(schema.get('items', {}))}]"
    return _FORM.get(str(kind), "…")


def _written(tree: Tree, at: tuple[str, int, int]) -> str:
    """The word as the file has it: YAML reads No as false."""
    path, line, column = at
    rows = tree.texts.get(path, "").split("\n")
    found = re.match(r"[^\s,\]}#]+", rows[line - 1][column - 1 :]) if line <= len(rows) else None
    return found.group() if found else "…"


# ---------------------------------------------------------------- places


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ONE = {"aliases": "alias", "offices": "office", "qualified": "qualified passage"}


def where(path: Path) -> str:
    """A place in a record in words: `mode of the second relation`."""
    words = ""
    for place, part in enumerate(path):
        if isinstance(part, str):
            step = part if not isinstance(path[place + 1] if place + 1 < len(path) else "", int) else ""
        else:
            name = str(path[place - 1])
            one = _ONE.get(name, name.removesuffix("s")) if len(name) > 2 else f"form in {name}"
            step = f"the {_ordinal(part)} {one}"
        words = f"{step} of {words}" if step and words else step or words
    return words


def _ordinal(index: int) -> str:
    return _ORDINALS[index] if index < len(_ORDINALS) else f"{index + 1}th"
