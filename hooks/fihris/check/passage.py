"""Words that stand at one place of a file: a body, or one line of its front matter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from fihris.check import marks
from fihris.check.lines import Lines
from fihris.check.marks import Marks, Pair, Unpaired
from fihris.model import LANGS, Document, Lang
from fihris.report import Fix, Problem, Severity
from fihris.text import scripts
from fihris.text.fold import fold
from fihris.text.markdown import read
from fihris.text.reading import HIDDEN, Reading, Span


@dataclass(frozen=True)
class Passage:
    """The plain text of Markdown that begins at `line` and `column` of the file at `path`.

    `title` says that all of it is one; `evidence` are the words that front matter copies from it. `copied` says that
    it is such a copy itself. Where the file writes the words in another way (YAML's escapes), `exact` is false: then
    every fault is shown at the beginning, and none is mended.
    """

    path: str
    lang: Lang
    prose: Reading
    line: int = 1
    column: int = 1
    title: bool = False
    copied: bool = False
    exact: bool = True
    evidence: tuple[str, ...] = ()

    @classmethod
    def body(cls, document: Document, prose: Reading, evidence: tuple[str, ...] = ()) -> Passage:
        return cls(document.path, document.lang, prose, document.body_line, evidence=evidence)

    @property
    def words(self) -> str:
        """The plain text, as long as it is, with code and addresses blotted out."""
        return self.prose.words

    def problem(
        self, start: int, end: int, code: str, severity: Severity, message: str, hint: str = "", new: str | None = None
    ) -> Problem:
        """A fault of the plain text from `start` to `end`. `new` are the letters to put there, where that is safe.

        What stands in a quotation is somebody else's spelling: there a warning becomes a notice.
        """
        if severity is Severity.WARNING and self.is_quoted(start):
            severity, hint = (
                Severity.NOTICE,
                f"{hint}; it stands in a quotation, so look at the source first".lstrip("; "),
            )
        line, column = self.at(start)
        fix = None if new is None else self._fix(start, end, new)
        return Problem(self.path, line, column, code, severity, message, hint, fix)

    def quotation(self, pair: Pair, house: tuple[str, str], code: str, message: str, hint: str) -> Problem:
        """A fault of the marks around a quotation; its words, and the signs of Markdown in them, stay."""
        found = self.problem(pair.start, pair.end, code, Severity.WARNING, message, hint)
        first, last = self.prose.span(pair.start, pair.end)
        old = self.prose.source[first:last]
        new = f"{house[0]}{old[1:-1]}{house[1]}"
        guarded = any(self._is_guarded_at(place) for place in (pair.start, pair.end - 1))
        # In the file a mark may be \" or &quot;: then its letters are not the mark alone.
        written = (
            old[:1] == pair.opening
            and old[-1:] == pair.closing
            and self.prose.source[max(0, first - 1) : first] != "\\" != old[-2:-1]
        )
        if guarded or not written or not self.exact or "\n" in old or self._is_evidence(first, last):
            return found
        return replace(found, fix=Fix(old, new))

    def at(self, place: int) -> tuple[int, int]:
        """Line and column in the file of a place in the plain text."""
        if not self.exact:
            return self.line, self.column
        return self.at_source(self.prose.offsets.origin(place))

    def at_source(self, origin: int) -> tuple[int, int]:
        """Line and column in the file of a place in the Markdown."""
        line, column = self.lines.at(origin)
        return self.line + line - 1, column + (self.column - 1 if line == 1 else 0)

    def is_quoted(self, place: int) -> bool:
        """Whether a place of the plain text stands between quotation marks or in a quoted block."""
        spans = self._quotations
        before = bisect_left(spans, (place, 0)) - 1
        if before >= 0 and place < spans[before][1] - 1:
            return True
        return _is_in(self._quoted, self.prose.offsets.origin(place))

    def doubt(self, place: int) -> Unpaired | None:
        """What its block leaves open about quotations, if anything."""
        doubts = self.marks.doubts
        before = bisect_right(doubts, place, key=lambda doubt: doubt.start) - 1
        return doubts[before] if before >= 0 and place < doubts[before].end else None

    def is_title(self, place: int) -> bool:
        """Whether it stands in a title: the page's, a heading, or the title of another work."""
        if self.title or (self.prose.open[place : place + 1] == HIDDEN and not self._in_link(place)):
            return True
        return _is_in(self._headings, self.prose.offsets.origin(place))

    # ------------------------------------------------------------ mending

    def _fix(self, start: int, end: int, new: str) -> Fix | None:
        first, last = self.prose.span(start, end)
        old = self.prose.source[first:last]
        if not self.exact or old != self.prose.text[start:end] or "\n" in old or self._is_guarded(start, end):
            return None
        if self._is_evidence(first, last) and fold(old).text != fold(new).text:
            return None
        return Fix(old, new)

    def _is_guarded(self, start: int, end: int) -> bool:
        """Nothing is mended in a title, in a quotation, or in what is no text."""
        return HIDDEN in self.words[start:end] or any(
            self._is_guarded_at(place) for place in (start, max(start, end - 1))
        )

    def _is_guarded_at(self, place: int) -> bool:
        return self.is_title(place) or self.is_quoted(place) or self.doubt(place) is not None

    def _is_evidence(self, first: int, last: int) -> bool:
        """Whether front matter says the same words again: mended in one place alone they would differ."""
        return self.copied or any(start < last and first < end for start, end in self._evidence)

    # ------------------------------------------------------------ found once, when a fault needs it

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.prose.source)

    @cached_property
    def marks(self) -> Marks:
        return marks.read(self.words)

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        """The outermost quotations, in order."""
        pairs = [(pair.start, pair.end) for pair in self.marks.pairs if not pair.depth]
        single = marks.single(self.words) if self.lang is Lang.AR else ()
        outermost: list[tuple[int, int]] = []
        for start, end in sorted((*pairs, *single)):
            if outermost and start < outermost[-1][1]:  # one in ' ' inside another
                outermost[-1] = outermost[-1][0], max(end, outermost[-1][1])
            else:
                outermost.append((start, end))
        return outermost

    @cached_property
    def _quoted(self) -> list[Span]:
        """Where quoted blocks stand in the Markdown."""
        return [block.span for block in self.prose.blocks if block.kind == "blockquote"]

    @cached_property
    def _headings(self) -> list[Span]:
        return [heading.span for heading in self.prose.headings]

    @cached_property
    def _evidence(self) -> list[tuple[int, int]]:
        """The spans in the Markdown that front matter copies."""
        folded = fold(self.prose.text)
        spans = []
        for words in self.evidence:
            key = fold(words).text
            place = folded.text.find(key) if key else -1
            if place >= 0:
                spans.append(self.prose.span(*folded.span(place, place + len(key))))
        return spans

    def _in_link(self, place: int) -> bool:
        before = bisect_right(self._link_starts, place) - 1
        return before >= 0 and place < self.prose.links[before].end

    @cached_property
    def _link_starts(self) -> list[int]:
        return [link.start for link in self.prose.links]


def _is_in(spans: list[Span], origin: int) -> bool:
    """Whether a place is in one of some spans, which are in order."""
    before = bisect_right(spans, (origin, len(HIDDEN) + origin)) - 1
    return any(start <= origin < end for start, end in spans[max(0, before - 1) : before + 1])


def fields(path: str, text: str, value: object, at: Callable[..., tuple[int, int]], lang: Lang) -> Iterator[Passage]:
    """The Arabic or English words of a record, each one a passage.

    `value` is the record and `at` gives line and column of the value at a path; `text` is the file's. Forms that only help
    to find a name (aliases and the like) are no words of the site, and are left out.
    """
    lines: list[str] = []
    for keys, words, spoken in _words(value, (), lang):
        lines = lines or text.split("\n")
        line, column = at(*keys)
        written = lines[line - 1][column - 1 :] if line <= len(lines) else ""
        inset = 1 if written[:1] in {'"', "'"} else 0
        yield Passage(
            path,
            spoken,
            _prose(words),
            line,
            column + inset,
            title="title" in keys or "sources" in keys,
            copied="evidence" in keys,
            exact=written.startswith(words, inset),
        )


# Letters, spaces and signs that mean nothing to Markdown, not after a digit (1. begins a list).
_NO_MARKDOWN = re.compile(r"[^\W\d_][\w \u2060\u064b-\u0652.,:;?%()/،؛؟–—’-]*\Z")


def _prose(words: str) -> Reading:
    """The words of one line; most have no sign of Markdown, and are their own plain text."""
    if _NO_MARKDOWN.match(words) and "_" not in words and "://" not in words and "www." not in words:
        return Reading(words, words, words, words)
    return read(words)


_FORMS = frozenset({"aliases", "weak", "metonyms", "nisba", "offices", "sort"})
_SPOKEN = frozenset(LANGS)
_PAGE = frozenset({"title", "description"})


def _words(value: object, keys: tuple[str | int, ...], lang: Lang) -> Iterator[tuple[tuple[str | int, ...], str, Lang]]:
    if isinstance(value, dict):
        for key, each in value.items():
            if isinstance(each, str):
                if key in _SPOKEN or (Lang.AR in value and scripts.TAG.fullmatch(key)):
                    yield (*keys, key), each, Lang(key)
                elif not keys and key in _PAGE:
                    yield (*keys, key), each, lang
            elif key not in _FORMS:
                yield from _words(each, (*keys, key), lang)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _words(each, (*keys, index), lang)
