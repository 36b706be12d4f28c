"""What makes a match no mention at all: what it is by itself, the words around it, and the matches beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from fihris.text.clitics import ARTICLE

from . import adjectives, bearers, compounds, englishnames, lands, letters, offices, signs, surnames, words
from .candidates import NAMED, POSTS, STRONG, Candidate, Sense
from .context import Context, nations
from .lexicon import GIVEN
from .matcher import Match
from .nationalities import BEFORE_POST, countries, foreign, is_nisba, nations_beside
from .reasons import (
    ADJECTIVE,
    ANOTHER,
    ANOTHERS,
    COMPOUND,
    FOREIGN,
    FORMER,
    GOODS,
    HOLDER,
    IDIOM,
    LANGUAGE,
    NOUN,
    OTHER,
    SIGN,
    SURNAME,
)

_NAMING: Final = NAMED | {Sense.WEAK}
_ITSELF: Final = STRONG | {Sense.METONYM}
_SHORT: Final = POSTS | {Sense.WEAK}
_APPOSITION: Final = " \"“”«»'،,"
_IN: Final = words.words("في إلى من على عن مع لدى نحو عبر داخل")
_GOVERNING: Final = words.words("في إلى من عن مع لدى نحو عبر مدينة محافظة ولاية بلدة")
_CONJUNCTIONS: Final = ("و", "ف")
REACH: Final = 2
"""As many matches before and behind may make one fall."""


def fall(context: Context, index: int) -> str:
    """Why the words around a match make it no mention at all; "" where they do not."""
    match = context.matches[index]
    if match.candidates[0].sense is Sense.EXPLICIT:
        return ""
    return _alone(context, index) or ("" if match.candidates.simple else _beside(context, index))


def _alone(context: Context, index: int) -> str:
    """What speaks against any name."""
    match = context.matches[index]
    entry = match.entry
    if signs.in_sign(context, index):
        return SIGN
    if (entry.ambiguous or entry.form.endswith("ه")) and (why := _as_word(context, index)):
        return why
    if (match.chain and _is_within_word(context, match)) or compounds.stands_in(context, index):
        return COMPOUND
    if entry.personal and (why := bearers.reason(context, index)):
        return why
    near = index + 1 if context.arabic else index - 1
    if context.touching(max(index, near)) and _is_foreign_body(context, match, context.matches[near]):
        return FOREIGN
    adjective = entry.nisba or match.candidates.adjective or not context.arabic
    return _as_nisba(context, index) if adjective else ""


def _is_within_word(context: Context, match: Match) -> bool:
    """Whether what seems a conjunction is a letter of a longer word, for nothing is joined to a preposition: «ولد في وجدة»."""
    return match.chain.startswith(_CONJUNCTIONS) and context.word_before(match.outset)[0] in _GOVERNING


def _has_pronoun(context: Context, match: Match) -> bool:
    """Whether a city's name is by its letters a noun with «ه»: «لجدّه»."""
    written = context.written(match.start, match.end)
    return letters.has_pronoun(written, (each.entity for each in match.candidates), match.entry.form)


def _as_word(context: Context, index: int) -> str:
    """What makes a name that is an ordinary word too that."""
    match = context.matches[index]
    if match.entry.geographic and match.entry.form.endswith("ه") and _has_pronoun(context, match):
        return IDIOM
    if not match.entry.ambiguous:
        return ""
    if match.entry.idiom_only and not _stands_as_name(context, index):
        return NOUN
    return IDIOM if _is_idiom(context, index) else ""


def _as_nisba(context: Context, index: int) -> str:
    """What speaks against an adjective."""
    match = context.matches[index]
    made = is_nisba(match) or (match.entry.geographic and not context.arabic)
    if made and adjectives.of_goods(context, index):
        return GOODS
    if match.entry.nisba and context.arabic:
        named = (adjectives.is_channel, adjectives.is_club, adjectives.is_quarter)
        if any(each(context, match) for each in named):
            return COMPOUND
        if adjectives.is_word(context, match):
            return IDIOM
        if adjectives.is_language(context, match):
            return LANGUAGE
    return SURNAME if match.entry.nisba and adjectives.is_surname(context, index) else ""


def _is_foreign_body(context: Context, match: Match, adjective: Match) -> bool:
    """Whether another country's adjective makes another body of one that is named in full: «حزب الله التركي», "US officials in Iraq"."""
    if context.arabic and not is_nisba(adjective):
        return False
    bodies = [each.entity for each in match.candidates if each.sense in STRONG and each.registered]
    own = {each.country for each in bodies}
    if (
        len(bodies) < len(match.candidates)
        or "" in own
        or any(map(context.is_person, bodies))
        or match.entry.geographic
    ):
        return False
    told = {each.entity.id for each in adjective.candidates if each.sense is Sense.NISBA}
    one = not context.arabic or (adjective.chain == ARTICLE and adjective.entry.form.endswith(("ي", "يه")))
    if not context.arabic and adjective.entry.geographic and adjective.entry.form.isupper():  # US, UK
        return own.isdisjoint(nations([adjective]))
    return is_nisba(adjective) and one and bool(told) and told.isdisjoint(own)


def _is_idiom(context: Context, index: int) -> bool:
    """Whether the words around a name that is an ordinary word too, or a given name, make it that."""
    match = context.matches[index]
    entry = match.entry
    return bool(
        lands.is_word(context, match)
        or (entry.idiom and words.has(context.word_before(match.outset)[0], entry.idiom))
        or (letters.has_word(entry.form) and letters.is_word(context.written(match.start, match.end), entry.form))
        or (entry.idiom_after and _goes_on_as_word(context, match))
        or (entry.idiom_acts and _is_done_to(context, match))
        or (entry.idiom_near and any(words.has(word, entry.idiom_near) for word in context.sentence_words(match.start)))
        or (entry.form in GIVEN and adjectives.is_given(context, index))
    )


def _stands_as_name(context: Context, index: int) -> bool:
    """Whether a name that is nearly always an ordinary word («دعم مالي») stands where only the name can: «في مالي», «أعلنت مالي»."""
    match = context.matches[index]
    before = context.word_before(match.outset)[0]
    if match.chain.strip("وف") or words.has(before, match.entry.idiom_only) or before.endswith("ت"):
        return True
    return any(
        context.coordinated(joined) and context.matches[other].entry.geographic
        for other, joined in ((index - 1, index), (index + 1, index + 1))
        if 0 <= other < len(context.matches)
    )


def _goes_on_as_word(context: Context, match: Match) -> bool:
    """Whether one or two words behind it make it an ordinary word: «كوبا من الشاي»."""
    after = context.words_after(match.end, 2)
    return any(" ".join(after[:count]) in match.entry.idiom_after for count in range(1, len(after) + 1))


def _is_done_to(context: Context, match: Match) -> bool:
    """Whether one of its verbs stands before it, with or without the subject: «صلى الناس المغرب», «كسر الطفل كوبا»."""
    before = context.words_before(match)[-2:]
    return (
        not match.chain
        and not words.has(before[-1] if before else "", _IN)
        and any(words.has(word, match.entry.idiom_acts) for word in before)
    )


def _beside(context: Context, index: int) -> str:
    """What speaks against a form that means something only where nothing does."""
    senses = context.matches[index].candidates.senses
    if not senses.isdisjoint(POSTS) and (why := _apposed(context, index, senses)):
        return why
    if not senses.isdisjoint(_ITSELF):
        return ""
    if Sense.WEAK in senses and (why := _weak(context, index)):
        return why
    if Sense.POST in senses or senses.isdisjoint(_SHORT):
        return ""
    if foreign(context, index):
        return FOREIGN
    return ANOTHER if adjectives.makes_another(context, index) else ""


def _apposed(context: Context, index: int, senses: Collection[Sense]) -> str:
    match = context.matches[index]
    if Sense.POST in senses and (compounds.goes_on(context, match.end) or offices.names_thing(context, match.outset)):
        return COMPOUND
    if beside_holder(context, index):
        return HOLDER
    start, end = _phrase(context, index)
    if offices.is_former(context, end):
        return FORMER
    settled = Sense.POST in senses or (Sense.TITLE in senses and nations_beside(context, index))
    own = frozenset(each.entity.country for each in context.matches[index].candidates)
    return ANOTHERS if settled and offices.named(context, start, end, own) else ""


def _weak(context: Context, index: int) -> str:
    if adjectives.is_adjective(context, index):
        return ADJECTIVE
    match = context.matches[index]
    if match.entry.surname:
        return surnames.reason(context, index)
    return OTHER if not context.arabic and englishnames.is_somebodys(context, match) else ""


def beside_holder(context: Context, index: int) -> bool:
    """Whether the name of somebody who holds the office stands beside it; a nisba may stand between."""
    holders = {id for each in context.matches[index].candidates for id in _who(each)}
    after = index + 1
    if context.touching(after) and is_nisba(context.matches[after]):
        after += 1
    follows = after < len(context.matches) and not context.gap(after).strip(_APPOSITION)
    if follows and _names(context.matches[after], holders):
        return True
    before = index - 1
    if context.touching(index) and countries(context.matches[before]):
        before -= 1
    if before < 0:
        return False
    gap = context.text[context.matches[before].end : context.matches[before + 1].outset].removesuffix("the ")
    return not gap.strip(_APPOSITION) and _names(context.matches[before], holders)


def _who(candidate: Candidate) -> Iterator[str]:
    """The ids of those by whose names an office, or a body with the name of one, may stand."""
    if candidate.sense is Sense.OFFICE:
        yield candidate.entity.id
    elif candidate.sense in POSTS:
        yield from (each.actor for each in candidate.entity.holders)


def _names(match: Match, ids: set[str]) -> bool:
    return not match.chain and any(each.entity.id in ids and each.sense in _NAMING for each in match.candidates)


def _phrase(context: Context, index: int) -> tuple[int, int]:
    """Where a title begins and ends with its nationality."""
    matches, match = context.matches, context.matches[index]
    start, end = match.outset, match.end
    if context.arabic:
        if context.touching(index + 1) and is_nisba(matches[index + 1]):
            end = matches[index + 1].end
    elif index and context.gap(index) in BEFORE_POST:
        start = matches[index - 1].outset
    elif index + 1 < len(matches) and context.gap(index + 1) in {" of ", " of the "}:
        end = matches[index + 1].end
    return start, end
