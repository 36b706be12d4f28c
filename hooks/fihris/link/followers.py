"""What the words behind an Arabic surname make of it: another's name, a place, a quality: `data/surnames.yml`."""

from __future__ import annotations

from typing import Final

from fihris.model import Lang
from fihris.text.clitics import is_definite

from .adjectives import is_good, is_nisba_form
from .context import Context
from .deeds import DOING, MEETS, SPEAKS
from .matcher import Match
from .reasons import BEFORE_NAME, COMPOUND, FAMILY, NOUN, OTHER, PLACE
from .vocabulary import ADVERBS, ALSO_GIVEN, BEING, OF_TWO, PREDICATES, SINGLE
from .words import has, listed, verbs, words

_LISTS: Final = {
    field: listed("surnames", Lang.AR, field)
    for field in ("titles", "minor_titles", "trades", "particles", "towns", "ways", "dwelling", "degrees", "ours")
}
_PRONOUNS: Final = words("هو هي هم أنا أنت إنه إنها أنه أنها كأنه لأنه")
_CONSUMES: Final = verbs("surnames", Lang.AR, "consumes")
_QUALITIES: Final = listed("grounds", Lang.AR, "qualities")
_GONE: Final = verbs("surnames", Lang.AR, "gone")
_DWELT: Final = verbs("surnames", Lang.AR, "dwelt")
_WAY: Final = 4  # words before «إلى» or «في» in which somebody goes or lives
_CALLED: Final = words("اسم لقب كنية عائلة عشيرة قبيلة أسرة")  # «وزيباري اسم عشيرة»
_STRANGERS: Final = listed("bearers", Lang.AR, "strangers")
_SPEAKS_OR_DOES: Final = SPEAKS | DOING
_SON_OF: Final = words("بن ابن")
_LIVED: Final = words("المتوفى المولود")
_SHORT: Final = 4  # letters
_GENERATIONS: Final = words("الأب الابن الجد الحفيد الصغير الكبير الأصغر الأكبر")
_APPOSITIONS: Final = _GENERATIONS | _LIVED
_RELATIVE: Final = words("الذي التي المنتظر المنتظرة الأكبر")


def reason(context: Context, match: Match, index: int) -> str:
    """What the words behind a surname make of it, and a comparison: «كالأسد»."""
    trades, form = _LISTS["trades"], match.entry.form
    after, _ = context.word_after(match.end)
    if apposed := _apposed(context, match, after):
        return apposed
    if (
        (after in _RELATIVE and form in trades)
        or match.chain.strip("وف").startswith("ك")
        or _is_quality(context, match)
        or (form.endswith("ي") and is_definite(form) and _is_ware(context, match))
    ):
        return NOUN
    if _is_city(context, match):
        return PLACE
    if _begins_another(context, match, after):
        return COMPOUND
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
    return has(before, MEETS) and not has(before, SPEAKS)


def _is_short_name(context: Context, match: Match, after: str) -> bool:
    """Whether a word behind the nisba of a state is somebody's one name: «سجل المغربي حكيمي هدفا»."""
    if context.text[match.end : match.end + 1] != " " or context.starts_match(match.end + 1):
        return False
    before = context.word_before(match.outset)[0]
    if before in _LISTS["titles"] or _is_governed(context, match) or after in DOING:
        return False
    return after in SINGLE or _is_shaped(context, match, after)


def _is_shaped(context: Context, match: Match, after: str) -> bool:
    """Whether a word behind a name has the shape of a surname without article: «جليلي»."""
    ends = context.written(match.end + 1, match.end + 1 + len(after)).endswith("ي")
    return len(after) > _SHORT and ends and after[0] not in "وفبلكيتسأن"


def _apposed(context: Context, match: Match, after: str) -> str:
    """What a word makes of a surname before it: «وزيباري اسم عشيرة», «الحريري الابن», «للعبادي الشاعر», «والعبادي الشاب قتل», «وفتح عباس حارس العمارة …»."""
    if after in _CALLED:
        return FAMILY
    governs = not match.chain.strip("وف") and context.word_before(match.outset)[0] in DOING
    stranger = not governs and is_definite(after) and after in _STRANGERS and not _is_governed(context, match)
    said = not (has(context.word_before(match.outset)[0], MEETS) or governs)
    trade = said and after in _STRANGERS and is_definite(context.word_after(context.word_after(match.end)[1])[0])
    return OTHER if stranger or trade or after in _APPOSITIONS or after in _LISTS["ours"] else ""


def _is_quality(context: Context, match: Match) -> bool:
    """Whether it says of somebody what he is like: «كان هادي الطباع», «وكان سعيد جدا بما تحقق», «وهو عزيز على قلوبنا»."""
    after, before = context.word_after(match.end)[0], context.word_before(match.outset)[0]
    of = has(before, _PRONOUNS)
    if match.entry.form not in _QUALITIES or not (of or has(before, BEING)):
        return False
    return of or is_definite(after) or after in _LISTS["degrees"]


def _is_ware(context: Context, match: Match) -> bool:
    """Whether it says of what make a thing is that somebody eats, wears or buys: «وأكل الحلبي من الفستق», «واشترى البغدادي من التمر»."""
    before, (after, end) = context.word_before(match.outset)[0], context.word_after(match.end)
    return after == "من" and has(before, _CONSUMES) and is_good(context.word_after(end)[0])


def _is_city(context: Context, match: Match) -> bool:
    """Whether what is said of it, or done there, makes it a town: «أوستن مدينة في تكساس», «سافر إلى أوستن», «ولد في أوستن»."""
    if is_definite(match.entry.form):
        return False
    lists = _LISTS
    after = context.word_after(match.end)[0] or context.word_after(match.end + len("،"))[0]
    if after in lists["towns"]:
        return True
    before = context.words_before(match)
    way, done = (lists["dwelling"], _DWELT) if before[-1:] == ["في"] else (lists["ways"], _GONE)
    return bool(before) and before[-1] in way and any(has(word, done) for word in before[-_WAY:])


def _begins_another(context: Context, match: Match, after: str) -> bool:
    """Whether a surname that is a given name too («عباس») begins another's name."""
    form = match.entry.form
    if (form not in context.given and form not in ALSO_GIVEN) or context.text[match.end : match.end + 1] != " ":
        return False
    if after in _SON_OF:
        return True  # «كان عباس بن فرناس …»
    before = context.word_before(match.outset)[0]
    if context.starts_match(match.end + 1):
        named = False
    elif after in PREDICATES:  # behind a verb what is said of its subject has another ending: «قال منصور هادي»
        named = has(before, _SPEAKS_OR_DOES)
    else:  # «دعا عباس مسؤولي الحركة» is of many
        shaped = not after.startswith("م") and _is_shaped(context, match, after)
        named = after in context.known_given or (has(before, _SPEAKS_OR_DOES) and shaped)
    if named:
        return True
    return has(before, _LISTS["minor_titles"]) and is_definite(after) and not has(after, ADVERBS)


def _surname_behind(context: Context, match: Match) -> bool:
    """Whether a word and one in the shape of a surname follow: «المغربي سفيان البقالي»."""
    behind = context.words_after(match.end, 2)
    return (
        len(behind) == 2
        and not has(behind[0], _LISTS["particles"])
        and is_definite(behind[1])
        and behind[1].endswith("ي")
    )


def _names(context: Context, index: int, after: str) -> bool:
    """Whether a person's name begins directly behind a match."""
    match = context.matches[index]
    if context.text[match.end : match.end + 1] != " ":
        return False
    follows = index + 1 < len(context.matches) and context.gap(index + 1) == " " and context.matches[index + 1]
    if follows and not follows.chain and any(context.is_person(each.entity) for each in follows.candidates):
        return True
    return after in context.known_given or after in OF_TWO
