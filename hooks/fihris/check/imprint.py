"""Whether what a paper says of its publication can be: its authors, dates, kind, licence and identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from fihris.check import references
from fihris.check.sources import Path, Record, Sources
from fihris.model import Registry, Status
from fihris.report import Problem, Severity

_ORCID = re.compile(r"(?:\d{4}-){3}\d{3}[\dX]")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_BEFORE_DOI = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*", re.IGNORECASE)


def papers(record: Record, registry: Registry, sources: Sources) -> Iterator[Problem]:
    """What is wrong in the imprint of a brief, which the front matter of its own page states."""
    value = record.value
    for index, author in enumerate(value.get("authors", ())):
        if not isinstance(author, str):
            yield from _author(record, author, ("authors", index))
        elif not sources.is_known("author", author, registry.authors):
            hint = sources.nearest("author", author, registry.authors)
            write = f"write docs/_data/authors/{author}.yml, or the author here: {{name: {{ar: …, en: …}}}}"
            yield record.error(("authors", index), "unknown-author", f"there is no author {author!r}", hint or write)
    for field, noun, known in (("kind", "genre", registry.genres), ("licence", "licence", registry.licences)):
        id = value.get(field)
        if id is not None and not sources.is_known(noun, id, known):
            what = "kind of paper" if field == "kind" else field
            hint = sources.nearest(noun, id, known) or f"add it to docs/_data/vocabularies/{noun}s.yml"
            yield record.error((field,), f"unknown-{field}", f"there is no {what} {id!r}", hint)
    yield from _dates(record)
    yield from _doi(record, value, ())
    for index, work in enumerate(value.get("bibliography", ())):
        if not isinstance(work, str):
            yield from _doi(record, work, ("bibliography", index))
    if value.get("status") == Status.DRAFT:
        hint = "when the paper may be published, write status: ready, or delete the line"
        yield _warning(record, ("status",), "draft", "the paper says that it is a draft", hint)


def authors(registry: Registry, sources: Sources) -> Iterator[Problem]:
    """What is wrong with the records of authors."""
    for author in registry.authors.values():
        record = sources.sound[author.origin.path]
        yield from _author(record, record.value, ())


def checksum(orcid: str) -> str:
    """The last sign that an ORCID iD must have after its first fifteen digits (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in orcid.replace("-", "")[:15]:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def _author(record: Record, value: Mapping[str, Any], at: Path) -> Iterator[Problem]:
    if "orcid" in value:
        yield from _orcid(record, value["orcid"], (*at, "orcid"))
    for lang in value["name"]:
        family, name = value.get("family", {}).get(lang), value["name"].get(lang, "")
        if family and not f" {name}".endswith(f" {family}"):
            message = f"the name «{name}» does not end with «{family}»"
            hint = "family is the end of the name, as it stands there; leave it out where the name has none"
            yield record.error((*at, "family", lang), "family-not-in-name", message, hint)


def _orcid(record: Record, written: str, at: Path) -> Iterator[Problem]:
    bare = written.rstrip("/").rpartition("/")[2]
    if not _ORCID.fullmatch(written):
        right = bare if _ORCID.fullmatch(bare) else "0000-0002-1825-0097"
        hint = f"write {right}" if right == bare else f"four groups of four, for example {right}"
        yield record.error(at, "bad-orcid", f"{written!r} is no ORCID iD", hint)
    elif (last := checksum(written)) != written[-1]:
        message = f"{written!r} belongs to nobody: its last digit would be {last}"
        yield record.error(at, "bad-orcid", message, "copy it from the author's page at orcid.org")


def _doi(record: Record, value: Mapping[str, Any], at: Path) -> Iterator[Problem]:
    written = value.get("doi")
    if written is not None and not _DOI.fullmatch(written):
        bare = _BEFORE_DOI.sub("", written.strip(), count=1)
        hint = f"write {bare}" if _DOI.fullmatch(bare) else "a DOI begins with 10, as in 10.1000/182"
        yield record.error((*at, "doi"), "bad-doi", f"{written!r} is no DOI", hint)


def _dates(record: Record) -> Iterator[Problem]:
    value = record.value
    published, updated = str(value.get("published", "")), str(value.get("updated", ""))
    if updated and not published:
        hint = "add `published: …`, the day on which it was first published"
        yield record.error(("updated",), "updated-before-published", "what is updated was published before", hint)
    elif updated and updated < published[: len(updated)]:
        message = f"it was updated on {updated}, before it was published on {published}"
        yield record.error(("updated",), "updated-before-published", message, "look up which of the two is wrong")
    if not (published or references.occasion_date(value) or value.get("sources")):
        hint = "add `published: 2024-03-05`, or the event that it is about: event: {date: …}"
        yield _warning(record, (), "date-missing", "nothing says when this paper was published", hint)


def _warning(record: Record, field: Path, code: str, message: str, hint: str) -> Problem:
    return Problem(record.path, *record.at(*field), code, Severity.WARNING, message, hint)
