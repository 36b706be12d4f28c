"""The elements of HTML, as the host sorts them."""

from __future__ import annotations

from typing import Final

_BLOCKS: Final = (
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hgroup hr main menu nav ol p pre section table ul canvas colgroup dd body dt group html iframe li "
    "legend math map noscript output object option progress script style summary tbody td textarea tfoot th thead "
    "tr video center"
)
BLOCKS: Final = frozenset(_BLOCKS.split())
"""The elements that the host takes for blocks."""
HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
SPANS: Final = frozenset(["address", "dd", "dt", "legend", "li", "p", "summary", "td", "th"]) | HEADINGS
RAW: Final = frozenset(["canvas", "math", "option", "pre", "script", "style", "textarea"])
LEAVES: Final = frozenset(["hr"])
VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
BREAKING: Final = frozenset(["br", "wbr", "img"])
"""Those that stand between two words, where others are nothing to read."""
BLOCK_CONTENT: Final = BLOCKS - SPANS - RAW - LEAVES
