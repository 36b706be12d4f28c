"""Whether a surname is a man's or a woman's by the word beside it («قالت كلينتون», "Mrs Clinton"), and by its bearer's given name."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from fihris.model import LANGS, Entity, Lang
from fihris.text import given
from fihris.text.clitics import is_definite

from .context import Context
from .matcher import Match
from .vocabulary import ADVERBS, PRONOUN, TITLES
from .words import has, key, listed, verbs

_WOMAN: Final = "woman"
_MAN: Final = "man"
_TITLES: Final = {
    lang: {sex: listed("surnames", lang, f"titles_of_{sex}") for sex in ("woman", "man")} for lang in LANGS
}
_STARTS: Final = listed("grounds", Lang.AR, "starts")
_PARTICLES: Final = listed("surnames", Lang.AR, "particles")
_FIELDS: Final = ("says", "moves", "fights")


def agrees(context: Context, match: Match, entity: Entity) -> bool:
    """Whether the words beside a surname do not say that it is a woman's where its bearer is a man, or the other way."""
    told = _told(context, match)
    if not told and context.arabic and is_woman(entity) and _is_mans(context, match):
        return False
    known = {told} if told == _WOMAN and not context.arabic else {"", told}
    return not told or _of(entity, context.lexicon.lang) in known


def is_hers(context: Context, match: Match, entity: Entity) -> bool:
    """Whether a feminine verb stands before a surname that were a masculine noun but for its bearer, a woman: «وقالت النجار»."""
    if not context.arabic or match.chain or match.entry.form.endswith(_FEMININE):
        return False
    return _of(entity, Lang.AR) == _WOMAN and _of_verb(context.word_before(match.outset)[0]) == _WOMAN


def is_woman(entity: Entity) -> bool:
    """Whether somebody's Arabic given name is a woman's."""
    return _of(entity, Lang.AR) == _WOMAN


_FEMININE: Final = ("ه", "ات", "اء", "ي")
_AND: Final = frozenset("وف")
_MANS: Final = listed("bearers", Lang.AR, "governs") | listed("bearers", Lang.AR, "greets")
_MANS_SHAPE: Final = re.compile(r"ا\wت[^ا][^اته]|ان[^ا]{2}[^اته]|است[^ا]{2}[^اته]")  # «انتظر», «انسحب», «استقبل»
_RECIPROCAL: Final = re.compile(r"ت\wا\w\w")  # «تصافح فيدان ولافروف»: a man's past has the letters of a woman's present


@cache
def _names(lang: Lang) -> tuple[frozenset[str], frozenset[str]]:
    women = given.names(lang, "women")
    return women, (given.names(lang) | given.names(lang, "words")) - women


def _of(entity: Entity, lang: Lang) -> str:
    women, men = _names(lang)
    first = key(entity.name[lang]).split(" ")[0]
    return _WOMAN if first in women else _MAN if first in men else ""


def _told(context: Context, match: Match) -> str:
    lang = context.lexicon.lang
    before = context.word_before(match.outset)[0]
    if not before and context.text.endswith(". ", 0, match.outset):
        before = context.word_before(match.outset - len(". "))[0]  # "Mrs. Bush"
    for sex, titles in _TITLES[lang].items():
        if before in titles:
            return sex
    if lang is not Lang.AR or match.chain:
        return ""
    if told := _of_verb(before):
        return told
    begins = has(before, _STARTS) if before else context.begins_sentence(match.outset)
    return _of_verb(context.word_after(match.end)[0]) if begins else ""


def _is_mans(context: Context, match: Match) -> bool:
    """Whether a man's verb before a surname has no other subject: an object of its own follows («وهنأ كلينتون الفائزين»), or it begins its
    sentence, and none before speaks of a man: «وصلت رايس. وانتظر رايس في القاعة»; not «عاد كيري. وانتقد ميركل»."""
    before, start = context.word_before(match.outset)
    begins = context.begins_sentence(start)
    if match.chain or not (before[:1] in _AND or begins):
        return False
    bare = before[1:] if before[:1] in _AND else before
    if bare in _MANS and _object_follows(context, match):
        return True
    return begins and bool(_MANS_SHAPE.fullmatch(bare)) and not _speaks_of_man(context, start)


def _object_follows(context: Context, match: Match) -> bool:
    """Whether what follows may be done something to: «الفائزين», «أنصاره»; no «الأحد»."""
    after, end = context.word_after(match.end)
    if context.text[match.end : match.end + 1] != " " or has(after, ADVERBS):
        return False
    return is_definite(after) or bool(PRONOUN.search(context.written(end - len(after), end)))


def _speaks_of_man(context: Context, place: int) -> bool:
    """Whether the sentence before a place has a title or names a man."""
    last = context.sentence_before(place)
    if last is None:
        return False
    first = context.span(last)[0]
    if not TITLES.isdisjoint(context.sentence_words(last)):
        return True
    return any(
        not is_woman(each.entity) for one in context.within(first, place) for each in one.candidates if each.names
    )


def _of_verb(word: str) -> str:
    women, men = _verbs()
    known = word in women or word in men
    bare = word[1:] if word[:1] in "وف" and not known else word
    if _RECIPROCAL.fullmatch(bare):
        return ""
    return _WOMAN if bare in women else _MAN if bare in men else ""


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """What a woman is the subject of, and what a man; of verbs that may be either, nothing is told."""
    past = frozenset().union(*(listed("grounds", Lang.AR, field) for field in _FIELDS)) | listed(
        "introduced", Lang.AR, "does"
    )
    now = frozenset().union(*(listed("grounds", Lang.AR, f"{field}_now") for field in _FIELDS))
    men = {verb for verb in past if not verb.endswith("ت")} | {future + verb for verb in now for future in ("", "س")}
    forms = frozenset().union(*(verbs("grounds", Lang.AR, field) for field in _FIELDS)) | verbs(
        "introduced", Lang.AR, "does"
    )
    women = {verb for verb in forms if verb.endswith("ت")} | {
        f"{future}ت{verb[1:]}" for verb in now for future in ("", "س")
    }
    being = listed("introduced", Lang.AR, "being")
    return frozenset(women - men - being), frozenset(
        men - women - _PARTICLES
    ) | being  # «مثل كلينتون» is said of a woman too
