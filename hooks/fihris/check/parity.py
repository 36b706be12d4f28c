"""A section and its twin say the same: figures, dates, actors, links. And a translation knows what it translates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate

from fihris.check import numbers
from fihris.check.page import CheckedText
from fihris.model import (
    Corpus,
    Document,
    EntityKind,
    Lang,
    MentionClass,
    Registry,
    Translation,
    TranslationState,
)
from fihris.report import Problem, Severity
from fihris.text import stated
from fihris.text.fingerprint import exact, of_words

_MAY_BE_WORDS = 12
"""Up to here a good translation may say a number in other words (a dozen, twice); beyond, it writes digits."""

_NAMES = {Lang.AR: "the Arabic", Lang.EN: "the English"}
_TRANSLATED = "the translated"


# ---------------------------------------------------------------- what both say


def twins(arabic: CheckedText, english: CheckedText, registry: Registry) -> Iterator[Problem]:
    """What stands in one of the two alone. It is shown in the English file, in the block that answers to it."""
    pair = _Twins(arabic, english)
    for lang in (arabic.document.lang, english.document.lang):
        yield from pair.figures(lang)
        yield from pair.dates(lang)
        yield from pair.actors(lang, registry)
        yield from pair.links(lang)


class _Twins:
    """Both texts. Each method compares what `lang` says with what the other does, and tells each thing once."""

    def __init__(self, arabic: CheckedText, english: CheckedText) -> None:
        self._pages = {Lang.AR: arabic, english.document.lang: english}
        self._second = english.document.lang
        self._digits = {lang: _first(_numbers(page, lang)) for lang, page in self._pages.items()}
        self._dates = {lang: _first(_stated(page, lang)) for lang, page in self._pages.items()}
        self._actors = {lang: _mentioned(page) for lang, page in self._pages.items()}
        self._known = {lang: {(each.kind, each.id) for each in page.mentions} for lang, page in self._pages.items()}
        self._links = {lang: _first(_linked(page)) for lang, page in self._pages.items()}

    def _other(self, lang: Lang) -> Lang:
        return self._second if lang is Lang.AR else Lang.AR

    def figures(self, lang: Lang) -> Iterator[Problem]:
        other = self._other(lang)
        known = self._digits[other].keys() | _parts(self._dates[other])
        missing = {value: place for value, place in self._digits[lang].items() if value not in known}
        words = numbers.in_words(self._pages[other].body.words, other) if missing else set()
        unmatched = not numbers.knows_words(self._second) or any(
            _weight(word) is Severity.WARNING for word in words - set(self._digits[lang])
        )
        for value, place in missing.items():
            if value not in words:
                weight = (
                    Severity.NOTICE if unmatched else _weight(value)
                )  # words may say it in a way that is not known here
                yield self._only_in(
                    lang, place, "parity-figure", weight, f"the number {_short(value)}", "translate it, or correct it"
                )

    def dates(self, lang: Lang) -> Iterator[Problem]:
        for date, place in self._dates[lang].items():
            if date not in self._dates[self._other(lang)]:
                yield self._only_in(
                    lang,
                    place,
                    "parity-date",
                    Severity.NOTICE,
                    f"the date {date}",
                    "say the same date in both languages",
                )

    def actors(self, lang: Lang, registry: Registry) -> Iterator[Problem]:
        offsets = self._pages[lang].prose.offsets
        for key, start in self._actors[lang].items():
            if key not in self._known[self._other(lang)]:  # «الولايات المتحدة» may well become an adjective: “American”
                kind, id = key
                name, place = registry.entity(kind, id).name[self._other(lang)], offsets.place(start)
                yield self._only_in(
                    lang,
                    place,
                    "parity-actor",
                    Severity.NOTICE,
                    f"{kind} {id} (“{name}”)",
                    "name it there too, unless a pronoun is enough",
                )

    def links(self, lang: Lang) -> Iterator[Problem]:
        for target, place in self._links[lang].items():
            if target not in self._links[self._other(lang)]:
                yield self._only_in(
                    lang,
                    place,
                    "parity-link",
                    Severity.NOTICE,
                    f"the link to {_short(target)}",
                    "link to the same page in both languages",
                )

    def _only_in(self, lang: Lang, place: int, code: str, severity: Severity, what: str, hint: str) -> Problem:
        """Something of `lang` at `place` that the other text has not."""
        english = self._pages[self._second]
        where = place if lang is self._second else self._answering(place)
        line, column = english.body.at(where)
        return Problem(
            english.document.path,
            line,
            column,
            code,
            severity,
            f"{what} stands in {_NAMES.get(lang, _TRANSLATED)} {english.part} only",
            hint,
        )

    def _answering(self, place: int) -> int:
        """The start of the English block in the same position; of the text, where the two are not cut alike."""
        ours, theirs = self._blocks[Lang.AR], self._blocks[self._second]
        return theirs[bisect_right(ours, place) - 1] if len(ours) == len(theirs) else 0

    @cached_property
    def _blocks(self) -> dict[Lang, list[int]]:
        """Where the blocks of the plain texts begin."""
        return {
            lang: [0, *accumulate(len(block) + 1 for block in page.prose.text.rstrip("\n").split("\n"))][:-1]
            for lang, page in self._pages.items()
        }


def _first(found: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Each thing with the place where it stands first."""
    places: dict[str, int] = {}
    for thing, place in found:
        places.setdefault(thing, place)
    return places


def _numbers(page: CheckedText, lang: Lang) -> Iterator[tuple[str, int]]:
    return ((number.value, number.start) for number in numbers.in_digits(page.body.words, lang))


def _stated(page: CheckedText, lang: Lang) -> Iterator[tuple[str, int]]:
    return ((spoken.date, spoken.start) for spoken in stated.find(page.body.words, lang) if spoken.date)


def _parts(dates: Iterable[str]) -> set[str]:
    """The years, months and days of dates: 7/8/2023 says the numbers of 7 August 2023."""
    return {str(int(part)) for each in dates for end in each.split("/") for part in end.split("-")}


def _mentioned(page: CheckedText) -> dict[tuple[EntityKind, str], int]:
    """Each actor and place with its first mention's place in the Markdown."""
    places: dict[tuple[EntityKind, str], int] = {}
    for mention in page.mentions:
        if mention.cls is not MentionClass.NISBA:
            places.setdefault((mention.kind, mention.id), mention.start)
    return places


def _linked(page: CheckedText) -> Iterator[tuple[str, int]]:
    links = (link for link in page.prose.links if not link.target.startswith(("actor:", "place:", "topic:", "not:")))
    return ((link.target, link.start) for link in links)


def _weight(value: str) -> Severity:
    small = value.isdecimal() and len(value) < 3 and int(value) <= _MAY_BE_WORDS
    return Severity.NOTICE if small else Severity.WARNING


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


# ---------------------------------------------------------------- what a translation translates


def translation_status(corpus: Corpus, declared: Mapping[str, str]) -> tuple[Translation, ...]:
    """The state of every brief, section and plain page. `declared` has `translated` of the English files, by path."""
    return tuple(translation(id, documents, declared) for id, documents in pairs(corpus))


def pairs(corpus: Corpus) -> Iterator[tuple[str, Mapping[Lang, Document]]]:
    """The documents of one text in its languages, with the id of the brief or section, or the path of the page."""
    for brief in corpus.briefs:
        yield brief.id, brief.documents
        yield from ((section.id, section.documents) for section in brief.sections)
    yield from pages(corpus)


def pages(corpus: Corpus) -> Iterator[tuple[str, Mapping[Lang, Document]]]:
    """The plain pages in their languages, those with an Arabic text."""
    found: dict[str, dict[Lang, Document]] = {}
    for page in corpus.pages:
        found.setdefault(page.path.split("/", 2)[2].removesuffix(".md"), {})[page.lang] = page
    yield from ((id, documents) for id, documents in found.items() if Lang.AR in documents)


def translation(id: str, documents: Mapping[Lang, Document], declared: Mapping[str, str]) -> Translation:
    """The state of one text."""
    arabic = documents[Lang.AR]
    english = next((each for lang, each in documents.items() if lang is not Lang.AR), None)
    said = declared.get(english.path, "") if english else ""
    if not said:
        return Translation(id, arabic, english, TranslationState.UNMARKED if english else TranslationState.MISSING, "")
    now = _fingerprint(arabic)
    follows = said in {now, exact(arabic.title, arabic.description, arabic.body)}
    return Translation(id, arabic, english, TranslationState.CURRENT if follows else TranslationState.STALE, now)


def stale(of: Translation, line: int, column: int) -> Iterator[Problem]:
    """The problem of a twin that does not say what it translates, or that translates an older text."""
    if of.twin is None:
        return
    if of.state is TranslationState.STALE:
        yield Problem(
            of.twin.path,
            line,
            column,
            "stale-twin",
            Severity.NOTICE,
            f"{of.document.path} has changed since this was translated",
            f"bring the translation up to date, then: {_confirmation(of)}",
        )
    elif of.state is TranslationState.UNMARKED:
        yield Problem(
            of.twin.path,
            line,
            column,
            "twin-unmarked",
            Severity.NOTICE,
            f"this file does not say which text of {of.document.path} it translates",
            f"if it is complete: {_confirmation(of)}",
        )


def _confirmation(of: Translation) -> str:
    """How an author says that a translation is complete: by a command, or in a browser by hand."""
    line = f'write `translated: "{of.current or _fingerprint(of.document)}"` into its front matter'
    return f"fihris translate {of.document.path} --done, or {line}" if "/briefs/" in of.document.path else line


def _fingerprint(document: Document) -> str:
    return of_words(document.title, document.description, document.reading.text)
