"""The composer: read → link → check → derive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from fihris import address
from fihris.address import Tally
from fihris.check import inspection, links, parity, processes, terms
from fihris.check.house import House
from fihris.check.links import Pending
from fihris.check.sources import Record, Sources
from fihris.derive import backlinks, edition, offices, relations, sentences, timeline
from fihris.link.resolver import Findings, Setting, finder
from fihris.model import (
    Backlink,
    Brief,
    Corpus,
    Document,
    Edition,
    Event,
    Lang,
    LinkedText,
    MentionClass,
    Registry,
    Site,
    Translation,
)
from fihris.read import corpus, glossary, orthography, settings
from fihris.read.files import Tree
from fihris.render import refusals
from fihris.render.gate import Gate
from fihris.report import Problem, Report, Severity
from fihris.text import dates, markdown


@dataclass(frozen=True, slots=True)
class BriefFindings:
    """What was found in one brief in one language: in its documents, by their ids, and in the titles it recommends.

    `heads` is what was found in the title and the description of each document.
    """

    brief: Brief
    texts: Mapping[str, tuple[Document, Findings]]
    titles: tuple[Findings, ...]
    heads: Mapping[str, tuple[Findings, ...]]


@dataclass(frozen=True, slots=True)
class Survey:
    """The sources, read and linked and checked, before anything is derived from them."""

    corpus: Corpus
    found: Mapping[Lang, tuple[BriefFindings, ...]]
    translations: tuple[Translation, ...]
    routes: Mapping[Lang, address.Routes]


@dataclass(frozen=True, slots=True)
class Share:
    """What was found out about some of the briefs alone; what is in doubt is settled when all are known."""

    problems: tuple[Problem, ...]
    doubts: tuple[Pending, ...]
    tallies: Mapping[Lang, Tally]


def survey(root: Path, report: Report) -> Survey:
    """Read, link and check everything below `root`. All faults go to `report`."""
    tree = Tree(root, report)
    read = corpus.read(tree)
    sources, gate = _sources(tree), _gate(tree)
    found = {lang: _find(read, read.briefs, lang) for lang in read.identity.langs}
    routes = _settle(read, [_share(read, read.briefs, found, sources, gate)], sources, gate, report)
    return Survey(read, found, parity.translation_status(read, inspection.declared(sources)), routes)


def check(root: Path, report: Report) -> None:
    """What `survey` reports, and nothing else. Many briefs are shared out among processes: each is checked alone."""
    tree = Tree(root, report)
    read = corpus.read(tree)
    sources, gate = _sources(tree), _gate(tree)

    def share(briefs: Sequence[Brief]) -> list[Share]:
        return [_share(read, briefs, {lang: _find(read, briefs, lang) for lang in read.identity.langs}, sources, gate)]

    _settle(read, processes.shared(share, read.briefs), sources, gate, report)


def _settle(
    read: Corpus, shares: Iterable[Share], sources: Sources, gate: Gate, report: Report
) -> Mapping[Lang, address.Routes]:
    """Report everything, now that all texts are known; the pages of each language."""
    tallies = dict.fromkeys(read.identity.langs, Tally())
    doubts: list[Pending] = []
    for share in shares:
        report.extend(share.problems)
        doubts.extend(share.doubts)
        tallies = {lang: tallies[lang] + share.tallies[lang] for lang in tallies}
    routes = {lang: address.routes(read, lang, tallies[lang]) for lang in tallies}
    report.extend(terms.words(sources.glossary, sources.spoken))
    problems, more = inspection.parted(inspection.of_all_else(read, sources))
    report.extend(problems)
    for document in (*read.pages, *(prose.document for prose in read.prose)):
        report.extend(refusals.problems(document, gate))
    report.extend(links.settled((*doubts, *more), routes))
    return routes


def _sources(tree: Tree) -> Sources:
    house, said, spoken = House.of(orthography.read(tree)), glossary.read(tree), glossary.texts(tree)
    records, sound = (
        {path: Record(placed.value, placed.at, path) for path, placed in each.items()}
        for each in (tree.records, tree.sound)
    )
    return Sources(tree.texts, records, house, tree.exists, sound, tree.listed, tree.names, tree.spoilt, said, spoken)


def _gate(tree: Tree) -> Gate:
    return Gate(settings.read(tree).hosts)


def _share(
    read: Corpus,
    briefs: Sequence[Brief],
    found: Mapping[Lang, tuple[BriefFindings, ...]],
    sources: Sources,
    gate: Gate,
) -> Share:
    """What is wrong with some of the briefs, and what they tell about the pages to be made."""
    problems, doubts = inspection.parted(_faults(read, briefs, found, sources, gate))
    return Share(problems, doubts, {lang: _tally(lang, found[lang]) for lang in found})


def _tally(lang: Lang, found: Iterable[BriefFindings]) -> Tally:
    tally = Tally()
    for each in found:
        for findings in (*(findings for _, findings in each.texts.values()), *each.titles):
            named = (mention for mention in findings.mentions if mention.cls is not MentionClass.NISBA)
            tally.mentions.update((mention.kind, mention.id) for mention in named)
        for _, findings in each.texts.values():
            tally.years.update(dates.years(findings.prose.text, lang))
    return tally


def _faults(
    read: Corpus,
    briefs: Sequence[Brief],
    found: Mapping[Lang, tuple[BriefFindings, ...]],
    sources: Sources,
    gate: Gate,
) -> Iterator[Problem | Pending]:
    """What is, or may be, wrong with some of the briefs, given what was found in them."""
    forms: dict[str, inspection.Recognised] = {}
    for each in chain(*found.values()):
        of_brief = {id: document for id, (document, _) in each.texts.items()}
        yield from refusals.of_one_page(of_brief.pop(each.brief.id, None), of_brief.values())
        for id, (document, findings) in each.texts.items():
            forms[document.path] = _form(findings, each.heads[id])
            yield from _notices(document, findings, read.registry)
            yield from refusals.problems(document, gate)
    yield from inspection.of_briefs(read, briefs, forms, sources)


def compose(root: Path, report: Report) -> Site:
    """The whole site below `root`. Faults go to `report`; the site is true only if none of them is fatal."""
    surveyed = survey(root, report)
    read = surveyed.corpus
    events = timeline.events(read.briefs)
    editions = {
        lang: _edition(lang, read, surveyed.found[lang], events, surveyed.routes[lang]) for lang in surveyed.found
    }
    related = relations.gather(read.briefs)
    return Site(
        corpus=read,
        briefs={brief.id: brief for brief in read.briefs},
        sections={section.id: section for brief in read.briefs for section in brief.sections},
        timeline=events,
        undated=timeline.undated(read.briefs),
        events_of=timeline.by_entity(events),
        relations=related,
        relations_of=relations.by_actor(related),
        members_of=relations.members(read.registry.actors.values()),
        offices_of=offices.held(read.registry.actors.values()),
        translations={each.id: each for each in surveyed.translations},
        editions=editions,
    )


def _find(read: Corpus, briefs: Iterable[Brief], lang: Lang) -> tuple[BriefFindings, ...]:
    find = finder(read.registry, lang).find_again
    every = []
    for brief in briefs:
        documents = dict(_documents(brief, lang))
        titles = [reference.title[lang] for reference in brief.references]
        heads = [words for document in documents.values() for words in (document.title, document.description)]
        readings = [*(document.reading for document in documents.values()), *map(markdown.read, titles)]
        aside = [markdown.read(words) for words in heads]
        findings = iter(find(readings, aside, Setting(brief.time, brief.id)))
        every.append(BriefFindings(
            brief,
            {id: (document, next(findings)) for id, document in documents.items()},
            tuple(next(findings) for _ in titles),
            {id: (next(findings), next(findings)) for id in documents},
        ))  # fmt: skip
    return tuple(every)


def _form(findings: Findings, heads: Iterable[Findings] = ()) -> inspection.Recognised:
    return inspection.Recognised(findings.prose, findings.mentions, findings.unsettled, tuple(map(_form, heads)))


def _edition(
    lang: Lang, read: Corpus, found: Iterable[BriefFindings], events: Sequence[Event], routes: address.Routes
) -> Edition:
    texts: dict[str, LinkedText] = {}
    backlinks_: list[Backlink] = []
    for each in found:
        for id, (document, findings) in each.texts.items():
            texts[id] = text = _linked(id, document, findings)
            backlinks_.extend(_backlinks(text, findings))
        for position, findings in enumerate(each.titles):
            backlinks_.extend(_reference_backlinks(each.brief.id, lang, position, findings))
    return edition.derive(lang, read.briefs, texts, backlinks_, events, routes)


def _documents(brief: Brief, lang: Lang) -> Iterator[tuple[str, Document]]:
    for id, documents in (
        (brief.id, brief.documents),
        *((section.id, section.documents) for section in brief.sections),
    ):
        if lang in documents:
            yield id, documents[lang]


def section_number(id: str) -> int:
    """The number of a section from its id; 0 for a brief's own page."""
    parts = id.split("/")
    return int(parts[2]) if len(parts) == 3 else 0


def _linked(id: str, document: Document, findings: Findings) -> LinkedText:
    plain = document.reading.text
    return LinkedText(
        section=id,
        lang=document.lang,
        document=document,
        mentions=findings.mentions,
        unsettled=findings.unsettled,
        longer=findings.longer,
        anchors=backlinks.anchors(findings.mentions, section_number(id)),
        sentences=sentences.identified(plain, section_number(id)),
        years=dates.years(plain, document.lang),
        words=len(plain.split()),
        plain=plain,
    )


def _backlinks(text: LinkedText, findings: Findings) -> Iterator[Backlink]:
    for mention, (start, _) in zip(text.mentions, findings.plain, strict=True):
        yield Backlink(
            mention.id,
            mention.kind,
            text.lang,
            text.section,
            text.sentence_at(start),
            mention.cls,
            mention.rule,
            findings.quote(mention, text.lang),
        )


def _reference_backlinks(brief: str, lang: Lang, position: int, findings: Findings) -> Iterator[Backlink]:
    for mention in findings.mentions:
        yield Backlink(
            mention.id,
            mention.kind,
            lang,
            brief,
            address.reference(position + 1),
            mention.cls,
            mention.rule,
            findings.quote(mention, lang),
        )


def _notices(document: Document, findings: Findings, registry: Registry) -> Iterator[Problem]:
    for each in findings.unsettled:
        yield Problem(
            document.path,
            each.line + document.body_line - 1,
            each.column,
            "unsettled-mention",
            Severity.NOTICE,
            f"«{each.surface}»: {each.reason}; it could mean {', '.join(each.candidates)}",
            f"say which: {', or '.join(registry.repairs(each))}",
        )
