"""Whether a word is an adjective: a surname that is one («الجيش السوداني»), or an unknown word that may be a nationality."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from fihris.model import LANGS, Lang
from fihris.text.clitics import ARTICLE, has_article, is_definite

from . import namesakes
from .candidates import Sense
from .context import Context, nations
from .deeds import DID
from .lexicon import GIVEN
from .matcher import Match
from .vocabulary import ALSO_GIVEN
from .words import VOCABULARY, has, has_noun, key, listed, words

_TITLES: Final = listed("adjectives", Lang.AR, "titles")
_HONOURS: Final = listed("adjectives", Lang.AR, "honours")
_COUNTERPARTS: Final = listed("adjectives", Lang.AR, "counterparts")
_DASHES: Final = frozenset({" - ", "-", " – ", "/", " / "})
_BODIES: Final = listed("adjectives", Lang.AR, "body_heads")
_TITLE_HEADS: Final = listed("adjectives", Lang.AR, "title_heads")
PLAIN: Final = {lang: listed("adjectives", lang, "plain") for lang in LANGS}
_OTHERS: Final = {lang: listed("adjectives", lang, "others") for lang in LANGS}
_MASCULINE: Final = listed("adjectives", Lang.AR, "masculine")
_OF_TWO: Final = words("عبد أبو أبي أبا بن")
_OF_FAITH: Final = words("الدين الإسلام")
_FAMILIES: Final = listed("surnames", Lang.AR, "families")
_THINGS: Final = (
    listed("bearers", Lang.AR, "things")
    | listed("compounds", Lang.AR, "unions")
    | words("الملك الأمير السلطان فيلق تنظيم منظمة")
)
_PEOPLE: Final = listed("introduced", Lang.AR, "people")
_OWNERS: Final = listed("adjectives", Lang.AR, "owners")
_GOODS: Final = {lang: listed("adjectives", lang, "goods") for lang in LANGS}
_SALAD: Final = key("سلطة")
_EATEN: Final = listed("adjectives", Lang.AR, "eaten")
_HOMOGRAPHS: Final = listed("adjectives", Lang.AR, "homographs")
_DESCRIBED: Final = listed("adjectives", Lang.AR, "described")
_SPEAKING: Final = listed("adjectives", Lang.AR, "speaking")
_FROM_TO: Final = words("إلى من عن")
_RIGHT: Final = key("يمنى")
_ARABIC: Final = re.compile(r" (ال\w{2,}(?:ي|يه))\b")
_FEMININE: Final = re.compile(r" (ال\w{3,}ه)(?=\W)")
_ENGLISH: Final = re.compile(r"(?<=[a-z,;] )([A-Z][a-z]+(?:ian|ish|ese|ean|ani|eli|qi|nch|utch|erman|orean))[ ]\Z")
_CHANNELS: Final = words("قناة صحيفة جريدة إذاعة مجلة فضائية تلفزيون")
_SPORT: Final = listed("grounds", Lang.AR, "sport")
_CLUBS: Final = listed("adjectives", Lang.AR, "clubs")
_AMONG: Final = re.compile(r" (?:among|between|with) (?:the )?(?=[A-Z])")
_OF: Final = re.compile(r" (?:of|for) (?:the )?(?=[A-Z])")
_ANY: Final = frozenset(
    {"a", "an", "any", "every", "no", "another", "some", "A", "An", "Any", "Every", "No", "Another"}
)
_MODIFIERS: Final = 3  # words from an article to its noun
_REACH: Final = 90
_STYLE: Final = "-style"
_QUARTERS: Final = words("حي حارة باب شارع سوق زقاق درب رواق خان")


def is_adjective(context: Context, index: int) -> bool:
    """Whether a name that looks like a nisba (السوداني) stands where only the adjective can: «الجيش السوداني»."""
    match = context.matches[index]
    form = match.entry.form
    if not (context.arabic and form.startswith(ARTICLE) and form.endswith("ي") and " " not in form):
        return False
    of_state = is_nisba_form(context, form)
    if of_state and index and context.gap(index) in _DASHES:
        return True
    if match.outset < 2 or context.text[match.outset - 1] != " " or not context.text[match.outset - 2].isalnum():
        return False
    words = context.words_before(match)
    if match.chain:
        return match.chain == "و" and _is_nisba(context, words[-1:])
    start = context.word_before(match.outset)[1]
    if bool(words) and not has_article(context.written(start, match.outset - 1)) and words[-1].endswith("ي"):
        return False  # «وألقى السيستاني …»: a verb with the letters of an article
    return bool(words) and (_modifies(words, of_state=of_state) or (of_state and _of_office(context, index, words)))


def is_nisba_form(context: Context, form: str) -> bool:
    """Whether a surname is the nisba of a state too, registered or not."""
    return bool(context.lexicon.means(form.removeprefix(ARTICLE), frozenset({Sense.NISBA})))


def is_given(context: Context, index: int) -> bool:
    """Whether a nisba is somebody's given name: «تركي الفيصل»."""
    match = context.matches[index]
    if match.chain.endswith(ARTICLE) or match.entry.form not in GIVEN:
        return False
    after = context.word_after(match.end)[0]
    if not match.chain and has(context.word_before(match.outset)[0], DID) and not after.endswith("ي"):
        return True  # «قال تركي لأخيه»
    return after in {"ال", "بن"} or after.startswith("ال")


def is_surname(context: Context, index: int) -> bool:
    """Whether a nisba is the surname of somebody who is not registered: «أحمد الكويتي», «بدر الدين الحوثي»."""
    match = context.matches[index]
    touched = bool(index) and context.matches[index - 1].end == match.outset - 1
    if match.chain != ARTICLE or (touched and not _is_person(context.matches[index - 1])):
        return False
    if touched and context.matches[index - 1].entry.personal:
        return namesakes.by_nationality(context, context.matches[index - 1])
    before, start = context.word_before(match.outset)
    if not before or context.text[match.outset - 1] != " ":
        return False
    second, first = context.word_before(start)
    if (
        has(second, _OF_TWO)
        or before in _FAMILIES
        or (_is_surname(context, before) and context.is_given(second, first))
    ):
        return True
    if before in _OF_FAITH:
        return context.is_given(second, first)
    doing = before in ALSO_GIVEN and (has(second, DID) or has(second, _TITLES))  # «وصل عمر المغربي»
    return (doing or context.is_given(before, start)) and not has(second, _THINGS)


def _is_surname(context: Context, word: str) -> bool:
    entry = context.lexicon.entries.get(word)
    return entry is not None and entry.surname


def _is_person(match: Match) -> bool:
    """Whether it is a person's name, behind which a nisba goes on with it: «صالح العراقي»."""
    return match.entry.surname or (match.entry.personal and not match.chain)


def is_word(context: Context, match: Match) -> bool:
    """Whether a nisba is an ordinary word: «حملت صينية», «نسيت كوبي», «اليد اليمنى»."""
    form, before = match.entry.form, context.word_before(match.outset)[0]
    if has_noun(before, _DESCRIBED):
        return False
    if form == _RIGHT:
        return context.written(match.start, match.end).endswith("ى")
    if form not in _HOMOGRAPHS or match.chain.endswith("ل"):
        return False
    others = nations(each for each in context.various if each.entry.form not in _HOMOGRAPHS)
    return others.isdisjoint(match.candidates.countries)


def is_club(context: Context, match: Match) -> bool:
    """Whether a nisba joined to a club's name is another club's: «مباراة الأهلي والمصري»."""
    if not (match.chain.startswith("و") and has_noun(context.word_before(match.outset)[0], _CLUBS)):
        return False
    return not _SPORT.isdisjoint(context.sentence_words(match.start))


def is_quarter(context: Context, match: Match) -> bool:
    """Whether a gate or quarter is called after people of a nationality: «باب المغاربة», «سوق الأتراك»."""
    people = match.chain == ARTICLE and not match.entry.form.endswith(("ي", "يه"))
    return people and has(context.word_before(match.outset)[0], _QUARTERS)


def is_language(context: Context, match: Match) -> bool:
    """Whether a feminine nisba without its noun is the language: «يتقن الفرنسية», «بالفرنسية», «إلى الفرنسية»."""
    if not (match.entry.form.endswith("يه") and match.chain.endswith(ARTICLE)):
        return False
    before = context.word_before(match.outset)[0]
    second = context.words_until(match.outset, 2)[:1]  # «أتقن الطفل الفرنسية»
    spoken = match.chain == ARTICLE and is_definite(before) and not before.endswith(("ه", "ات"))
    if spoken and bool(second) and has(second[0], _SPEAKING):
        return True
    return "ب" in match.chain or (match.chain == ARTICLE and (before in _FROM_TO or has(before, _SPEAKING)))


def is_channel(context: Context, match: Match) -> bool:
    """Whether a nisba is the name of a channel or newspaper, which has no article before it: «قناة العراقية»."""
    before = context.word_before(match.outset)[0]
    return match.chain == ARTICLE and not is_definite(before) and has(before, _CHANNELS)


def of_goods(context: Context, index: int) -> bool:
    """Whether a nisba says of what make a thing of daily life is, and speaks of no state: «قهوة تركية», "a Moroccan leather bag"."""
    match = context.matches[index]
    if not context.arabic:
        end = match.end + len(_STYLE) * context.text.startswith(_STYLE, match.end)  # "Lebanese-style salad"
        after = context.words_after(end, 2)
        return bool(after) and (after[0] in _GOODS[Lang.EN] or (after[-1] in _GOODS[Lang.EN] and after[0].islower()))
    if match.outset and context.text[match.outset - 1] != " ":
        return False
    noun, start = context.word_before(match.outset)
    if not noun or is_definite(noun) is not match.chain.endswith(ARTICLE):
        return False
    if is_good(noun) or (noun.lstrip("وف").removeprefix(ARTICLE) == _SALAD and _is_of_food(context, match, noun)):
        return True
    return not is_definite(noun) and has(context.word_before(start)[0], _GOODS[Lang.AR])  # «ورق عنب لبناني»


def _is_of_food(context: Context, match: Match, noun: str) -> bool:
    """Whether anything else in its sentence is eaten or of daily life: «طلب الزبون سلطة روسية وبطاطا»."""
    said = context.sentence_words(match.start)
    return any(word != noun and (is_good(word.lstrip("وف")) or has_noun(word, _EATEN)) for word in said)


@lru_cache(VOCABULARY)
def is_good(noun: str) -> bool:
    """Whether a noun is one of daily life of which an adjective says where it was made."""
    return any(has_noun(each, _GOODS[Lang.AR]) for each in (noun, noun.removesuffix("ا")))  # «سجادا إيرانيا»


def _of_office(context: Context, index: int, words: list[str]) -> bool:
    """Whether it says of which state an office is, and is no name of one who held it: «وزير الداخلية السوداني»."""
    if has(words[-1], _COUNTERPARTS) or (len(words) > 1 and has(words[-2], _BODIES)):  # «مجلس السيادة السوداني»
        return True
    if has(words[-1], _HONOURS) or not (has(words[-1], _TITLES) or (len(words) > 1 and has(words[-2], _TITLE_HEADS))):
        return False
    if context.matches[index].outset - 1 in context.titled:
        return False
    bearers = {each.entity.id for each in context.matches[index].candidates}
    before = context.matches[index - 1].candidates if context.touching(index) else ()
    return not any(holder.actor in bearers for each in before for holder in each.entity.holders)


def _modifies(words: list[str], *, of_state: bool) -> bool:
    """Whether the last of the words is a definite noun that a masculine nisba after it describes."""
    noun = words[-1]
    if not of_state and noun in _PEOPLE:
        return False  # «هنأ السفراء السيسي»
    if not is_definite(noun) or (noun.endswith("ه") and not has(noun, _MASCULINE)) or has_noun(noun, _TITLES):
        return False
    return len(words) < 2 or not has(words[-2], _TITLE_HEADS)


def _is_nisba(context: Context, words: list[str]) -> bool:
    if not words or not is_definite(words[0]):
        return False
    bare = words[0][words[0].index("ل") + 1 :]
    return words[0].endswith(("ي", "يه", "يين", "يون", "يان")) or bool(
        context.lexicon.means(bare, frozenset({Sense.NISBA}))
    )


def _is_any(context: Context, match: Match) -> bool:
    """Whether an English noun means any of its kind: "a technocratic government"."""
    words = context.words_until(match.outset, _MODIFIERS)
    return match.entry.form.islower() and any(
        word in _ANY and all(each.islower() for each in words[place + 1 :]) for place, word in enumerate(words)
    )


def _of_else(context: Context, match: Match) -> bool:
    """Whether an English body's name goes on with something that is no state, or with somebody of another: "Government of National
    Accord", "the government of Anthony Eden"."""
    found = _OF.match(context.text, match.end)
    if found is None:
        return bool(_AMONG.match(context.text, match.end))  # "the alliance among the US and Japan"
    beside = context.match_from(found.end())
    if beside is None or beside.outset != found.end():
        return True
    people = [each.entity.country for each in beside.candidates if context.is_person(each.entity)]
    own = {each.entity.country for each in match.candidates}
    return bool(people) and len(people) == len(beside.candidates) and own.isdisjoint(people)


def unknown_nationality(context: Context, index: int) -> bool:
    """Whether a word that looks like a nisba the registry does not have settles another nationality than ours."""
    match = context.matches[index]
    if not context.arabic:
        before = context.text[max(0, match.start - _REACH) : match.start]
        return bool(_ENGLISH.search(before)) and not context.touching(index)
    found = _ARABIC.match(context.text, match.end) or (
        _FEMININE.match(context.text, match.end) if match.entry.form.endswith("ه") else None
    )
    form = match.entry.form
    if found and form.endswith("ه") and " " not in form and not found[1].endswith("ه"):
        return False  # «وفصلت النهضة الدعوي عن السياسي»
    known = index + 1 < len(context.matches) and context.matches[index + 1].outset <= match.end + 1
    return found is not None and not known and found[1] not in PLAIN[Lang.AR]


def makes_another(context: Context, index: int) -> bool:
    """Whether what stands behind a body's name makes another body of it: «الدولة الإسلامية الأولى», «… للحزب»."""
    match = context.matches[index]
    word = context.word_after(match.end)[0]
    if not context.arabic:
        return (
            context.word_before(match.start)[0] in _OTHERS[Lang.EN]
            or _is_any(context, match)
            or _of_else(context, match)
        )
    if word in _OTHERS[Lang.AR]:
        return True
    return word[:1] == "ل" and (word[1:] in _OWNERS or (word[:2] == "لل" and word[2:] in _OWNERS))
