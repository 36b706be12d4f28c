"""Names that are no mentions by the signs around them: datelines, hashtags, handles, addresses, hyphened compounds."""

from __future__ import annotations

import re
from typing import Final

from . import seats
from .context import Context
from .matcher import Match

_QUIET: Final = frozenset(" \n\"“”«»'،؛؟!?,;:)([]…–—/\0")
_ADDRESS: Final = re.compile(r"://|www\.|@|\w\.[a-z]{2,}(?:/|\b)", re.IGNORECASE)
# «بغداد (أ ف ب) -», "BAGHDAD, Aug 7 (Reuters) —", «دمشق/ سانا:», at the beginning of a block.
_DATELINE: Final = re.compile(
    r"""(?:\ ?[،,/]\ ?[^\n()–—:-]{1,30})?(?:\ ?[–—-]?\ ?\((?!\d)[^\n()]{1,40}\)\ ?[-–—:]|\ [-–—]\ )|\ ?/\ ?\w+\ ?/?\ ?[-–—:]|\ ?\([^\n()]{1,25}\)\ ?[-–—:]""",
    re.VERBOSE,
)
# What an English name of a state may be joined to: US-led, Iran-backed, pro-Iran.
# The whole of one with a second name in it: «طرابلس، ليبيا (أ.ب) —»; and a city with a colon.
_EM_DASH: Final = "—"
_LINE: Final = re.compile(r"[^\n()]{2,50}\((?!\d)[^\n()]{1,30}\) ?[-–—:]")
_LONGEST_DATELINE: Final = 50
_LONGEST_ADDRESS: Final = 80  # characters on either side of a name that are looked at
_SUFFIX: Final = re.compile(r"-(?:[a-z]+|[A-Z][a-z]*(?:led|backed|based|born|made|ish|an|ese|i))\b|-\d|-(?=\s)")
_PREFIX: Final = re.compile(
    r"(?:^|[^\w-])(?:[Pp]ro|[Aa]nti|[Nn]on|[Ee]x|[Pp]ost|[Pp]re|[Tt]rans|[Ii]ntra|[Mm]id|[Aa]ll|[Cc]ross|[Tt]hen|[Ff]ormer)-\Z"
)


def in_sign(context: Context, index: int) -> bool:
    """Whether the signs around a match make it no mention."""
    match, text = context.matches[index], context.text
    if match.outset > _LONGEST_DATELINE and text[match.outset - 1] == " " == text[match.end : match.end + 1]:
        return False  # most names
    before = text[match.outset - 1] if match.outset else "\n"
    after = text[match.end] if match.end < len(text) else "\n"
    if before in _QUIET and after in _QUIET:
        if before != "/" and after != "/":
            near = before == "\n" or match.outset <= _LONGEST_DATELINE
            return near and _dateline(context, index)
    elif before in "#@_" or after in "_@$" or (after == "." and text[match.end + 1 : match.end + 2].isalnum()):
        return not _acronym(text, match.start, match.end)
    if _in_address(text, match.outset, match.end):
        return True
    if _dateline(context, index):
        return True
    return _hyphened(context, index, before, after)


def _acronym(text: str, start: int, end: int) -> bool:
    return text[end - 1] == "." or "." in text[start:end]


def _dateline(context: Context, index: int) -> bool:
    match, text = context.matches[index], context.text
    line = text.rfind("\n", max(0, match.outset - _LONGEST_DATELINE), match.outset) + 1
    if line != match.outset and (match.outset > _LONGEST_DATELINE or line == 0 < match.outset - _LONGEST_DATELINE):
        return False
    if line == match.outset:
        return (
            bool(_DATELINE.match(text, match.end))
            or _is_dashed(context, match)
            or (match.entry.geographic and text[match.end : match.end + 2] == ": " and not _is_label(context, match))
        )
    if match.outset - line > _LONGEST_DATELINE:
        return False
    whole = _LINE.match(text, line)
    return whole is not None and match.end < whole.end() and "،" in text[line : match.outset] + ","


def _is_dashed(context: Context, match: Match) -> bool:
    """Whether a dash is written on a city's name at the head of a block: «تونس- تبدأ …», not «تونس- الجزائر»."""
    dashed = (
        context.text[match.end : match.end + 1] in {"-", "–", "—"}
        and context.text[match.end + 1 : match.end + 2] == " "
    )
    return (
        dashed and match.entry.geographic and not context.starts_match(match.end + 2) and not _is_label(context, match)
    )


def _is_label(context: Context, match: Match) -> bool:
    """Whether it is the name of a state that no capital has: «سوريا: هدنة» is a line of a list, «تونس: …» may be a dateline."""
    return bool(match.candidates.states) and not seats.is_named_alike(match.entry.form, context.lexicon.lang)


def _in_address(text: str, start: int, end: int) -> bool:
    first, last = max(0, start - _LONGEST_ADDRESS), end + _LONGEST_ADDRESS
    first = max(first, text.rfind(" ", first, start) + 1, text.rfind("\n", first, start) + 1)
    last = min(place for place in (last, text.find(" ", end, last), text.find("\n", end, last)) if place >= 0)
    token = text[first:last]
    return any(sign in token for sign in "./@#") and bool(_ADDRESS.search(token) or token[:1] == "#")


def _hyphened(context: Context, index: int, before: str, after: str) -> bool:
    """Whether a match is half of a compound: "Austin-Healey", «الأوكرانية-الروسية». One of two names that are known is none:
    "Iraqi-American"."""
    if "-" not in before + after:
        return False
    match, text, matches = context.matches[index], context.text, context.matches
    if _EM_DASH in context.written(match.outset - 1 if match.outset else 0, match.end + len(after)):
        return False  # "its partners—China, France …"
    if after == "-" and not text[match.end + 1 : match.end + 2].isspace():
        partner = (
            index + 1 < len(matches) and matches[index + 1].outset == match.end + 1 and not _is_nisba(context, match)
        )
        if not partner and (context.arabic or not _SUFFIX.match(text, match.end)):
            return True
    if before == "-" and match.outset > 1 and not text[match.outset - 2].isspace():
        partner = index > 0 and matches[index - 1].end == match.outset - 1 and not _is_nisba(context, match)
        return not partner and (context.arabic or not _PREFIX.search(text, max(0, match.outset - 12), match.outset))
    return False


def _is_nisba(context: Context, match: Match) -> bool:
    """Whether it is an Arabic adjective, which is half of one when it is joined to another."""
    return context.arabic and match.entry.nisba
