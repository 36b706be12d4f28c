"""By which other words of a site a word may be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from fihris.text.analysis import Analysis, load_analysis
from fihris.text.variants import Variants

DATA = Path(__file__).parents[3] / "docs/_data/search"


@pytest.mark.parametrize(
    ("site", "word", "found"),
    [
        ("مدرسه مدرسته بمدرسه بمدرستنا", "مدرسه", "مدرسته بمدرسه بمدرستنا"),  # a clitic, a pronoun, both
        ("حزب حزبا حزبي", "حزب", "حزبا حزبي"),  # the ending of an adverb
        ("علماء علماوه علمايها", "علماء", "علماوه علمايها"),  # a hamza on the seat that its ending asks for
        ("كتاب تاب", "تاب", "كتاب"),  # ك is written before a word, so this may be one; three letters stay
        ("بيت ببيت لبيتك بي", "بي", ""),  # two letters are too few
        ("بيت ببيت لبيتك بي", "بيت", "ببيت لبيتك"),
        ("مسيول مسوول", "مسوول", "مسيول"),  # مسؤول and مسئول
        ("مسيول", "مسيول", ""),  # only what the site has
        ("دبلوماسيه دبلماسيه", "دبلماسيه", "دبلوماسيه"),  # a long vowel more, in a long word
        ("كتاب كتب كاتب", "كتب", "كتاب"),  # in a short one only by the pattern of a plural
        ("فيروسات فروست", "فيروسات", ""),  # two vowels are another word
        ("اسلحه اسلحتهم سلاح", "سلاح", "اسلحه اسلحتهم"),  # the plural, and what is written after it
        ("اسلحه اسلحتهم سلاح", "اسلحه", "اسلحتهم سلاح"),
        ("احزاب حزبي حزب", "حزب", "حزبي احزاب"),
        ("ارضي اراضي", "ارضي", ""),  # a nisba is in the plural of nothing
    ],
)
def test_a_word_is_found_by_what_it_is_otherwise(arabic: Analysis, site: str, word: str, found: str) -> None:
    assert set(Variants(arabic, frozenset(site.split())).of(word)) == set(found.split())


LETTERS = "قطعر"
"""What the slots of a pattern stand for: no letter that is written before or after a word."""


def test_every_pattern_of_a_plural_leads_both_ways(arabic: Analysis) -> None:
    for pair in arabic.export()["plurals"]:
        one, many = (_filled(form) for form in pair)
        variants = Variants(arabic, frozenset({one, many, "قطر"}))
        assert many in variants.of(one), pair
        assert one in variants.of(many), pair
        assert not Variants(arabic, frozenset({many})).of(many), "only what the site has"


def _filled(form: str) -> str:
    letters = iter(LETTERS)
    return "".join(next(letters) if sign == "ف" else sign for sign in form)


def test_a_language_without_affixes_has_no_variants() -> None:
    variants = Variants(load_analysis(DATA, "en"), frozenset({"colour", "colours", "color", "accommodations"}))
    assert variants.of("colour") == []
    assert list(variants.rests("colours")) == []
