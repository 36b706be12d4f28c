"""Names that only their written letters tell apart: «عُمان» and «عمّان» fold to one form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from fihris.model import Entity, Lang
from fihris.text.fold import fold_key
from fihris.text.spelt import SHADDA, Marks, marks

from .candidates import Candidate, Candidates, Sense
from .lexicon import SPELT
from .words import key, table


def chosen(written: str, form: str, candidates: Candidates, rivals: Sequence[Entity]) -> Candidates:
    """The candidates whose own spelling a written word has, all where it tells nothing; the rivals where it is theirs.

    `rivals` are those of whom there is no record, and whose names fold to `form` too.
    """
    own = marks(written)
    if not own:
        return candidates
    known = (*candidates, *(Candidate.of(each, Sense.NAME) for each in rivals))
    return Candidates(each for each in known if _spelt(own, form, each.entity)) or candidates


def is_word(written: str, form: str) -> bool:
    """Whether its letters make a name an ordinary word: «مصرّ على رأيه»."""
    own = marks(written)
    return any(word <= own if word else written == plain for plain, word in _words()[form])


def has_pronoun(written: str, entities: Iterable[Entity], form: str) -> bool:
    """Whether a word in «ه» has a shadda that no name in «ة» has which folds to it: «لجدّه», his grandfather, not «جدة»."""
    if not written.endswith("ه") or SHADDA not in written:
        return False
    names = [name for each in entities for name in _names(each) if fold_key(name) == form]
    return bool(names) and all(name.endswith("ة") and SHADDA not in name for name in names)


@cache
def _words() -> dict[str, tuple[tuple[str, Marks], ...]]:
    listed = table("idioms")[Lang.AR]["spelt"]
    return {key(form): tuple((word, marks(word)) for word in words.split()) for form, words in listed.items()}


def has_word(form: str) -> bool:
    """Whether a form has letters that would make it an ordinary word."""
    return form in SPELT


def tells(written: str) -> bool:
    """Whether a word is written with marks by which its like may be told apart."""
    return bool(marks(written))


def _spelt(written: Marks, form: str, entity: Entity) -> bool:
    """Whether a word has all the marks of one of the names that fold to a form."""
    return any(own and own <= written for own in (marks(name) for name in _names(entity) if fold_key(name) == form))


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name[Lang.AR], *entity.aliases[Lang.AR], *entity.metonyms[Lang.AR])
