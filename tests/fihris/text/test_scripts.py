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


@pytest.mark.parametrize(
    ("lang", "itself", "english", "french", "place"),
    [
        ("ar", "العربية", "Arabic", "arabe", "ar_AR"),
        ("en", "English", "English", "anglais", "en_US"),
        ("fr", "français", "French", "français", "fr_FR"),
        ("fa", "فارسی", "Persian", "persan", "fa_IR"),
        ("zh-Hant", "中文 (繁體)", "Chinese (Traditional)", "chinois (traditionnel)", "zh_TW"),
        ("pt-BR", "português (Brasil)", "Portuguese (Brazil)", "portugais (Brésil)", "pt-BR"),
    ],
)
def test_a_language_is_called_as_each_calls_it(lang: str, itself: str, english: str, french: str, place: str) -> None:
    assert (scripts.name(lang), scripts.called(lang), scripts.called(lang, "fr")) == (itself, english, french)
    assert scripts.place(lang) == place


@pytest.mark.parametrize(("lang", "known"), [("fr", True), ("ckb", True), ("xx", False), ("no language", False)])
def test_only_languages_of_cldr_are_known(lang: str, known: bool) -> None:
    assert scripts.is_known(lang) is known
