"""Brackets of links: which closes which, and where the address in round ones ends."""

from __future__ import annotations

import re
from typing import Final

_BRACKET: Final = re.compile(r"[\[\]]")
_ADDRESS: Final = re.compile(r"\(\s*(?:(<[^<>]*>)\s*(?:('[^']*'|\"[^\"]*\")\s*)?\))?")


def closings(text: str) -> dict[int, int]:
    """Opening bracket → the one that closes it, found in one walk: a search for each would grow with their square."""
    pairs, opened = {}, []
    for sign in _BRACKET.finditer(text):
        if sign[0] == "[":
            opened.append(sign.start())
        elif opened:
            pairs[opened.pop()] = sign.start()
    return pairs


def address_within(text: str, place: int) -> tuple[int, int, int] | None:  # noqa: PLR0911, PLR0912
    """Where the address of an inline link begins and ends, and where the link does, as the host weighs brackets and quotes."""
    found = _ADDRESS.match(text, place)
    if not found:
        return None
    if found[1]:
        return found.start(1) + 1, found.end(1) - 1, found.end()
    start = found.end()
    brackets = backtrack = 1
    last_bracket = first_quote = end_quote = first_other = end_other = -1
    quote = other = ""
    inside = False
    last = ""
    index = start
    for index in range(start, len(text)):
        sign = text[index]
        if sign == "(":
            if not inside:
                brackets += 1
            elif backtrack > 0:
                backtrack -= 1
        elif sign == ")":
            if (end_quote != -1 and quote == last) or (end_other != -1 and other == last):
                brackets = 0
            elif not inside:
                brackets -= 1
            elif backtrack > 0:
                backtrack -= 1
                if backtrack == 0:
                    last_bracket = index + 1
        elif sign in "'\"":
            if not quote:
                inside, backtrack, brackets = True, brackets, 1
                first_quote, quote = index + 1, sign
            elif sign != quote and not other:
                first_other, other = index + 1, sign
            elif sign == quote:
                end_quote = index + 1
            else:
                end_other = index + 1
        if brackets == 0:
            if end_quote >= 0 and quote == last:
                return start, first_quote - 1, index + 1
            if end_other >= 0 and other == last:
                return start, first_other - 1, index + 1
            return start, index, index + 1
        if sign != " ":
            last = sign
    if backtrack == 0:
        return start, last_bracket - 1, last_bracket
    return None
