"""What a Markdown text contains, each thing with its place in the source: the one answer for everybody who asks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fihris.text.offsets import SAME, Offsets

# Stands in `open` for each character that is no place for a name. It is ASCII, as most English texts are: these are
# read several times faster than any others.
HIDDEN: Final = "\0"

Span = tuple[int, int]
"""From a place to before another, in code points of the source from 0."""


class How(StrEnum):
    """How a link or image is written."""

    INLINE = "inline"
    REFERENCE = "reference"
    AUTO = "auto"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where it leads, and its words from `start` to before `end` of the plain text.

    `span` is all of it in the source, `address` the target there, which for a reference stands in its `definition`.
    """

    target: str
    start: int
    end: int
    how: How = How.INLINE
    span: Span = (0, 0)
    address: Span = (0, 0)
    definition: Span | None = None


@dataclass(frozen=True, slots=True)
class Image:
    target: str
    alt: str
    how: How
    span: Span
    address: Span
    definition: Span | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """`slug` is its anchor on the page, as the host's table of contents makes it or an attribute gives it. `top` says that it
    stands in no other element."""

    level: int
    words: str
    slug: str
    span: Span
    top: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """An element of the page that Markdown made: p, li, blockquote, h2 … by its name in HTML."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Code:
    """`kind` is inline, fenced or indented; `text` is as the reader sees it, without fences and indent."""

    kind: str
    text: str
    span: Span
    language: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of HTML that comes to the page as it stands; `name` begins with a stroke if it closes an element.

    A comment, declaration or instruction has its first sign for a name: `!` or `?`. `places` are those of the attributes.
    """

    name: str
    attributes: tuple[tuple[str, str | None], ...]
    span: Span
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AttributeList:
    """`{: #id .class key=value }`, or the same at the head of fenced code; a class has the name ".". `places` are those of the
    attributes."""

    attributes: tuple[tuple[str, str | None], ...]
    span: Span
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What an author says of an element: an attribute by its name in small letters, its value, and where it stands.

    `element` is the name of the tag that it stands in, "" for a list of attributes.
    """

    name: str
    value: str
    place: int
    element: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The first of `rows` names the columns."""

    rows: tuple[tuple[str, ...], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Definition:
    """Of a footnote (`text` is ""), a link (its address) or an abbreviation (what it stands for)."""

    name: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The sign of a footnote in the text; or `[words][name]` whose name nothing defines."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Inset:
    """An icon or a formula by its name (`kind` is icon or formula), which is no word of the text."""

    kind: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Unknown:
    """Signs of another dialect, by their name in the list of them: the reader would see the signs themselves."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class TooMuch:
    """Why a text could not be read: `what` are in one another, or in one paragraph, more often than can be told apart."""

    what: str
    place: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The plain text of a Markdown text, and what else is in it. Blocks of the plain text are parted by newlines.

    `open` is as long as `text`; headings, links, code, quoted titles and addresses are blotted out in it. In `words` code
    and addresses are. Blocks of code, raw HTML and definitions are in neither. `broken` is emphasis whose signs do not match: the
    host would take the letter after it for one of them; `surplus`, cells of tables that the host drops. Where `fault` is not None the text was not read.
    """

    source: str
    text: str
    open: str
    words: str
    links: tuple[Link, ...] = ()
    offsets: Offsets = SAME
    headings: tuple[Heading, ...] = ()
    images: tuple[Image, ...] = ()
    blocks: tuple[Block, ...] = ()
    code: tuple[Code, ...] = ()
    tags: tuple[Tag, ...] = ()
    attributes: tuple[AttributeList, ...] = ()
    tables: tuple[Table, ...] = ()
    footnotes: tuple[Definition, ...] = ()
    notes: tuple[NoteMark, ...] = ()
    undefined: tuple[NoteMark, ...] = ()
    references: tuple[Definition, ...] = ()
    abbreviations: tuple[Definition, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    broken: tuple[Span, ...] = ()
    surplus: tuple[Span, ...] = ()
    insets: tuple[Inset, ...] = ()
    fault: TooMuch | None = None

    def span(self, start: int, end: int) -> Span:
        """The span in the Markdown of a span of the plain text."""
        return self.offsets.span(start, end)

    @property
    def ids(self) -> frozenset[str]:
        """All anchors of the page that the text gives it."""
        return frozenset([*(heading.slug for heading in self.headings), *self.own])

    @property
    def own(self) -> frozenset[str]:
        """The anchors that its author gives, not those made of a heading's words."""
        return frozenset(each.value for each in self.given if each.name == "id")

    @property
    def given(self) -> tuple[Given, ...]:
        """All attributes that the author gives, in the order of the source."""
        every: tuple[Tag | AttributeList, ...] = (*self.tags, *self.attributes)
        found = [
            Given("class" if name == "." else name.lower(), value or "", place, of.name if isinstance(of, Tag) else "")
            for of in every
            for (name, value), place in zip(of.attributes, of.places, strict=True)
        ]
        return tuple(sorted(found, key=lambda each: each.place))
