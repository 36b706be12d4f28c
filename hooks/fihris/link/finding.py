"""The finder of a language: by rules where it has any, exactly where it has none."""

from __future__ import annotations

from fihris.model import LANGS, Lang, Registry

from .exact import ExactFinder
from .resolver import Finder

_made: dict[Lang, Finder | ExactFinder] = {}


def finder(registry: Registry, lang: Lang) -> Finder | ExactFinder:
    """It stays as long as the registry does: to make one is dearer than to read many texts."""
    made = _made[lang] = other(registry, lang)
    return made


def other(registry: Registry, lang: Lang) -> Finder | ExactFinder:
    """That of a registry which is not read with: it does not stay, but where it is the one that does."""
    made = _made.get(lang)
    if made is None or made.registry != registry:
        made = Finder(registry, lang) if lang in LANGS else ExactFinder(registry, lang)
    return made
