"""Others of the name of a registered person, by what stands beside the full name: a nationality behind it («درّس ياسر عرفات السوداني
الكيمياء»), another house («سعود الفيصل آل عمران»), or a given name before it that reads as two words («ولد باسم محمود عباس»)."""

from __future__ import annotations

import re
from typing import Final

from fihris.model import Lang
from fihris.text.clitics import ARTICLE, is_definite

from .candidates import NISBA, Sense
from .context import Context
from .deeds import DOES, MEETS, is_one_of
from .matcher import Match
from .words import has, has_noun, key, listed, mapped, verbs, words

_WEAK: Final = frozenset({Sense.WEAK})
_GOVERN: Final = listed("bearers", Lang.AR, "governs") | MEETS
_SERVE: Final = listed("bearers", Lang.AR, "serves")
_HOUSE: Final = "آل"
_FOLDED_HOUSE: Final = key(_HOUSE)
_HOUSES: Final = mapped("bearers", Lang.AR, "houses")
_GREETS: Final = listed("bearers", Lang.AR, "greets")
_IN_NAME: Final = "باسم"
_LIVES: Final = listed("bearers", Lang.AR, "lives")
_PRESENT: Final = re.compile(r"[يت]\w{3,}")
_PAST: Final = 3  # letters of a verb that no list has: «حصد»
_NAMING: Final = verbs("bearers", Lang.AR, "naming")
_WHOSE: Final = re.compile(r"(?<=\w\w)(?:ه|ها|هم)\Z")  # as it is written: «قطها», not «كتلة»
_OF_QUALITY: Final = ("ه", "ي")
_OF_OFFICE: Final = (
    listed("grounds", Lang.AR, "heads")
    | listed("grounds", Lang.AR, "institutions")
    | listed("bearers", Lang.AR, "offices")
    | words("مرشح حليف خليفة وريث ضيف")
)
_TRADES: Final = listed("surnames", Lang.AR, "titles") | listed("bearers", Lang.AR, "strangers")
_INDEFINITE: Final = listed("bearers", Lang.AR, "behind") | listed("bearers", Lang.AR, "strangers")


def is_namesake(context: Context, match: Match) -> bool:
    """Whether a full name in Arabic is another's than the registered bearer's by what stands beside it."""
    behind = context.text[match.end : match.end + 1] == " "
    if behind and (by_nationality(context, match) or _by_house(context, match)):
        return True
    return not match.chain and (_by_given_name(context, match) or _is_given(context, match))


def _is_given(context: Context, match: Match) -> bool:
    """Whether it is given to somebody's child or beast: «سمّى المزارع ديكه صدام حسين وبقرته …»; not «سمّت كتلته نجيب ميقاتي رئيسا»."""
    whose, start = context.word_before(match.outset)
    if is_definite(whose) and whose.endswith(_OF_QUALITY):
        whose, start = context.word_before(start)  # «سمّت قاعتها الكبرى …»
    bare = _WHOSE.sub("", context.written(start, start + len(whose)))
    if len(bare) == len(whose) or is_definite(whose):
        return False
    if any(has_noun(key(each), _OF_OFFICE) for each in (bare, f"{bare[:-1]}ه")):
        return False
    return any(has(word, _NAMING) for word in context.words_before(match)[:-1])


def by_nationality(context: Context, match: Match) -> bool:
    """Whether a masculine nationality behind a full name says whose countryman he is: nobody whom a text knows is told so. It is the
    adjective of who serves him («محامي صدام حسين الأردني»), or another's surname behind a verb that has an object
    («استقبل محمود عباس السوداني»), where the text or the words behind say whose."""
    word, end = context.word_after(match.end)
    if not _is_nationality(context, word, match.end + 1):
        return False
    before = context.word_before(match.outset)[0]
    if has(before, _SERVE) and not is_one_of(before, DOES):
        return False
    return not (has(before, _GOVERN) and (_is_known(context, word) or _names_another(context, end)))


def _is_nationality(context: Context, word: str, start: int) -> bool:
    """Whether a word is a state's adjective, definite, masculine and of one: «السوداني»."""
    if not (word.startswith(ARTICLE) and word.endswith("ي") and context.lexicon.means(word[len(ARTICLE) :], NISBA)):
        return False
    return context.written(start, start + len(word)).endswith("ي")


def _is_known(context: Context, word: str) -> bool:
    """Whether it is the surname of somebody whom the text names in full: «زار هادي العامري السوداني»."""
    return any(each.id in context.full_names for each in context.lexicon.means(word, _WEAK))


def _names_another(context: Context, end: int) -> bool:
    """Whether what follows the word that ends at a place is the name of somebody of that nationality: «استقبل حافظ الأسد الإيراني علي أكبر …»."""
    follows, last = context.word_after(end)
    after = context.match_from(end)
    named = after is not None and after.outset == end + 1 and any(each.names for each in after.candidates)
    return named or context.is_given(follows, last - len(follows))


def _by_house(context: Context, match: Match) -> bool:
    """Whether a house behind «آل» is not the ruling one of the bearer's country, and none that somebody greets: «هنأ محمد بن سلمان آل نهيان»."""
    after, end = context.word_after(match.end)
    if (
        after != _FOLDED_HOUSE
        or context.written(end - len(after), end) != _HOUSE
        or has(context.word_before(match.outset)[0], _GREETS)
    ):
        return False
    countries = _HOUSES.get(context.word_after(end)[0], frozenset())
    return not any(each.entity.country in countries for each in match.candidates)


def _by_given_name(context: Context, match: Match) -> bool:
    """Whether «باسم» before a full name is somebody's given name: «ولد باسم محمود عباس في …», «باسم عمرو موسى مهندس»; not «باسم … ألقى
    الوزير الكلمة», where another speaks for him."""
    head, start = context.word_before(match.outset)
    if head != _IN_NAME:
        return False
    second = context.word_before(start)[0]
    if second:
        return has(second, _LIVES) and not context.starts_match(match.end + 1)
    after, end = context.word_after(match.end)
    follows = context.word_after(end)[0]
    if not after or is_definite(after) or is_definite(follows) or context.starts_match(end + 1):
        return False
    trade = after in _INDEFINITE or f"{ARTICLE}{after}" in _TRADES
    return trade or is_one_of(after, DOES) or bool(_PRESENT.fullmatch(after)) or len(after) == _PAST
