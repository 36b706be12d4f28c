"""Puts links around mentions without touching a letter of the text.

`mark` puts a marker before and after each mention in the Markdown; `LinkExtension` takes them all out again while the
Markdown becomes HTML, and builds an element from each pair that lies in one stretch of text where a link may stand.
Wherever it may not (headings, code, other links, across the border of an element) the markers vanish and the text is as
it was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

from fihris.model import Mention

# A marker is a sign and the number of the mention. Markdown looks at the characters beside its own signs and asks only
# whether they are letters: so a marker is made of letters (of Tangut) where it stands at a letter of the mention, and
# of private characters where it does not, and nothing changes for the sign on its other side.
_LETTERS: Final = 0x17000
_SIGNS: Final = 0xF0000
_DIGITS: Final = 0x10
_MARKER: Final = re.compile(
    "([\U00017000\U00017001\U000f0000\U000f0001])([\U00017010-\U00017019\U000f0010-\U000f0019]+)"
)
_ALPHABET: Final = re.compile("[\U00017000-\U00017001\U00017010-\U00017019\U000f0000-\U000f0001\U000f0010-\U000f0019]")
_OPENING: Final = frozenset("\U00017000\U000f0000")

_READING: Final = ("<", "&", "\\", "!", "`", "/", "#", "*[")

_SCHEMES: Final = frozenset({"actor", "place", "topic", "not"})
_CLOSED: Final = frozenset(
    [
        "a",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "code",
        "pre",
        "kbd",
        "samp",
        "script",
        "style",
        "button",
        "textarea",
        "select",
        "svg",
        "title",
        "var",
    ]
)


@dataclass(frozen=True, slots=True)
class Wrap:
    """The element to put around a mention."""

    tag: str
    attributes: Mapping[str, str]


class Wraps(Protocol):
    """What the marked mentions and the author's own links of one page become; None: text without an element."""

    def mention(self, number: int) -> Wrap | None:
        """For the mention with this number, in the order that was given to `mark`."""

    def link(self, scheme: str, target: str) -> Wrap | None:
        """For an author's link (`actor`, `place` or `topic`) that holds no marked mention."""


class Weave:
    """Holds what the current page's markers become, for an extension that is shared by all pages."""

    def __init__(self) -> None:
        self.wraps: Wraps | None = None
        self.section: int | None = None

    def use(self, wraps: Wraps | None, section: int | None = None) -> None:
        """Set this before a page is rendered; no `wraps` takes the markers and the author's links away. `section` is the
        number of the section whose sentences get their ids, 0 for a brief's own text."""
        self.wraps, self.section = wraps, section


# ---------------------------------------------------------------- into the Markdown


def mark(markdown: str, mentions: Sequence[Mention]) -> str:
    """The Markdown with a pair of markers around each mention; unchanged if it holds such characters itself."""
    if _ALPHABET.search(markdown):
        return markdown
    parts: list[str] = []
    done = 0
    for number, mention in enumerate(mentions):
        if mention.start >= done and _markable(markdown, mention.start, mention.end):
            parts += markdown[done : mention.start], _marker(0, number, markdown[mention.start])
            parts += markdown[mention.start : mention.end], _marker(1, number, markdown[mention.end - 1])
            done = mention.end
    return "".join(parts) + markdown[done:]


def _marker(side: int, number: int, neighbour: str) -> str:
    base = _LETTERS if neighbour.isalnum() else _SIGNS
    return chr(base + side) + "".join(chr(base + _DIGITS + int(digit)) for digit in str(number))


def _markable(markdown: str, start: int, end: int) -> bool:
    """Not after signs that read the next character themselves, nor before a tab, which is as wide as its column says."""
    if start >= end or markdown.endswith(_READING, 0, start):
        return False
    line_end = markdown.find("\n", end)
    return "\t" not in markdown[start : line_end if line_end >= 0 else len(markdown)]


def _is_marked(markdown: str) -> bool:
    """Whether we marked the text: its markers come in pairs, with growing numbers, and no sign is left over."""
    before = -1
    opened = False
    for found in _MARKER.finditer(markdown):
        number, opening = _number(found), found[1] in _OPENING
        if opening == opened or (opening and number <= before) or (not opening and number != before):
            return False
        before, opened = number, opening
    return before >= 0 and not opened and not _ALPHABET.search(_MARKER.sub("", markdown))


def _number(marker: re.Match[str]) -> int:
    return int("".join(str((ord(char) & 0xFFFF) % 0x1000 - _DIGITS) for char in marker[2]))


# ---------------------------------------------------------------- into the HTML


class LinkExtension(Extension):
    """Builds the elements that `weave` says at the time when a page is rendered."""

    def __init__(self, weave: Weave) -> None:
        super().__init__()
        self.weave = weave

    def extendMarkdown(self, md: Markdown) -> None:
        """Take the markers out after attr_list (8) and before abbr (7), and build after that and before toc (5)."""
        page = _Page(self.weave)
        md.preprocessors.register(_Begin(md, page), "fihris-begin", 1000)
        md.treeprocessors.register(_Unmark(md, page), "fihris-unmark", 7.5)
        md.treeprocessors.register(_Build(md, page), "fihris-build", 6)
        md.postprocessors.register(_Clean(md, page), "fihris-clean", -1000)


@dataclass(slots=True)
class _Page:
    """The state of one conversion: where each mention begins and ends in the text of the whole tree."""

    weave: Weave
    marked: bool = False
    length: int = 0
    starts: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Slot:
    """A stretch of text in the tree: `of.text`, or `of.tail` if `tail`. `above` are the elements it stands in."""

    of: Element
    tail: bool
    above: tuple[Element, ...]

    @property
    def text(self) -> str:
        return (self.of.tail if self.tail else self.of.text) or ""

    def put(self, text: str) -> None:
        if self.tail:
            self.of.tail = text
        else:
            self.of.text = text


def _slots(element: Element, above: tuple[Element, ...] = ()) -> Iterator[_Slot]:
    """All stretches of text of a tree in reading order."""
    above = (*above, element)
    if element.text:
        yield _Slot(element, False, above)
    for child in element:
        yield from _slots(child, above)
        if child.tail:
            yield _Slot(child, True, above)


class _Begin(Preprocessor):
    def __init__(self, md: Markdown, page: _Page) -> None:
        super().__init__(md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        self.page.marked = _is_marked("\n".join(lines))
        self.page.length = 0
        self.page.starts.clear()
        self.page.ends.clear()
        return lines


class _Unmark(Treeprocessor):
    """Takes the markers out of the tree and remembers where they stood."""

    def __init__(self, md: Markdown, page: _Page) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        if not self.page.marked:
            return
        for slot in list(_slots(root)):
            self._unmark(slot)
        for element in root.iter():
            for name, value in element.items():
                if value:  # some extensions set none
                    element.set(name, _ALPHABET.sub("", value))

    def _unmark(self, slot: _Slot) -> None:
        page, text = self.page, slot.text
        parts, done = [], 0
        for found in _MARKER.finditer(text):
            part = text[done : found.start()]
            parts.append(part)
            page.length += len(part)
            (page.starts if found[1] in _OPENING else page.ends)[_number(found)] = page.length
            done = found.end()
        page.length += len(text) - done
        if parts:
            bare = "".join(parts) + text[done:]
            slot.put(AtomicString(bare) if isinstance(text, AtomicString) else bare)


class _Build(Treeprocessor):
    """Builds the elements."""

    def __init__(self, md: Markdown, page: _Page) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: Element) -> None:
        wraps = self.page.weave.wraps
        own = {id(element): element for element in root.iter("a") if _scheme(element) in _SCHEMES}
        mentioned: dict[int, int] = {}
        if self.page.marked and wraps:
            for slot, pairs in self._pairs(root):
                link = next((element for element in slot.above if id(element) in own), None)
                if link is not None:
                    mentioned.setdefault(id(link), pairs[0][2])
                elif not any(element.tag in _CLOSED for element in slot.above):
                    _wrap(slot, pairs, wraps)
        parents = {id(child): parent for parent in root.iter() for child in parent}
        for key, element in own.items():
            _lead(element, parents, _wrap_of(element, mentioned.get(key), wraps))

    def _pairs(self, root: Element) -> list[tuple[_Slot, list[tuple[int, int, int]]]]:
        """The stretches that hold whole mentions, with each one's start, end (within the stretch) and number."""
        slots, starts, length = [], [], 0
        for slot in _slots(root):
            slots.append(slot)
            starts.append(length)
            length += len(slot.text)
        if length != self.page.length:
            return []  # another extension changed the text meanwhile: no place is certain any more
        found: dict[int, list[tuple[int, int, int]]] = {}
        for number, start in sorted(self.page.starts.items()):
            index = bisect_right(starts, start) - 1
            first, last = start - starts[index], self.page.ends.get(number, -1) - starts[index]
            words = slots[index].text[first:last]
            if 0 <= first < last <= len(slots[index].text) and STX not in words:
                found.setdefault(index, []).append((first, last, number))
        return [(slots[index], pairs) for index, pairs in found.items()]


class _Clean(Postprocessor):
    """Takes the markers out of what never was in the tree, raw HTML and highlighted code, and what is left of any
    that Markdown broke: the text held no such character before.
    """

    def __init__(self, md: Markdown, page: _Page) -> None:
        super().__init__(md)
        self.page = page

    def run(self, text: str) -> str:
        return _ALPHABET.sub("", text) if self.page.marked else text


def _wrap(slot: _Slot, pairs: list[tuple[int, int, int]], wraps: Wraps) -> None:
    """Put elements into one stretch of text."""
    text = slot.text
    parent = slot.above[-1]
    place = list(parent).index(slot.of) + 1 if slot.tail else 0
    for start, end, number in sorted(pairs, reverse=True):
        wrap = wraps.mention(number)
        if wrap:
            element = Element(wrap.tag, dict(wrap.attributes))
            element.text, element.tail = text[start:end], text[end:]
            parent.insert(place, element)
            text = text[:start]
    slot.put(text)


def _scheme(element: Element) -> str:
    return element.get("href", "").partition(":")[0]


def _wrap_of(link: Element, number: int | None, wraps: Wraps | None) -> Wrap | None:
    """What an author's link becomes."""
    scheme, _, target = link.get("href", "").partition(":")
    if wraps is None or scheme == "not":
        return None
    return (wraps.mention(number) if number is not None else None) or wraps.link(scheme, target)


def _lead(link: Element, parents: Mapping[int, Element], wrap: Wrap | None) -> None:
    """Give an author's link its true target, or leave only its words."""
    if wrap:
        link.tag = wrap.tag
        link.attrib.clear()
        link.attrib.update(wrap.attributes)
        return
    parent = parents[id(link)]
    place = list(parent).index(link)
    children = list(link)
    if children:
        children[-1].tail = (children[-1].tail or "") + (link.tail or "")
    words = (link.text or "") + ("" if children else link.tail or "")
    if place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + words
    else:
        parent.text = (parent.text or "") + words
    parent.remove(link)
    for offset, child in enumerate(children):
        parent.insert(place + offset, child)
