"""Arabic orthography, and quotation marks in both languages. What a rule cannot be sure of it gives as advice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from fihris.check import marks, unseen
from fihris.check.house import House
from fihris.check.marks import Pair
from fihris.check.passage import Passage
from fihris.model import Lang
from fihris.report import Problem, Severity
from fihris.text.clitics import TAKES_TATWEEL

_LETTER = "\u0621-\u063a\u0641-\u064a"
_MARK = "\u064b-\u0655\u0670"
_ARABIC = f"{_LETTER}{_MARK}\u0671-\u06d3"

_TATWEEL = re.compile(f"[{_ARABIC}\u0640]*\u0640[{_ARABIC}\u0640]*")
_KEEPS_TATWEEL = re.compile(TAKES_TATWEEL)
# Before a word of Arabic letters, and where nothing follows, they join or are left out: «ترحيب بـ الحكومة».
_JOINS = frozenset(["ب", "ل", "ك"])
_ALONE = re.compile(f"[ \u00a0]+[{_ARABIC}]|[ \u00a0]*(?:$|[\n.،؛:])")
_LATIN_SIGN = re.compile(rf"(?<=[{_ARABIC}»”\")\]\d٠-٩])[ \u00a0]*[,;?](?!\d)")
_QUOTED_ELSEWHERE = re.compile(rf"[«“\"][^«»“”\"{_ARABIC}]{{1,200}}[»”\"],\Z")
"""The comma of a Latin reference behind the title that it names: Kane, «Les rives», p. 25."""
_SIGNS = {",": "،", ";": "؛", "?": "؟"}
_SPACE_BEFORE = re.compile(rf"(?<=[{_ARABIC}»”\")\]\d%])[ \u00a0]+(?=[،؛؟!:.](?:[\s»”)]|$))")
_EASTERN_DIGITS = re.compile("[٠-٩۰-۹]+(?:[٫٬.,/][٠-٩۰-۹]+)*")
_WESTERN = {ord(zero) + n: str(n) for zero in "٠۰" for n in range(10)}
# Not among them: ﷲ ﷺ and other signs that are words of their own (U+FDF0–FDFF), ornate parentheses (U+FD3E–FD4F).
_PRESENTATION = re.compile("[\ufb50-\ufd3d\ufd50-\ufdcf\ufe70-\ufefc]+")
# One look for what most texts have none of, before the rules that look for each.
_STRANGE = re.compile("[\u0640٠-٩۰-۹\ufb50-\ufd3d\ufd50-\ufdcf\ufe70-\ufefc]")
_SPACED = tuple(f"{space}{sign}" for space in " \u00a0" for sign in "،؛؟!:.")
_WORD = re.compile(f"[{_LETTER}]+")
_WHOLE_WORD = re.compile(f"(?<![{_ARABIC}\u0640])[{_LETTER}]+(?![{_ARABIC}\u0640])")
_DOUBLED = re.compile(rf"(?<![\w{_MARK}])([^\W\d_][\w{_MARK}’']*)([ \n]+)\1(?![\w{_MARK}’'-]|[.,٫/]\d)", re.IGNORECASE)
_DOUBTS: Final = {
    "quote-unpaired": ("the mark {} has no other", "close the quotation, or take the mark out"),
    "quote-unclear": (
        "the mark {} does not tell whether a quotation begins or ends here",
        "write each quotation of the paragraph in « », and one inside it in “ ”",
    ),
}
_HOUSE_MARKS: Final = {Lang.AR: ("«", "»"), Lang.EN: ("“", "”"), Lang("fr"): ("«", "»")}
"""Marks of a quotation. One inside it has “ ” in all of these; of other languages nothing is asked."""


def passage(of: Passage, house: House) -> Iterator[Problem]:
    """What is wrong with the letters of one passage."""
    text = of.words
    if of.exact and "&" in of.prose.source:
        yield from unseen.named(of)
    if not of.copied and of.lang in _HOUSE_MARKS:  # a copy may begin in the middle of a quotation
        yield from _quotation_marks(of, text)
    yield from _doubled(of, text, house)
    if of.lang is not Lang.AR:
        return
    if "," in text or ";" in text or "?" in text:
        yield from _latin_signs(of, text)
    if any(sign in text for sign in _SPACED):
        yield from _spaces(of, text)
    if _STRANGE.search(text):
        yield from _tatweel(of, text)
        yield from _digits(of, text)
        yield from _presentation_forms(of, text)
    yield from _house_words(of, text, house)


def _quotation_marks(of: Passage, text: str) -> Iterator[Problem]:
    for doubt in of.marks.doubts:
        if doubt.code:
            message, hint = _DOUBTS[doubt.code]
            yield of.problem(
                doubt.place, doubt.place + 1, doubt.code, Severity.WARNING, message.format(text[doubt.place]), hint
            )
    directed = "«" in text
    for pair in of.marks.pairs:
        doubt_here = of.doubt(pair.start)
        if doubt_here is None or not doubt_here.code:  # else the pairs are but a guess
            yield from _pair(of, text, pair, directed=directed)
    if of.lang is Lang.AR:
        for start, end in marks.single(text):
            words = text[start:end].strip("'‘’‹›<>")
            yield of.problem(
                start,
                end,
                "quote-style",
                Severity.WARNING,
                f"«{_short(words)}» stands in other marks than « »",
                f"write «{_short(words)}», or “{_short(words)}” inside a quotation",
            )


def _pair(of: Passage, text: str, pair: Pair, *, directed: bool) -> Iterator[Problem]:
    opening, closing = ("“", "”") if pair.depth else _HOUSE_MARKS[of.lang]
    if (pair.opening, pair.closing) == (opening, closing):
        return
    words = _short(text[pair.start + 1 : pair.end - 1])
    alike = pair.opening == pair.closing != '"' or (pair.opening, pair.closing) == ("”", "“")
    if alike:
        code, message = "quote-direction", f"the marks around «{words}» do not open and close"
    elif directed and of.lang is Lang.AR:
        code, message = "quote-mixed", f"«{words}» has other marks than the rest of the text"
    else:
        code, message = "quote-style", f"«{words}» stands in {pair.opening} {pair.closing}"
    yield of.quotation(pair, (opening, closing), code, message, f"write {opening}{words}{closing}")


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"


def _tatweel(of: Passage, text: str) -> Iterator[Problem]:
    for found in _TATWEEL.finditer(text):
        word = found.group()
        right = word.replace("\u0640", "")
        if word.endswith("\u0640") and _KEEPS_TATWEEL.fullmatch(right):
            if right in _JOINS and (_ALONE.match(text, found.end())):
                hint = f"write {right} in one with the next word; before ال it is لل"
                message = f"«{word}» stands alone"
                yield of.problem(*found.span(), "letter-alone", Severity.WARNING, message, hint)
                continue
            right += "\u0640"
        if right == word:
            continue
        if not right:
            yield of.problem(
                *found.span(), "tatweel", Severity.WARNING, "a stroke of tatweel stands for a dash", "write –", "–"
            )
        else:
            yield of.problem(
                *found.span(), "tatweel", Severity.WARNING, f"tatweel in «{word}»", f"write «{right}»", right
            )


def _latin_signs(of: Passage, text: str) -> Iterator[Problem]:
    for found in _LATIN_SIGN.finditer(text):
        sign = found.group()[-1]
        if text[found.start() - 1].isdigit() and not _arabic_follows(text, found.end()):
            continue
        if _LATIN.match(text, found.end()) and _QUOTED_ELSEWHERE.search(text, max(0, found.end() - 203), found.end()):
            continue
        yield of.problem(
            found.end() - 1,
            found.end(),
            "latin-sign",
            Severity.WARNING,
            f"{sign} in Arabic text",
            f"write {_SIGNS[sign]}",
            _SIGNS[sign],
        )


_LATIN = re.compile(r"\s*[A-Za-z]")


def _arabic_follows(text: str, place: int) -> bool:
    following = text[place : place + 20].lstrip(' «“"(')
    return "\u0621" <= following[:1] <= "\u06d3"


def _spaces(of: Passage, text: str) -> Iterator[Problem]:
    for found in _SPACE_BEFORE.finditer(text):
        sign = text[found.end()]
        first, last = of.prose.span(found.start(), found.end() + 1)
        if of.prose.source[first:last] != text[found.start() : found.end() + 1]:
            continue  # an image or a note stands between, which leaves no letters
        yield of.problem(
            *found.span(),
            "space-before",
            Severity.WARNING,
            f"a space stands before {sign}",
            f"write {sign} next to the word",
            "",
        )


def _digits(of: Passage, text: str) -> Iterator[Problem]:
    for found in _EASTERN_DIGITS.finditer(text):
        right = found.group().translate(_WESTERN).replace("٫", ".").replace("٬", "")
        yield of.problem(
            *found.span(),
            "digits-mixed",
            Severity.WARNING,
            f"the number {found.group()} mixes two systems of digits: dates and figures here have 0–9",
            f"write {right}",
            right,
        )


def _presentation_forms(of: Passage, text: str) -> Iterator[Problem]:
    for found in _PRESENTATION.finditer(text):
        right = unicodedata.normalize("NFKC", found.group())
        yield of.problem(
            *found.span(),
            "presentation-form",
            Severity.WARNING,
            f"«{found.group()}» is made of shapes, not of letters: no search finds it",
            f"write «{right}»",
            right,
        )


def _house_words(of: Passage, text: str, house: House) -> Iterator[Problem]:
    wrong = house.spellings.keys() & set(_WORD.findall(text))
    if not wrong:
        return
    for found in _WHOLE_WORD.finditer(text):
        word = found.group()
        if word in wrong:
            spelling = house.spellings[word]
            right = " or ".join(f"«{each}»" for each in spelling.right)
            yield of.problem(
                *found.span(),
                spelling.code,
                Severity.WARNING,
                f"«{word}» is written {right} here",
                f"write {right}",
                spelling.right[0] if len(spelling.right) == 1 else None,
            )


def _doubled(of: Passage, text: str, house: House) -> Iterator[Problem]:
    # The pattern is slow, and all it finds has a word that begins like the one before: «في في،».
    words = text.split()
    if not any(map(str.startswith, words[1:], words)):
        return
    for found in _DOUBLED.finditer(text):
        word = found[1]
        if "\n" in found[2] or word.lower() in house.emphasis:
            continue
        slip = word.lower() in house.slips
        yield of.problem(
            found.start(2),
            found.end(),
            "doubled-word",
            Severity.WARNING if slip else Severity.NOTICE,
            f"«{word}» stands twice",
            "keep one of them" if slip else "keep one of them, unless it is meant",
        )
