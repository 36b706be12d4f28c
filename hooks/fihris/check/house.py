"""The house list: words that are often written wrongly, and how this site writes them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from fihris.text.clitics import ARTICLE

_JOINED = ("", "و", "ف")
_BEFORE_BARE = ("", "ب", "ل", "ك")
_BEFORE_ARTICLE = (ARTICLE, f"ب{ARTICLE}", f"ك{ARTICLE}", "لل")

CODES: Final = {
    "hamza": "hamza",
    "ta-marbuta": "ta-marbuta",
    "alef-maqsura": "alef-maqsura",
    "variants": "house-variant",
}
"""Group of the list → code of the problem."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a wrong form is written right; several ways where the form alone does not tell."""

    code: str
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class House:
    """Every wrong form, with the letters that join a word, and what is known about doubled words."""

    spellings: Mapping[str, Spelling]
    slips: Collection[str]
    emphasis: Collection[str]

    @classmethod
    def of(cls, value: Mapping[str, Any]) -> House:
        """From the list as it is written (docs/_data/orthography.yml)."""
        spellings: dict[str, Spelling] = {}
        for group, code in CODES.items():
            for part, forms in (("words", _of_word), ("particles", _of_particle)):
                for wrong, right in value.get(group, {}).get(part, {}).items():
                    ways = (right,) if isinstance(right, str) else tuple(right)
                    for made, *written in forms(wrong, ways):
                        spellings.setdefault(made, Spelling(code, tuple(written)))
        for word in value.get("own", ()):
            for joined in _JOINED:
                spellings.pop(joined + word, None)
        doubled = value.get("doubled", {})
        return cls(spellings, frozenset(doubled.get("slips", ())), frozenset(doubled.get("emphasis", ())))


def _of_particle(wrong: str, right: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A particle stands alone or after و and ف."""
    for joined in _JOINED:
        yield tuple(joined + form for form in (wrong, *right))


def _of_word(wrong: str, right: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A word also stands after ب ل ك and the article. One that the list writes with the article is wrong only with it:
    «منطقه» may be "his logic", «المنطقه» may not."""
    forms = (wrong, *right)
    bare = tuple(form.removeprefix(ARTICLE) for form in forms)
    for joined in _JOINED:
        for before in _BEFORE_ARTICLE:
            yield tuple(joined + before + form for form in bare)
        if bare == forms:
            for before in _BEFORE_BARE:
                yield tuple(joined + before + form for form in forms)
