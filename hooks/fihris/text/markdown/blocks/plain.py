"""Paragraphs, headings, rules, quotations, code: blocks that hold no others but a quotation's."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from fihris.text.markdown.nodes import Node
from fihris.text.markdown.stash import PLACEHOLDER
from fihris.text.markdown.strand import Strand, concatenated, joined, made

from .lines import INDENT, detab, loose

if TYPE_CHECKING:
    from . import Blocks

_HEADING: Final = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>(?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*(?:\n|$)")
_UNDERLINED: Final = re.compile(r"^.*?\n(?:=+|-+)[ ]*(\n|$)")
_RULE: Final = re.compile(
    r"^[ ]{0,3}(?=(?P<signs>(-+[ ]{0,2}){3,}|(_+[ ]{0,2}){3,}|(\*+[ ]{0,2}){3,}))(?P=signs)[ ]*$", re.MULTILINE
)
_QUOTE: Final = re.compile(r"(^|\n)[ ]{0,3}>[ ]?(.*)")
_FENCED: Final = re.compile(rf"([\> ]*){PLACEHOLDER.pattern}")


def empty(_reader: Blocks, parent: Node, blocks: list[Strand]) -> bool:
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


def code(reader: Blocks, parent: Node, blocks: list[Strand]) -> bool:
    block = blocks[-1]
    if not block.text.startswith(INDENT):
        return False
    blocks.pop()
    code, rest = detab(_unfenced(reader, block))
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


def _unfenced(reader: Blocks, block: Strand) -> Strand:
    """Fences in a block of code are signs like any other: what was taken out of it is put back."""
    if "\2" not in block.text:
        return block
    lines: list[Strand] = []
    for line in block.lines():
        found = _FENCED.fullmatch(line.text)
        kept = reader.fenced.pop(int(found[2]), None) if found else None
        if found and kept is not None:
            index = len(kept[0]) - len(kept[0].text.lstrip("> \t")) - len(found[1])
            lines.extend(each[index:] for each in kept[:1])
            lines.extend([each[index:] for each in kept[1:-1]] or [kept[0][:0]])
            lines.append(kept[-1][index:])
            reader.stash.nodes[int(found[2])] = None
        else:
            lines.append(line)
    return joined(lines)


def heading(reader: Blocks, parent: Node, blocks: list[Strand]) -> bool:
    block = blocks[-1]
    found = _HEADING.search(block.text) if "#" in block.text else None
    if not found:
        return False
    blocks.pop()
    if before := block[: found.start()]:
        reader.parse(parent, [before])
    heading = parent.add(f"h{len(found['level'])}", block[found.start("header") : found.end("header")].strip())
    heading.span = block[found.start("level") : found.end()].rstrip("\n").span()
    if after := block[found.end() :]:
        blocks.append(loose(after, 1) if reader.in_state("looselist") else after)
    return True


def underlined(_reader: Blocks, parent: Node, blocks: list[Strand]) -> bool:
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


def rule(reader: Blocks, parent: Node, blocks: list[Strand]) -> bool:
    block = blocks[-1]
    found = _RULE.search(block.text)
    if not found:
        return False
    blocks.pop()
    if before := block[: found.start()].rstrip("\n"):
        reader.parse(parent, [before])
    parent.add("hr").span = block[found.start() : found.end()].span()
    if after := block[found.end() :].lstrip("\n"):
        blocks.append(after)
    return True


def quote(reader: Blocks, parent: Node, blocks: list[Strand]) -> bool:
    block = blocks[-1]
    found = _QUOTE.search(block.text) if ">" in block.text else None
    if not found:
        return False
    blocks.pop()
    reader.parse(parent, [block[: found.start()]])
    quoted = block[found.start() :]
    last = parent.last
    quote = last if last is not None and last.tag == "blockquote" else parent.add("blockquote")
    inside = quoted.lstrip("\n").span()
    quote.span = (quote.span[0] if quote.children else inside[0]), inside[1]
    reader.state.append("blockquote")
    reader.chunk(quote, joined([_unquoted(line) for line in quoted.lines()]))
    reader.state.pop()
    return True


def paragraph(reader: Blocks, parent: Node, blocks: list[Strand]) -> bool:
    block = blocks.pop()
    if not block.text.strip():
        return True
    if not reader.in_state("list"):
        parent.add("p", block.lstrip())
    elif parent.last is not None:
        parent.last.tail = concatenated([parent.last.tail, made("\n", block.start), block])
    elif parent.text:
        parent.text = concatenated([parent.text, made("\n", block.start), block])
    else:
        parent.text = block.lstrip()
    return True


def _unquoted(line: Strand) -> Strand:
    if line.text.strip() == ">":
        return line[len(line) :]
    found = _QUOTE.match(line.text)
    return line[found.start(2) : found.end(2)] if found else line
