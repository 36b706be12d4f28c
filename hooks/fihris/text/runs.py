"""Stretches of a text that must be set apart, else their signs and digits change places with those around them (Unicode Standard
Annex 9; W3C, "Strings on the Web: Language and Direction Metadata"): what is in the other script, and figures whose parts
would run the other way.

What is written is what is seen: an amount with its currency, a figure with its sign or its percent, a telephone and a date run from
left to right, and so does an address, whatever letters it has. A range is two figures of which the smaller is read
first, so in Arabic it stands at the right (UAX 9, W2: that is what the Arabic number is for), with a hyphen as with a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from fihris.text.scripts import LTR, RTL, direction


class Run(StrEnum):
    """Of what kind a stretch is: a sequence is figures in groups."""

    OWN = ""
    FOREIGN = "foreign"
    FIGURE = "figure"
    SEQUENCE = "sequence"


_LATIN: Final = "A-Za-zÀ-ÖØ-öø-ɏ"
_DIGIT: Final = "0-9٠-٩"
_NUMBER: Final = rf"[{_DIGIT}]++(?:[.,٫٬][{_DIGIT}]++)*+"
_FIRST: Final = rf"(?<![{_LATIN}{_DIGIT}_.,٫٬+])"
"""Nothing of the same number stands before. Letters of Arabic may: they write «و» together with what follows."""
_MONEY: Final = "$€£¥₤₺₪₹₽"
_BOUND: Final = r"(?:(?<![\w%٪)\]])|(?<=(?<!\w)[وفبكل])|(?<=(?<!\w)[وف][بكل]))"
"""No word goes on here but a particle that Arabic writes together with the next."""

_SPACE: Final = r"\s<>«»“”\"،؛؟\u0002\u0003"
_ADDRESS: Final = (
    rf"(?<![{_LATIN}0-9@./])(?:(?:https?|ftp)://|www\.|[A-Za-z][A-Za-z0-9-]{{0,62}}(?:\.[A-Za-z0-9-]{{1,63}}){{1,8}}/(?=\S))"
    rf"[^{_SPACE}()]*(?:\([^{_SPACE}()]*\)[^{_SPACE}()]*)*(?<![.,:;!?'»\]])"
)
"""An address that is written out, with the brackets it opens itself, without the stop of the sentence (RFC 3986, appendix C)."""
_HANDLE: Final = rf"(?<![\w@#/])[@#](?=[0-9_]{{0,30}}[{_LATIN}])[0-9_{_LATIN}]+"
_SUM: Final = (
    rf"(?:{_BOUND}[-+−±])?(?:(?:(?<![{_LATIN}])(?:US|CA|AU|HK))?[{_MONEY}] ?{_NUMBER}(?: ?(?:bn|mn|tn|[kKmMbB])(?![\w]))?"
    rf"|{_FIRST}{_NUMBER} ?[{_MONEY}](?![\w]))"
)
_QUOTED: Final = rf"(?<=[\"“«(\[])[{_LATIN}][^\"“”«»()\[\]\u0600-\u06FF\u0002\u0003\n]{{0,200}}[!?.…](?=[\"”»)\]])"
"""A whole sentence in quotation marks, with its own stop."""
_CORE: Final = rf"[{_LATIN}](?:[{_LATIN}0-9'’.,&/+@_=:\u2060\u2013 -]*[{_LATIN}0-9])?"
_WORDS: Final = (
    rf"(?:(?<![{_LATIN}0-9_.])\.(?=[{_LATIN}]{{2}})|{_FIRST}[0-9]{{1,4}}(?=[{_LATIN}]))?{_CORE}(?: \({_CORE}\) {_CORE}){{0,3}}"
    r"(?:(?<=\.[A-Z])\.|(?<=[A-Za-z])(?:\+\+|#)(?!\w))?"
)
"""Words. A stop belongs to the sentence, but to the run after initials ("D.C.") and before a name (".NET")."""
_GROUP: Final = rf"[{_DIGIT}]"
_TELEPHONE: Final = (
    rf"{_FIRST}(?:\+|00){_GROUP}{{1,4}}(?:[ -]?\({_GROUP}{{1,5}}\))?(?:[ -]{_GROUP}{{2,10}}){{1,6}}(?![\w-])"
    rf"|(?<![{_LATIN}{_DIGIT}_])\(\+?{_GROUP}{{2,5}}\) ?{_GROUP}{{2,8}}(?:[ -]{_GROUP}{{2,8}}){{0,5}}(?![\w-])"
    rf"|{_FIRST}[0٠]{_GROUP}{{1,4}}(?:[ -]{_GROUP}{{2,4}}){{2,4}}(?![\w-])"
    rf"|{_FIRST}\+{_GROUP}{{6,15}}(?!\w)"
)
_JOINED: Final = rf"{_FIRST}\+?{_NUMBER}[%٪]?(?:-{_NUMBER}[%٪]?)++"
"""Figures with hyphens between them: a range of two, a date or a telephone of more."""
_SIGNED: Final = rf"{_BOUND}[-+−±]{_NUMBER}[%٪]?|{_FIRST}{_NUMBER}[%٪]"

_FOREIGN: Final = {
    RTL: re.compile(
        rf"(?P<foreign>{_ADDRESS}|{_HANDLE})|(?P<sum>{_SUM})|(?P<word>{_QUOTED}|{_WORDS})"
        rf"|(?P<sequence>{_TELEPHONE})|(?P<joined>{_JOINED})|(?P<figure>{_SIGNED})"
    ),
    LTR: re.compile(
        rf"(?P<own>{_ADDRESS})"
        r"|(?P<foreign>[\u0620-\u064A\u0671-\u06D3](?:[\u0600-\u06FF0-9«»:/\u200c\u2060\u2013 -]*[\u0620-\u0652\u0671-\u06D3»])?\u061F?)"
    ),
}
_TOLD: Final = {RTL: re.compile(f"[{_LATIN}{_DIGIT}]"), LTR: re.compile("[\u0620-\u064a\u0671-\u06d3]")}
"""What no stretch of either kind is without: most texts have none of it."""
_RANGE: Final = re.compile(rf"({_NUMBER}[%٪]?)(-)({_NUMBER}[%٪]?)")
_EASTERN: Final = re.compile("[٠-٩]")
_LETTER: Final = re.compile(f"[{_LATIN}]")
_ARABIC: Final = re.compile("[\u0620-\u064a\u0671-\u06d3]")


def runs(text: str, lang: str) -> Iterator[tuple[str, Run]]:
    """The text in parts, each with what it is in a text of `lang`. Together they are the text."""
    way, done = direction(lang), 0
    for found in _FOREIGN[way].finditer(text) if _TOLD[way].search(text) else ():
        if found.lastgroup == "own":
            continue
        if found.start() > done:
            yield text[done : found.start()], Run.OWN
        yield from _told(found)
        done = found.end()
    if done < len(text):
        yield text[done:], Run.OWN


def is_foreign(text: str, lang: str) -> bool:
    """Whether a whole text on a page of a `lang` from left to right is Arabic: its first letter, and most of its letters."""
    if direction(lang) == RTL or not (first := _ARABIC.search(text)) or _LETTER.search(text, 0, first.start()):
        return False
    return len(_ARABIC.findall(text)) > len(_LETTER.findall(text))


def is_apart(run: Run, shown: str) -> bool:
    """Whether a stretch, as the page shows it, stands in an element of its own: a figure in digits of Arabic runs as it should."""
    return bool(run) and not (run is Run.FIGURE and _EASTERN.search(shown))


def _told(found: re.Match[str]) -> Iterator[tuple[str, Run]]:
    words = found[0]
    if found.lastgroup == "joined" and (ends := _RANGE.fullmatch(words)) and _grows(ends[1], ends[3]):
        yield ends[1], Run.FIGURE
        yield ends[2], Run.OWN
        yield ends[3], Run.FIGURE
    elif found.lastgroup == "sum":
        yield words, Run.FOREIGN if _LETTER.search(words) else Run.FIGURE
    elif found.lastgroup == "figure":
        yield words, Run.FIGURE
    else:
        yield words, Run.FOREIGN if found.lastgroup in {"foreign", "word"} else Run.SEQUENCE


def _grows(first: str, last: str) -> bool:
    """Whether two figures are a range: from a smaller to a greater, and no part of a longer number, which may begin with 0."""
    if any(len(each) > 1 and each[0] in "0٠" and each[1] not in ".,٫٬" for each in (first, last)):
        return False
    return _value(first) < _value(last)


def _value(figure: str) -> float:
    return float(figure.rstrip("%٪").replace(",", "").replace("٬", "").replace("٫", ".")[:30].rstrip(".") or 0)
