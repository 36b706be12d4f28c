"""States and cities whose names people bear: «الممثلة فرنسا خوري», «سمت ابنتها سوريا», «إيران باسيل»: `data/called.yml`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from fihris.model import Lang
from fihris.text.clitics import ARTICLE, has_article, is_definite

from . import shapes
from .candidates import NISBA
from .context import Context
from .deeds import DID
from .matcher import Match
from .seats import REACHED
from .vocabulary import FAMILIES, FUNCTION_WORDS, PREDICATES, TITLES, WOMEN
from .words import VOCABULARY, has, has_noun, key, listed, verbs, words

_LISTS: Final = {
    field: listed("called", Lang.AR, field)
    for field in (
        "persons",
        "kin",
        "named",
        "naming",
        "lands",
        "kunyas",
        "behind",
        "lives",
        "given",
        "women",
        "belongings",
        "theirs",
    )
}
_BEFORE: Final = ("lives", "naming", "kunyas", "kin", "persons", "belongings")
_PLAYERS: Final = listed("called", Lang.AR, "players")
_TRADES: Final = (
    _LISTS["persons"] | _PLAYERS | listed("bearers", Lang.AR, "strangers") | listed("bearers", Lang.AR, "apposed")
) - words("صاحب قارئ خطيب حارس شاعر اسمه اسمها يدعى تدعى يسمى")
_WITH_STATES: Final = REACHED | verbs("called", Lang.AR, "takes")
_PEOPLE: Final = _LISTS["kin"] | _LISTS["persons"]
_VERB: Final = re.compile(r"[يتن]\w{2,}|\w{2,}ت|\w{3,}[اهى]")
_FEW: Final = 2
_PREPOSITIONS: Final = listed("cities", Lang.AR, "place_before") | listed("grounds", Lang.AR, "prepositions")
_CONSTRUCT: Final = listed("compounds", Lang.AR, "bodies")  # «وزير خارجية فرنسا ميشال …»
_SISTERS: Final = words("شقيقته شقيقتها شقيقاتها جارته جارتها حليفته حليفتها صديقتها")
_FAMILY: Final = FAMILIES | words("بن أبو")
_GOES: Final = verbs("grounds", Lang.AR, "goes") | verbs("called", Lang.AR, "speaks")
_NAME: Final = key("اسم")
_NAMED: Final = 4  # words before «اسم» in which somebody is named
_MASCULINE: Final = listed("called", Lang.AR, "his")
_MAKING: Final = words("ألف لحن غنى عزف")
_MASCULINE_STATES: Final = listed("compounds", Lang.AR, "masculine")
_AGES: Final = words("سنوات سنة عاما أعوام شهرا أشهر")
_BEING: Final = words("كانت كان ليست أصبحت صارت ظلت بقيت")
_SHORT: Final = 3  # letters
_SURNAME: Final = 4
_AGE: Final = words("عمر")
_FAR: Final = 10
_INTO: Final = words("في إلى")
_NEAR: Final = 3  # words behind
_NAMING: Final = 3  # words before a name in which somebody is given it: «سمت ابنتها سوريا»


def is_person(context: Context, match: Match, before: str, after: str) -> bool:
    """Whether a state's or city's name, with these words beside it, is somebody's."""
    if match.chain.strip("وف"):
        return False
    if has(before, _LISTS["naming"]):
        return not _is_land(context, match)
    given = match.entry.form in _LISTS["given"]
    if not (
        given or after in _LISTS["behind"] or _may_tell(context, before) or _is_behind_trade(context, match, before)
    ):
        return False
    if (
        _is_said_of_person(context, match, before)
        or _is_beside_woman(match, before, after)
        or (given and _with_surname(context, match, before, after))
    ):
        return True
    named = (
        _is_called(context, match, before)
        or _is_titled(context, match, before, after)
        or _is_surname(context, match, before)
        or _is_of_trade(context, match, before)
    )
    return named and not any(has(word, _WITH_STATES) for word in context.words_before(match))


def _is_behind_trade(context: Context, match: Match, before: str) -> bool:
    """Whether a trade stands before the word before a name: «المصمم ريمون لبنان»."""
    return context.word_before(match.outset - 1 - len(before))[0] in _TRADES


def _may_tell(context: Context, before: str) -> bool:
    """Whether a word directly before a state's or city's name may make it somebody's; behind most words it is none."""
    return _tells(before) or before in context.given


@lru_cache(VOCABULARY)
def _tells(word: str) -> bool:
    return is_definite(word) or any(has(word, _LISTS[field]) for field in _BEFORE)


def _is_said_of_person(context: Context, match: Match, before: str) -> bool:
    """«تزوجت سوريا», «سوريا وزوجها», «روت سوريا لأمها», «سوريا طفلة», «سوريا التلميذة»; some words farther where people bear the name."""
    borne = match.entry.form in _LISTS["given"]
    near = context.words_after(match.end, _NEAR if borne else 1)
    if borne and (
        (near and near[0].removeprefix(ARTICLE) in _LISTS["women"])
        or _has_what_people_have(context, match, before, near)
    ):
        return True
    return has(before, _LISTS["lives"]) or any(word in _LISTS["behind"] for word in near)


def _has_what_people_have(context: Context, match: Match, before: str, near: list[str]) -> bool:
    """«عمر تونس عشر سنوات», «فستان فلسطين», «هربت سوريا مع خطيبها»: an age, a dress, or after a verb of hers somebody of her kin."""
    if has(before, _LISTS["belongings"]) or (has(before, _AGE) and not _AGES.isdisjoint(near)):
        return True
    reached = has(before, REACHED)  # «سكنت إيران في بيت أهلها», not «سكنت إيران مع أهلها»
    hers = before.endswith("ت") and (set(near[:1]) <= _INTO if reached else has(before, _GOES))
    return hers and any(word in _LISTS["theirs"] for word in context.words_after(match.end, _FAR))


def _is_beside_woman(match: Match, before: str, after: str) -> bool:
    """Whether a woman's given name is joined to a name that women bear: «ليلى وسوريا», «سوريا ومريم»."""
    if match.entry.form not in _LISTS["given"]:
        return False
    return (match.chain == "و" and before in WOMEN) or (after[:1] == "و" and after[1:] in WOMEN)


def _is_called(context: Context, match: Match, before: str) -> bool:
    """Whether the words before say whose name it is, or that it is one: «أم سوريا», «ابنته الكبرى تونس», «كان اسم معلمتي سوريا»."""
    if has(before, _LISTS["kunyas"]):
        return True
    if before == _NAME and any(has(word, _PEOPLE) for word in context.words_before(match)[-_NAMED:]):
        return True  # «أطلق على مولودته اسم تونس»
    second = context.words_until(match.outset, 2)[:1] if is_definite(before) else []
    kin = has(before, _LISTS["kin"]) or (bool(second) and has(second[0], _LISTS["kin"]))
    near = context.words_before(match)[-_NAMING:]
    if kin and _is_of_state(context, match, before):
        return False
    return kin and (len(near) < _NAMING or any(has(word, _LISTS["named"]) for word in near) or not _follows_verb(near))


def names_land(context: Context, match: Match, before: str) -> bool:
    """Whether a word of naming before it says that it is what a land is called: «دولة اسمها لبنان»."""
    return not match.chain and has(before, _LISTS["naming"]) and _is_land(context, match)


def _is_land(context: Context, match: Match) -> bool:
    """Whether it is a land that is called so: «بلد صغير اسمه لبنان»."""
    for word in reversed(context.words_before(match)[-_NAMED:-1]):
        if has_noun(word.removesuffix("ا"), _LISTS["lands"]):
            return True
        if has_noun(word, _PEOPLE):
            return False
    return False


def _is_of_state(context: Context, match: Match, before: str) -> bool:
    """Whether a state's sister, neighbour or ally is meant: «وقفت السعودية مع شقيقتها مصر»."""
    first = context.span(match.start)[0]
    return has(before, _SISTERS) and any(each.entry.geographic for each in context.within(first, match.start))


def _follows_verb(near: list[str]) -> bool:
    """Whether a verb stands among some words whose subject kin may be: «تركت زوجته لبنان»."""
    return has(near[0], DID) or has(near[1], DID)


def _is_titled(context: Context, match: Match, before: str, after: str) -> bool:
    """Whether what people are called stands before it: «الطفلة تونس»; of a title of public life also a surname behind."""
    second = context.words_until(match.outset, 2)[:1] if is_definite(before) else []
    if has(before, _LISTS["persons"]) or has(before, _PLAYERS) or (second and has(second[0], _LISTS["persons"])):
        return True
    if not (is_definite(before) and before in TITLES and after) or is_definite(after):
        return False
    return after in context.given or after not in FUNCTION_WORDS


def _is_of_trade(context: Context, match: Match, before: str) -> bool:
    """Whether one word, which may be any given name, stands between a trade and it: «الخزافة سعاد المغرب», «عازفة العود فاتن سوريا»."""
    if not before or context.text[match.outset - 1] != " " or is_definite(before) or not before.isalpha():
        return False
    if before in FUNCTION_WORDS or has(before, _PREPOSITIONS) or has(before, DID) or has(before, _CONSTRUCT):
        return False
    said = context.words_before(match)[:-1]
    trade, head = ("", "", *said)[-1], ("", "", *said)[-2]
    known = context.is_given(before, match.outset - 1 - len(before))
    of_trade = trade in _TRADES and (known or not _VERB.fullmatch(before))
    if of_trade or (is_definite(trade) and known and (head in _TRADES or f"{head} {trade}" in _TRADES)):
        return True
    return known and len(said) <= _FEW and is_definite(trade) and (len(said) == 1 or head.endswith("ه"))


def _is_surname(context: Context, match: Match, before: str) -> bool:
    """Whether a given name stands directly before, behind what people are called, or a verb without an object: «اللاعب علي العراق», «اعتذر جورج فلسطين»."""
    if before not in context.given or context.text[match.outset - 1] != " ":
        return False
    first = context.words_before(match)[:-1][-1:]
    if not first:  # «محمد لبنان محام»; «نيل القاهرة» and «حكمت الإمارات» may be other words
        return before not in PREDICATES and len(before) > _SHORT and not before.endswith("ت")
    return first[0] in TITLES or has(first[0], _LISTS["persons"]) or has(first[0], _GOES)


def _with_surname(context: Context, match: Match, before: str, after: str) -> bool:
    """Whether a surname follows the name of a state or city that is a given name too: «إيران باسيل», «قال إسرائيل زانغويل»."""
    his = _MAKING if match.entry.form in _MASCULINE_STATES else _MASCULINE
    if has(before, his) and after and not is_definite(after):
        # of a state the verb were a feminine
        return after not in FUNCTION_WORDS and (after[0] not in "وفبل" or after.endswith("ي"))
    if _is_definite_surname(context, match, before, after):
        return True
    alone = after.endswith("ي") and len(after) > _SURNAME and after in context.known_given
    family = alone or after in _FAMILY or after in context.given or shapes.is_surname(context, match.end)
    if has(before, _BEING) and (family or after == "عبد"):
        return True  # «كانت مصر عبد الحليم ممرضة»
    if not family or context.text[match.end : match.end + 1] != " ":
        return False
    follows = context.word_after(context.word_after(match.end)[1])[0]
    governed = has(before, _PREPOSITIONS) or has(before, REACHED) or has(before, _CONSTRUCT)
    open_ = not is_definite(follows) or (alone and not follows.endswith("ي"))  # «درست إيران باقري الطب»
    return open_ and not governed


def _is_definite_surname(context: Context, match: Match, before: str, after: str) -> bool:
    """Whether a surname with the article follows, which as an adjective were a feminine: «ولدت سورية الأتاسي», «إيران البستاني شاعرة»."""
    start = match.end + 1
    written = context.written(start, start + len(after))
    shaped = context.text[match.end : start] == " " and has_article(written) and written.endswith("ي")
    if not shaped or match.entry.form in _MASCULINE_STATES or context.starts_match(start) or after in TITLES:
        return False
    if context.lexicon.means(after.removeprefix(ARTICLE), NISBA):
        return False
    return (not before and context.begins_sentence(match.outset)) or has(before, _LISTS["lives"]) or has(before, _GOES)
