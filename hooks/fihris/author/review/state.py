"""The site before or after a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fihris.author.review.lines import isolated
from fihris.model import Document, Entity, EntityKind, Lang, LinkedText, Registry, Site
from fihris.report import Problem


@dataclass(frozen=True, slots=True)
class State:
    """The site at one moment, everything that is wrong with it, the fingerprint each twin (by path) translates, and the
    bytes of every file below `docs/` (by path)."""

    site: Site
    problems: tuple[Problem, ...]
    translated: Mapping[str, str]
    files: Mapping[str, bytes]


def documents_of(site: Site) -> dict[tuple[str, Lang], Document]:
    """Every text: (id of the brief or section, or path of the page, and language) → document."""
    holders: list[tuple[str, Mapping[Lang, Document]]] = [(id, brief.documents) for id, brief in site.briefs.items()]
    holders.extend((id, section.documents) for id, section in site.sections.items())
    found = {(id, lang): document for id, documents in holders for lang, document in documents.items()}
    for page in (*site.corpus.pages, *(prose.document for prose in site.corpus.prose)):
        found[page.path.split("/", 2)[2].removesuffix(".md"), page.lang] = page
    return found


def all_texts(site: Site) -> Iterator[LinkedText]:
    """Every text of the site with what was found in it, in all languages."""
    for edition in site.editions.values():
        yield from edition.texts.values()


def name_of(after: Site, before: Site, kind: EntityKind, id: str, lang: Lang) -> str:
    """The name of an actor or place, in the state after the change or else before it."""
    found = records_of(after).get((kind, id)) or records_of(before).get((kind, id))
    return isolated(found.name[lang] if found else id)


def records_of(site: Site) -> dict[tuple[EntityKind, str], Entity]:
    """The records of the site by kind and id."""
    return entities_of(site.corpus.registry)


def entities_of(known: Registry) -> dict[tuple[EntityKind, str], Entity]:
    """The same of a registry."""
    actors = {(EntityKind.ACTOR, id): entity for id, entity in known.actors.items()}
    return actors | {(EntityKind.PLACE, id): entity for id, entity in known.places.items()}
