"""Names that only their written letters tell apart: «عُمان» and «عمّان» fold to one form."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

from fihris.model import Entity, Lang
from fihris.text.fold import fold_char, fold_key

from .candidates import Candidate, Candidates, Sense
from .lexicon import SPELT
from .words import key, table

_Marks = frozenset[tuple[int, str]]
_SHADDA: Final = "\u0651"


def chosen(written: str, form: str, candidates: Candidates, rivals: Sequence[Entity]) -> Candidates:
    """The candidates whose own spelling a written word has, all where it tells nothing; the rivals where it is theirs.

    `rivals` are those of whom there is no record, and whose names fold to `form` too.
    """
    marks = _marks(written)
    if not marks:
        return candidates
    known = (*candidates, *(Candidate.of(each, Sense.NAME) for each in rivals))
    return Candidates(each for each in known if _spelt(marks, form, each.entity)) or candidates


def is_word(written: str, form: str) -> bool:
    """Whether its letters make a name an ordinary word: «مصرّ على رأيه»."""
    marks = _marks(written)
    return any(word <= marks if word else written == plain for plain, word in _words()[form])


@cache
def _words() -> dict[str, tuple[tuple[str, _Marks], ...]]:
    listed = table("idioms")[Lang.AR]["spelt"]
    return {key(form): tuple((word, _marks(word)) for word in words.split()) for form, words in listed.items()}


def has_word(form: str) -> bool:
    """Whether a form has letters that would make it an ordinary word."""
    return form in SPELT


def tells(written: str) -> bool:
    """Whether a word is written with marks by which its like may be told apart."""
    return bool(_marks(written))


def _spelt(marks: _Marks, form: str, entity: Entity) -> bool:
    """Whether a word has all the marks of one of the names that fold to a form."""
    names = (entity.name[Lang.AR], *entity.aliases[Lang.AR], *entity.metonyms[Lang.AR])
    return any(own and own <= marks for own in (_marks(name) for name in names if fold_key(name) == form))


def _marks(written: str) -> _Marks:
    """The letters and marks that folding changes, each with its place; a final vowel is of grammar, not of the name."""
    found, place = set(), -1
    for char in written:
        if unicodedata.category(char) == "Mn":
            found.add((place, char))
        else:
            place += 1
            if fold_char(char) != char:
                found.add((place, char))
    return frozenset(
        (at, char) for at, char in found if at < place or char == _SHADDA or not unicodedata.combining(char)
    )
