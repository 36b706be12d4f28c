"""Whether a surname means its registered bearer where it stands: `data/surnames.yml`."""

from __future__ import annotations

import re
from typing import Final

from fihris.model import Lang
from fihris.text.clitics import has_article, is_definite

from . import englishnames, followers
from .context import Context
from .deeds import DOING, MEETS, SPEAKS
from .matcher import Match
from .reasons import FAMILY, KIN, NOUN, OTHER, PLACE
from .vocabulary import ADVERBS, ALSO_GIVEN, BEING, OF_TWO, WOMEN
from .words import has, listed, verbs, words

_LISTS: Final = {
    field: listed("surnames", Lang.AR, field)
    for field in ("kin", "own_kin", "families", "places", "schools", "saints", "titles", "particles", "rulers")
}
_KINDRED: Final = {Lang.AR: _LISTS["own_kin"] | _LISTS["kin"], Lang.EN: listed("surnames", Lang.EN, "own_kin")}
_SPEAKS_OR_IS: Final = SPEAKS | BEING
_SPEAKS_OR_DOES: Final = SPEAKS | DOING
_TITLES_OR_ADVERBS: Final = _LISTS["titles"] | ADVERBS
_THINGS: Final = listed("bearers", Lang.AR, "things")
_COMPANIONS: Final = listed("adjectives", Lang.AR, "counterparts")
_KIN: Final = 6  # words before a name in which kin is looked for
_OF_GOD: Final = words("بالله لله")  # «المعتصم بالله القذافي»
_GOD: Final = "الله"
_SIGNS: Final = words("آية حجة")  # «آية الله …» is a title
_OF_FAITH: Final = words("الدين الإسلام الحق الزهراء الرحمن")
_VALLEY: Final = "وادي"
_FOUND: Final = "وجد"
_BUILT: Final = "بني"  # «وبنى», and not the «بني» of a tribe
_DOES_BESIDES: Final = verbs("introduced", Lang.AR, "does")
_VERB_NOW: Final = re.compile(r"[وف]?س?ي\w{4,}")
_VERB_IN_Y: Final = re.compile(r"(?!أروى)(?:أ\w\w|ا\wت\w|است\w{2,3})ى")  # «ألغى», «التقى» have no article
_OF_BEARER: Final = words("ضريح كتائب معسكر")
_SON: Final = ("بن ", "ولد ", "ابن ")
_VERBAL: Final = words("أن لم لن سوف قد لقد")
_HEADS: Final = listed("grounds", Lang.AR, "heads") | listed("grounds", Lang.AR, "loose")
_BELONGINGS: Final = listed("introduced", Lang.AR, "belongings") | listed("introduced", Lang.AR, "own")
NOUN_SHAPE: Final = re.compile(r"(?:[وف]?[بل]?)(?:ت\w\wي\w|ا[نست]\w\wا\w|است\w\wا\w|\w{3,}ه)")
"""Shapes of Arabic nouns that no given name has but those that are known: توقيع, انفتاح, معركة."""
_LIVED_THEN: Final = listed("bearers", Lang.AR, "lived")


def reason(context: Context, index: int) -> str:
    """Why a surname does not mean the one who is registered with it; "" where nothing speaks against it."""
    return _arabic(context, context.matches[index], index) if context.arabic else englishnames.reason(context, index)


def _arabic(context: Context, match: Match, index: int) -> str:
    if _names_again(context, index):
        return NOUN
    if _long_ago(context, match):
        return OTHER
    beside = match.chain or is_object(context, index)
    return ("" if beside else _before(context, match)) or followers.reason(context, match, index)


def _long_ago(context: Context, match: Match) -> bool:
    """Whether its sentence is of a time long past, and nobody of today tells of it: «ونسخ الصفدي كتابه في القرن الثامن الهجري»."""
    if not context.in_old_times(match.start):
        return False
    said = has(context.word_before(match.outset)[0], _SPEAKS_OR_DOES)
    return not said or any(has(word, _LIVED_THEN) for word in context.sentence_words(match.start))


def _names_again(context: Context, index: int) -> bool:
    """Whether its bearer's name ends directly before it: «طلب ميشال عون عون الأصدقاء»."""
    if not context.touching(index) or context.matches[index].chain:
        return False
    ids = {each.entity.id for each in context.matches[index].candidates}
    before = context.matches[index - 1]
    return before.entry.personal and any(each.entity.id in ids for each in before.candidates)


def is_object(context: Context, index: int) -> bool:
    """Whether a surname is whom another does something to, who is named before it: «التقى عباس أوباما»."""
    if not context.touching(index) or context.matches[index].chain:
        return False
    first = context.matches[index - 1]
    person = not first.chain and (first.entry.surname or first.entry.personal)
    return person and has(context.word_before(first.outset)[0], MEETS)


def _before(context: Context, match: Match) -> str:
    """What the word before a surname makes of it."""
    lists = _LISTS
    before, start = context.word_before(match.outset)
    for field, why in (("families", FAMILY), ("places", PLACE), ("schools", PLACE), ("kin", KIN), ("saints", OTHER)):
        if has(before, lists[field]) and not _is_verb(context, match, before, start):
            return why
    if _is_rulers(context, match, before):
        return OTHER
    if has(before, _THINGS) and not _is_verb(context, match, before, start):
        return PLACE
    return OTHER if before and _another(context, match, before, start) else ""


def _is_rulers(context: Context, match: Match, before: str) -> bool:
    """Whether it is the epithet of a ruler of old, whose name follows: «السلطان الناصر محمد بن قلاوون», «الملك الناصر صلاح الدين»."""
    if not has(before, _LISTS["rulers"]):
        return False
    after, end = context.word_after(match.end)
    return after in context.known_given or after in OF_TWO or context.word_after(end)[0] in _OF_FAITH


def _is_verb(context: Context, match: Match, word: str, start: int) -> bool:
    """Whether it is «وأدى», which folds to the «وادي» of a valley's name, «وجد», which is no «و» and «جد», or the tomb or troops of him whom
    the text names in full: «ضريح الحريري», «كتائب القذافي»."""
    if word in _OF_BEARER:
        return not _ids(match).isdisjoint(context.full_names)
    if word.removeprefix("و") == _BUILT:
        return context.written(start, start + len(word)).endswith("ى")
    return word == _FOUND or (word == _VALLEY and context.written(start, start + len(word)) != _VALLEY)


def _ids(match: Match) -> frozenset[str]:
    return frozenset(each.entity.id for each in match.candidates)


def _another(context: Context, match: Match, before: str, start: int) -> bool:
    """Whether the word before a surname is another's given name."""
    lists, (second, first) = _LISTS, context.word_before(start)
    of_own = own(match, Lang.AR)
    if before in of_own or before == _GOD:
        # «أحمد علي صالح» is not «علي عبد الله صالح»; «نبي الله موسى», «فضل الله صالح»
        another = second not in of_own and context.is_given(second, first) and not match.chain
        return another if before in of_own else not has(second, _SIGNS)
    named = context.is_given(before, start) or (before == "علي" and second in context.given)
    particle = before in lists["particles"]  # «وقال لي أبي إن عرفات …»
    verb = before[:1] in "يت" and second.lstrip("و") in _VERBAL  # «أن يفرج بن علي عنهم»
    son = _is_son(context, match, before, start) and not verb
    son = son or (match.entry.form.startswith(_SON) and (before in context.given or before in ALSO_GIVEN))
    if named or (has(second, OF_TWO) and not particle) or before in _OF_GOD or son:
        return True
    if before in _OF_FAITH and (second in context.given or second in ALSO_GIVEN):
        return True
    if has(second, lists["own_kin"]) and not particle and before not in lists["titles"]:  # «شقيقه السعيد …»
        return True
    if before in lists["titles"] and has(second, _COMPANIONS):  # «زميله الوزير …»
        return True
    titled = has(second, lists["titles"]) and not is_definite(before) and before not in lists["titles"]
    named = second in context.given or titled or has(second, _SPEAKS_OR_IS)  # «قال حافظ المالكي»
    return (titled and len(before) > 2) or (before in ALSO_GIVEN and named)


def _is_son(context: Context, match: Match, before: str, start: int) -> bool:
    """Whether a given name goes before a surname that says who the father is: «الحسين بن علي», «سلطان بن فرحان»."""
    if not match.entry.form.startswith(_SON):
        return False
    lists, written = _LISTS, context.written(start, start + len(before)).lstrip("وف")
    if has(before, _BELONGINGS) or (NOUN_SHAPE.fullmatch(before) and before not in WOMEN):
        return False
    if _VERB_IN_Y.fullmatch(written):
        return False
    doing = has(before, _DOES_BESIDES) or bool(_VERB_NOW.fullmatch(before))
    known = doing or any(
        has(before, each) for each in (lists["titles"], ADVERBS, lists["particles"], DOING, MEETS, _HEADS)
    )
    return has_article(written) and not has(before, _TITLES_OR_ADVERBS) if known else True


def is_kin(context: Context, match: Match) -> bool:
    """Whether a full name stands behind a word that makes it that of somebody's kin: «والده رفيق الحريري»."""
    known = _KINDRED[context.lexicon.lang]
    return any(has(word, known) for word in context.words_before(match)[-_KIN:])


def own(match: Match, lang: Lang) -> frozenset[str]:
    """The words of the full names that a surname may stand for."""
    return match.candidates.words[lang]
