"""States and cities whose names people bear in English: "Jordan said he was tired", "her son Chad", "Mrs Israel": `data/called.yml`."""

from __future__ import annotations

import re
from typing import Final

from fihris.model import Lang

from . import englishnames
from .context import LONGEST_SENTENCE, Context
from .matcher import Match
from .words import choice, listed

_BORNE: Final = listed("called", Lang.EN, "given")
_PERSONS: Final = listed("called", Lang.EN, "persons") | listed("bearers", Lang.EN, "strangers")
_KIN: Final = listed("surnames", Lang.EN, "own_kin")
_NAMING: Final = listed("called", Lang.EN, "naming")
_DESCRIBED: Final = _PERSONS - _NAMING
_ANYBODY: Final = (
    _DESCRIBED | _KIN | listed("bearers", Lang.EN, "behind") | listed("called", Lang.EN, "beings")
) - _NAMING
_CALLERS: Final = frozenset({"they", "we", "he", "she", "I", "everybody", "everyone"})
_COMPLEMENTS: Final = frozenset({"a", "an", "the", "his", "her", "its", "their", "home", "our", "my"})
_CHILD: Final = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur) (?:son|daughter|baby|child|boy|girl), \Z")
_LANDS: Final = listed("called", Lang.EN, "lands")
_IS: Final = frozenset({"is", "was"})
_WHOSE: Final = frozenset({"whose", "his", "her", "my"})
_HONORIFICS: Final = listed("called", Lang.EN, "honorifics")
_WAYS: Final = listed("surnames", Lang.EN, "ways") | listed("surnames", Lang.EN, "dwelling")
_INITIALS: Final = re.compile(r"(?<![\w.])(?:[A-Z]\. )+\Z")
_HIS: Final = frozenset(("he", "she", "his", "himself", "herself"))
_NEAR: Final = 4  # words behind a name
_LONGEST: Final = 20  # characters of initials
_BETWEEN_STATES: Final = listed("cities", Lang.EN, "act_words") | listed("called", Lang.EN, "between")
_PREPOSITIONS: Final = frozenset(("for", "to", "in", "from", "with", "between", "of", "by", "on", "against"))
_DID: Final = listed("called", Lang.EN, "did")
_OWNERS: Final = ("'s", "s'", "his", "her", "their", "my", "our")
_BEHIND: Final = re.compile(
    rf"(?:, (?:aged )?\d\d?,|,? (?:himself|herself)\b|'s (?:{choice(_KIN)})\b(?! (?:tongue|compan|ship|countr|cit|land|state))|,? an? (?:\w+ )?(?:{choice(listed('bearers', Lang.EN, 'behind'))})\b)"
)


def is_person(context: Context, match: Match, head: str, start: int) -> bool:
    """Whether a state's or city's name, with this word before it, is somebody's."""
    touches = start + len(head) == match.outset - 1 and context.text[match.outset - 1] == " "
    if touches and head in _HONORIFICS:
        return True
    stop = context.text.endswith(". ", 0, match.outset)
    if stop and _INITIALS.search(context.text, max(0, match.outset - _LONGEST), match.outset):
        return True
    if touches and _is_called(context, head, start):
        return True
    if (
        touches and head in _NAMING and not _is_said_so(context, match) and _is_of_person(context, start)
    ) or _is_their_child(context, match):
        return True
    if match.entry.form not in _BORNE:
        return False
    return bool(_BEHIND.match(context.text, match.end)) or (touches and _is_introduced(context, head, start))


def _is_of_person(context: Context, start: int) -> bool:
    """Whether the word before "named", or before who calls somebody so, is of a person or beast: "a nurse named Syria", "the girl they called Yemen"."""
    before, begin = context.word_before(start)
    if before in _CALLERS:
        before = context.word_before(begin)[0]
    return before.lower() in _ANYBODY


def _is_said_so(context: Context, match: Match) -> bool:
    """Whether what follows is what it is called: "the woman called Syria her second country"."""
    return context.text[match.end : match.end + 1] == " " and context.word_after(match.end)[0] in _COMPLEMENTS


def _is_their_child(context: Context, match: Match) -> bool:
    """Whether it stands apposed to somebody's child: "their daughter, Syria, …"."""
    if not context.text.endswith(", ", 0, match.outset):
        return False
    return bool(_CHILD.search(context.text, max(0, match.outset - _LONGEST), match.outset))


def with_state(context: Context, index: int) -> bool:
    """Whether it is one of two states' names side by side that are somebody's, of whom something is told: "Georgia Lebanon paints"."""
    return _is_first(context, index) or (index > 0 and _is_first(context, index - 1))


def _is_first(context: Context, index: int) -> bool:
    """Whether a state's name is the first of the two."""
    begins = context.matches[index]
    if begins.entry.form not in _BORNE or not context.touching(index + 1):
        return False
    ends = context.matches[index + 1]
    named = ends.entry.geographic and _does(context, ends)
    return named and context.word_before(begins.outset)[0].lower() not in _PREPOSITIONS


def _does(context: Context, match: Match) -> bool:
    """Whether a verb follows, and no noun of what is between states: "Israel Jordan talks"."""
    after = context.word_after(match.end)[0]
    if context.text.startswith(", who ", match.end):
        return True
    touches = context.text[match.end : match.end + 1] == " "
    does = after in _DID or (after.endswith(("s", "ed")) and after not in _BETWEEN_STATES)
    return touches and after.islower() and does


def _is_introduced(context: Context, head: str, start: int) -> bool:
    """Whether a word of people's directly before it says whose name it is: "little Jordan", "her son Chad", "a boy called Israel"."""
    before = context.word_before(start)[0].lower()
    if head in _KIN:
        return before.endswith(_OWNERS) or before in {"a", "an", "the"}
    return head in _DESCRIBED or (head in _NAMING and before not in _LANDS)


def _is_called(context: Context, head: str, start: int) -> bool:
    """Whether what follows is said to be somebody's name: "a nurse whose name is Syria", not "a country whose name is Chad"."""
    name, begin = context.word_before(start)
    whose, owner = context.word_before(begin)
    return head in _IS and name == "name" and whose.lower() in _WHOSE and context.word_before(owner)[0] not in _LANDS


def is_bearers(context: Context, index: int) -> bool:
    """Whether somebody of that name was named shortly before, and does something: "Michael Jordan retired. Jordan said …"; by
    that first name too, where more is said of him: "Jordan Smith sang. Jordan said he …", "Her cousin Jordan moved. Jordan said he …"."""
    match = context.matches[index]
    if context.word_before(match.outset)[0] in _WAYS or not englishnames.acts(context, match):
        return False
    before = [each for each in context.within(match.start - LONGEST_SENTENCE, match.start) if each.entry is match.entry]
    if any(context.word_before(each.outset)[0] in context.known_given for each in before):
        return True
    his = match.entry.form in _BORNE and not _HIS.isdisjoint(context.words_after(match.end, _NEAR))
    return his and any(_is_first_name(context, each) or _is_introduced_at(context, each) for each in before)


def _is_introduced_at(context: Context, match: Match) -> bool:
    head, start = context.word_before(match.outset)
    return start + len(head) == match.outset - 1 and _is_introduced(context, head, start)


def _is_first_name(context: Context, match: Match) -> bool:
    """Whether a surname may stand behind it."""
    return context.text[match.end : match.end + 1] == " " and context.word_after(match.end)[0][:1].isupper()
