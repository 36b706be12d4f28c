"""The tree that is made while a text is read. It lives as long as the reading is made, and is not shown to anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from .strand import EMPTY, Strand

DEEPEST: Final = 24
"""Blocks, brackets or emphasis in one another. No text has so many; the host would end in a fault of its own at some hundred."""


@dataclass(slots=True)
class Node:
    """An element. `tail` is what follows it, as in the host's tree; `span` its place in the source, signs and all."""

    tag: str
    text: Strand = EMPTY
    tail: Strand = EMPTY
    children: list[Node] = field(default_factory=list)
    attributes: dict[str, str | None] = field(default_factory=dict)
    span: tuple[int, int] = (0, 0)
    atomic: bool = False
    pieces: list[Strand] = field(default_factory=list)
    """Of an indented block of code: its text, one paragraph of it after another."""
    target: Strand | None = None
    """Of a link or image: its address as the source has it."""
    definition: tuple[int, int] | None = None
    state: str | None = None
    """Of an element of HTML: whether its content is Markdown, and of which kind."""

    @property
    def last(self) -> Node | None:
        return self.children[-1] if self.children else None

    def add(self, tag: str, text: Strand = EMPTY, of: Mapping[str, str | None] | None = None) -> Node:
        node = Node(tag, text, attributes=dict(of or {}), span=text.span())
        self.children.append(node)
        return node


class Unreadable(Exception):
    """There is more of something (`what`) at a `place` of the source than the host could read in time, or at all."""

    def __init__(self, place: int, what: str) -> None:
        super().__init__(what)
        self.place = place
        self.what = what
