"""What an ordinary word goes with in its own sense, which then is no name: `data/introduced.yml`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from fihris.model import Lang
from fihris.text.clitics import ARTICLE, is_definite

from .context import Context
from .matcher import Match
from .vocabulary import TITLES
from .words import VOCABULARY, has, has_noun, mapped, words

_SENSES: Final = mapped("introduced", Lang.AR, "senses")
_COMPARED: Final = words("الأعظم الأعلى الأيمن الأيسر الأدنى العظمى الكبرى العليا العام العامة")
_THEIRS: Final = re.compile(r"(?<=\w\w\w)(?:ه|ها|هم)\Z")


def of(form: str) -> frozenset[str]:
    """The words that a form goes with in its own sense; none where the lists do not know them."""
    return _SENSES.get(form) or _SENSES.get(form.removeprefix(ARTICLE), frozenset())


@lru_cache(VOCABULARY)
def goes_with(word: str, known: frozenset[str]) -> bool:
    """Whether a word is one of some, whatever is written on it: «لمريضه»."""
    theirs = _THEIRS.sub("", word)
    return has_noun(word, known) or (
        theirs != word and any(f"{ARTICLE}{each}" in known for each in (theirs, theirs[1:]))
    )


def in_other_sense(context: Context, match: Match) -> bool:
    """Whether what an ordinary word with the article goes with in its own sense stands in its clause, and no title before it:
    «وقال الشرع في الميراث …», «الصدر الأعظم»."""
    form = match.entry.form
    known = _SENSES.get(form) if form.startswith(ARTICLE) else None
    if not known or has(context.word_before(match.outset)[0], TITLES):
        return False
    if is_definite(form) and context.word_after(match.end)[0] in _COMPARED:
        return True
    return any(goes_with(word, known) for word in context.words_before(match) + context.clause_after(match.end))
