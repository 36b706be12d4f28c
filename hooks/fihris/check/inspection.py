"""Every check over the whole corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from fihris.check import (
    addresses,
    claims,
    drafts,
    evidence,
    facts,
    identity,
    imprint,
    layout,
    links,
    markup,
    names,
    orthography,
    parity,
    references,
    registry,
    statements,
    style,
    unseen,
    wording,
)
from fihris.check.links import Pending, Web
from fihris.check.page import CheckedText
from fihris.check.passage import Passage, fields
from fihris.check.sources import Sources
from fihris.model import LANGS, Brief, Corpus, Document, Lang, Mention, Registry, Section, Unsettled
from fihris.report import Problem, Severity
from fihris.text.reading import Reading


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was found in a document, and the prose it was found in; then the same of its title and description."""

    prose: Reading
    mentions: tuple[Mention, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    heads: tuple[Recognised, ...] = ()


MOST = 1000
"""Faults of spelling of one file that are told; nobody reads more, and a file with more of them was not written by hand."""


def of_brief(registry: Registry, brief: Brief, found: Mapping[str, Recognised], sources: Sources) -> Iterator[Problem]:
    """What the checks find in a brief by itself, wherever its links lead. `found` has what was found in its documents, by
    path; of `sources` only its own files are looked at."""
    return _Inspection(registry, found, sources).brief(brief)


def of_links(
    corpus: Corpus, documents: Iterable[Document], found: Mapping[str, Recognised], sources: Sources
) -> Iterator[Problem | Pending]:
    """What is, or may be, wrong with the links of some documents, given all that they may lead to."""
    web = Web({each.path: each for each in _documents(corpus)}, corpus.registry, sources.exists)
    inspection = _Inspection(corpus.registry, found, sources)
    for document in documents:
        page = inspection.page(document.path, document)
        yield from links.links(page, web)
        yield from links.pictures(page, web)


def of_all_else(corpus: Corpus, sources: Sources) -> Iterator[Problem]:
    """What the checks find in plain pages, in the registry, and in files that are no documents."""
    inspection = _Inspection(corpus.registry, {}, sources)
    yield from identity.problems(corpus.identity, sources)
    for document in plain(corpus):
        yield from inspection.document(inspection.page(document.path, document))
    for id, documents in parity.pages(corpus):
        yield from inspection.translation(id, documents)
    yield from inspection.records({each.path for each in _documents(corpus)})
    yield from inspection.references()


def parted(found: Iterable[Problem | Pending]) -> tuple[tuple[Problem, ...], tuple[Pending, ...]]:
    """The problems, and what is still in doubt."""
    problems: list[Problem] = []
    doubts: list[Pending] = []
    for each in found:
        doubts.append(each) if isinstance(each, Pending) else problems.append(each)
    return tuple(problems), tuple(doubts)


def declared(sources: Sources) -> dict[str, str]:
    """The fingerprints that English files carry, by path."""
    return {
        path: str(record.value["translated"])
        for path, record in sources.records.items()
        if "translated" in record.value
    }


class _Inspection:
    def __init__(self, registry: Registry, found: Mapping[str, Recognised], sources: Sources) -> None:
        self._registry = registry
        self._found = found
        self._sources = sources
        self._declared = declared(sources)

    @cached_property
    def _known(self) -> frozenset[str]:
        """The ids of all briefs and sections. What stands there and cannot be read is reported already; references to it are not wrong."""
        return frozenset(filter(None, map(references.id_of, self._sources.files)))

    def page(self, id: str, document: Document, evidence: tuple[str, ...] = ()) -> CheckedText:
        found = self._found.get(document.path) or Recognised(document.reading)
        return CheckedText(id, document, Passage.body(document, found.prose, evidence), found.mentions, found.unsettled)

    def heads(self, page: CheckedText) -> Iterator[CheckedText]:
        """The title and the description of a page, as pages of their own."""
        document, at = page.document, self._sources.record(page.document.path).at
        found = self._found.get(document.path)
        for part, each in zip(("title", "description"), found.heads if found else (), strict=False):
            body = Passage(document.path, document.lang, each.prose, *at(part), title=True, exact=False)
            yield CheckedText(page.id, document, body, each.mentions, each.unsettled, part)

    def brief(self, brief: Brief) -> Iterator[Problem]:
        pages: dict[Lang, list[CheckedText]] = defaultdict(list)
        known = facts.declared(brief)
        bodies: dict[int, dict[Lang, tuple[str, str]]] = {}
        holders: tuple[Brief | Section, ...] = (brief, *brief.sections)
        for holder in holders:
            here = {
                lang: self.page(holder.id, each, self._copied(holder, lang)) for lang, each in holder.documents.items()
            }
            bodies[holder.number if isinstance(holder, Section) else 0] = {
                lang: (page.document.path, page.prose.text) for lang, page in here.items()
            }
            for lang, page in here.items():
                pages[lang].append(page)
                yield from self.document(page, waiting=len(here) < 2)
                if holder is not brief and page.document.title:
                    yield from style.section(page, self._sources.record(page.document.path).at("title"))
            if holder is not brief or not brief.sections:  # its own page shows them
                yield from drafts.empty(here[Lang.AR])
            yield from facts.undeclared(here[Lang.AR], known)
            yield from wording.text(here[Lang.AR], self._registry)
            yield from self.evidence(here)
            if twin := next((page for lang, page in here.items() if lang is not Lang.AR), None):
                yield from parity.twins(here[Lang.AR], twin, self._registry)
                for arabic, other in zip(self.heads(here[Lang.AR]), self.heads(twin), strict=False):
                    if arabic.prose.text and other.prose.text:
                        yield from parity.twins(arabic, other, self._registry)
                yield from self.translation(holder.id, holder.documents)
        own = self._sources.sound.get(brief.documents[Lang.AR].path)
        if own:
            yield from claims.claims(own, bodies, lambda number: f"{brief.id}/{number:02}" in self._known)
        for lang in LANGS if self._sources.complete else ():
            yield from names.unknown(pages[lang])

    def document(self, page: CheckedText, *, waiting: bool = False) -> Iterator[Problem]:
        """What can be said of one file alone. `waiting` says that its translation is still to be written."""
        path = page.document.path
        record = self._sources.record(path)
        yield from layout.page(page)
        yield from layout.template(record)
        yield from drafts.page(page, self._sources.texts.get(path, ""), record.at("title"))
        yield from drafts.fields(path, record.value, record.at, waiting=waiting)
        spelling = list(islice(orthography.passage(page.body, self._sources.house), MOST + 1))
        yield from spelling[:MOST]
        if len(spelling) > MOST:
            yield Problem(
                path,
                page.document.body_line,
                1,
                "too-many",
                Severity.WARNING,
                f"more than {MOST} faults of spelling stand in this file; the others are not shown",
                "mend these, then check again; or is this the right file?",
            )
        yield from links.tables(page)
        yield from facts.impossible(page)
        yield from self._fields(path, page.document.lang, page.body)

    def records(self, documents: Collection[str]) -> Iterator[Problem]:
        """The registry's files and vocabularies, and whatever else was read but is none of the `documents`."""
        for path in self._sources.texts:
            if path not in documents:
                yield from self._fields(path, Lang.AR, None)
            if path.startswith("docs/_data/"):
                yield from drafts.fields(path, self._sources.record(path).value, self._sources.record(path).at)

    def evidence(self, pages: Mapping[Lang, CheckedText]) -> Iterator[Problem]:
        """Whether evidence stands in the text, and notes beside it say something else."""
        record = self._sources.sound.get(pages[Lang.AR].document.path)
        if record:
            yield from wording.notes(record, pages[Lang.AR].prose.text)
            yield from evidence.quotations(
                record, {lang: (page.document.path, page.prose.text) for lang, page in pages.items()}
            )

    def references(self) -> Iterator[Problem]:
        """What front matter and the registry refer to. Of a brief that has a fault every file is told, not only what is used."""
        briefs = {
            path: record for path, record in sorted(self._sources.sound.items()) if path.startswith("docs/ar/briefs/")
        }
        for record in briefs.values():
            yield from references.ids(record, self._registry, self._sources)
            yield from references.days(record)
            yield from statements.sentences(record, self._registry)
            yield from references.briefs(record, self._known)
            if record.path.endswith("/index.md"):
                yield from imprint.papers(record, self._registry, self._sources)
        yield from references.events(briefs.values())
        yield from registry.records(self._registry, self._sources)
        yield from registry.briefs(self._registry, self._known, self._sources)
        yield from imprint.authors(self._registry, self._sources)
        yield from addresses.files(self._sources)
        yield from addresses.records(self._registry, self._sources)

    def translation(self, id: str, documents: Mapping[Lang, Document]) -> Iterator[Problem]:
        of = parity.translation(id, documents, self._declared)
        if of.twin is not None:
            yield from parity.stale(of, *self._sources.record(of.twin.path).at("translated"))

    def _copied(self, holder: Brief | Section, lang: Lang) -> tuple[str, ...]:
        """The words of a text that the front matter holds on to."""
        record = self._sources.sound.get(holder.documents[Lang.AR].path)
        return evidence.copied(record, lang, holder.documents[lang].reading.text) if record else ()

    def _fields(self, path: str, lang: Lang, body: Passage | None) -> Iterator[Problem]:
        """The front matter of a file, or all of a record, and what is invisible anywhere in it."""
        text = self._sources.texts.get(path, "")
        yield from unseen.standing(path, text, body)
        record = self._sources.records.get(path)
        if record:
            yield from markup.fields(path, text, record.value, record.at)
            yield from unseen.fields(path, text, record.value, record.at)
            for passage in fields(path, text, record.value, record.at, lang):
                yield from orthography.passage(passage, self._sources.house)


def _documents(corpus: Corpus) -> Iterator[Document]:
    for _, documents in parity.pairs(corpus):
        yield from documents.values()
    yield from plain(corpus)


def plain(corpus: Corpus) -> Iterator[Document]:
    """The documents that belong to no brief."""
    yield from corpus.pages
    yield from (prose.document for prose in corpus.prose)
