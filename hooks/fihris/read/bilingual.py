"""Words of a record in the languages of the site."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fihris.model import UNTRANSLATED, Text
from fihris.text import scripts


def text(value: Mapping[str, Any]) -> Text:
    """Words in each language that they are written in. Where a translation is still to be written, the Arabic stands in its place."""
    return Text.of(
        {
            lang: words
            for lang, words in value.items()  # what else a record says beside its words has longer names than languages
            if scripts.TAG.fullmatch(lang) and isinstance(words, str) and not words.startswith(UNTRANSLATED)
        }
    )


def optional_text(value: Mapping[str, Any] | None) -> Text:
    return text(value) if value else Text()
