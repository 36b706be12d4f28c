"""Blocks of a text: Python-Markdown's block parser with the site's extensions, each line with its place in the source."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from fihris.text.markdown.nodes import DEEPEST, Node, Unreadable
from fihris.text.markdown.stash import Stash
from fihris.text.markdown.strand import Strand

from .boxes import boxed, element
from .definitions import abbreviation, footnote, reference
from .lists import LISTS, definition, indented, listed
from .plain import code, empty, heading, paragraph, quote, rule, underlined
from .tables import table


class Blocks:
    """Reads the blocks below `root`. Definitions of links, footnotes and abbreviations are kept beside them. `lang` is the page's language,
    or ""."""

    def __init__(self, stash: Stash, fenced: dict[int, list[Strand]], lang: str = "") -> None:
        self.lang = lang
        self.stash = stash
        self.fenced = fenced
        """The lines of each fenced block that was put aside: where it stands in code it is none."""
        self.root = Node("div")
        self.references: dict[str, tuple[Strand, tuple[int, int]]] = {}
        self.footnotes: dict[str, tuple[Strand, tuple[int, int]]] = {}
        self.abbreviations: dict[str, tuple[str, tuple[int, int]]] = {}
        self.surplus: list[tuple[int, int]] = []
        """The cells of tables that no column of the head stands over, and that the host drops."""
        self.state: list[str] = []
        self.depth = self.place = 0

    def chunk(self, parent: Node, text: Strand) -> None:
        self.parse(parent, text.split("\n\n"))

    def parse(self, parent: Node, blocks: list[Strand]) -> None:
        """Read blocks into `parent`. Each call is a step down, and they are counted."""
        self.depth += 1
        self.place = next((block.start for block in blocks if block.text.strip()), self.place)
        if self.depth > DEEPEST:
            raise Unreadable(self.place, "blocks in one another")
        blocks.reverse()  # the next one is taken from the end, which costs nothing
        while blocks:
            for processor in PROCESSORS:
                if processor(self, parent, blocks):
                    break
        self.depth -= 1

    def in_state(self, state: str) -> bool:
        return bool(self.state) and self.state[-1] == state


Processor = Callable[[Blocks, Node, list[Strand]], bool]

PROCESSORS: Final[tuple[Processor, ...]] = (
    partial(boxed, tag="div"),
    element,
    partial(boxed, tag="details"),
    empty,
    partial(indented, items=("li",), lists=LISTS),
    partial(indented, items=("dd", "li"), lists=("dl", *LISTS)),
    code,
    table,
    heading,
    underlined,
    rule,
    partial(listed, tag="ol"),
    partial(listed, tag="ul"),
    definition,
    quote,
    footnote,
    abbreviation,
    reference,
    paragraph,
)
"""What reads a block, in the host's order: the first that takes it. Each takes it from the end of those that wait."""
