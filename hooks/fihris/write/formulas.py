"""Formulas in MathML Core as Typst sets them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from fihris.write.press import said


def equation(of: Element) -> str:
    """A formula, in the line or by itself; the LaTeX that it was made from is its words for who cannot see it."""
    alone = "true" if of.get("display") == "block" else "false"
    alt = said(of.get("alttext", "") or "".join(of.itertext()))
    return f"#math.equation(block: {alone}, alt: {alt}, {_row(of)});"


def _row(of: Element) -> str:
    made = "".join(f"#{_part(each)};" for each in of) or f"#{said((of.text or '').strip())};"
    return f"${made}$"


def _part(of: Element) -> str:
    make = _PARTS.get(of.tag, _row)
    return make(of)


def _letters(of: Element) -> str:
    text = (of.text or "").strip()
    return f"symbol({said(text)})" if len(text) == 1 else f"math.upright({said(text)})"


def _sign(of: Element) -> str:
    text = (of.text or "").strip()
    return f"symbol({said(text)})" if len(text) == 1 else said(text)


def _words(of: Element) -> str:
    return said(of.text or "")


def _of(function: str) -> Callable[[Element], str]:
    return lambda of: f"math.{function}({', '.join(map(_part, of))})"


def _attached(*places: str) -> Callable[[Element], str]:
    def made(of: Element) -> str:
        base, *others = map(_part, of)
        given = "".join(f", {place}: {other}" for place, other in zip(places, others, strict=False))
        return f"math.attach({base}{given})"

    return made


def _limits(*places: str) -> Callable[[Element], str]:
    def made(of: Element) -> str:
        base, *others = map(_part, of)
        given = "".join(f", {place}: {other}" for place, other in zip(places, others, strict=False))
        return f"math.attach(math.limits({base}){given})"

    return made


def _root(of: Element) -> str:
    base, index = map(_part, of)
    return f"math.root({index}, {base})"


def _square(of: Element) -> str:
    return f"math.sqrt({_row(of)})"


def _matrix(of: Element) -> str:
    rows = [f"({''.join(f'{_row(cell)}, ' for cell in row)})" for row in of]
    return f"math.mat(delim: none, {', '.join(rows)})"


def _space(_of: Element) -> str:
    return "h(.2em)"


def _hidden(of: Element) -> str:
    return f"hide({_row(of)})"


_PARTS: Final[Mapping[str, Callable[[Element], str]]] = {
    "mi": _letters,
    "mn": _words,
    "mo": _sign,
    "mtext": _words,
    "mspace": _space,
    "mphantom": _hidden,
    "mfrac": _of("frac"),
    "msqrt": _square,
    "mroot": _root,
    "msub": _attached("b"),
    "msup": _attached("t"),
    "msubsup": _attached("b", "t"),
    "munder": _limits("b"),
    "mover": _limits("t"),
    "munderover": _limits("b", "t"),
    "mtable": _matrix,
}
