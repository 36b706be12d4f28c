"""A nationality directly behind somebody's full name: it makes a namesake of him, «درّس ياسر عرفات السوداني الكيمياء»."""

from __future__ import annotations

from typing import Final

from fihris.model import Lang
from fihris.text.clitics import ARTICLE

from .candidates import Sense
from .context import Context
from .deeds import is_one_of
from .matcher import Match
from .words import has, listed, verbs, words

_NISBA: Final = frozenset({Sense.NISBA})
_GOVERN: Final = listed("bearers", Lang.AR, "governs") | listed("grounds", Lang.AR, "meets")
_DOES: Final = verbs("grounds", Lang.AR, "says") | verbs("grounds", Lang.AR, "moves")
_SERVE: Final = words(
    "محامي طبيب مستشار مبعوث سكرتير حارس مضيف نظير محاور صديق حليف خصم مرافق مترجم شريك طباخ سائق صهر"
)


def is_namesake(context: Context, match: Match) -> bool:
    """Whether a masculine nationality behind a full name says whose countryman he is: nobody whom a text knows is told so. It is the
    adjective of who serves him («محامي صدام حسين الأردني»), or another's surname behind a verb that has an object
    («استقبل محمود عباس السوداني»), where the text or the words behind say whose."""
    if not context.arabic or context.text[match.end : match.end + 1] != " ":
        return False
    word, end = context.word_after(match.end)
    if not _is_nationality(context, word, match.end + 1):
        return False
    before = context.word_before(match.outset)[0]
    if has(before, _SERVE) and not is_one_of(before, _DOES):
        return False
    return not (has(before, _GOVERN) and _names_another(context, match, end))


def _is_nationality(context: Context, word: str, start: int) -> bool:
    """Whether a word is a state's adjective, definite, masculine and of one: «السوداني»."""
    if not (word.startswith(ARTICLE) and word.endswith("ي") and context.lexicon.means(word[len(ARTICLE) :], _NISBA)):
        return False
    return context.written(start, start + len(word)).endswith("ي")


def _names_another(context: Context, match: Match, end: int) -> bool:
    """Whether the word that ends at a place is the surname of somebody whom the text names in full, or goes on to such a name."""
    beside = context.match_from(match.end)
    if beside is None:
        return False
    after = context.match_from(end)
    if after is not None and after.outset == end + 1 and any(each.names for each in after.candidates):
        return True
    return beside.outset == match.end + 1 and any(
        each.sense is Sense.WEAK and each.entity.id in context.full_names for each in beside.candidates
    )
