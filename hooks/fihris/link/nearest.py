"""Who of those that share a surname is named in full nearest before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import Final

from fihris.model import Lang

from . import gender, surnames
from .context import Context
from .matcher import Match
from .vocabulary import ALSO_GIVEN
from .words import choice, has, listed

_OFF: Final = "عن"
_KIN: Final = choice(listed("surnames", Lang.EN, "own_kin"))
_NEXT_OF_KIN: Final = listed("bearers", Lang.AR, "sons") | listed("bearers", Lang.AR, "daughters")
_NEAR_KIN: Final = 60  # characters
_HIS_KIN: Final = re.compile(rf"['’]s (?:[a-z-]+ )?(?:half-|step-?)?(?:{_KIN}),? [A-Z]")
_KIN_OF: Final = re.compile(rf"\b(?:half-|step-?)?(?:{_KIN}) of \Z")
_NAMED_KIN: Final = re.compile(rf"\b[A-Z][\w'’-]+, (?:an? |the )?(?:[a-z-]+ )?(?:half-|step-?)?(?:{_KIN}) of \Z")
_THEIR_NAME: Final = re.compile(r", [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*,")
_start: Final = attrgetter("start")


class Bearers:
    """The people whom a document names in full, with the places where it does."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def before(self, match: Match, ids: Collection[str]) -> str | None:
        """Who of some is named in full nearest before; "" where another bearer, registered or not, is as near; None if none."""
        places = {id: _last(self._places.get(id, ()), match.start) for id in ids}
        found = sorted((place, id) for id, place in places.items() if place is not None)
        other = _last(self._context.namesakes.get(match.entry.form, ()), match.start)
        if not found:
            return None if other is None else ""
        place, id = found[-1]
        if (other is not None and other > place) or (self._of_kin(place, id) and self._is_shared(match, ids, place)):
            return ""
        if self._begins_another(match, place, id) or self._names_kin(place):
            return ""
        doubtful = len(found) > 1 and (self._joined_names(found[-2][0], place) or self._is_aside(found[-2][0], place))
        return "" if doubtful else id

    def _begins_another(self, match: Match, place: int, id: str) -> bool:
        """Whether another's full name, in the sentence of the bearer's or behind it, begins with the surname: «استقبل حسين الشيخ فؤاد
        حسين. وغادر حسين» may be either."""
        longer = self._longer.get(match.entry.form, ())
        first = bisect_left(longer, self._context.span(place)[0], key=_start)
        return any(
            id not in each.candidates.named for each in longer[first : bisect_left(longer, match.start, key=_start)]
        )

    def _is_aside(self, first: int, second: int) -> bool:
        """Whether the second of two full names in one sentence stands behind «عن»: «ورث … الحكم عن حيدر علييف» goes on of the first."""
        before = self._context.text[max(first, second - len(_OFF) - 3) : second]
        aside = self._context.arabic and before.split()[-1:] == [_OFF]
        return aside and self._context.text.find(".", first, second) < 0

    def _of_kin(self, place: int, id: str) -> bool:
        """Whether the full name at a place, the first of its bearer, is that of somebody's kin, of whom the text goes on to speak:
        "Hariri's father Rafik Hariri"."""
        match = self._context.match_from(place)
        return match is not None and _last(self._places[id], place) is None and surnames.is_kin(self._context, match)

    def _names_kin(self, place: int) -> bool:
        """Whether a full name at a place says whose kin somebody is who is named beside it, of whom the text may go on to speak:
        «نجل حسني مبارك جمال», "Rafic Hariri's grandson Rami came", "Jimmy, the brother of …", "the widow of …, Nazik, spoke"."""
        match = self._context.match_from(place)
        if match is None:
            return False
        text = self._context.text
        if self._context.arabic:
            kin = has(self._context.word_before(match.outset)[0], _NEXT_OF_KIN)
            after, end = self._context.word_after(match.end)
            named = self._context.is_given(after, end - len(after)) or after in ALSO_GIVEN
            return kin and text[match.end : match.end + 1] == " " and named
        before = text[max(0, place - _NEAR_KIN) : place]
        return bool(
            _HIS_KIN.match(text, match.end)
            or _NAMED_KIN.search(before)
            or (_KIN_OF.search(before) and _THEIR_NAME.match(text, match.end))
        )

    def _is_shared(self, match: Match, ids: Collection[str], place: int) -> bool:
        """Whether somebody else of the surname may be meant: a registered one, or one of whom the text spoke by it before a place."""
        others = {each.entity.id for each in match.candidates}
        told = self._context.arabic and len(ids) == 1 and ids != others and self._is_told(match)
        return (len(others) > 1 and not told) or self._first[match.entry.form] < place

    def _is_told(self, match: Match) -> bool:
        """Whether the words beside a surname say that it is a man's or a woman's, and so whose of several."""
        agreeing = {each.entity.id for each in match.candidates if gender.agrees(self._context, match, each.entity)}
        return len(agreeing) == 1

    def _joined_names(self, first: int, second: int) -> bool:
        """Whether two full names are joined by «و» or by one verb: what follows may be either's."""
        between = self._context.within(first, second)
        gap = self._context.text[between[0].end : second] if len(between) == 1 else "."
        return len(gap.strip(" ،,").split()) < 2 and "." not in gap

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """Where each person is named in full."""
        return {id: [each.start for each in named] for id, named in self._context.full_names.items()}

    @cached_property
    def _longer(self) -> Mapping[str, Sequence[Match]]:
        """The full names of people, in order, by each name of one word or several with which they begin."""
        found: dict[str, list[Match]] = {}
        for match in self._context.matches:
            if match.entry.personal:
                names = match.entry.form.split(" ")
                for begun in accumulate(names[:-1], "{} {}".format):
                    found.setdefault(begun, []).append(match)
        return found

    @cached_property
    def _first(self) -> Mapping[str, int]:
        """Where each form stands first."""
        return {match.entry.form: match.start for match in reversed(self._context.matches)}


def _last(places: Sequence[int], before: int) -> int | None:
    """The last of some ascending places that is before another."""
    index = bisect_left(places, before)
    return places[index - 1] if index else None
