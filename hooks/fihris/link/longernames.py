"""Whether a full name is the beginning of a longer one, which is another's: «محمد مرسي عبد الواحد», "John Kerry Smith"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from fihris.model import LANGS, Lang
from fihris.text import given
from fihris.text.clitics import ARTICLE, has_article, is_definite

from . import headlines, shapes
from .candidates import NISBA, Sense
from .context import Context
from .deeds import DOES, MEETS, SPEAKS, is_one_of
from .matcher import Match
from .vocabulary import ADVERBS, ALSO_GIVEN, FAMILIES, PHASES, PREDICATES, TITLES, VERBAL_NOUN, WOMEN
from .words import VOCABULARY, choice, has, key, listed, verbs, words

_FIELDS: Final = (
    *("toils", "shops", "chores", "things", "tails", "strangers", "offices", "kunyas", "parts", "generations", "lived"),
    *("complements", "subjects", "behind", "apposed", "governs", "matters", "objects", "named", "verbal"),
    *("small_tails", "prays", "daughters", "sons"),
)
_KIN: Final = listed("bearers", Lang.AR, "kin")
LISTS: Final = {lang: {field: listed("bearers", lang, field) for field in _FIELDS} for lang in LANGS}
_OBJECTS: Final = MEETS | listed("bearers", Lang.AR, "governs") | verbs("surnames", Lang.AR, "consumes")
_MINOR: Final = listed("surnames", Lang.AR, "minor_titles") - words("الوزير السفير الفريق الشيخ")
_TRADES: Final = listed("surnames", Lang.AR, "trades")
_ARTICLED: Final = re.compile(r" (?:al|el|as|ad|an|ar|at|ash|az)-(?!Jazeera|Ahram|Arabiya|Hayat|Qa)[A-Z]")
_TAILS: Final = listed("compounds", Lang.EN, "tails")
_BEARING: Final = re.compile(  # "Ronald Reagan Washington National Airport"
    rf"(?: [A-Z][\w'-]+){{1,4}} (?:{choice({each for each in LISTS[Lang.EN]['tails'] if each[:1].isupper()})})\b"
)
_SURNAME: Final = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_ASIDE: Final = words("فيه فيها به بها معه معها منه منها عليه عليها إليه إليها له لها هناك يومها")
_OBJECT_PRONOUN: Final = re.compile(r"\w{2,}(?:ه|ها|هم|هما|نا|ني)\Z")
_NO_SURNAMES: Final = listed("surnames", Lang.EN, "after") | listed("surnames", Lang.EN, "titles")
FIRM: Final = given.names(Lang.AR, "firm")
_ADVERBIAL: Final = re.compile(  # «بالنتيجة», «بلقائه», «منهم», «سنا»
    r"(?:[بك]ال|لل).+|[بلك].{2,}(?:ه|هم|ها|نا)\Z|(?:ب|ل|من|عن|في|مع|علي|الي)(?:ه|ها|هم|هن|هما|نا|كم|ك)\Z|.{2,}ا\Z"
)
_GOES: Final = verbs("grounds", Lang.AR, "goes") | SPEAKS
_FUNCTION: Final = listed("surnames", Lang.AR, "particles") | listed("grounds", Lang.AR, "phases")
_TO: Final = key("إلى")
_LEADING: Final = words("المنتمي المؤدي الداعي الساعي الرامي الهادي الماضي المفضي")  # «… المنتمي إلى» is said of him
_ENDING: Final = words("في من على إلى عن مع إن أن إنه إنها بعد قبل خلال أمام لدى عند")
_ELSEWHERE: Final = words("إن أن إنه إنها أنه أنها عن من")  # before the object itself: «أعلن … الخياط عن رغبته»
_TONIGHT: Final = words("الليلة البارحة الصباح المساء الظهر العصر الفجر")
_THAT: Final = key("إن")
_PARTICIPLE: Final = re.compile(r"الم\w{3,}|ال\wا\w\w")  # «المخلوع», «الراحل»
_LAST_LETTERS: Final = ("ه", "ا", "ء", "ات", "ين", "ون")
_WORD: Final = 4
_KINDRED: Final = listed("bearers", Lang.AR, "kindred")
_OF_GOD: Final = words("الله الدين")
_PILGRIM: Final = "الحاج"


def touches(context: Context, end: int) -> bool:
    """Whether nothing but a space parts what ends at a place from the next word."""
    return context.text[end : end + 1] == " "


def arabic_goes_on(context: Context, match: Match) -> bool:
    """Whether a full name is the beginning of a longer one: «محمد مرسي عبد الواحد», «فؤاد حسين الخفاجي»."""
    after, last = context.word_after(match.end)
    if not (after and _may_go_on(after) and touches(context, match.end)):
        return False
    return _is_of_longer(context, match, after, last) and not _names_behind(context, match)


@lru_cache(VOCABULARY)
def _may_go_on(word: str) -> bool:
    """Whether a word by itself may go on with a full name: what `_is_of_longer` looks for is one of these. Most words are not."""
    lists = LISTS[Lang.AR]
    return (
        any(word in known for known in (lists["parts"], lists["generations"], given.known(Lang.AR), FIRM))
        or word in lists["verbal"]
        or word in _OF_GOD
        or word in {"عبد", "علي", _PILGRIM}  # علي is a given name, على is none: `Context.is_given`
        or is_definite(word)
        or _may_be_surname(word)
        or shapes.may_be_surname(word)
        or _is_bare(word)
    )


def _is_of_longer(context: Context, match: Match, after: str, last: int) -> bool:
    """Whether a word directly behind a full name, which ends at a place, goes on with it."""
    lists, follows = LISTS[Lang.AR], context.word_after(last)[0]
    if _is_object(context, match, after, last) or (follows == _TO and after in _LEADING):
        return False
    name = match.entry.form.split()
    if (
        (after in lists["parts"] and follows not in _KIN)
        or (after == "عبد" and follows.startswith("ال"))
        or _is_of_god(context, match, after)
        or (after == _PILGRIM and (_is_given_name(context, follows) or follows == "علي"))
        or _has_minor_title(context, match, after)
        or (after in lists["verbal"] and _is_governed(context, match))
    ):
        return True
    if after in lists["generations"]:
        return name[-1] not in lists["generations"]
    given = (context.is_given(after, last - len(after)) and after[0] not in "وفبل") or (
        after in FIRM and _ends_phrase(context, last)
    )
    given = given and not _names_kin(context, match, after, follows)
    beside = context.starts_match(match.end + 1) and not _is_anybodys_surname(context, match)
    if beside or _is_unlisted(context, match, after):
        return not beside
    if given:
        named = _is_given_name(context, follows) and follows != "عبد"  # which goes on with any name
        another = named or (follows.startswith(ARTICLE) and follows not in _ENDING) or follows in lists["parts"]
        return not another and not (after in PREDICATES and _is_predicate(context, match, last))
    named = _may_be_surname(after) and not (is_definite(name[0]) or name[0] in TITLES)
    return named and _is_surname(context, after, last - len(after))


def _is_of_god(context: Context, match: Match, after: str) -> bool:
    """Whether a registered name ends with the first word of one like «عون الله» or «نور الدين», and nobody is thanked for anything."""
    if after not in _OF_GOD:
        return False
    verb = context.word_before(match.outset)[0]
    return not (has(verb, LISTS[Lang.AR]["prays"]) or is_one_of(verb, LISTS[Lang.AR]["governs"]))


def _names_kin(context: Context, match: Match, after: str, follows: str) -> bool:
    """Whether the given name behind a name is that of his kin: «أبناء معمر القذافي سيف وخميس», «نجل حسني مبارك جمال», «ابنة صدام حسين رغد»."""
    head, start = context.word_before(match.outset)
    if has(head, _KINDRED) and follows.startswith("و"):
        return True
    hers = has(head, LISTS[Lang.AR]["daughters"]) and context.written(start, start + len(head)).endswith("ة")
    return has(head, LISTS[Lang.AR]["sons"]) or (hers and after in WOMEN)


def _is_governed(context: Context, match: Match) -> bool:
    """Whether a verb goes before a name, so that none can follow: «فاز أنور السادات ولد سيدي», «قضى الأستاذ حسن روحاني فر …»; not «أنور السادات
    ولد في …»."""
    said = context.words_before(match)
    if said and is_definite(said[-1]):
        said.pop()
    return bool(said) and is_one_of(said[-1], DOES)


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
    if (has(before, _GOES) and _may_be_any(context, match.end, word)) or _is_apposed(context, match.end, before, word):
        return True
    if not shapes.is_surname(context, match.end):
        return False
    said = before in LISTS[Lang.AR]["subjects"] or context.begins_sentence(match.outset)
    return word in FAMILIES or shapes.is_persian(word) or not said


def _is_object(context: Context, match: Match, word: str, last: int) -> bool:
    """Whether a definite word that ends at a place is what the name before it does something to: «وأعلن علي خامنئي الحداد ثلاثة أيام»,
    «زار محمد مرسي المفتي في بيته»; not «زار محمد مرسي الخفاجي بغداد», where the object follows."""
    lists = LISTS[Lang.AR]
    if word in lists["matters"]:
        return True
    if not (word in _TRADES and is_one_of(context.word_before(match.outset)[0], lists["governs"])):
        return False
    return word in lists["objects"] or (context.word_after(last)[0] not in _ELSEWHERE and _ends_phrase(context, last))


def _may_be_any(context: Context, place: int, word: str) -> bool:
    """Whether a bare word behind the subject of a verb that has no object ends its phrase."""
    return _is_bare(word) and _ends_phrase(context, context.word_after(place)[1])


def _is_apposed(context: Context, place: int, verb: str, word: str) -> bool:
    """Whether a definite word that is no title, adverb or adjective stands between who speaks and «إن»: «قال حسن نصر الله العمدة إن …»."""
    if (
        not (has(verb, SPEAKS) and word.startswith(ARTICLE))
        or has(word, ADVERBS | _TONIGHT)
        or word in TITLES
        or word in PHASES
    ):
        return False
    follows = context.word_after(context.word_after(place)[1])[0]
    return follows == _THAT and not _PARTICIPLE.fullmatch(word)


def _is_bare(word: str) -> bool:
    """Whether a word has neither the article nor a form that says how or when."""
    if (
        is_definite(word)
        or word in _FUNCTION
        or has(word, ADVERBS)
        or word[0] in shapes.NO_SURNAME_BEGINS
        or len(word) < _WORD
    ):
        return False
    return not word.endswith(_LAST_LETTERS)


def _ends_phrase(context: Context, place: int) -> bool:
    """Whether a preposition, «إن» or a sign follows."""
    follows = context.word_after(place)[0]
    return not touches(context, place) or not follows or follows in _ENDING or bool(_ADVERBIAL.match(follows))


def _has_minor_title(context: Context, match: Match, after: str) -> bool:
    """Whether a title of many goes before and a surname behind: «الدكتور فهد بن عبد العزيز العسكر»."""
    if not is_definite(after) or after in TITLES or after in PHASES or has(after, ADVERBS):
        return False
    return has(context.word_before(match.outset)[0], _MINOR)


def _names_behind(context: Context, match: Match) -> bool:
    """Whether another's full name stands directly behind: «عين محمد السادس عبد الإله بنكيران»."""
    beside = context.match_from(match.end)
    return beside is not None and beside.outset == match.end + 1 and any(each.names for each in beside.candidates)


def _is_predicate(context: Context, match: Match, end: int) -> bool:
    """Whether a word that ends at a place is said of the name before it, and no part of it: «… سعيد بالنتيجة», «إن … كريم.»."""
    lists, follows = LISTS[Lang.AR], context.word_after(end)[0]
    if not follows or not touches(context, end):
        before = context.word_before(match.outset)[0]
        return before in lists["subjects"] or (not before and context.begins_sentence(match.outset))
    return follows in lists["complements"] or bool(_ADVERBIAL.match(follows))


def _may_be_surname(word: str) -> bool:
    return word in _TRADES or (word.startswith(ARTICLE) and word.endswith("ي") and len(word) > _WORD)  # «الحي»


def _is_surname(context: Context, word: str, start: int) -> bool:
    """Whether a word has the shape of a surname, and is no title, nationality or other adjective: «الخفاجي», «العقاد»."""
    if word in TITLES or word in PHASES:
        return False
    written = context.written(start, start + len(word))  # «المستشفى» and «ألقى» are as if with ي and the article
    shaped = has_article(written) and written.endswith("ي") and not VERBAL_NOUN.fullmatch(word)
    return word in _TRADES or (shaped and not context.lexicon.means(word.removeprefix(ARTICLE), NISBA))


def _is_given_name(context: Context, word: str) -> bool:
    return word in context.given or word in ALSO_GIVEN


def english_goes_on(context: Context, match: Match) -> bool:
    """ "Mahmoud Abbas Hilmi", "John Kerry Smith", "Hassan Nasrallah al-Omda": another name behind it; not "John Kerry Visits Baghdad", a headline."""
    after, _ = context.word_after(match.end)
    if not touches(context, match.end):
        return False
    if not after[:1].isupper():
        return bool(_ARTICLED.match(context.text, match.end)) and _is_free(context, match)
    bears = _BEARING.match(context.text, match.end)
    if bears and headlines.ORDINARY.isdisjoint(bears[0].lower().split()):
        return True
    if context.starts_match(match.end + 1):
        return False
    if after in LISTS[Lang.EN]["parts"] or after in _TAILS or after in context.given:
        return True
    return bool(_SURNAME.fullmatch(after)) and after not in _NO_SURNAMES and not headlines.stands_in(context, match)


def _is_free(context: Context, match: Match) -> bool:
    """Whether nobody's name begins behind it but a surname: "Yasser Arafat al-Sudani"."""
    beside = context.match_from(match.end + 1)
    return beside is None or beside.outset > match.end + 1 or beside.entry.surname
