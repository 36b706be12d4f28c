"""YAML with the place of every key and value, so that a fault can be shown where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from fihris.read import slips

if TYPE_CHECKING:
    from fihris.read.files import Tree

Path = tuple[str | int, ...]
# Dates are not among them: 2023-08-07 stays the text the author wrote.
_PLAIN = {"tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A mapping read from YAML. `places` has (line, column) of each value by its path; a key's own under (path, "#key")."""

    path: str
    value: dict[str, Any]
    places: Mapping[Path, tuple[int, int]]

    def at(self, *path: str | int) -> tuple[int, int]:
        """The place of a value, or of the nearest thing above it that was written."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def without(self, paths: Collection[Path]) -> Placed:
        """The record without the values at some paths; every other keeps its place."""
        places: dict[Path, tuple[int, int]] = {}

        def kept(value: Any, old: Path, new: Path) -> Any:
            places.update(
                {(*new, *mark): self.places[(*old, *mark)] for mark in ((), ("#key",)) if (*old, *mark) in self.places}
            )
            if isinstance(value, dict):
                return {
                    key: kept(each, (*old, key), (*new, key)) for key, each in value.items() if (*old, key) not in paths
                }
            if isinstance(value, list):
                left = (index for index in range(len(value)) if (*old, index) not in paths)
                return [kept(value[index], (*old, index), (*new, place)) for place, index in enumerate(left)]
            return value

        return Placed(self.path, kept(self.value, (), ()), places)


class _Unfit(Exception):
    def __init__(self, mark: Any, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.mark, self.code, self.message, self.hint = mark, code, message, hint


_FIELD = re.compile(r"^(?!\s*#)\s*\S", re.MULTILINE)


def has_fields(text: str) -> bool:
    """Whether anything stands in a file of YAML but remarks."""
    return bool(_FIELD.search(text))


def parse(tree: Tree, path: str, text: str, first_line: int = 1) -> Placed | None:
    """The mapping in `text`, which begins at `first_line` of the file. None, and a report, when there is none."""
    places: dict[Path, tuple[int, int]] = {}

    def unfit(mark: Any, code: str, message: str, hint: str) -> None:
        last = text.count("\n") if code == "not-a-mapping" else mark.line if mark else 0
        slip = slips.find(text, last + 1) if code in ("bad-yaml", "not-a-mapping") else None
        if slip:
            code, message, hint = "bad-yaml", f"this is no valid YAML: {slip.message}", slip.hint
        line, column = (slip.line, slip.column) if slip else (mark.line + 1, mark.column + 1) if mark else (1, 1)
        tree.problem(path, code, message, hint, line + first_line - 1, column)

    try:
        value = _read(text, first_line, places)
    except _Unfit as error:
        unfit(error.mark, error.code, error.message, error.hint)
    except yaml.MarkedYAMLError as error:
        unfit(
            error.problem_mark or error.context_mark,
            "bad-yaml",
            f"this is no valid YAML: {error.problem}",
            _hint(error),
        )
    except (yaml.YAMLError, ValueError) as error:
        unfit(None, "bad-yaml", f"this is no valid YAML: {error}", "")
    else:
        tree.records[path] = placed = Placed(path, value, places)
        return placed
    return None


def _read(text: str, first_line: int, places: dict[Path, tuple[int, int]]) -> Any:
    _refuse_depth(text)
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(node, yaml.MappingNode):
        raise _Unfit(
            node.start_mark if node else None, "not-a-mapping", "here stand no fields", "write lines such as `title: …`"
        )
    return _build(node, (), first_line, places, set())


_DEEPEST = 40
"""Lists and fields in one another. Records have five; some thousands end the process within libyaml, without a word."""
_OPENING = re.compile(r"[\[{]|[-?:](?=[ \t])")


def _refuse_depth(text: str) -> None:
    """Where there are enough signs for it, count how deep they go; the parser's events come one by one, without depth."""
    indent = max((len(line) - len(line.lstrip(" ")) for line in text.split("\n")), default=0)
    most = max((len(_OPENING.findall(line)) for line in text.split("\n")), default=0)
    if max(text.count("[") + text.count("{"), indent + most) < _DEEPEST:
        return
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                message = "the fields are nested too deeply"
                raise _Unfit(event.start_mark, "bad-yaml", message, "write it as the other records do")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _hint(error: yaml.MarkedYAMLError) -> str:
    problem = str(error.problem)
    if "mapping values are not allowed" in problem:
        return 'a text with a colon in it stands in quotes: title: "… : …"'
    if "quoted scalar" in str(error.context or "") or "quoted scalar" in problem:
        return "close the quotation mark that was opened"
    if "block mapping" in str(error.context or "") or "simple key" in str(error.context or ""):
        return "check the indentation and the colon after the field's name"
    return "check quotes, brackets and indentation"


def _build(node: yaml.Node, path: Path, first_line: int, places: dict[Path, tuple[int, int]], seen: set[int]) -> Any:
    if id(node) in seen:  # an alias is the anchor's node again; a few nested ones would grow without end
        raise _Unfit(node.start_mark, "yaml-anchor", "anchors (&name, *name) are not used here", "write the value out")
    seen.add(id(node))
    if node.tag not in _RESOLVED:
        hint = "leave out what begins with ! before the value, or put the value in quotes"
        raise _Unfit(node.start_mark, "yaml-anchor", f"kinds of values ({node.tag}) are not told here", hint)
    places[path] = (node.start_mark.line + first_line, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        # YAML 1.1 reads 12:30:45 as 45045 and 010 as 8; nobody means that.
        odd = node.tag == "tag:yaml.org,2002:int" and not re.fullmatch(r"[-+]?(?:0|[1-9][0-9]*)", node.value)
        return _CONSTRUCTOR.construct_object(node) if node.tag in _PLAIN and not odd else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*path, i), first_line, places, seen) for i, item in enumerate(node.value)]
    return _build_mapping(node, path, first_line, places, seen)


def _build_mapping(
    node: yaml.Node, path: Path, first_line: int, places: dict[Path, tuple[int, int]], seen: set[int]
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            message, hint = "a field's name must be a plain word", "write lines such as `title: …`"
            raise _Unfit(key_node.start_mark, "bad-yaml", message, hint)
        key = key_node.value
        if key in result:
            raise _Unfit(key_node.start_mark, "field-twice", f"the field {key!r} stands here twice", "keep one of them")
        result[key] = _build(value_node, (*path, key), first_line, places, seen)
        places[(*path, key, "#key")] = (key_node.start_mark.line + first_line, key_node.start_mark.column + 1)
    return result


_RESOLVED = _PLAIN | {f"tag:yaml.org,2002:{kind}" for kind in ("str", "timestamp", "seq", "map", "merge", "value")}
"""The kinds that YAML sees by itself."""
_CONSTRUCTOR = yaml.CSafeLoader("")
