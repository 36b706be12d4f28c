"""Fenced blocks of code, as pymdownx.superfences finds them: before anything else, also in quotations and lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from .attributes import scanned
from .strand import Strand

_SIGN: Final = re.compile(r"~{3,}|`{3,}")
_LANGUAGE: Final = re.compile(r"[ \t]*\.?(?P<lang>[\w#.+-]+)(?=[\t ]|$)")
_BRACED: Final = re.compile(r"[ \t]*\{(?P<attrs>[^\n]*)\}[ \t]*$")
_OPTION: Final = re.compile(
    r"[ \t]*(?P<key>[a-zA-Z][a-zA-Z0-9_]*)(?:=(?P<quote>[\"'])(?P<value>.*?)(?P=quote))?(?=[\t ]|$)"
)
_PREFIX: Final = "> \t"
_LINES: Final = re.compile(r"\d+(?:-\d+)?(?:[ \t]+\d+(?:-\d+)?)*$")
_NUMBERS: Final = re.compile(r"\d+")


class Fence:
    """The head of a block: `prefix` is what stands before its sign, and at the beginning of all its lines."""

    def __init__(self, prefix: str, sign: str, language: str, row: int) -> None:
        self.prefix = prefix
        self.sign = sign
        self.language = language
        self.row = row
        self.width = len(prefix)
        self.quotes = prefix.count(">")
        self.gap = False
        self.close = re.compile(rf"{re.escape(sign)}[ \t]*$")


def taken_out(lines: list[Strand], put: Callable[[Strand, list[Strand], str], Strand]) -> list[Strand]:
    """The lines with each block put aside: `put` is given the prefix, the lines and the language, and says what stands for it."""
    blocks: list[tuple[int, int, Fence]] = []
    fence: Fence | None = None
    for row, line in enumerate(lines):
        if fence is None:
            fence = _head(line.text, row)
        else:
            state = _within(fence, line.text)
            if state == "closed":
                blocks.append((fence.row, row + 1, fence))
            if state != "open":
                fence = None
    if not blocks:
        return lines
    made, done = [], 0
    for first, end, each in blocks:
        made += lines[done:first]
        made.append(put(lines[first][: each.width], lines[first:end], each.language))
        done = end
    return made + lines[done:]


def _head(line: str, row: int) -> Fence | None:
    bare = line.lstrip(_PREFIX)
    if bare[:1] not in ("`", "~"):
        return None
    sign = _SIGN.match(bare)
    if not sign:
        return None
    place = sign.end()
    language = ""
    if found := _LANGUAGE.match(bare, place):
        # The host tries with a language first, and without it if the rest makes no sense so.
        rest = _rest(bare, found.end())
        if rest is not None:
            return Fence(line[: len(line) - len(bare)], sign[0], rest or found["lang"], row)
    rest = _rest(bare, place)
    if rest is None:
        return None
    language = rest
    return Fence(line[: len(line) - len(bare)], sign[0], language, row)


def _rest(line: str, place: int) -> str | None:
    """What of the head follows the language: the language that attributes name, or ""; None if the head is none."""
    if not line[place:].strip(" \t"):
        return ""
    if braced := _BRACED.match(line, place):
        names = [value for key, value in scanned(braced["attrs"])[0] if key == "."]
        return names[0] or "" if names else ""
    values: dict[str, str] = {}
    while found := _OPTION.match(line, place):
        values[found["key"]] = found["key"] if found["value"] is None else found["value"]
        place = found.end()
    if not values or line[place:].strip(" \t") or not all(_allowed(*each) for each in values.items()):
        return None
    return ""


def _allowed(key: str, value: str) -> bool:
    if key == "hl_lines":
        return bool(_LINES.match(value))
    return bool(_NUMBERS.match(value)) if key == "linenums" else key in ("title", "title_mode")


def _within(fence: Fence, line: str) -> str:
    """Whether a line leaves the block open, closes it, or says that it was none."""
    width = 0
    while width < min(fence.width, len(line)) and line[width] in _PREFIX:
        width += 1
    prefix, content = line[:width], line[width:]
    quotes = prefix.count(">")
    if fence.quotes:
        return _quoted(fence, prefix, content, quotes)
    if quotes:
        return "none"
    if not (prefix + content).strip():
        return "open"
    if len(prefix) != fence.width and content:
        return "none"
    return "closed" if fence.close.match(content) else "open"


def _quoted(fence: Fence, prefix: str, content: str, quotes: int) -> str:
    if quotes > fence.quotes:
        return "none"
    if not content:
        fence.gap = True
        return "open"
    if len(prefix) < fence.width or (fence.gap and quotes < fence.quotes):
        return "none"
    if fence.close.match(content):
        return "closed"
    fence.gap = False
    return "open"
