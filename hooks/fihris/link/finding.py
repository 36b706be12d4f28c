"""The finder of a language: by rules where it has any, exactly where it has none."""

from __future__ import annotations

from fihris.model import LANGS, Lang, Registry

from .exact import ExactFinder
from .resolver import Finder

_made: dict[Lang, Finder | ExactFinder] = {}


def finder(registry: Registry, lang: Lang) -> Finder | ExactFinder:
    """It stays as long as the registry does: to make one is dearer than to read many texts."""
    made = _made.get(lang)
    if made is None or made.registry != registry:
        made = _made[lang] = Finder(registry, lang) if lang in LANGS else ExactFinder(registry, lang)
    return made
