"""Whether what is said of a body is said of another country's, or of another body: «مجلس النواب في البحرين», «مجلس الأمن الوطني»."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from fihris.model import Entity, Lang
from fihris.text.clitics import is_definite

from .adjectives import PLAIN
from .context import Context, nations
from .matcher import Match
from .words import key, listed, words

_AR: Final = {
    field: listed("grounds", Lang.AR, field) for field in ("any", "heads", "institutions", "phases", "sizes", "sport")
}
_BALL: Final = key("الكرة")
_COURT: Final = words("ملعب الملعب")
_COUNTRIES: Final = words("بلد دولة بلدان دول البلدان الدول")
IN: Final = frozenset({" في ", " in ", " in the "})
_OPENINGS: Final = frozenset({"في", "وفي", "اما في", "واما في", "in", "but in", "and in"})


def is_institution(word: str) -> bool:
    """Whether a noun is that of bodies which every country has: «مجلس», «وزارة»."""
    return word in _AR["institutions"] or word in _AR["heads"]


def elsewhere(context: Context, match: Match, own: str) -> bool:
    """Whether the clause that leads to a match begins in another country than its own («وفي الأردن أقر …»), or the sentence
    speaks of any country, or of a match between clubs."""
    start, end = context.span(match.start)
    said = context.text[start:end].split() if context.arabic else ()
    sport = _AR["sport"] - _COURT if _BALL in said else _AR["sport"]  # «الكرة في ملعب تل أبيب»
    if any(word in sport for word in said) or any(
        first in _AR["any"] and second in _COUNTRIES for first, second in pairwise(said)
    ):
        return True
    if _seated_abroad(context, match, own):
        return True
    other = False
    for each in context.within(start, match.start):
        if found := nations([each]):
            words = context.words_before(each) if each.entry.geographic and not each.chain else []
            opens = " ".join(words) in _OPENINGS or (
                " ".join(words[-1:]) in _OPENINGS and own not in context.nations_but(match.entry)
            )
            other = own not in found and (other or opens)
    return other


def _seated_abroad(context: Context, match: Match, own: str) -> bool:
    """Whether the state or city in which it is stands behind it, and is another country's: «مجلس النواب في البحرين»."""
    where = context.match_from(match.end)
    if where is None or not own or context.text[match.end : where.outset] not in IN:
        return False
    found = nations([where]) if where.entry.geographic else frozenset()
    return bool(found) and own not in found


def is_another(context: Context, match: Match, body: Entity) -> bool:
    """Whether an adjective behind a body's short name makes another body of it: «مجلس الأمن الوطني» is not that of the United Nations."""
    after = context.word_after(match.end)[0]
    if context.text[match.end : match.end + 1] != " " or not is_definite(after):
        return False
    feminine = match.entry.form.endswith("ه") and " " not in match.entry.form
    if after in _AR["sizes"] or not after.endswith("يه" if feminine else ("ي", "يه")):
        return after in _AR["sizes"]
    full = [key(name).split() for name in (body.name[Lang.AR], *body.aliases[Lang.AR])]
    form = match.entry.form.split()
    if after in _AR["phases"] or any(after in name for name in full):
        return False
    own = any(name[: len(form)] == form and len(name) == len(form) + 1 for name in full)
    return own or after not in PLAIN[Lang.AR]
