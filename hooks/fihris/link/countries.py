"""What a name that many countries have («البرلمان», «طرابلس») means in a text that speaks of one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from fihris.model import LANGS, Entity, EntityKind, Lang
from fihris.text.clitics import ARTICLE

from . import abroad, grounds, groups, offices
from .candidates import POSTS, Candidate, Sense
from .context import Context, nations
from .decisions import Doubt
from .matcher import Match
from .nationalities import country, institutions, is_nisba, spoken_of
from .words import has, listed, words

_HEADS: Final = listed("adjectives", Lang.AR, "title_heads") | {"عضو", "اعضاء", "chief", "head"}
_OUTWARD: Final = {lang: listed("adjectives", lang, "outward") for lang in LANGS}
_ANY_COUNTRY: Final = words("البلاد الدولة")


class Countries:
    """The countries of which one document speaks."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._others: dict[tuple[str, str], bool] = {}

    def meant(self, doubt: Doubt) -> Candidate | None:
        """The one office, body or city of the one country of which the text, or the sentence with its people, speaks."""
        if doubt.match.entry.form.startswith(tuple(_OUTWARD[self._context.lexicon.lang])):
            return None
        return self._proper(doubt) or next(self._common(doubt), None)

    # -------------------------------------------------------- what every country has

    def _common(self, doubt: Doubt) -> Iterator[Candidate]:
        """The body or office that is the only one of its country, where the text, else the sentence, speaks of that alone."""
        match = doubt.match
        own = nations([match])
        if len(self._context.nations - own) <= 1:
            yield from self._of_one(doubt, self._context.various, whole=True)
        around = self._context.within(*self._context.span(match.start))
        # Whatever country's bodies are spoken of elsewhere has such a body too.
        if self._institutions <= own | nations(self._but(doubt, around)):
            yield from self._of_one(doubt, around, whole=False)

    def _of_one(self, doubt: Doubt, matches: Sequence[Match], *, whole: bool) -> Iterator[Candidate]:
        match = doubt.match
        spoken = self._spoken_beside(match) if whole else nations(self._but(doubt, matches))
        fitting = [each for each in doubt.candidates if country(each.entity) in spoken and self._is_of_state(each)]
        if len(spoken) != 1 or len({each.entity.id for each in fitting}) != 1:
            return
        titled = fitting[0].sense is Sense.TITLE
        if self._is_another(match, fitting[0], titled=titled) or self._seated_with_another(match, fitting[0]):
            return
        others = self._but(doubt, matches)
        body = whole and not titled and (spoken <= spoken_of(self._context, others) or self._seated(match, spoken))
        if body or spoken <= institutions(self._context, others):
            yield fitting[0]

    def _but(self, doubt: Doubt, matches: Sequence[Match]) -> list[Match]:
        meaning = doubt.match.candidates.meaning
        return [each for each in matches if each.candidates.meaning != meaning]

    def _spoken_beside(self, match: Match) -> frozenset[str]:
        """The countries of which the text speaks by other names than that of a match."""
        meaning = match.candidates.meaning
        return frozenset(nation for nation, named in self._named.items() if len(named) > 1 or meaning not in named)

    @cached_property
    def _named(self) -> Mapping[str, set[tuple[tuple[str, str, str], ...]]]:
        """By what names the text speaks of each country."""
        found: dict[str, set[tuple[tuple[str, str, str], ...]]] = {}
        for each in self._context.various:
            for nation in each.candidates.nations:
                found.setdefault(nation, set()).add(each.candidates.meaning)
        return found

    @cached_property
    def _institutions(self) -> frozenset[str]:
        """The countries whose bodies and offices the text names."""
        return institutions(self._context, self._context.various)

    def _is_of_state(self, candidate: Candidate) -> bool:
        return candidate.sense in POSTS or not self._context.is_person(candidate.entity)

    def _is_another(self, match: Match, candidate: Candidate, *, titled: bool) -> bool:
        """Whether the text, or the words beside it, make another body or office of it."""
        if (
            self._is_patron(match, candidate.entity)
            or self._is_named_otherwise(match, candidate.entity)
            or has(self._context.word_before(match.outset)[0], _HEADS)
        ):
            return True
        return titled and (
            offices.part_of_another(self._context, match.outset)
            or offices.named(self._context, match.outset, match.end)
        )

    def _is_patron(self, match: Match, body: Entity) -> bool:
        """Whether groups are said to be a government's, of a country that the text does not name: «ميليشيات موالية للحكومة» beside a party of
        another one."""
        if not groups.is_tied(self._context, match):
            return False
        named = (each for each in self._context.various if each.entry.geographic or is_nisba(each))
        return body.country not in nations(named)

    def _seated_with_another(self, match: Match, candidate: Candidate) -> bool:
        """Whether the city behind a government stands for another one of its country: «الحكومة في أربيل» is not Iraq's."""
        where = self._context.match_from(match.end)
        if where is None or self._context.text[match.end : where.outset] not in abroad.IN:
            return False
        seated = {each.entity for each in where.candidates if each.sense is Sense.METONYM and each.entity.country}
        kinds = {each.kind for each in seated if each.id != candidate.entity.id}
        return candidate.entity.kind in kinds and len(seated) == 1

    def _seated(self, match: Match, countries: frozenset[str]) -> bool:
        """Whether a city of one of some countries stands behind, in which a body is: «البرلمان في بغداد»."""
        where = self._context.match_from(match.end)
        if where is None or self._context.text[match.end : where.outset] not in abroad.IN:
            return False
        return nations([where]) <= countries

    def _is_named_otherwise(self, match: Match, body: Entity) -> bool:
        """Whether the text names another body with the same noun: «الحكومة» beside «حكومة الوفاق», which has no record."""
        noun = match.entry.form.removeprefix(ARTICLE)
        if noun == match.entry.form or " " in noun:
            return False
        if (noun, body.id) not in self._others:
            named = re.finditer(rf"(?<!\w)[وفبلك]?{noun} (ال\w+)", self._context.text)
            self._others[noun, body.id] = any(
                found[1] not in _ANY_COUNTRY and not self._speaks_of(body, found.start(), found.end())
                for found in named
            )
        return self._others[noun, body.id]

    def _speaks_of(self, body: Entity, start: int, end: int) -> bool:
        """Whether a body, or a state's name or adjective, is found from one place to another."""
        return any(
            each.entry.geographic or is_nisba(each) or any(one.entity.id == body.id for one in each.candidates)
            for each in self._context.within(start, end)
        )

    # -------------------------------------------------------- what only some have

    def _proper(self, doubt: Doubt) -> Candidate | None:
        """A city, or a body with a name of its own, whose country is the only one of those in question that the text speaks of:
        «طرابلس», «الدعم السريع». Others that it speaks of have none of that name."""
        form, candidates = doubt.match.entry.form, doubt.candidates
        places = all(each.entity.entity is EntityKind.PLACE for each in candidates)
        own = places or (" " in form and not abroad.is_institution(form.partition(" ")[0]))
        if not own or any(each.sense is not Sense.WEAK for each in candidates):
            return None
        others = self._but(doubt, self._context.various)
        spoken = spoken_of(self._context, others) if places else institutions(self._context, others)
        if places and not spoken:
            near = self._context.within(*self._context.span(doubt.match.start))
            spoken = nations(each for each in near if each.entry.personal)  # «أخلى معمر القذافي مكتبه وسط طرابلس»
        fitting = [each for each in candidates if country(each.entity) in spoken and self._is_of_state(each)]
        if len({each.entity.id for each in fitting}) != 1:
            return None
        index = self._context.index_from(doubt.match.start)
        return fitting[0] if places or self._speaks_for_body(index, fitting[0].entity) else None

    def _speaks_for_body(self, index: int, body: Entity) -> bool:
        anothers = grounds.is_anothers(self._context, self._context.matches[index], body)
        return not anothers and grounds.speaks_for_body(self._context, index, body)
