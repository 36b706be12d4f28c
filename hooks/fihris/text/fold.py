"""Folding: what writers of Arabic spell in several ways becomes one spelling, and every place remembers its origin.

The special pairs are data (`data/folding.json`, shared with the browser's search); the Unicode part is here.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from .offsets import SAME, Offsets

_FIRST_MARK: Final = "\N{COMBINING GRAVE ACCENT}"
"""No mark that is written on a letter comes before it in Unicode."""
DATA: Final = Path(__file__).parent / "data" / "folding.json"


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that remembers the text it was made from."""

    text: str
    source: str
    offsets: Offsets

    def origin(self, place: int) -> int:
        """The place in the source of the folded character at `place`."""
        return self.offsets.origin(place)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The tight source span of a folded one; marks on its last letter belong to it."""
        if self.offsets is SAME:
            return start, end
        first, last = self.offsets.span(start, end)
        following = self.source[last : last + 1]
        if following < _FIRST_MARK:
            return first, last
        while last > first and last < len(self.source) and unicodedata.category(self.source[last]) == "Mn":
            last += 1
        return first, last


def fold(text: str, *, case: bool = True) -> Folded:
    """Fold any text. With `case` it is also lower-cased; names in Latin letters are found without that."""
    if text.isascii():
        made = text.lower() if case else text
        for char, folded in _ASCII_PAIRS:
            made = made.replace(char, folded)
        return Folded(made, text, SAME)
    strange = set(_STRANGE.findall(text))
    made = text
    if len(strange) > _FEW:
        made = made.translate({ord(char): fold_char(char) for char in strange})
    else:
        for char in strange:
            made = made.replace(char, fold_char(char))
    if len(made) < _SHORT:
        made = made.translate(_TABLE)
    else:
        for char, folded in _PAIRS:
            made = made.replace(char, folded)
    if case:
        # lower() writes a final sigma by context; folding knows one sigma only.
        made = made.lower().replace("ς", "σ")
    return Folded(made, text, _offsets(text, [char for char in strange if len(fold_char(char)) != 1]))


def squeeze(text: str) -> tuple[str, Offsets]:
    """The text with one space for every run of white space within a line, and the map back to it."""
    if "  " not in text and not any(space in text for space in _OTHER_SPACES):
        return text, SAME
    parts: list[str] = []
    made, source, length, done = [0], [0], 0, 0
    for run in _SPACES.finditer(text):
        parts += text[done : run.start()], " "
        length += run.start() - done + 1
        done = run.end()
        made.append(length)
        source.append(done)
    return "".join(parts) + text[done:], Offsets(made, source)


def fold_key(text: str, *, case: bool = True) -> str:
    """The folded text alone, with every run of white space one space and none at the ends."""
    return (_known_key if len(text) <= _NAME else _key)(text, case)


def _key(text: str, case: bool) -> str:
    return " ".join(fold(text, case=case).text.split())


_NAME: Final = 60  # letters: words and names come again and again, whole sentences do not
_known_key: Final = lru_cache(1 << 16)(_key)


@cache
def fold_char(char: str) -> str:
    """What one character becomes, case kept: nothing, one character or several."""
    if _dropped(char):
        return ""
    plain = "".join(part for part in unicodedata.normalize("NFKD", char) if unicodedata.category(part) != "Mn")
    folded = "".join(_special(part) for part in unicodedata.normalize("NFKC", plain) if not _dropped(part))
    return folded if folded == char else "".join(fold_char(part) for part in folded)


def _special(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    for zero in _ZEROS:
        if 0 < ord(char) - zero <= 9:
            return str(ord(char) - zero)
    return char


def _dropped(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in _DROP)


def _offsets(text: str, irregular: Iterable[str]) -> Offsets:
    """The map back, given the characters that do not become exactly one."""
    if not irregular:
        return SAME
    made, source, shift = [0], [0], 0
    for found in re.finditer(f"[{re.escape(''.join(irregular))}]", text):
        length, start = len(fold_char(found.group())), found.start()
        for step in range(length):
            made.append(start + shift + step)
            source.append(start)
        shift += length - 1
        made.append(start + 1 + shift)
        source.append(start + 1)
    return Offsets(made, source)


_OTHER_SPACES: Final = "\t\r\v\f\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029"
_SPACES: Final = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")

_table = json.loads(DATA.read_text(encoding="utf-8"))
_ZEROS: Final = tuple(ord(zero) for zero in _table["zeros"])
_SPECIAL: Final[dict[str, str]] = _table["letters"] | _table["signs"] | dict.fromkeys(_table["zeros"], "0")
_DROP: Final = tuple((int(first, 16), int(last, 16)) for first, last in _table["drop"])

# One-to-one pairs met in ordinary text are replaced unseen, and letters that stay are not even looked at: a text of
# ten megabytes then costs a few dozen passes of memchr instead of one dictionary look-up a character.
_FEW: Final = 50  # more strange characters than this, and one look-up a character is the cheaper way
_digits = [chr(zero + digit) for zero in (0x0660, 0x06F0) for digit in range(10)]
_PAIRS: Final = tuple((char, fold_char(char)) for char in [*_table["letters"], *_table["signs"], *_digits])
_SHORT: Final = 20  # letters: of fewer, one look-up each costs less than a pass a pair
_TABLE: Final = str.maketrans(dict(_PAIRS))
_ASCII_PAIRS: Final = tuple(pair for pair in _PAIRS if pair[0].isascii())
_PLAIN: Final = "".join(chr(code) for code in range(128)) + "«»“”،؛؟ءابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_STRANGE: Final = re.compile(f"[^{re.escape(_PLAIN + ''.join(char for char, _ in _PAIRS))}]")
