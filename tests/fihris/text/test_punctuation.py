"""The spaces that French has before its signs, and no other language."""

from __future__ import annotations

import pytest

from fihris.text import punctuation


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("« non », oui !", "«~non~», oui^!"),
        ("«Quoi?!» dit-il; puis", "«~Quoi^?!~» dit-il^; puis"),
        ("trois : un", "trois~: un"),
        ("à 10:30, https://a.org/?b;c", "à 10:30, https://a.org/?b;c"),
        ("(12 %) ; (a)?", "(12 %)^; (a)^?"),
    ],
)
def test_french_has_spaces_before_its_signs(text: str, shown: str) -> None:
    assert punctuation.spaced(text, "fr") == shown.replace("~", "\u00a0").replace("^", "\u202f")
    assert punctuation.spaced(punctuation.spaced(text, "fr"), "fr") == punctuation.spaced(text, "fr")
    assert punctuation.spaced(text, "en") == text
