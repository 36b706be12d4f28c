"""Where every page and file stands. Addresses are ASCII, language-neutral and never follow a reworded heading."""

from __future__ import annotations

import re

from fihris.model import Entity, EntityKind, Lang, Section
from fihris.text import scripts

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


def path_of(source_: str) -> tuple[str, str]:
    """Language and path of the page whose Markdown file this would be, from `docs/`; two times "" where it can be none."""
    lang, _, rest = source_.partition("/")
    return (lang, rest.removesuffix(".md")) if scripts.TAG.fullmatch(lang) and rest.endswith(".md") else ("", "")


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


def text(brief_id: str, stem: str) -> str:
    """The page of a text of a brief, by the name of its file."""
    return f"briefs/{brief_id}/{stem}"


def brief(brief_id: str) -> str:
    return text(brief_id, "index")


def section(of: Section) -> str:
    return text(of.brief, of.stem)


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


AND = "--"


def both(one: str, other: str) -> str:
    """Two actors, whichever is named first."""
    return AND.join(sorted((one, other)))


def pair(one: str, other: str) -> str:
    """The page of two actors."""
    return f"pairs/{both(one, other)}"


def balance(one: str, other: str) -> str:
    """The page of what is stated between two sides."""
    return f"{BALANCE}/{both(one, other)}"


def ends(pair_: str) -> tuple[str, str]:
    """The two of a route that is about two."""
    one, _, other = pair_.partition(AND)
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


def site_feed(ending: str = "xml") -> str:
    """The feed of the texts in every language; its name is that of no language, whose tags begin with two or three letters."""
    return f"feeds/site.{ending}"


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
