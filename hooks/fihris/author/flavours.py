"""What other sites write in Markdown that Markdown does not have: fields in TOML, lists that are nested by two or three spaces,
callouts, short codes, what stands below a picture."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Final

from fihris.author import front
from fihris.author.source import Paragraph, Style

_TOML: Final = re.compile(r"\+\+\+[ \t]*\n(?P<matter>.*?\n)?\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_ITEM: Final = re.compile(r"(?P<sign>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+)(?=\S)")
_CALLOUT: Final = re.compile(r"^(?P<quote> {0,3}>[ \t]*)\[!(?P<kind>\w+)\][+-]?[ \t]*(?P<title>.*)$", re.MULTILINE)
_KINDS: Final = {
    "NOTE": "ملاحظة",
    "INFO": "معلومة",
    "TIP": "نصيحة",
    "IMPORTANT": "مهم",
    "WARNING": "تحذير",
    "CAUTION": "تنبيه",
}
"""What GitHub and Obsidian print above a callout that has no title of its own."""
_SHORT_CODE: Final = re.compile(r"\{\{[<%].*[%>]\}\}|\{%.*%\}")
_PICTURE: Final = re.compile(r'<img\b[^<>]{0,2000}?\btitle="(?P<below>[^"]{1,2000})"[^<>]{0,2000}>')
_CODE_INDENT: Final = 4
_GAP: Final = 4
"""Spaces behind the sign of an item that belong to it (CommonMark, 5.2)."""


def split(text: str) -> tuple[str, str, bool] | None:
    """The fields, the body, and whether the fields are TOML, as Hugo and Zola have them; None where there are none."""
    if toml := _TOML.match(text):
        return toml["matter"] or "", text[toml.end() :], True
    matter = front.split(text)
    return (*matter, False) if matter else None


def fields(matter: str) -> object:
    """The fields that TOML says. ValueError where it is none."""
    return tomllib.loads(matter)


def plain(body: str) -> str:
    """A body whose nested lists and callouts are as Python-Markdown reads them."""
    return _nested(_CALLOUT.sub(_titled, body))


def _titled(found: re.Match[str]) -> str:
    title = found["title"].strip() or _KINDS.get(found["kind"].upper(), found["kind"])
    return f"{found['quote']}**{title}**\n{found['quote'].rstrip()}"


def _nested(body: str) -> str:
    """Lists within others four spaces further in: CommonMark asks for as many as the sign of the item above takes."""
    made: list[str] = []
    columns: list[int] = []  # where the words of each open item begin
    empty, prose = True, False  # whether the line before is empty, or of a paragraph without a sign
    for line in body.split("\n"):
        bare = line.lstrip(" \t")
        indent = len(line[: len(line) - len(bare)].expandtabs(4))
        item = _ITEM.match(bare)
        if item and columns and prose:
            made.append("")  # Python-Markdown begins no item right below a paragraph
        if bare and (item or empty):  # else a paragraph goes on, however far in
            while columns and indent < columns[-1]:
                columns.pop()
        if bare and (columns or (item and indent < _CODE_INDENT)) and (item or empty):
            made.append(f"{' ' * 4 * len(columns)}{'' if item else ' ' * (indent - columns[-1])}{bare}")
        else:
            made.append(line)
        if item and (columns or indent < _CODE_INDENT):
            gap = len(item["gap"].expandtabs(4))
            columns.append(indent + len(item["sign"]) + (gap if gap <= _GAP else 1))
        prose = not item and (empty or prose) and bool(bare)
        empty = not bare
    return "\n".join(made)


def captioned(html: str) -> str:
    """HTML in which the title of a picture stands below it."""
    return _PICTURE.sub(r"\g<0><figcaption>\g<below></figcaption>", html)


def without_codes(blocks: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    """The blocks; a short code, which only its own site can follow, stands aside."""
    for block in blocks:
        code = block.style is Style.TEXT and _SHORT_CODE.fullmatch(block.text.strip())
        yield Paragraph(Style.ASIDE, block.text) if code else block


def comments(body: str) -> Iterator[Paragraph]:
    """What its author noted in a text, which no reader saw."""
    for piece in body.split("<!--")[1:]:
        words, end, _ = piece.partition("-->")
        if end and re.search(r"\w", words):
            yield Paragraph(Style.ASIDE, " ".join(words.split()))
