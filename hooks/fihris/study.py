"""One brief, held against the rules: what is found in it and what is wrong with it, wherever its links lead."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from typing import Final

from fihris import address, weights
from fihris.author import names
from fihris.check import inspection
from fihris.check import names as capitals
from fihris.check.house import House
from fihris.check.page import CheckedText
from fihris.check.passage import Passage
from fihris.check.sources import Record, Sources
from fihris.derive import backlinks, sentences
from fihris.link.finding import finder
from fihris.link.findings import Asked, Findings, Setting
from fihris.model import (
    Backlink,
    Brief,
    Document,
    EntityKind,
    Lang,
    LinkedText,
    Mention,
    MentionClass,
    Registry,
    Sentences,
    Wanted,
)
from fihris.read import briefs, frames, orthography, settings
from fihris.read.files import Part, Records, Tree
from fihris.read.mapping import Placed
from fihris.render import refusals
from fihris.render.gate import Gate
from fihris.report import Problem, Severity
from fihris.routes import Tally
from fihris.sums import Summed, sum_of
from fihris.text import dates, markdown


@dataclass(frozen=True, slots=True)
class BriefFindings:
    """What was found in one brief in one language: in its documents, by their ids, and in the titles it recommends.

    `heads` is what was found in the title and the description of each document; `asked` what was asked of the registry for all of it.
    """

    brief: Brief
    texts: Mapping[str, tuple[Document, Findings]]
    titles: tuple[Findings, ...]
    heads: Mapping[str, tuple[Findings, ...]]
    asked: Asked

    def every(self) -> Iterator[Findings]:
        """All findings."""
        yield from (findings for _, findings in self.texts.values())
        yield from self.titles
        yield from chain.from_iterable(self.heads.values())


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
    """All that depends on the files of one brief and the rules, and on nothing else. `study` is None where it is no brief. `sums` are those of
    its `parts`, in their order, and `linked` those of its backlinks (`backlinks.sums`), so that nobody need look through them again."""

    read: Records
    study: Study | None
    texts: Mapping[Lang, Mapping[str, LinkedText]]
    backlinks: Mapping[Lang, tuple[Backlink, ...]]
    sums: tuple[str, ...] = ()
    linked: Mapping[Lang, bytes] = field(default_factory=dict)

    def bare(self) -> Known:
        """It without the files as they were read, what was found where, and what is wrong with it: what only checks and advice look at."""
        study = self.study and replace(self.study, found={}, problems=(), tallies={})
        return replace(self, read=Records({}, {}, {}, ()), study=study)

    def parts(self) -> Iterator[object]:
        """The largest records that a site has of it: the brief, its sections and its texts."""
        if self.study:
            yield from (self.study.brief, *self.study.brief.sections)
        for texts in self.texts.values():
            yield from texts.values()

    def summed(self) -> Summed:
        """The sums of its parts, as far as they have one."""
        return {id(part): (part, sum) for part, sum in zip(self.parts(), self.sums, strict=True) if sum}


@dataclass(frozen=True, slots=True)
class Rules:
    """What every brief is held against. `sum` changes with any of it but the actors and places; `records` is the sum of these."""

    registry: Registry
    langs: tuple[Lang, ...]
    house: House
    gate: Gate
    forms: frozenset[str]
    spoilt: AbstractSet[tuple[str, str]]
    sum: str
    records: str

    @classmethod
    def of(cls, tree: Tree, frame: frames.Frame) -> Rules:
        house, hosts, langs = (
            _house(json.dumps(orthography.read(tree))),
            settings.read(tree).hosts,
            frame.identity.langs,
        )
        read = sorted((path, text) for path, text in tree.texts.items() if path.startswith("docs/_data/"))
        records = [each for each in read if each[0].startswith(_RECORDS)]
        rest = [each for each in read if not each[0].startswith(_RECORDS)]
        sums = [
            hashlib.sha256(repr(each).encode()).hexdigest()
            for each in ((rest, sorted(tree.spoilt), sorted(hosts), langs), records)
        ]
        return cls(frame.registry, langs, house, Gate(hosts), arabic_forms(frame.registry), tree.spoilt, *sums)


_RECORDS: Final = ("docs/_data/actors/", "docs/_data/places/")


@lru_cache(1)
def _house(written: str) -> House:
    """The house list, worked out once for as long as it is written so."""
    return House.of(json.loads(written))


def known_of(part: Part, frame: frames.Frame, id: str, rules: Rules) -> tuple[Known, bool]:
    """All that a brief's files tell, and whether it rests on them and the rules alone."""
    brief = briefs.brief(part, frame, id)
    if brief is None:
        return Known(part.read, None, {}, {}), part.alone
    records, sound, files = records_of(part.records), records_of(part.sound), frozenset(frame.files(id))
    own = Sources(part.texts, records, rules.house, part.exists, sound, files, spoilt=rules.spoilt)
    study = studied(brief, rules, own)
    texts = {
        lang: {id: _linked(id, document, findings) for id, (document, findings) in of.texts.items()}
        for lang, of in study.found.items()
    }
    links = {lang: tuple(_backlinks(of, texts[lang], lang)) for lang, of in study.found.items()}
    linked = {lang: backlinks.sums(each) for lang, each in links.items()}
    known = Known(part.read, study, texts, links, linked=linked)
    return replace(known, sums=tuple(map(sum_of, known.parts()))), part.alone


def studied(brief: Brief, rules: Rules, sources: Sources) -> Study:
    """What is found in a brief. Of `sources` only its own files are looked at."""
    found = {lang: _find(rules.registry, brief, lang) for lang in rules.langs}
    problems = tuple(_faults(rules, brief, found, sources))
    wanted = tuple(each for lang, of in found.items() for each in _wanted(rules, lang, of))
    named = {lang: sum(each.lang in {lang, Lang.AR} for each in wanted) for lang in found}
    tallies = {lang: replace(_tally(lang, of), wanted=named[lang]) for lang, of in found.items()}
    return Study(brief, found, problems, tallies, wanted)


def arabic_forms(registry: Registry) -> frozenset[str]:
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


def records_of(records: Mapping[str, Placed]) -> dict[str, Record]:
    """What was read of the records, as the checks look at it."""
    return {path: Record(placed.value, placed.at, path) for path, placed in records.items()}


def _tally(lang: Lang, found: BriefFindings) -> Tally:
    title = (found.brief.documents.get(lang) or found.brief.documents[Lang.AR]).title
    quoted: dict[tuple[EntityKind, str], list[int]] = defaultdict(
        lambda: [weights.heading(title, found.brief.id, lang)]
    )
    for key, weight in _weighed(lang, found):
        quoted[key].append(weight)
    years = Counter(year for _, of in found.texts.values() for year in dates.years(of.prose.text, lang))
    return Tally({key: (tuple(each),) for key, each in quoted.items()}, years)


def _weighed(lang: Lang, found: BriefFindings) -> Iterator[tuple[tuple[EntityKind, str], int]]:
    """What the sentence of each mention weighs, in the order of `_backlinks`; one that names somebody twice stands once."""
    texts = [(id, document.short or document.title, of) for id, (document, of) in found.texts.items()]
    for id, short, findings in (*texts, *((found.brief.id, "", of) for of in found.titles)):
        last: dict[tuple[EntityKind, str], str] = {}
        for mention in findings.mentions:
            if mention.cls is not MentionClass.NISBA:
                key, quote = (mention.kind, mention.id), findings.quote(mention, lang)
                again = last.get(key) == quote.text
                yield key, weights.AGAIN if again else weights.sentence(quote, id, short, lang)
                last[key] = quote.text


def _faults(rules: Rules, brief: Brief, found: Mapping[Lang, BriefFindings], sources: Sources) -> Iterator[Problem]:
    """What is wrong with a brief, given what was found in it."""
    forms: dict[str, inspection.Recognised] = {}
    for each in found.values():
        of_brief = {id: document for id, (document, _) in each.texts.items()}
        yield from refusals.of_one_page(of_brief.pop(brief.id, None), of_brief.values())
        for id, (document, findings) in each.texts.items():
            forms[document.path] = recognised(findings, each.heads[id])
            yield from _notices(document, findings, rules.registry)
            yield from refusals.problems(document, rules.gate)
    yield from inspection.of_brief(rules.registry, brief, forms, sources)


def _find(registry: Registry, brief: Brief, lang: Lang) -> BriefFindings:
    documents = dict(_documents(brief, lang))
    titles = [reference.title[lang] for reference in brief.references]
    heads = [words for document in documents.values() for words in (document.title, document.description)]
    readings = [*(document.reading for document in documents.values()), *map(markdown.read, titles)]
    aside = [markdown.read(words) for words in heads]
    known = finder(registry, lang)
    findings = iter(known.find_all(readings, aside, Setting(brief.time, brief.id)))
    return BriefFindings(
        brief,
        {id: (document, next(findings)) for id, document in documents.items()},
        tuple(next(findings) for _ in titles),
        {id: (next(findings), next(findings)) for id in documents},
        known.asked(),
    )


def recognised(findings: Findings, heads: Iterable[Findings] = ()) -> inspection.Recognised:
    """What was found in a text, as the checks look at it; `heads` is what was found in its title and description."""
    return inspection.Recognised(findings.prose, findings.mentions, findings.unsettled, tuple(map(recognised, heads)))


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
        sentences=Sentences.of(sentences.identified(plain, section_number(id))),
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
