"""The records. Every other room speaks in these; they know nothing but themselves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar, Final

from fihris.text.reading import Reading


class Lang(str):
    """A language, by its tag (BCP 47). Two of one tag are one object. Every site has Arabic, which stands at its root; what it has beside
    Arabic only its `Identity` says."""

    __slots__ = ()
    AR: ClassVar[Lang]
    EN: ClassVar[Lang]
    _known: ClassVar[dict[str, Lang]] = {}

    def __new__(cls, tag: str) -> Lang:
        known = cls._known.get(tag)
        return known or cls._known.setdefault(str(tag), super().__new__(cls, tag))


Lang.AR, Lang.EN = Lang("ar"), Lang("en")
LANGS: Final = (Lang.AR, Lang.EN)
"""The languages of a site that says nothing else; and those whose texts the engine has rules for."""
UNTRANSLATED = "Not translated yet"
"""Stands where a translation is still to be written: a file whose title says so is no translation."""
UNPLACED = "كلام لم يُعرف موضعه"
"""The heading over what `fihris import` could not place."""
FOR_AUTHOR = "للكاتب"
"""How a comment begins that tells the author of a draft what to do."""


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in the languages of the site. The Arabic stands in for a language that has none."""

    ar: str = ""
    others: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Text:
        return cls(words.get(Lang.AR, ""), tuple((lang, each) for lang, each in words.items() if lang != Lang.AR))

    def __getitem__(self, lang: str) -> str:
        return next((words for other, words in self.others if other == lang), self.ar)


@dataclass(frozen=True, slots=True)
class Forms:
    """Surface forms an author listed, by language."""

    ar: tuple[str, ...] = ()
    others: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, forms: Mapping[str, Iterable[str]]) -> Forms:
        others = ((lang, tuple(each)) for lang, each in forms.items() if lang != Lang.AR)
        return cls(tuple(forms.get(Lang.AR, ())), tuple((lang, each) for lang, each in others if each))

    def __getitem__(self, lang: str) -> tuple[str, ...]:
        return self.ar if lang == Lang.AR else next((forms for other, forms in self.others if other == lang), ())


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where a record was written: path from the project's root; line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


# ---------------------------------------------------------------- the registry


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

    def repairs(self, of: Unsettled) -> list[str]:
        """What an author may write for a name that is left open: whom it means, or that it is none."""
        meant = [f"[{of.surface}]({'actor' if id in self.actors else 'place'}:{id})" for id in of.candidates]
        return [*meant, f"[{of.surface}](not:mention)"]


# ---------------------------------------------------------------- the corpus


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


class Status(StrEnum):
    """How far a paper is: a draft fails a strict build, so that it is not published by mistake."""

    DRAFT = "draft"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Series:
    """`number` is as the series writes it, or ""."""

    title: Text
    number: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who publishes a paper, when and as what. Dates are EDTF, a day at most; an empty field is not known, or the site's own:
    its publisher, its licence."""

    authors: tuple[Author, ...] = ()
    published: str = ""
    updated: str = ""
    kind: str = ""
    publisher: Text = Text()
    series: Series | None = None
    doi: str = ""
    licence: str = ""
    status: Status = Status.READY


@dataclass(frozen=True, slots=True)
class Occasion:
    """The event that a brief is about: when and where it was, who took part. `date` is EDTF, or ""."""

    date: str = ""
    places: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """A work of the bibliography, in its own language: its particulars, or `words` that say them all, written as they are
    shown. `container` is the journal or book that it stands in."""

    words: str = ""
    author: str = ""
    title: str = ""
    container: str = ""
    volume: str = ""
    pages: str = ""
    publisher: str = ""
    date: str = ""
    doi: str = ""
    url: str = ""


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


CODE_HOSTS = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "gitea"}
"""Hosts that are known by their address."""


@dataclass(frozen=True, slots=True)
class Editor:
    """The editor in the browser. `host` is the code host's kind (github, gitlab, gitea) where its address does not tell it, `sign_in` the
    address of the service by which people sign in, `client` the name under which the host knows the editor; `branch` the one that it
    writes to where it can propose nothing, `labels` how those begin by which the state of a proposal is known, `preview` the check that
    leads to how it will look, `at` the address of the site that has it, where readers' pages have another origin. "" where there is none."""

    host: str = ""
    sign_in: str = ""
    client: str = ""
    branch: str = ""
    labels: str = "fihris/"
    preview: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who publishes the site, and where. `repository` holds the sources, and their files are edited on its `branch`; `logo` is a picture
    of the site's own theme, `accent` its colour in the light and in the dark. "" where it has none. `editor` is None where it is turned off.
    `cards` says which pages get a picture of their own for other sites (`view/card.py`), `papers` whether briefs get a PDF."""

    name: Text
    description: Text
    tagline: Text
    licence: Text
    langs: tuple[Lang, ...] = LANGS
    digits: str = "latn"
    url: str = ""
    repository: str = ""
    branch: str = "main"
    logo: str = ""
    accent: tuple[str, str] = ("", "")
    editor: Editor | None = Editor()
    cards: str = "briefs"
    papers: bool = True

    @property
    def code_host(self) -> str:
        """What kind of host keeps the sources, as its address or the editor's settings tell: github, gitlab, gitea; "" where none does."""
        host, _, project = self.repository.partition("://")[2].partition("/")
        said = self.editor.host if self.editor else ""
        return (said or CODE_HOSTS.get(host, "")) if project else ""


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


# ---------------------------------------------------------------- the pages


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
    `number` says which it is of the `pages` of its list."""

    kind: PageKind
    path: str
    of: str = ""
    number: int = 1
    pages: int = 1


# ---------------------------------------------------------------- what is found


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
class LinkedText:
    """A document with what was found in it. `longer` are names without a record that one with a record stands in. `anchors` has the mentions' own anchors, in their order; nisba have "" for one."""

    section: str
    lang: Lang
    document: Document
    mentions: tuple[Mention, ...]
    unsettled: tuple[Unsettled, ...]
    longer: tuple[Unsettled, ...]
    anchors: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    years: tuple[str, ...]
    words: int
    plain: str

    def sentence_at(self, place: int) -> str:
        """The id of the sentence that holds a place of the plain text; "" where there is none."""
        index = bisect_right(self.sentences, place, key=lambda each: each.start) - 1
        return self.sentences[max(index, 0)].id if self.sentences else ""


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
class Site:
    """Everything, complete for both languages before the first page is rendered. `past` has the last changes of each record, by its path,
    and `fields` what the fields of records are called."""

    corpus: Corpus
    briefs: Mapping[str, Brief]
    sections: Mapping[str, Section]
    timeline: tuple[Event, ...]
    undated: tuple[Event, ...]
    events_of: Mapping[tuple[EntityKind, str], tuple[Event, ...]]
    relations: tuple[Relation, ...]
    relations_of: Mapping[str, tuple[Relation, ...]]
    members_of: Mapping[str, tuple[str, ...]]
    offices_of: Mapping[str, tuple[Tenure, ...]]
    wanted: tuple[Wanted, ...]
    past: Mapping[str, tuple[Change, ...]]
    fields: Mapping[str, Text]
    translations: Mapping[str, Translation]
    editions: Mapping[Lang, Edition]
