"""Groups named by their patron or faith alone («الفصائل الموالية لإيران»): said to be in another country they are not a record's.

A body with a name of its own is itself wherever it is: «حزب الله في سوريا». The words are those of `data/families.yml`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from fihris.model import Entity, Lang
from fihris.text.clitics import ARTICLE

from . import deeds
from .context import Context, nations
from .matcher import Match
from .words import choice, has_noun, key, listed, verbs

_REACH: Final = 80  # characters from a group's name to where it is
_NEAR: Final = 3  # matches behind a group's name that may say where it is: after its patron and an adjective


_OF_PATRON: Final = (["من"], ["قبل"], ["مع"])


def elsewhere(context: Context, match: Match, body: Entity) -> bool:
    """Whether a match for a record of such groups stands where others are spoken of: in another country than the record's."""
    return named_so(context, match.entry.form, body) and abroad(context, match.outset, match.end, body.country)


def named_so(context: Context, form: str, body: Entity) -> bool:
    """Whether a form says no more of whom a record is of than that they are groups, which other countries have too."""
    return bool(body.country) and (
        are_groups(context.lexicon.lang, body.name[context.lexicon.lang])
        or (body.kind == "collective" and not _says_whose(context, form, body.country))
    )


def abroad(context: Context, start: int, end: int, own: str) -> bool:
    """Whether the words from `start` to `end` are of what is in another country than its `own`, by what stands around them."""
    return _is_behind(context, end, own) or _strikes(context, start, end, own) or _opens(context, start, own)


def is_tied(context: Context, match: Match) -> bool:
    """Whether groups are said to be whose a match names: «موالية للحكومة», "loyal to the government"."""
    ties = listed("families", context.lexicon.lang, "ties")
    said = [each for each in context.words_until(match.outset, _NEAR) if each != "the"]
    if not context.arabic:
        return " ".join(said[-2:]) in ties
    last = said[-1:] if match.chain else said[:-1] if said[-1:] in _OF_PATRON else []
    return any(has_noun(word, ties) for word in last)


def at_sea(context: Context, start: int, own: str) -> bool:
    """Whether a sentence begins in a sea or a part of the world, and the text does not speak of groups' own country."""
    first, _ = context.span(start)
    seas = choice(listed("families", context.lexicon.lang, "seas"))
    opens = re.compile(rf"(?:و?في|[Ii]n)(?: the)? (?:{seas})\b")
    return bool(opens.match(context.text, first)) and own not in context.nations


def _says_whose(context: Context, form: str, own: str) -> bool:
    """Whether a form has its own country in it: «المسؤولون العراقيون» are that wherever they are, «الكتل الشيعية» are not."""
    known, said = context.lexicon.entries, form.split()
    spelt = [" ".join(said[first:last]) for first in range(len(said)) for last in range(first + 1, len(said) + 1)]
    found = (known.get(each) for word in spelt for each in {word, word.removeprefix(ARTICLE), word.removesuffix("'s")})
    return any(own in entry.full.nations for entry in found if entry and entry.form != form)


@lru_cache(maxsize=1 << 12)
def are_groups(lang: Lang, name: str) -> bool:
    """Whether a name says of groups no more than whose they are: a noun of groups and a tie."""
    said = key(name).split()
    groups, ties = listed("families", lang, "groups"), listed("families", lang, "ties")
    if lang is Lang.AR:
        return said[0].removeprefix(ARTICLE) in groups and any(each.removeprefix(ARTICLE) in ties for each in said[1:])
    tied = key(name).lower()
    joined = "pro-" in tied or any(f"-{each} " in tied for each in listed("families", lang, "joined"))
    return any(each in groups for each in tied.split()) and (joined or any(f" {each} " in tied for each in ties))


def _is_behind(context: Context, end: int, own: str) -> bool:
    """«… في سوريا», «… المدعومة من إيران المنتشرة في شرق سوريا», but not «… في سوريا والعراق»."""
    index = context.index_from(end)
    for place in range(index, min(len(context.matches), index + _NEAR)):
        where = context.matches[place]
        between = context.text[end : where.outset]
        if len(between) > _REACH:
            return False
        if where.entry.geographic and _where(context.lexicon.lang).fullmatch(between + " ب" * (where.chain == "ب")):
            return _is_other(context, place, own)
    return False


def _is_other(context: Context, place: int, own: str) -> bool:
    """Whether a match is of another country, and none that is joined to it of a group's own."""
    joined = [each for each in map(context.matches.__getitem__, context.list_from(place)) if each.entry.geographic]
    return bool(nations([context.matches[place]])) and own not in nations(joined)


def _strikes(context: Context, start: int, end: int, own: str) -> bool:
    """Whether what groups strike is in another country: «هاجمت ميليشيات … قاعدة في شرق سوريا», "… fired on a base in eastern Syria"."""
    lang, place = context.lexicon.lang, context.index_from(end)
    if place == len(context.matches) or not context.matches[place].entry.geographic:
        return False
    if context.arabic and not deeds.is_one_of(context.word_before(start)[0], verbs("families", lang, "strikes")):
        return False
    between = context.text[end : context.matches[place].outset]
    return bool(_struck(lang).fullmatch(between)) and _is_other(context, place, own)


def _opens(context: Context, start: int, own: str) -> bool:
    """«وفي شرق سوريا تنتشر …», «تنتشر في شرق سوريا الميليشيات …», "Syria's …"."""
    first, _ = context.span(start)
    before = context.within(first, start)
    if before and context.arabic and context.text[before[-1].end : start] == " ":
        last = before[-1]
        if last.entry.geographic and _inside().search(context.text[first : last.outset]):
            return bool(nations([last])) and own not in nations([last])
    lang = context.lexicon.lang
    others = [each for each in before if not any(are_groups(lang, one.entity.name[lang]) for one in each.candidates)]
    said = next((each for each in others if each.candidates.nations), None)
    if said is None or own in nations(others):
        return False
    if said.entry.geographic and (
        _opening(lang).fullmatch(context.text[first : said.outset]) or _held(lang).search(context.text, said.end, start)
    ):
        return True
    return not context.arabic and context.text[before[-1].end : start] in {"'s ", "' "} and bool(nations(before[-1:]))


@cache
def _where(lang: Lang) -> re.Pattern[str]:
    """What stands between a group's name and where it is."""
    ties, stationed = choice(listed("families", lang, "ties")), choice(listed("families", lang, "stationed"))
    parts = choice(listed("families", lang, "parts"))
    if lang is Lang.EN:
        return re.compile(
            rf"(?: (?:{ties}) (?:the )?\w+)?,?(?: (?:{stationed}))? (?:in|inside|within)(?: (?:{parts}))?(?: the)? "
        )
    tied = rf" (?:ال)?(?:{ties})(?: (?:من|من قبل|من جانب|مع|علي))? \w+"
    return re.compile(rf"(?:{tied})?(?: (?:ال)?(?:{stationed}))?(?: (?:في|داخل)(?:(?: \w+){{0,3}}? (?:{parts}))? |  ب)")


@cache
def _struck(lang: Lang) -> re.Pattern[str]:
    """What stands between the name of groups and where what they strike is; in Arabic the verb stands before them."""
    parts = choice(listed("families", lang, "parts"))
    if lang is Lang.EN:
        return re.compile(
            rf" (?:{choice(listed('families', lang, 'strikes'))})(?: \w+){{1,4}}? in(?: (?:{parts}))?(?: the)? "
        )
    return re.compile(rf"(?: \w+){{1,4}}? (?:في|داخل)(?: (?:{parts}))? ")


@cache
def _opening(lang: Lang) -> re.Pattern[str]:
    """What stands before the place with which a sentence begins."""
    parts = choice(listed("families", lang, "parts"))
    if lang is Lang.EN:
        return re.compile(rf"(?:(?:[Aa]nd|[Bb]ut) )?[Ii]n(?: (?:{parts}))?(?: the)? ")
    return re.compile(rf"(?:و|و?اما )?في(?: (?:{parts}))? ")


@cache
def _held(lang: Lang) -> re.Pattern[str]:
    """What is said of a place that others hold: "Eastern Syria is held by …", «شرق سوريا حيث تنتشر …»."""
    held = rf"(?:{choice(listed('families', lang, 'held'))})"
    if lang is Lang.EN:
        return re.compile(rf"\b{held}\b[^.;:]*\Z")
    return re.compile(rf"\b{held}\b[^.;:،؛]*\Z")


@cache
def _inside() -> re.Pattern[str]:
    """What stands before the place right behind which an Arabic sentence names who is there."""
    return re.compile(rf"(?<!\w)و?(?:في|داخل)(?: (?:{choice(listed('families', Lang.AR, 'parts'))}))? $")
