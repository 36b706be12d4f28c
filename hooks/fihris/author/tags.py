"""What the elements of HTML are to a text: blocks, frames, emphasis, what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

from fihris.author import inline
from fihris.author.withheld import Why

BLOCKS: Final = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
FRAMES: Final = frozenset(
    [
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "figure",
        "figcaption",
        "body",
        "aside",
        "dl",
        "dt",
        "dd",
        "address",
        "details",
        "summary",
        "form",
        "fieldset",
        "center",
    ]
)
"""What a browser sets on lines of its own."""
LISTS: Final = frozenset({"ul", "ol"})
CELLS: Final = frozenset({"td", "th"})
UNSEEN: Final = frozenset({"script", "style", "title", "template", "noscript", "svg", "button", "select"})
BESIDE: Final = frozenset({"nav", "footer", "aside", "form"})
"""What stands beside the text of a page."""
VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
EMPHASIS: Final[Mapping[str, tuple[str, str]]] = {
    "strong": inline.BOLD,
    "b": inline.BOLD,
    "em": inline.ITALIC,
    "i": inline.ITALIC,
    "sup": inline.ABOVE,
    "sub": inline.BELOW,
}
WHY: Final = {"s": Why.STRUCK, "strike": Why.STRUCK, "del": Why.STRUCK, "ins": Why.ADDED}
UNDRAWN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)


@dataclass(slots=True)
class Open:
    """An element that is open, and what began with it."""

    tag: str
    why: Why | None = None
    classes: Sequence[str] = ()
    qualities: tuple[str, ...] = ()
    words: list[str] = field(default_factory=list)

    UNSEEN: ClassVar[str] = "*unseen"
    BESIDE: ClassVar[str] = "*beside"
    QUOTES: ClassVar[str] = "*quotes"
    CAPTION: ClassVar[str] = "*caption"
    """Qualities; no tag begins with a star."""

    def kinds(self) -> tuple[str, ...]:
        """Its tag and its qualities."""
        return (self.tag, *self.qualities)
