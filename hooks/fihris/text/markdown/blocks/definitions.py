"""What is defined anywhere in a text and shown elsewhere: footnotes, abbreviations, links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from fihris.text.markdown.nodes import Node
from fihris.text.markdown.strand import Strand, joined

from .lines import INDENT, loose

if TYPE_CHECKING:
    from . import Blocks

_REFERENCE: Final = re.compile(
    r"^[ ]{0,3}\[([^\[\]]*)\]:[ ]*(?:\n[ ]*)?([^\s]+)[ ]*(?:\n[ ]*)?(([\"'])(.*)\4[ ]*|\((.*)\)[ ]*)?$", re.MULTILINE
)
_ABBREVIATION: Final = re.compile(r"^[*]\[(?P<abbr>[^\\]*?)\][ ]?:[ ]*\n?[ ]*(?P<title>.*)$", re.MULTILINE)
_FOOTNOTE: Final = re.compile(r"^[ ]{0,3}\[\^([^\]]*)\]:[ ]*(.*)$", re.MULTILINE)


def footnote(reader: Blocks, _: Node, blocks: list[Strand]) -> bool:
    block = blocks[-1]
    found = _FOOTNOTE.search(block.text) if "[^" in block.text else None
    if not found:
        return False
    blocks.pop()
    before = block[: found.start()]
    for other in _FOOTNOTE.finditer(block.text, found.end()):
        if block.text[found.end() : other.start()].strip("\n"):
            break
        _note(reader, found[1], block[found.start(2) : found.end(2)].rstrip(), block[found.start() : found.end()])
        found = other
    parts = [block[found.start(2) : found.end(2)]]
    rest = block[found.end() :].lstrip("\n")
    other_found = _FOOTNOTE.search(rest.text)
    if other_found:
        parts[0] = joined([parts[0], loose(rest[: other_found.start()].rstrip("\n"), 1)]).lstrip("\n")
        blocks.append(rest[other_found.start() :])
    else:
        parts[0] = joined([parts[0], loose(rest, 1)]).strip("\n")
        while blocks and blocks[-1].text.startswith(INDENT):
            tabbed = blocks.pop()
            if inner := _FOOTNOTE.search(tabbed.text):
                parts.append(loose(tabbed[: inner.start()].rstrip("\n"), 1))
                blocks.append(tabbed[inner.start() :])
                break
            parts.append(loose(tabbed, 1))
    _note(reader, found[1], joined(parts, "\n\n").rstrip(), block[found.start() : found.end()])
    if before.text.strip():
        blocks.append(before.rstrip("\n"))
    return True


def _note(reader: Blocks, name: str, text: Strand, head: Strand) -> None:
    reader.footnotes[name] = text, (head.lstrip(" \n").start, max(head.end, text.end))


def abbreviation(reader: Blocks, _: Node, blocks: list[Strand]) -> bool:
    block = blocks[-1]
    found = _ABBREVIATION.search(block.text) if "*[" in block.text else None
    if not found or not found["abbr"].strip() or not found["title"].strip():
        return False
    blocks.pop()
    name, title = found["abbr"].strip(), found["title"].strip()
    if title in ("''", '""'):
        reader.abbreviations.pop(name, None)
    else:
        reader.abbreviations[name] = title, block[found.start() : found.end()].span()
    _around(block, found.start(), found.end(), blocks)
    return True


def reference(reader: Blocks, _: Node, blocks: list[Strand]) -> bool:
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
        reader.references[each[1].strip().lower()] = target, block[each.start() : each.end()].span()
        end = each.end()
    _around(block, start, end, blocks)
    return True


def _around(block: Strand, start: int, end: int, blocks: list[Strand]) -> None:
    """What stands before and after a definition is read next."""
    if (after := block[end:]).text.strip():
        blocks.append(after.lstrip("\n"))
    if (before := block[:start]).text.strip():
        blocks.append(before.rstrip("\n"))
