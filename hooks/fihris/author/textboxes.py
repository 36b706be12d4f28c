"""What stands in a text box of a Word document is beside the text: no heading in it parts what follows the box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from xml.etree.ElementTree import Element

from fihris.author import headings, inline
from fihris.author.source import Paragraph, Style
from fihris.author.wordxml import name

_SIGN = inline.code("")
"""At the end of a paragraph of a box: code without words, which no document has."""


def mark(box: Element) -> None:
    """Sign the paragraphs of a box, whose place in the text Mammoth does not tell."""
    for paragraph in (each for each in box.iter() if name(each) == "p"):
        run = paragraph.tag[:-1] + "r"
        texts = [each for found in paragraph.iter(run) for each in found if name(each) == "t"]
        if texts:
            texts[-1].text = f"{texts[-1].text or ''}{_SIGN}"


def told(blocks: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The blocks without those signs. A box with a heading is set apart as a quotation is, once the text has begun: above it
    boxes are a cover's."""
    begun = False
    for boxed, group in groupby(blocks, lambda block: _SIGN in block.text):
        inside = [replace(block, text=block.text.replace(_SIGN, "")) for block in group]
        if boxed and begun and any(map(_is_heading, inside)):
            yield from map(_set_apart, inside)
        else:
            yield from inside
            begun = begun or any(
                block.style is Style.TEXT and inline.words(block.text).endswith(".") for block in inside
            )


def _is_heading(block: Paragraph) -> bool:
    return block.style is Style.HEADING or (
        block.style is Style.TEXT and bool(headings.known(inline.words(block.text)))
    )


def _set_apart(block: Paragraph) -> Paragraph:
    if block.style not in {Style.HEADING, Style.TEXT} and not (block.style is Style.ITEM and block.marker):
        return block
    text = f"{block.marker}. {block.text}" if block.marker else block.text
    return Paragraph(Style.QUOTATION, text.join(inline.BOLD) if block.style is Style.HEADING else text)
