"""Whether a full name is its registered bearer's, and not a namesake's or a thing's: `data/bearers.yml`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from fihris.model import LANGS, Lang
from fihris.text import given
from fihris.text.clitics import ARTICLE, has_article, is_definite

from . import headlines, namesakes, private, shapes
from .candidates import Sense
from .context import Context
from .deeds import has_object, is_one_of
from .matcher import Match
from .reasons import LONG_AGO, LONGER_NAME, STRANGER, THING
from .words import choice, has, key, listed, verbs, words

_FIELDS: Final = (
    *("toils", "shops", "chores", "things", "tails", "strangers", "offices", "kunyas", "parts", "generations", "lived"),
    *("complements", "subjects", "behind", "apposed", "governs", "matters", "objects", "named"),
)
_KIN: Final = words("عمه عمها خاله خالها أخيه أخيها أخته أختها عمته عمتها خالته خالتها شقيقه شقيقته")  # «خلف … ابن عمه»
_DOES: Final = frozenset().union(*(verbs("grounds", Lang.AR, each) for each in ("moves", "fights", "goes")))
_WITH: Final = words("كذلك معه معها معهم مثل أيضا")
_WORKS: Final = words("يعمل عمل اشتغل يشتغل")
_KEEPER: Final = key("صاحب")
_SHOPS: Final = words("المخبز الدكان المتجر المقهى المطعم الورشة البقالة المحل الصيدلية الفرن المزرعة المكتبة المخزن")
_LISTS: Final = {lang: {field: listed("bearers", lang, field) for field in _FIELDS} for lang in LANGS}
_TITLES: Final = listed("surnames", Lang.AR, "titles")
_NAMED_WITH: Final = _TITLES | listed("compounds", Lang.AR, "members") | words("المجاهد المناضل البطل القائد العلامة")
_HONOURED: Final = words("الشهيد المجاهد المناضل البطل القائد الراحل")
_HEADS: Final = listed("compounds", Lang.AR, "heads")
_SPEAKS: Final = listed("surnames", Lang.AR, "speaks")
_MEETS: Final = listed("grounds", Lang.AR, "meets")
_SAYS: Final = verbs("grounds", Lang.AR, "says")
_GOVERN: Final = _MEETS | _SAYS
_OBJECTS: Final = _MEETS | listed("bearers", Lang.AR, "governs") | verbs("surnames", Lang.AR, "consumes")
_MINOR: Final = listed("surnames", Lang.AR, "minor_titles") - words("الوزير السفير الفريق الشيخ")
_ADVERBS: Final = listed("cities", Lang.AR, "adverbs") | listed("grounds", Lang.AR, "passing")
_BEFORE: Final = listed("grounds", Lang.AR, "prepositions")
_TRADES: Final = listed("surnames", Lang.AR, "trades")
_PHASES: Final = listed("grounds", Lang.AR, "phases") | listed("adjectives", Lang.AR, "plain")
_TAILS: Final = listed("compounds", Lang.EN, "tails")
_WHO_CALLS: Final = frozenset(("he", "she", "they", "who", "has", "had", "have", "then", "also", "later", "and"))
_COMPLEMENTS: Final = frozenset(("a", "an", "as", "his", "her", "their"))  # "the speaker called Yasser Arafat a guest"
_ANYBODY: Final = frozenset(
    (
        "A",
        "An",
        "Someone",
        "Somebody",
        "One",
        "Another",
        "Anyone",
        "People",
        "Men",
        "Man",
        "Those",
        "Twins",
        "Boys",
        "Girls",
        "Children",
    )
)
_SURNAME: Final = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_ASIDE: Final = words("فيه فيها به بها معه معها منه منها عليه عليها إليه إليها له لها هناك يومها")
_OBJECT_PRONOUN: Final = re.compile(r"\w{2,}(?:ه|ها|هم|هما|نا|ني)\Z")
_NO_SURNAMES: Final = listed("surnames", Lang.EN, "after") | listed("surnames", Lang.EN, "titles")
_PREDICATES: Final = given.names(Lang.AR, "predicates")
_ALSO: Final = given.names(Lang.AR, "words")
_FIRM: Final = given.names(Lang.AR, "firm")
_ALSO_NAMES: Final = _ALSO - _BEFORE
_VERBAL_NOUN: Final = re.compile(
    r"الت\w{2,3}ي|ال(?:سعي|نفي|مضي|وعي|راي|بقاء|مشي|جري|نهي|وحي|رمي|نعي)"
)  # «رفض … التنحي»
_ADVERBIAL: Final = re.compile(  # «بالنتيجة», «بلقائه», «منهم», «سنا»
    r"(?:[بك]ال|لل).+|[بلك].{2,}(?:ه|هم|ها|نا)\Z|(?:ب|ل|من|عن|في|مع|علي|الي)(?:ه|ها|هم|هن|هما|نا|كم|ك)\Z|.{2,}ا\Z"
)
_APPOSED_TRADE: Final = re.compile(
    rf", an? (?:[a-z-]+ )?(?:{choice(_LISTS[Lang.EN]['behind'])})\b(?! (?:by|turned|at heart)\b)"
)
_REACH: Final = 4  # words before a name in which a trade is looked for: «لاعب كرة القدم …»
_GOES: Final = verbs("grounds", Lang.AR, "goes") | listed("surnames", Lang.AR, "speaks")
_FUNCTION: Final = listed("surnames", Lang.AR, "particles") | listed("grounds", Lang.AR, "phases")
_TO: Final = key("إلى")
_LEADING: Final = words("المنتمي المؤدي الداعي الساعي الرامي الهادي الماضي المفضي")  # «… المنتمي إلى» is said of him
_ENDING: Final = words("في من على إلى عن مع إن أن إنه إنها بعد قبل خلال أمام لدى عند")
_ELSEWHERE: Final = words("إن أن إنه إنها أنه أنها عن من")  # before the object itself: «أعلن … الخياط عن رغبته»
_FIRST_LETTERS: Final = "وفبلكيتسنأام"  # with which a verb, a preposition or a participle begins
_LAST_LETTERS: Final = ("ه", "ا", "ء", "ات", "ين", "ون")
_WORD: Final = 4
_VOCABULARY: Final = 1 << 14  # words of which is remembered what they are: most words of a text are few
_OURS: Final = listed("surnames", Lang.AR, "ours")
_KINDRED: Final = words(  # «أبناء معمر القذافي سيف وخميس»
    "أبناء ابنا ابنتا بنات بنتا أحفاد حفيدا حفيدي أشقاء شقيقا إخوة نجلا أنجال أولاد ولدا"
)
_SERVANTS: Final = words(  # «سائق حسني مبارك» is another, who drives him
    "سائق طباخ طاهي مصور حلاق خياط بستاني ممرض ممرضة مدرب معلم معلمة مترجم مترجمة طبيب محاسب رسام خادم خادمة"
)
_WITH_OBJECT: Final = re.compile(r"\w{3,}(?:ه|ها|هم)")
_PILGRIM: Final = "الحاج"
_SERVANT: Final = words("عبد")
_OF_FAITH: Final = words("الدين الإسلام")
_PREFIX: Final = "محمد"
_HEADS_OF_STATE: Final = words("الرئيس رئيس رئيسا الملك العاهل")
_VERBAL: Final = 3  # letters of a word that may be a verb: «فتح محمود عباس باب الحوار»
_NISBA: Final = frozenset({Sense.NISBA})


def reason(context: Context, index: int) -> str:
    """Why a full name is not its registered bearer's where it stands; "" where nothing speaks against it."""
    match, lists = context.matches[index], _LISTS[context.lexicon.lang]
    goes_on = _arabic_goes_on if context.arabic else _english_goes_on
    if goes_on(context, match) or (context.arabic and namesakes.is_namesake(context, match)):
        return LONGER_NAME
    if not context.arabic and context.word_after(match.end)[0] in lists["tails"] and _touches(context, match.end):
        return THING
    if _is_stranger_behind(context, match) or (context.arabic and private.is_private(context, match)):
        return STRANGER
    if _long_ago(context, match):
        return LONG_AGO
    return "" if match.chain.strip("وف") else _before(context, index)


def _before(context: Context, index: int) -> str:
    match, lists = context.matches[index], _LISTS[context.lexicon.lang]
    head, start = context.word_before(match.outset)
    if not head:
        return ""
    second = context.word_before(start)[0]
    verb = context.arabic and has_object(head, context.written(start, start + len(head)))  # «ومنحه», no «منحة»
    if (has(head, lists["things"]) and not verb) or f"{second} {head}" in lists["things"]:
        return THING
    if (head in _NAMED_WITH and has(second, lists["things"])) or (head in _HONOURED and has(second, _HEADS)):
        return THING
    if _of_stranger(context, match) or _toils(context, match, head):
        return STRANGER
    titled = head in _ALSO_NAMES and (
        (not second and len(head.removeprefix("و")) > _VERBAL)
        or any(has(second, each) for each in (lists["strangers"], _TITLES, _SPEAKS, _SAYS, _DOES, _WITH))
        or (bool(_WITH_OBJECT.fullmatch(second)) and not is_definite(second))
    )  # «الشاب جمال …», «جمال حسني مبارك», «قرأه ناصر قيس سعيد»
    titled = (
        titled or not _FIRM.isdisjoint({head, head.removeprefix("و")}) or (is_definite(head) and has(second, _SERVANT))
    )  # «عبد الرحمن معمر القذافي»
    titled = titled or (head in _OF_FAITH and (second in context.given or second in _ALSO))  # «سيف الإسلام …»
    another = (
        (context.is_given(head, start) and not _is_prefix(context, head, start)) or head in lists["kunyas"] or titled
    )
    if not another or (context.arabic and context.begins_sentence(match.outset)):
        return ""
    last = context.matches[index - 1] if index else None
    beside = last is not None and last.end == match.outset - 1 and any(each.names for each in last.candidates)
    return "" if beside else LONGER_NAME


def _toils(context: Context, match: Match, verb: str) -> bool:
    """Whether what is done is of a life without office: «يخبز جوزيف عون الخبز», «يدرّس عادل عبد المهدي الجغرافيا»."""
    lists = _LISTS[Lang.AR]
    if not context.arabic:
        return False
    after = context.word_after(match.end)[0]
    return has(verb, lists["toils"]) or after in lists["shops"] or (verb[:1] in "يت" and after in lists["chores"])


def _is_stranger_behind(context: Context, match: Match) -> bool:
    """Whether a trade that nobody of public life is named with stands behind a name: «محمد مرسي، مدرس الرياضيات», "…, a dentist"."""
    if not context.arabic:
        return bool(_APPOSED_TRADE.match(context.text, match.end))
    sign = context.text[match.end : match.end + 2]
    place = match.end + len("،") if sign == "، " else match.end
    after = context.word_after(place)[0]
    trade = after in _LISTS[Lang.AR]["apposed"] or (is_definite(after) and after in _LISTS[Lang.AR]["strangers"])
    apposed = sign[:1] == " " and trade
    trades = _LISTS[Lang.AR]["behind"]
    if sign[:1] == " " and after in _OURS:
        return True
    named = apposed or after.removesuffix("ا") in trades
    before = context.word_before(match.outset)[0] if named else ""
    if apposed and (has(before, _SPEAKS) or not has(before, _GOVERN)):
        return True  # «قال … المحامي إن»
    works = after in trades or (named and has(before, _WORKS))  # «يعمل … كهربائيا»
    keeps = after == _KEEPER and not _SHOPS.isdisjoint(context.words_after(place, 2))  # «صاحب المخبز»
    return sign[:1] in " ،" and (works or keeps)


def _long_ago(context: Context, match: Match) -> bool:
    """Whether its sentence tells of a life in a time long past."""
    lived = _LISTS[context.lexicon.lang]["lived"]
    return context.in_old_times(match.start) and any(has(word, lived) for word in context.sentence_words(match.start))


def _touches(context: Context, end: int) -> bool:
    return context.text[end : end + 1] == " "


def _of_stranger(context: Context, match: Match) -> bool:
    """Whether a trade stands before it that nobody of public life is named with; its own complement may stand between."""
    lists, before = _LISTS[context.lexicon.lang], context.word_before(match.outset)[0]
    goes_on = context.arabic and is_definite(before)
    if before.isalnum() and not goes_on and not has(before.lower(), lists["strangers"]):
        return False  # most names
    words = context.words_before(match)[-_REACH:]
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if has(word, lists["offices"]):
            return False
        if has(word, lists["strangers"]):
            last = place == len(words) - 1
            return not (last and (_is_called_by(context, match) or has(word, _SERVANTS)))
        if place < len(words) - 1 and is_definite(words[-1]) and word.startswith("كر"):
            continue
        if not context.arabic or not is_definite(word):
            return False
    return False


def _is_called_by(context: Context, match: Match) -> bool:
    """Whether "called" or "named" before a name is what somebody does: "Starmer called Joe Biden", not "a man called …"."""
    verb, start = context.word_before(match.outset)
    if context.arabic or verb not in _LISTS[Lang.EN]["named"]:
        return False
    before = context.word_before(start)[0]
    named = before[:1].isupper() and before not in _ANYBODY
    complement = _touches(context, match.end) and context.word_after(match.end)[0] in _COMPLEMENTS
    return named or complement or before in _WHO_CALLS or before in _LISTS[Lang.EN]["offices"]


def _arabic_goes_on(context: Context, match: Match) -> bool:
    """Whether a full name is the beginning of a longer one: «محمد مرسي عبد الواحد», «فؤاد حسين الخفاجي»."""
    after, last = context.word_after(match.end)
    if not (after and _may_go_on(after) and _touches(context, match.end)):
        return False
    return _is_of_longer(context, match, after, last) and not _names_behind(context, match)


@lru_cache(_VOCABULARY)
def _may_go_on(word: str) -> bool:
    """Whether a word by itself may go on with a full name: what `_is_of_longer` looks for is one of these. Most words are not."""
    lists = _LISTS[Lang.AR]
    return (
        any(word in known for known in (lists["parts"], lists["generations"], given.known(Lang.AR), _FIRM))
        or word in {"عبد", "علي", _PILGRIM}  # علي is a given name, على is none: `Context.is_given`
        or is_definite(word)
        or _may_be_surname(word)
        or shapes.may_be_surname(word)
        or _is_bare(word)
    )


def _is_of_longer(context: Context, match: Match, after: str, last: int) -> bool:
    """Whether a word directly behind a full name, which ends at a place, goes on with it."""
    lists, follows = _LISTS[Lang.AR], context.word_after(last)[0]
    if _is_object(context, match, after, last) or (follows == _TO and after in _LEADING):
        return False
    name = match.entry.form.split()
    if (
        (after in lists["parts"] and follows not in _KIN)
        or (after == "عبد" and follows.startswith("ال"))
        or (after == _PILGRIM and (_is_given_name(context, follows) or follows == "علي"))
        or _has_minor_title(context, match, after)
    ):
        return True
    if after in lists["generations"]:
        return name[-1] not in lists["generations"]
    given = (context.is_given(after, last - len(after)) and after[0] not in "وفبل") or (
        after in _FIRM and _ends_phrase(context, last)
    )
    given = given and not (has(context.word_before(match.outset)[0], _KINDRED) and follows.startswith("و"))
    beside = context.starts_match(match.end + 1) and not _is_anybodys_surname(context, match)
    if beside or _is_unlisted(context, match, after):
        return not beside
    if given:
        named = _is_given_name(context, follows) and follows != "عبد"  # which goes on with any name
        another = named or (follows.startswith(ARTICLE) and follows not in _ENDING) or follows in lists["parts"]
        return not another and not (after in _PREDICATES and _is_predicate(context, match, last))
    named = _may_be_surname(after) and not (is_definite(name[0]) or name[0] in _TITLES)
    return named and _is_surname(context, after, last - len(after))


def _is_anybodys_surname(context: Context, match: Match) -> bool:
    """Whether the surname of somebody whom the text never names in full stands behind a name that nothing makes do something to him:
    «شكره نجيب ميقاتي الحلبي»; not «التقى محمود عباس السيسي»."""
    beside = context.match_from(match.end)
    if beside is None or not beside.entry.surname or beside.entry.nisba or beside.chain:
        return False
    if any(each.sense is not Sense.WEAK or each.entity.id in context.full_names for each in beside.candidates):
        return False
    verb, start = context.word_before(match.outset)
    done = _OBJECT_PRONOUN.search(context.written(start, start + len(verb)))
    return not verb or bool(done) or not has(verb, _OBJECTS)


def _is_unlisted(context: Context, match: Match, word: str) -> bool:
    """Whether a word behind a name has but the shape of a surname, or stands where nothing else can, and is not said of it:
    «محمد خاتمي رضائي», «فاز محمود عباس دويكات بالجائزة»; not «إن … قوي»."""
    before, start = context.word_before(match.outset)
    if before in _ASIDE:
        before = context.word_before(start)[0]  # «فاز فيه … بدوي»
    if not context.text[match.end + 1 : match.end + 2].isalpha():
        return False  # a word in quotation marks
    if has(before, _GOES) and _may_be_any(context, match.end, word):
        return True
    if not shapes.is_surname(context, match.end):
        return False
    said = before in _LISTS[Lang.AR]["subjects"] or context.begins_sentence(match.outset)
    return word in shapes.FAMILIES or shapes.is_persian(word) or not said


def _is_object(context: Context, match: Match, word: str, last: int) -> bool:
    """Whether a definite word that ends at a place is what the name before it does something to: «وأعلن علي خامنئي الحداد ثلاثة أيام»,
    «زار محمد مرسي المفتي في بيته»; not «زار محمد مرسي الخفاجي بغداد», where the object follows."""
    lists = _LISTS[Lang.AR]
    if word in lists["matters"]:
        return True
    if not (word in _TRADES and is_one_of(context.word_before(match.outset)[0], lists["governs"])):
        return False
    return word in lists["objects"] or (context.word_after(last)[0] not in _ELSEWHERE and _ends_phrase(context, last))


def _may_be_any(context: Context, place: int, word: str) -> bool:
    """Whether a bare word behind the subject of a verb that has no object ends its phrase."""
    return _is_bare(word) and _ends_phrase(context, context.word_after(place)[1])


def _is_bare(word: str) -> bool:
    """Whether a word has neither the article nor a form that says how or when."""
    if is_definite(word) or word in _FUNCTION or has(word, _ADVERBS) or word[0] in _FIRST_LETTERS or len(word) < _WORD:
        return False
    return not word.endswith(_LAST_LETTERS)


def _ends_phrase(context: Context, place: int) -> bool:
    """Whether a preposition, «إن» or a sign follows."""
    follows = context.word_after(place)[0]
    return not _touches(context, place) or not follows or follows in _ENDING or bool(_ADVERBIAL.match(follows))


def _has_minor_title(context: Context, match: Match, after: str) -> bool:
    """Whether a title of many goes before and a surname behind: «الدكتور فهد بن عبد العزيز العسكر»."""
    if not is_definite(after) or after in _TITLES or after in _PHASES or has(after, _ADVERBS):
        return False
    return has(context.word_before(match.outset)[0], _MINOR)


def _is_prefix(context: Context, head: str, start: int) -> bool:
    """Whether محمد behind the title of a head of state is but put before the name that he is known by: «الرئيس محمد أنور السادات»."""
    return head == _PREFIX and any(has(word, _HEADS_OF_STATE) for word in context.words_until(start, _REACH))


def _names_behind(context: Context, match: Match) -> bool:
    """Whether another's full name stands directly behind: «عين محمد السادس عبد الإله بنكيران»."""
    beside = context.match_from(match.end)
    return beside is not None and beside.outset == match.end + 1 and any(each.names for each in beside.candidates)


def _is_predicate(context: Context, match: Match, end: int) -> bool:
    """Whether a word that ends at a place is said of the name before it, and no part of it: «… سعيد بالنتيجة», «إن … كريم.»."""
    lists, follows = _LISTS[Lang.AR], context.word_after(end)[0]
    if not follows or not _touches(context, end):
        before = context.word_before(match.outset)[0]
        return before in lists["subjects"] or (not before and context.begins_sentence(match.outset))
    return follows in lists["complements"] or bool(_ADVERBIAL.match(follows))


def _may_be_surname(word: str) -> bool:
    return word in _TRADES or (word.startswith(ARTICLE) and word.endswith("ي") and len(word) > _WORD)  # «الحي»


def _is_surname(context: Context, word: str, start: int) -> bool:
    """Whether a word has the shape of a surname, and is no title, nationality or other adjective: «الخفاجي», «العقاد»."""
    if word in _TITLES or word in _PHASES:
        return False
    written = context.written(start, start + len(word))  # «المستشفى» and «ألقى» are as if with ي and the article
    shaped = has_article(written) and written.endswith("ي") and not _VERBAL_NOUN.fullmatch(word)
    return word in _TRADES or (shaped and not context.lexicon.means(word.removeprefix(ARTICLE), _NISBA))


def _is_given_name(context: Context, word: str) -> bool:
    return word in context.given or word in _ALSO


def _english_goes_on(context: Context, match: Match) -> bool:
    """ "Mahmoud Abbas Hilmi", "John Kerry Smith": another name behind it, in capitals; not "John Kerry Visits Baghdad", a headline."""
    after, _ = context.word_after(match.end)
    if not _touches(context, match.end) or context.starts_match(match.end + 1) or not after[:1].isupper():
        return False
    if after in _LISTS[Lang.EN]["parts"]:
        return True
    if after in _TAILS or after in context.given:
        return True
    return bool(_SURNAME.fullmatch(after)) and after not in _NO_SURNAMES and not headlines.stands_in(context, match)
