"""What authors wrote: briefs, sections, and what is said in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from fihris.model.identity import Identity
from fihris.model.imprint import Imprint, Work
from fihris.model.registry import Registry
from fihris.model.words import Lang, Text
from fihris.text.reading import Reading


class Mode(StrEnum):
    """How a brief says something."""

    STATED = "stated"
    IMPLIED = "implied"
    BACKGROUND = "background"


class Certainty(StrEnum):
    """How sure a text is of what it says. A passage that is no plain statement of fact is a judgement or a forecast; a claim
    says it in the words of the text: it may be said, it is likely, it is feared."""

    STATED = "stated"
    JUDGEMENT = "judgement"
    FORECAST = "forecast"
    ARGUABLE = "arguable"
    LIKELY = "likely"
    POSSIBLE = "possible"
    FEARED = "feared"


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file. `short` is the title for narrow places, or ""; `body` starts at line `body_line` of the file,
    after the front matter. `reading` is what is in the body, made once for everybody."""

    path: str
    lang: Lang
    title: str
    description: str
    body: str
    body_line: int
    reading: Reading = field(repr=False, compare=False)
    short: str = ""


class TranslationState(StrEnum):
    """How a translation stands to the Arabic text as it is now."""

    STALE = "stale"
    MISSING = "missing"
    UNMARKED = "unmarked"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Translation:
    """One Arabic document and its twin. `current` is what the twin's `translated` has to be, where it says anything."""

    id: str
    document: Document
    twin: Document | None
    state: TranslationState
    current: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What a brief states between two actors. `sentence` says it in words of its own, with slots for the two names, where
    the sentence of its kind cannot."""

    source: str
    kind: str
    target: str
    mode: Mode
    evidence: Text
    section: str
    date: str = ""
    sentence: Text = Text()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. `date` is EDTF level 0/1: 2020, 2020-06, 2023-08-07/2023-08-08; "" where no text says it."""

    id: str
    date: str
    title: Text
    mode: Mode
    evidence: Text
    section: str
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Qualified:
    """A passage that is a judgement or a forecast, not a statement of fact."""

    certainty: Certainty
    evidence: Text


@dataclass(frozen=True, slots=True)
class Claim:
    """What a brief says in one sentence, and how sure it is of it. `evidence` are words of the section with the number
    `section`, 0 for the brief's own page."""

    text: Text
    certainty: Certainty
    section: int
    evidence: Text


@dataclass(frozen=True, slots=True)
class Note:
    """A margin note."""

    label: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or some body that took part in the brief's event, by side (the id of an actor, or "")."""

    actor: str
    side: str
    role: Text
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number the brief states. `section` is the number of the section, 0 for the brief's own page."""

    value: Text
    label: Text
    section: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A title the source recommends. Not on this site unless `brief` names one of its briefs."""

    title: Text
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The event that a brief is about: when and where it was, who took part. `date` is EDTF, or ""."""

    date: str = ""
    places: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The text of others of which a brief was made. `note` says what the text is to it, and what of it is not known; `unsaid` what the
    source leaves out. An empty field is not shown."""

    title: Text
    author: Text
    publisher: Text
    date: str
    note: Text
    unsaid: Text


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part with one claim. `id` is `<brief id>/<nn>`, `stem` the file's name `nn-slug`."""

    id: str
    brief: str
    number: int
    stem: str
    documents: Mapping[Lang, Document]
    topics: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    qualified: tuple[Qualified, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """`id` is `<year>/<slug>`; `section` 0 of its mentions, relations and events is the brief's own page. `thesis` is what it
    says in one sentence, None where nobody wrote it; `judgements` are the few that matter most. `sources` has the texts of
    others that it was made of; where there are none it is the site's own."""

    id: str
    documents: Mapping[Lang, Document]
    sections: tuple[Section, ...]
    thesis: Claim | None = None
    judgements: tuple[Claim, ...] = ()
    imprint: Imprint = Imprint()
    event: Occasion | None = None
    topics: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    references: tuple[Reference, ...] = ()
    bibliography: tuple[Work, ...] = ()
    sources: tuple[Source, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def time(self) -> str:
        """The time of which the text speaks: that of its event, else that of its publication; "" where neither is known."""
        return (self.event.date if self.event else "") or self.imprint.published

    @property
    def date(self) -> str:
        """The date under which it is listed: that of its publication, else that of its event; "" where neither is known."""
        return self.imprint.published or self.time


@dataclass(frozen=True, slots=True)
class Prose:
    """An author's own words on a generated page: `docs/<lang>/actors/<id>.md`."""

    entity: str
    document: Document


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that was read. `redirects` are pairs of paths, old and new: (actors/old, actors/new); `words` are what the site says by
    language in the place of the engine's words."""

    identity: Identity
    registry: Registry
    briefs: tuple[Brief, ...]
    prose: tuple[Prose, ...] = ()
    pages: tuple[Document, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()
    words: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
