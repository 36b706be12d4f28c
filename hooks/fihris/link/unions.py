"""Longer names in Arabic, by the noun with which they begin or the words that go on behind: «معهد واشنطن», «قوات سوريا الديمقراطية»."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from fihris.model import Lang
from fihris.text.clitics import is_definite

from . import governments
from .candidates import Sense
from .context import Context
from .matcher import Match
from .seats import REACHED
from .states import KIND
from .vocabulary import FUNCTION_WORDS, TITLES
from .words import VOCABULARY, has, has_noun, key, listed, verbs, words

_FIELDS: Final = (
    "fixed",
    "heads",
    "causes",
    "linking",
    "events",
    "unions",
    "marks",
    "tails",
    "members",
    "bodies",
    "nouns",
    "clubs",
    "lands",
    "parts",
    "masculine",
    "funds",
    "lines",
    "works",
    "laws",
    "aims",
    "slogans",
    "villages",
    "ships",
    "cargo",
)
_LISTS: Final = {field: listed("compounds", Lang.AR, field) for field in _FIELDS}
_MARKED: Final = frozenset({"unions", "slogans"})
"""The lists of words behind which a place with a mark behind it is no place."""
_TOWN, _NEW = key("مدينة"), key("الجديدة")  # «مدينة دمشق الجديدة»
_STANDS: Final = words("محطة مدرسة سوق بوابة مدخل ثانوية حي")
_CHAPTERS: Final = listed("compounds", Lang.AR, "chapters")
_PARTIES: Final = listed("compounds", Lang.AR, "associations")
_FIRST: Final = key("أولا")
_MEMBERS: Final = listed("compounds", Lang.AR, "partisans")
_WAYS: Final = words("طريق أوتوستراد سكة")
_ROADS: Final = words("الصحراوي الزراعي السريع الدائري")  # «طريق مصر إسكندرية الصحراوي»
_SUNG: Final = listed("compounds", Lang.AR, "sung")
_AMID: Final = frozenset({"linking", "members"})
"""The lists of words that stand between the head of a name and a place."""
_COURT: Final = "ملعب"
_BALL: Final = words("كرة")  # «الكرة في ملعب طهران»
_CLUBS: Final = words("جمعية رابطة نقابة نادي منتدى ملتقى غرفة")
_EMBLEMS: Final = listed("compounds", Lang.AR, "emblems")
_STATE_BODIES: Final = words("قوات جيش مجلس سلطة لجنة مفوضية")
_OPERATIONS: Final = words("عملية ميليشيا مليشيا فصيل قائمة")
_CLUBS_AND_UNIONS: Final = _CLUBS | (_LISTS["unions"] - _STATE_BODIES)
_BEFORE_NOUN: Final = _LISTS["heads"] | (_LISTS["unions"] - _STATE_BODIES) | _OPERATIONS
_ADJECTIVE: Final = re.compile(r"\w+يه|م\w{3,}ه")  # «منظمة دولية», «جماعة مسلحة»
_SHORTEST: Final = 3  # letters of a noun
_LONGEST: Final = 4  # words of a name before its place
_VERB: Final = re.compile(r"[يت]\w{2,}|س[يتن]\w{3,}|\w{2,}(?<!ا)ت")
_VERBAL_NOUN: Final = re.compile(r"ت\w{2,3}ي\w|ت\w\w?ا?\w")  # تحرير, تجديد, تقدم
_NO_NOUNS: Final = (
    TITLES
    | FUNCTION_WORDS
    | REACHED
    | frozenset().union(*(verbs("grounds", Lang.AR, field) for field in ("says", "moves", "fights")))
    | verbs("cities", Lang.AR, "acts")
) - listed("compounds", Lang.AR, "nouns")
_WHERE: Final = listed("grounds", Lang.AR, "prepositions") | words("في")
_BEFORE_PARTS: Final = _NO_NOUNS | _WHERE | _LISTS["lands"]
_BEFORE_PLACES: Final = FUNCTION_WORDS | _WHERE
_CITIES: Final = frozenset({"city", "capital"})
_OF_PAPERS: Final = listed("compounds", Lang.AR, "papers")
_MATCHES: Final = listed("compounds", Lang.AR, "matches")
_OTHER_CLUBS: Final = listed("adjectives", Lang.AR, "clubs")
_BY: Final = listed("compounds", Lang.AR, "led")
_SPORT: Final = listed("grounds", Lang.AR, "sport") | words("نادي النادي لعب يلعب تعادل تأهل منتخب المنتخب")


def stands_in(context: Context, index: int, before: tuple[str, int], after: tuple[str, int]) -> bool:
    """Whether a state or city stands in a longer name, with these words beside it, each with its place."""
    (head, start), match = before, context.matches[index]
    if after[0] in _LISTS["tails"] or _is_masculine(context, match, after[0]) or _is_part(context, index, after[0]):
        return True
    if _beside_club(context, index):
        return True
    if not head:
        return False
    fields = _fields(head)
    if head == _COURT and any(has_noun(word, _BALL) for word in context.words_before(match)):
        return False
    marked = after[0] in _LISTS["marks"] or after[0].startswith("لل")
    return (
        (after[0] == _NEW and _is_new(context, index, head))
        or (after[0] == _FIRST and _is_slogan(context, head, start))
        or (head in _CHAPTERS and _is_of_party(context, start))
        or (head in _WAYS and context.word_after(after[1])[0] in _ROADS)
        or ("fixed" in fields and not _SUNG.isdisjoint(context.sentence_words(start)))
        or "heads" in fields
        or ("works" in fields and after[0].startswith("لل"))
        or (not fields.isdisjoint(_MARKED) and marked)
        or ("funds" in fields and not any(each.entity.kind == KIND for each in match.candidates))
        or ("villages" in fields and _is_state(match))
        or has(f"{head} {match.entry.form}", _LISTS["villages"])
        or ("cargo" in fields and has(context.word_before(start)[0], _LISTS["ships"]))
        or ("aims" in fields and has(context.word_before(start)[0], _LISTS["laws"]))
        or _of_members(context, head, start)
        or _is_end_of_line(context, index, fields)
        or ("causes" in fields and _of_union(context, start))
        or _of_noun(context, head, start)
        or ("clubs" in fields and not _SPORT.isdisjoint(context.sentence_words(start)))
        or ("events" in fields and not _second_party(context, index, after[0]))
    )


def _is_state(match: Match) -> bool:
    """Whether it is a state's own name, and no capital's."""
    return any(each.entity.kind == KIND and each.sense is not Sense.METONYM for each in match.candidates)


@lru_cache(VOCABULARY)
def _fields(word: str) -> frozenset[str]:
    """The lists that have a word."""
    return frozenset(field for field, known in _LISTS.items() if has(word, known))


def _beside_club(context: Context, index: int) -> bool:
    """Whether a club is joined to a state, in a sentence of sport, so that the state's name is a club's too: «يلتقي الكويت والقادسية»."""
    match = context.matches[index]
    word = context.word_before(match.outset)[0] if match.chain == "و" else context.word_after(match.end)[0]
    joined = match.chain == "و" or (not match.chain and word.startswith("و"))
    club = joined and has_noun(word, _OTHER_CLUBS)
    return club and not _SPORT.isdisjoint(context.sentence_words(match.start))


def in_match(context: Context, index: int) -> bool:
    """Whether it is the second of two that play, or after which a street is called: «مباراة العراق والأردن», «شارع مصر والسودان»."""
    if _beside_club(context, index):
        return True
    if not (context.arabic and index and context.coordinated(index)):
        return False
    return has(context.word_before(context.matches[index - 1].outset)[0], _MATCHES)


def _is_new(context: Context, index: int, head: str) -> bool:
    """Whether «الجديدة» behind a city makes another town or quarter of it («في القاهرة الجديدة»), and no new government: «إن بغداد
    الجديدة لن تعادي»."""
    if head.removeprefix("و") == _TOWN:
        return True
    match = context.matches[index]
    place = any(each.entity.kind in _CITIES for each in match.candidates)
    return (
        place
        and not any(each.entity.kind == KIND for each in match.candidates if each.sense is Sense.NAME)
        and (has(head, _WHERE) or has(head, _STANDS) or not governments.is_government(context, index))
    )


def _is_slogan(context: Context, head: str, start: int) -> bool:
    """Whether it begins the name of a party that some word before has members: «نواب لبنان أولا», «عضو في لبنان أولا»."""
    second = context.word_before(start)[0] if head in _WHERE else ""
    return has(head, _MEMBERS) or has(second, _MEMBERS)


def _is_of_party(context: Context, place: int) -> bool:
    """Whether the name of a party or union ends at a place, whose chapter in a state follows: «رابطة الطلبة العرب فرع سوريا»."""
    said = context.words_until(place, _LONGEST)
    last = next((at for at in reversed(range(len(said))) if has(said[at], _PARTIES)), len(said))
    return last + 1 < len(said) and all(is_definite(word.removeprefix("و")) for word in said[last + 2 :])


def _is_masculine(context: Context, match: Match, after: str) -> bool:
    """Whether a masculine adjective follows a city, which is feminine: «القدس العربي» is a newspaper."""
    city = after in _OF_PAPERS and any(each.entity.kind in _CITIES for each in match.candidates)
    before = context.word_before(match.outset)[0] if city else ""
    return city and (not before or before.endswith("ت") or has(before, _BEFORE_PLACES))


def _is_part(context: Context, index: int, after: str) -> bool:
    """Whether an adjective behind a state makes a province, region or other state of it: «في أذربيجان الشرقية». Behind a
    noun of another thing it may be that noun's: «حدود إيران الشرقية»."""
    match = context.matches[index]
    if after not in _LISTS["parts"] or not all(each.entity.kind == KIND for each in match.candidates):
        return False
    if any(each.sense is Sense.METONYM for each in match.candidates):
        return False
    masculine = match.entry.form in _LISTS["masculine"] or f"ال{match.entry.form}" in _LISTS["masculine"]
    if masculine == after.endswith("ه") and not after.endswith("ي"):
        return False
    if match.chain.strip("وف"):
        return True
    while index and context.coordinated(index):
        index -= 1
    head = context.word_before(context.matches[index].outset)[0]
    return not head or is_definite(head) or has(head, _BEFORE_PARTS)


def _is_end_of_line(context: Context, index: int, fields: frozenset[str]) -> bool:
    """Whether it is one of two cities side by side that a railway or a line of ships is called by: «خط برلين بغداد»."""
    matches = context.matches
    if context.touching(index) and not matches[index].chain and matches[index - 1].entry.geographic:
        return has(context.word_before(matches[index - 1].outset)[0], _LISTS["lines"])
    beside = context.touching(index + 1) and not matches[index + 1].chain and matches[index + 1].entry.geographic
    return bool(beside) and "lines" in fields


def _of_members(context: Context, members: str, place: int) -> bool:
    """Whether the words before a place begin the name of a union: «مركز دراسات …», «ائتلاف شباب ثورة …»."""
    fields = _fields(members)
    if not fields & _AMID:
        return False
    first, start = context.word_before(place)
    if "linking" in fields and "heads" in _fields(first):
        return True
    while members in _LISTS["members"]:
        if has(first, _CLUBS_AND_UNIONS):
            return True
        members, (first, start) = first, context.word_before(start)
    return False


def _of_noun(context: Context, noun: str, place: int) -> bool:
    """Whether one bare noun stands between the head of a name and a place: «تحالف فجر ليبيا», «صحيفة صوت العراق»."""
    if noun == "اجل":
        return any(has_noun(word, _LISTS["unions"]) for word in context.words_until(place, _LONGEST))
    if not _is_bare(noun):
        return False
    first, _ = context.word_before(place)
    if noun in _EMBLEMS and has(first, _STATE_BODIES):
        return True
    return _is_before_noun(first) and not (first.endswith("ه") and _ADJECTIVE.fullmatch(noun))


@lru_cache(VOCABULARY)
def _is_before_noun(word: str) -> bool:
    return has(word, _BEFORE_NOUN)


@lru_cache(VOCABULARY)
def _is_bare(word: str) -> bool:
    """Whether a word may be a noun in construct that names nothing of a state's: no verb, particle, title or body."""
    if (
        is_definite(word)
        or word.endswith("ي")
        or len(word) < _SHORTEST
        or has(word, _NO_NOUNS)
        or word in _LISTS["bodies"]
        or word in _BY
    ):
        return False
    return word in _LISTS["nouns"] or not _VERB.fullmatch(word) or bool(_VERBAL_NOUN.fullmatch(word))


def _of_union(context: Context, place: int) -> bool:
    """Whether a movement's name ends at a place: «حركة» or «الحركة الشعبية»."""
    first, start = context.word_before(place)
    second, _ = context.word_before(start)
    return any(has_noun(word, _LISTS["unions"]) for word in (first, second) if word)


def _second_party(context: Context, index: int, after: str) -> bool:
    """Whether another follows it, so that both are parties to what the word before says."""
    return after in {"مع", "بين"} or (index + 1 < len(context.matches) and context.coordinated(index + 1))
