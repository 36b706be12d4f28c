"""What programs put around and into the text of a page: rows of buttons, lines about a post, addresses that lead elsewhere first.
Told by the classes that their themes give (WordPress, Ghost, Substack, Google Docs)."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import parse_qs, urlsplit

from fihris.text import wordlists

_BESIDE = frozenset(wordlists.read("pages")["beside"])
_LINES = frozenset(wordlists.read("pages")["lines"])
_WHOLE = frozenset({"html", "body", "main", "article"})
"""What holds a page's text, whatever its classes say of the page."""
_PART = re.compile(r"[-_]+")
_NESTED = re.compile(r"lst-kix_\w+-(?P<depth>[0-8])\Z")
"""A list of Google Docs, which writes those within others behind them."""
_LEADS = (("google.com", "/url", ("q", "url")), ("facebook.com", "/l.php", ("u",)))
"""Hosts that lead on to another address, their path, and the parts of the query that name it."""


def is_beside(tag: str, classes: Collection[str]) -> bool:
    """Whether an element stands beside the text: to share it, to subscribe, related posts, comments."""
    return tag not in _WHOLE and any(part in _BESIDE for each in classes for part in (each, *_PART.split(each)))


def is_line(tag: str, classes: Collection[str]) -> bool:
    """Whether an element within a line says something of the post by itself: its day, its author."""
    return tag == "time" or (tag == "span" and any(each in _LINES for each in classes))


def depth(classes: Collection[str]) -> int:
    """How deep a list lies by its class."""
    return next((int(found["depth"]) for each in classes if (found := _NESTED.match(each))), 0)


def led_to(address: str) -> str:
    """The address to which one leads that only counts who follows it."""
    parts = urlsplit(address) if address.startswith("http") else None
    for host, path, keys in _LEADS if parts else ():
        if parts and (parts.hostname or "").endswith(host) and parts.path == path:
            query = parse_qs(parts.query)
            return next((query[key][0] for key in keys if query.get(key)), address)
    return address
