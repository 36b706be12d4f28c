"""The one table of pages: of each kind that the site makes its addresses, the length of its lists, and the places others may point at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from fihris.address import (
    AND,
    BALANCE,
    COMPARE,
    DATA,
    GRAPH,
    HOME,
    MISSING,
    OFFICES,
    SEARCH,
    TIMELINE,
    TOPICS,
    TRANSLATIONS,
    WANTED,
)
from fihris.model import PageKind
from fihris.weights import Weights


@dataclass(frozen=True, slots=True)
class Made:
    """A kind of page that the site makes.

    `path` matches the address of every page of the kind that there is or may come to be. `a_page` is how many items a list
    shows on one page. Where they are sentences or sections, `further` is how many stand on one after the first, which has nothing else, `over` how many more its last one may have, for a few stand on no page of their own,
    and `room` how many bytes they may take on the first and on a further one. `anchors` matches what the template lets others point at, beside an author's own headings.
    `written` tells that the first page has a file of an author's.
    """

    path: re.Pattern[str]
    anchors: re.Pattern[str]
    a_page: int = 0
    written: bool = False
    over: int = 0
    further: int = 0
    room: tuple[int, int] = (0, 0)

    def pages(self, items: int) -> int:
        """How many pages a list takes; one at least: an empty list has a page that says so."""
        return max(1, -(-items // self.a_page))

    def parted(self, weights: Iterable[Weights]) -> list[tuple[int, int]]:
        """Where the pages of a list of such begin and end: each has as many as it may, fewer where they are heavy, and one at least."""
        briefs = list(weights)
        items, ends = sum(len(each) - 1 for each in briefs), [0]
        done = count = taken = 0
        for heading, *sentences in briefs:
            above = heading
            for weight in sentences:
                size, room = (
                    (self.further or self.a_page, self.room[1]) if len(ends) > 1 else (self.a_page, self.room[0])
                )
                full = count >= size and items - done > self.over
                if count and (full or taken + above + weight > room):
                    ends.append(done)
                    count, taken, above = 0, 0, heading
                done, count, taken, above = done + 1, count + 1, taken + above + weight, 0
        return list(pairwise([*ends, items]))


_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_PAGE = r"(?P<number>/(?:[2-9]|[1-9]\d+))?"
_MENTION = rf"(?:-{_ID}-\d+)?"
_SENTENCE = r"s\d+-[0-9a-f]{4}(?:-\d+)?"


def _made(path: str, anchors: str = "", a_page: int = 0, *, written: bool = False) -> Made:
    every = "f-content" + (f"|{anchors}" if anchors else "")
    return Made(re.compile(path + (_PAGE if a_page else "")), re.compile(every), a_page, written)


def _index(folder: str, anchors: str) -> Made:
    return _made(rf"{folder}/(?:index|kinds(?:/{_ID})?)", f"letter-[0-9a-f]+|{anchors}", 100)


def _one(folder: str, anchors: str = "mentions|together|events|topics") -> Made:
    made = _made(rf"{folder}/{_ID}", anchors, 10, written=True)
    return replace(made, over=8, further=20, room=(8_600, 20_000))


MADE: Mapping[PageKind, Made] = {
    PageKind.HOME: _made(HOME, "newest|judgements|who|strip", a_page=20, written=True),
    PageKind.BRIEF: _made(
        rf"briefs/\d{{4}}/{_ID}/index",
        rf"s\d+{_MENTION}|{_SENTENCE}|reference-\d+|judgements|analysis|event|summary|part-\d+|mentioned|notes|also|bibliography|work-\d+|imprint|source|cite|end|apparatus",
        written=True,
    ),
    PageKind.SECTION: _made(
        rf"briefs/\d{{4}}/{_ID}/\d\d-{_ID}",
        rf"s\d+{_MENTION}|{_SENTENCE}|mentioned|qualified|relations|related|cite",
        written=True,
    ),
    PageKind.ACTORS: _index("actors", f"most|kind-{_ID}"),
    PageKind.PLACES: _index("places", f"kind-{_ID}"),
    PageKind.ACTOR: _one("actors", "holders|offices|mentions|relations|together|events|topics|around"),
    PageKind.PLACE: _one("places"),
    PageKind.TOPICS: _made(TOPICS, _ID, 100),
    PageKind.TOPIC: replace(_made(rf"topics/{_ID}", rf"actors|related|{_ID}", 40), room=(18_000, 18_000)),
    PageKind.AUTHOR: _made(rf"authors/{_ID}", "papers", 40),
    PageKind.TIMELINE: _made(
        rf"{TIMELINE}(?:/(?:of|on)-{_ID})?", rf"y\d{{4}}|f-all|f-undated|f-outlook|f-of-{_ID}|f-on-{_ID}", 20
    ),
    PageKind.GRAPH: _made(GRAPH, r"around|said-\d+|side-\d+|f-sides"),
    PageKind.PAIR: _made(rf"pairs/{_ID}{AND}{_ID}", rf"f-from-{_ID}|f-order|f-shared"),
    PageKind.COMPARE: _made(COMPARE, "f-pairs", 100),
    PageKind.BALANCE: _made(rf"{BALANCE}(?:/{_ID}{AND}{_ID})?", rf"f-{_ID}{AND}{_ID}", 60),
    PageKind.TRANSLATIONS: _made(TRANSLATIONS, "stale|missing|unmarked|current", 60),
    PageKind.WANTED: _made(WANTED, "f-names|f-works"),
    PageKind.OFFICES: _made(OFFICES, r"f-\d{4}"),
    PageKind.SEARCH: _made(SEARCH),
    PageKind.DATA: _made(DATA, _ID),
    PageKind.MISSING: _made(MISSING),
}
"""By kind; an address belongs to the first that it matches."""


@lru_cache(1 << 16)  # at each save while the site is served it is asked of every file
def kind_at(path: str) -> PageKind:
    """The kind of page that stands at an address, or may come to stand there: the site makes one for what is yet to be
    written."""
    return next((kind for kind, made in MADE.items() if made.path.fullmatch(path)), PageKind.PLAIN)


def is_free(path: str, langs: Iterable[str]) -> bool:
    """Whether an author's file may stand at an address of a site in these languages: no page is made there, but the one that
    shows the file's words."""
    made = MADE.get(kind_at(path))
    in_other_language = path.partition("/")[0] in langs
    return not in_other_language and (made is None or (made.written and not _is_numbered(made, path)))


def _is_numbered(made: Made, path: str) -> bool:
    found = made.path.fullmatch(path)
    return bool(found and "number" in made.path.groupindex and found["number"])


def is_anchor(kind: PageKind, anchor: str) -> bool:
    """Whether pages of a kind have such an anchor, beside those of an author's headings."""
    return bool((MADE[kind].anchors if kind in MADE else _PLAIN).fullmatch(anchor))


_PLAIN = re.compile("f-content")


def base(path: str) -> str:
    """The list of which this is a page after the first; "" where it is none."""
    first, _, number = path.rpartition("/")
    return first if _NUMBER.fullmatch(number) and kind_at(first) not in _SINGLE else ""


_NUMBER = re.compile(r"[2-9]|[1-9]\d{1,4}")
_SINGLE = {PageKind.PLAIN, PageKind.BRIEF, PageKind.SECTION, PageKind.PAIR}
"""Kinds of which no page was ever a list; that of relations was one."""
