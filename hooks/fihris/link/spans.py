"""Where a longer name begins and ends that nobody registered, so that it can be proposed: «معهد واشنطن لسياسة الشرق الأدنى»."""

from __future__ import annotations

import re
from typing import Final

from fihris.model import LANGS, Lang
from fihris.text.clitics import is_definite

from .context import Context
from .matcher import Match
from .vocabulary import CAPITALISED, TITLES
from .words import has, listed, words

_TITLE: Final = 40  # characters of the title of a thing on either side of a name
_TITLE_WORDS: Final = 3
_OPENED: Final = '«“"'
_OPENING: Final = re.compile(f"[{_OPENED}]")
_TITLED: Final = listed("compounds", Lang.AR, "titled")
_NO_TITLE: Final = listed("surnames", Lang.AR, "particles") | listed("compounds", Lang.AR, "bodies")
_LONGEST: Final = 4  # words of a name before its place
_PURPOSES: Final = listed("compounds", Lang.AR, "purposes")
_ADJECTIVES: Final = listed("compounds", Lang.AR, "marks") | listed("compounds", Lang.AR, "tails")
_UNTOLD: Final = {lang: listed("compounds", lang, "untold") for lang in LANGS}
_WORD: Final = re.compile(r"\w+")
_BEGIN: Final = frozenset().union(
    *(listed("compounds", Lang.AR, field) for field in ("heads", "unions", "events", "agencies"))
) | words("عملية ميليشيا مليشيا فصيل قائمة جمعية")
_OPENERS: Final = listed("surnames", Lang.EN, "function")
_CAPITALS_BEFORE: Final = re.compile(r"(?:^|(?<=[\s(“\"]))(?P<word>[A-Z][\w'-]+) (?:of (?:the )?|for )?\Z")
_CAPITALS_AFTER: Final = re.compile(r" (?:(?:of|for|on) (?:the )?|and )?(?P<word>[A-Z][\w-]+)")
_FOR_THE: Final = words("Institute Center Centre Council Foundation Committee Organization Organisation Society Agency")


def whole(context: Context, match: Match) -> tuple[int, int] | None:
    """Where the longer name begins and ends that a state, city or body stands in; None where it is none that has a record."""
    start, end = entitled(context, match) or (_arabic_span if context.arabic else _english_span)(context, match)
    if (start, end) == (match.start, match.end):
        return None
    head = _WORD.match(context.text, start)
    return None if head and has(head[0], _UNTOLD[context.lexicon.lang]) else (start, end)


def entitled(context: Context, match: Match) -> tuple[int, int] | None:
    """The few words in quotation marks at whose end or beginning a name stands: the title of a thing, «صوت العراق»."""
    text = context.text
    first = max(0, match.outset - _TITLE)
    if context.arabic and (called := _called(context, match)):
        return called
    if not _OPENING.search(text, first, match.outset):
        return None
    opened = max(text.rfind(sign, first, match.outset) for sign in _OPENED)
    signs = '"' if text[opened] == '"' else "»”"
    closed = min(
        (place for sign in signs if (place := text.find(sign, match.end, match.end + _TITLE)) >= 0), default=-1
    )
    if closed < 0:
        return None
    before, after = text[opened + 1 : match.outset].split(), text[match.end : closed].split()
    count = len(before) + len(after)
    bare = all(word.isalpha() and not is_definite(word) for word in before) and all(word.isalpha() for word in after)
    return (opened + 1, closed) if bare and 0 < count < _TITLE_WORDS and not (before and after) else None


def _called(context: Context, match: Match) -> tuple[int, int] | None:
    """A title of one bare noun and a name behind a word that says that it is one: «ديوان عنوانه مطر الخرطوم»."""
    noun, start = context.word_before(match.outset)
    if not noun or is_definite(noun) or match.chain or context.text[match.outset - 1] != " ":
        return None
    titled = context.word_before(start)[0]
    return (start, match.end) if titled in _TITLED and not has(noun, _NO_TITLE) else None


def _arabic_span(context: Context, match: Match) -> tuple[int, int]:
    """From the noun that the name begins with to the last of its adjectives: «قوات سوريا الديمقراطية», «معهد واشنطن للدراسات»."""
    start, place = match.start, match.outset
    for _ in range(_LONGEST):
        word, place = context.word_before(place)
        bare = next((each for each in (word, word[1:], word[2:]) if each in _BEGIN), "")
        if bare:
            start = place + len(word) - len(bare)
            break
    end = match.end
    for _ in range(_LONGEST):
        word, last = context.word_after(end)
        purpose = word in _PURPOSES or (word.startswith("لل") and word not in TITLES)
        if context.text[end : end + 1] != " " or not (word in _ADJECTIVES or purpose or _follows(word, end, match)):
            break
        end = last
    return start, end


def _follows(word: str, place: int, match: Match) -> bool:
    """Whether a word with the article goes on with what a name is for: «لسياسة الشرق الأدنى», «لحقوق الإنسان»."""
    return place > match.end and is_definite(word) and word not in TITLES


def _english_span(context: Context, match: Match) -> tuple[int, int]:
    """From the first to the last of its words with capitals, "of" and "for" between: "University of Baghdad"."""
    start, end = match.start, match.end
    while before := _CAPITALS_BEFORE.search(context.text, max(0, start - _TITLE), start):
        word = before["word"]
        if word in CAPITALISED or (
            before.start("word") and context.begins_sentence(before.start("word")) and word in _OPENERS
        ):
            break
        start = before.start("word")
    while (after := _CAPITALS_AFTER.match(context.text, end)) and not _names_another(context, after.start("word")):
        if " for the " in after[0] and context.text[start:end].rpartition(" ")[2] not in _FOR_THE:
            break
        end = after.end("word")
    return start, end


def _names_another(context: Context, place: int) -> bool:
    match = context.match_from(place)
    return match is not None and match.outset == place and any(each.names for each in match.candidates)
