"""The lists that search is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fihris.read import interface
from fihris.resources import DATA
from fihris.text.analysis import Analysis, load_analysis

FOLDER = DATA / "search"


def analysis(lang: str) -> Analysis:
    """The analysis of a language: its stems, stop words, months and synonyms; words as they are where the engine has none of it."""
    return load_analysis(FOLDER, lang)


def labels(lang: str, second: str, own: Mapping[str, Any]) -> dict[str, Any]:
    """The words that the search shows on a site of whose languages `second` is the other: the site's `own`, the engine's, or else English."""
    said = _laid(_laid(interface.searching("en"), interface.searching(lang)), own.get(interface.SEARCHING, {}))
    return interface.told(said, lang, second)


def _laid(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Words over others, group by group."""
    both = {
        key: _laid(below[key], each)
        for key, each in above.items()
        if isinstance(each, Mapping) and isinstance(below.get(key), Mapping) and "other" not in each
    }
    return {**below, **above, **both}
