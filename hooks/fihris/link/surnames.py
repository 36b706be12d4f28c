"""Whether a surname means its registered bearer where it stands: `data/surnames.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from fihris.model import LANGS, Lang
from fihris.text import given
from fihris.text.clitics import is_definite

from .adjectives import is_nisba_form
from .context import Context
from .matcher import Match
from .words import choice, has, listed, verbs, words

FAMILY: Final = "the word beside it makes it a family"
KIN: Final = "the word before it speaks of somebody of the family"
PLACE: Final = "what stands beside it makes it a place or a school"
NOUN: Final = "it is a common noun here"
OTHER: Final = "the name before it makes it another person"
BEFORE_NAME: Final = "it is an adjective or a trade before another's name"
LONGER: Final = "it is part of a longer name"
HIDING: Final = frozenset({FAMILY, KIN, PLACE, NOUN, OTHER, LONGER})

_FIELDS: Final = (
    "kin",
    "own_kin",
    "families",
    "places",
    "schools",
    "saints",
    "titles",
    "minor_titles",
    "trades",
    "after",
    "function",
    "regions",
    "particles",
    "towns",
    "ways",
    "dwelling",
    "trusted",
)
_LISTS: Final = {lang: {field: listed("surnames", lang, field) for field in _FIELDS} for lang in LANGS}
_ALSO_WORDS: Final = given.names(Lang.AR, "words")
_PREDICATES: Final = given.names(Lang.AR, "predicates")
_SPEAKS: Final = listed("surnames", Lang.AR, "speaks")
_MEETS: Final = listed("grounds", Lang.AR, "meets")
_BEING: Final = verbs("cities", Lang.AR, "being") | words("رجل رجلا شخص يكون تكون")
_SPEAKS_OR_IS: Final = _SPEAKS | _BEING
_QUALITIES: Final = listed("grounds", Lang.AR, "qualities")
_ADVERBS: Final = listed("cities", Lang.AR, "adverbs") | listed("grounds", Lang.AR, "passing")
_TITLES_OR_ADVERBS: Final = _LISTS[Lang.AR]["titles"] | _ADVERBS
_DOES: Final = listed("cities", Lang.EN, "act_words") | words(
    "left spoke came went arrived resigned returned met won lost died smiled wrote has had was is will would and or who"
)
_THEIRS: Final = words("his her their the other others several two three four a an members")
_THINGS: Final = listed("bearers", Lang.AR, "things")
_COMPANIONS: Final = listed("adjectives", Lang.AR, "counterparts")
_GOODS: Final = listed("adjectives", Lang.EN, "goods")
_GONE: Final = {lang: verbs("surnames", lang, "gone") for lang in LANGS}
_DWELT: Final = verbs("surnames", Lang.AR, "dwelt")
_KIN: Final = 6  # words before a name in which kin is looked for
_WAY: Final = 4  # words before «إلى» or «في» in which somebody goes or lives
_OF_TWO: Final = words("عبد أبو أبي بن")
_OF_GOD: Final = words("بالله لله")  # «المعتصم بالله القذافي»
_GOD: Final = "الله"
_SIGNS: Final = words("آية حجة")  # «آية الله …» is a title
_OF_FAITH: Final = words("الدين الإسلام الحق الزهراء الرحمن")
_CALLED: Final = words("اسم لقب كنية عائلة عشيرة قبيلة أسرة")  # «وزيباري اسم عشيرة»
_STRANGERS: Final = listed("bearers", Lang.AR, "strangers")
_VALLEY: Final = "وادي"
_FOUND: Final = "وجد"
_BUILT: Final = "بني"  # «وبنى», and not the «بني» of a tribe
_WOMEN: Final = given.names(Lang.AR, "women")
_DOES_BESIDES: Final = verbs("introduced", Lang.AR, "does")
_VERB_NOW: Final = re.compile(r"[وف]?س?ي\w{4,}")
_OF_BEARER: Final = words("ضريح كتائب معسكر")
_SON: Final = ("بن ", "ولد ", "ابن ")
_DOING: Final = frozenset().union(
    *(
        verbs("grounds", Lang.AR, field) | listed("grounds", Lang.AR, f"{field}_now")
        for field in ("says", "moves", "fights")
    )
)
_SPEAKS_OR_DOES: Final = _SPEAKS | _DOING
_HEADS: Final = listed("grounds", Lang.AR, "heads") | listed("grounds", Lang.AR, "loose")
_BELONGINGS: Final = listed("introduced", Lang.AR, "belongings") | listed("introduced", Lang.AR, "own")
NOUN_SHAPE: Final = re.compile(r"(?:[وف]?[بل]?)(?:ت\w\wي\w|ا[نست]\w\wا\w|است\w\wا\w|\w{3,}ه)")
"""Shapes of Arabic nouns that no given name has but those that are known: توقيع, انفتاح, معركة."""
_SON_OF: Final = words("بن ابن")
_LIVED_THEN: Final = listed("bearers", Lang.AR, "lived")
_LIVED: Final = words("المتوفى المولود")
_NAMES: Final = _ALSO_WORDS | given.names(Lang.AR, "families")
_SHORT: Final = 4  # letters
_GENERATIONS: Final = words("الأب الابن الجد الحفيد الصغير الكبير الأصغر الأكبر")
_APPOSITIONS: Final = _GENERATIONS | _LIVED
_ARTICLE: Final = re.compile(r"\A(?:al|el|ad|as|bin|ibn)-")
_RELATIVE: Final = words("الذي التي المنتظر المنتظرة الأكبر")
_TOWN: Final = re.compile(
    rf",? (?:(?:is|was|lies|remains) )?(?:an? |the )?(?:[a-z]+ )?(?:{choice(listed('surnames', Lang.EN, 'towns'))})\b"
)
_ARTICLES: Final = frozenset({"the", "a", "an", "every", "this", "that"})
_JUNIOR: Final = frozenset({"Jr", "Sr", "II", "III", "Jnr"})
_INITIAL: Final = re.compile(r"(?P<name>[A-Z][\w'-]+) (?:[A-Z]\. ?)+\Z")
_INITIALS: Final = re.compile(r"(?<![\w.])(?P<first>[A-Z])\. (?:[A-Z]\. )*\Z")
_GOES_ON: Final = re.compile(rf" (?:{choice(_LISTS[Lang.EN]['particles'])})[ -][A-Z]")  # "Mansour bin Zayed"
_REGION: Final = re.compile(r", ((?:North |South |New |West |Rhode )?[A-Z][a-z]+|[A-Z]{2})\b")


def reason(context: Context, index: int) -> str:
    """Why a surname does not mean the one who is registered with it; "" where nothing speaks against it."""
    return (_arabic if context.arabic else _english)(context, context.matches[index], index)


# ---------------------------------------------------------------- Arabic


def _arabic(context: Context, match: Match, index: int) -> str:
    if _names_again(context, index):
        return NOUN
    if _long_ago(context, match):
        return OTHER
    beside = match.chain or is_object(context, index)
    return ("" if beside else _before(context, match)) or _behind(context, match, index)


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
    return person and has(context.word_before(first.outset)[0], _MEETS)


def _behind(context: Context, match: Match, index: int) -> str:
    """What the words behind a surname make of it, and a comparison: «كالأسد»."""
    trades, form = _LISTS[Lang.AR]["trades"], match.entry.form
    after, _ = context.word_after(match.end)
    if apposed := _apposed(context, match, after):
        return apposed
    if (
        (after in _RELATIVE and form in trades)
        or match.chain.strip("وف").startswith("ك")
        or _is_quality(context, match)
    ):
        return NOUN
    if _is_city(context, match):
        return PLACE
    if _begins_another(context, match, after):
        return LONGER
    nisba = is_nisba_form(context, form)
    if nisba and context.text[match.end : match.end + 1] == " " and is_definite(after) and after.endswith("ي"):
        return BEFORE_NAME
    tribal = form.endswith("ي") and is_definite(form) and not _is_governed(context, match)
    named = _names(context, index, after) and (form in trades or nisba or tribal)
    shaped = (
        nisba and not is_definite(after) and (_surname_behind(context, match) or _is_short_name(context, match, after))
    )
    return BEFORE_NAME if named or shaped else ""


def _is_governed(context: Context, match: Match) -> bool:
    """Whether a verb before a surname may have for its object whom a name behind it means: «التقى المالكي عبد الله الثاني»."""
    before = context.word_before(match.outset)[0]
    return has(before, _MEETS) and not has(before, _SPEAKS)


def _is_short_name(context: Context, match: Match, after: str) -> bool:
    """Whether a word behind the nisba of a state is somebody's one name: «سجل المغربي حكيمي هدفا»."""
    if context.text[match.end : match.end + 1] != " " or context.starts_match(match.end + 1):
        return False
    before = context.word_before(match.outset)[0]
    if before in _LISTS[Lang.AR]["titles"] or _is_governed(context, match) or after in _DOING:
        return False
    return after in _NAMES or _is_shaped(context, match, after)


def _is_shaped(context: Context, match: Match, after: str) -> bool:
    """Whether a word behind a name has the shape of a surname without article: «جليلي»."""
    ends = context.written(match.end + 1, match.end + 1 + len(after)).endswith("ي")
    return len(after) > _SHORT and ends and after[0] not in "وفبلكيتسأن"


def _apposed(context: Context, match: Match, after: str) -> str:
    """What a word makes of a surname before it: «وزيباري اسم عشيرة», «الحريري الابن», «للعبادي الشاعر», «والعبادي الشاب قتل»."""
    if after in _CALLED:
        return FAMILY
    governs = not match.chain.strip("وف") and context.word_before(match.outset)[0] in _DOING
    stranger = not governs and is_definite(after) and after in _STRANGERS and not _is_governed(context, match)
    return OTHER if stranger or after in _APPOSITIONS else ""


def _is_quality(context: Context, match: Match) -> bool:
    """Whether it says of somebody what he is like: «كان هادي الطباع»."""
    after = context.word_after(match.end)[0]
    of = match.entry.form in _QUALITIES and (is_definite(after) or after == "علي")  # «كان عزيز على رفاقه …»
    return of and has(context.word_before(match.outset)[0], _BEING)


def _is_city(context: Context, match: Match) -> bool:
    """Whether what is said of it, or done there, makes it a town: «أوستن مدينة في تكساس», «سافر إلى أوستن», «ولد في أوستن»."""
    if is_definite(match.entry.form):
        return False
    lists = _LISTS[Lang.AR]
    after = context.word_after(match.end)[0] or context.word_after(match.end + len("،"))[0]
    if after in lists["towns"]:
        return True
    before = context.words_before(match)
    way, done = (lists["dwelling"], _DWELT) if before[-1:] == ["في"] else (lists["ways"], _GONE[Lang.AR])
    return bool(before) and before[-1] in way and any(has(word, done) for word in before[-_WAY:])


def _before(context: Context, match: Match) -> str:
    """What the word before a surname makes of it."""
    lists = _LISTS[Lang.AR]
    before, start = context.word_before(match.outset)
    for field, why in (("families", FAMILY), ("places", PLACE), ("schools", PLACE), ("kin", KIN), ("saints", OTHER)):
        if has(before, lists[field]) and not _is_verb(context, match, before, start):
            return why
    if has(before, _THINGS) and not _is_verb(context, match, before, start):
        return PLACE
    return OTHER if before and _another(context, match, before, start) else ""


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


def _begins_another(context: Context, match: Match, after: str) -> bool:
    """Whether a surname that is a given name too («عباس») begins another's name."""
    form = match.entry.form
    if (form not in context.given and form not in _ALSO_WORDS) or context.text[match.end : match.end + 1] != " ":
        return False
    if after in _SON_OF:
        return True  # «كان عباس بن فرناس …»
    before = context.word_before(match.outset)[0]
    if context.starts_match(match.end + 1):
        named = False
    elif after in _PREDICATES:  # behind a verb what is said of its subject has another ending: «قال منصور هادي»
        named = has(before, _SPEAKS_OR_DOES)
    else:  # «دعا عباس مسؤولي الحركة» is of many
        shaped = not after.startswith("م") and _is_shaped(context, match, after)
        named = after in context.known_given or (has(before, _SPEAKS_OR_DOES) and shaped)
    if named:
        return True
    return has(before, _LISTS[Lang.AR]["minor_titles"]) and is_definite(after) and not has(after, _ADVERBS)


def _surname_behind(context: Context, match: Match) -> bool:
    """Whether a word and one in the shape of a surname follow: «المغربي سفيان البقالي»."""
    words = context.words_after(match.end, 2)
    return (
        len(words) == 2
        and not has(words[0], _LISTS[Lang.AR]["particles"])
        and is_definite(words[1])
        and words[1].endswith("ي")
    )


def _another(context: Context, match: Match, before: str, start: int) -> bool:
    """Whether the word before a surname is another's given name."""
    lists, (second, first) = _LISTS[Lang.AR], context.word_before(start)
    of_own = own(match, Lang.AR)
    if before in of_own or before == _GOD:
        # «أحمد علي صالح» is not «علي عبد الله صالح»; «نبي الله موسى», «فضل الله صالح»
        another = second not in of_own and context.is_given(second, first) and not match.chain
        return another if before in of_own else not has(second, _SIGNS)
    named = context.is_given(before, start) or (before == "علي" and second in context.given)
    if named or has(second, _OF_TWO) or before in _OF_GOD or _is_son(match, before):
        return True
    if before in _OF_FAITH and (second in context.given or second in _ALSO_WORDS):
        return True
    if has(second, lists["own_kin"]) and before not in lists["titles"]:  # «شقيقه السعيد …»
        return True
    if before in lists["titles"] and has(second, _COMPANIONS):  # «زميله الوزير …»
        return True
    titled = has(second, lists["titles"]) and not is_definite(before) and before not in lists["titles"]
    named = second in context.given or titled or has(second, _SPEAKS_OR_IS)  # «قال حافظ المالكي»
    return (titled and len(before) > 2) or (before in _ALSO_WORDS and named)


def _is_son(match: Match, before: str) -> bool:
    """Whether a given name goes before a surname that says who the father is: «الحسين بن علي», «سلطان بن فرحان»."""
    if not match.entry.form.startswith(_SON):
        return False
    lists = _LISTS[Lang.AR]
    if has(before, _BELONGINGS) or (NOUN_SHAPE.fullmatch(before) and before not in _WOMEN):
        return False
    doing = has(before, _DOES_BESIDES) or bool(_VERB_NOW.fullmatch(before))
    known = doing or any(
        has(before, each) for each in (lists["titles"], _ADVERBS, lists["particles"], _DOING, _MEETS, _HEADS)
    )
    return is_definite(before) and not has(before, _TITLES_OR_ADVERBS) if known else True


def is_kin(context: Context, match: Match) -> bool:
    """Whether a full name stands behind a word that makes it that of somebody's kin: «والده رفيق الحريري»."""
    lists = _LISTS[context.lexicon.lang]
    known = lists["own_kin"] | (lists["kin"] if context.arabic else frozenset())
    return any(has(word, known) for word in context.words_before(match)[-_KIN:])


def own(match: Match, lang: Lang) -> frozenset[str]:
    """The words of the full names that a surname may stand for."""
    return match.candidates.words[lang]


def _names(context: Context, index: int, after: str) -> bool:
    """Whether a person's name begins directly behind a match."""
    match = context.matches[index]
    if context.text[match.end : match.end + 1] != " ":
        return False
    follows = index + 1 < len(context.matches) and context.gap(index + 1) == " " and context.matches[index + 1]
    if follows and not follows.chain and any(context.is_person(each.entity) for each in follows.candidates):
        return True
    return after in context.known_given or after in _OF_TWO


# ---------------------------------------------------------------- English


def _english(context: Context, match: Match, index: int) -> str:
    if _is_english_place(context, match):
        return PLACE
    if why := _followed(context, match) or (NOUN if _is_word(context, match) else ""):
        return why
    return OTHER if _follows_another(context, match, index) else ""


def _follows_another(context: Context, match: Match, index: int) -> bool:
    """Whether another's given name stands before a surname: "Hunter Biden", "Ahmed Ali Saleh"."""
    lists, text = _LISTS[Lang.EN], context.text
    known_names = own(match, Lang.EN)
    initials = _INITIAL.search(text, max(0, match.outset - 40), match.outset)
    if initials:
        return initials["name"] not in known_names and initials["name"] not in lists["titles"]
    before, start = context.word_before(match.outset)
    if _is_initial(text, match, known_names) or (before in lists["particles"] and before not in known_names):
        return True
    if before in known_names and _begins_longer(context, lists, known_names, start):
        return True
    known = before in lists["titles"] or before in known_names or before.isupper()
    if not _ARTICLE.sub("", before)[:1].isupper() or known or text[match.outset - 1] != " ":
        return False
    if index and context.matches[index - 1].end == match.outset - 1:
        return False
    return not (context.begins_sentence(start) and (before in lists["function"] or _is_form(context, before)))


def _is_initial(text: str, match: Match, known: frozenset[str]) -> bool:
    """Whether an initial stands before a surname that is none of the bearer's: "J. Mansour" is not Kamal."""
    found = _INITIALS.search(text, max(0, match.outset - 20), match.outset)
    return found is not None and not any(name.startswith(found["first"]) for name in known)


def _is_form(context: Context, word: str) -> bool:
    """Whether a word with a capital may be one of the language, and is no name: "Finally", and not "Kelly" or "Ahmed"."""
    return word.endswith(("ing", "ly", "ed")) and word not in context.known_given


def _is_word(context: Context, match: Match) -> bool:
    """Whether a surname that is an English word too is that: "the Bishop of Rome", "Young people …"."""
    if match.entry.form not in _LISTS[Lang.EN]["trades"]:
        return False
    before = context.word_before(match.outset)[0]
    return (
        before.lower() in _ARTICLES or context.text.endswith("'s ", 0, match.outset) or _begins_as_word(context, match)
    )


def _begins_longer(context: Context, lists: Mapping[str, frozenset[str]], known: frozenset[str], place: int) -> bool:
    """Whether a given name that is none of the bearer's stands before one that is: "Ahmed Ali Saleh"."""
    first, start = context.word_before(place)
    touches = context.text[place - 1 : place] == " "
    if not touches or first in known or first in lists["titles"] or first in lists["function"]:
        return False
    return context.is_given(first, start) or (first[:1].isupper() and not first.endswith(("ing", "ly", "ed")))


def _is_english_place(context: Context, match: Match) -> bool:
    """ "Austin, Texas", "Austin is a city"; or somebody is in it or goes there: "in Austin", "flew to Austin"; not "trust in Biden"."""
    lists, before = _LISTS[Lang.EN], context.words_before(match)
    region = _REGION.match(context.text, match.end)
    if region and (region[1] in lists["regions"] or region[1].isupper()):
        return True
    if _TOWN.match(context.text, match.end):
        return True
    if not before or context.text.startswith("'", match.end):
        return False
    if before[-1] == "at" and context.words_until(match.outset, 2)[0][:1].isupper():
        return True  # "the University of Texas at Austin"
    if before[-1] in lists["dwelling"]:
        return not any(word in lists["trusted"] for word in before[-_WAY:])
    return before[-1] in lists["ways"] and any(word in _GONE[Lang.EN] for word in before[-_WAY:])


def _begins_as_word(context: Context, match: Match) -> bool:
    """Whether it begins a sentence, and no verb of people's follows."""
    if not context.begins_sentence(match.outset):
        return False
    after, end = context.word_after(match.end)
    if after == "and" and not _joined_to_people(context.word_after(end)[0]):
        return True  # "Rice and beans"
    return context.text[match.end : match.end + 1] == " " and after not in _DOES and not after.endswith("ed")


def _joined_to_people(word: str) -> bool:
    return word[:1].isupper() or word in _THEIRS


def _followed(context: Context, match: Match) -> str:
    """What a word directly behind a surname makes of it: "Sadr City", "George Bush Jr", "the Biden family"."""
    lists, text = _LISTS[Lang.EN], context.text
    after = context.word_after(match.end)[0] if text[match.end : match.end + 1] == " " else ""
    if text[match.end : match.end + 2].strip().isdigit():
        return NOUN
    if after in lists["kin"]:
        return FAMILY
    if after in _GOODS:
        return NOUN
    if after in lists["towns"]:
        return PLACE
    if after in _JUNIOR:
        return OTHER
    longer = (after[:1].isupper() and after not in lists["after"]) or _GOES_ON.match(text, match.end)
    return LONGER if longer and not context.starts_match(match.end + 1) else ""
