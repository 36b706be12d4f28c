"""Which field of a file's form stands at a place in the file: what is wrong there leads to it."""

from __future__ import annotations

from typing import Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from fihris.author.canonical import parted

BODY: Final = "body"
"""What the form calls a page's text."""


def at(text: str, line: int, column: int, *, listed: bool = False) -> str:
    """The field at a line and column (from 1) of a file, as its form names it: `aliases.ar`, `relations.0.source`; "" where there is
    none. A file that is `listed` is one list, written key by key, which its form has as `entries`."""
    matter, _ = parted(text)
    is_page = matter != text
    row, end = line - 1 - is_page, matter.count("\n")  # a page's first line is the fence
    if is_page and row >= end:
        return BODY if row > end else ""
    try:
        node = yaml.compose(matter, Loader=yaml.SafeLoader)
        path = _within(node, (row, column - 1))
    except (yaml.YAMLError, RecursionError):  # it is nested beyond any form, or in itself
        return ""
    if listed and path and isinstance(node, MappingNode):
        ids = [str(key.value) for key, _ in node.value]
        return ".".join(["entries", str(ids.index(path[0])), *path[1:]])
    return ".".join(path)


def _within(node: Node | None, place: tuple[int, int]) -> list[str]:
    """The keys that lead to a place. A word of a list is no field of its own: the list is."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if _start(key) <= place < _end(value):
                return [str(key.value), *_within(value, place)]
    if isinstance(node, SequenceNode):
        for number, item in enumerate(node.value):
            if _start(item) <= place < _end(item) and not isinstance(item, ScalarNode):
                return [str(number), *_within(item, place)]
    return []


def _start(node: Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


def _end(node: Node) -> tuple[int, int]:
    """The place behind a node: an error may stand just behind its last letter."""
    return node.end_mark.line, node.end_mark.column + 1
