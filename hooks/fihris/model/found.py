"""What nobody wrote and the build found out: mentions, sentences, backlinks, and all that follows of them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from fihris.model.corpus import Brief, Corpus, Document, Event, Relation, Section, Translation, TranslationState
from fihris.model.pages import Route
from fihris.model.registry import EntityKind, Polarity, Registry, Tenure
from fihris.model.words import Lang, Text


class MentionClass(StrEnum):
    NAME = "name"
    ALIAS = "alias"
    WEAK = "weak"
    METONYM = "metonym"
    NISBA = "nisba"
    EXPLICIT = "explicit"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A surface form resolved to one actor or place, and the rule that resolved it.

    `start` and `end` are code points in the Markdown text that was searched (front matter included when the
    text had any); `line` and `column` count from 1 in the same text.
    """

    start: int
    end: int
    line: int
    column: int
    surface: str
    id: str
    kind: EntityKind
    cls: MentionClass
    rule: str


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A surface form that no rule resolves, with everything it could mean."""

    start: int
    end: int
    line: int
    column: int
    surface: str
    candidates: tuple[str, ...]
    reason: str

    def repairs(self, registry: Registry) -> list[str]:
        """What an author may write for the name: whom it means, or that it is none."""
        known = dict.fromkeys(self.candidates)
        meant = [f"[{self.surface}]({'actor' if id in registry.actors else 'place'}:{id})" for id in known]
        return [*meant, f"[{self.surface}](not:mention)"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence around a mention, as plain text; the mention is `text[start:end]`. `before` is the sentence before, where
    this one leans on it, or ""."""

    text: str
    start: int
    end: int
    before: str = ""


@dataclass(frozen=True, slots=True)
class Backlink:
    """A mention seen from the actor or place it names. `section` is the id of a section, or of a brief for its own page;
    `anchor` leads to the mention's sentence there."""

    entity: str
    kind: EntityKind
    lang: Lang
    section: str
    anchor: str
    cls: MentionClass
    rule: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text: the id of the element that holds it in a page, and its span in the plain text."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentences(Sequence[Sentence]):
    """The sentences of a text, in few letters: a site has more of them than of all else. `ids` are parted by spaces, `spans` are starts and ends in turn."""

    ids: str
    spans: bytes

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> Sentences:
        every = list(sentences)
        spans = array("I", (place for each in every for place in (each.start, each.end)))
        return cls(" ".join(each.id for each in every), spans.tobytes())

    def __iter__(self) -> Iterator[Sentence]:
        spans = array("I", self.spans)
        return map(Sentence, self.ids.split(), spans[::2], spans[1::2])

    def __len__(self) -> int:
        return len(self.spans) // (2 * _NUMBER)

    def __getitem__(self, index: Any) -> Any:
        return tuple(self)[index]

    def at(self, place: int) -> str:
        """The id of the one that holds a place, or stands before it; of the first for what is before all; "" where there is none."""
        starts = array("I", self.spans)[::2]
        return self.ids.split()[max(bisect_right(starts, place) - 1, 0)] if starts else ""


_NUMBER: Final = array("I").itemsize


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A document with what was found in it. `longer` are names without a record that one with a record stands in. `anchors` has the mentions' own anchors, in their order; nisba have "" for one."""

    section: str
    lang: Lang
    document: Document
    mentions: tuple[Mention, ...]
    unsettled: tuple[Unsettled, ...]
    longer: tuple[Unsettled, ...]
    anchors: tuple[str, ...]
    sentences: Sentences
    years: tuple[str, ...]
    words: int
    plain: str

    def sentence_at(self, place: int) -> str:
        """The id of the sentence that holds a place of the plain text; "" where there is none."""
        return self.sentences.at(place)


@dataclass(frozen=True, slots=True)
class Change:
    """A day on which a record was changed, and which fields of it; none of one that was new."""

    day: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name in a text that may be an actor's, and has no record: where it stands, by language, section and sentence."""

    name: str
    lang: Lang
    section: str
    sentence: str


@dataclass(frozen=True, slots=True)
class CrossReference:
    """What a section (or a brief's own page) is about: declared topics; actors, places and years found, with counts."""

    topics: tuple[str, ...]
    actors: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]
    years: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kinship:
    """A related section, and the actors and topics it shares."""

    section: str
    actors: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityCounts:
    """How often an actor or place is mentioned, in how many sections and briefs; its nisba apart."""

    mentions: int = 0
    sections: int = 0
    briefs: int = 0
    nisba: int = 0


@dataclass(frozen=True, slots=True)
class Edition:
    """One language's view of what nobody wrote down. `routes` has its pages, by path. `moments` are what its timeline shows
    in order: events by year, and (None) years that texts name though nothing is dated then; `years` says where each begins."""

    lang: Lang
    texts: Mapping[str, LinkedText]
    backlinks: Mapping[tuple[EntityKind, str], tuple[Backlink, ...]]
    counts: Mapping[tuple[EntityKind, str], EntityCounts]
    cross: Mapping[str, CrossReference]
    related: Mapping[str, tuple[Kinship, ...]]
    by_topic: Mapping[str, tuple[str, ...]]
    by_year: Mapping[str, tuple[str, ...]]
    moments: tuple[tuple[str, Event | None], ...]
    years: Mapping[str, int]
    co_mentions: Mapping[tuple[EntityKind, str], tuple[tuple[str, int], ...]]
    routes: Mapping[str, Route]


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation between the actors of two sides. `year` is that of its date, else of the time of which its brief speaks, or ""."""

    year: str
    polarity: Polarity
    relation: Relation


@dataclass(frozen=True, slots=True)
class Titles:
    """What a text is called in a language. `short` is the title for narrow places, or ""."""

    title: str
    short: str
    description: str


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of a section, or of a brief's own page (0), where it is named: it stays the same while its text is written on. `date` is
    that under which the brief is listed."""

    brief: str
    number: int
    stem: str
    date: str
    titles: Mapping[Lang, Titles]

    @classmethod
    def of(cls, of: Brief | Section, brief: Brief) -> Head:
        titles = {lang: Titles(each.title, each.short, each.description) for lang, each in of.documents.items()}
        return cls(brief.id, *((of.number, of.stem) if isinstance(of, Section) else (0, "index")), brief.date, titles)


@dataclass(frozen=True, slots=True)
class Site:
    """Everything, complete for both languages before the first page is rendered. `before` has for each brief the one before it in time, for the
    oldest the newest, `heads` what is said of each text where it is named. `stated_of` has of the relations of an actor what is stated outright,
    once, and how often, `records` of each brief all but its texts, which stays the same while they are written on, `between` what is stated between two sides. `past` has the last changes of each record, by its path,
    and `fields` what the fields of records are called. `states` says of each text how its translation stands, and nothing of
    what it says. `summed` are sums of its records that are known already, by their numbers (`sums.py`)."""

    corpus: Corpus
    briefs: Mapping[str, Brief]
    records: Mapping[str, Brief]
    sections: Mapping[str, Section]
    heads: Mapping[str, Head]
    before: Mapping[str, str]
    timeline: tuple[Event, ...]
    undated: tuple[Event, ...]
    events_of: Mapping[tuple[EntityKind, str], tuple[Event, ...]]
    relations: tuple[Relation, ...]
    relations_of: Mapping[str, tuple[Relation, ...]]
    stated_of: Mapping[str, tuple[tuple[Relation, int], ...]]
    between: Mapping[tuple[str, str], Sequence[Statement]]
    members_of: Mapping[str, tuple[str, ...]]
    offices_of: Mapping[str, tuple[Tenure, ...]]
    wanted: tuple[Wanted, ...]
    past: Mapping[str, tuple[Change, ...]]
    fields: Mapping[str, Text]
    translations: Mapping[str, Translation]
    states: Mapping[str, TranslationState]
    editions: Mapping[Lang, Edition]
    summed: Mapping[int, tuple[object, str]] = field(default_factory=dict, compare=False, repr=False)
