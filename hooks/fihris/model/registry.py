"""Who and what the texts may speak of: actors, places, offices, topics, authors, and the words for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from fihris.model.words import Forms, Origin, Text


class EntityKind(StrEnum):
    ACTOR = "actor"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of actor or place. `shape` is the family a reader sees: person, org, state or place. `title` heads the list of them;
    `type` is that of schema.org, or Position; `gender` is that of most Arabic names of the kind, or ""."""

    id: str
    label: Text
    plural: Text
    shape: str
    title: Text
    gender: str = ""
    type: str = "Thing"


@dataclass(frozen=True, slots=True)
class Role:
    """An office or part as a brief states it. `section` names the brief or section that states it."""

    label: Text
    section: str


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Belonging to another actor as a brief states it."""

    actor: str
    section: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office, and when a source says so: `term` is EDTF, a date or an interval, `..` for an open end.
    `section` names the brief or section that states it, or `source` another source; one of them is ""."""

    actor: str
    term: str
    section: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office and one of its holders."""

    office: str
    holder: Holder


@dataclass(frozen=True, slots=True)
class Grammar:
    """How an actor's names stand in a sentence, as its record says or, where it does not, as the names themselves tell.

    In Arabic `gender` is masculine, feminine or "" (not known), `number` singular, dual or plural (of people alone: of
    things Arabic speaks as of one woman), and the other cases are "" where they are like the nominative. In the second language
    `running` is the name within a sentence, with its article, or "" where that is the name; `several` says that it takes a
    plural verb.
    """

    gender: str
    number: str
    genitive: str
    accusative: str
    running: str
    several: bool


UNINFLECTED = Grammar("", "singular", "", "", "", False)


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor or a place of the registry.

    `aliases` name it always; `weak` only where the brief establishes it elsewhere; `metonyms` unless the
    context makes them the place; `lead` says who it is in at most 25 words; `side` is the actor on whose side it stands, where that is not its country; `wikidata` its number there, Q and digits; `point` is where a place is on a map, in degrees east and north; `nisba` are adjectives, counted apart; `offices` (of a body) and `titles` (of an
    office: they mean its holder) resolve where the nationality (`country`, the id of a state) is settled. Where `brief`
    names one, the forms mean the actor in that brief alone, or where a link of the author's says so.
    """

    id: str
    entity: EntityKind
    kind: str
    name: Text
    sort: Text
    origin: Origin
    aliases: Forms = Forms()
    weak: Forms = Forms()
    metonyms: Forms = Forms()
    nisba: Forms = Forms()
    offices: Forms = Forms()
    titles: Forms = Forms()
    holders: tuple[Holder, ...] = ()
    brief: str = ""
    country: str = ""
    roles: tuple[Role, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    note: Text = Text()
    grammar: Grammar = UNINFLECTED
    lead: Role | None = None
    side: str = ""
    wikidata: str = ""
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What sections are about. A finer one belongs to a `broad` one, and is a heading of that one's page."""

    id: str
    label: Text
    note: Text = Text()
    broad: str = ""


class Polarity(StrEnum):
    """How two actors stand to each other in a relation, the gravest first."""

    CONFRONTATION = "confrontation"
    DISPUTE = "dispute"
    COOPERATION = "cooperation"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class RelationKind:
    """A kind of relation, as sentences with slots for the two names (text/grammar.py), by language: in Arabic by what the verb agrees
    with, elsewhere by number. There are none where only a relation's own sentence can say what is meant. `arrow` is a noun for
    it, as short as an arrow has room for, or empty."""

    id: str
    sentences: Mapping[str, Mapping[str, str]]
    polarity: Polarity
    arrow: Text

    def forms(self, lang: str) -> Mapping[str, str]:
        """Its sentences in a language; empty where it has none."""
        return self.sentences.get(lang, {})


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of paper. `csl` is the type by which citation styles know it (CSL 1.0.2, appendix III)."""

    id: str
    label: Text
    csl: str


@dataclass(frozen=True, slots=True)
class Licence:
    """Terms on which a text may be used again. `url` leads to their wording, or is ""."""

    id: str
    label: Text
    url: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a paper: a person or a body. `id` is "" for one who has no record, and so no page; `family` is the end of the
    name by which a person is listed, "" where nobody says it; `orcid` has its hyphens and no address before it."""

    id: str
    name: Text
    family: Text = Text()
    role: Text = Text()
    affiliation: Text = Text()
    note: Text = Text()
    link: str = ""
    orcid: str = ""
    origin: Origin = Origin("")


@dataclass(frozen=True, slots=True)
class Registry:
    actors: Mapping[str, Entity]
    places: Mapping[str, Entity]
    topics: Mapping[str, Topic]
    kinds: Mapping[str, Kind]
    relation_kinds: Mapping[str, RelationKind]
    authors: Mapping[str, Author] = field(default_factory=dict)
    genres: Mapping[str, Genre] = field(default_factory=dict)
    licences: Mapping[str, Licence] = field(default_factory=dict)

    def entity(self, kind: str, id: str) -> Entity:
        return (self.actors if kind == EntityKind.ACTOR else self.places)[id]
