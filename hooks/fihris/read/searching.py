"""The lists that search is made of."""

from __future__ import annotations

from typing import Any

from fihris.resources import DATA
from fihris.text.analysis import Analysis, load_analysis, load_labels

FOLDER = DATA / "search"


def analysis(lang: str) -> Analysis:
    """The analysis of a language: its stems, stop words, months and synonyms."""
    return load_analysis(FOLDER, lang)


def labels(lang: str) -> dict[str, Any]:
    """The words that the search shows."""
    return dict(load_labels(FOLDER, lang))
