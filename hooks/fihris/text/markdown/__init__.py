"""The one reading of a Markdown text: what is in it, and where.

The dialect is Python-Markdown's with the extensions of the site: abbr, admonition, attr_list, def_list, footnotes,
md_in_html, tables, toc, details, superfences, and what `render/dialect.py` adds. The host renders; this reads, in the same steps, and keeps the place of every
letter: normalized (`read`), fences taken out (`fences`), raw HTML taken out (`html`), blocks (`blocks`), what is within
them (`inline`, `emphasis`), attributes (`attributes`), anchors (`slugs`), and last the plain text (`prose`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from fihris.text.reading import (
    HIDDEN,
    AttributeList,
    Block,
    Code,
    Definition,
    Heading,
    How,
    Image,
    Link,
    NoteMark,
    Reading,
    Span,
    Table,
    Tag,
    TooMuch,
    Unknown,
)

from . import attributes, fences, limits, syntax
from .blocks import Blocks
from .elements import BLOCKS, HEADINGS
from .html import Extractor
from .inline import Inline, fill
from .nodes import Node, Unreadable
from .prose import Sheet, blotted, hide_addresses_and_titles, image_of, link_of, table_of, words_of, written
from .slugs import Anchors, slug
from .spans import TASK
from .stash import PLACEHOLDER, Stash
from .strand import ETX, STX, Strand, concatenated, joined, made, whole
from .tags import places_of

__all__ = [
    "HIDDEN",
    "AttributeList",
    "Block",
    "Code",
    "Definition",
    "Heading",
    "How",
    "Image",
    "Link",
    "NoteMark",
    "Reading",
    "Span",
    "Table",
    "Tag",
    "TooMuch",
    "Unknown",
    "read",
]

_FRONT_MATTER: Final = re.compile(r"\ufeff?---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_BLANK: Final = re.compile(r"(?<=\n) +\n")
_BY_END: Final = HEADINGS | {"dt", "td", "th"}
"""Elements whose attributes stand at the end of their line, not on one of their own."""


@lru_cache(1 << 16)  # while somebody writes, all texts but one are as they were
def read(source: str, lang: str = "") -> Reading:
    """The reading of a Markdown text; it may begin with front matter, which is skipped. Never an exception. `lang` is the language of its
    page, where a word of the page's own stands in it: that over a box without a title."""
    front = _FRONT_MATTER.match(source)
    try:
        return _Document(source, front.end() if front else 0, lang).reading()
    except Unreadable as error:
        return Reading(source, "", "", "", fault=TooMuch(error.what, error.place))


class _Document:
    """One text while it is read."""

    def __init__(self, source: str, start: int, lang: str) -> None:
        self.source = source
        self.stash = Stash()
        self.fenced: dict[int, list[Strand]] = {}
        self.languages: dict[int, str] = {}
        self.sheet = Sheet()
        self.lists: list[AttributeList] = []
        text = self._without_fences(_normalized(source, start))
        limits.document(text)
        if "<" in text.text or "&#" in text.text:
            extractor = Extractor(text, self.stash)
            text = extractor.clean
            self.sheet.tags += [
                Tag(tag, tuple(of), at.span(), places_of(at)[: len(of)]) for tag, of, at in extractor.tags
            ]
        self.blocks = Blocks(self.stash, self.fenced, lang)
        self.blocks.chunk(self.blocks.root, text)
        self._footnotes()
        self.order = list(_all(self.blocks.root))
        self._tasks()
        self._inline()
        self.order = list(_all(self.blocks.root))
        self._attributes()

    # -------------------------------------------------------- in the host's order

    def _without_fences(self, text: Strand) -> Strand:
        if "```" not in text.text and "~~~" not in text.text:
            return text

        def put(prefix: Strand, lines: list[Strand], language: str) -> Strand:
            width = len(prefix)
            code = joined([line[width:] for line in lines[1:-1]])
            node = Node("pre", code, atomic=True, span=(lines[0][width:].start, lines[-1].end))
            left = self.stash.put(node, node.span[0])
            number = len(self.stash.nodes) - 1
            self.fenced[number] = lines
            self.languages[number] = language
            return prefix + left

        return joined(fences.taken_out(text.lines(), put))

    def _footnotes(self) -> None:
        if not self.blocks.footnotes:
            return
        notes = self.blocks.root.add("div", of={"class": "footnote"}).add("ol")
        known = list(self.blocks.footnotes.items())
        for name, (text, span) in known:
            item = notes.add("li", of={"id": f"fn:{name}"})
            item.span = span
            aside = Node("div")  # as the host: within an item itself, indented blocks would go on with it
            self.blocks.chunk(aside, text)
            item.children = aside.children
            if len(self.blocks.footnotes) > len(known):  # the host fails at it, or shows it nowhere
                raise Unreadable(list(self.blocks.footnotes.values())[-1][1][0], "footnotes in one another")
            if item.last is not None and item.last.tag == "p":
                item.last.state = "noted"  # the way back to the text stands at its end, and no attributes any more

    def _tasks(self) -> None:
        """The box of a task is none of its words."""
        for item in self.order:
            if item.tag == "li":
                first = item.children[0] if not item.text and item.children and item.children[0].tag == "p" else item
                if found := TASK.match(first.text.text):
                    first.text = first.text[found.end() :]

    def _inline(self) -> None:
        inline = Inline(self.stash, self.blocks.references, self.blocks.footnotes)
        self.undefined, self.broken = inline.undefined, inline.broken
        for node in self.order:
            for child in list(node.children):
                if child.tail:
                    parts = inline.read(child.tail)
                    beside = Node("")
                    fill(beside, parts)
                    child.tail = beside.text
                    place = node.children.index(child) + 1
                    node.children[place:place] = beside.children
            if node.text and not node.atomic:
                fill(node, inline.read(node.text))

    def _attributes(self) -> None:
        for node in self.order:
            if node.tag == "br":  # the host puts the end of the line behind it
                node.tail = concatenated([made("\n", node.span[0]), node.tail])
        for node in self.order:
            if node.atomic and node.tag == "pre":
                continue
            if node.tag in BLOCKS:
                self._of_block(node)
            elif node.tail.text.startswith("{") and (found := attributes.INLINE.match(node.tail.text)):
                given, rest = attributes.scanned(found[1])
                self._give(
                    node, given, node.tail[found.start() : found.end()], node.tail[found.start(1) : found.end(1)]
                )
                kept = node.tail[found.end(1) - len(rest) : found.end(1)] if rest else node.tail[:0]
                node.tail = concatenated([node.tail[found.end() :], kept])

    def _of_block(self, node: Node) -> None:
        pattern = attributes.OF_HEADING if node.tag in _BY_END else attributes.OF_BLOCK
        last: Node | None = node.last
        if last is not None and node.tag == "li":
            lists = [index for index, child in enumerate(node.children) if child.tag in ("ul", "ol")]
            if lists:
                last = node.children[lists[0] - 1] if lists[0] else None
        if node.state == "noted":
            if not node.children:
                return
            last = None
        if last is not None and not last.tail:
            last = None
        text = last.tail if last is not None else node.text
        found = pattern.search(text.text) if "{" in text.text else None
        if not found:
            return
        given, rest = attributes.scanned(found[1])
        if rest:
            return
        self._give(node, given, text[found.start() : found.end()].strip(), text[found.start(1) : found.end(1)])
        kept = text[: found.start()]
        if node.tag in HEADINGS:
            kept = kept.rstrip("#").rstrip()
        if last is not None:
            last.tail = kept
        else:
            node.text = kept

    def _give(self, node: Node, given: list[tuple[str, str | None]], where: Strand, within: Strand) -> None:
        """Tell that a list of attributes stands somewhere, `within` its brackets, and give them to an element."""
        places = tuple(within.at[place] for place in attributes.places(within.text))
        self.lists.append(AttributeList(tuple(given), where.span(), places))
        node.attributes.update({key: value for key, value in given if key != "."})

    # -------------------------------------------------------- what has been read

    def reading(self) -> Reading:
        sheet = self.sheet
        headings = self._headings()
        raw = list(sheet.tags)
        written(self.blocks.root, self.stash.nodes, sheet)
        text = sheet.text
        hide_addresses_and_titles(text, sheet)
        offsets = sheet.offsets
        found = syntax.found(blotted(text, [*sheet.code, *sheet.linked]))
        placed = (Unknown(id, offsets.span(start, end)) for id, start, end in found)
        # Whoever escapes a sign, or writes its entity, wants the sign itself.
        unknown = [each for each in placed if not _is_escaped(self.source, each.span[0])]
        images = [*sheet.images, *(image_of(tag) for tag in raw if tag.name == "img")]
        beside = [link_of(tag, place := min(offsets.place(tag.span[0]), len(text)), place) for tag in raw]
        links = [*sheet.links, *(link for link in beside if link)]
        codes = [*sheet.codes, *self._code_blocks()]
        for code in codes:
            language = code.language or (syntax.before(code.text) if code.kind == "inline" else "")
            if language and (id := syntax.of_language(language)):
                unknown.append(Unknown(id, code.span))
        return Reading(
            self.source,
            text,
            blotted(text, sheet.hidden),
            blotted(text, sheet.code),
            tuple(sorted(links, key=lambda link: (link.start, -link.end))),
            offsets,
            headings,
            tuple(sorted(images, key=lambda image: image.span)),
            tuple(sorted((Block(node.tag, node.span) for node in self.order if node.tag in BLOCKS), key=_place)),
            tuple(sorted(codes, key=_place)),
            tuple(sorted(sheet.tags, key=_place)),
            tuple(sorted(self.lists, key=_place)),
            tuple(
                sorted(
                    (table_of(node, self.stash.nodes) for node in self.order if node.tag == "table" and node.children),
                    key=_place,
                )
            ),
            tuple(Definition(name, "", span) for name, (_, span) in self.blocks.footnotes.items()),
            tuple(sheet.notes),
            tuple(NoteMark(name, span) for span, name in sorted(self.undefined.items())),
            tuple(Definition(name, target.text, span) for name, (target, span) in self.blocks.references.items()),
            tuple(Definition(name, title, span) for name, (title, span) in self.blocks.abbreviations.items()),
            tuple(sorted(unknown, key=_place)),
            tuple(sorted(self.broken)),
            tuple(sorted(self.blocks.surplus)),
            tuple(sheet.insets),
        )

    def _headings(self) -> tuple[Heading, ...]:
        taken = {str(value) for node in self.order for key, value in node.attributes.items() if key == "id"}
        anchors = Anchors(taken)
        top = {id(node) for node in self.blocks.root.children}
        made_of = [(node, words_of(node, self.stash.nodes)) for node in self.order if node.tag in HEADINGS]
        return tuple(
            Heading(
                int(node.tag[1]),
                words,
                str(node.attributes.get("id") or anchors.unique(slug(words))),
                node.span,
                id(node) in top,
            )
            for node, words in made_of
        )

    def _code_blocks(self) -> list[Code]:
        found = [
            Code("indented", PLACEHOLDER.sub("", "".join(piece.text for piece in node.pieces)), node.span)
            for node in self.order
            if node.tag == "pre" and node.state == "code"
        ]
        for number in self._reached():
            node = self.stash.nodes[number]
            if node is not None and number in self.fenced:
                found.append(Code("fenced", node.text.text, node.span, self.languages[number]))
                self._of_fence(self.fenced[number][0])
        return found

    def _of_fence(self, head: Strand) -> None:
        """What the head of fenced code says of its element: its id and its classes, and nothing else."""
        found = attributes.OF_FENCE.search(head.text)
        given = attributes.scanned(found[1])[0] if found else []
        if found and given:
            places = [head.at[found.start(1) + place] for place in attributes.places(found[1])]
            kept = [each for each in zip(given, places, strict=True) if each[0][0] in (".", "id")]
            self.lists.append(AttributeList(tuple(of for of, _ in kept), head.span(), tuple(at for _, at in kept)))

    def _reached(self) -> set[int]:
        """What was put aside and comes to the page; not what stands in a footnote that another one replaces."""
        reached: set[int] = set()
        waiting = [text for node in self.order for text in (node.text, node.tail)]
        while waiting:
            for found in PLACEHOLDER.finditer(waiting.pop().text):
                node = self.stash.nodes[int(found[1])]
                if node is not None and int(found[1]) not in reached:
                    reached.add(int(found[1]))
                    waiting += (each.text for each in _all(node))
        return reached


def _place(each: Block | Code | Tag | AttributeList | Table | Unknown) -> Span:
    return each.span


def _all(root: Node) -> list[Node]:
    """Every element of a tree in the order of the page."""
    found, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(reversed(node.children))
    return found


def _normalized(source: str, start: int) -> Strand:
    """The text as the host begins with it: its own signs taken out, tabs as spaces, blank lines empty, an end."""
    text = whole(source, start)
    if STX in text.text or ETX in text.text:
        parts, done = [], 0
        for found in re.finditer(f"[{STX}{ETX}]", text.text):
            parts.append(text[done : found.start()])
            done = found.end()
        text = concatenated([*parts, text[done:]])
    if "\t" in text.text:
        text = joined([_expanded(line) for line in text.lines()])
    text = concatenated([text, made("\n\n", len(source))])
    if _BLANK.search(text.text):
        parts, done = [], 0
        for found in _BLANK.finditer(text.text):
            parts.append(text[done : found.start()])
            done = found.end() - 1
        text = concatenated([*parts, text[done:]])
    return text.lstrip("\n")


def _expanded(line: Strand) -> Strand:
    if "\t" not in line.text:
        return line
    letters: list[str] = []
    places: list[int] = []
    for letter, place in zip(line.text, line.at, strict=True):
        width = 4 - len(letters) % 4 if letter == "\t" else 1
        letters.extend(" " * width if letter == "\t" else letter)
        places.extend([place] * width)
    return Strand("".join(letters), places)


def _is_escaped(source: str, place: int) -> bool:
    return source.startswith("&", place) or source[max(0, place - 1) : place] == "\\"
