"""Links of an author's text to a place on a page, held against the finished pages: no source tells what is on those that
templates make of many texts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from urllib.parse import unquote

_LINK = re.compile(r'<a\b[^<>]*?\bhref="(?P<page>[^":#]*)#(?P<place>[^"]+)"')
_ID = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Pointer:
    """A link in the text of the file `source`, to `place` on `page`, both as they stand in the address; `page` from the root."""

    source: str
    page: str
    place: str


def pointers(source: str, page: str, html: str) -> Iterator[Pointer]:
    """Those of a rendered text that stands at the address `page`."""
    for found in _LINK.finditer(html):
        target = unquote(unescape(found["page"]))
        to = posixpath.normpath(posixpath.join(posixpath.dirname(page), target)) if target else page
        yield Pointer(source, to, unquote(unescape(found["place"])))


def loose(of: Iterable[Pointer], read: Callable[[str], str]) -> Iterator[Pointer]:
    """Those that lead to no place. `read` gives the HTML of a page, "" where there is none."""

    @cache
    def ids(page: str) -> frozenset[str]:
        return frozenset(map(unescape, _ID.findall(read(page))))

    return (each for each in of if each.place not in ids(each.page))
