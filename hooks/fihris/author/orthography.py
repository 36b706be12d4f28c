"""House orthography for Arabic text that comes in: only changes that folding forgives, and none inside a quotation.

Every word is, folded, the word it was; what may need another spelling is left for `fihris check` to report.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fihris.author.dating import MONTHS
from fihris.text.clitics import TAKES_TATWEEL
from fihris.text.signs import JOINER

_FIRST, _MOST = 0xF0000, 0xFFFD
_PLANE = 0x10000
_STANDS_IN = re.compile("[\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_LETTERS = "\u0621-\u064a\u064b-\u0652\u0670-\u06d3"
_ELSEWHERE = "\U00100000-\U0010fffd"
"""What stands for quotations without Arabic, such as titles that a Latin reference names."""
_ARABIC = f"{_LETTERS}\U000f0000-\U000ffffd{_ELSEWHERE}"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DIGITS = {ord(zero) + n: str(n) for zero in "٠۰" for n in range(10)} | {ord("٫"): ".", ord("٬"): ","}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was changed: which rule, and the words before and after."""

    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text in house orthography. `unpaired` says that its quotation marks do not make pairs, and stay as they were."""

    text: str
    changes: tuple[Change, ...]
    unpaired: bool


Replace = Callable[[re.Match[str]], str]
_RULES: tuple[tuple[str, re.Pattern[str], Replace], ...] = (
    ("invisible signs", re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad\u061c]+"), lambda _: ""),
    ("presentation forms", re.compile("[\ufb50-\ufd3d\ufd50-\ufdcf\ufdf0-\ufdfc\ufe70-\ufefc]+"),
     lambda m: unicodedata.normalize("NFKC", m.group())),
    ("a stroke as a dash", re.compile(r"(?<=\s)ـ+(?=\s)"), lambda _: "–"),
    ("tatweel", re.compile(rf"(?<![^\W\d_])(?P<kept>(?:{TAKES_TATWEEL})[\u064b-\u0652]*)ـ+(?![{_LETTERS}])|ـ+(?![\dA-Za-z])"),
     lambda m: f"{m['kept']}ـ" if m["kept"] else ""),
    ("digits", re.compile(r"[٠-٩۰-۹]+(?:[٫٬]\d+)*|(?<=\d)[٫٬](?=\d)"), lambda m: m.group().translate(_DIGITS)),
    ("Latin comma", re.compile(rf"(?<=[{_ARABIC}»”\")])\s*,(?!\d)(?!(?<=[{_ELSEWHERE}],)\s*[A-Za-z])"), lambda _: "،"),
    ("Latin semicolon", re.compile(rf"(?<=[{_ARABIC}»”\")])\s*;|(?<=\d);(?=\s*[{_ARABIC}])"), lambda _: "؛"),
    ("Latin question mark", re.compile(rf"(?<=[{_ARABIC}»”\")])\s*\?"), lambda _: "؟"),
    ("space before a sign", re.compile(r"(?<=\S)[ \u00a0]+(?=[،؛؟!:.](?:\s|$))"), lambda _: ""),
    ("no space after a sign", re.compile(rf"[،؛](?=[{_ARABIC}A-Za-z«“])"), lambda m: f"{m.group()} "),
    ("tanwin", re.compile("ا\u064b"), lambda _: "\u064bا"),
    ("dots", re.compile(r"(?<!\.)\.\.\.(?!\.)"), lambda _: "…"),
    ("double month", re.compile(rf"(?<!\w)([وف]?[بلك]?(?:{_MONTH}))\s?/\s?({_MONTH})(?!\w)"),
     lambda m: f"{m[1]}{JOINER}/{JOINER}{m[2]}"),
    ("range", re.compile(rf"(?<![\d/.-])(\d{{1,2}})\s?[-–]\s?(\d{{1,2}})(?=\s+(?:{_MONTH})(?!\w))"),
     lambda m: f"{m[1]}{JOINER}–{JOINER}{m[2]}"),
    ("range", re.compile(r"(?<![\d/.-])((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?![\d/.-])"),
     lambda m: f"{m[1]}{JOINER}–{JOINER}{m[2]}"),
    ("spaces", re.compile("[ \u00a0\t]{2,}|\u00a0"), lambda _: " "),
)  # fmt: skip


def clean(text: str) -> Cleaned:
    """The text in house orthography."""
    if _STANDS_IN.search(text):  # letters of nobody's script, which this module uses itself
        return quote(text)
    quoted = quote(text)
    quotations: list[str] = []

    def take(found: tuple[int, int]) -> str:
        quotations.append(quoted.text[found[0] : found[1] + 1])
        foreign = not re.search(f"[{_LETTERS}]", quotations[-1])
        return chr(_FIRST + foreign * _PLANE + len(quotations) - 1)

    # A quotation stands in the text as one letter, so that no rule looks inside, and each sees what is around it.
    open_text = _without(quoted.text, list(_outermost(_pairs(quoted.text) or {})), take)
    changes: list[Change] = []
    made = _STANDS_IN.sub(lambda m: quotations[_place(m.group())], _outside(open_text, changes))
    shown = (
        Change(each.rule, *(_restored(words, quotations) for words in (each.before, each.after))) for each in changes
    )
    return Cleaned(made.strip(), (*quoted.changes, *shown), quoted.unpaired)


def _without(text: str, spans: list[tuple[int, int]], take: Callable[[tuple[int, int]], str]) -> str:
    made: list[str] = []
    start = 0
    for span in spans[:_MOST]:
        made.extend((text[start : span[0]], take(span)))
        start = span[1] + 1
    return "".join(made) + text[start:]


def _restored(words: str, quotations: list[str]) -> str:
    return _STANDS_IN.sub(lambda m: quotations[_place(m.group())], words)


def _place(letter: str) -> int:
    return (ord(letter) - _FIRST) % _PLANE


def quote(text: str) -> Cleaned:
    """The text with the house's quotation marks and nothing else changed: for titles, which are somebody's words."""
    quotes = _pairs(text)
    changes: list[Change] = []
    made: list[str] = []
    start = 0
    for opening, closing in _outermost(quotes or {}):
        made.extend((text[start:opening], _quotation(text[opening : closing + 1], changes)))
        start = closing + 1
    return Cleaned("".join(made) + text[start:], tuple(changes), quotes is None)


def quotations(text: str) -> Iterator[str]:
    """What stands in quotation marks, outermost pairs only; nothing where the marks do not make pairs."""
    for opening, closing in _outermost(_pairs(text) or {}):
        yield text[opening + 1 : closing].strip()


def _pairs(text: str) -> dict[int, int] | None:
    """Opening mark → closing mark, by place. One mark closes what another opened, whatever their shapes: “ and ”
    are mixed up in most texts. None where one is left over."""
    stack: list[tuple[str, int]] = []
    pairs: dict[int, int] = {}
    for found in re.finditer('[«»“”„‟"]', text):
        sign = found.group()
        family = "«" if sign in "«»" else "“"
        opens = sign == "«" or (family == "“" and not any(kind == "“" for kind, _ in stack))
        if opens:
            stack.append((family, found.start()))
        elif stack and stack[-1][0] == family:
            pairs[stack.pop()[1]] = found.start()
        else:
            return None
    return None if stack else pairs


def _outermost(pairs: dict[int, int]) -> Iterator[tuple[int, int]]:
    end = -1
    for opening in sorted(pairs):
        if opening > end:
            end = pairs[opening]
            yield opening, end


def _quotation(text: str, changes: list[Change]) -> str:
    """A quotation with the house's marks around it, and its letters as they were."""
    inner = text[1:-1].strip()
    nested = _pairs(inner)
    if nested:
        marks = dict.fromkeys(nested, "“") | dict.fromkeys(nested.values(), "”")
        inner = "".join(marks.get(place, char) for place, char in enumerate(inner))
    made = f"«{inner}»"
    if made != text:
        changes.append(Change("quotation marks", text, made))
    return made


def _outside(text: str, changes: list[Change]) -> str:
    for rule, pattern, made in _RULES:
        text = pattern.sub(lambda m, rule=rule, made=made: _note(changes, rule, m, made(m)), text)  # type: ignore[misc]
    return text


def _note(changes: list[Change], rule: str, found: re.Match[str], made: str) -> str:
    """Remember a replacement with the words it stands in."""
    if made == found.group():
        return made
    text, (start, end) = found.string, found.span()
    first = max(text.rfind(" ", 0, start) + 1, text.rfind("\n", 0, start) + 1, start - 30)
    last = min(*(place for sign in " \n" if (place := text.find(sign, end)) >= 0), len(text), end + 30)
    changes.append(Change(rule, text[first:last], text[first:start] + made + text[end:last]))
    return made
