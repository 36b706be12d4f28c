"""Longer names in English, by their capitals: "George Washington", "Baghdad Pact", "Syrian Democratic Forces"."""

from __future__ import annotations

import re
from typing import Final

from fihris.model import Lang

from . import borne, headlines
from .candidates import STRONG
from .context import Context
from .englishnames import REGION
from .matcher import Match
from .states import KIND
from .vocabulary import CAPITALISED
from .words import listed

_HEADS: Final = listed("compounds", Lang.EN, "heads")
_TAILS: Final = listed("compounds", Lang.EN, "tails")
_MEMBERS: Final = listed("compounds", Lang.EN, "members")
_VILLAGES: Final = listed("compounds", Lang.EN, "villages")
_KUNYAS: Final = frozenset({"Abu", "Abou", "Umm", "Oum"})
_HOUSES: Final = listed("compounds", Lang.EN, "houses")
_MARKS: Final = listed("compounds", Lang.EN, "marks")
_FIXED: Final = listed("compounds", Lang.EN, "fixed")
_WORK: Final = re.compile(r"(?<=[a-z,] )The (?!Hague)(?:[A-Z][\w'-]+ )+(?:to|from) \Z")  # She wrote "The Road to …"
_TITLE: Final = 40  # characters of a title before a name
_STATE_IN: Final = (["Islamic", "State", "in"], ["Islamic", "State", "of"])
_STATE: Final = "Islamic State"
_IN_REGION: Final = re.compile(r"'?s? in (?:the )?(?:Greater|West|East|Central|North|South|Khorasan|Sahel|Somalia)\b")
_GOES_ON: Final = re.compile(r" (?:al|el|ul|an|ash|ad)-[A-Z]")
_TITLES: Final = listed("surnames", Lang.EN, "titles")
_ENVOYS: Final = _TITLES | listed("compounds", Lang.EN, "envoys")
_DEPARTMENTS: Final = listed("compounds", Lang.EN, "departments")
_OF_STATE: Final = _TITLES | {"Ministry", "Department", "Office", "Of"}
_RIVER: Final = "Jordan"
_AFTER_RIVER: Final = listed("called", Lang.EN, "behind_river")
_PARTS: Final = listed("compounds", Lang.EN, "parts")
_REGIONS: Final = listed("surnames", Lang.EN, "regions") - {"Washington"}  # "Moscow, Washington and Beijing"
_FORCES: Final = [[first, second] for first in ("Defense", "Defence") for second in ("Force", "Forces")]


def of_movement(context: Context, match: Match) -> bool:
    """Whether an English nationality begins the name of a movement: "Syrian Democratic Forces", "Free Syrian Army"."""
    following = context.words_after(match.end, 2)
    if len(following) > 1 and following[0] in _MARKS and following[1][:1].isupper():
        return True
    return context.word_before(match.outset)[0] in _MARKS and bool(following) and following[0][:1].isupper()


def of_thing(context: Context, match: Match) -> bool:
    """Whether a body's name begins that of a house, school or street, or of another body: "UN Plaza", "Fatah al-Islam"."""
    if context.word_before(match.outset)[0] in _KUNYAS:
        return True  # "Abu Fatah"
    if match.entry.personal or match.entry.surname or context.text[match.end : match.end + 1] != " ":
        return False
    if not context.text[match.end + 1 : match.end + 2].isupper():  # behind most names no capital follows
        return bool(_GOES_ON.match(context.text, match.end)) or _of_one_state(context, match)
    following = context.words_after(match.end, 2)
    return any(
        word in _HOUSES and all(each[:1].isupper() for each in following[:place])
        for place, word in enumerate(following)
    )


def _of_one_state(context: Context, match: Match) -> bool:
    """Whether the group is that of one state, which is another than that of two, or of a region: "Islamic State of Iraq", "… in Greater
    Sahara"."""
    if match.entry.form != _STATE:
        return False
    if _IN_REGION.match(context.text, match.end):
        return True
    where = context.match_from(match.end) if context.text.startswith(" of ", match.end) else None
    return where is not None and where.outset == match.end + len(" of ") and not _is_joined(context, where)


def _is_joined(context: Context, match: Match) -> bool:
    return context.text.startswith(" and ", match.end)


def stands_in(context: Context, index: int, before: tuple[str, int], after: tuple[str, int]) -> bool:
    """Whether a state or city stands in a longer name, with these words beside it, each with its place."""
    (head, start), match = before, context.matches[index]
    region = REGION.match(context.text, match.end)
    if _WORK.search(context.text, max(0, match.outset - _TITLE), match.outset) or _of_two_states(context, index):
        return True
    if match.entry.form == _RIVER and (
        head == "river" or (head in {"the", "The"} and not _goes_with_noun(context, match))
    ):
        return True
    if (region and region[1] in _REGIONS) or _capitals_behind(context, match, after[0]):
        return True
    if head in {"of", "for", "off"}:
        return _of_noun(context, match, head, start)
    if head == "the" and context.word_before(start)[0] == "of":
        return context.word_before(context.word_before(start)[1])[0] in _HEADS
    return (
        head in _FIXED
        or head in context.known_given
        or _is_part(context, match, head, start)
        or _capitals_before(context, index, head, start)
        or borne.is_person(context, match, head, start)
        or borne.with_state(context, index)
        or borne.is_bearers(context, index)
    )


def _goes_with_noun(context: Context, match: Match) -> bool:
    """Whether a noun follows, to which an article before belongs: "the Jordan office"; not "wade in the Jordan at Qasr"."""
    after = context.word_after(match.end)[0]
    return context.text[match.end : match.end + 1] == " " and after not in _AFTER_RIVER


def _of_two_states(context: Context, index: int) -> bool:
    """ "Islamic State in Iraq and Syria", one name; in Iraq alone it is where it is."""
    match = context.matches[index]
    if _in_state(context, match):
        return _is_joined(context, match) or context.word_before(match.outset)[0] == "of"
    return index > 0 and context.coordinated(index) and _in_state(context, context.matches[index - 1])


def _in_state(context: Context, match: Match) -> bool:
    last = context.word_before(match.outset)[0]
    return last in {"in", "of"} and context.words_until(match.outset, 3) in _STATE_IN


def _capitals_behind(context: Context, match: Match, after: str) -> bool:
    """Whether a name goes on in capitals: "Baghdad Pact", "Jordan Peterson"; not "US Congress", not "Iraq President"."""
    if context.text[match.end : match.end + 1] != " " or not after[:1].isupper() or context.starts_match(match.end + 1):
        return False
    if after in _TAILS or after.title() in _TAILS or context.words_after(match.end, 2) in _FORCES:
        return True  # "IRAN AIR" too
    if (
        match.entry.form.isupper()
        or "." in match.entry.form
        or _is_title(context, match, after)
        or after in CAPITALISED
    ):
        return False
    return not (_is_envoy_to(context, match, after) or headlines.is_ordinary(context, match, after))


def _is_envoy_to(context: Context, match: Match, after: str) -> bool:
    """Whether somebody's name stands behind a title and where he is sent: "Ambassador to Iran William Sullivan"."""
    head, start = context.word_before(match.outset)
    return head in {"to", "of"} and after in context.known_given and context.word_before(start)[0] in _ENVOYS


def _is_title(context: Context, match: Match, after: str) -> bool:
    """Whether a title follows: "Iraq President", "Iraq Defence Minister", and not "Kuwait Finance House"."""
    second = context.words_after(match.end, 2)[-1]
    return after in _TITLES and (
        after not in _DEPARTMENTS or second == after or second in _OF_STATE or second.islower()
    )


def _is_part(context: Context, match: Match, head: str, start: int) -> bool:
    """Whether a word before a state makes a province, region or other state of it: "East Azerbaijan", "Northern Ireland"; not "Northern Iraq"."""
    touches = start + len(head) == match.outset - 1 and context.text[match.outset - 1] in " -"
    of_state = any(each.entity.kind == KIND for each in match.candidates) and not match.entry.nisba
    return touches and of_state and (head in _PARTS or f"{head} {match.entry.form}" in _PARTS)


def _capitals_before(context: Context, index: int, head: str, start: int) -> bool:
    """Whether a name begins in capitals before: "Radio Baghdad"; not "Northern Iraq"."""
    match = context.matches[index]
    if not head[:1].isupper() or head.isupper() or context.text[match.outset - 1] != " " or "'" in head or "-" in head:
        return False
    if head in _TITLES or head in CAPITALISED or head.endswith(("ern", "ist", "ian", "al", "ish", "ese")):
        return False
    if context.begins_sentence(start) or (index and context.matches[index - 1].end == match.outset - 1):
        return False
    return not headlines.is_ordinary(context, match, head)


def _of_noun(context: Context, match: Match, head: str, start: int) -> bool:
    """Whether a name goes on to a state by a preposition: "Gulf of Oman", "Doctors for Syria", "the town of Lebanon"."""
    noun, place = context.word_before(start)
    members = noun in _MEMBERS and (head == "for" or not context.begins_sentence(place))
    return members or noun in _HEADS or _two(context, start) in _HEADS or _is_town(context, match, noun, place)


def _is_town(context: Context, match: Match, noun: str, place: int) -> bool:
    """Whether a town is called as a state is: "the Maine town of China"; not "a village of Lebanon"."""
    state = any(each.entity.kind == KIND and each.sense in STRONG for each in match.candidates)
    return state and noun in _VILLAGES and context.word_before(place)[0] not in {"a", "A", "every", "each", "another"}


def _two(context: Context, place: int) -> str:
    second, start = context.word_before(place)
    return f"{context.word_before(start)[0]} {second}"
