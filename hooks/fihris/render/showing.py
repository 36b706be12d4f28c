"""What a finished page shows, as HTML that stands in Markdown: its main part, without what needs a script."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Final

import nh3

_TAGS: Final = frozenset(nh3.ALLOWED_TAGS) | {
    "details",
    "summary",
    "section",
    "figure",
    "figcaption",
    "dl",
    "dt",
    "dd",
    "mark",
    "time",
}
_DROPPED: Final = frozenset(
    {"script", "style", "svg", "button", "select", "label", "form", "dialog", "template", "noscript"}
)
_ATTRIBUTES: Final = {
    "*": {"id", "lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "time": {"datetime"},
}

_BESIDE: Final = re.compile("(</(?:a|bdi|span|time)>)(?=<(?:a|bdi|span|time)[ >])")
"""Elements that the site's style sheet holds apart."""


def shown(page: str, lead: Callable[[str], str]) -> str:
    """The main part of a page as one element. `lead` gives for an address on the page the one to write."""
    start = page.find(">", page.find("<main")) + 1
    main = page[start : page.rfind("</main>")]

    def attribute(_tag: str, name: str, value: str) -> str:
        return lead(value) if name in {"href", "src"} else value

    clean = nh3.clean(
        main,
        tags=_TAGS - _DROPPED,
        clean_content_tags=set(_DROPPED),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=attribute,
        link_rel=None,
    )
    lines = (line.strip() for line in _BESIDE.sub(r"\1 ", clean).splitlines())
    return "<div>\n" + "\n".join(line for line in lines if line) + "\n</div>\n"


def title(page: str) -> str:
    """What a finished page says it is called."""
    return html.unescape(page[page.find("<title>") + len("<title>") : page.find("</title>")])
