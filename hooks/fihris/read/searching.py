"""The lists that search is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fihris.text.analysis import Analysis, load_analysis, load_labels

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "_data" / "search"


def analysis(lang: str) -> Analysis:
    """The analysis of a language: its stems, stop words, months and synonyms."""
    return load_analysis(FOLDER, lang)


def labels(lang: str) -> dict[str, Any]:
    """The words that the search shows."""
    return dict(load_labels(FOLDER, lang))
