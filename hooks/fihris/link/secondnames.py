"""Whether another's surname, or an adjective, goes on from a name that is a given name or a noun too: `data/grounds.yml`."""

from __future__ import annotations

import re
from typing import Final

from fihris.model import Lang
from fihris.text.clitics import ARTICLE, is_definite

from .context import Context
from .deeds import ACTS, MOVES, VERBS, is_one_of
from .matcher import Match
from .ordinary import Kind
from .words import has, listed, verbs, words

_AR: Final = {
    field: listed("grounds", Lang.AR, field) for field in ("passing", "phases", "heads", "loose", "prepositions")
}
_FUNCTION: Final = listed("surnames", Lang.AR, "particles") | _AR["prepositions"]
_WRITTEN_ON: Final = frozenset("بلك")  # no surname has them: «اجتمع بلير بالوزراء»
_EXILED: Final = "نفي"
_ADJECTIVE: Final = re.compile(r"\w\wي\w|(?!قا)\wا\w\w|م\w\wو\w|\w{3,}(?<!ئ)ي")  # قديم, نادر, موروث, أصلي
_VERBAL: Final = words("لم لن سوف قد لقد")  # before verbs alone
_GOES: Final = verbs("grounds", Lang.AR, "goes")


def _is_described(match: Match, after: str) -> bool:
    """Whether an adjective in ي follows a noun with the article, which is then no name: «السلام العالمي»."""
    adjective = is_definite(after) and after.endswith(("ي", "يه")) and after not in _AR["phases"]
    return adjective and match.entry.form.startswith(ARTICLE)


def goes_on_from(context: Context, match: Match, kind: Kind, before: str) -> bool:
    """Whether another's surname follows a name that is a given name too («صالح المطلبي»), or an adjective a noun («السلام العالمي»).

    A definite word behind a verb that has no object is a surname, whatever its shape: «فاز عون الخصاونة», «استقبل عون السفير».
    """
    after = context.word_after(match.end)[0]
    if kind is Kind.NOUN and match.entry.form.startswith(ARTICLE):
        return _is_described(match, after)
    if (is_definite(after) and after[:1] in _WRITTEN_ON) or _denies(context, match, before):
        return False
    if not after or has(after, _AR["passing"]) or after in _AR["phases"]:
        return False
    if not is_definite(after):
        return is_quality_of(context, match, before, after) or (
            kind is Kind.GIVEN and _is_second_name(context, match, before, after)
        )
    if match.entry.form.endswith("ي") and not match.entry.form.startswith(ARTICLE) and not _is_adjective_behind(after):
        return not (_is_verb(context, match, before) or _is_object_behind(context, match))  # «مستشار روحاني الطابع»
    shaped = context.written(match.end + 1, match.end + 1 + len(after)).endswith("ي")  # not «القتلى»
    return kind is not Kind.NAME and ((kind is Kind.GIVEN and shaped) or is_one_of(before, _GOES))


def _denies(context: Context, match: Match, before: str) -> bool:
    """Whether the verb before a name is «نفى», which has an object, and not the «نفي» of who is exiled."""
    start = match.outset - 1 - len(before)
    return before.endswith(_EXILED) and context.written(start, match.outset - 1).endswith("ى")


def _is_second_name(context: Context, match: Match, before: str, after: str) -> bool:
    """Whether a word behind a given name, which no verb governs, goes on with it: «في غياب صالح جمعة»."""
    if context.text[match.end : match.end + 1] != " " or context.starts_match(match.end + 1) or has(before, VERBS):
        return False
    known = is_one_of(after, ACTS) or is_one_of(after, MOVES) or has(after, _FUNCTION)
    written = context.written(match.end + 1, match.end + 1 + len(after))
    known = known or written.endswith(("ه", "ها"))  # «مكتب هادي مشاركته»
    return not known and after[0] not in "وفبلكيتسأ" and len(after) > len("في") and _is_noun_head(before)


def is_quality_of(context: Context, match: Match, before: str, after: str) -> bool:
    """Whether a name in ي has the shape of an adjective among two others' words: «اسم سليماني قديم», «بعد روحاني عميق»."""
    form = match.entry.form
    if not form.endswith("ي") or is_definite(form) or context.text[match.end : match.end + 1] != " ":
        return False
    if not before or is_definite(before) or before.endswith(("ه", "ات")) or context.begins_sentence(match.outset):
        return False
    verb = _is_verb(context, match, before) or is_one_of(after, ACTS) or is_one_of(after, MOVES)
    known = verb or has(before, _FUNCTION) or has(after, _FUNCTION) or context.starts_match(match.end + 1)
    return not known and bool(_ADJECTIVE.fullmatch(after))


def _is_verb(context: Context, match: Match, before: str) -> bool:
    """Whether the word before a name is a verb, by a list or a particle that only verbs follow: «ولم يذكر خامنئي الاتفاق»."""
    if is_one_of(before, ACTS) or is_one_of(before, MOVES):
        return True
    particle = context.words_before(match)[-2:-1]
    return bool(particle) and has(particle[0], _VERBAL) and before[:1] in "يتنا"


def _is_noun_head(word: str) -> bool:
    """Whether a noun in construct stands before, whose complement a name is."""
    return has(word, _AR["heads"]) or has(word, _AR["loose"])


def _is_adjective_behind(word: str) -> bool:
    """Whether a definite word may describe what is somebody's: «مستشار روحاني السياسي», «حكومة روحاني الثانية»."""
    return word.endswith(("ي", "يه", "ه", "ين", "ون", "ات"))


def _is_object_behind(context: Context, match: Match) -> bool:
    """Whether a verb of people's goes before within a few words, so that its object may follow."""
    return any(is_one_of(word, VERBS) for word in context.words_before(match)[-2:])
