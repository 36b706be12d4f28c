"""Names that the registry does not know: candidates, never certain, each with what to do about it.

Arabic has no capitals, so a name shows by what stands around it: quotation marks after «حركة» or «حزب», or a title
before it. English names show by their capitals, and by standing there more than once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fihris.check.page import CheckedText
from fihris.model import Lang
from fihris.report import Problem, Severity
from fihris.text import titles
from fihris.text.fold import fold_key
from fihris.text.reading import HIDDEN


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may be a name: its letters, its span in the plain text of its page, and why."""

    name: str
    page: CheckedText
    start: int
    end: int
    reason: str


def unknown(pages: Iterable[CheckedText]) -> Iterator[Problem]:
    """The candidates in the pages of one brief and one language, each name once, where it stands first."""
    seen: set[str] = set()
    for candidate in _candidates(list(pages)):
        key = fold_key(candidate.name)
        if key not in seen:
            seen.add(key)
            yield _problem(candidate)


def _candidates(pages: list[CheckedText]) -> Iterator[Proposal]:
    lang = pages[0].document.lang if pages else Lang.AR
    if lang is not Lang.AR:
        yield from capitalised(pages) if lang is Lang.EN else ()
        return
    quoted = Counter(fold_key(words) for page in pages for words, _, _ in _quotations(page))
    for page in pages:
        for words, start, end in _quotations(page):
            reason = _reason_of_quoted(page.prose.text, words, start, quoted[fold_key(words)])
            if reason:
                yield Proposal(words, page, start, end, reason)
        yield from _titled(page)


def _problem(of: Proposal) -> Problem:
    lang = of.page.document.lang
    id = re.sub(r"[^a-z0-9]+", "-", fold_key(of.name)).strip("-") if lang is Lang.EN else "ID"
    return of.page.body.problem(
        of.start,
        of.end,
        "name-unknown",
        Severity.NOTICE,
        f"«{of.name}» {of.reason}, and the registry does not know it",
        f'if it is an actor: fihris new actor {id or "ID"} --{lang} "{of.name}"; if it names one there is, add it to its aliases',
    )


def _is_known(page: CheckedText, start: int, end: int) -> bool:
    """Whether somebody was found there, or nothing is to be looked for."""
    if HIDDEN in page.prose.open[start:end]:
        return True
    first, last = page.prose.span(start, end)
    spans = [(each.start, each.end) for each in page.mentions] + [(each.start, each.end) for each in page.unsettled]
    return any(start < last and first < end for start, end in spans)


# ---------------------------------------------------------------- in quotation marks

_WORDS_OF_NAME = 4
_NAME_LETTERS = re.compile(r"[^\W\d_][\w\s'’-]*\Z")
_ADJECTIVE = re.compile(r"ال\w{2,}ي\Z")
_AFTER_NOUN = re.compile(r"(?:^|\s)[وفبك]?ال(?!تق[ىت]|تزم|تحق)\w+\s*\Z")  # «الجانب "السياسي"»: an adjective
_BODY = re.compile(
    r"(?:^|[\s(])[وفبلك]{0,2}(?:ال|لل)?(?:حزب|حرك[ةه]|كتائب|كتيب[ةه]|تيار|تحالف|ائتلاف|كتل[ةه]|منظم[ةه]|جماع[ةه]|لواء|سرايا|عصائب|"
    r"ميليشيا|ميليشيات|فصيل|شرك[ةه]|مؤسس[ةه]|وكال[ةه]|مركز|معهد|جهاز|هيئ[ةه]|قوات|فيلق|جبه[ةه]|تنظيم|قائم[ةه]|مجلس)\s*\Z"
)


def _quotations(page: CheckedText) -> Iterator[tuple[str, int, int]]:
    """What stands in quotation marks and could be a name."""
    text = page.prose.text
    if "«" not in text and "“" not in text and "”" not in text and '"' not in text:
        return
    for pair in page.body.marks.pairs:
        start, end = pair.start + 1, pair.end - 1
        words = text[start:end]
        if len(words.split()) <= _WORDS_OF_NAME and _NAME_LETTERS.match(words) and not _is_known(page, start, end):
            yield words.strip(), start, end


def _reason_of_quoted(text: str, words: str, start: int, times: int) -> str:
    if _BODY.search(text[max(0, start - 25) : start - 1]):
        return "stands in quotation marks as the name of a body"
    if times > 1:
        return f"stands in quotation marks {times} times"
    if not _ADJECTIVE.match(words) or _AFTER_NOUN.search(text[max(0, start - 25) : start - 1]):
        return ""
    return "stands in quotation marks like a name"


# ---------------------------------------------------------------- after a title, a group, a kunya

# Armed groups and kunyas say themselves that a name follows.
_GROUP = re.compile(r"(?<!\w)[وفبلك]?(?P<name>(?:كتائب|عصائب|سرايا)\s+(?:ال\w+|\w+\s+ال\w+))")
_KUNYA = re.compile(r"(?<!\w)[وفبلك]?(?P<name>[أا]ب[وي]\s+(?!ظبي)\w+\s+ال\w+)")


def _titled(page: CheckedText) -> Iterator[Proposal]:
    text = page.body.words
    for found in titles.find(text):
        yield from _candidate(page, found.start, found.end, "stands after a title like a name")
    for pattern, reason in ((_GROUP, "names an armed group"), (_KUNYA, "is made like a name")):
        for group in pattern.finditer(text):
            if "\n" not in group.group():
                yield from _candidate(page, *group.span("name"), reason)


def _candidate(page: CheckedText, start: int, end: int, reason: str) -> Iterator[Proposal]:
    if not _is_known(page, start, end):
        yield Proposal(" ".join(page.prose.text[start:end].split()), page, start, end, reason)


# ---------------------------------------------------------------- capitals

_TITLE = r"(?:President|Prime Minister|Minister|Secretary|General|Gen\.|Colonel|Senator|Ambassador|King|Prince|Sheikh|Ayatollah|Dr\.?|Mr\.?|Mrs\.?|Ms\.?)"
_PART = r"[A-Z][\w’'-]*[a-z][\w’'-]*"
# What stands before is looked at after the first capital: so the search runs from capital to capital.
_CAPITALISED = re.compile(
    rf"[A-Z](?<![\w’'-].)(?:[\w’'-]*[a-z][\w’'-]*(?:\s+(?:(?:al|el|bin|ibn|abu|of|the|de|van)[\s-])?{_PART}){{0,4}}|[A-Z]{{2,}}(?![\w’'-]))"
)
_AFTER_TITLE = re.compile(rf"\b{_TITLE}\s+\Z")
_LEADING = re.compile(
    rf"(?:(?:The|A|An|In|On|At|By|For|But|And|After|Before|Since|When|While|If|As|It|Its|This|That|These|Those|Their|His|Her|"
    rf"He|She|They|We|Yet|Some|Many|Most|All|Both|From|With|Under|To|"
    rf"Then|Now|Later|However|Meanwhile|Today|Also|So|Or|Why|What|Who|Where|How|There|Here|One|Two|No|Not|Every|Each|Any|"
    rf"Other|Another|Former|Acting|Deputy|Vice|Outgoing|Late|Despite|Although|Because|Among|Between|Within|Without|Through|Until|Once|Such|{_TITLE})\s+)+"
)
_COMMON = titles.keys(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december american iranian iraqi israeli syrian turkish russian arab arabic kurdish shia sunni islamic "
    "english christian jewish european western eastern gulf usa "
    "president minister prime secretary general colonel senator ambassador king prince sheikh government parliament state"
)
_OWNER = re.compile(r"[’']s?\Z")  # “Omar Haddad’s brother” names Omar Haddad
_SENTENCE_START = re.compile(r"(?:^|[.!?…:\n]|[“\"(])[\s“\"(]*\Z")


def capitalised(pages: Sequence[CheckedText]) -> Iterator[Proposal]:
    """Names in capitals that stand twice in a brief, or once after a title. A sentence's first word alone is none."""
    found = [candidate for page in pages for candidate in _capitals(page)]
    times = Counter(candidate.name for candidate in found)
    for candidate in found:
        if candidate.reason:
            yield candidate
        elif times[candidate.name] > 1:
            yield Proposal(
                candidate.name,
                candidate.page,
                candidate.start,
                candidate.end,
                f"stands there with capitals {times[candidate.name]} times",
            )


def _capitals(page: CheckedText) -> Iterator[Proposal]:
    text = page.prose.open
    for match in _CAPITALISED.finditer(text):
        leading = _LEADING.match(match.group())
        start, end = match.start() + (leading.end() if leading else 0), match.end()
        name = _OWNER.sub("", text[start:end])
        end = start + len(name)
        titled = bool(_AFTER_TITLE.search(text[max(0, start - 20) : start]))
        alone = " " not in name
        if not name or "\n" in name or all(word.lower() in _COMMON for word in name.split()):
            continue
        if alone and not leading and _SENTENCE_START.search(text[max(0, start - 4) : start]):
            continue
        if not _is_known(page, start, end):
            yield Proposal(name, page, start, end, "stands after a title" if titled and not alone else "")
