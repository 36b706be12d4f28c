"""The article of a state in French, and what a preposition makes of an article."""

from __future__ import annotations

import pytest

from fihris.text import french


@pytest.mark.parametrize(
    ("name", "within", "many"),
    [
        ("Irak", "l’Irak", False),
        ("Égypte", "l’Égypte", False),
        ("Syrie", "la Syrie", False),
        ("Liban", "le Liban", False),
        ("Mexique", "le Mexique", False),
        ("République démocratique du Congo", "la République démocratique du Congo", False),
        ("États-Unis", "les États-Unis", True),
        ("Oman", "Oman", False),
        ("Cubains", "le Cubains", False),
    ],
)
def test_a_state_has_its_article(name: str, within: str, many: bool) -> None:
    assert french.state(name) == (within, many)


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("le chef de ", "le Hezbollah", "le chef du Hezbollah"),
        ("les lois de ", "les États-Unis", "les lois des États-Unis"),
        ("il va à ", "le Caire", "il va au Caire"),
        ("il va à ", "les Philippines", "il va aux Philippines"),
        ("le chef de ", "la Syrie", "le chef de la Syrie"),
        ("contre ", "le Liban", "contre le Liban"),
        ("ronde ", "le Liban", "ronde le Liban"),
    ],
)
def test_a_preposition_takes_an_article_in(before: str, name: str, after: str) -> None:
    assert "".join(french.joined(before, name)) == after
