"""What stands within a block: Python-Markdown's inline patterns, one after another in the host's order.

Each pattern takes what it finds out of the text and leaves a sign for it, so that those after it do not see it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape, unescape
from typing import Final

from . import limits
from .brackets import address_within, closings
from .emphasis import regions
from .nodes import DEEPEST, Node, Unreadable
from .spans import ESCAPED, FORMULA, ICON, KEYS, SPANS, keys, named
from .stash import Stash
from .strand import EMPTY, Strand, concatenated, made
from .ticks import code_span, run_of, runs_of

_TICKS: Final = re.compile(r"(?:(?<!\\)((?:\\{2})+)(?=`+)|(?<!\\)`)")
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED: Final = frozenset("\\`*_{}[]()>#+-.!|" + ESCAPED)
_NOTE: Final = re.compile(r"\[\^([^\]]*)\]")
_OPEN: Final = re.compile(r"(?<!\!)\[")
_OPEN_IMAGE: Final = re.compile(r"\!\[")
_LABEL: Final = re.compile(r"\s?\[([^\]]*)\]")
_AUTO: Final = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*://[^<>]*)>")
_MAIL: Final = re.compile(r"<([^<> !]+@[^@<> ]+)>")
_BREAK: Final = re.compile(r"  \n")
HTML: Final = re.compile(
    r"(<(\/?+[a-zA-Z][^\s\"'<>@]*+(?:\s+[^\s\"'=<>]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>]++))?+)*+\s*+/?"
    r"|!--(?:(?!<!--|-->).)*--|[?](?:(?!<[?]|[?]>).)*[?]|!\[CDATA\[(?:(?!<!\[CDATA\[|\]\]>).)*\]\])>)",
    re.DOTALL,
)
_ENTITY: Final = re.compile(r"(&(?:\#[0-9]+|\#x[0-9a-fA-F]+|[a-zA-Z0-9]+);)")
_LEFT: Final = re.compile("\2(?:klzzwxh:(?P<node>[0-9]+)|(?P<letter>[0-9]+)|wzxhzdk:[0-9]+)\3")
_SPECIAL: Final = re.compile(r"[\\`*_\[<&=^~$:]|\+\+|  \n")
_ICON: Final = re.compile(ICON)
_FORMULA: Final = re.compile(FORMULA)
_KEYS: Final = re.compile(KEYS)
_SPANS: Final = tuple((sign, re.compile(pattern)) for sign, pattern, _ in SPANS)

References = Mapping[str, tuple[Strand, tuple[int, int]]]


class Inline:
    """Reads the text of blocks, given what is defined anywhere in the document."""

    def __init__(self, stash: Stash, references: References, footnotes: Mapping[str, object]) -> None:
        self.stash = stash
        self.references = references
        self.footnotes = footnotes
        self.nodes: list[Node] = []
        self.undefined: dict[tuple[int, int], str] = {}
        """Where a label stands that nothing defines, and what it is."""
        self.broken: list[tuple[int, int]] = []
        """Emphasis that the host closes with fewer signs than it opened, and takes the letter after them for one."""
        self.depth = 0

    def read(self, text: Strand) -> list[Strand | Node]:
        """The text in parts; for letters that were escaped their signs are left, for what comes after not to see them."""
        if not _SPECIAL.search(text.text) and "\2" not in text.text:
            return [text]
        limits.paragraph(text)
        self.nodes = []
        parts = self._parts(self._patterns(text, 0))
        self._again([part for part in parts if isinstance(part, Node) and part.children])
        return parts

    def _again(self, elements: list[Node]) -> None:
        """The host reads what stands within elements of elements once more: signs that meant nothing may mean something now."""
        while elements:
            element = elements.pop(0)
            for child in list(element.children):
                if child.text and not child.atomic:
                    fill(child, self._parts(self._patterns(child.text, 0)))
                if child.tail:
                    beside = Node("")
                    fill(beside, self._parts(self._patterns(child.tail, 0)))
                    child.tail = beside.text
                    place = element.children.index(child) + 1
                    element.children[place:place] = beside.children
                if child.children:
                    elements.append(child)

    def _patterns(self, text: Strand, first: int) -> Strand:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable(text.start, "brackets in one another")
        for index in range(first, len(_ORDER)):
            needed, pattern = _ORDER[index]
            if needed in text.text:
                text = pattern(self, text, index)
        self.depth -= 1
        return text

    def _left(self, node: Node) -> Strand:
        """The sign that stands for what was taken out."""
        self.nodes.append(node)
        return made(f"\2klzzwxh:{len(self.nodes) - 1}\3", node.span[0])

    def _replaced(
        self, text: Strand, pattern: re.Pattern[str], take: Callable[[re.Match[str]], tuple[Strand | None, int] | None]
    ) -> Strand:
        """The text with what `take` makes of each match. It says what to leave (None: nothing is taken) and where to go on."""
        parts: list[Strand] = []
        done = place = 0
        while found := pattern.search(text.text, place):
            taken = take(found)
            if taken is None:
                place = found.end()
                continue
            left, place = taken
            if left is not None:
                parts += text[done : found.start()], left
                done = place
            place = max(place, found.start() + 1)
        return concatenated([*parts, text[done:]]) if parts else text

    # -------------------------------------------------------- code, escapes, footnotes

    def _code(self, text: Strand, _: int) -> Strand:
        runs = runs_of(text.text)
        starts = {start: number for number, (start, _) in enumerate(runs)}

        def span(start: int) -> tuple[Strand | None, int]:
            number = starts.get(start)
            if number is None:  # within a run, whose first ticks were taken
                number = run_of(runs, start)
            inner, close, size = code_span(runs, number, start)
            if close is None:
                return None, 2 * inner - start  # the host goes on as far behind the ticks as they are many
            words = text[inner:close].strip()
            node = Node("code", words, atomic=True, span=text[start : close + size].span())
            return self._left(node), close + size

        def take(found: re.Match[str]) -> tuple[Strand | None, int]:
            if not found[1]:
                return span(found.start())
            # Two strokes are one that is written out; the ticks after them are not escaped.
            strokes = [made(f"\2{ord(chr(92))}\3", text.at[place]) for place in range(*found.span(), 2)]
            code, end = span(found.end())
            return concatenated([*strokes, code or text[found.end() : end]]), end

        return self._replaced(text, _TICKS, take)

    def _formulas(self, text: Strand, _: int) -> Strand:
        return self._insets(text, _FORMULA, "formula")

    def _icons(self, text: Strand, _: int) -> Strand:
        return self._insets(text, _ICON, "icon")

    def _insets(self, text: Strand, pattern: re.Pattern[str], kind: str) -> Strand:
        """What has no words: its name is in an attribute."""

        def take(found: re.Match[str]) -> tuple[Strand, int]:
            name = named(found) if kind == "formula" else found[1]
            span = text[found.start() : found.end()].span()
            return self._left(
                Node("inset", attributes={"inset": name}, atomic=True, span=span, state=kind)
            ), found.end()

        return self._replaced(text, pattern, take)

    def _escapes(self, text: Strand, _: int) -> Strand:
        def take(found: re.Match[str]) -> tuple[Strand | None, int]:
            if found[1] not in _ESCAPED:
                return None, found.end()
            return made(f"\2{ord(found[1])}\3", text.at[found.start(1)]), found.end()

        return self._replaced(text, _ESCAPE, take)

    def _notes(self, text: Strand, _: int) -> Strand:
        def take(found: re.Match[str]) -> tuple[Strand, int] | None:
            if found[1] not in self.footnotes:
                return None
            node = Node("sup", attributes={"note": found[1]}, span=text[found.start() : found.end()].span())
            return self._left(node), found.end()

        return self._replaced(text, _NOTE, take)

    # -------------------------------------------------------- links and images

    def _links(self, text: Strand, index: int) -> Strand:
        return self._bracketed(text, index, _OPEN, self._inline_target)

    def _references(self, text: Strand, index: int) -> Strand:
        return self._bracketed(text, index, _OPEN, self._labelled)

    def _short(self, text: Strand, index: int) -> Strand:
        return self._bracketed(text, index, _OPEN, self._own_label)

    def _images(self, text: Strand, index: int) -> Strand:
        return self._bracketed(text, index, _OPEN_IMAGE, self._inline_target)

    def _image_references(self, text: Strand, index: int) -> Strand:
        return self._bracketed(text, index, _OPEN_IMAGE, self._labelled)

    def _short_images(self, text: Strand, index: int) -> Strand:
        return self._bracketed(text, index, _OPEN_IMAGE, self._own_label)

    def _bracketed(self, text: Strand, index: int, pattern: re.Pattern[str], target: _Target) -> Strand:
        closing = closings(text.text)

        def take(found: re.Match[str]) -> tuple[Strand | None, int] | None:
            start = found.end()
            close = closing.get(start - 1)
            led = target(text, start, close) if close is not None else None
            if led is None or close is None:
                return None
            node, end = led
            if node is None:
                return None, end
            node.span = text[found.start() : end].span()
            words = text[start:close]
            if pattern is _OPEN_IMAGE:
                node.tag, node.text, node.atomic = "img", words, True
            else:
                node.text = self._patterns(words, index + 1)
            return self._left(node), end

        return self._replaced(text, pattern, take)

    def _inline_target(self, text: Strand, _: int, close: int) -> tuple[Node | None, int] | None:
        found = address_within(text.text, close + 1)
        if found is None:
            return None
        first, last, end = found
        end = end if end >= 0 else len(text) + end  # quotes that do not close: so far the host takes the link
        target = text[first:last].strip()
        return Node("a", target=target if target else Strand("", [text.at[min(close + 1, len(text) - 1)]])), end

    def _labelled(self, text: Strand, start: int, close: int) -> tuple[Node | None, int] | None:
        found = _LABEL.match(text.text, close + 1)
        if not found:
            return None
        name = found[1] or text.text[start:close]
        node = self._defined(name.lower())
        if node is None and not name.startswith("^") and "\2" not in name:
            self.undefined[text.at[start - 1], text.at[found.end() - 1] + 1] = name.strip()
        return node, found.end()

    def _own_label(self, text: Strand, start: int, close: int) -> tuple[Node | None, int] | None:
        return self._defined(text.text[start:close].lower()), close + 1

    def _defined(self, name: str) -> Node | None:
        known = self.references.get(re.sub(r"\s+", " ", name))
        return Node("a", target=known[0], definition=known[1]) if known else None

    # -------------------------------------------------------- signs in angles, entities

    def _autos(self, text: Strand, _: int) -> Strand:
        return self._replaced(text, _AUTO, lambda found: (self._auto(text, found, ""), found.end()))

    def _mails(self, text: Strand, _: int) -> Strand:
        return self._replaced(text, _MAIL, lambda found: (self._auto(text, found, "mailto:"), found.end()))

    def _auto(self, text: Strand, found: re.Match[str], scheme: str) -> Strand:
        words = text[found.start(1) : found.end(1)]
        node = Node("a", words, atomic=True, target=words, span=text[found.start() : found.end()].span())
        node.attributes["auto"] = scheme
        return self._left(node)

    def _breaks(self, text: Strand, _: int) -> Strand:
        def take(found: re.Match[str]) -> tuple[Strand, int]:
            return self._left(Node("br", span=text[found.start() : found.end()].span())), found.end()

        return self._replaced(text, _BREAK, take)

    def _html(self, text: Strand, _: int) -> Strand:
        def take(found: re.Match[str]) -> tuple[Strand, int]:
            raw = text[found.start() : found.end()]
            return self.stash.put(Node("raw", raw, atomic=True, span=raw.span()), raw.start), found.end()

        return self._replaced(text, HTML, take)

    def _entities(self, text: Strand, _: int) -> Strand:
        def take(found: re.Match[str]) -> tuple[Strand, int]:
            raw = text[found.start() : found.end()]
            return self.stash.put(Node("entity", raw, atomic=True, span=raw.span()), raw.start), found.end()

        return self._replaced(text, _ENTITY, take)

    def _spans(self, text: Strand, index: int) -> Strand:
        """Words between two signs: marked, raised, lowered."""
        _, pattern = _SPANS[index - _FIRST_SPAN]

        def take(found: re.Match[str]) -> tuple[Strand, int]:
            node = Node("mark", span=text[found.start() : found.end()].span())
            node.text = self._patterns(text[found.start(1) : found.end(1)], index + 1)
            return self._left(node), found.end()

        return self._replaced(text, pattern, take)

    def _keys(self, text: Strand, _: int) -> Strand:
        def take(found: re.Match[str]) -> tuple[Strand, int]:
            words = Strand(keys(found[1]), text.at[found.start(1) : found.end(1)])
            return self._left(
                Node("kbd", words, atomic=True, span=text[found.start() : found.end()].span())
            ), found.end()

        return self._replaced(text, _KEYS, take)

    # -------------------------------------------------------- the parts

    def _parts(self, text: Strand) -> list[Strand | Node]:
        """What was taken out is put in its place; emphasis becomes elements."""
        edges: list[tuple[int, int, int]] = []
        found, broken = regions(text.text) if "*" in text.text or "_" in text.text else ((), ())
        self.broken += [(text.at[each.start], text.at[each.close] + 1) for each in broken]
        for region in found:
            edges += (region.start, region.inner, 1), (region.close, region.end, -1)
        edges += [(*found.span(), 0) for found in _LEFT.finditer(text.text)] if "\2" in text.text else []
        if not edges:
            return [text]
        levels: list[list[Strand | Node]] = [[]]
        opened: list[int] = []
        done = 0
        for start, end, kind in sorted(edges):
            if done < start:
                levels[-1].append(text[done:start])
            done = end
            if kind > 0:
                levels.append([])
                opened.append(text.at[start])
                if len(levels) > DEEPEST:
                    raise Unreadable(text.at[start], "signs of emphasis in one another")
            elif kind < 0:
                node = Node("em", span=(opened.pop(), text.at[end - 1] + 1))
                fill(node, levels.pop())
                levels[-1].append(node)
            else:
                levels[-1].append(self._put_back(text, start, end))
        return [*levels[0], text[done:]]

    def _put_back(self, text: Strand, start: int, end: int) -> Strand | Node:
        found = _LEFT.match(text.text, start)
        if not found or not found["node"]:
            return text[start:end]
        node = self.nodes[int(found["node"])]
        if node.tag in ("a", "mark") and not node.atomic:
            words, node.text = node.text, EMPTY
            fill(node, self._parts(words))
        elif node.tag != "code":
            node.text = self.plain(node.text)
        if node.target is not None:
            target = self.plain(node.target)
            node.target = target if "auto" in node.attributes else target.strip()
        return node

    def plain(self, text: Strand) -> Strand:
        """The text with what was taken out of it in its place, as it is written."""
        if "\2" not in text.text:
            return text
        parts, done = [], 0
        for found in _LEFT.finditer(text.text):
            parts.append(text[done : found.start()])
            done = found.end()
            if found["letter"]:
                parts.append(Strand(chr(int(found["letter"])), [text.at[found.start()]]))
            elif found["node"]:
                node = self.nodes[int(found["node"])]
                words = self.plain(node.text)
                parts.append(_escaped(words) if node.tag == "code" else words)
        return concatenated([*parts, text[done:]])


_Target = Callable[[Strand, int, int], "tuple[Node | None, int] | None"]

_ORDER: Final[tuple[tuple[str, Callable[[Inline, Strand, int], Strand]], ...]] = (
    ("`", Inline._code),
    ("$", Inline._formulas),
    ("\\", Inline._escapes),
    ("[^", Inline._notes),
    ("[", Inline._references),
    ("](", Inline._links),
    ("![", Inline._images),
    ("![", Inline._image_references),
    ("[", Inline._short),
    ("![", Inline._short_images),
    ("<", Inline._autos),
    ("<", Inline._mails),
    ("  \n", Inline._breaks),
    ("<", Inline._html),
    ("&", Inline._entities),
    (":", Inline._icons),
    ("++", Inline._keys),
    *((sign, Inline._spans) for sign, _ in _SPANS),
)
_FIRST_SPAN: Final = len(_ORDER) - len(_SPANS)


def fill(node: Node, parts: list[Strand | Node]) -> None:
    """Make the parts the element's first content, before what it has already."""
    words: list[list[Strand]] = [[]]
    children: list[Node] = []
    for part in parts:
        if isinstance(part, Node):
            children.append(part)
            words.append([])
        else:
            words[-1].append(part)
    node.text = concatenated(words[0])
    for child, tail in zip(children, words[1:], strict=True):
        child.tail = concatenated([*tail, child.tail]) if child.tail else concatenated(tail)
    node.children[:0] = children


def _escaped(code: Strand) -> Strand:
    """Code in an address or in the words of a picture, as the host leaves it there."""
    parts = [
        made(escape(letter, quote=False), place) if letter in "&<>" else Strand(letter, [place])
        for letter, place in zip(code.text, code.at, strict=True)
    ]
    return concatenated(parts)


def letters(entity: str) -> str:
    """What an entity stands for."""
    return unescape(entity)
