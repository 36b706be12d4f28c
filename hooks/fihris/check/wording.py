"""Advice on Arabic wording: what an editor would stumble over, though no rule of spelling forbids it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from fihris.check.page import CheckedText
from fihris.check.sources import Record
from fihris.model import Lang, Registry
from fihris.report import Problem, Severity
from fihris.text.clitics import is_definite
from fihris.text.fold import fold, fold_key
from fihris.text.sentences import sentences

NATIONALITIES, NEAR = 3, 16
"""So many in one sentence, within so many words; the reader has understood whose it is at the first."""
REPEATED: Final = 0.8
"""Of the words of a note, found in one paragraph: what is left adds nothing to it."""
NOTE_WORDS: Final = 4

# Names of groups begin with these, and each is a verbal noun as well: «ساعده على تنظيم داعش» is "helped him organise ISIS".
_VERBAL_NOUNS: Final = frozenset(["تنظيم", "اتحاد", "تحالف", "ائتلاف", "تجمع", "تكتل", "تشكيل", "حشد", "انتقال"])
# What takes على or في and a verbal noun; folded, and without what is joined to them.
_TAKERS: Final = (
    "(?:ال)?(?:يساعد|تساعد|ساعد|مساعد|يعاون|تعاون|عاون|معاون|يعين|تعين|اعان|اعانة|يشجع|تشجع|شجع|تشجيع|يحث|تحث|حث|حثت|يحرص|تحرص|حرص|حريص|"
    "قادر|قدرة|يقدر|تقدر|يعمل|تعمل|عمل|يقدم|تقدم|اقدم|اقدام|يجبر|تجبر|اجبر|اجبار|يدرب|تدرب|درب|تدريب|يتفق|تتفق|اتفق|اتفاق|"
    "يسهم|تسهم|اسهم|اسهام|يشارك|تشارك|شارك|مشارك|نجح|نجاح)(?:ة|ه|ت|وا|ون|ين|ها|هم|تها|ته|تهم)?"
)
_TRAP: Final = rf"(?<!\w)[وفلب]?{_TAKERS}(?: [^\s،؛.]+){{0,5}} (?:علي|في) "

_BRIEF: Final = "ايجاز|محور"
_TEXTS: Final = "تقرير|ورق[ةه]|دراس[ةه]|مقال[ةه]?|تحليل|بحث|نص"
_SAYS: Final = (
    "[يت]ري|[يت]قدر|[يت]ذكر|[يت]قول|[يت]وضح|[يت]بين|[يت]تناول|[يت]عرض|[يت]خلص|[يت]عتبر|[يت]ناقش|[يت]رجح|[يت]توقع"
)
_OF_ITSELF: Final = re.compile(
    rf"(?<!\w)[وف]?(?:(?:{_SAYS}|بحسب|حسب|وفق|في تقدير|في راي|كما [يت]راها) (?:هذا |هذه )?ال(?:{_BRIEF})"
    rf"|(?:في )?(?:هذا|هذه) ال(?P<other>{_TEXTS}|{_BRIEF}))(?!\w)"
)
_JOINED: Final = re.compile(r"^[وف]?(?:[بكل]?ال|لل)")
_LITTLE: Final = 3
"""Words of so few letters (في، من، عن) tell nothing of what is said."""


def text(page: CheckedText, registry: Registry) -> Iterator[Problem]:
    """Advice on an Arabic text of a brief."""
    yield from _verbal_nouns(page)
    yield from _of_itself(page)
    yield from _nationalities(page, registry)


def notes(record: Record, body: str) -> Iterator[Problem]:
    """Margin notes that say what a paragraph of the text says. `body` is its plain text."""
    paragraphs = [frozenset(_telling(paragraph)) for paragraph in body.split("\n")]
    for index, note in enumerate(record.value.get("notes", ())):
        words = _telling(_said(note))
        if len(words) < NOTE_WORDS:
            continue
        shared = max((sum(word in each for word in words) for each in paragraphs), default=0)
        if shared >= REPEATED * len(words):
            place = record.at("notes", index, "text", Lang.AR)
            message = "the note repeats the paragraph it stands beside"
            hint = "say what the paragraph does not, or take the note out"
            yield Problem(record.path, *place, "note-repeats", Severity.NOTICE, message, hint)


def _said(note: Mapping[str, Any]) -> str:
    return str(note["text"][Lang.AR])


def _telling(words: str) -> list[str]:
    """The words that say something, without what is joined in front."""
    found = re.findall(r"\w+", fold_key(words))
    return [_JOINED.sub("", word) for word in found if len(word) > _LITTLE or word.isdigit()]


def _verbal_nouns(page: CheckedText) -> Iterator[Problem]:
    """The name of a group after «ساعد … على», where its first word is read as what somebody is helped to do."""
    surfaces = {each.surface for each in page.mentions if each.surface.split()[0] in _VERBAL_NOUNS}
    folded = fold(page.prose.text)
    for surface in sorted(surfaces):
        pattern = rf"{_TRAP}(?P<name>{re.escape(fold(surface).text)})(?!\w)"
        for found in re.finditer(pattern, folded.text):
            start, end = folded.span(*found.span("name"))
            message = f"«{surface}» is read as a verbal noun here: helped to … it"
            hint = f"say what is done: في قتال …, في مواجهة …, أو «{surface.split()[-1]}» وحدها"
            yield page.body.problem(start, end, "verbal-noun", Severity.NOTICE, message, hint)


def _of_itself(page: CheckedText) -> Iterator[Problem]:
    """A text that speaks of itself. «هذا التقرير» is another's where the text has named a report before."""
    folded = fold(page.prose.text)
    for found in _OF_ITSELF.finditer(folded.text):
        other = found["other"]
        if other and re.search(rf"(?<!\w)\w{{0,3}}{other}", folded.text[: found.start()]):
            continue
        start, end = folded.span(*found.span())
        words = page.prose.text[start:end]
        hint = "say the thing itself; where only the source says it: «في تقدير كاتب الأصل»"
        yield page.body.problem(
            start, end, "self-reference", Severity.NOTICE, f"the text speaks of itself: «{words}»", hint
        )


def _nationalities(page: CheckedText, registry: Registry) -> Iterator[Problem]:
    """A nationality that stands again and again in one sentence."""
    listed = {
        fold_key(form): form
        for each in (*registry.actors.values(), *registry.places.values())
        for form in each.nisba.ar
    }
    forms = {made: stem for stem in listed for made in _inflected(stem)}
    for start, end in sentences(page.prose.text):
        places: dict[str, list[int]] = defaultdict(list)
        for place, stem in _adjectives(re.findall(r"\w+", fold_key(page.prose.text[start:end])), forms):
            places[stem].append(place)
        for stem, held in places.items():
            if any(last - first < NEAR for first, last in zip(held, held[NATIONALITIES - 1 :], strict=False)):
                message = f"«{listed[stem]}» stands {len(held)} times in one sentence"
                hint = "say it once; a link says who is meant: [وزير الدفاع](actor:…)"
                yield page.body.problem(start, end, "nationality-repeated", Severity.NOTICE, message, hint)


def _inflected(stem: str) -> Iterator[str]:
    for ending in ("", "ه", "ة", "ين", "ون", "ات", "ان", "تين", "تان", "ا"):
        yield f"{stem}{ending}"


def _adjectives(words: Sequence[str], forms: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Where a nationality describes a noun: both have the article or neither has. «اغتيال الأمريكي» is of a man."""
    for place, (noun, word) in enumerate(pairwise(words), start=1):
        stem = forms.get(_JOINED.sub("", word))
        if stem and is_definite(noun) is is_definite(word):
            yield place, stem
