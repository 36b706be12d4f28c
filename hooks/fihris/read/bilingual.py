"""Words of a record in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from fihris.model import UNTRANSLATED, Text


def text(value: Mapping[str, str]) -> Text:
    """Words in both languages. Where the English is still to be written, or the site has none, the Arabic stands in its place."""
    english = value.get("en", UNTRANSLATED)
    return Text(value["ar"], value["ar"] if english.startswith(UNTRANSLATED) else english)


def optional_text(value: Mapping[str, str] | None) -> Text:
    return text(value) if value else Text("", "")
