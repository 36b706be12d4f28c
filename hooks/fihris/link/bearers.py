"""Whether a full name is its registered bearer's, and not a namesake's or a thing's: `data/bearers.yml`."""

from __future__ import annotations

import re
from typing import Final

from fihris.model import Lang
from fihris.text.clitics import is_definite

from . import namesakes, private, vessels
from .context import Context
from .deeds import DOES, MEETS, SPEAKS, has_object, is_one_of
from .longernames import FIRM, LISTS, arabic_goes_on, english_goes_on, touches
from .matcher import Match
from .reasons import LONG_AGO, LONGER_NAME, STRANGER, THING
from .vocabulary import ALSO_GIVEN, TITLES
from .words import choice, has, has_noun, key, listed, verbs, words

_WITH: Final = words("كذلك معه معها معهم مثل أيضا")
_WORKS: Final = words("يعمل عمل اشتغل يشتغل")
_KEEPER: Final = key("صاحب")
_SHOPS: Final = listed("bearers", Lang.AR, "kept")
_OWNS: Final = listed("bearers", Lang.AR, "owns")
_OWNED: Final = listed("bearers", Lang.AR, "owned")
_NAMED_WITH: Final = TITLES | listed("compounds", Lang.AR, "members") | words("المجاهد المناضل البطل القائد العلامة")
_HONOURED: Final = words("الشهيد المجاهد المناضل البطل القائد الراحل")
_HEADS: Final = listed("compounds", Lang.AR, "heads")
_GOVERN: Final = MEETS | verbs("grounds", Lang.AR, "says")
_GOVERNED_BY: Final = LISTS[Lang.AR]["governs"] | listed("bearers", Lang.AR, "greets")
_OBJECTS: Final = MEETS | LISTS[Lang.AR]["governs"]
_BEFORE: Final = listed("grounds", Lang.AR, "prepositions")
_CALLERS: Final = (
    words("he she they who has had have then also later and")
    | listed("bearers", Lang.EN, "offices")
    | listed("bearers", Lang.EN, "callers")
)
"""Before "called" they make it what somebody does."""
_COMPLEMENTS: Final = words("a an as his her its their")  # "the speaker called Yasser Arafat a guest"
_ANYBODY: Final = words("A An Someone Somebody One Another Anyone People Men Man Those Twins Boys Girls Children")
_ALSO_NAMES: Final = ALSO_GIVEN - _BEFORE
_APPOSED_TRADE: Final = re.compile(
    rf", an? (?:(?!(?:keen|avid|amateur|passionate|sometime) )[a-z-]+ )?(?:{choice(LISTS[Lang.EN]['behind'])})\b(?!['’]s\b)(?! (?:by|turned|at heart|since|before|until|(?:in|during) (?:his|her) (?:youth|teens|twenties)|in the (?:19)?\d0s|as a (?:boy|girl|child)|(?:who|and) (?:became|turned))\b)"
)
_REACH: Final = 4  # words before a name in which a trade is looked for: «لاعب كرة القدم …»
_OURS: Final = listed("surnames", Lang.AR, "ours")
_SERVANTS: Final = listed("bearers", Lang.AR, "servants")
_WITH_OBJECT: Final = re.compile(r"\w{3,}(?:ه|ها|هم)")
_SERVANT: Final = words("عبد")
_OF_FAITH: Final = words("الدين الإسلام")
_PREFIX: Final = "محمد"
_REPLACES: Final = words("حل يحل أحل سيحل")  # «وحل حسني مبارك محله»
_HEADS_OF_STATE: Final = words("الرئيس رئيس رئيسا الملك العاهل")
_REPRESENTATIVE: Final = key("ممثل")
_CLAIMS: Final = key("طالب")
_AMBIGUOUS: Final = {  # builder, student and actor, but for «بناء على», «طالب بـ» and «ممثل الحزب»
    key("بناء"): words("على"),
    _CLAIMS: words("بأن أن"),
    _REPRESENTATIVE: frozenset[str](),
}
_STAGE: Final = words("المسرح السينما الأدوار الكوميديا التلفزيون الدراما")
_SCHOOLS: Final = words("كلية جامعة مدرسة معهد الصف صف قسم ثانوية أكاديمية السنة إعدادية الثانوية المرحلة مرحلة")
_ADJECTIVES: Final = words("الشاب الشابة المريض المريضة المسن العجوز المضيف المضيفة")  # «الرئيس المريض …»
_SHARED: Final = words("المشترك العامل")  # «الاجتماع المشترك»
_HALLS: Final = words("قصر بيت دار برج")
_LADIES: Final = words("السيدة الآنسة")
_VIA: Final = (key("عن"), key("طريق"))
_VERBAL: Final = 3  # letters of a word that may be a verb: «فتح محمود عباس باب الحوار»


def reason(context: Context, index: int) -> str:
    """Why a full name is not its registered bearer's where it stands; "" where nothing speaks against it."""
    match = context.matches[index]
    goes_on = arabic_goes_on if context.arabic else english_goes_on
    if goes_on(context, match) or (context.arabic and namesakes.is_namesake(context, match)):
        return LONGER_NAME
    if not context.arabic and _bears(context, match):
        return THING
    if _is_stranger_behind(context, match) or private.is_private(context, match):
        return STRANGER
    if _long_ago(context, match):
        return LONG_AGO
    return "" if match.chain.strip("وف") else _before(context, index)


def _bears(context: Context, match: Match) -> bool:
    """Whether an English noun behind a name is of a thing that bears it: "Bill Clinton Bridge", "the Bill Clinton clinic"."""
    after, lists = context.word_after(match.end)[0], LISTS[Lang.EN]
    small = after in lists["small_tails"] and context.word_before(match.outset)[0].lower() in {"the", "a"}
    return (small or after in lists["tails"]) and touches(context, match.end)


def _before(context: Context, index: int) -> str:
    match, lists = context.matches[index], LISTS[context.lexicon.lang]
    head, start = context.word_before(match.outset)
    if not head:
        return ""
    if (context.word_before(start)[0], head) == _VIA:
        return ""  # «عن طريق عمرو موسى»
    if _is_thing(context, match, head, start) or vessels.is_vessel(context, index):
        return THING
    if _of_stranger(context, match) or _toils(context, match, head):
        return STRANGER
    given = context.is_given(head, start) and not _is_prefix(context, head, start)
    another = given or head in lists["kunyas"] or _is_given_too(context, head, start)
    if not another or (context.arabic and context.begins_sentence(match.outset)):
        return ""
    last = context.matches[index - 1] if index else None
    beside = last is not None and last.end == match.outset - 1 and any(each.names for each in last.candidates)
    return "" if beside else LONGER_NAME


def _is_thing(context: Context, match: Match, head: str, start: int) -> bool:
    """Whether the word before a name, with the one before it, is of a thing that bears it: «شارع …», «مدرسة الشهيد …»."""
    things, second = LISTS[context.lexicon.lang]["things"], context.word_before(start)[0]
    return (
        (has(head, things) and not _has_object(context, head, start))
        or f"{second} {head}" in things
        or (head in _HALLS and context.word_after(match.end)[0].startswith("لل"))  # «قصر الملك حسين للمؤتمرات»
        or (head in _NAMED_WITH and has(second, things))
        or (head in _HONOURED and has(second, _HEADS))
    )


def _has_object(context: Context, word: str, start: int) -> bool:
    """Whether a word is a verb with its object: «ومنحه», no «منحة»."""
    return context.arabic and has_object(word, context.written(start, start + len(word)))


def _is_given_too(context: Context, head: str, start: int) -> bool:
    """Whether the word before a name is a given name there that elsewhere is an ordinary word, or the end of one of two words:
    «الشاب جمال …», «قرأه ناصر قيس سعيد», «عبد الرحمن معمر القذافي», «سيف الإسلام …»."""
    second, bare = context.word_before(start)[0], head.removeprefix("و")
    if not FIRM.isdisjoint({head, bare}) or (is_definite(head) and has(second, _SERVANT)):
        return True
    if head in _OF_FAITH and (second in context.given or second in ALSO_GIVEN):
        return True
    if has(second, _LADIES) and not (is_definite(head) or head in TITLES):
        return True  # «السيدة نازك رفيق الحريري»
    if head not in _ALSO_NAMES:
        return False
    if not second:
        return len(bare) > _VERBAL
    known = (LISTS[context.lexicon.lang]["strangers"], TITLES, SPEAKS, DOES, _WITH)
    return any(has(second, each) for each in known) or (
        bool(_WITH_OBJECT.fullmatch(second)) and not is_definite(second)
    )


def _toils(context: Context, match: Match, verb: str) -> bool:
    """Whether what is done is of a life without office: «يخبز جوزيف عون الخبز», «يدرّس عادل عبد المهدي الجغرافيا»."""
    lists = LISTS[Lang.AR]
    if not context.arabic:
        return False
    after = context.word_after(match.end)[0]
    toils = has(verb, lists["toils"]) and not (context.is_place(verb) and len(context.words_until(match.outset, 2)) > 1)
    shops = after in lists["shops"] and not has(verb, _REPLACES)
    does = toils or shops or (has(verb, _OWNS) and after in _OWNED) or (verb[:1] in "يت" and after in lists["chores"])
    return does and not context.names_before(match)


def _is_stranger_behind(context: Context, match: Match) -> bool:
    """Whether a trade that nobody of public life is named with stands behind a name: «محمد مرسي، مدرس الرياضيات», "…, a dentist"."""
    if not context.arabic:
        return bool(_APPOSED_TRADE.match(context.text, match.end))
    sign = context.text[match.end : match.end + 2]
    place = match.end + len("،") if sign == "، " else match.end
    after, end = context.word_after(place)
    trade = after in LISTS[Lang.AR]["apposed"] or (is_definite(after) and after in LISTS[Lang.AR]["strangers"])
    apposed = sign[:1] == " " and trade
    trades = LISTS[Lang.AR]["behind"]
    if sign[:1] == " " and after in _OURS:
        return True
    named = apposed or after.removesuffix("ا") in trades
    before = context.word_before(match.outset)[0] if named else ""
    if apposed and (has(before, SPEAKS) or not has(before, _GOVERN)):
        return True  # «قال … المحامي إن»
    of_two = f"{after} {context.word_after(end)[0]}" in trades  # «حارس مرمى»
    works = (of_two or after in trades) and not _is_of_other(context, match, after, place)
    works = works or (named and has(before, _WORKS) and not context.names_before(match))  # «يعمل … كهربائيا»
    works = works or _is_said_behind(context, match, end)
    keeps = after == _KEEPER and any(
        has_noun(word, _SHOPS) for word in context.words_after(place, 2)[1:]
    )  # «صاحب المخبز»
    return sign[:1] in " ،" and (works or keeps)


def _is_said_behind(context: Context, match: Match, end: int) -> bool:
    """Whether a trade stands apposed behind one more word of the name: «قال حسن نصر الله العمدة، لاعب كرة يد، …»."""
    if context.text[match.end] != " " or context.text[end : end + 2] != "، ":
        return False
    apposed = context.word_after(end + 1)[0] in LISTS[Lang.AR]["behind"]
    return apposed and not is_one_of(context.word_before(match.outset)[0], _GOVERNED_BY)


def _is_of_other(context: Context, match: Match, trade: str, place: int) -> bool:
    """Whether a trade behind a name, before which a place is, is no trade of its bearer: «استقال سعد الحريري بناء على طلب …», «لكنّ محمود
    عباس طالب بالتريث», «هوشيار زيباري ممثل الحزب», «استقبل محمد السادس مدرب المنتخب»."""
    follows, end = context.word_after(context.word_after(place)[1])
    if trade in _AMBIGUOUS:
        if place != match.end and trade != _REPRESENTATIVE:
            return False  # «…، طالب بكلية الطب»
        return follows in _AMBIGUOUS[trade] or (
            _names_body(context, end - len(follows))
            or (trade == _REPRESENTATIVE and is_definite(follows) and follows not in _STAGE)
            or (trade == _CLAIMS and follows.startswith("ب") and not has_noun(follows, _SCHOOLS))
        )
    return place == match.end and has(context.word_before(match.outset)[0], _OBJECTS) and is_definite(follows)


def _names_body(context: Context, place: int) -> bool:
    """Whether what begins at a place is named, and no nationality."""
    return context.starts_match(place) and not context.matches[context.index_from(place)].entry.nisba


def _long_ago(context: Context, match: Match) -> bool:
    """Whether its sentence tells of a life in a time long past."""
    lived = LISTS[context.lexicon.lang]["lived"]
    return context.in_old_times(match.start) and any(has(word, lived) for word in context.sentence_words(match.start))


def _of_stranger(context: Context, match: Match) -> bool:
    """Whether a trade stands before it that nobody of public life is named with; its own complement may stand between."""
    lists, before = LISTS[context.lexicon.lang], context.word_before(match.outset)[0]
    goes_on = context.arabic and is_definite(before)
    if before.isalnum() and not goes_on and not has(before.lower(), lists["strangers"]):
        return False  # most names
    words = context.words_before(match)[-_REACH:]
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if has(word, lists["offices"]):
            return False
        of_two = bool(place) and f"{words[place - 1]} {word}" in lists["strangers"]  # «عامل البناء …»
        if of_two or has(word, lists["strangers"]):
            last = place == len(words) - 1 and not of_two
            if last and context.arabic and place and _is_adjective(word, words[place - 1]):
                return False
            return not (last and (_is_called_by(context, match) or has(word, _SERVANTS)))
        if place < len(words) - 1 and is_definite(words[-1]) and word.startswith("كر"):
            continue
        if not context.arabic or not is_definite(word):
            return False
    return False


def _is_adjective(word: str, before: str) -> bool:
    """Whether a word that may be a stranger says how the one before it is: «الرئيس المريض …», «في الاجتماع المشترك …»."""
    offices = LISTS[Lang.AR]["offices"]
    return (word in _ADJECTIVES and has(before, offices)) or (word in _SHARED and is_definite(before))


def _is_called_by(context: Context, match: Match) -> bool:
    """Whether "called" or "named" before a name is what somebody does: "Starmer called Joe Biden", not "a man called …"."""
    verb, start = context.word_before(match.outset)
    if context.arabic or verb not in LISTS[Lang.EN]["named"]:
        return False
    before = context.word_before(start)[0]
    named = before[:1].isupper() and before not in _ANYBODY
    complement = touches(context, match.end) and context.word_after(match.end)[0] in _COMPLEMENTS
    return named or complement or before in _CALLERS


def _is_prefix(context: Context, head: str, start: int) -> bool:
    """Whether محمد behind the title of a head of state is but put before the name that he is known by: «الرئيس محمد أنور السادات»."""
    return head == _PREFIX and any(has(word, _HEADS_OF_STATE) for word in context.words_until(start, _REACH))
