"""Blocks of a text: Python-Markdown's block parser with the site's extensions, each line with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import Final

from .html import PLACEHOLDER, Stash
from .nodes import DEEPEST, Node, Unreadable
from .spans import TAB, TABS
from .strand import EMPTY, Strand, concatenated, joined, made

_TAB: Final = 4
_INDENT: Final = " " * _TAB
_LEVELS: Final = re.compile(r"^(([ ]{4})+)")
_HEADING: Final = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>(?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*(?:\n|$)")
_UNDERLINED: Final = re.compile(r"^.*?\n(?:=+|-+)[ ]*(\n|$)")
_RULE: Final = re.compile(
    r"^[ ]{0,3}(?=(?P<signs>(-+[ ]{0,2}){3,}|(_+[ ]{0,2}){3,}|(\*+[ ]{0,2}){3,}))(?P=signs)[ ]*$", re.MULTILINE
)
_ORDERED: Final = re.compile(r"^[ ]{0,3}\d+\.[ ]+(.*)")
_UNORDERED: Final = re.compile(r"^[ ]{0,3}[*+-][ ]+(.*)")
_ITEM: Final = re.compile(r"^[ ]{0,3}((\d+\.)|[*+-])[ ]+(.*)")
_ITEM_WITHIN: Final = re.compile(r"^[ ]{4,7}((\d+\.)|[*+-])[ ]+.*")
_QUOTE: Final = re.compile(r"(^|\n)[ ]{0,3}>[ ]?(.*)")
_REFERENCE: Final = re.compile(
    r"^[ ]{0,3}\[([^\[\]]*)\]:[ ]*(?:\n[ ]*)?([^\s]+)[ ]*(?:\n[ ]*)?(([\"'])(.*)\4[ ]*|\((.*)\)[ ]*)?$", re.MULTILINE
)
_ABBREVIATION: Final = re.compile(r"^[*]\[(?P<abbr>[^\\]*?)\][ ]?:[ ]*\n?[ ]*(?P<title>.*)$", re.MULTILINE)
_FOOTNOTE: Final = re.compile(r"^[ ]{0,3}\[\^([^\]]*)\]:[ ]*(.*)$", re.MULTILINE)
_DEFINITION: Final = re.compile(r"(^|\n)[ ]{0,3}:[ ]{1,3}(.*?)(\n|$)")
_NOT_INDENTED: Final = re.compile(r"^[ ]{0,3}[^ :]")
_ADMONITION: Final = re.compile(r"(?:^|\n)!!! ?([\w\-]+(?: +[\w\-]+)*)(?: +\"(.*?)\")? *(?:\n|$)")
_DETAILS: Final = re.compile(
    r"(?:^|\n)\?{3}(\+)? ?(?:([\w\-]+(?: +[\w\-]+)*?)?(?: +\"(.*?)\")|([\w\-]+(?: +[\w\-]+)*?)) *(?:\n|$)"
)
_HEADING_IN_TITLE: Final = re.compile(r"^(?P<level>#{1,6})(?P<header>(?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*$")
_PIPES: Final = re.compile(r"(?:(\\\\)|(\\`+)|(`+)|(\\\|)|(\|))")
_END_BORDER: Final = re.compile(r"(?<!\\)(?:\\\\)*\|$")
_FENCED: Final = re.compile(rf"([\> ]*){PLACEHOLDER.pattern}")
_LISTS: Final = ("ul", "ol")
_LISTS_AND_DEFINITIONS: Final = ("dl", "ol", "ul")


class Blocks:
    """Reads the blocks below `root`. Definitions of links, footnotes and abbreviations are kept beside them."""

    def __init__(self, stash: Stash, fenced: dict[int, list[Strand]]) -> None:
        self.stash = stash
        self.fenced = fenced
        """The lines of each fenced block that was put aside: where it stands in code it is none."""
        self.root = Node("div")
        self.references: dict[str, tuple[Strand, tuple[int, int]]] = {}
        self.footnotes: dict[str, tuple[Strand, tuple[int, int]]] = {}
        self.abbreviations: dict[str, tuple[str, tuple[int, int]]] = {}
        self.surplus: list[tuple[int, int]] = []
        """The cells of tables that no column of the head stands over, and that the host drops."""
        self.state: list[str] = []
        self.depth = self.place = 0
        self.processors: tuple[Callable[[Node, list[Strand]], bool], ...] = (
            lambda parent, blocks: self._boxed(parent, blocks, "div"),
            self._element,
            lambda parent, blocks: self._boxed(parent, blocks, "details"),
            self._empty,
            lambda parent, blocks: self._indented(parent, blocks, ("li",), _LISTS),
            lambda parent, blocks: self._indented(parent, blocks, ("dd", "li"), _LISTS_AND_DEFINITIONS),
            self._code,
            self._table,
            self._heading,
            self._underlined,
            self._rule,
            lambda parent, blocks: self._list(parent, blocks, "ol"),
            lambda parent, blocks: self._list(parent, blocks, "ul"),
            self._definition,
            self._quote,
            self._footnote,
            self._abbreviation,
            self._reference,
            self._paragraph,
        )

    def chunk(self, parent: Node, text: Strand) -> None:
        self.parse(parent, text.split("\n\n"))

    def parse(self, parent: Node, blocks: list[Strand]) -> None:
        """Read blocks into `parent`. Each call is a step down, and they are counted."""
        self.depth += 1
        self.place = next((block.start for block in blocks if block.text.strip()), self.place)
        if self.depth > DEEPEST:
            raise Unreadable(self.place, "blocks in one another")
        blocks.reverse()  # the next one is taken from the end, which costs nothing
        while blocks:
            for processor in self.processors:
                if processor(parent, blocks):
                    break
        self.depth -= 1

    def _in_state(self, state: str) -> bool:
        return bool(self.state) and self.state[-1] == state

    # -------------------------------------------------------- boxes: admonitions, details, elements of HTML

    def _boxed(self, parent: Node, blocks: list[Strand], tag: str) -> bool:
        block = blocks[-1]
        found = _head(block.text, tag)
        if found is None:
            if not block.text.startswith(_INDENT):
                return False
            box, inner, rest = self._continuation(parent, block, tag)
            if box is None:
                return False
            blocks.pop()
            if box.tag in ("li", "dd") and box.text:
                _wrap_text(box)
        else:
            blocks.pop()
            if found.start() > 0:
                self.parse(parent, [block[: found.start()]])
            inner, rest = detab(block[found.end() :])
            box = self._box(parent, block, found, tag)
        self.chunk(box, inner)
        if rest:
            blocks.append(rest)
        return True

    def _box(self, parent: Node, block: Strand, found: re.Match[str], tag: str) -> Node:
        number = 3 if found.re is _DETAILS else 2
        kind = TABS if found.re is TAB else (found[1] if tag == "div" else found[4] or found[2] or "").lower()
        box = parent.add(tag, of={"class": f"admonition {kind}" if tag == "div" else kind})
        box.span = block[found.start() : found.end()].strip("\n").span()
        title = block[found.start(number) : found.end(number)] if found[number] is not None else None
        if title is None:
            word = re.sub(" +", " ", kind).split(" ")[0].capitalize()
            title = made(word, box.span[0])
        if tag == "div":
            if title:
                box.add("p", title, of={"class": "admonition-title"})
            return box
        heading = _HEADING_IN_TITLE.match(title.text)
        summary = box.add("summary", EMPTY if heading else title)
        summary.span = title.span()
        if heading:
            summary.add(f"h{len(heading['level'])}", title[heading.start("header") : heading.end("header")].strip())
        return box

    def _continuation(self, parent: Node, block: Strand, tag: str) -> tuple[Node | None, Strand, Strand]:
        """The box that an indented block goes on with, the block's content and what follows it."""
        box: Node | None = parent.last
        if box is None or box.tag != tag or (tag == "div" and "admonition" not in (box.attributes.get("class") or "")):
            return None, block, EMPTY
        last, indent, looked = box.last, 0, block
        while last is not None:
            if box is not None and looked.text.startswith(_INDENT * 2) and last.tag in ("ul", "ol", "dl"):
                box = last.last
                last = box.last if box is not None else None
                looked, indent = looked[_TAB:], indent + _TAB
            else:
                last = None
        if box is None or not looked.text.startswith(_INDENT):
            return None, block, EMPTY
        return box, *detab(block, indent + _TAB)

    def _element(self, parent: Node, blocks: list[Strand]) -> bool:
        found = PLACEHOLDER.match(blocks[-1].text)
        node = self.stash.nodes[int(found[1])] if found else None
        if found is None or node is None or node.state is None:
            return False
        block = blocks.pop()
        parent.children.append(node)
        self._content(node)
        self.stash.nodes[int(found[1])] = None
        if rest := block[found.end() :]:
            blocks.append(rest)
        return True

    def _content(self, element: Node) -> None:
        state, element.state = element.state, None
        if state == "block":
            text, element.text = element.text.rstrip("\n"), EMPTY
            if text:
                self.chunk(element, text)
        elif state == "span":
            text, element.text = element.text, EMPTY
            done, last = 0, None
            for found in PLACEHOLDER.finditer(text.text):
                node = self.stash.nodes[int(found[1])]
                before = text[done : found.start()]
                if last is None:
                    element.text = element.text + before
                else:
                    last.tail = last.tail + before
                if node is not None and node.state is not None:
                    element.children.append(node)
                    self._content(node)
                    self.stash.nodes[int(found[1])] = None
                    last = node
                done = found.start()
            if last is None:
                element.text = element.text + text[done:]
            else:
                last.tail = last.tail + text[done:]
        else:
            element.atomic = True

    # -------------------------------------------------------- nothing, code

    def _empty(self, parent: Node, blocks: list[Strand]) -> bool:
        block = blocks[-1]
        if block.text and not block.text.startswith("\n"):
            return False
        blocks.pop()
        if len(block) > 1:
            blocks.append(block[1:])
        last = parent.last
        if last is not None and last.tag == "pre" and last.state == "code":
            last.pieces.append(made("\n" if block else "\n\n", last.span[1]))
        return True

    def _code(self, parent: Node, blocks: list[Strand]) -> bool:
        block = blocks[-1]
        if not block.text.startswith(_INDENT):
            return False
        blocks.pop()
        code, rest = detab(self._unfenced(block))
        code = code.rstrip()
        last = parent.last
        if last is not None and last.tag == "pre" and last.state == "code":
            last.pieces += made("\n", code.start), code, made("\n", code.end)
            last.span = last.span[0], code.end
        else:
            pre = parent.add("pre")
            pre.pieces += code, made("\n", code.end)
            pre.atomic, pre.state = True, "code"
            pre.span = block.start, code.end or block.end
        if rest:
            blocks.append(rest)
        return True

    def _unfenced(self, block: Strand) -> Strand:
        """Fences in a block of code are signs like any other: what was taken out of it is put back."""
        if "\2" not in block.text:
            return block
        lines: list[Strand] = []
        for line in block.lines():
            found = _FENCED.fullmatch(line.text)
            kept = self.fenced.pop(int(found[2]), None) if found else None
            if found and kept is not None:
                index = len(kept[0]) - len(kept[0].text.lstrip("> \t")) - len(found[1])
                lines.extend(each[index:] for each in kept[:1])
                lines.extend([each[index:] for each in kept[1:-1]] or [kept[0][:0]])
                lines.append(kept[-1][index:])
                self.stash.nodes[int(found[2])] = None
            else:
                lines.append(line)
        return joined(lines)

    # -------------------------------------------------------- lists

    def _indented(self, parent: Node, blocks: list[Strand], items: tuple[str, ...], lists: tuple[str, ...]) -> bool:
        block, last = blocks[-1], parent.last
        if not block.text.startswith(_INDENT) or self._in_state("detabbed"):
            return False
        if parent.tag not in items and not (last is not None and last.tag in lists):
            return False
        blocks.pop()
        level, sibling = self._level(parent, block, items, lists)
        block = loose(block, level)
        self.state.append("detabbed")
        if parent.tag in items:
            if last is not None and last.tag in lists:
                self.parse(last, [block])
            else:
                self.parse(parent, [block])
        elif sibling.tag in items:
            self.parse(sibling, [block])
        elif sibling.last is not None and sibling.last.tag in items:
            if sibling.last.text:
                _wrap_text(sibling.last)
            self.chunk(sibling.last, block)
        else:
            self.parse(sibling.add("li" if items == ("li",) else "dd"), [block])
        self.state.pop()
        return True

    def _level(self, parent: Node, block: Strand, items: tuple[str, ...], lists: tuple[str, ...]) -> tuple[int, Node]:
        found = _LEVELS.match(block.text)
        indent = len(found[1]) // _TAB if found else 0
        level = 1 if self._in_state("list") else 0
        while indent > level:
            child = parent.last
            if child is None or child.tag not in (*lists, *items):
                break
            level += child.tag in lists
            parent = child
        return level, parent

    def _list(self, parent: Node, blocks: list[Strand], tag: str) -> bool:
        if not (_ORDERED if tag == "ol" else _UNORDERED).match(blocks[-1].text):
            return False
        items = _items(blocks.pop())
        last = parent.last
        if last is not None and last.tag in _LISTS:
            made_list = last
            before = made_list.last
            if before is not None:
                if before.text:
                    _wrap_text(before)
                if before.last is not None and before.last.tail:
                    before.add("p", before.last.tail.lstrip())
                    before.children[-2].tail = EMPTY
            item = made_list.add("li")
            self.state.append("looselist")
            first = items.pop(0)
            item.span = first.span()
            self.parse(item, [first])
            self.state.pop()
        else:
            made_list = parent if parent.tag in _LISTS else parent.add(tag)
        self.state.append("list")
        for each in items:
            if each.text.startswith(_INDENT) and made_list.last is not None:
                self.parse(made_list.last, [each])
            else:
                item = made_list.add("li")
                item.span = each.span()
                self.parse(item, [each])
        self.state.pop()
        return True

    def _definition(self, parent: Node, blocks: list[Strand]) -> bool:
        block = blocks[-1]
        found = _DEFINITION.search(block.text) if ":" in block.text else None
        if not found:
            return False
        terms = [term.strip() for term in block[: found.start()].lines() if term.text.strip()]
        last = parent.last
        if not terms and last is None:
            return False
        blocks.pop()
        after = block[found.end() :]
        below, rest = (after, EMPTY) if _NOT_INDENTED.match(after.text) else detab(after)
        head = block[found.start(2) : found.end(2)]
        content = concatenated([head, made("\n", head.end or found.start()), below]) if below else head
        state = "list"
        if not terms and last is not None and last.tag == "p":
            state = "looselist"
            terms = last.text.lines()
            parent.children.pop()
            last = parent.last
        if last is not None and last.tag == "dl":
            made_list = last
            if not terms and made_list.last is not None and made_list.last.tag == "dd" and made_list.last.children:
                state = "looselist"
        else:
            made_list = parent.add("dl")
        for term in terms:
            made_list.add("dt", term)
        self.state.append(state)
        self.parse(made_list.add("dd"), [content])
        self.state.pop()
        if rest:
            blocks.append(rest)
        return True

    # -------------------------------------------------------- tables

    def _table(self, parent: Node, blocks: list[Strand]) -> bool:
        block = blocks[-1]
        if "|" not in block.text or "\n" not in block.text:
            return False
        header, second = (row.strip(" ") for row, _ in islice(block.each_line(), 2))
        border = header.text.startswith("|") or bool(_END_BORDER.search(header.text))
        names = _cells(header, border=border)
        delimiters = _cells(second, border=border)
        if len(delimiters) != len(names) or not set("".join(each.text for each in delimiters)) <= set("|:- "):
            return False
        if len(names) == 1 and not border:
            return False
        rows = [row.strip(" ") for row in block.lines()]
        if len(names) == 1 and not all(row.text.startswith("|") or _END_BORDER.search(row.text) for row in rows[1:]):
            return False
        blocks.pop()
        table = parent.add("table")
        table.span = block.span()
        for number, row in enumerate((header, *rows[2:])):
            line = table.add("tr")
            line.span = row.span()
            cells = [cell.strip(" ") for cell in _cells(row, border=border)]
            for index in range(len(names)):
                line.add("td" if number else "th", cells[index] if index < len(cells) else EMPTY)
            if dropped := [cell for cell in cells[len(names) :] if cell]:
                self.surplus.append((dropped[0].start, dropped[-1].end))
        return True

    # -------------------------------------------------------- headings, rules, quotations

    def _heading(self, parent: Node, blocks: list[Strand]) -> bool:
        block = blocks[-1]
        found = _HEADING.search(block.text) if "#" in block.text else None
        if not found:
            return False
        blocks.pop()
        if before := block[: found.start()]:
            self.parse(parent, [before])
        heading = parent.add(f"h{len(found['level'])}", block[found.start("header") : found.end("header")].strip())
        heading.span = block[found.start("level") : found.end()].rstrip("\n").span()
        if after := block[found.end() :]:
            blocks.append(loose(after, 1) if self._in_state("looselist") else after)
        return True

    def _underlined(self, parent: Node, blocks: list[Strand]) -> bool:
        block = blocks[-1]
        if "\n" not in block.text or not _UNDERLINED.match(block.text):
            return False
        blocks.pop()
        (words, _), (line, rest) = islice(block.each_line(), 2)
        heading = parent.add("h1" if line.text.startswith("=") else "h2", words.strip())
        heading.span = words.start, line.end
        if rest >= 0:
            blocks.append(block[rest:])
        return True

    def _rule(self, parent: Node, blocks: list[Strand]) -> bool:
        block = blocks[-1]
        found = _RULE.search(block.text)
        if not found:
            return False
        blocks.pop()
        if before := block[: found.start()].rstrip("\n"):
            self.parse(parent, [before])
        parent.add("hr").span = block[found.start() : found.end()].span()
        if after := block[found.end() :].lstrip("\n"):
            blocks.append(after)
        return True

    def _quote(self, parent: Node, blocks: list[Strand]) -> bool:
        block = blocks[-1]
        found = _QUOTE.search(block.text) if ">" in block.text else None
        if not found:
            return False
        blocks.pop()
        self.parse(parent, [block[: found.start()]])
        quoted = block[found.start() :]
        last = parent.last
        quote = last if last is not None and last.tag == "blockquote" else parent.add("blockquote")
        inside = quoted.lstrip("\n").span()
        quote.span = (quote.span[0] if quote.children else inside[0]), inside[1]
        self.state.append("blockquote")
        self.chunk(quote, joined([_unquoted(line) for line in quoted.lines()]))
        self.state.pop()
        return True

    # -------------------------------------------------------- definitions

    def _footnote(self, _: Node, blocks: list[Strand]) -> bool:
        block = blocks[-1]
        found = _FOOTNOTE.search(block.text) if "[^" in block.text else None
        if not found:
            return False
        blocks.pop()
        before = block[: found.start()]
        for other in _FOOTNOTE.finditer(block.text, found.end()):
            if block.text[found.end() : other.start()].strip("\n"):
                break
            self._note(found[1], block[found.start(2) : found.end(2)].rstrip(), block[found.start() : found.end()])
            found = other
        parts = [block[found.start(2) : found.end(2)]]
        rest = block[found.end() :].lstrip("\n")
        other_found = _FOOTNOTE.search(rest.text)
        if other_found:
            parts[0] = joined([parts[0], loose(rest[: other_found.start()].rstrip("\n"), 1)]).lstrip("\n")
            blocks.append(rest[other_found.start() :])
        else:
            parts[0] = joined([parts[0], loose(rest, 1)]).strip("\n")
            while blocks and blocks[-1].text.startswith(_INDENT):
                tabbed = blocks.pop()
                if inner := _FOOTNOTE.search(tabbed.text):
                    parts.append(loose(tabbed[: inner.start()].rstrip("\n"), 1))
                    blocks.append(tabbed[inner.start() :])
                    break
                parts.append(loose(tabbed, 1))
        self._note(found[1], joined(parts, "\n\n").rstrip(), block[found.start() : found.end()])
        if before.text.strip():
            blocks.append(before.rstrip("\n"))
        return True

    def _note(self, name: str, text: Strand, head: Strand) -> None:
        self.footnotes[name] = text, (head.lstrip(" \n").start, max(head.end, text.end))

    def _abbreviation(self, _: Node, blocks: list[Strand]) -> bool:
        block = blocks[-1]
        found = _ABBREVIATION.search(block.text) if "*[" in block.text else None
        if not found or not found["abbr"].strip() or not found["title"].strip():
            return False
        blocks.pop()
        name, title = found["abbr"].strip(), found["title"].strip()
        if title in ("''", '""'):
            self.abbreviations.pop(name, None)
        else:
            self.abbreviations[name] = title, block[found.start() : found.end()].span()
        _around(block, found.start(), found.end(), blocks)
        return True

    def _reference(self, _: Node, blocks: list[Strand]) -> bool:
        block = blocks[-1]
        found = _REFERENCE.search(block.text) if "]:" in block.text else None
        if not found:
            return False
        blocks.pop()
        start = end = found.start()
        for each in _REFERENCE.finditer(block.text, start):
            if each.start() > start and (block.text[end : each.start()].strip("\n") or "\n" in each.group()):
                break
            target = block[each.start(2) : each.end(2)].lstrip("<").rstrip(">")
            self.references[each[1].strip().lower()] = target, block[each.start() : each.end()].span()
            end = each.end()
        _around(block, start, end, blocks)
        return True

    def _paragraph(self, parent: Node, blocks: list[Strand]) -> bool:
        block = blocks.pop()
        if not block.text.strip():
            return True
        if not self._in_state("list"):
            parent.add("p", block.lstrip())
        elif parent.last is not None:
            parent.last.tail = concatenated([parent.last.tail, made("\n", block.start), block])
        elif parent.text:
            parent.text = concatenated([parent.text, made("\n", block.start), block])
        else:
            parent.text = block.lstrip()
        return True


def _head(text: str, tag: str) -> re.Match[str] | None:
    """The first head of a box in a block: of a div, or of a fold or tab, which is one too."""
    if tag == "div":
        return _ADMONITION.search(text) if "!!!" in text else None
    found = [_DETAILS.search(text) if "???" in text else None, TAB.search(text) if "===" in text else None]
    return min((each for each in found if each), key=lambda each: each.start(), default=None)


def detab(text: Strand, width: int = _TAB) -> tuple[Strand, Strand]:
    """The lines that are indented so far, without that, and the rest."""
    indent, kept, rest = " " * width, [], 0
    for line, place in text.each_line():
        if line.text.startswith(indent):
            kept.append(line[width:])
        elif not line.text.strip():
            kept.append(line[len(line) :])
        else:
            break
        rest = place
    return joined(kept), text[rest:] if rest >= 0 else EMPTY


def loose(text: Strand, level: int) -> Strand:
    """The text with so many steps of indent taken away where a line has them."""
    width = _TAB * level
    if not width or " " * width not in text.text:
        return text
    return joined([line[width:] if line.text.startswith(" " * width) else line for line in text.lines()])


def _wrap_text(item: Node) -> None:
    """An item that goes on with a paragraph begins with one."""
    text, item.text = item.text, EMPTY
    item.children.insert(0, Node("p", text, span=text.span()))


def _items(block: Strand) -> list[Strand]:
    """The items of a list: the words of each, with the lines that follow it."""
    items: list[list[Strand]] = []
    for line in block.lines():
        if found := _ITEM.match(line.text):
            items.append([line[found.start(3) : found.end(3)]])
        elif _ITEM_WITHIN.match(line.text) and not items[-1][0].text.startswith(_INDENT):
            items.append([line])
        else:
            items[-1].append(line)
    return [joined(lines) for lines in items]


def _unquoted(line: Strand) -> Strand:
    if line.text.strip() == ">":
        return line[len(line) :]
    found = _QUOTE.match(line.text)
    return line[found.start(2) : found.end(2)] if found else line


def _around(block: Strand, start: int, end: int, blocks: list[Strand]) -> None:
    """What stands before and after a definition is read next."""
    if (after := block[end:]).text.strip():
        blocks.append(after.lstrip("\n"))
    if (before := block[:start]).text.strip():
        blocks.append(before.rstrip("\n"))


def _cells(row: Strand, *, border: bool) -> list[Strand]:
    """The cells of a row of a table; a bar in code parts none."""
    if border:
        if row.text.startswith("|"):
            row = row[1:]
        if end := _END_BORDER.search(row.text):
            row = row[: end.start()]
    pipes: list[int] = []
    ticks: list[tuple[int, int, int, int]] = []  # how many, where they begin and end, whether the first is escaped
    for found in _PIPES.finditer(row.text):
        if found[2]:
            ticks.append((len(found[2]) - 1, found.start(), found.end() - 1, 1))
        elif found[3]:
            ticks.append((len(found[3]), found.start(), found.end() - 1, 0))
        elif found[5]:
            pipes.append(found.start())
    made_cells, done = [], 0
    code = _code_of_row(ticks)
    for pipe in pipes:
        if not any(start <= pipe <= end for start, end in code):
            made_cells.append(row[done:pipe])
            done = pipe + 1
    return [*made_cells, row[done:]]


def _code_of_row(ticks: list[tuple[int, int, int, int]]) -> list[tuple[int, int]]:
    """Where code stands in a row: from ticks to the next of as many."""
    code, place = [], 0
    while place < len(ticks):
        size = ticks[place][0] - ticks[place][3]
        other = next((index for index in range(place + 1, len(ticks)) if size and ticks[index][0] == size), None)
        if other is None:
            place += 1
        else:
            code.append((ticks[place][1], ticks[other][2]))
            place = other + 1
    return code
