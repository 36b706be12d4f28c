"""Lists and definitions of terms, and what is indented below their items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fihris.text.markdown.nodes import Node
from fihris.text.markdown.strand import EMPTY, Strand, concatenated, joined, made

from .lines import INDENT, TAB_WIDTH, detab, loose

if TYPE_CHECKING:
    from . import Blocks

_LEVELS: Final = re.compile(r"^(([ ]{4})+)")
_ORDERED: Final = re.compile(r"^[ ]{0,3}\d+\.[ ]+(.*)")
_UNORDERED: Final = re.compile(r"^[ ]{0,3}[*+-][ ]+(.*)")
_ITEM: Final = re.compile(r"^[ ]{0,3}((\d+\.)|[*+-])[ ]+(.*)")
_ITEM_WITHIN: Final = re.compile(r"^[ ]{4,7}((\d+\.)|[*+-])[ ]+.*")
_DEFINITION: Final = re.compile(r"(^|\n)[ ]{0,3}:[ ]{1,3}(.*?)(\n|$)")
_NOT_INDENTED: Final = re.compile(r"^[ ]{0,3}[^ :]")
LISTS: Final = ("ul", "ol")


def indented(
    reader: Blocks, parent: Node, blocks: list[Strand], items: tuple[str, ...], lists: tuple[str, ...]
) -> bool:
    block, last = blocks[-1], parent.last
    if not block.text.startswith(INDENT) or reader.in_state("detabbed"):
        return False
    if parent.tag not in items and not (last is not None and last.tag in lists):
        return False
    blocks.pop()
    level, sibling = _level(reader, parent, block, items, lists)
    block = loose(block, level)
    reader.state.append("detabbed")
    if parent.tag in items:
        if last is not None and last.tag in lists:
            reader.parse(last, [block])
        else:
            reader.parse(parent, [block])
    elif sibling.tag in items:
        reader.parse(sibling, [block])
    elif sibling.last is not None and sibling.last.tag in items:
        if sibling.last.text:
            wrap_text(sibling.last)
        reader.chunk(sibling.last, block)
    else:
        reader.parse(sibling.add("li" if items == ("li",) else "dd"), [block])
    reader.state.pop()
    return True


def _level(
    reader: Blocks, parent: Node, block: Strand, items: tuple[str, ...], lists: tuple[str, ...]
) -> tuple[int, Node]:
    found = _LEVELS.match(block.text)
    indent = len(found[1]) // TAB_WIDTH if found else 0
    level = 1 if reader.in_state("list") else 0
    while indent > level:
        child = parent.last
        if child is None or child.tag not in (*lists, *items):
            break
        level += child.tag in lists
        parent = child
    return level, parent


def listed(reader: Blocks, parent: Node, blocks: list[Strand], tag: str) -> bool:
    if not (_ORDERED if tag == "ol" else _UNORDERED).match(blocks[-1].text):
        return False
    items = _items(blocks.pop())
    last = parent.last
    if last is not None and last.tag in LISTS:
        made_list = last
        before = made_list.last
        if before is not None:
            if before.text:
                wrap_text(before)
            if before.last is not None and before.last.tail:
                before.add("p", before.last.tail.lstrip())
                before.children[-2].tail = EMPTY
        item = made_list.add("li")
        reader.state.append("looselist")
        first = items.pop(0)
        item.span = first.span()
        reader.parse(item, [first])
        reader.state.pop()
    else:
        made_list = parent if parent.tag in LISTS else parent.add(tag)
    reader.state.append("list")
    for each in items:
        if each.text.startswith(INDENT) and made_list.last is not None:
            reader.parse(made_list.last, [each])
        else:
            item = made_list.add("li")
            item.span = each.span()
            reader.parse(item, [each])
    reader.state.pop()
    return True


def definition(reader: Blocks, parent: Node, blocks: list[Strand]) -> bool:
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
    reader.state.append(state)
    reader.parse(made_list.add("dd"), [content])
    reader.state.pop()
    if rest:
        blocks.append(rest)
    return True


def _items(block: Strand) -> list[Strand]:
    """The items of a list: the words of each, with the lines that follow it."""
    items: list[list[Strand]] = []
    for line in block.lines():
        if found := _ITEM.match(line.text):
            items.append([line[found.start(3) : found.end(3)]])
        elif _ITEM_WITHIN.match(line.text) and not items[-1][0].text.startswith(INDENT):
            items.append([line])
        else:
            items[-1].append(line)
    return [joined(lines) for lines in items]


def wrap_text(item: Node) -> None:
    """An item that goes on with a paragraph begins with one."""
    text, item.text = item.text, EMPTY
    item.children.insert(0, Node("p", text, span=text.span()))
