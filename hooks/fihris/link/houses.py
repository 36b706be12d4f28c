"""Whether a house whose name stands for a government is spoken of as a house: «أمام البيت الأبيض», "the Kremlin walls"."""

from __future__ import annotations

from .context import Context
from .matcher import Match
from .seats import LISTS, is_act, is_city
from .words import end_with, has_noun


def is_house(context: Context, match: Match, words: list[str], after: list[str]) -> bool:
    """Whether what stands beside a house is of its stones, or its clause speaks of flags, walls and tourists, and of nothing that those
    who govern in it do: «أُنزل العلم عن الكرملين»."""
    lang = context.lexicon.lang
    if is_city(match.entry.form, lang):
        return False
    lists, before = LISTS[lang], words[:-1] if words[-1:] == ["the"] else words
    if after and after[0] in lists["of_building"]:
        return True
    if end_with(before, lists["at_building"]) and not (after and after[0] in lists["asked_behind"]):
        return True
    beside = before[-1:] if context.arabic else after[:1]
    said = (*words, *context.clause_after(match.end))
    return not any(is_act(lang, word) for word in beside) and any(has_noun(word, lists["building"]) for word in said)
