"""Word's equations (Office Math, ISO/IEC 29500-1, 22.1) as the LaTeX in which authors write theirs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from fihris.author.wordxml import attribute, name

_ARABIC = re.compile("[\u0600-\u06ff][\u0600-\u06ff ]*")
_SIGNS = re.compile(r"[\\{}$%#&_^]")
_LARGE = {"∑": r"\sum", "∏": r"\prod", "∫": r"\int", "": r"\int", "⋃": r"\bigcup", "⋂": r"\bigcap"}
_ACCENTS = {
    "\u0302": r"\hat",
    "": r"\hat",
    "\u0303": r"\tilde",
    "\u0304": r"\bar",
    "\u0305": r"\bar",
    "\u20d7": r"\vec",
}


def tex(element: Element) -> str:
    """An equation; what has no form of its own here keeps its words, in their order."""
    return " ".join(_tex(element).split())


def _tex(element: Element) -> str:
    made = _MADE.get(name(element))
    return made(element) if made else _inner(element)


def _inner(element: Element | None) -> str:
    return "" if element is None else " ".join(filter(None, (_tex(each) for each in element)))


def _part(element: Element, wanted: str) -> str:
    """The inside of one of an element's parts."""
    return _inner(next((each for each in element if name(each) == wanted), None))


def _said(element: Element, wanted: str) -> str | None:
    """What the properties of an element say of it; None where they say nothing."""
    for properties in element:
        if name(properties).endswith("Pr"):
            for each in properties:
                if name(each) == wanted:
                    return attribute(each, "val")
    return None


def _words(element: Element) -> str:
    text = element.text or ""
    bare = _SIGNS.sub(lambda sign: {"\\": r"\backslash ", "^": r"\hat{}"}.get(sign.group(), f"\\{sign.group()}"), text)
    return _ARABIC.sub(lambda words: rf"\text{{{words.group()}}}", bare)


def _above_or_below(element: Element) -> str:
    """Words stand apart from the sign behind them, so that each can still be found."""
    below, above = _part(element, "sub"), _part(element, "sup")
    signs = (f" _{{{below}}}" if below else "") + (f" ^{{{above}}}" if above else "")
    return f"{{{_part(element, 'e')}}}{signs}" if " " in _part(element, "e") else f"{_part(element, 'e')}{signs}"


def _before(element: Element) -> str:
    return f"{{}} _{{{_part(element, 'sub')}}} ^{{{_part(element, 'sup')}}} {_part(element, 'e')}"


def _fraction(element: Element) -> str:
    above, below = _part(element, "num"), _part(element, "den")
    return rf"\frac{{{above}}}{{{below}}}"


def _root(element: Element) -> str:
    degree = _part(element, "deg")
    return rf"\sqrt[{degree}]{{{_part(element, 'e')}}}" if degree else rf"\sqrt{{{_part(element, 'e')}}}"


def _large(element: Element) -> str:
    sign = _said(element, "chr")
    below, above = _part(element, "sub"), _part(element, "sup")
    limits = (f" _{{{below}}}" if below else "") + (f" ^{{{above}}}" if above else "")
    return f"{_LARGE.get(sign or '', sign or '')}{limits} {_part(element, 'e')}"


def _brackets(element: Element) -> str:
    opening, closing, between = (_said(element, key) for key in ("begChr", "endChr", "sepChr"))
    parts = f" {between or '|'} ".join(_inner(each) for each in element if name(each) == "e")
    left, right = ("(" if opening is None else opening), (")" if closing is None else closing)
    signs = [{"{": r"\{", "}": r"\}", "": "."}.get(sign, sign) for sign in (left, right)]
    return rf"\left{signs[0]} {parts} \right{signs[1]}"


def _matrix(element: Element) -> str:
    rows = [" & ".join(_inner(cell) for cell in row if name(cell) == "e") for row in element if name(row) == "mr"]
    return _grid(rows)


def _lines(element: Element) -> str:
    rows = [_inner(each) for each in element if name(each) == "e"]
    return _grid(rows) if len(rows) > 1 else "".join(rows)


def _grid(rows: list[str]) -> str:
    return "\\begin{matrix} " + " \\\\ ".join(rows) + " \\end{matrix}"


def _function(element: Element) -> str:
    return rf"{_part(element, 'fName')} {{{_part(element, 'e')}}}"


def _accent(element: Element) -> str:
    return rf"{_ACCENTS.get(_said(element, 'chr') or '', '')}{{{_part(element, 'e')}}}"


def _bar(element: Element) -> str:
    return rf"\{'overline' if _said(element, 'pos') == 'top' else 'underline'}{{{_part(element, 'e')}}}"


def _limit(sign: str) -> Callable[[Element], str]:
    return lambda element: f"{_part(element, 'e')} {sign}{{{_part(element, 'lim')}}}"


_MADE: Mapping[str, Callable[[Element], str]] = {
    "t": _words,
    "sSub": _above_or_below,
    "sSup": _above_or_below,
    "sSubSup": _above_or_below,
    "sPre": _before,
    "f": _fraction,
    "rad": _root,
    "nary": _large,
    "d": _brackets,
    "m": _matrix,
    "eqArr": _lines,
    "func": _function,
    "acc": _accent,
    "bar": _bar,
    "limLow": _limit("_"),
    "limUpp": _limit("^"),
}
