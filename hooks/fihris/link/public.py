"""Whether a sentence speaks of public life, where those are at home who are registered.

What is said of an ordinary word with a verb of people's («وقال الحكيم لابنه», «ويرى الشرع أن …») speaks of none, and is no ground for a name.
"""

from __future__ import annotations

from typing import Final

from fihris.model import EntityKind, Lang

from .candidates import Sense
from .context import Context
from .deeds import DID
from .matcher import Match
from .words import has, has_noun, listed, words

_HEADS: Final = listed("grounds", Lang.AR, "heads")
_TITLES: Final = listed("surnames", Lang.AR, "titles") - listed("grounds", Lang.AR, "callings")
_NOUNS: Final = (
    frozenset().union(_HEADS, *(listed("grounds", Lang.AR, field) for field in ("institutions", "members")))
    | listed("cities", Lang.AR, "sent")
    | listed("times", Lang.AR, "events")
) - DID | listed("grounds", Lang.AR, "public")
SPEAKERS: Final = listed("surnames", Lang.AR, "trades") | listed("grounds", Lang.AR, "abstract") | words("المهدي")
"""Ordinary words of those, or of what, has a voice: the teacher, the lion of a fable, the law, peace."""


ORDINARY: Final = words("الجامعة الاتحاد الجماعة الحركة التنظيم التحالف الإطار الحشد الحزب")
"""Short names of bodies that are ordinary words: before their bodies are named they mean them only in a sentence of public life."""


def names_others(context: Context, match: Match) -> bool:
    """Whether the sentence of a match names another state, body, office or nationality. Cities and people are in any sentence."""
    return any(
        not (each.sense is Sense.METONYM or each.entity.entity is EntityKind.PLACE or context.is_person(each.entity))
        for other in context.within(*context.span(match.start))
        if other.start != match.start
        for each in other.candidates
    )


def of_states(context: Context, match: Match) -> bool:
    """Whether the sentence of a match speaks of what is between states or in one: by a name, or a noun of public life."""
    own = context.text[match.outset : match.end].split()
    beside = {context.word_before(match.outset)[0], context.word_after(match.end)[0], *own}
    return names_others(context, match) or any(
        word not in beside and has_noun(word, _NOUNS) for word in context.sentence_words(match.start)
    )


def speaks(context: Context, match: Match) -> bool:
    """Whether the sentence of a match speaks of it, by a title before it, another name or a noun."""
    before = context.word_before(match.outset)[0]
    if has(before, _TITLES) or has(before, _HEADS):
        return True
    own = {each.entity.id for each in match.candidates}
    if any(
        own.isdisjoint({each.entity.id for each in other.candidates})
        for other in context.within(*context.span(match.start))
        if other.start != match.start
    ):
        return True
    beside = (before, context.word_after(match.end)[0])
    return any(word not in beside and has_noun(word, _NOUNS) for word in context.sentence_words(match.start))
