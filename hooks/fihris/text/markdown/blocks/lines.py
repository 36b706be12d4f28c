"""The lines of a block without their indent."""

from __future__ import annotations

from typing import Final

from fihris.text.markdown.strand import EMPTY, Strand, joined

TAB_WIDTH: Final = 4
INDENT: Final = " " * TAB_WIDTH


def detab(text: Strand, width: int = TAB_WIDTH) -> tuple[Strand, Strand]:
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
    width = TAB_WIDTH * level
    if not width or " " * width not in text.text:
        return text
    return joined([line[width:] if line.text.startswith(" " * width) else line for line in text.lines()])
