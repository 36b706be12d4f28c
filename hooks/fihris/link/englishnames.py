"""Whether an English surname means its registered bearer where it stands: `data/surnames.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from fihris.model import Lang

from .context import Context
from .matcher import Match
from .reasons import COMPOUND, FAMILY, NOUN, OTHER, PLACE
from .words import choice, listed, mapped, verbs, words

_LISTS: Final = {
    field: listed("surnames", Lang.EN, field)
    for field in (
        "kin",
        "titles",
        "trades",
        "after",
        "function",
        "regions",
        "particles",
        "towns",
        "ways",
        "dwelling",
        "trusted",
        "months",
        "own",
        "streets",
    )
}
_DOES: Final = listed("cities", Lang.EN, "act_words") | listed("surnames", Lang.EN, "does")
_THEN: Final = words("then also later never soon again still once twice herself himself")
_IS: Final = words("is was are were has costs grows remains became becomes")
_THEIRS: Final = words("his her their the other others several two three four a an members")
_GOODS: Final = listed("adjectives", Lang.EN, "goods")
_BESIDES: Final = mapped("surnames", Lang.EN, "besides")
_COUNTIES: Final = frozenset(
    (each, "of") for each in ("county", "counties", "parish", "borough", "diocese", "village", "villages")
)
_WHEN: Final = frozenset(
    ["in", "by", "last", "this", "next", "since", "until", "early", "late"]
)  # "in June Berri said"; April may be a woman
_DAYS: Final = words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February April June July August September October November December"
)
_GONE: Final = verbs("surnames", Lang.EN, "gone")
_WAY: Final = 4  # words before "to" or "in" in which somebody goes or lives
_ARTICLE: Final = re.compile(r"\A(?:al|el|ad|as|bin|ibn)-")
_TOWN: Final = re.compile(
    rf",? (?:(?:is|was|lies|remains) )?(?:an? |the )?(?:[a-z]+ )?(?:{choice(listed('surnames', Lang.EN, 'towns'))})\b"
)
_ARTICLES: Final = frozenset({"the", "a", "an", "every", "this", "that"})
_WHERE: Final = frozenset({"In", "At", "From", "Near", "Outside", "Inside", "Over"})
_SAYING: Final = frozenset({"that", "That"})
_JUNIOR: Final = frozenset({"Jr", "Sr", "II", "III", "Jnr"})
_INITIAL: Final = re.compile(r"(?P<name>[A-Z][\w'-]+) (?:[A-Z]\. ?)+\Z")
_INITIALS: Final = re.compile(r"(?<![\w.])(?P<first>[A-Z])\. (?:[A-Z]\. )*\Z")
_NAME: Final = 40  # characters of a given name with initials
_NAMED: Final = listed("bearers", Lang.EN, "named")
_SURNAME: Final = re.compile(r"[A-Z][a-z]+")
_TRADE: Final = re.compile(
    rf",? (?:the|an?) (?:[a-z]+ )?(?:{choice(listed('bearers', Lang.EN, 'behind'))})\b(?! (?:by|turned|at heart)\b)"
)
_GOES_ON: Final = re.compile(rf" (?:{choice(_LISTS['particles'])})[ -][A-Z]")  # "Mansour bin Zayed"
REGION: Final = re.compile(r", ((?:North |South |New |West |Rhode )?[A-Z][a-z]+|[A-Z]{2})\b")
"""What may be the state of a town, behind a comma: "Austin, Texas"."""


def reason(context: Context, index: int) -> str:
    """Why a surname does not mean the one who is registered with it; "" where nothing speaks against it."""
    match = context.matches[index]
    if _is_english_place(context, match) or context.word_before(match.outset)[0] in _LISTS["streets"]:
        return PLACE
    if _is_stranger(context, match):
        return OTHER
    if why := _followed(context, match) or (NOUN if _is_word(context, match) else ""):
        return why
    return OTHER if _follows_another(context, match, index) else ""


def is_somebodys(context: Context, match: Match) -> bool:
    """Whether the one word that a body is called by is part of somebody's name: "Amal Clooney", "Lindsay Wagner"."""
    if not match.entry.form[:1].isupper() or " " in match.entry.form:
        return False
    before, start = context.word_before(match.outset)
    if before in context.known_given and context.text[match.outset - 1] == " " and context.is_given(before, start):
        return True
    after = context.word_after(match.end)[0]
    goes_on = _SURNAME.fullmatch(after) is not None and context.text[match.end : match.end + 1] == " "
    return goes_on and match.entry.form in context.given and after not in _LISTS["after"]


def _is_stranger(context: Context, match: Match) -> bool:
    """Whether somebody is introduced by the surname alone: "a doctor named Hariri", "Thatcher the roofer"."""
    return context.word_before(match.outset)[0] in _NAMED or bool(_TRADE.match(context.text, match.end))


def _follows_another(context: Context, match: Match, index: int) -> bool:
    """Whether another's given name stands before a surname: "Hunter Biden", "Ahmed Ali Saleh"."""
    lists, text = _LISTS, context.text
    known_names = match.candidates.words[Lang.EN]
    initials = _INITIAL.search(text, max(0, match.outset - _NAME), match.outset)
    if initials:
        return initials["name"] not in known_names and initials["name"] not in lists["titles"]
    before, start = context.word_before(match.outset)
    if _is_initial(text, match, known_names) or (before in lists["particles"] and before not in known_names):
        return True
    if before in known_names and _begins_longer(context, lists, known_names, start):
        return True
    dated = before in _DAYS and (before.endswith("day") or context.word_before(start)[0].lower() in _WHEN)
    known = dated or before in lists["titles"] or before in known_names or before.isupper()
    if not _ARTICLE.sub("", before)[:1].isupper() or known or text[match.outset - 1] != " ":
        return False
    touching = index and context.matches[index - 1].end == match.outset - 1
    if touching or _is_place_before(context, match, before, start):
        return False
    return not (context.begins_sentence(start) and (before in lists["function"] or _is_form(context, before)))


def _is_place_before(context: Context, match: Match, before: str, start: int) -> bool:
    """Whether a sentence begins with where something happens, and the name is who does it: "In Sirte Gaddafi had …"."""
    where, begin = context.word_before(start)
    placed = where in _WHERE and context.begins_sentence(begin) and before not in context.known_given
    return placed and acts(context, match) and not context.text.startswith("'", match.end)


def _is_initial(text: str, match: Match, known: frozenset[str]) -> bool:
    """Whether an initial stands before a surname that is none of the bearer's: "J. Mansour" is not Kamal."""
    found = _INITIALS.search(text, max(0, match.outset - _NAME), match.outset)
    return found is not None and not any(name.startswith(found["first"]) for name in known)


def begins_as_word(context: Context, match: Match) -> bool:
    """Whether a surname that is an English word too begins a sentence in which something is said of it: "Rice is the staple"."""
    said = context.word_after(match.end)[0] in _IS and context.begins_sentence(match.outset)
    return said and match.entry.form in _LISTS["trades"]


def _is_form(context: Context, word: str) -> bool:
    """Whether a word with a capital may be one of the language, and is no name: "Finally", and not "Kelly" or "Ahmed"."""
    return word.endswith(("ing", "ly", "ed")) and word not in context.known_given


def _is_word(context: Context, match: Match) -> bool:
    """Whether a surname that is an English word too is that: "the Bishop of Rome", "Young people …"."""
    before = context.word_before(match.outset)[0]
    if match.entry.form in _LISTS["months"] and before not in _LISTS["titles"]:
        return before.isdigit() or not acts(context, match)
    if match.entry.form not in _LISTS["trades"]:
        return False
    if before in _SAYING and acts(context, match):
        return False  # "said that Trump insulted"
    if before in {"the", "The"} and context.word_after(match.end)[0] in _LISTS["own"]:
        return False  # "the Trump administration"
    return (
        before.lower() in _ARTICLES or context.text.endswith("'s ", 0, match.outset) or _begins_as_word(context, match)
    )


def _begins_longer(context: Context, lists: Mapping[str, frozenset[str]], known: frozenset[str], place: int) -> bool:
    """Whether a given name that is none of the bearer's stands before one that is: "Ahmed Ali Saleh"."""
    first, start = context.word_before(place)
    touches = context.text[place - 1 : place] == " "
    if not touches or first in known or first in lists["titles"] or first in lists["function"]:
        return False
    return context.is_given(first, start) or (first[:1].isupper() and not first.endswith(("ing", "ly", "ed")))


def _is_english_place(context: Context, match: Match) -> bool:
    """ "Austin, Texas", "Austin is a city"; or somebody is in it or goes there: "in Austin", "flew to Austin"; not "trust in Biden"."""
    lists, before = _LISTS, context.words_before(match)
    region = REGION.match(context.text, match.end)
    if region and (region[1] in lists["regions"] or region[1].isupper()):
        return True
    if _TOWN.match(context.text, match.end):
        return True
    if not before or context.text.startswith("'", match.end):
        return False
    campus = before[-1] == "at" and context.words_until(match.outset, 2)[0][:1].isupper()
    if campus or before[-1] == "county" or any(each in _COUNTIES for each in pairwise(before[-_WAY:])):
        return True  # "the University of Texas at Austin", "County Kerry", "the counties of Kerry and Cork"
    if before[-1] in lists["dwelling"]:
        return not any(word in lists["trusted"] for word in before[-_WAY:])
    return before[-1] in lists["ways"] and any(word in _GONE for word in before[-_WAY:])


def _begins_as_word(context: Context, match: Match) -> bool:
    """Whether it begins a sentence, and no verb of people's follows."""
    if not context.begins_sentence(match.outset):
        return False
    after, end = context.word_after(match.end)
    if after == "and" and not _joined_to_people(context.word_after(end)[0]):
        return True  # "Rice and beans"
    return context.text[match.end : match.end + 1] == " " and not acts(context, match)


def acts(context: Context, match: Match) -> bool:
    """Whether a verb of people's stands behind a surname, or what is theirs: "Rice then flew to Paris"."""
    after, end = context.word_after(match.end)
    if after in _THEN:
        return context.word_after(end)[0] in _DOES
    return after in _DOES or after.endswith("ed") or context.text.startswith("'s ", match.end)


def _joined_to_people(word: str) -> bool:
    return word[:1].isupper() or word in _THEIRS


def _followed(context: Context, match: Match) -> str:
    """What a word directly behind a surname makes of it: "Sadr City", "George Bush Jr", "the Biden family"."""
    lists, text = _LISTS, context.text
    after = context.word_after(match.end)[0] if text[match.end : match.end + 1] == " " else ""
    if text[match.end : match.end + 2].strip().isdigit():
        return NOUN
    if after in lists["kin"]:
        return FAMILY
    if after in _GOODS or after in _BESIDES.get(match.entry.form, ()):
        return NOUN
    if after in lists["towns"]:
        return PLACE
    if after in _JUNIOR or _begins_another(context, match):
        return OTHER
    longer = (after[:1].isupper() and after not in lists["after"]) or _GOES_ON.match(text, match.end)
    return COMPOUND if longer and not context.starts_match(match.end + 1) else ""


def _begins_another(context: Context, match: Match) -> bool:
    """Whether it is a given name too, and another's surname stands directly behind it: "Hussein Hariri"."""
    if match.entry.form not in context.known_given:
        return False
    beside = context.match_from(match.end)
    return beside is not None and beside.outset == match.end + 1 and beside.entry.surname
