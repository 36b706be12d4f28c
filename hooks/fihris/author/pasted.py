"""Arabic as it comes out of a PDF: pieces in the order in which they are seen, and ligatures with their letters turned round."""

from __future__ import annotations

import re

from fihris.text import scripts, wordlists

_RTL, _LTR, _END = "\u202b", "\u202a", "\u202c"
_SIGNS = re.compile(f"[{_RTL}{_LTR}{_END}]")
_LEFT = re.compile(f"{_LTR}([^{_RTL}{_LTR}{_END}]*){_END}")
_COLUMN = re.compile(f"{_RTL}(?:[^{_RTL}{_END}{_LTR}]|{_LTR}[^{_END}]*{_END})*{_END}|[^{_RTL}]+")
_PIECE = re.compile(r"[A-Za-z\u00c0-\u024f]\S*(?: +[A-Za-z\u00c0-\u024f]\S*)*|\d+(?:[.,:/٫٬]\d+)*|.", re.DOTALL)
"""What keeps its order from left to right: words in Latin letters, a number; and signs, one by one."""
_TURNED = (
    (re.compile(r"ا([أإآ])ل"), r"ال\1"),
    (re.compile(r"ا([\u064b-\u0652]+)ل(?!\w)"), r"ل\1ا"),
    (re.compile(r"(?<!\w)([وفبك]?)اال"), r"\1الا"),
    (re.compile(r"(?<!\w)([وفبك]?)ال(?=\s+[يتنأ]\w)"), r"\1لا"),
)
"""What no Arabic word has, and what was meant: lam with alef in one sign, its letters read from the left (الاقتصاد, أولًا, لا)."""
_WORDS = wordlists.read("pages")["lam alef"]
_MEANT = {word.replace("لا", "ال"): word for word in _WORDS}
_WORD = re.compile(r"(?P<before>[وفبكل]?(?:ال|لل)?)(?P<word>[\u0621-\u0652]+)")


def logical(text: str) -> tuple[str, tuple[str, ...]]:
    """A text with its signs in the order in which they are read, and what its author is told of it."""
    remarks = []
    if _SIGNS.search(text):
        text = "\n".join(map(_in_order, text.split("\n")))
        remarks.append(
            "the text has the order in which a PDF is seen, and was put into that in which it is read: compare it"
        )
    if _TURNED[0][0].search(text) or _TURNED[2][0].search(text):
        for pattern, meant in _TURNED:
            text = pattern.sub(meant, text)
        text = _WORD.sub(_meant, text)
        remarks.append(
            "the PDF turned لا round in many words; where that was sure it was put right: look for the others"
        )
    if _NUMBER_TURNED.search(text):
        text = text.translate(_BRACKETS) if _are_turned(text) else _NUMBER_TURNED.sub(r"(\1)", text)
        remarks.append("the PDF turned brackets round; they were put right: compare them")
    return text, tuple(remarks)


_NUMBER_TURNED = re.compile(r"(?<![\d)(])\)(\d{1,3})\((?![\d(])")
"""What refers to a note, seen as it is stored: «الهيئة )1(»."""
_FIRST = re.compile(r"^[^()\n]*([()])", re.MULTILINE)
_BRACKETS = str.maketrans("()", ")(")


def _are_turned(text: str) -> bool:
    """Whether brackets close before they open in most lines that have any."""
    first = _FIRST.findall(text)
    return first.count(")") > first.count("(")


def _in_order(line: str) -> str:
    """A line of which the pieces from left to right stand as they are seen, in a line from right to left."""
    if not scripts.ARABIC_LETTER.search(line):
        return _SIGNS.sub("", line)
    columns = (_LEFT.sub(lambda piece: "".join(reversed(_PIECE.findall(piece[1]))), each) for each in _columns(line))
    return "   ".join(_SIGNS.sub("", column).strip() for column in columns)


def _columns(line: str) -> list[str]:
    """The parts of a line that stand apart from one another, from the right."""
    return [each for each in reversed(_COLUMN.findall(line)) if _SIGNS.sub("", each).strip()]


def _meant(found: re.Match[str]) -> str:
    return found["before"] + _MEANT.get(found["word"], found["word"])
