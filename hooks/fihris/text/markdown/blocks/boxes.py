"""Boxes: admonitions, folds, tabs, and elements of HTML whose content is Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fihris.text import boxes
from fihris.text.markdown.nodes import Node
from fihris.text.markdown.spans import TAB, TABS
from fihris.text.markdown.stash import PLACEHOLDER
from fihris.text.markdown.strand import EMPTY, Strand, made

from .lines import INDENT, TAB_WIDTH, detab
from .lists import wrap_text

if TYPE_CHECKING:
    from . import Blocks

_ADMONITION: Final = re.compile(r"(?:^|\n)!!! ?([\w\-]+(?: +[\w\-]+)*)(?: +\"(.*?)\")? *(?:\n|$)")
_DETAILS: Final = re.compile(
    r"(?:^|\n)\?{3}(\+)? ?(?:([\w\-]+(?: +[\w\-]+)*?)?(?: +\"(.*?)\")|([\w\-]+(?: +[\w\-]+)*?)) *(?:\n|$)"
)
_HEADING_IN_TITLE: Final = re.compile(r"^(?P<level>#{1,6})(?P<header>(?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*$")


def boxed(reader: Blocks, parent: Node, blocks: list[Strand], tag: str) -> bool:
    block = blocks[-1]
    found = _head(block.text, tag)
    if found is None:
        if not block.text.startswith(INDENT):
            return False
        box, inner, rest = _continuation(parent, block, tag)
        if box is None:
            return False
        blocks.pop()
        if box.tag in ("li", "dd") and box.text:
            wrap_text(box)
    else:
        blocks.pop()
        if found.start() > 0:
            reader.parse(parent, [block[: found.start()]])
        inner, rest = detab(block[found.end() :])
        box = _box(reader, parent, block, found, tag)
    reader.chunk(box, inner)
    if rest:
        blocks.append(rest)
    return True


def _box(reader: Blocks, parent: Node, block: Strand, found: re.Match[str], tag: str) -> Node:
    number = 3 if found.re is _DETAILS else 2
    kind = TABS if found.re is TAB else (found[1] if tag == "div" else found[4] or found[2] or "").lower()
    box = parent.add(tag, of={"class": f"admonition {kind}" if tag == "div" else kind})
    box.span = block[found.start() : found.end()].strip("\n").span()
    title = block[found.start(number) : found.end(number)] if found[number] is not None else None
    title = _titled(title, kind, box.span[0], reader.lang)
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


def _titled(title: Strand | None, kind: str, place: int, lang: str) -> Strand:
    """What stands over a box: without a title of its own, its kind's word in the page's language, as the page has it (`render/dialect.py`)."""
    name = re.sub(" +", " ", kind).split(" ")[0]
    known = boxes.kind(name) if lang else None
    if title is not None and (known is None or title.text != name.capitalize()):
        return title
    return made(boxes.title(known, lang) if known else name.capitalize(), place)


def _continuation(parent: Node, block: Strand, tag: str) -> tuple[Node | None, Strand, Strand]:
    """The box that an indented block goes on with, the block's content and what follows it."""
    box: Node | None = parent.last
    if box is None or box.tag != tag or (tag == "div" and "admonition" not in (box.attributes.get("class") or "")):
        return None, block, EMPTY
    indent = TAB_WIDTH
    while (last := box.last) and last.tag in ("ul", "ol", "dl") and block.text.startswith(" " * (indent + TAB_WIDTH)):
        box, indent = last.children[-1], indent + TAB_WIDTH
    return box, *detab(block, indent)


def element(reader: Blocks, parent: Node, blocks: list[Strand]) -> bool:
    found = PLACEHOLDER.match(blocks[-1].text)
    node = reader.stash.nodes[int(found[1])] if found else None
    if found is None or node is None or node.state is None:
        return False
    block = blocks.pop()
    parent.children.append(node)
    _content(reader, node)
    reader.stash.nodes[int(found[1])] = None
    if rest := block[found.end() :]:
        blocks.append(rest)
    return True


def _content(reader: Blocks, element: Node) -> None:
    state, element.state = element.state, None
    if state == "block":
        text, element.text = element.text.rstrip("\n"), EMPTY
        if text:
            reader.chunk(element, text)
    elif state == "span":
        text, element.text = element.text, EMPTY
        done, last = 0, None
        for found in PLACEHOLDER.finditer(text.text):
            node = reader.stash.nodes[int(found[1])]
            before = text[done : found.start()]
            if last is None:
                element.text = element.text + before
            else:
                last.tail = last.tail + before
            if node is not None and node.state is not None:
                element.children.append(node)
                _content(reader, node)
                reader.stash.nodes[int(found[1])] = None
                last = node
            done = found.start()
        if last is None:
            element.text = element.text + text[done:]
        else:
            last.tail = last.tail + text[done:]
    else:
        element.atomic = True


def _head(text: str, tag: str) -> re.Match[str] | None:
    """The first head of a box in a block: of a div, or of a fold or tab, which is one too."""
    if tag == "div":
        return _ADMONITION.search(text) if "!!!" in text else None
    found = [_DETAILS.search(text) if "???" in text else None, TAB.search(text) if "===" in text else None]
    return min((each for each in found if each), key=lambda each: each.start(), default=None)
