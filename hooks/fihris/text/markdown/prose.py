"""From the tree of a text to its plain text, and to the list of all that is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from fihris.text.offsets import Offsets
from fihris.text.reading import HIDDEN, Code, How, Image, Inset, Link, NoteMark, Span, Table, Tag

from . import works
from .elements import BREAKING
from .inline import HTML, letters
from .nodes import Node
from .stash import LEFT, PLACEHOLDER
from .strand import Strand
from .tags import attributes_of, places_of

_INLINE: Final = frozenset(["a", "br", "code", "em", "img", "inset", "kbd", "mark", "sup"])
_TITLES: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "summary"])
_CLOSED: Final = frozenset(
    ["a", "abbr", "button", "code", "kbd", "pre", "samp", "script", "style", "svg", "textarea", "title", "var"]
)
_NO_WORDS: Final = _CLOSED - {"a", "abbr", "button", "title"}
_TAG: Final = re.compile(r"</?([a-zA-Z][^\s/>\"'<@]*)")
_LINE_END: Final = re.compile(r"[ \t]*\n\s*")


class Sheet:
    """What has been written so far."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.made = [0]
        self.source = [0]
        self.hidden: list[Span] = []
        self.code: list[Span] = []
        """Code and addresses, which are no words of the author's."""
        self.linked: list[Span] = []
        """Words of links."""
        self.emphasis: list[Span] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.codes: list[Code] = []
        self.tags: list[Tag] = []
        self.notes: list[NoteMark] = []
        self.insets: list[Inset] = []

    def add(self, text: str, origin: int) -> None:
        self.made.append(self.length)
        self.source.append(origin)
        self.parts.append(text)
        self.length += len(text)

    def copy(self, text: Strand) -> None:
        """Take letters over, in stretches that stand together in the source."""
        at = text.at
        if isinstance(at, range):
            if text.text:
                self.add(text.text, at.start)
            return
        if not at:
            return
        ends = [place for place, (last, next_) in enumerate(pairwise(at), 1) if next_ != last + 1]
        for start, end in pairwise([0, *ends, len(at)]):
            self.add(text.text[start:end], at[start])

    def hide(self, start: int, *, code: bool = False) -> None:
        if start < self.length:
            self.hidden.append((start, self.length))
            if code:
                self.code.append((start, self.length))

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def offsets(self) -> Offsets:
        return Offsets(self.made, self.source)


class _Line:
    """One line of the plain text while it is gathered: text and elements in a row, and whether it is a title."""

    def __init__(self, *, title: bool) -> None:
        self.parts: list[Strand | Node] = []
        self.title = title

    @property
    def start(self) -> int:
        for part in self.parts:
            if isinstance(part, Node):
                return part.span[0]
            if part.text.strip():
                return part.lstrip().start
        return -1


def written(root: Node, stash: Sequence[Node | None], sheet: Sheet) -> None:
    """Write the plain text of a tree, in the order of the source."""
    lines = [line for line in _lines(root) if line.start >= 0]
    for line in sorted(lines, key=lambda line: line.start):
        _Writer(sheet, stash).line(line)


def _lines(node: Node) -> Iterator[_Line]:
    """The lines of an element; the depth of the tree has a limit, and so has this."""
    if node.tag in ("pre", "hr") or node.atomic:
        return
    title = node.tag in _TITLES or node.attributes.get("class") == "admonition-title"
    line = _Line(title=title)
    line.parts.append(node.text)
    for child in node.children:
        if child.tag in _INLINE:
            line.parts.append(child)
        else:
            yield line
            yield from _lines(child)
            line = _Line(title=title)
        line.parts.append(child.tail)
    yield line


class _Writer:
    """Writes one line."""

    def __init__(self, sheet: Sheet, stash: Sequence[Node | None]) -> None:
        self.sheet = sheet
        self.stash = stash
        self.opened: list[tuple[str, int, Tag | None]] = []
        self.begun = False

    def line(self, line: _Line) -> None:
        sheet, before = self.sheet, self.sheet.length
        parts = line.parts
        end = parts[0].span[0] if isinstance(parts[0], Node) else parts[0].start
        for number, part in enumerate(parts):
            if isinstance(part, Node):
                self._element(part)
                end = max(end, part.span[1])
            else:
                text = part
                if not self.begun:
                    text = text.lstrip()
                if number == len(parts) - 1:
                    text = text.rstrip()
                self._text(text)
                end = max(end, text.end)
        while self.opened:
            self._close()
        if line.title:
            sheet.hide(before)
        if sheet.length > before:
            sheet.add("\n", end)

    def _text(self, text: Strand) -> None:
        if "\2" in text.text and LEFT.search(text.text):  # emphasis that the host breaks may leave half of a sign
            done = 0
            for found in LEFT.finditer(text.text):
                self._text(text[done : found.start()])
                node = self.stash[int(found["node"])] if found["node"] else None
                if found["letter"]:
                    self.sheet.add(chr(int(found["letter"])), text.at[found.start()])
                    self.begun = True
                elif node is not None and node.tag in ("raw", "entity"):
                    self._element(node)
                done = found.end()
            self._text(text[done:])
            return
        if "\n" not in text.text:
            self.sheet.copy(text)
        else:
            done = 0
            for found in _LINE_END.finditer(text.text):
                self.sheet.copy(text[done : found.start()])
                self.sheet.add(" ", text.at[found.start()])
                done = found.end()
            self.sheet.copy(text[done:])
        self.begun = self.begun or bool(text)

    def _element(self, node: Node) -> None:
        """One element and what is in it; nesting has a limit."""
        sheet, before = self.sheet, self.sheet.length
        self.begun = True
        if node.tag == "code":
            sheet.codes.append(Code("inline", PLACEHOLDER.sub("", node.text.text).strip(), node.span))
            self._text(node.text)
            sheet.hide(before, code=True)
        elif node.tag == "br":  # the end of its line is still to come
            pass
        elif node.tag == "entity":
            self._entity(node)
        elif node.tag == "sup":
            sheet.notes.append(NoteMark(node.attributes.get("note") or "", node.span))
        elif node.tag == "raw":
            self._raw(node)
        elif node.tag == "img":
            sheet.add(" ", node.span[0])
            target = _target(node)
            how = How.REFERENCE if node.definition else How.INLINE
            sheet.images.append(Image(target, node.text.text, how, node.span, _address(node), node.definition))
        elif node.tag == "inset":
            sheet.insets.append(Inset(node.state or "", node.attributes["inset"] or "", node.span))
        elif node.tag == "kbd":
            self._text(node.text)
            sheet.hide(before, code=True)
        elif node.tag == "mark":
            self._inner(node)
        elif node.tag == "em":
            self._inner(node)
            sheet.emphasis.append((before, sheet.length))
        else:
            self._link(node, before)

    def _link(self, node: Node, before: int) -> None:
        place = len(self.sheet.links)
        self._inner(node)
        scheme = node.attributes.get("auto")
        how = How.REFERENCE if node.definition else How.INLINE if scheme is None else How.AUTO
        target = _target(node) if not scheme or _target(node).startswith(scheme) else scheme + _target(node)
        link = Link(target, before, self.sheet.length, how, node.span, _address(node), node.definition)
        self.sheet.links.insert(place, link)
        self.sheet.hide(before, code=how is How.AUTO)
        self.sheet.linked.append((before, self.sheet.length))

    def _inner(self, node: Node) -> None:
        self._text(node.text)
        for child in node.children:
            self._element(child)
            self._text(child.tail)

    def _entity(self, node: Node) -> None:
        said = letters(node.text.text)
        if said == node.text.text:  # none that HTML knows: the reader sees its letters
            self.sheet.copy(node.text)
        else:
            self.sheet.add(said[:1], node.span[0])

    def _raw(self, node: Node) -> None:
        """A tag, or a comment and the like, which is nothing to read."""
        text, sheet = node.text.text, self.sheet
        found = _TAG.match(text)
        if not found:
            sheet.tags.append(Tag(text[1:2], (), node.span))
            return
        name, closing = found[1].lower(), text.startswith("</")
        attributes = () if closing else tuple(attributes_of(text))
        places = () if closing else places_of(node.text)
        tag = Tag(f"/{name}" if closing else name, attributes, node.span, places)
        sheet.tags.append(tag)
        if name == "img" and not closing:
            sheet.images.append(image_of(tag))
        if name in BREAKING:
            sheet.add(" ", node.span[0])
        if name in _CLOSED and not closing:
            self.opened.append((name, sheet.length, tag if name == "a" else None))
        elif closing and self.opened and self.opened[-1][0] == name:
            self._close()

    def _close(self) -> None:
        """What stands in some elements of HTML is no place for a name; in `<a>` it is the words of a link."""
        name, start, tag = self.opened.pop()
        self.sheet.hide(start, code=name in _NO_WORDS)
        if tag is not None and (link := link_of(tag, start, self.sheet.length)):
            self.sheet.links.append(link)


def _target(node: Node) -> str:
    return node.target.text if node.target is not None else ""


def _address(node: Node) -> Span:
    return node.target.span() if node.target is not None and node.target else node.span


def link_of(tag: Tag, start: int, end: int) -> Link | None:
    """The link that `<a href>` makes of the words from `start` to before `end`."""
    href = dict(tag.attributes).get("href") if tag.name == "a" else None
    return None if href is None else Link(href, start, end, How.HTML, tag.span, tag.span)


def image_of(tag: Tag) -> Image:
    given = dict(tag.attributes)
    return Image(given.get("src") or "", given.get("alt") or "", How.HTML, tag.span, tag.span)


def blotted(text: str, hidden: list[Span]) -> str:
    """The text with spans of it blotted out."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(hidden):
        if end > done:
            first = max(start, done)
            parts += text[done:first], HIDDEN * (end - first)
            done = end
    return "".join(parts) + text[done:] if parts else text


def hide_addresses_and_titles(text: str, sheet: Sheet) -> None:
    """Hide what is no place for a name: addresses that are written out, and titles of other works."""
    addresses = list(works.addresses(text))
    sheet.hidden += addresses
    sheet.code += addresses
    sheet.hidden += works.titles(text, sheet.emphasis)


def words_of(node: Node, stash: Sequence[Node | None]) -> str:
    """The words of a heading as its anchor is made of them: without tags, images and footnotes' signs."""
    parts: list[str] = []
    waiting: list[Strand | Node] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Strand):
            found = LEFT.search(part.text)
            parts.append(part.text[: found.start()] if found else part.text)
            if found and found["letter"]:
                parts.append(chr(int(found["letter"])))
            if found:  # what follows comes first, for the last is taken first
                aside = stash[int(found["node"])] if found["node"] else None
                waiting += [part[found.end() :], *([aside] if aside else [])]
        elif part.tag == "entity":
            parts.append(letters(part.text.text))
        elif part.tag in ("raw", "html"):
            parts.append(letters(HTML.sub("", part.text.text)))
        elif part.tag not in ("img", "inset", "sup"):
            for child in reversed(part.children):
                waiting += child.tail, child
            waiting.append(part.text)
    return " ".join("".join(parts).split())


def table_of(node: Node, stash: Sequence[Node | None]) -> Table:
    rows = tuple(tuple(words_of(cell, stash) for cell in row.children) for row in node.children)
    return Table(rows, node.span)
