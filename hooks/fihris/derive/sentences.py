"""The sentences of a text, each with the id by which links lead to it."""

from __future__ import annotations

from functools import lru_cache

from fihris.model import Sentence
from fihris.text.sentences import Identifier, sentences


@lru_cache(1 << 16)
def identified(plain: str, section: int) -> tuple[Sentence, ...]:
    """The sentences of a plain text. The page gives the same ids to the same sentences (`render/sentences.py`)."""
    identifier = Identifier(section)
    found = (Sentence(identifier.of(plain[start:end]), start, end) for start, end in sentences(plain))
    return tuple(each for each in found if each.id)
