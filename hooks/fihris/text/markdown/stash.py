"""What is put aside while a text is read, and the signs that stand for it."""

from __future__ import annotations

import re
from typing import Final

from .nodes import Node
from .strand import Strand, made


class Stash:
    """What is put aside, by number: elements, blocks of code, raw HTML; each leaves a sign in the text."""

    def __init__(self) -> None:
        self.nodes: list[Node | None] = []

    def put(self, node: Node, place: int) -> Strand:
        self.nodes.append(node)
        return made(f"\2wzxhzdk:{len(self.nodes) - 1}\3", place)


PLACEHOLDER: Final = re.compile("\2wzxhzdk:([0-9]+)\3")
LEFT: Final = re.compile("\2(?:wzxhzdk:(?P<node>[0-9]+)|(?P<letter>[0-9]+))\3")
"""What stands in a text in the end: something put aside, or a letter that was escaped."""
