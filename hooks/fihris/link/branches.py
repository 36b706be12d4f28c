"""Names of bodies that stand in that of another: an agency of theirs, a group abroad, or what is no body at all."""

from __future__ import annotations

from typing import Final

from fihris.model import Lang

from .context import Context
from .matcher import Match
from .words import has, listed

_PARTIES: Final = listed("compounds", Lang.AR, "parties")
_BODIES: Final = listed("compounds", Lang.AR, "unions") | listed("compounds", Lang.AR, "branches")
_MARKS: Final = listed("compounds", Lang.AR, "marks")
_BRANCHES: Final = listed("compounds", Lang.AR, "branches")
_FIELDS: Final = listed("compounds", Lang.AR, "fields")
_AGENCIES: Final = listed("compounds", Lang.AR, "agencies")
_QUOTES: Final = "\"“«'"
_UNION: Final = "الاتحاد"
_OF_SPORT: Final = (" لكره ", " لالعاب القوي", " للسباحه", " للجودو", " للتنس")
_OF_AGENCY: Final = (" لل", " لشوون", " لشئون", " لرعايه", " السامي", " الانمايي")


def stands_in(context: Context, index: int) -> bool:
    """Whether a body's name stands in that of something else."""
    match = context.matches[index]
    before, after = context.word_before(match.outset)[0], context.word_after(match.end)
    return (
        after[0] in _FIELDS  # «حركة النهضة العلمية» is no body at all
        or (context.text[match.outset - 1 : match.outset] in _QUOTES and _is_quoted(context, match))
        or _of_party(context, match, before, after)
        or _of_agency(context, match, before)
        or (has(before, _BRANCHES) and _of_branch(context, match))
    )


def _of_party(context: Context, match: Match, before: str, behind: tuple[str, int]) -> bool:
    """Whether a body's name begins that of another body: «حركة حزب الله النجباء», «حركة النهضة الإسلامية في طاجيكستان»."""
    if before in _PARTIES and match.entry.form.partition(" ")[0] in _BODIES:
        return True
    after, end = behind
    if after not in _MARKS or context.word_after(end)[0] != "في":
        return False
    where = context.match_from(end)
    own = {each.entity.country for each in match.candidates}
    return where is not None and bool(where.candidates.states) and where.candidates.states.isdisjoint(own)


def _is_quoted(context: Context, match: Match) -> bool:
    """Whether quotation marks part a body's name from the noun that makes another registered one of it: «كتائب "حزب الله"»."""
    head, start = context.word_before(match.outset)
    if context.text[start + len(head) : match.outset].strip(" " + _QUOTES):
        return False
    own = {each.entity.id for each in match.candidates}
    longer = (context.lexicon.entries.get(f"{each} {match.entry.form}") for each in (head, head[1:]))
    return any(own.isdisjoint(each.entity.id for each in entry.full) for entry in longer if entry)


def _of_branch(context: Context, match: Match) -> bool:
    """Whether a body's name stands in that of a group of another country: «أنصار حزب الله في إيران»."""
    where = context.match_from(match.end)
    if where is None or context.text[match.end : where.outset].strip() not in {"", "في"}:
        return False
    own = {each.entity.country for each in match.candidates}
    told = where.candidates.states | where.candidates.countries
    return bool(told) and "" not in own and told.isdisjoint(own)


def _of_agency(context: Context, match: Match, before: str) -> bool:
    """Whether a body's name stands in that of an agency of it: «منظمة الأمم المتحدة للطفولة»."""
    first = match.entry.form.partition(" ")[0]
    if first == _UNION and context.text.startswith(_OF_SPORT, match.end):
        return True  # «الاتحاد الأوروبي لكرة القدم»
    if not context.text.startswith(_OF_AGENCY, match.end):
        return False
    return any(has(word, _AGENCIES) for word in (first, before))
