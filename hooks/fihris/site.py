"""The composer: read → link → check → derive."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import Final

from fihris import address
from fihris.author import names
from fihris.check import inspection, links, parity, processes, terms
from fihris.check import names as capitals
from fihris.check.house import House
from fihris.check.links import Pending
from fihris.check.page import CheckedText
from fihris.check.passage import Passage
from fihris.check.sources import Record, Sources
from fihris.derive import backlinks, edition, offices, relations, sentences, timeline
from fihris.interface import Entry, Interface, flat
from fihris.link.finding import finder
from fihris.link.resolver import Findings, Setting
from fihris.memory import Memory
from fihris.model import (
    LANGS,
    Backlink,
    Brief,
    Corpus,
    Document,
    Edition,
    Event,
    Head,
    Identity,
    Lang,
    LinkedText,
    Mention,
    MentionClass,
    Registry,
    Section,
    Site,
    Text,
    Translation,
    Wanted,
)
from fihris.read import briefs, corpus, frames, glossary, interface, orthography, past, settings, shapes
from fihris.read.files import Part, Records, Tree
from fihris.read.mapping import Placed
from fihris.render import refusals
from fihris.render.gate import Gate
from fihris.report import Problem, Report, Severity
from fihris.routes import Routes, Tally, routes_of
from fihris.text import dates, markdown
from fihris.view.presenter import Presenter


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
class Study:
    """What a brief tells with the registry and the house's rules alone, wherever its links lead: what was found in it, what
    is wrong with it, and what it tells about the pages to be made."""

    brief: Brief
    found: Mapping[Lang, BriefFindings]
    problems: tuple[Problem, ...]
    tallies: Mapping[Lang, Tally]
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """All that depends on the files of one brief and the rules, and on nothing else. `study` is None where it is no brief."""

    read: Records
    study: Study | None
    texts: Mapping[Lang, Mapping[str, LinkedText]]
    backlinks: Mapping[Lang, tuple[Backlink, ...]]


@dataclass(frozen=True, slots=True)
class Survey:
    """The sources, read and linked and checked, before anything is derived from them."""

    corpus: Corpus
    known: tuple[Known, ...]
    found: Mapping[Lang, tuple[BriefFindings, ...]]
    translations: tuple[Translation, ...]
    routes: Mapping[Lang, Routes]


@dataclass(frozen=True, slots=True)
class Share:
    """What was found out about some of the briefs; what is in doubt is settled when all are known."""

    problems: tuple[Problem, ...]
    doubts: tuple[Pending, ...]
    tallies: Mapping[Lang, Tally]


@dataclass(frozen=True, slots=True)
class Rules:
    """What every brief is held against. `sum` changes with any of it."""

    registry: Registry
    langs: tuple[Lang, ...]
    house: House
    gate: Gate
    forms: frozenset[str]
    spoilt: AbstractSet[tuple[str, str]]
    sum: str

    @classmethod
    def of(cls, tree: Tree, frame: frames.Frame) -> Rules:
        house, hosts, langs = (
            _house(json.dumps(orthography.read(tree))),
            settings.read(tree).hosts,
            frame.identity.langs,
        )
        read = {path: text for path, text in tree.texts.items() if path.startswith("docs/_data/")}
        sum = hashlib.sha256(repr((sorted(read.items()), sorted(tree.spoilt), sorted(hosts), langs)).encode())
        return cls(frame.registry, langs, house, Gate(hosts), _forms(frame.registry), tree.spoilt, sum.hexdigest())


@lru_cache(1)
def _house(written: str) -> House:
    """The house list, worked out once for as long as it is written so."""
    return House.of(json.loads(written))


def survey(root: Path, report: Report, memory: Memory[Known] | None = None) -> Survey:
    """Read, link and check everything below `root`. All faults go to `report`. A brief that `memory` knows, by its files
    and by the rules, is not read again."""
    tree, memory = Tree(root, report), memory or Memory()
    frame = frames.frame(tree)
    rules = Rules.of(tree, frame)
    memory.turn()
    every = []
    for sum, make in _findings(tree, frame, rules, memory):
        every.append(memory.of(sum, make))
        tree.take(every[-1].read)
    studies = {each.study.brief.id: each for each in every if each.study}
    read = corpus.whole(tree, frame, (each.study.brief for each in studies.values() if each.study))
    known = tuple(studies[brief.id] for brief in read.briefs)
    sources = _sources(tree, rules.house)
    share = _share(read, [each.study for each in known if each.study], sources)
    return Survey(
        read,
        known,
        {lang: tuple(each.study.found[lang] for each in known if each.study) for lang in rules.langs},
        parity.translation_status(read, inspection.declared(sources)),
        _settle(read, [share], sources, rules.gate, report),
    )


def _findings(
    tree: Tree, frame: frames.Frame, rules: Rules, memory: Memory[Known]
) -> list[tuple[str, Callable[[], tuple[Known, bool]]]]:
    """Of each brief the sum of all that it is known by, and what finds it out. Many that `memory` lacks are shared out among processes."""
    parts = {id: tree.part(frame.files(id)) for id in frame.briefs}
    sums = {id: rules.sum + part.sum for id, part in parts.items()}
    make = {id: partial(_known, part, frame, id, rules) for id, part in parts.items()}
    lacking, found = [id for id, sum in sums.items() if memory.lacks(sum)], dict[str, tuple[Known, bool]]()
    if len(lacking) >= 2 * _FEWEST and threading.active_count() == 1:  # in a forked process other threads stand still
        shared = processes.shared(lambda ids: [make[id]() for id in ids], lacking, _FEWEST)
        found = dict(zip(lacking, shared, strict=True))
    return [(sums[id], partial(lambda id: found.pop(id, None) or make[id](), id)) for id in parts]


_FEWEST: Final = 10
"""Briefs that are worth a process of their own."""


def check(root: Path, report: Report) -> None:
    """What `survey` reports, and nothing else. Many briefs are shared out among processes: each is checked alone."""
    tree = Tree(root, report)
    frame = frames.frame(tree)
    rules = Rules.of(tree, frame)
    read = corpus.whole(tree, frame, [briefs.brief(tree, frame, id) for id in frame.briefs])
    sources = _sources(tree, rules.house)

    def share(briefs: Sequence[Brief]) -> list[Share]:
        return [_share(read, [_study(brief, rules, sources) for brief in briefs], sources)]

    _settle(read, processes.shared(share, read.briefs), sources, rules.gate, report)


def _known(part: Part, frame: frames.Frame, id: str, rules: Rules) -> tuple[Known, bool]:
    brief = briefs.brief(part, frame, id)
    if brief is None:
        return Known(part.read, None, {}, {}), part.alone
    records, sound, files = _placed(part.records), _placed(part.sound), frozenset(frame.files(id))
    own = Sources(part.texts, records, rules.house, part.exists, sound, files, spoilt=rules.spoilt)
    study = _study(brief, rules, own)
    texts = {
        lang: {id: _linked(id, document, findings) for id, (document, findings) in of.texts.items()}
        for lang, of in study.found.items()
    }
    backlinks = {lang: tuple(_backlinks(of, texts[lang], lang)) for lang, of in study.found.items()}
    return Known(part.read, study, texts, backlinks), part.alone


def _study(brief: Brief, rules: Rules, sources: Sources) -> Study:
    """What is found in a brief. Of `sources` only its own files are looked at."""
    found = {lang: _find(rules.registry, brief, lang) for lang in rules.langs}
    problems = tuple(_faults(rules, brief, found, sources))
    wanted = tuple(each for lang, of in found.items() for each in _wanted(rules, lang, of))
    named = {lang: sum(each.lang in {lang, Lang.AR} for each in wanted) for lang in found}
    tallies = {lang: replace(_tally(lang, of), wanted=named[lang]) for lang, of in found.items()}
    return Study(brief, found, problems, tallies, wanted)


def _forms(registry: Registry) -> frozenset[str]:
    """Every Arabic form of the registry."""
    found: set[str] = set()
    for each in (*registry.actors.values(), *registry.places.values()):
        found.add(each.name.ar)
        for forms in (each.aliases, each.weak, each.metonyms, each.offices, each.titles):
            found |= set(forms.ar)
    return frozenset(found)


def _wanted(rules: Rules, lang: Lang, found: BriefFindings) -> Iterator[Wanted]:
    """The names in a brief's texts that no record has, each where it stands first."""
    told: set[str] = set()
    for id, name, place in _unknown(rules, lang, found):
        if name not in told:
            told.add(name)
            prose = found.texts[id][1].prose.text
            before = [each.id for each in sentences.identified(prose, section_number(id)) if each.start <= place]
            yield Wanted(name, lang, id, before[-1] if before else "")


def _unknown(rules: Rules, lang: Lang, found: BriefFindings) -> Iterator[tuple[str, str, int]]:
    """The text, the name and its place there. Languages but Arabic and English have no rule by which names show."""
    if lang is Lang.AR:
        for id, (_, findings) in found.texts.items():
            surfaces, longer = ([each.surface for each in some] for some in (findings.mentions, findings.longer))
            for each in names.unknown(findings.prose.text.splitlines(), surfaces, rules.forms, longer):
                place = findings.prose.text.find(each.name)
                if place >= 0:
                    yield id, each.name, place
    elif lang is Lang.EN:
        pages = [
            CheckedText(id, document, Passage.body(document, of.prose), of.mentions, of.unsettled)
            for id, (document, of) in found.texts.items()
        ]
        yield from ((each.page.id, each.name, each.start) for each in capitals.capitalised(pages))


def _settle(
    read: Corpus, shares: Iterable[Share], sources: Sources, gate: Gate, report: Report
) -> Mapping[Lang, Routes]:
    """Report everything, now that all texts are known; the pages of each language."""
    tallies = dict.fromkeys(read.identity.langs, Tally())
    doubts: list[Pending] = []
    for share in shares:
        report.extend(share.problems)
        doubts.extend(share.doubts)
        tallies = {lang: tallies[lang] + share.tallies[lang] for lang in tallies}
    routes = {lang: routes_of(read, lang, tallies[lang]) for lang in tallies}
    report.extend(terms.words(sources.glossary, sources.spoken))
    report.extend(inspection.of_all_else(read, sources))
    plain = list(inspection.plain(read))
    for document in plain:
        report.extend(refusals.problems(document, gate))
    problems, more = inspection.parted(inspection.of_links(read, plain, {}, sources))
    report.extend(problems)
    report.extend(links.settled((*doubts, *more), routes))
    return routes


def _sources(tree: Tree, house: House) -> Sources:
    said, spoken = glossary.read(tree), glossary.texts(tree)
    records, sound = _placed(tree.records), _placed(tree.sound)
    return Sources(tree.texts, records, house, tree.exists, sound, tree.listed, tree.names, tree.spoilt, said, spoken)


def _placed(records: Mapping[str, Placed]) -> dict[str, Record]:
    return {path: Record(placed.value, placed.at, path) for path, placed in records.items()}


def _share(read: Corpus, studies: Sequence[Study], sources: Sources) -> Share:
    """What is wrong with some of the briefs, and what they tell about the pages to be made."""
    forms: dict[str, inspection.Recognised] = {}
    documents = []
    for of in chain.from_iterable(study.found.values() for study in studies):
        for document, findings in of.texts.values():
            forms[document.path] = _form(findings)
            documents.append(document)
    problems, doubts = inspection.parted(inspection.of_links(read, documents, forms, sources))
    tallies = dict.fromkeys(read.identity.langs, Tally())
    for study in studies:
        tallies = {lang: tallies[lang] + study.tallies[lang] for lang in tallies}
    return Share((*problems, *chain.from_iterable(study.problems for study in studies)), doubts, tallies)


def _tally(lang: Lang, found: BriefFindings) -> Tally:
    tally = Tally()
    for findings in (*(findings for _, findings in found.texts.values()), *found.titles):
        named = (mention for mention in findings.mentions if mention.cls is not MentionClass.NISBA)
        tally.mentions.update((mention.kind, mention.id) for mention in named)
    for _, findings in found.texts.values():
        tally.years.update(dates.years(findings.prose.text, lang))
    return tally


def _faults(rules: Rules, brief: Brief, found: Mapping[Lang, BriefFindings], sources: Sources) -> Iterator[Problem]:
    """What is wrong with a brief, given what was found in it."""
    forms: dict[str, inspection.Recognised] = {}
    for each in found.values():
        of_brief = {id: document for id, (document, _) in each.texts.items()}
        yield from refusals.of_one_page(of_brief.pop(brief.id, None), of_brief.values())
        for id, (document, findings) in each.texts.items():
            forms[document.path] = _form(findings, each.heads[id])
            yield from _notices(document, findings, rules.registry)
            yield from refusals.problems(document, rules.gate)
    yield from inspection.of_brief(rules.registry, brief, forms, sources)


def compose(root: Path, report: Report, memory: Memory[Known] | None = None, before: Site | None = None) -> Site:
    """The whole site below `root`. Faults go to `report`; the site is true only if none of them is fatal. Of a site `before` is taken
    what is derived of much and seldom changes."""
    surveyed = survey(root, report, memory)
    read = surveyed.corpus
    events = timeline.events(read.briefs)
    earlier = before.editions if before else {}
    editions = {
        lang: _edition(lang, read, surveyed.known, events, routes, earlier.get(lang))
        for lang, routes in surveyed.routes.items()
    }
    related = relations.gather(read.briefs)
    return Site(
        corpus=read,
        briefs={brief.id: brief for brief in read.briefs},
        sections={section.id: section for brief in read.briefs for section in brief.sections},
        heads={id: head for brief in read.briefs for id, head in _heads(brief)},
        before={after.id: of.id for after, of in zip(read.briefs, (*read.briefs[1:], *read.briefs[:1]), strict=True)},
        timeline=events,
        undated=timeline.undated(read.briefs),
        events_of=timeline.by_entity(events),
        relations=related,
        relations_of=relations.by_actor(related),
        members_of=relations.members(read.registry.actors.values()),
        offices_of=offices.held(read.registry.actors.values()),
        past=past.changes(root),
        fields={name: Text.of(each["label"]) for name, each in shapes.words()["fields"].items()},
        wanted=tuple(each for known in surveyed.known if known.study for each in known.study.wanted),
        translations={each.id: each for each in surveyed.translations},
        editions=editions,
    )


def _heads(brief: Brief) -> Iterator[tuple[str, Head]]:
    texts: tuple[Brief | Section, ...] = (brief, *brief.sections)
    return ((each.id, Head.of(each, brief)) for each in texts)


def presenters(site: Site) -> dict[Lang, Presenter]:
    """The site in each of its languages, with the words of the interface."""
    identity, said = site.corpus.identity, {lang: _words(site, lang) for lang in site.editions}
    return {lang: Presenter.of(site, lang, _interface(lang, identity, said)) for lang in site.editions}


_OWN: Final = "missing.own_"
"""What a language says of itself on the page of another."""


def _words(site: Site, lang: Lang) -> dict[str, Entry]:
    """The engine's words in a language, and the site's in their place."""
    return {**flat(interface.read(lang)), **flat(site.corpus.words.get(lang, {}))}


def _interface(lang: Lang, identity: Identity, said: Mapping[Lang, Mapping[str, Entry]]) -> Interface:
    english = flat(interface.read(Lang.EN))
    second = next((other for other in said if other is not lang), Lang.EN)
    theirs = {**english, **said.get(second, {})}
    others = {key.replace(_OWN, "missing.other_"): words for key, words in theirs.items() if key.startswith(_OWN)}
    words = interface.told({**said[lang], **others}, lang, second)
    return Interface.of(
        lang, words, identity.digits, interface.told(english, lang, second) if lang not in LANGS else None
    )


def _find(registry: Registry, brief: Brief, lang: Lang) -> BriefFindings:
    documents = dict(_documents(brief, lang))
    titles = [reference.title[lang] for reference in brief.references]
    heads = [words for document in documents.values() for words in (document.title, document.description)]
    readings = [*(document.reading for document in documents.values()), *map(markdown.read, titles)]
    aside = [markdown.read(words) for words in heads]
    findings = iter(finder(registry, lang).find_all(readings, aside, Setting(brief.time, brief.id)))
    return BriefFindings(
        brief,
        {id: (document, next(findings)) for id, document in documents.items()},
        tuple(next(findings) for _ in titles),
        {id: (next(findings), next(findings)) for id in documents},
    )


def _form(findings: Findings, heads: Iterable[Findings] = ()) -> inspection.Recognised:
    return inspection.Recognised(findings.prose, findings.mentions, findings.unsettled, tuple(map(_form, heads)))


def _edition(
    lang: Lang,
    read: Corpus,
    known: Iterable[Known],
    events: Sequence[Event],
    routes: Routes,
    before: Edition | None,
) -> Edition:
    texts: dict[str, LinkedText] = {}
    backlinks_: list[Backlink] = []
    for each in known:
        texts.update(each.texts[lang])
        backlinks_.extend(each.backlinks[lang])
    return edition.derive(lang, read.briefs, texts, backlinks_, events, routes, before)


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


def _backlinks(found: BriefFindings, texts: Mapping[str, LinkedText], lang: Lang) -> Iterator[Backlink]:
    """The mentions of a brief: in its texts, then in the titles that it recommends."""
    for text, (_, findings) in zip(texts.values(), found.texts.values(), strict=True):
        for mention, (start, _) in zip(text.mentions, findings.plain, strict=True):
            yield _backlink(mention, findings, lang, text.section, text.sentence_at(start))
    for position, findings in enumerate(found.titles, start=1):
        for mention in findings.mentions:
            yield _backlink(mention, findings, lang, found.brief.id, address.reference(position))


def _backlink(mention: Mention, findings: Findings, lang: Lang, section: str, place: str) -> Backlink:
    quote = findings.quote(mention, lang)
    return Backlink(mention.id, mention.kind, lang, section, place, mention.cls, mention.rule, quote)


def _notices(document: Document, findings: Findings, registry: Registry) -> Iterator[Problem]:
    for each in findings.unsettled:
        yield Problem(
            document.path,
            each.line + document.body_line - 1,
            each.column,
            "unsettled-mention",
            Severity.NOTICE,
            f"«{each.surface}»: {each.reason}; it could mean {', '.join(each.candidates)}",
            f"say which: {', or '.join(each.repairs(registry))}",
        )
