"""A short stand-in for a text, by which a translation says what it translates."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from fihris.text.fold import fold_key
from fihris.text.markdown import read

ARABIC = "ar"
_SPACE = re.compile(r"[ \t\r\n]+")
_WORD = re.compile(r"(?P<number>\d+(?:[.,٫٬]\d+)*)|[^\W\d_]+")
_POINT = str.maketrans({",": None, "٬": None, "٫": "."})


def fingerprint(title: str, description: str, body: str) -> str:
    """Twelve hexadecimal digits that stand for the words of a page; `body` is Markdown, and Arabic: what translations follow.

    Only letters and numbers count: not their spelling, nor spaces, signs and Markdown. So what is mended changes nothing.
    """
    return of_words(title, description, read(body, ARABIC).text)


def of_words(*texts: str) -> str:
    """The same for texts without Markdown's signs."""
    return _sum("".join(map(_letters, _WORD.finditer(fold_key(text)))) for text in texts)


def exact(title: str, description: str, body: str) -> str:
    """The same for a page as it is written, sign by sign, spaces apart: what the editor in the browser can tell, which reads no Markdown
    (`overrides/editor/follow.js`)."""
    return _sum(_SPACE.sub(" ", text).strip(" ") for text in (title, description, body))


def _sum(texts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode("utf-8", "replace")).hexdigest()[:12]


def _letters(word: re.Match[str]) -> str:
    """A word as it is; a number without its thousands' signs, and apart from the next: 2 000 is not 2000."""
    return f" {word['number'].translate(_POINT)} " if word["number"] else word.group()
