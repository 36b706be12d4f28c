"""Lists of attributes, `{: #id .class key="value" }`, as Python-Markdown's attr_list reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_PART: Final = re.compile(
    r"(?P<double>[^ =}]+=\".*?\")|(?P<single>[^ =}]+='.*?')|(?P<bare>[^ =}]+=[^ =}]+)|(?P<word>[^ =}]+)|(?P<space>[ ])"
)
BASE: Final = r"\{\:?[ ]*([^\}\n ][^\n]*)\}"
OF_HEADING: Final = re.compile(rf"[ ]+{BASE}[ ]*$")
OF_BLOCK: Final = re.compile(rf"\n[ ]*{BASE}[ ]*$")
INLINE: Final = re.compile(rf"^{BASE}")
OF_FENCE: Final = re.compile(rf"{BASE}[ \t]*$")


def scanned(text: str) -> tuple[list[tuple[str, str | None]], str]:
    """Names and values, a class under the name ".", and what stands after a bracket that closes before the end."""
    found: list[tuple[str, str | None]] = []
    place = 0
    while part := _PART.match(text, place):
        place = part.end()
        if part["word"]:
            word = part["word"]
            if word.startswith("."):
                found.append((".", word[1:]))
            else:
                found.append(("id", word[1:]) if word.startswith("#") else (word, None))
        elif not part["space"]:
            key, _, value = part[0].partition("=")
            found.append((key, value.strip('"') if part["double"] else value.strip("'") if part["single"] else value))
    rest = text[place:]
    return found, rest[rest.index("}") :] if "}" in rest else ""


def places(text: str) -> Iterator[int]:
    """Where each of the attributes that `scanned` finds begins."""
    place = 0
    while part := _PART.match(text, place):
        if not part["space"]:
            yield place
        place = part.end()
