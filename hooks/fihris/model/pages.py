"""The pages of the site."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PageKind(StrEnum):
    HOME = "home"
    BRIEF = "brief"
    SECTION = "section"
    ACTORS = "actors"
    PLACES = "places"
    ACTOR = "actor"
    PLACE = "place"
    TOPICS = "topics"
    TOPIC = "topic"
    AUTHOR = "author"
    TIMELINE = "timeline"
    GRAPH = "graph"
    PAIR = "pair"
    COMPARE = "compare"
    BALANCE = "balance"
    TRANSLATIONS = "translations"
    SEARCH = "search"
    DATA = "data"
    WANTED = "wanted"
    OFFICES = "offices"
    MISSING = "missing"
    PLAIN = "plain"
    """An author's own page: its Markdown and nothing else."""


@dataclass(frozen=True, slots=True)
class Route:
    """A page of the site. `path` is the same in every language; `of` is the id of what it shows, or "" where it shows all;
    `number` says which it is of the `pages` of its list, `shown` from where to where the sentences or sections go that it shows."""

    kind: PageKind
    path: str
    of: str = ""
    number: int = 1
    pages: int = 1
    shown: tuple[int, int] = (0, 0)
