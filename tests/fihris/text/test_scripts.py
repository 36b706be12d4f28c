"""Languages and the scripts that they are written in."""

from __future__ import annotations

import pytest

from fihris.text import scripts


@pytest.mark.parametrize(
    ("lang", "second", "foreign"),
    [
        ("ar", "en", ("en", "ltr")),
        ("ar", "fr", ("fr", "ltr")),
        ("ar", "ru", ("en", "ltr")),
        ("fa", "ar", ("en", "ltr")),
        ("en", "ar", ("ar", "rtl")),
        ("fr", "fr", ("ar", "rtl")),
    ],
)
def test_what_is_foreign_in_a_text_is_in_the_other_script(lang: str, second: str, foreign: tuple[str, str]) -> None:
    assert scripts.foreign(lang, second) == foreign
