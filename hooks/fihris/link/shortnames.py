"""Whom a surname means, and which body its one word: what the brief names in full, where something speaks for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from fihris.model import Entity
from fihris.text.clitics import is_definite

from . import englishnames, gender, grounds, introduced, ordinary, public, senses
from .candidates import Candidate
from .context import Context, nations
from .decisions import NO_GROUND, NOT_ESTABLISHED, SEVERAL_ESTABLISHED, UNKNOWN_NATION, Decision, Doubt, settled
from .matcher import Match
from .nationalities import country, unknown_nation
from .nearest import Bearers
from .reasons import ANOTHERS
from .words import has_noun, mapped


class ShortNames:
    """Decides what short names mean in one document. `established` are the ids that its brief names in full."""

    def __init__(self, context: Context, established: Collection[str]) -> None:
        self._context = context
        self._established = established
        self._bearers = Bearers(context)

    def decide(self, index: int, candidates: Sequence[Candidate]) -> Decision:
        """The one of the candidates that is meant, or why none is for certain."""
        match = self._context.matches[index]
        bodies = [each for each in candidates if not self._context.is_person(each.entity)]
        if bodies and unknown_nation(self._context, index):
            self._context.namesakes.setdefault(match.entry.form, []).append(match.start)
            return Doubt(match, tuple(candidates), UNKNOWN_NATION)
        if not bodies:
            return self._surname(index, candidates)
        named = [each for each in candidates if each.entity.id in self._established]
        if len({each.entity.id for each in named}) == 1 and not self._another_here(match, bodies, named[0]):
            if self._context.is_person(named[0].entity):
                return self._grounded(index, named[0], grounds.speaks_for_person(self._context, index))
            speaks = self._speaks_for_body(index, named[0].entity)
            named_before = self._bearers.before(match, {named[0].entity.id})
            if named_before is None and match.entry.form in public.ORDINARY:
                speaks = speaks and public.of_states(self._context, match)  # «تدرس الجامعة العلوم»
            return self._grounded(index, named[0], speaks and named_before != "")
        if not named and len(bodies) == len(candidates) == 1 and self._is_told(match, bodies[0].entity):
            return settled(match, bodies[0], "weak:established")
        return Doubt(match, tuple(candidates), SEVERAL_ESTABLISHED if named else NOT_ESTABLISHED)

    def _is_told(self, match: Match, body: Entity) -> bool:
        """Whether the sentence says what a body of the world alone does: «مجلس الأمن» and a veto, or a resolution's number."""
        context = self._context
        signs = mapped("grounds", context.lexicon.lang, "signs").get(match.entry.form)
        if body.country or not signs or grounds.is_anothers(context, match, body):
            return False
        head, start = context.word_before(match.outset)
        if head[:1].isupper() and not context.begins_sentence(start):
            return False  # "the National Security Council"
        said = context.sentence_words(match.start)
        return any(has_noun(each, signs) for each in (*said, *map(" ".join, pairwise(said))))

    def _speaks_for_body(self, index: int, body: Entity) -> bool:
        context, match = self._context, self._context.matches[index]
        if grounds.is_anothers(context, match, body):
            return False
        return grounds.speaks_for_body(context, index, body) or introduced.stands_as_body(context, match, body)

    def _grounded(self, index: int, candidate: Candidate, speaks: bool) -> Decision:
        match = self._context.matches[index]
        return settled(match, candidate, "weak:established") if speaks else Doubt(match, (candidate,), NO_GROUND)

    def _another_here(self, match: Match, bodies: Sequence[Candidate], named: Candidate) -> bool:
        """Whether the sentence speaks of a country that has a body of this name too."""
        others = {country(each.entity) for each in bodies} - {country(named.entity)}
        return bool(others) and not others.isdisjoint(
            nations(each for each in self._context.within(*self._context.span(match.start)) if each is not match)
        )

    def _surname(self, index: int, candidates: Sequence[Candidate]) -> Decision:
        """The person named in full nearest before; where none is, the one whom the brief names in full."""
        match = self._context.matches[index]
        agreeing = [each for each in candidates if gender.agrees(self._context, match, each.entity)]
        if not agreeing:
            self._context.namesakes.setdefault(match.entry.form, []).append(match.start)
            return Doubt(match, tuple(candidates), ANOTHERS)
        named = [each for each in agreeing if each.entity.id in self._established]
        ids = {each.entity.id for each in named}
        nearest = self._bearers.before(match, ids)
        if nearest is None and len(ids) == 1 and self._may_come_first(match):
            (nearest,) = ids
        if nearest:
            meant = next(each for each in named if each.entity.id == nearest)
            if self._context.arabic and senses.in_other_sense(self._context, match):
                return Doubt(match, (meant,), NO_GROUND)
            speaks = (
                grounds.speaks_for_person(self._context, index)
                or introduced.speaks(self._context, index, nearest)
                or gender.is_hers(self._context, match, meant.entity)
            )
            return self._grounded(index, meant, speaks)
        alone = nearest is None and len(ids) == 1 and match.entry.form not in self._context.namesakes
        several = NO_GROUND if alone else SEVERAL_ESTABLISHED
        return Doubt(match, tuple(candidates), several if named else NOT_ESTABLISHED)

    def _may_come_first(self, match: Match) -> bool:
        """Whether a surname may stand before its bearer is named in full: none that another bears in the text, and an ordinary word or
        given name only where its sentence is of public life."""
        if match.entry.form in self._context.namesakes:
            return False
        if not self._context.arabic:
            return not englishnames.begins_as_word(self._context, match)
        if not ordinary.is_ordinary(self._context, match.entry.form):
            return True
        return not self._may_go_on(match) and public.speaks(self._context, match)

    def _may_go_on(self, match: Match) -> bool:
        """Whether a given name may begin another's, whose surname has the article: «استقبل حسين الشيخ …»."""
        after = self._context.word_after(match.end)[0]
        beside = self._context.text[match.end : match.end + 1] == " "
        return beside and match.entry.form in self._context.given and is_definite(after)
