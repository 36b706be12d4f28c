"""Who is meant by the title of an office: its holder at the time of which the text speaks, or the office itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from fihris.model import LANGS, Entity, Holder, Lang
from fihris.text import dates as dates_
from fihris.text import titles
from fihris.text.clitics import has_article, is_definite

from . import times
from .candidates import NAMED
from .context import Context
from .deeds import DID
from .vocabulary import ADVERBS, FUNCTION_WORDS, PHASES, SINGLE, VERBAL_NOUN
from .words import has, key, listed, verbs, words

_LISTS: Final = {field: listed("offices", Lang.AR, field) for field in ("orgs", "law")}
_FICTION: Final = {lang: listed("offices", lang, "fiction") for lang in LANGS}
_DOES: Final = frozenset().union(
    DID,
    *(verbs("grounds", Lang.AR, field) for field in ("fights", "goes")),
    *(listed("grounds", Lang.AR, f"{field}_now") for field in ("says", "moves", "fights")),
    verbs("cities", Lang.AR, "acts"),
    verbs("cities", Lang.AR, "being"),
)
_GOVERN: Final = _DOES | listed("grounds", Lang.AR, "meets") | verbs("cities", Lang.AR, "reach")
_FOREIGN: Final = re.compile(r"\w{2,}(?:ينا|يا|و|يل|ين|يك|يس|يج|ون|ان|تر|ر[كت]|ول|ش)")  # ديغول, كارتر, بسمارك, نيكسون
_DOING: Final = re.compile(r"ا\w\wا\w")  # إعلان, إكمال
_SHORTEST_OBJECT: Final = 5  # letters of «معرضا»; a given name with «ا» is shorter or known: «لولا»
_BEHIND_OBJECT: Final = re.compile(r"لل|لا|ب\w{3}|(?:في|علي|من|مع|عن|الي) |(?:\wا\w\wا|\w\wي\wا|م\w{3,}ا|\w{3,}يا)\Z")
_OF_REASON: Final = 3  # letters of «لسبب»
_STAFF: Final = words("ديوان")  # of the office, whoever holds it
_AFFAIRS: Final = key("لشؤون")
_NOUNS: Final = listed("grounds", Lang.AR, "heads")
_COUNSEL: Final = words("مستشار مستشارة مبعوث مبعوثة ممثل ممثلة مساعد موفد مندوب")
_WHO: Final = words("الذي التي")
_PRESENT: Final = re.compile(r"س?[يت]\w{2,}")
_OF_TWO: Final = words("عبد أبو آية")
_CABINETS: Final = listed("offices", Lang.AR, "cabinets")
_OUTGOING: Final = listed("offices", Lang.AR, "outgoing")
_LAME: Final = 400  # days before the end of a term
_NAMED_SO: Final = listed("offices", Lang.AR, "named_so")
_THEN: Final = listed("offices", Lang.AR, "then")
_NOT_NOW: Final = {lang: listed("offices", lang, "not_now") for lang in LANGS}
_ANOTHER: Final = {lang: listed("offices", lang, "another") for lang in LANGS}
_COMPARATIVES: Final = listed("offices", Lang.AR, "comparatives")
_POST: Final = {lang: listed("offices", lang, "post") for lang in LANGS}
_HELD: Final = words("being be become became becoming named appointed nominated as")
_PREFIXED: Final = re.compile(r"\b(?:ex|then|former)-\Z", re.IGNORECASE)
_SUFFIXED: Final = re.compile(r"-(?:elect|designate|in-waiting|nominee|to-be)\b")
_DAY: Final = len("1999-02-07")
_NEW: Final = 40  # days after which no other is meant by the title
_NEWLY: Final = (["the", "new"], ["The", "new"], ["new"], ["New"])
_AS_FAR: Final = 3  # words before a title: "widow of the"
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)")
_CAPITALS: Final = re.compile(r"""[ "“]+(?=[A-Z])([\w'.-]+)""")
_APPOSED: Final = re.compile(r"""[ "“]*,[ "“]+[A-Z][\w'-]+ (?:[A-Z][\w'.-]* )*[A-Z][\w'-]+""")
_NAME_BEFORE: Final = re.compile(
    r"""[A-Z][\w'-]+ (?:[A-Z][\w'.-]* )*(?:al-)?[A-Z][\w'-]+["”]*, (?:the |an? |its |their )?\Z"""
)
_ARABIC_BEFORE: Final = re.compile(r"""((?:\w+ ){1,3}\w+)["”»]*، ?\Z""")
_MARKS: Final = str.maketrans(dict.fromkeys('«»“”„‟"', " "))
_TANWIN: Final = "\N{ARABIC FATHATAN}"
_LONGEST_NAME: Final = 60  # characters before an office in which a name is looked for


def part_of_another(context: Context, start: int) -> bool:
    """Whether a title that begins at `start` is a part of another office's: «نائب وزير الدفاع»."""
    return _in(context.word_before(start)[0], _ANOTHER[context.lexicon.lang])


def names_thing(context: Context, start: int) -> bool:
    """Whether a thing is called after the title that begins at a place: «نادي الرئيس المصري لكرة اليد»."""
    return context.arabic and has(context.word_before(start)[0], _NAMED_SO)


def holder(context: Context, start: int, end: int, office: Entity, now: str) -> str:
    """The id of the one who held the office at the time of which the text speaks; "" where none is known.

    `start` and `end` enclose the title with its nationality; `now` is the text's own date, in EDTF, "" if unknown.
    """
    new = not context.arabic and context.words_until(start, 2)[-2:] in _NEWLY
    if not new and _not_now(context, start, end):
        return ""
    dates = times.spoken_of(context, start, end, now)
    held = [each for each in office.holders if dates and all(dates_.within(day, each.term) for day in dates)]
    if len({each.actor for each in held}) != 1 or (
        context.word_after(end)[0] in _OUTGOING and not _ends_soon(held[-1], dates)
    ):
        return ""
    if new and not _has_begun(held[-1], dates):
        return ""
    if _of_end(context, start) and _has_begun(held[-1], dates):
        return ""
    return held[-1].actor


def _ends_soon(holder: Holder, dates: Sequence[str]) -> bool:
    """Whether a term ends shortly after the last of some times, of which the month is known: whose it is is going, and not gone."""
    last, now = holder.term.rpartition("/")[2], max(dates)
    if len(last) < _DAY or len(now) < len("2016-12"):
        return False
    day = date.fromisoformat(now[:_DAY] if len(now) >= _DAY else f"{now[:7]}-01")
    return (date.fromisoformat(last) - day).days < _LAME


def _of_end(context: Context, place: int) -> bool:
    """Whether its sentence speaks of somebody's death, burial or fall, or is told from memoirs."""
    known = listed("offices", context.lexicon.lang, "ends")
    return any(has(word, known) for word in context.sentence_words(place))


def _has_begun(holder: Holder, dates: Sequence[str]) -> bool:
    """Whether a term began shortly before the last of some times, so that who held the office before may be meant."""
    first, last = holder.term.partition("/")[0], max(dates)
    if len(first) < _DAY or len(last) < _DAY:
        return first[: len(last)] == last[: len(first)]
    return (date.fromisoformat(last) - date.fromisoformat(first)).days < _NEW


def is_former(context: Context, end: int) -> bool:
    """Whether a word behind a title in Arabic says that somebody is meant who does not hold it, or no longer: «السابق», «المنتخب»."""
    return context.arabic and (context.word_after(end)[0] in _NOT_NOW[Lang.AR] or _goes_on_not_now(context, end))


def unsure(context: Context, start: int, end: int) -> bool:
    """Whether something beside a title may make it another's than the holder's, or nobody's: of a firm or club («الرئيس التونسي
    للاتحاد»), of a film, or of somebody whose short name stands behind («الرئيس السوري القوتلي»)."""
    if not _FICTION[context.lexicon.lang].isdisjoint(context.sentence_words(start)):
        return True
    before, after = context.word_before(start)[0], context.word_after(end)[0]
    if context.arabic and (before in _STAFF or (_is_of_firm(after) and not has(before, _COUNSEL))):
        return True
    beside = bool(after) and context.text[end : end + 1] == " " and not context.starts_match(end + 1)
    if not context.arabic or not beside or _is_of_firm(after):
        return False
    if after in _WHO:
        return not _PRESENT.match(context.word_after(context.word_after(end)[1])[0])
    return _is_short_name(context, after, end + 1, governed=has(before, _GOVERN))


def _is_of_firm(word: str) -> bool:
    """Whether a word behind a title says that it is of a firm, club or department: «لشركة», «للاتحاد», «لشؤون»."""
    orgs = _LISTS["orgs"]
    return word == _AFFAIRS or (word[:1] == "ل" and (word[1:] in orgs or (word[:2] == "لل" and word[2:] in orgs)))


def _is_short_name(context: Context, word: str, start: int, *, governed: bool) -> bool:
    """Whether a word behind a title may be a surname, or a given name alone. What a verb before `governed` may be its object."""
    if (
        word in _DOES
        or word[1:] in _DOES
        or word in PHASES
        or word in FUNCTION_WORDS
        or has(word, ADVERBS)
        or word[0] in "وف"
    ):
        return False
    written = context.written(start, start + len(word))
    if has_article(written):
        return written.endswith("ي") and not VERBAL_NOUN.fullmatch(word)
    if governed:
        return word in context.given
    foreign = bool(_FOREIGN.fullmatch(word)) and not _DOING.fullmatch(word)
    return foreign or word in context.known_given or word in SINGLE


def _is_law(context: Context, place: int) -> bool:
    """Whether its sentence says what a law says of an office, whoever holds it."""
    return context.arabic and not _LISTS["law"].isdisjoint(context.sentence_words(place))


def _not_now(context: Context, start: int, end: int) -> bool:
    lang, text = context.lexicon.lang, context.text
    before, after = context.word_before(start)[0], context.word_after(end)[0]
    if _in(before, _POST[lang]) or _in(before, _ANOTHER[lang]) or _is_law(context, start):
        return True
    if lang is Lang.AR:
        return after in _THEN
    return (
        _is_said_before(context.words_until(start, _AS_FAR))
        or before.lower() in _NOT_NOW[lang]
        or bool(_PREFIXED.search(text, max(0, start - 8), start) or _SUFFIXED.match(text, end))
    )


def _is_said_before(words: list[str]) -> bool:
    """Whether the last of the words before an English title say that it is the post, or another's: "widow of the", "then-"."""
    noun = words.pop() if words and words[-1] in {"the", "a", "an", "The", "A", "An", "as"} else ""
    if noun.lower() in {"a", "an"} and words[-1:] != ["as"]:
        return True  # "a Lebanese prime minister": any
    of = words.pop() if words and words[-1] in {"for", "of"} else ""
    if not words:
        return False
    word = words[-1].lower()
    # "after his appointment the minister": another clause begins there
    post = word in _POST[Lang.EN] and (bool(of) or noun != "the" or word in _HELD)
    newly = " ".join(words[-2:]).lower() in _NOT_NOW[Lang.EN]  # "newly elected"
    return post or newly or word in _NOT_NOW[Lang.EN] or bool(_ORDINAL.fullmatch(words[-1]))


def _goes_on_not_now(context: Context, end: int) -> bool:
    """Whether a second adjective says so: «العراقي المؤقت السابق»; or that of a cabinet: «في الحكومة السابقة». Not «نظيره الجديد»."""
    first, second, third = (*context.words_after(end, 3), "", "", "")[:3]
    adjective = is_definite(first) and (first.endswith("ي") or first in _NOT_NOW[Lang.AR] or first in PHASES)
    return (adjective and second in _NOT_NOW[Lang.AR]) or (
        first == "في" and second in _CABINETS and third in _NOT_NOW[Lang.AR]
    )


def _in(word: str, listed: frozenset[str]) -> bool:
    """Whether a word is listed, with or without a conjunction or preposition written on it."""
    return word in listed or word.lower() in listed or (word[:1] in set("وفبلك") and word[1:] in listed)


# ---------------------------------------------------------------- a name beside it


def named(context: Context, start: int, end: int, countries: frozenset[str] = frozenset()) -> bool:
    """Whether somebody's name stands beside the title from `start` to `end`, of an office of one of some countries; the holder's
    own has been looked for before."""
    if beside := _person_beside(context, end):
        # «نعى العاهل الأردني الملك الحسن الثاني»: of another country's it is no apposition
        return not context.arabic or not countries or not countries.isdisjoint({*beside, ""})
    if context.lexicon.lang is Lang.AR:
        return _arabic_name(context, start, end)
    following = _CAPITALS.match(context.text, end)
    if following and not context.starts_match(following.start(1)):
        return True
    before = context.text[max(0, start - _LONGEST_NAME) : start]
    return bool(_APPOSED.match(context.text, end) or _NAME_BEFORE.search(before))


def _person_beside(context: Context, end: int) -> frozenset[str]:
    """The countries of whoever of the registry is named behind the title; none where nobody is."""
    match = context.match_from(end)
    if match is None or context.text[end : match.outset].strip(' "“”«»،,'):
        return frozenset()
    people = (each.entity for each in match.candidates if each.sense in NAMED and context.is_person(each.entity))
    return frozenset(each.country for each in people)


def _arabic_name(context: Context, start: int, end: int) -> bool:
    sentence, place = context.sentence(end)
    plain = sentence.translate(_MARKS)
    beside = context.match_from(end)
    done = has(context.word_before(start)[0], _GOVERN)
    city = beside is not None and beside.outset == end + 1 and beside.entry.geographic  # «زار الرئيس التركي برلين»
    for each in titles.find(plain):
        # «أصدر أمير الكويت مرسوماً …», «زار الرئيس الفرنسي معرضا للسيارات»
        first = each.name.split()[0]
        adverb = _TANWIN in first or key(first) in ADVERBS or (done and _is_object(context, each.name))
        near = place <= each.start <= place + 4 and not plain[place : each.start].strip()
        if near and not adverb and not city and _is_name(context, each.name):
            return True
    gap = context.text[end : end + 3]
    quoted = any(mark in gap for mark in '“«"')
    if gap[:1] == " " and context.word_after(end)[0] in _OF_TWO:
        return True  # «الملك الأردني عبد الله الأول»
    word, after = context.word_after(end + 1 if gap[:1] == "،" else end)
    if word in context.known_given and (quoted or gap[:1] == "،" or context.word_after(after)[0]):
        return True
    if quoted and word and gap.lstrip()[:1] in '“«"':
        return True
    before = _ARABIC_BEFORE.search(context.text, max(0, start - _LONGEST_NAME), start)
    return bool(before) and before is not None and any(word in context.known_given for word in before[1].split()[-4:-1])


def _is_object(context: Context, words: str) -> bool:
    """Whether what looks like a name is by its endings the object of the verb before the title: «معرضا للسيارات», «عقوبات أوسع»."""
    first, _, rest = key(words).partition(" ")
    if first in context.known_given or is_definite(first) or len(first) < _SHORTEST_OBJECT:
        return False
    goes_on = bool(_BEHIND_OBJECT.match(rest))
    return (first.endswith("ا") and goes_on) or (
        first.endswith("ات") and not is_definite(rest) and rest.startswith("ا")
    )


def _is_name(context: Context, words: str) -> bool:
    """Whether what looks like a name is no construct: «جزلان الدليمي», not «ميثاق المصالحة»."""
    first, _, rest = key(words).partition(" ")
    if first in _COMPARATIVES or (first[:1] == "ل" and first not in context.known_given and len(first) > _OF_REASON):
        return False  # «اعتذر … لارتباط سابق», «كان رئيس الوزراء البريطاني أقرب حليف»
    if first in _NOUNS or (first in DID and first not in context.known_given):
        return False  # «وزير الخارجية رحب بوجود …»
    return first in context.known_given or not rest.startswith("ال") or rest.endswith("ي")
