"""Why a form is no mention where it stands."""

from __future__ import annotations

from typing import Final

SIGN: Final = "it stands in a dateline, a tag, an address or a compound"
COMPOUND: Final = "it is part of a longer name"
IDIOM: Final = "the words around it make it an ordinary word"
SURNAME: Final = "it is the surname of another"
HOLDER: Final = "its holder's name stands beside it"
ADJECTIVE: Final = "it is the adjective of a nationality"
GOODS: Final = "it is said of food, dress, craft or art, and not of the state"
LANGUAGE: Final = "it is the name of the language"
ANOTHERS: Final = "another's name stands beside it"
FORMER: Final = "the word behind it says that somebody is meant who does not hold the office"
FOREIGN: Final = "the nationality beside it is another"
ANOTHER: Final = "what stands behind it makes another thing of it"

# of a full name
THING: Final = "the word beside it makes it the name of a thing"
LONGER_NAME: Final = "it is part of a longer name of another person"
STRANGER: Final = "what stands beside it makes it a namesake"
LONG_AGO: Final = "its sentence speaks of a time long before"

# of a surname
FAMILY: Final = "the word beside it makes it a family"
KIN: Final = "the word before it speaks of somebody of the family"
PLACE: Final = "what stands beside it makes it a place or a school"
NOUN: Final = "it is a common noun here"
OTHER: Final = "the name before it makes it another person"
BEFORE_NAME: Final = "it is an adjective or a trade before another's name"

HIDING: Final = frozenset(
    {SIGN, COMPOUND, IDIOM, THING, LONGER_NAME, STRANGER, LONG_AGO, FAMILY, KIN, PLACE, NOUN, OTHER}
)
"""Why what falls takes with it the shorter names within it."""
LENGTHENING: Final = frozenset({COMPOUND, IDIOM})
"""Why what falls may be a part of a longer name."""
