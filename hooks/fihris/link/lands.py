"""States whose names are words of a land and of who insists: «في كل مصر وقطر», «القارئ مصر على أن …»."""

from __future__ import annotations

from typing import Final

from fihris.text.clitics import ARTICLE, is_definite

from .context import Context
from .matcher import Match
from .words import has, words

_UPON: Final = "علي"
_LANDS: Final = words("مصر قطر")
_LANDS_OR_TOWNS: Final = _LANDS | words("بلد صقع مدينة ناحية إقليم قرية أمصار أقطار بلاد")
_EACH: Final = words("كل أي")
_ANY: Final = "اي"
_LONG: Final = 3


def is_word(context: Context, match: Match) -> bool:
    """Whether a state's name is that word where it stands."""
    return match.entry.form in _LANDS and (_is_any(context, match) or _insists(context, match))


def _is_any(context: Context, match: Match) -> bool:
    """Whether a state's name is the noun of any land: «في كل مصر وبلد», «لكل مصر من الأمصار», «كل قطر ومصر»; not «كل مصر تنتظر»."""
    before, start = context.word_before(match.outset)
    after, end = context.word_after(match.end)
    if match.chain.endswith("و") and before in _LANDS_OR_TOWNS:
        return has(context.word_before(start)[0], _EACH)
    if not has(before, _EACH):
        return False
    of_lands = before.endswith(_ANY) or (
        after == "من" and context.word_after(end)[0].removeprefix(ARTICLE) in _LANDS_OR_TOWNS
    )
    return (
        of_lands or (after[:1] == "و" and after[1:] in _LANDS_OR_TOWNS) or (after.endswith("ا") and len(after) > _LONG)
    )


def _insists(context: Context, match: Match) -> bool:
    """Whether «مصر» is said of somebody with whom the clause begins: «القارئ مصر على أن …»."""
    said = context.words_before(match)
    somebody = len(said) == 1 and is_definite(said[0].removeprefix("و")) and not match.chain
    return somebody and context.word_after(match.end)[0] == _UPON
