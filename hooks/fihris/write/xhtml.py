"""The HTML of a text as XHTML, for books: XML wants every element closed, and a book knows nothing of the site around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape, unescape
from html.parser import HTMLParser
from typing import Final

VOID: Final = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"})
_OF_THE_SITE: Final = ("data-", "aria-", "on")
"""Beginnings of attributes that only the site's scripts and styles ask for."""
_LEFT: Final = frozenset({"class", "role", "loading", "decoding", "tabindex", "name", "align"})
"""Besides those, what books may not have: the HTML that EPUB takes is behind that of browsers."""
_NAMESPACES: Final = {"math": "http://www.w3.org/1998/Math/MathML", "svg": "http://www.w3.org/2000/svg"}
_CASED: Final = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
"""Attributes whose capitals HTML does not ask for, and XML does."""

_ATTRIBUTE: Final = re.compile(r"""\s+([^\s"'<>/=]+)(="[^"]*")?""")
_TOKEN: Final = re.compile(
    rf"([^<]+)|</([a-z][a-z0-9-]*)>|<([a-z][a-z0-9-]*)((?:{_ATTRIBUTE.pattern.replace('(', '(?:')})*)\s*(/?)>"
)
"""Words, the end of an element, or its beginning."""
_RAW: Final = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"})
"""Elements within which a sign of HTML is none."""

Address = Callable[[str], str]
"""Gives the address within or outside the book of one in the text, or "" where the book leads nowhere."""


def xhtml(html: str, href: Address, src: Address) -> str:
    """A piece of HTML, which is as browsers wrote it down: balanced. Names of actors are plain words; a link that leads nowhere from a book, too.

    `href` is asked about every link, `src` about every picture; a picture without an address is left out.
    """
    writer = _Writer(href, src)
    if not writer.take(html):
        writer = _Writer(href, src)
        writer.feed(html)
        writer.close()
    return "".join(writer.parts)


class _Writer(HTMLParser):
    def __init__(self, href: Address, src: Address) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._address = {"href": href, "src": src}
        self._open: list[tuple[str, bool]] = []  # the name of each open element, and whether it is written

    def take(self, html: str) -> bool:
        """Write what is as browsers write it down by one expression, in a fraction of the time that a parser of whatever somebody may write takes;
        whether all of it is so."""
        done = 0
        for found in _TOKEN.finditer(html):
            words, ended, tag, attributes, closed = found.groups()
            if found.start() != done or tag in _RAW:
                return False
            done = found.end()
            if words:
                self.handle_data(unescape(words))
            elif ended:
                self.handle_endtag(ended)
            else:
                said = _ATTRIBUTE.findall(attributes)
                given = [(name.lower(), unescape(value[2:-1]) if value else None) for name, value in said]
                (self.handle_startendtag if closed else self.handle_starttag)(tag, given)
        return done == len(html)

    def handle_starttag(self, tag: str, attributes: Sequence[tuple[str, str | None]]) -> None:
        kept = self._kept(tag, attributes)
        written = kept is not None
        if kept is not None:
            said = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
            self.parts.append(f"<{tag}{said}{'/' if tag in VOID else ''}>")
        if tag not in VOID:
            self._open.append((tag, written))

    def handle_startendtag(self, tag: str, attributes: Sequence[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            _, written = self._open.pop()
            if written:
                self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(data, quote=False))

    def _kept(self, tag: str, attributes: Sequence[tuple[str, str | None]]) -> dict[str, str] | None:
        """The attributes as a book has them; None where the element is left out and its content stays."""
        kept: dict[str, str] = {}
        for name, value in attributes:
            if name.startswith(_OF_THE_SITE) or name in _LEFT:
                continue
            made = self._address[name](value or "") if name in self._address else value
            if name in self._address and not made:
                return None
            kept[_CASED.get(name, name)] = name if made is None else made
        if "lang" in kept:
            kept["xml:lang"] = kept["lang"]
        if tag in _NAMESPACES:
            kept = {"xmlns": _NAMESPACES[tag], **kept}
        return None if tag == "span" and not kept else kept
