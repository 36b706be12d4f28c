"""A short stand-in for a text, by which a translation says what it translates."""

from __future__ import annotations

import hashlib

from fihris.text.fold import fold_key
from fihris.text.prose import plain


def fingerprint(markdown: str) -> str:
    """Twelve hexadecimal digits that stand for the words of a text. Spelling, spaces and Markdown do not count."""
    return of_words(plain(markdown))


def of_words(words: str) -> str:
    """The same for a text without Markdown's signs."""
    return hashlib.sha256(fold_key(words).encode("utf-8", "replace")).hexdigest()[:12]
