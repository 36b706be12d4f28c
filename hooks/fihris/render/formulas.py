"""Formulas in LaTeX, as MathML that browsers set themselves (W3C, MathML Core)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from xml.etree import ElementTree

_SPACE: Final = "{http://www.w3.org/1998/Math/MathML}"
_ELEMENTS: Final = frozenset(
    [
        "math",
        "mrow",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mspace",
        "msub",
        "msup",
        "msubsup",
        "mfrac",
        "msqrt",
        "mroot",
        "mover",
        "munder",
        "munderover",
        "mtable",
        "mtr",
        "mtd",
        "mstyle",
        "mpadded",
        "mphantom",
    ]
)
_PARTS: Final = dict.fromkeys(["mfrac", "msub", "msup", "mroot", "mover", "munder"], 2) | {
    "msubsup": 3,
    "munderover": 3,
}
_BRACKET: Final = re.compile(r"\\.|([{}])", re.DOTALL)
_ATTRIBUTES: Final = frozenset(
    [
        "accent",
        "columnalign",
        "depth",
        "display",
        "displaystyle",
        "fence",
        "form",
        "height",
        "largeop",
        "linethickness",
        "lspace",
        "mathvariant",
        "maxsize",
        "minsize",
        "movablelimits",
        "rspace",
        "scriptlevel",
        "separator",
        "stretchy",
        "symmetric",
        "width",
    ]
)


@lru_cache(1 << 12)
def mathml(latex: str, *, block: bool) -> str:
    """The formula; "" where it cannot be read, or has a command that nobody knows. What is made is read as XML and held against
    the list of MathML Core: the converter takes over the letters of a text as they stand."""
    from latex2mathml.converter import convert  # noqa: PLC0415 - its tables of signs are large, and most texts have no formula

    brackets = [found[1] for found in _BRACKET.finditer(latex) if found[1]]
    if brackets.count("{") != brackets.count("}"):
        return ""
    try:
        root = ElementTree.fromstring(convert(latex, display="block" if block else "inline"))
    except Exception:  # the converter fails in as many ways as there are formulas
        return ""
    for element in root.iter():
        name = element.tag.removeprefix(_SPACE)
        if name not in _ELEMENTS or "\\" in (element.text or "") or len(element) != _PARTS.get(name, len(element)):
            return ""
        element.tag = name
        for attribute in set(element.attrib) - _ATTRIBUTES:
            del element.attrib[attribute]
    root.set("dir", "ltr")
    root.set("alttext", latex)
    return ElementTree.tostring(root, encoding="unicode")
