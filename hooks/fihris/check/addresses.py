"""Whether what an author wrote would stand at the address of a page that the site makes itself."""

from __future__ import annotations

from collections.abc import Iterator

from fihris import address, pagekinds
from fihris.check.sources import Record, Sources
from fihris.model import Entity, PageKind, Registry
from fihris.report import Problem, Severity, did_you_mean

_TOPICS = "docs/_data/vocabularies/topics.yml"


def files(sources: Sources) -> Iterator[Problem]:
    """Files whose page the site makes from records, or that would stand among the pages of a language."""
    langs = {lang for path in sources.files if (lang := address.path_of(path.removeprefix("docs/"))[0])}
    for path in sorted(sources.files):
        lang, page = address.path_of(path.removeprefix("docs/"))
        if lang and not pagekinds.is_free(page, langs):
            yield _taken(path, 1, 1, page, "choose another name")


def records(registry: Registry, sources: Sources) -> Iterator[Problem]:
    """Records whose id is that of a page of another kind: `index` is the list of all."""
    entities: tuple[Entity, ...] = (*registry.actors.values(), *registry.places.values())
    for of in entities:
        if pagekinds.kind_at(address.entity(of)) is not PageKind(of.entity):
            hint = "give the file another name: what the actor or place is called"
            yield _taken(of.origin.path, 1, 1, address.entity(of), hint)
    for id in registry.topics:
        if pagekinds.kind_at(address.topic(id)) is not PageKind.TOPIC:
            at = sources.record(_TOPICS).at(id)
            yield _taken(_TOPICS, *at, address.topic(id), "give the topic another id")
    if sound := sources.sound.get(_TOPICS):
        yield from _finer(registry, sound)


def _finer(registry: Registry, record: Record) -> Iterator[Problem]:
    """Finer topics whose broad one is none: it is not there, or is finer itself."""
    broad = [id for id in registry.topics if not record.value.get(id, {}).get("broad")]
    for id in registry.topics:
        to = record.value.get(id, {}).get("broad")
        if to and to not in broad:
            message = f"there is no broad topic {to!r}"
            yield record.error((id, "broad"), "unknown-topic", message, did_you_mean(to, broad))


def _taken(path: str, line: int, column: int, page: str, hint: str) -> Problem:
    message = f"the site makes a page at the address {page} itself"
    return Problem(path, line, column, "file-collision", Severity.ERROR, message, hint)
