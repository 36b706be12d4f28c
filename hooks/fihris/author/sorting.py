"""Sorts a text's blocks into the parts of a brief. Each block and note of the text is in the outline, once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fihris.author import arranged, endnotes, inline, numbering, titlepage
from fihris.author.house import House
from fihris.author.outline import Outline
from fihris.author.paper import Paper
from fihris.author.ranks import is_paper, ranks_of, with_heads
from fihris.author.source import Manuscript, Paragraph, Style
from fihris.author.titlepage import TitlePage


def of(source: Manuscript) -> Outline:
    """Sort a text into the parts of a brief: by the headings of this house where it has them, else by its own."""
    source = endnotes.linked(source)
    plain = _in_a_row(source.blocks)
    page, blocks = titlepage.read(tuple(_numbered(block, plain=plain) for block in source.blocks), source.notes)
    if not any(block.style in {Style.TEXT, Style.ITEM, Style.QUOTATION} for block in blocks):
        page, blocks = TitlePage(), source.blocks  # a text of nothing but short lines
    blocks = tuple(arranged.chapters(arranged.contents(blocks)))
    page = titlepage.completed(page, source.declared)
    source = replace(source, notes={number: text for number, text in source.notes.items() if number not in page.noted})
    ranks = ranks_of(blocks)
    sorter = Paper(page) if is_paper(blocks, ranks) else House(page)
    for block in with_heads(blocks, ranks) if isinstance(sorter, Paper) else blocks:
        sorter.take(block)
    return sorter.outline(source)


def _in_a_row(blocks: Sequence[Paragraph]) -> bool:
    """Whether headings begin with plain numbers that count them: «1 Introduction», and not «5 lessons»."""
    found = (_BARE.match(inline.words(block.text)) for block in blocks if block.style is Style.HEADING and block.level)
    numbers = [int(each["number"]) for each in found if each]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] < 2


def _numbered(block: Paragraph, *, plain: bool) -> Paragraph:
    """A heading with its number apart from its words, and without the colon behind them."""
    if block.style is not Style.HEADING or block.marker:
        return block
    text = inline.words(block.text)
    block = replace(block, text=block.text.rstrip(" :：")) if text.rstrip().endswith((":", "：")) else block
    text = text.rstrip(" :：")
    found = numbering.split(text)
    if not found.marker and plain and block.level and (bare := _BARE.match(text)):
        return replace(block, text=text[bare.end() :], marker=bare["number"])
    if not found.marker and (signed := _PLAIN.match(text)):
        found = numbering.Numbered(signed["number"], f"{signed['open']}{signed['close']}", text[signed.end() :])
    return replace(block, text=found.rest, marker=found.marker, form=found.form) if found.marker else block


_BARE = re.compile(r"(?P<number>[0-9٠-٩]{1,2})\s+(?=[^\W\d_])")
_PLAIN = re.compile(r"(?P<open>\(?)(?P<number>[0-9٠-٩]{1,2})\s*(?P<close>[-–ـ.)])\s*(?=\S)")
