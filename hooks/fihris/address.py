"""Where every page stands. Addresses are ASCII, language-neutral and never follow a reworded heading."""

from __future__ import annotations

from fihris.model import Entity, EntityKind, Lang, Section

FOLDERS = {EntityKind.ACTOR: "actors", EntityKind.PLACE: "places"}


def page(lang: str, path: str) -> str:
    """The address of a page from the site's root: Arabic at the root, English under `en/`."""
    return f"{path}.html" if lang == Lang.AR else f"{lang}/{path}.html"


def source(lang: str, path: str) -> str:
    """The Markdown file of a page, from `docs/`."""
    return f"{lang}/{path}.md"


def numbered(path: str, number: int) -> str:
    """One of several pages of the same list; the first keeps the plain address."""
    return path if number == 1 else f"{path}/{number}"


def brief(brief_id: str) -> str:
    return f"briefs/{brief_id}/index"


def section(of: Section) -> str:
    return f"briefs/{of.brief}/{of.stem}"


def entity(of: Entity) -> str:
    return f"{FOLDERS[of.entity]}/{of.id}"


def entities(kind: EntityKind) -> str:
    return f"{FOLDERS[kind]}/index"


def topic(topic_id: str) -> str:
    return f"topics/{topic_id}"


def year(year_: str) -> str:
    return f"years/{year_}"


def twins(lang: str, brief_id: str) -> str:
    """The folder of a brief's texts in `lang`, for reading both languages side by side."""
    return f"twins/{lang}/{brief_id}/"


def twin(lang: str, path: str) -> str:
    """The script that holds the text of a brief's page in `lang`; its name is the page's."""
    brief_id, _, name = path.removeprefix("briefs/").rpartition("/")
    return f"{twins(lang, brief_id)}{name}.js"


def preview(lang: str, kind: str, id: str) -> str:
    """The script that holds what a preview of an actor, place or section shows."""
    return f"previews/{lang}/{kind}-{id.replace('/', '-')}.js"


TOPICS = "topics/index"
TIMELINE = "timeline"
GRAPH = "relations"
SEARCH = "search"
TRANSLATIONS = "translations"
HOME = "index"
