"""Where every page stands, and which pages there are. Addresses are ASCII, language-neutral and never follow a reworded
heading.

`MADE` is the one table of the kinds of page: what their addresses look like, how long their lists are, what can be
pointed at on them. `routes` gives every page of a language; whoever asks whether a page exists asks it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fihris import sides
from fihris.model import (
    LANGS,
    Brief,
    Corpus,
    Edition,
    Entity,
    EntityKind,
    Lang,
    PageKind,
    Registry,
    Route,
    Section,
    Topic,
)

FOLDERS = {EntityKind.ACTOR: "actors", EntityKind.PLACE: "places"}

TOPICS = "topics/index"
TIMELINE = "timeline"
GRAPH = "relations"
COMPARE = "compare"
BALANCE = "balance"
WANTED = "wanted"
OFFICES = "offices"
SEARCH = "search"
TRANSLATIONS = "translations"
HOME = "index"
MISSING = "404"
DATA = "data/index"

CARDS = "cards/"
"""The folder of the pictures that other sites show."""

OF, ON = "of-", "on-"
"""What the timeline can be narrowed to: an actor, or a topic."""
NARROWED_ACTORS, NARROWED_TOPICS, FEWEST_EVENTS = 12, 8, 3
"""Timelines of one actor or topic: the most there are, and the events that one has at least."""

PAIRS = 500
"""Pages of two actors: of the pairs between whom most is stated. What is between any two, the page that compares them shows."""

# ---------------------------------------------------------------- addresses


def page(lang: str, path: str) -> str:
    """The address of a page from the site's root: Arabic at the root, English under `en/`."""
    return f"{path}.html" if lang == Lang.AR else f"{lang}/{path}.html"


def source(lang: str, path: str) -> str:
    """The Markdown file of a page, from `docs/`."""
    return f"{lang}/{path}.md"


_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
"""What a folder of texts is called: the tag of their language."""


def path_of(source_: str) -> tuple[str, str]:
    """Language and path of the page whose Markdown file this would be, from `docs/`; two times "" where it can be none."""
    lang, _, rest = source_.partition("/")
    return (lang, rest.removesuffix(".md")) if _TAG.fullmatch(lang) and rest.endswith(".md") else ("", "")


EDITOR = "edit/index.html"
_RECORDS = frozenset({"actors", "places", "authors"})
LISTS = frozenset({"vocabularies/topics", "vocabularies/relations", "glossary"})
"""Files below `_data/` that are one list, written key by key."""
_INDEX = "index"


def editor(source_: str, field: str = "") -> str:
    """Where the editor has the file `source_`, from `docs/`, at the form's `field`; "" for one that it has no form for. Of a page in two
    languages it is the side of the file's, of a translation its text where no field is named."""
    folder, _, rest = source_.partition("/")
    path = rest.removesuffix(".md").removesuffix(".yml")
    room, _, name = path.partition("/")
    side = ""
    if folder == "_data":
        entry = f"{room}/entries/{name}" if room in _RECORDS and name else ""
        if path in LISTS:
            entry = f"lists/entries/{path.rpartition('/')[2]}"
    elif room == "briefs":
        entry, side = f"{room if name.endswith(f'/{_INDEX}') else 'sections'}/entries/{name}", folder
    else:
        entry, side = "" if name else f"pages/entries/{path}", folder
    translated = side not in {"", Lang.AR}
    field = field or ("body" if translated else "")
    at = f"?field={field}" if field else ""
    at += f"&lang={side}" if translated else ""
    return f"{EDITOR}{at}#/collections/{entry}" if entry else ""


def shown(entry: str) -> str:
    """The path of the page on which a form of the editor is seen, as its address has it (`actors/entries/iran`); "" where it has no page of
    its own, or none yet."""
    room, between, name = entry.partition("/entries/")
    if not between or not name:
        return ""
    if room == "lists":
        return TOPICS if name == "topics" else ""
    if room == "pages":
        return name
    return f"{'briefs' if room == 'sections' else room}/{name}" if room in {*_RECORDS, "briefs", "sections"} else ""


def added(room: str) -> str:
    """Where the editor has the form of a new record of a kind."""
    return f"{EDITOR}#/collections/{room}/new"


def numbered(path: str, number: int) -> str:
    """One of several pages of the same list; the first keeps the plain address."""
    return path if number == 1 else f"{path}/{number}"


def brief(brief_id: str) -> str:
    return f"briefs/{brief_id}/index"


def section(of: Section) -> str:
    return f"briefs/{of.brief}/{of.stem}"


def entity(of: Entity) -> str:
    return f"{FOLDERS[of.entity]}/{of.id}"


def entities(entity_: EntityKind, kind: str = "") -> str:
    """The index of all actors or places, or of those of one kind."""
    return f"{FOLDERS[entity_]}/kinds/{kind}" if kind else f"{FOLDERS[entity_]}/index"


def topic(topic_id: str) -> str:
    return f"topics/{topic_id}"


def narrowed(anchor: str) -> str:
    """The timeline of one actor («of-iran») or topic («on-water»), where that of all is long."""
    return f"{TIMELINE}/{anchor}"


_AND = "--"


def both(one: str, other: str) -> str:
    """Two actors, whichever is named first."""
    return _AND.join(sorted((one, other)))


def pair(one: str, other: str) -> str:
    """The page of two actors."""
    return f"pairs/{both(one, other)}"


def balance(one: str, other: str) -> str:
    """The page of what is stated between two sides."""
    return f"{BALANCE}/{both(one, other)}"


def ends(pair_: str) -> tuple[str, str]:
    """The two of a route that is about two."""
    one, _, other = pair_.partition(_AND)
    return one, other


def author(author_id: str) -> str:
    return f"authors/{author_id}"


def twins(lang: str, brief_id: str, part: int = 1) -> str:
    """The script that holds a brief's texts in `lang`, for reading both languages side by side; a long brief has further ones."""
    return f"twins/{lang}/{brief_id}.js" if part == 1 else f"twins/{lang}/{brief_id}/{part}.js"


def compared(lang: str, name: str) -> str:
    """A script of what is compared, or (`names`) of who can be."""
    return f"compare/{lang}/{name}.js"


def previewed(kind: str, id: str) -> str:
    """The name by which a script asks for the preview of an actor, place or section."""
    return f"{kind}-{id.replace('/', '-')}"


PREVIEWS = 251
"""Scripts that the previews of a language lie in, at most: 10,000 briefs and as many actors are 150 KB in each. A prime."""


def preview(lang: str, name: str) -> str:
    """The script that holds the preview of a name, with others: the sections of a brief lie together. `page.js` reckons the same."""
    number = 0
    for sign in re.sub(r"^(section-.*)-\d+$", r"\1", name):
        number = (number * 31 + ord(sign)) % PREVIEWS
    return f"previews/{lang}/{number}.js"


def citation(lang: str, brief_id: str, ending: str) -> str:
    """The citations of a brief and its sections for a reference manager."""
    return f"cite/{lang}/{brief_id}.{ending}"


def feed(lang: str, path: str = "", ending: str = "xml") -> str:
    """The feed of a language, or of what has its page at a path."""
    return f"feeds/{lang}/{path}.{ending}" if path else f"feeds/{lang}.{ending}"


def epub(lang: str, brief_id: str) -> str:
    """A brief as a book."""
    return f"epub/{lang}/{brief_id}.epub"


def paper(lang: str, brief_id: str) -> str:
    """A brief as it stands on paper."""
    return f"pdf/{lang}/{brief_id}.pdf"


def card(lang: str, path: str = "") -> str:
    """The picture of the page at a path, or of the site, that other sites show."""
    return f"{CARDS}{lang}/{path.removesuffix('/index')}.png" if path else f"{CARDS}{lang}.png"


def data(name: str = "") -> str:
    """A file of the open data, or their folder. The number is the version of what the fields mean: it stays as long as that does."""
    return f"data/1/{name}"


_REFERENCE = "reference-"


def reference(number: int) -> str:
    """The anchor of a title that a brief recommends, the first of which is 1."""
    return f"{_REFERENCE}{number}"


def is_reference(anchor: str) -> bool:
    return anchor.startswith(_REFERENCE)


def work(number: int) -> str:
    """The anchor of a work of a brief's bibliography, the first of which is 1."""
    return f"work-{number}"


# ---------------------------------------------------------------- the kinds of page


@dataclass(frozen=True, slots=True)
class Made:
    """A kind of page that the site makes.

    `path` matches the address of every page of the kind that there is or may come to be. `a_page` is how many items a list
    shows on one page, and `over` how many more its last one may have: a few stand on no page of their own. `anchors` matches what the template lets others point at, beside an author's own headings.
    `written` tells that the first page has a file of an author's.
    """

    path: re.Pattern[str]
    anchors: re.Pattern[str]
    a_page: int = 0
    written: bool = False
    over: int = 0


_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_PAGE = r"(?P<number>/(?:[2-9]|[1-9]\d+))?"
_MENTION = rf"(?:-{_ID}-\d+)?"
_SENTENCE = r"s\d+-[0-9a-f]{4}(?:-\d+)?"


def _made(path: str, anchors: str = "", a_page: int = 0, *, written: bool = False, over: int = 0) -> Made:
    every = "f-content" + (f"|{anchors}" if anchors else "")
    return Made(re.compile(path + (_PAGE if a_page else "")), re.compile(every), a_page, written, over)


def _index(folder: str, anchors: str) -> Made:
    return _made(rf"{folder}/(?:index|kinds(?:/{_ID})?)", f"letter-[0-9a-f]+|{anchors}", 100)


def _one(folder: str, anchors: str = "mentions|together|events|topics") -> Made:
    return _made(rf"{folder}/{_ID}", anchors, 10, written=True, over=8)


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
    PageKind.TOPIC: _made(rf"topics/{_ID}", rf"actors|related|{_ID}", 40),
    PageKind.AUTHOR: _made(rf"authors/{_ID}", "papers", 40),
    PageKind.TIMELINE: _made(
        rf"{TIMELINE}(?:/(?:of|on)-{_ID})?", rf"y\d{{4}}|f-all|f-undated|f-outlook|f-of-{_ID}|f-on-{_ID}", 20
    ),
    PageKind.GRAPH: _made(GRAPH, r"around|said-\d+|side-\d+"),
    PageKind.PAIR: _made(rf"pairs/{_ID}{_AND}{_ID}", rf"f-from-{_ID}|f-order|f-shared"),
    PageKind.COMPARE: _made(COMPARE, "f-pairs", 100),
    PageKind.BALANCE: _made(rf"{BALANCE}(?:/{_ID}{_AND}{_ID})?", rf"f-{_ID}{_AND}{_ID}", 60),
    PageKind.TRANSLATIONS: _made(TRANSLATIONS, "stale|missing|unmarked|current", 60),
    PageKind.WANTED: _made(WANTED, "f-names|f-works"),
    PageKind.OFFICES: _made(OFFICES, r"f-\d{4}"),
    PageKind.SEARCH: _made(SEARCH),
    PageKind.DATA: _made(DATA, _ID),
    PageKind.MISSING: _made(MISSING),
}
"""By kind; an address belongs to the first that it matches."""


def kind_at(path: str) -> PageKind:
    """The kind of page that stands at an address, or may come to stand there: the site makes one for what is yet to be
    written."""
    return next((kind for kind, made in MADE.items() if made.path.fullmatch(path)), PageKind.PLAIN)


def is_free(path: str, langs: Iterable[str] = LANGS) -> bool:
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

# ---------------------------------------------------------------- the pages there are


Routes = Mapping[str, Route]
"""The pages of one language, by path."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What only the finished texts of one language tell about its pages: how often each actor and place is mentioned,
    how many texts name each year, and how many names without a record there are."""

    mentions: Counter[tuple[EntityKind, str]] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.mentions + other.mentions, self.years + other.years, self.wanted + other.wanted)


def routes(corpus: Corpus, lang: Lang, tally: Tally) -> Routes:
    """Every page of a language but the one for addresses that are none."""
    return {route.path: route for route in _routes(corpus, lang, tally)}


def _routes(corpus: Corpus, lang: Lang, tally: Tally) -> Iterator[Route]:
    briefs = corpus.briefs
    texts = _texts(corpus)
    for plain in corpus.pages:
        if plain.lang is lang and (path := path_of(plain.path.removeprefix("docs/"))[1]) != HOME:
            yield Route(PageKind.PLAIN, path, path)
    yield from _list(PageKind.HOME, HOME, len(briefs))
    for of in briefs:
        yield Route(PageKind.BRIEF, brief(of.id), of.id)
        yield from (Route(PageKind.SECTION, section(each), each.id) for each in of.sections)
    yield from _entities(corpus, tally)
    yield Route(PageKind.TOPICS, TOPICS)
    if sum(len(text.topics) for text in texts) > MADE[PageKind.TOPICS].a_page:
        yield from _topics(corpus, lang, texts)
    papers = Counter(each.id for of in briefs for each in of.imprint.authors)
    for id in corpus.registry.authors:
        yield from _list(PageKind.AUTHOR, author(id), papers[id], id)
    dated = [event.date[:4] for text in texts for event in text.events if event.date]
    moments = len(dated) + len(tally.years.keys() - set(dated))
    yield from _list(PageKind.TIMELINE, TIMELINE, moments)
    if moments > MADE[PageKind.TIMELINE].a_page:
        for anchor, events in _narrowings(corpus, texts):
            yield from _list(PageKind.TIMELINE, narrowed(anchor), events, anchor)
    yield Route(PageKind.GRAPH, GRAPH)
    pairs = paired(texts)
    yield from (Route(PageKind.PAIR, pair(*each), both(*each)) for each in pairs)
    if pairs:
        yield from _list(PageKind.COMPARE, COMPARE, len(pairs))
    yield from _balance(corpus)
    if len(corpus.identity.langs) > 1:
        yield from _list(PageKind.TRANSLATIONS, TRANSLATIONS, len(_translated(corpus)))
    if tally.wanted or any(of.bibliography or not all(each.brief for each in of.references) for of in briefs):
        yield Route(PageKind.WANTED, WANTED)
    if any(each.holders for each in corpus.registry.actors.values()):
        yield Route(PageKind.OFFICES, OFFICES)
    yield Route(PageKind.SEARCH, SEARCH)
    yield Route(PageKind.DATA, DATA)


def _balance(corpus: Corpus) -> Iterator[Route]:
    """The board of all sides, and where much is stated a page for each two of them."""
    stated = sides.between(corpus.registry, corpus.briefs)
    if stated:
        yield Route(PageKind.BALANCE, BALANCE)
    if sum(map(len, stated.values())) > MADE[PageKind.BALANCE].a_page:
        for (one, other), each in stated.items():
            yield from _list(PageKind.BALANCE, balance(one, other), len(each), both(one, other))


def paired(texts: Iterable[Brief | Section]) -> list[tuple[str, str]]:
    """The pairs of actors that have a page, those between whom most is stated first."""
    stated = Counter(
        (min(each.source, each.target), max(each.source, each.target))
        for text in texts
        for each in text.relations
        if each.source != each.target
    )
    return sorted(stated, key=lambda each: (-stated[each], each))[:PAIRS]


def _topics(corpus: Corpus, lang: Lang, texts: Iterable[Brief | Section]) -> Iterator[Route]:
    """A page for each broad topic, with its finer ones."""
    topics = Counter(id for text in texts if lang in text.documents for id in dict.fromkeys(text.topics))
    finer = {id: each.broad for id, each in corpus.registry.topics.items() if each.broad}
    for id, broad in finer.items():
        topics[broad] += topics[id]
    for id in corpus.registry.topics:
        if id not in finer:
            yield from _list(PageKind.TOPIC, topic(id), topics[id], id)


def _narrowings(corpus: Corpus, texts: Iterable[Brief | Section]) -> Iterator[tuple[str, int]]:
    """The actors and topics of most dated events, and of how many."""
    actors, topics = Counter[str](), Counter[str]()
    for text in texts:
        dated = [event for event in text.events if event.date]
        actors.update(id for event in dated for id in dict.fromkeys(event.actors))
        for id in about(corpus.registry, text):
            topics[id] += len(dated)
    for prefix, found, most in ((OF, actors, NARROWED_ACTORS), (ON, topics, NARROWED_TOPICS)):
        chosen = sorted(
            (item for item in found.items() if item[1] >= FEWEST_EVENTS), key=lambda item: (-item[1], item[0])
        )
        yield from ((f"{prefix}{id}", events) for id, events in chosen[:most])


def about(registry: Registry, text: Brief | Section) -> frozenset[str]:
    """The broad topics of a text."""
    return frozenset(registry.topics[id].broad or id for id in text.topics)


def _texts(corpus: Corpus) -> list[Brief | Section]:
    texts: list[Brief | Section] = []
    for of in corpus.briefs:
        texts += [of, *of.sections]
    return texts


def _entities(corpus: Corpus, tally: Tally) -> Iterator[Route]:
    known = {EntityKind.ACTOR: corpus.registry.actors, EntityKind.PLACE: corpus.registry.places}
    for entity_, entities_ in known.items():
        one, index = PageKind(entity_), PageKind(FOLDERS[entity_])
        yield from _list(index, entities(entity_), len(entities_))
        if has_kinds(len(entities_)):
            for kind, count in Counter(each.kind for each in entities_.values()).items():
                yield from _list(index, entities(entity_, kind), count, kind)
        for id, of in entities_.items():
            yield from _list(one, entity(of), tally.mentions[entity_, id], id)


def has_kinds(entries: int) -> bool:
    """Whether an index of so many is one of letters, with a list of its own for each kind; a shorter one has the kinds as
    its headings."""
    return entries > MADE[PageKind.ACTORS].a_page


def topic_place(of: Topic, routes: Routes) -> tuple[str, str]:
    """Page and anchor of a topic: a page of its own, a heading on that of its broad one, or on the one page of all topics."""
    if topic(of.broad or of.id) not in routes:
        return TOPICS, of.id
    return (topic(of.broad), of.id) if of.broad else (topic(of.id), "")


def year_place(year: str, edition: Edition) -> tuple[str, str]:
    """Page and anchor of a year, which somewhere is named or has an event: its place on the timeline."""
    return numbered(TIMELINE, edition.years[year] // MADE[PageKind.TIMELINE].a_page + 1), f"y{year}"


def moved(corpus: Corpus, edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Addresses at which a page stood or may have stood that is part of another one now: the old, the new, and the anchor."""
    return (each for each in _moved(corpus, edition) if each[0] not in edition.routes)


def _moved(corpus: Corpus, edition: Edition) -> Iterator[tuple[str, str, str]]:
    for id, of in corpus.registry.topics.items():
        yield topic(id), *topic_place(of, edition.routes)
    for year in edition.by_year:
        yield f"years/{year}", *year_place(year, edition)
    known = {EntityKind.ACTOR: corpus.registry.actors, EntityKind.PLACE: corpus.registry.places}
    for entity_, entities_ in known.items():
        if not has_kinds(len(entities_)):
            for kind in dict.fromkeys(each.kind for each in entities_.values()):
                yield entities(entity_, kind), entities(entity_), f"kind-{kind}"
    for old, new in corpus.redirects:  # a list that grew again has the page
        yield old, new, ""


def base(path: str) -> str:
    """The list of which this is a page after the first; "" where it is none."""
    first, _, number = path.rpartition("/")
    return first if number.isdecimal() and kind_at(first) is not PageKind.PLAIN else ""


def _translated(corpus: Corpus) -> set[str]:
    """Every Arabic text that stands in a file of its own."""
    pages = {each.path for each in corpus.pages if each.lang is Lang.AR}
    return pages | {text.id for text in _texts(corpus)}


def _list(kind: PageKind, path: str, items: int, of: str = "") -> Iterator[Route]:
    return _numbered(kind, path, _pages(items - MADE[kind].over, MADE[kind].a_page), of)


def _numbered(kind: PageKind, path: str, pages: int, of: str = "") -> Iterator[Route]:
    return (Route(kind, numbered(path, number), of, number, pages) for number in range(1, pages + 1))


def _pages(items: int, a_page: int) -> int:
    """One at least: an empty list has a page that says so."""
    return max(1, -(-items // a_page))
