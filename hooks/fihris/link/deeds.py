"""The verbs of what people and bodies do, in the past and the present: `data/grounds.yml`."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from fihris.model import Lang

from .words import listed, verbs


def _verbs(field: str) -> frozenset[str]:
    """The verbs of a list and of its list of the present: ي as listed, ت, and both with س."""
    now = listed("grounds", Lang.AR, f"{field}_now")
    return verbs("grounds", Lang.AR, field) | {
        future + person + verb[1:] for verb in now for future in ("", "س") for person in "يتن"
    }


SAYS: Final = _verbs("says")
ACTS: Final = SAYS | _verbs("fights")
MOVES: Final = _verbs("moves")
VERBS: Final = SAYS | MOVES
DID: Final = verbs("grounds", Lang.AR, "says") | verbs("grounds", Lang.AR, "moves")
"""The same, of the past alone."""
DOES: Final = DID | verbs("grounds", Lang.AR, "fights") | verbs("grounds", Lang.AR, "goes")
"""What people do, in the past."""
DOING: Final = frozenset().union(
    *(
        verbs("grounds", Lang.AR, field) | listed("grounds", Lang.AR, f"{field}_now")
        for field in ("says", "moves", "fights")
    )
)
"""All of these, of the present only as they are listed."""
SPEAKS: Final = listed("surnames", Lang.AR, "speaks")
MEETS: Final = listed("grounds", Lang.AR, "meets")
_WITH_OBJECT: Final = DOING - verbs("grounds", Lang.AR, "goes")


def has_object(word: str, written: str) -> bool:
    """Whether a word, as it is `written`, is a verb with «ه» that folds to a name with «ة»: «وسلّمه», not «سلمة»."""
    return word.endswith("ه") and "ة" not in written and is_one_of(word[:-1], _WITH_OBJECT)


def is_one_of(word: str, known: Collection[str]) -> bool:
    """Whether a verb is known, with or without a conjunction written on it."""
    return word in known or (word[:1] in "وف" and word[1:] in known)
