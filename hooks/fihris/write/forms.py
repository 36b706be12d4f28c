"""The forms of the editor, made of the schemas: a field that a schema gains is a field of its form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

Field = dict[str, Any]
"""A field as the editor's component is told of it."""
Choice = tuple[str, str]
"""What is shown, and what is written for it."""

_LINE: Final = "^[^\\n]*\\S[^\\n]*$"
"""The pattern of whatever is one line of text: its input has one line in any case."""
_LATIN: Final = re.compile(r"[A-Za-z0-9{][A-Za-z0-9{}:./-]*(?:[A-Za-z0-9}]|/\.\.)")
_NUMBERS: Final = {"integer": "int", "number": "float"}
_WRITTEN: Final = ("string", ["string", "integer"])
_EITHER: Final = ["string", "object"]
TYPE = "f-type"
LINE = "line"
FULL = "full"
VALUE = "f-value"
"""How an item that may be a line, or particulars of its own, is told from the other within a form (`editor/formats.js`)."""


@dataclass(frozen=True, slots=True)
class Forms:
    """`words` is what `fields.yml` says, `lang` the language of labels, `langs` those of the site. `lists` has the choices of a
    list of names, such as genres; `entries` says of lists whose names are entries of the editor itself where they are, and what shows
    them."""

    words: Mapping[str, Any]
    lang: str
    langs: Sequence[str]
    lists: Mapping[str, Sequence[Choice]]
    entries: Mapping[str, Field]

    def of(self, name: str, schema: Mapping[str, Any]) -> list[Field]:
        """The fields of the schema `name`, in its order."""
        return [
            self._field((name,), each, node, each in schema.get("required", ())) for each, node in self._shown(schema)
        ]

    def word(self, *path: str) -> Mapping[str, Any]:
        """What `fields.yml` says of a field: by its parent and its name, else by its name."""
        fields = self.words["fields"]
        found: Mapping[str, Any] = fields.get(".".join(path[-2:])) or fields[path[-1]]
        return found

    def text(self, pair: Mapping[str, str]) -> str:
        """The words of a language, in English where it has none. In Arabic ones an example in Latin letters and digits keeps its own order."""
        said = pair.get(self.lang, pair["en"])
        return _LATIN.sub("\u2066\\g<0>\u2069", said) if self.lang == "ar" else said

    def _shown(self, schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for name, node in schema["properties"].items():
            if name not in {"ar", "en"} or name in self.langs:
                yield name, node

    def _field(self, above: tuple[str, ...], name: str, node: Mapping[str, Any], required: bool) -> Field:
        path = (*above, name)
        word = self.word(*path)
        made: Field = {"name": name, "label": self.text(word["label"]), "required": required}
        if "hint" in word:
            made["hint"] = self.text(word["hint"])
        return made | self._widget(path, word, node)

    def _widget(self, path: tuple[str, ...], word: Mapping[str, Any], node: Mapping[str, Any]) -> Field:
        kind = node.get("type")
        if "enum" in node:
            return self._select(node)
        if kind == "object":
            return self._object(path, word, node)
        if kind == "array":
            return self._list(path, word, node)
        if kind == "boolean":
            return {"widget": "boolean"}
        if kind in tuple(_NUMBERS):
            return _number(node)
        if kind not in _WRITTEN:
            raise ValueError(f"{'.'.join(path)}: no form for {kind}")
        return self._string(word, node)

    def _select(self, node: Mapping[str, Any]) -> Field:
        choices = self.words["choices"]
        return _options([(self.text(choices[each]), each) for each in node["enum"]])

    def _object(self, path: tuple[str, ...], word: Mapping[str, Any], node: Mapping[str, Any]) -> Field:
        fields = [
            self._field(path[-1:], each, inner, each in node.get("required", ())) for each, inner in self._shown(node)
        ]
        if word.get("long"):
            fields = [field | {"widget": "text"} for field in fields]
        return {"widget": "object", "fields": fields}

    def _list(self, path: tuple[str, ...], word: Mapping[str, Any], node: Mapping[str, Any]) -> Field:
        items = node["items"]
        bounds = {ours: node[theirs] for ours, theirs in (("min", "minItems"), ("max", "maxItems")) if theirs in node}
        if items.get("type") == "object":
            fields = self._object(path, {}, items)["fields"]
            return {"widget": "list", "fields": fields, "collapsed": "auto", **bounds}
        if items.get("type") == _EITHER:
            return self._either(path, word, items) | bounds
        if "enum" in items:
            return self._select(items) | {"multiple": True, **bounds}
        chosen = self._chosen(word)
        return chosen | {"multiple": True, **bounds} if chosen else {"widget": "list", **bounds}

    def _either(self, path: tuple[str, ...], word: Mapping[str, Any], items: Mapping[str, Any]) -> Field:
        """A list of which each item is a line, such as an id, or particulars of its own."""
        line, full = (self.text(word["either"][each]) for each in (LINE, FULL))
        value: Field = {"name": VALUE, "label": line} | self._string(word, items)
        types = [
            {"name": LINE, "label": line, "fields": [value]},
            {"name": FULL, "label": full, "fields": self._object(path, {}, items)["fields"]},
        ]
        return {"widget": "list", "typeKey": TYPE, "types": types, "collapsed": "auto"}

    def _string(self, word: Mapping[str, Any], node: Mapping[str, Any]) -> Field:
        if chosen := self._chosen(word):
            return chosen
        made: Field = {"widget": "text" if word.get("long") else "string"}
        if node.get("pattern", _LINE) != _LINE:
            meaning = word.get("hint") or word["label"]
            made["pattern"] = [node["pattern"], self.text(meaning)]
        if "maxLength" in node:
            made["maxlength"] = node["maxLength"]
        return made

    def _chosen(self, word: Mapping[str, Any]) -> Field | None:
        """A field of which the choices are names; None for one that is written, and where there is no name yet."""
        of = word.get("names", "")
        if of in self.entries:
            return {"widget": "relation", **self.entries[of]}
        choices = self.lists[of] if of else ()
        return _options(choices) if choices else None


def either(schema: Mapping[str, Any]) -> list[str]:
    """The fields of a schema whose items may be a line, or particulars of their own."""
    return [name for name, node in schema["properties"].items() if node.get("items", {}).get("type") == _EITHER]


def _options(choices: Sequence[Choice]) -> Field:
    return {"widget": "select", "options": [{"label": label, "value": value} for label, value in choices]}


def _number(node: Mapping[str, Any]) -> Field:
    bounds = {ours: node[theirs] for ours, theirs in (("min", "minimum"), ("max", "maximum")) if theirs in node}
    kind = _NUMBERS[node["type"]]
    return {"widget": "number", "value_type": kind, **({"step": 0.1} if kind == "float" else {}), **bounds}
