"""The parser of HTML that the extractor stands on: the standard library's, with the changes that the host makes to it.

What it finds are tags at their places; `html.py` says what becomes of them.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from .strand import Strand, made

if TYPE_CHECKING:
    from html.parser import HTMLParser
else:  # a copy of one's own: the changes below are not for others
    _spec = importlib.util.find_spec("html.parser")
    standard = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(standard)
    standard.starttagopen = re.compile("<[a-zA-Z]|</>")
    standard.endtagopen = re.compile("</[a-zA-Z]?")
    standard.piclose = re.compile(r"\?>")
    standard.entityref = standard.incomplete = re.compile("&([a-zA-Z][-.a-zA-Z0-9]*);")
    standard.locatestarttagend_tolerant = re.compile(
        r"""<[a-zA-Z][^`\t\n\r\f />\x00]*(?:[\s/]*(?:(?<=['"\s/])[^`\s/>][^\s/=>]*
        (?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^`>\s]*)(?:\s*,)*)?(?:\s|/(?!>))*)*)?\s*""",
        re.VERBOSE,
    )
    standard.locatetagend = re.compile(
        r"""[a-zA-Z][^`\t\n\r\f />]*[\t\n\r\f /]*(?:(?<=['"\t\n\r\f /])[^`\t\n\r\f />][^\t\n\r\f /=>]*
        (?:=(?:'[^']*'|"[^"]*"|(?!['"])[^>\t\n\r\f ]*))?[\t\n\r\f /]*)*>?""",
        re.VERBOSE,
    )
    HTMLParser = standard.HTMLParser

_ATTRIBUTE: Final = re.compile(
    r"((?<=['\"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|\"[^\"]*\"|(?!['\"])[^>\s]*))?(?:\s|/(?!>))*"
)
NAME: Final = re.compile(r"([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*")
_TAG_END: Final = re.compile(">")
_BLANK_LINES: Final = re.compile(r"^([ ]*\n){2}")

Attributes = Sequence[tuple[str, str | None]]


class PlacedParser(HTMLParser):
    """A parser that knows at what place of the text it is."""

    strand: Strand
    place: int
    base: int
    line: int
    """Where it stands, how much it has thrown away, and where the line begins."""

    def updatepos(self, i: int, j: int) -> int:
        """The parser has read on from `i` to `j` of what it has not thrown away yet."""
        self.place = self.base + j
        cut = self.strand.text.rfind("\n", self.base + i, self.base + j)
        if cut >= 0:
            self.line = cut + 1
        return j

    def goahead(self, end: Any) -> None:
        """The parser throws away what it has read; `base` says how much that was."""
        before = len(self.rawdata)
        super().goahead(end)
        self.base += before - len(self.rawdata)

    def at_line_start(self) -> bool:
        return self.place - self.line <= 3 and not self.strand.text[self.line : self.place].strip()

    def piece(self, text: str) -> Strand:
        """A text that stands here in the source; where the parser has added a sign to it, as near as can be said."""
        here = self.strand[self.place : self.place + len(text)]
        return here if here.text == text else made(text, here.start)

    def is_blank_after(self, text: str) -> bool:
        """Whether blank lines follow a text that stands here."""
        return bool(_BLANK_LINES.match(self.strand.text[self.place + len(text) : self.place + len(text) + 200]))

    def tag_here(self) -> str:
        start = self.place
        found = _TAG_END.search(self.strand.text, start)
        return self.strand.text[start : found.end()] if found else ""


def attributes_of(tag: str) -> Attributes:
    """Names and values of a tag's attributes, the values as a browser reads them."""
    name = NAME.match(tag, 1)
    return read_attributes(tag, name.end(), len(tag))[0] if name else ()


def places_of(tag: Strand) -> tuple[int, ...]:
    """Where each attribute of a tag stands in the source."""
    name = NAME.match(tag.text, 1)
    found: list[int] = []
    place = name.end() if name else len(tag)
    while place < len(tag) and (attribute := _ATTRIBUTE.match(tag.text, place)):
        found.append(tag.at[place])
        place = attribute.end()
    return tuple(found)


def read_attributes(text: str, place: int, end: int) -> tuple[Attributes, int]:
    """The attributes of a tag from `place` on, and where they end."""
    made_of: list[tuple[str, str | None]] = []
    while place < end and (found := _ATTRIBUTE.match(text, place)):
        key, rest, value = found.group(1, 2, 3)
        if value and value[0] in "\"'" and value[0] == value[-1]:
            value = value[1:-1]
        made_of.append((key.lower(), unescape(value or "") if rest else None))
        place = found.end()
    return tuple(made_of), place
