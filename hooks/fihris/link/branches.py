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
_OF_AGENCY: Final = (" لل", " لشوون", " لشئون", " لرعايه", " السامي", " الانمايي")


def stands_in(context: Context, index: int) -> bool:
    """Whether a body's name stands in that of something else."""
    return (
        _is_quoted(context, context.matches[index])
        or _of_party(context, index)
        or _of_agency(context, index)
        or _of_branch(context, index)
        or _of_field(context, context.matches[index])
    )


def _of_party(context: Context, index: int) -> bool:
    """Whether a body's name begins that of another body: «حركة حزب الله النجباء», «حركة النهضة الإسلامية في طاجيكستان»."""
    match = context.matches[index]
    if context.word_before(match.outset)[0] in _PARTIES and match.entry.form.partition(" ")[0] in _BODIES:
        return True
    after, end = context.word_after(match.end)
    if after not in _MARKS or context.word_after(end)[0] != "في":
        return False
    where = context.match_from(end)
    own = {each.entity.country for each in match.candidates}
    return where is not None and bool(where.candidates.states) and where.candidates.states.isdisjoint(own)


def _is_quoted(context: Context, match: Match) -> bool:
    """Whether quotation marks part a body's name from the noun that makes another registered one of it: «كتائب "حزب الله"»."""
    head, start = context.word_before(match.outset)
    if context.text[match.outset - 1 : match.outset] not in _QUOTES or context.text[
        start + len(head) : match.outset
    ].strip(" " + _QUOTES):
        return False
    own = {each.entity.id for each in match.candidates}
    longer = (context.lexicon.entries.get(f"{each} {match.entry.form}") for each in (head, head[1:]))
    return any(own.isdisjoint(each.entity.id for each in entry.full) for entry in longer if entry)


def _of_branch(context: Context, index: int) -> bool:
    """Whether a body's name stands in that of a group of another country: «أنصار حزب الله في إيران»."""
    match = context.matches[index]
    if not has(context.word_before(match.outset)[0], _BRANCHES):
        return False
    where = context.match_from(match.end)
    if where is None or context.text[match.end : where.outset].strip() not in {"", "في"}:
        return False
    own = {each.entity.country for each in match.candidates}
    told = where.candidates.states | where.candidates.countries
    return bool(told) and "" not in own and told.isdisjoint(own)


def _of_field(context: Context, match: Match) -> bool:
    """Whether an adjective behind a body's name makes no body of it: «حركة النهضة العلمية»."""
    return context.word_after(match.end)[0] in _FIELDS


def _of_agency(context: Context, index: int) -> bool:
    """Whether a body's name stands in that of an agency of it: «منظمة الأمم المتحدة للطفولة»."""
    match = context.matches[index]
    if not context.text.startswith(_OF_AGENCY, match.end):
        return False
    heads = (match.entry.form.partition(" ")[0], context.word_before(match.outset)[0])
    return any(has(word, _AGENCIES) for word in heads)
