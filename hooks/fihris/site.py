"""The composer: read → link → derive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fihris.derive import backlinks, edition, graph, relations, timeline
from fihris.link.resolver import Finder, Findings
from fihris.model import LANGS, Backlink, Brief, Corpus, Document, Edition, Lang, LinkedText, Registry, Site
from fihris.read import corpus
from fihris.read.files import Tree
from fihris.report import Problem, Report, Severity, did_you_mean
from fihris.text import dates, prose


def compose(root: Path, report: Report) -> Site:
    """The whole site below `root`. Faults go to `report`; the site is true only if none of them is fatal."""
    read = corpus.read(Tree(root, report))
    editions = {lang: _edition(lang, read, report) for lang in LANGS}
    events = timeline.events(read.briefs)
    related = relations.gather(read.briefs)
    return Site(
        corpus=read,
        briefs={brief.id: brief for brief in read.briefs},
        sections={section.id: section for brief in read.briefs for section in brief.sections},
        timeline=events,
        events_of=timeline.by_entity(events),
        relations=related,
        relations_of=relations.by_actor(related),
        members_of=relations.members(read.registry.actors.values()),
        drawing=graph.points(related),
        editions=editions,
    )


def _edition(lang: Lang, read: Corpus, report: Report) -> Edition:
    finder = Finder(read.registry, lang)
    texts: dict[str, LinkedText] = {}
    found: list[Backlink] = []
    for brief in read.briefs:
        documents = dict(_documents(brief, lang))
        titles = [reference.title[lang] for reference in brief.references]
        findings = finder.find_all([*(document.body for document in documents.values()), *titles])
        for (id, document), each in zip(documents.items(), findings, strict=False):
            texts[id] = text = _linked(id, document, each)
            found.extend(_backlinks(text, each))
            report.extend(_notices(document, each))
            report.extend(_unknown_links(document, each, read.registry))
        for position, each in enumerate(findings[len(documents) :]):
            found.extend(_reference_backlinks(brief.id, lang, position, each))
    return edition.derive(lang, read.briefs, texts, found)


def _documents(brief: Brief, lang: Lang) -> Iterator[tuple[str, Document]]:
    for id, documents in ((brief.id, brief.documents), *((section.id, section.documents) for section in brief.sections)):
        if lang in documents:
            yield id, documents[lang]


def section_number(id: str) -> int:
    """The number of a section from its id; 0 for a brief's own page."""
    parts = id.split("/")
    return int(parts[2]) if len(parts) == 3 else 0


def _linked(id: str, document: Document, findings: Findings) -> LinkedText:
    plain = prose.plain(document.body)
    return LinkedText(
        section=id,
        lang=document.lang,
        document=document,
        mentions=findings.mentions,
        unsettled=findings.unsettled,
        anchors=backlinks.anchors(findings.mentions, section_number(id)),
        years=dates.years(plain, document.lang),
        words=len(plain.split()),
        plain=plain,
    )


def _backlinks(text: LinkedText, findings: Findings) -> Iterator[Backlink]:
    for mention, anchor in zip(text.mentions, text.anchors, strict=True):
        yield Backlink(mention.id, mention.kind, text.lang, text.section, anchor, mention.cls, mention.rule, findings.quote(mention))


def _reference_backlinks(brief: str, lang: Lang, position: int, findings: Findings) -> Iterator[Backlink]:
    for mention in findings.mentions:
        yield Backlink(mention.id, mention.kind, lang, brief, f"reference-{position + 1}", mention.cls, mention.rule,
                       findings.quote(mention))


def _notices(document: Document, findings: Findings) -> Iterator[Problem]:
    for each in findings.unsettled:
        yield Problem(
            document.path,
            each.line + document.body_line - 1,
            each.column,
            "unsettled-mention",
            Severity.NOTICE,
            f"«{each.surface}»: {each.reason}; it could mean {', '.join(each.candidates)}",
            f"say which: [{each.surface}](actor:{each.candidates[0]}), or [{each.surface}](not:mention)",
        )


def _unknown_links(document: Document, findings: Findings, registry: Registry) -> Iterator[Problem]:
    """Links such as `[نص](actor:id)` whose id is not in the registry."""
    known = {"actor": registry.actors, "place": registry.places, "topic": registry.topics, "not": {"mention": None}}
    for link in findings.links:
        scheme, _, id = link.target.partition(":")
        if scheme in known and id not in known[scheme]:
            start, _end = findings.prose.span(link.start, link.end)
            before = document.body[:start]
            yield Problem(
                document.path,
                document.body_line + before.count("\n"),
                start - (before.rfind("\n") + 1) + 1,
                f"unknown-{scheme}",
                Severity.ERROR,
                f"there is no {scheme} {id!r}",
                did_you_mean(id, known[scheme]),
            )
