"""Full names of people of whom a text speaks but as of anybody: an age and a trade, a school, the credits of a film, a side's players.

«قال سعد الحريري (34 عاما)، وهو موظف …» is a namesake; what a sentence of public life says («أدى مصطفى مدبولي (52 عاما) اليمين رئيسا للحكومة»)
is not looked at. The words are those of `data/private.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from fihris.model import Lang
from fihris.text.clitics import is_definite

from . import public
from .context import Context
from .matcher import Match
from .vocabulary import TITLES
from .words import choice, has, has_noun, listed

_LISTS: Final = {
    field: listed("private", Lang.AR, field)
    for field in (
        "nouns",
        "residence",
        "credits",
        "weddings",
        "sides",
        "sport",
        "teams",
        "plays",
        "goals",
        "tells",
        "governing",
        "affairs",
        "distant",
        "close",
    )
}
_AGE: Final = (
    r"(?: \(\d{1,2} (?:عاما|سنه|عام|سنوات|اعوام)\)|، \d{1,2} (?:عاما|سنه|عام|سنوات|اعوام)|، البالغه? من العمر)"
)
_AGED: Final = re.compile(_AGE)
_WHO: Final = re.compile(rf"(?:{_AGE})?،? وه[وي] (?P<noun>\w+)")
_YOUNG: Final = re.compile(r"، (?:1?\d) (?:عاما|سنه|عام|سنوات|اعوام)(?=[،.])")
_CLASS: Final = re.compile(r" من (?:الصف|صف) (?:الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر)\b")
_FROM: Final = re.compile(rf" من (?:{choice(_LISTS['residence'])})\b")
_DESCRIBED: Final = ("،", " (", " وه", " من ")
"""What any of these begins with."""
_OF_STATE: Final = (
    (TITLES - listed("grounds", Lang.AR, "callings") - listed("bearers", Lang.AR, "strangers"))
    | _LISTS["governing"]
    | _LISTS["affairs"]
    | listed("grounds", Lang.AR, "institutions")
    | listed("times", Lang.AR, "events")
)
_SIDES: Final = frozenset(clitic + word for word in _LISTS["sides"] for clitic in ("", *"وفبل"))
_OF_SIDES: Final = _LISTS["sport"] | _LISTS["teams"]
_OF_ANOTHER: Final = "ة"  # «ابنة …» names whose she is, «ابنته …» may be of anybody
_SEVERAL: Final = 2  # words of credits in a sentence


def is_private(context: Context, match: Match) -> bool:
    """Whether a full name is of somebody told of as anybody is, and not of its registered bearer."""
    if not context.arabic:
        return _is_private_in_english(context, match)
    before = context.word_before(match.outset)[0]
    if context.text.startswith(_DESCRIBED, match.end) and _is_described(context, match, before):
        return True
    if _is_kin_of_nobody(context, match, before, _LISTS):
        return True
    return has(before, _LISTS["weddings"]) or _is_credited(context, match, before) or _plays(context, match, before)


def _is_described(context: Context, match: Match, before: str) -> bool:
    """Whether the age, the trade or the school of somebody unknown stands behind: «محمد مرسي، 19 عاما، …», «… من الصف الخامس»."""
    if _FROM.match(context.text, match.end) and _is_told_of(context, match, before):
        return True
    young = _YOUNG.match(context.text, match.end) and not _is_of_affairs(context, match)
    if young or _CLASS.match(context.text, match.end):
        return True
    who = _WHO.match(context.text, match.end)
    if who and has(who["noun"], _LISTS["nouns"]):
        return True
    return bool(_AGED.match(context.text, match.end)) and not _is_public(context, match)


def _is_told_of(context: Context, match: Match, before: str) -> bool:
    """Whether somebody unknown is the subject of what is told, and does nothing: «وجلال طالباني من قرية كلكان», not «طلب محمود عباس من
    سكان القدس الصبر»."""
    if before:
        return before in _LISTS["tells"] or (is_definite(before) and before not in TITLES)
    return not (context.names_before(match) or _is_public(context, match))


def _is_public(context: Context, match: Match) -> bool:
    said = context.sentence_words(match.start)
    return public.speaks(context, match) or any(has_noun(word, _LISTS["governing"]) for word in said)


def _is_credited(context: Context, match: Match, before: str) -> bool:
    """Whether it is one of those who made a film or a song: «كلمات علي صالح، ألحان …»; not «تأليف سعد الحريري حكومته وتوزيع الحقائب»."""
    known = _LISTS["credits"]
    made = has(before, known) and sum(has(word, known) for word in context.sentence_words(match.start)) >= _SEVERAL
    return made and not _is_of_affairs(context, match)


def _is_of_affairs(context: Context, match: Match) -> bool:
    """Whether a sentence speaks of cabinets and budgets, so that a list in it is none of players: «تشكيلة حكومته», «احتياط النقد»."""
    known = _LISTS["affairs"]
    return any(has_noun(word, known) for word in context.sentence_words(match.start))


def _plays(context: Context, match: Match, before: str) -> bool:
    """Whether it is a player: one of a side («تشكيلة الفريق: …»), or whose goal or kick a sentence of sport tells."""
    side = context.says(_LISTS["sides"]) and not _SIDES.isdisjoint(context.sentence_words(match.start))
    scores = has(before, _LISTS["plays"]) and (
        before.endswith("ها") or context.word_after(match.end)[0] in _LISTS["goals"]
    )
    if not (side or scores) or _is_of_affairs(context, match):
        return False
    return any(has_noun(word, _OF_SIDES if side else _LISTS["sport"]) for word in context.sentence_words(match.start))


_ENGLISH: Final = {
    field: listed("private", Lang.EN, field)
    for field in (
        "credits",
        "makes",
        "works",
        "relatives",
        "sides",
        "keeps",
        "drives",
        "ages",
        "parish",
        "distant",
        "close",
        "humble",
        "toils",
        "goods",
    )
}
_TRADE: Final = rf"(?:{choice(listed('bearers', Lang.EN, 'behind'))})\b"
_ANYBODY: Final = re.compile(
    r", (?:aged )?1?\d,"
    rf"|, (?:aged )?\d\d, an? (?:(?!former )[a-z-]+ )?{_TRADE}"
    rf"|, an? (?:1?\d|{choice(_ENGLISH['ages'])})-year-old\b"
    r"|, an? (?:first|second|third|final)-year "
    rf"|, who (?:works as an? (?:[a-z]+ )?{_TRADE}|drives an? (?:{choice(_ENGLISH['drives'])})\b"
    rf"|(?:runs|owns|keeps) (?:an?|the|his|her) (?:[a-z]+ )?(?:{choice(_ENGLISH['keeps'])})\b)"
)
_CREDITED: Final = re.compile(rf"\b({choice(_ENGLISH['credits'])}) by \Z")
_MADE: Final = re.compile(rf"\b({choice(_ENGLISH['makes'])}) by \Z")
_HUMBLE: Final = choice(_ENGLISH["humble"])
_IS_HUMBLE: Final = re.compile(
    rf",? the (?:{_HUMBLE})(?:[,.]| next door\b| (?:on|in|at|of|from|down|across|around) (?:our|my|his|her|their)\b)"
    rf"| (?:is|works as) an? (?:(?!former )[a-z-]+ )?(?:{_HUMBLE})\b"
    rf"| (?:{choice(_ENGLISH['toils'])}) (?:the |our |old |fresh )?(?:{choice(_ENGLISH['goods'])})\b"
)
_APPOSED_TO: Final = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Oo]ur|[Mm]y|[Tt]heir) (?:[a-z]+ )?(?:{_HUMBLE}),? (?:by the name of |is )?\Z"
)
_LEADS: Final = frozenset({"", "of", "is"})
_TRADE_BEFORE: Final = 60  # characters of a trade
_PARISH: Final = re.compile(rf"\b(?:{choice(_ENGLISH['parish'])})\.? \Z")
_SHORT: Final = 20  # characters of a title
_SIDE: Final = re.compile(rf"\b(?:{choice(_ENGLISH['sides'])}): [^.:]*\Z")
_SCORES: Final = re.compile(r"\b[Gg]oals (?:from|by) (?:[A-Z]\w+(?: [A-Z][\w-]+)+(?:, | and ))*\Z")
_NAMED: Final = re.compile(
    r"\b(?:(?:named|called) (?:his|her|their|my|our)|(?:nicknamed|christened|baptised|baptized) (?:his|her|their|my|our|the|a)) (?P<what>(?:[a-z-]+ ){1,3})"
    r"(?:[A-Z]\w+(?: [A-Z][\w-]+)+ and (?:his|her|their|my|our|the|a) (?:[a-z-]+ ){1,3})?\Z"
)
_NO_POST: Final = frozenset({"and", "after", "because", "for", "when", "but", "in", "at", "by", "on"})
_OFFICES: Final = listed("bearers", Lang.EN, "offices") | {"lady"}
_OF_OFFICE: Final = (
    listed("bearers", Lang.EN, "offices") | listed("bearers", Lang.EN, "callers") | listed("private", Lang.EN, "chosen")
)
_WEDS: Final = re.compile(r"\b(?:bride|groom|bridegroom), \Z")


def _is_of_nobody(context: Context, match: Match) -> bool:
    """Whether the text before somebody's kin, and his sentence, name nobody and nothing of public life: "Her grandfather Hassan Nasrallah
    kept bees", «كان جدي محمود عباس يبيع القماش»; not "Saad Hariri spoke. His father Rafic Hariri …"."""
    named = any(each.entry.personal or each.entry.surname for each in context.within(0, match.start))
    return not named and not public.names_others(context, match)


def _is_kin_of_nobody(context: Context, match: Match, head: str, kin: Mapping[str, frozenset[str]]) -> bool:
    """Whether the word before a name makes it that of the kin of somebody of whom nobody has heard: «زوجها محمود عباس»; whose next of kin it is
    only where its sentence speaks of nothing public: not «قُتل والده رفيق الحريري واستقالت الحكومة»."""
    if has(head, kin["distant"]):
        return _is_of_nobody(context, match)
    end = match.outset - 1
    if not has(head, kin["close"]) or context.written(end - len(head), end).endswith(_OF_ANOTHER):
        return False
    family = match.entry.form.rpartition(" ")[2]  # «جيهان السادات … زوجها أنور السادات»
    known = context.text.find(family, 0, end) >= 0 or _speaks_of_state(context, match)
    return not known and _is_of_nobody(context, match)


def _speaks_of_state(context: Context, match: Match) -> bool:
    """Whether a sentence names an office or a body: "the prime minister's wife came with her husband Tony Blair", «قُتل والده … فاستقالت الحكومة»."""
    said = context.sentence_words(match.start)
    if context.arabic:
        return any(has_noun(word, _OF_STATE) for word in said)
    return any(word.lower().removesuffix("'s") in _OFFICES for word in said)


def _is_humble(context: Context, match: Match, head: str) -> bool:
    """Whether a trade of nobody of public life is said of an English name, or its work: "Our postman, Yasser Arafat, …", "… is a nurse"."""
    said = _IS_HUMBLE.match(context.text, match.end)
    if not said and (head in _LEADS or head.lower() in _ENGLISH["humble"]):  # most names have another word before
        said = _APPOSED_TO.search(context.text, max(0, match.outset - _TRADE_BEFORE), match.outset)
    return bool(said) and not context.names_before(match)


def _is_given_to_beast(context: Context, match: Match) -> bool:
    """Whether somebody calls his child or beast so: "named his donkey George Bush"; not "named his adviser Tony Blair envoy"."""
    found = _NAMED.search(context.text, context.span(match.start)[0], match.outset)
    after = context.word_after(match.end)[0] if context.text[match.end : match.end + 1] == " " else ""
    goes_on = after.islower() and after not in _NO_POST
    return found is not None and not goes_on and _OF_OFFICE.isdisjoint(found["what"].split())


def _is_private_in_english(context: Context, match: Match) -> bool:
    """The same in English: "…, 34, a plumber", "…, who drives a taxi", "Lyrics by …", "Substitutes: …", "Uncle …"."""
    head = context.word_before(match.outset)[0]
    if (
        _ANYBODY.match(context.text, match.end)
        or head in _ENGLISH["relatives"]
        or _is_humble(context, match, head)
        or _PARISH.search(context.text, max(0, match.outset - _SHORT), match.outset)
    ):
        return True
    if _is_given_to_beast(context, match):
        return True
    if _is_kin_of_nobody(context, match, head, _ENGLISH):
        return True
    first = context.span(match.start)[0]
    if any(each.search(context.text, first, match.outset) for each in (_SIDE, _SCORES, _WEDS)):
        return True
    if _CREDITED.search(context.text, first, match.outset):
        return True
    said = context.sentence_words(match.start)
    made = _MADE.search(context.text, first, match.outset) and not _ENGLISH["works"].isdisjoint(said)
    return bool(made) and sum(word in _ENGLISH["makes"] for word in said) >= _SEVERAL
