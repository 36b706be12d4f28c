"""All sources, read and linked and checked, before anything is derived from them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from fihris.check import inspection, links, parity, processes, terms
from fihris.check.house import House
from fihris.check.links import Pending
from fihris.check.sources import Sources
from fihris.memory import Memory
from fihris.model import (
    Brief,
    Corpus,
    Lang,
    Translation,
)
from fihris.read import briefs, corpus, frames, glossary
from fihris.read.files import Tree
from fihris.render import refusals
from fihris.render.gate import Gate
from fihris.report import Problem, Report
from fihris.routes import Routes, Tally, routes_of
from fihris.study import BriefFindings, Known, Rules, Study, known_of, recognised, records_of, studied
from fihris.vintages import vintages


@dataclass(frozen=True, slots=True)
class Survey:
    """The sources, read and linked and checked, before anything is derived from them."""

    corpus: Corpus
    known: tuple[Known, ...]
    found: Mapping[Lang, tuple[BriefFindings, ...]]
    translations: tuple[Translation, ...]
    routes: Mapping[Lang, Routes]

    def bare(self) -> Survey:
        """What a site is derived from. Of all that is known of the briefs it is half."""
        return replace(self, known=tuple(each.bare() for each in self.known), found={})


@dataclass(frozen=True, slots=True)
class Share:
    """What was found out about some of the briefs; what is in doubt is settled when all are known."""

    problems: tuple[Problem, ...]
    doubts: tuple[Pending, ...]
    tallies: Mapping[Lang, Tally]


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
    own = {id: rules.sum + part.sum for id, part in parts.items()}
    of = vintages(rules, own.values(), memory, memory.beside("vintages"))
    sums = {id: of[sum] + sum for id, sum in own.items()}
    make = {id: partial(known_of, part, frame, id, rules) for id, part in parts.items()}
    lacking, found = [id for id, sum in sums.items() if memory.lacks(sum)], dict[str, tuple[Known, bool]]()
    if len(lacking) >= 2 * _FEWEST and threading.active_count() == 1:  # in a forked process other threads stand still
        shared = processes.shared(lambda ids: [make[id]() for id in ids], lacking, _FEWEST, here=False)
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
        return [_share(read, [studied(brief, rules, sources) for brief in briefs], sources)]

    _settle(read, processes.shared(share, read.briefs), sources, rules.gate, report)


def _settle(
    read: Corpus, shares: Iterable[Share], sources: Sources, gate: Gate, report: Report
) -> Mapping[Lang, Routes]:
    """Report everything, now that all texts are known; the pages of each language."""
    tallies: list[Mapping[Lang, Tally]] = []
    doubts: list[Pending] = []
    for share in shares:
        report.extend(share.problems)
        doubts.extend(share.doubts)
        tallies.append(share.tallies)
    routes = {lang: routes_of(read, lang, Tally.of(each[lang] for each in tallies)) for lang in read.identity.langs}
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
    records, sound = records_of(tree.records), records_of(tree.sound)
    return Sources(tree.texts, records, house, tree.exists, sound, tree.listed, tree.names, tree.spoilt, said, spoken)


def _share(read: Corpus, studies: Sequence[Study], sources: Sources) -> Share:
    """What is wrong with some of the briefs, and what they tell about the pages to be made."""
    forms: dict[str, inspection.Recognised] = {}
    documents = []
    for of in chain.from_iterable(study.found.values() for study in studies):
        for document, findings in of.texts.values():
            forms[document.path] = recognised(findings)
            documents.append(document)
    problems, doubts = inspection.parted(inspection.of_links(read, documents, forms, sources))
    tallies = {lang: Tally.of(study.tallies[lang] for study in studies) for lang in read.identity.langs}
    return Share((*problems, *chain.from_iterable(study.problems for study in studies)), doubts, tallies)
