"""What can be heard of a name, in letters common to both scripts: Soleimani and سليماني are heard as «سلمن».

`overrides/assets/javascripts/search/expand.js` hears the same. The letters are data, `sounds` of `docs/_data/search/synonyms.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_LATIN: Final = re.compile("[a-z']+")
_DOUBLED: Final = re.compile(r"(.)\1")
_SOFT: Final = re.compile("c(?=[eiy])")
_VOWELS: Final = re.compile("[aeiou]")
_LONG: Final = re.compile("[اوي]|ه$")


def heard(key: str, sounds: Mapping[str, Mapping[str, str]]) -> str:
    """The consonants of a folded word."""
    letters = _from_latin(key, sounds["consonants"]) if _LATIN.fullmatch(key) else _LONG.sub("", key)
    return "".join(sounds["alike"].get(letter, letter) for letter in letters)


def _from_latin(key: str, consonants: Mapping[str, str]) -> str:
    left = _VOWELS.sub(" ", _SOFT.sub("s", _DOUBLED.sub(r"\1", key)))  # a vowel parts «s» and «h»
    for letters, sound in consonants.items():
        left = left.replace(letters, sound)
    return left.replace(" ", "")
