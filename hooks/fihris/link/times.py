"""Of which time a text speaks where the title of an office stands: `data/times.yml`.

A year in its sentence is that time, else the text's own date. What makes the time doubtful narrows it to those who held the
office all the while: a year in what somebody says («قال … إن الحرب بدأت عام 2003») or in the sentence before, and time that
is counted from the text's («قبل عشرين عاما»), that of a thing («اتفاق عام 2015») and of what happened («بعد هجمات 11 سبتمبر»). Where a sentence points to a time that it does not name («حينها») nothing is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from fihris.model import Lang
from fihris.text import dates
from fihris.text.fold import Folded, fold
from fihris.text.signs import JOINER

from .context import Context
from .words import choice, has, has_noun, key, listed, mapped

_NEAR: Final = 8  # words from «أول» to behind «منذ»
_WORD: Final = re.compile(r"\w+")
_IN_OSLO: Final = "في اوسلو"  # a city, and no agreement
_UNKNOWN: Final = ""
_A_YEAR: Final = len("1983")  # a text dated by a year alone tells of that year, and «تلك السنة» is it


class _Told(NamedTuple):
    """A time that a sentence names, in EDTF, and where; `counted` from the text's own date; `aside`: it may be that of something
    it speaks of, and not its own."""

    place: int
    date: str
    counted: bool
    aside: bool = False


def spoken_of(context: Context, start: int, end: int, date: str) -> tuple[str, ...]:
    """The times, in EDTF, at all of which whoever is meant by a title held the office; none where nothing is known.

    `start` and `end` enclose the title, `date` is the text's own, "" if unknown.
    """
    lang = context.lexicon.lang
    plain, place = context.sentence(start)
    sentence = fold(plain, case=False)
    last = sentence.offsets.place(place) + end - start
    own: list[str] = []
    doubtful = [] if _of_today(lang).match(sentence.text) else list(context.years_before(start))
    unknown = False
    for told in _told(lang, sentence, date):
        said = told.place > last and bool(_saying(lang).search(sentence.text, last, told.place))
        if not told.counted:
            (doubtful if said or told.aside else own).append(told.date)
        elif not said:
            unknown = unknown or told.date == _UNKNOWN
            doubtful.append(told.date)
    if _in_reign(context, start):
        unknown = True
    doubtful.extend(_history(lang, sentence.text))
    if own or (unknown and len(date) != _A_YEAR):
        return tuple(own)
    now = date[:4]
    return (*((date,) if date else ()), *(each for each in doubtful if each and (not now or each[:4] <= now != each)))


def _in_reign(context: Context, place: int) -> bool:
    """Whether the sentence around a place is of the time of somebody whom it names: «في عهد حافظ الأسد», "Under Ronald Reagan"."""
    reigns = listed("times", context.lexicon.lang, "reigns")
    return any(
        has(context.word_before(each.outset)[0], reigns)
        for each in context.within(*context.span(place))
        if each.entry.personal or each.entry.surname
    )


def _history(lang: Lang, sentence: str) -> Iterator[str]:
    """When that happened after or in which a sentence says that something was: «بعد هجمات 11 سبتمبر», "during the Cold War"."""
    if _first_words(lang).isdisjoint(_WORD.findall(sentence)):
        return  # nearly always, and quicker than the pattern
    for found in _events(lang).finditer(sentence):
        if found[0].endswith(_IN_OSLO):
            continue
        yield _of(lang, "history", key(found["event"]))


def _told(lang: Lang, sentence: Folded, date: str) -> Iterator[_Told]:
    """The times of a sentence."""
    for year, place in dates.placed_years(sentence.source, lang):
        start = sentence.offsets.place(place)
        before = sentence.text[:start]
        if not _is_first(lang, before):
            aside = _is_aside(lang, before.split())
            yield _Told(start, _narrowed(lang, before, year), counted=False, aside=aside)
    for found in _pattern(lang).finditer(sentence.text):
        if era := _of(lang, "eras", found["era"]) or found["digits"]:
            yield _Told(found.start(), f"{era}0/{era}9", counted=False)
        elif not (_since(lang) in found[0].lower() and _is_first(lang, sentence.text[: found.end()])):
            yield _Told(found.start(), _counted(lang, found, date), counted=True)


def _is_first(lang: Lang, before: str) -> bool:
    """Whether what is told is the first of its kind since then, and so is of now: «في أول لقاء منذ عام 1990»."""
    words = before.lower().split()[-_NEAR:]
    return _since(lang) in words and not listed("times", lang, "firsts").isdisjoint(words)


def _is_aside(lang: Lang, words: list[str]) -> bool:
    """Whether a year behind some words is that of a thing («اتفاق عام 2015», "the deal of 2015"), of a birth, or where something
    began that lasts («منذ عام 2000»), and so need not be that of the sentence. «في حرب عام 2003» is."""
    if any(has(word, listed("times", lang, "births")) for word in words):
        return True
    known = {field: listed("times", lang, field) for field in ("units", "events", "dated", "at")}
    while words and (words[-1] in known["units"] or words[-1].strip(",") in _months(lang)):
        words = words[:-1]
    if words[-1:] == [_since(lang)]:
        return True
    while words and words[-1] in known["at"]:
        words = words[:-1]
    if not words or has(words[-1], known["dated"]):
        return bool(words)
    when = [word for word in words[-3:-1] if word not in {"the", "a"}][-1:]
    return has_noun(words[-1], known["events"]) and not (when and has(when[0], known["at"]))


def _since(lang: Lang) -> str:
    return "منذ" if lang is Lang.AR else "since"


def _narrowed(lang: Lang, before: str, year: str) -> str:
    """A year, or the month or season of it that the words before it name: «في آذار/مارس 2009», "in the summer of 2009"."""
    if month := _month_before(lang).search(before):
        return f"{year}-{_months(lang)[month['month']]:02}"
    first = _of(lang, "seasons", season["season"]) if (season := _season_before(lang).search(before)) else ""
    return f"{year}-{first}/{year}-{int(first) + 2:02}" if first else year


def _counted(lang: Lang, found: re.Match[str], date: str) -> str:
    """What a phrase says that counts from a date; "" where that cannot be told."""
    year, month = int(date[:4] or 0), int(date[5:7] or 0)
    if found["named"]:
        named = _months(lang)[found["named"]]
        if named == month:
            return date
        return f"{year - (named > month)}-{named:02}" if month else _UNKNOWN
    number = (found["number"] or "").lower()
    count = int(number if number.isdigit() else _of(lang, "numbers", number) or _of(lang, "alone", found["alone"]) or 0)
    if found["month"] or found["unit"] in listed("times", lang, "months"):
        return _months_before(year, month, count or 1) if month else _UNKNOWN
    count = 1 if found["past"] else count * (10 if found["unit"] in listed("times", lang, "tens") else 1)
    return str(year - count) if count and year else _UNKNOWN


def _months_before(year: int, month: int, count: int) -> str:
    earlier = year * 12 + month - 1 - count
    return f"{earlier // 12}-{earlier % 12 + 1:02}"


@cache
def _of_today(lang: Lang) -> re.Pattern[str]:
    """How a sentence begins that speaks of the text's own time, whatever year the one before it names: «أما اليوم فالرئيس …», "Today, …"; not «اليوم
    التالي»."""
    today = choice(listed("times", lang, "today"))
    if lang is Lang.AR:
        return re.compile(rf"[\W_]*[وف]?(?:اما )?(?:{today})\b(?! ?(?:نفسه|ذاته|الذي|ال\w+ي?\b))")
    return re.compile(rf"\W*(?:But |And |Yet )?(?:{today})\b,?(?! (?:of|that|it|is|was)\b)", re.IGNORECASE)


@cache
def _months(lang: Lang) -> Mapping[str, int]:
    """The names of the months, folded; in Arabic both of each."""
    names = enumerate(dates.months(lang), start=1)
    return {key(each): number for number, name in names for each in name.replace(JOINER, "").split("/")}


def _of(lang: Lang, field: str, word: str | None) -> str:
    """Under what a word is listed."""
    return next((value for value, words in _mapped(lang, field).items() if word in words), "")


def _mapped(lang: Lang, field: str) -> Mapping[str, frozenset[str]]:
    return mapped("times", lang, field)


@cache
def _first_words(lang: Lang) -> frozenset[str]:
    return frozenset(_WORD.findall(event)[0] for events in _mapped(lang, "history").values() for event in events)


@cache
def _events(lang: Lang) -> re.Pattern[str]:
    events = choice(frozenset().union(*_mapped(lang, "history").values()))
    when = choice(listed("times", lang, "when"))
    return re.compile(rf"(?i:\b[وف]?(?:{when})(?: (?:the )?\w+){{0,3}}?) (?:the )?(?P<event>{events})\b")


@cache
def _month_before(lang: Lang) -> re.Pattern[str]:
    between = r" (?:من )?(?:(?:عام|سنه) )?" if lang is Lang.AR else r" (?:\d{1,2}, ?|of )?"
    return re.compile(rf"\b(?P<month>{choice(_months(lang))}){between}\Z")


@cache
def _season_before(lang: Lang) -> re.Pattern[str]:
    seasons = choice(frozenset().union(*_mapped(lang, "seasons").values()))
    between = r" (?:من )?(?:(?:عام|سنه) )?" if lang is Lang.AR else r" (?:of )?"
    return re.compile(rf"\b(?P<season>{seasons}){between}\Z")


@cache
def _saying(lang: Lang) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{choice(listed('times', lang, 'saying'))})\b")


@cache
def _pattern(lang: Lang) -> re.Pattern[str]:
    lists = {
        field: choice(listed("times", lang, field))
        for field in ("about", "years", "tens", "months", "past", "past_month", "then")
    }
    words = {field: choice(frozenset().union(*_mapped(lang, field).values())) for field in ("numbers", "alone", "eras")}
    number = rf"(?P<number>\d+|{words['numbers']}) (?P<unit>{lists['years']}|{lists['tens']}|{lists['months']})"
    if lang is Lang.AR:
        ago = rf"(?:قبل|منذ) (?:(?:{lists['about']}) )?(?:{number}|\w+ (?:{lists['years']})|(?P<alone>{words['alone']})|{lists['years']}|{lists['tens']})(?! \d| من\b)"
        named = rf"(?:في|خلال|منذ|اواخر|مطلع|اوايل|منتصف) (?:شهر )?(?P<named>{choice(_months(lang))})(?! ?/? ?(?:\w+ )?\d{{4}})"
        era = rf"(?:ال)?(?P<era>{words['eras']})(?! (?:من )?(?:ال)?عمر)|(?P<digits>\b\b)(?!)"
    else:
        ago = rf"(?:{number}|(?P<alone>\B\b)|[\w-]+ (?:{lists['years']})|{lists['years']}|{lists['tens']}) ago"
        named = rf"(?:in|last|since|late|early|during) (?P<named>{choice(_months(lang))})(?!,? \d)"
        era = rf"(?<!his )(?<!her )(?<!their )(?:(?P<digits>(?:19|20)\d)0s|(?P<era>{words['eras']}))"
    return re.compile(
        rf"\b{'[وفبل]?' * (lang is Lang.AR)}(?:{ago}|{named}|{era}|(?P<past>{lists['past']})|(?P<month>{lists['past_month']})|(?P<then>{lists['then']}))\b",
        re.IGNORECASE,
    )
