"""What search shows before anything is typed: questions that it answers, whom the briefs name most, what they are about.

A question asks for what a sentence of the newest briefs states, in the words of its record, so that there is an answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest
from typing import Any

from fihris.model import Brief, Lang, Mode, Polarity, Relation
from fihris.text import grammar
from fihris.text.analysis import Analysis
from fihris.view import search, statements
from fihris.view.presenter import Presenter
from fihris.write.search import SearchDoc

QUESTIONS = 3


def opening(p: Presenter, analysis: Analysis, stated: Sequence[SearchDoc]) -> list[dict[str, Any]]:
    """Groups with a title: of questions (`asks`), or of `links`, each with its words and its address."""
    of = search.view(p)
    asks = list(islice(questions(p, analysis, stated), QUESTIONS))
    groups: list[dict[str, Any]] = [{"title": p.t("search.ask"), "asks": asks}] if asks else []
    for title, links in (("entities.most", of.actors), ("nav.topics", of.topics)):
        groups += [{"title": p.t(title), "links": [[each.text, each.href] for each in links]}] if links else []
    return groups


def questions(p: Presenter, analysis: Analysis, stated: Sequence[SearchDoc]) -> Iterator[str]:
    """Who does something, when something happened, who holds an office, by turns. `stated` are the answers of search."""
    by_turns = zip_longest(_who(p, analysis), _when(p), _offices(p, stated), fillvalue="")
    asked = {""}
    for each in chain.from_iterable(by_turns):
        if each not in asked:
            asked.add(each)
            yield each


def _who(p: Presenter, analysis: Analysis) -> Iterator[str]:
    """Who does what a brief states most often, or to whom it names most: its analysis before its event."""
    for text in _texts(p.site.records.values()):
        often = Counter(
            (statements.question(p, each.kind), each.target) for each in text if _can_be_asked(p, analysis, each)
        )

        def weight(asked: tuple[str, str], often: Counter[tuple[str, str]] = often) -> tuple[int, int]:
            return -often[asked], -p.counts(p.registry.actors[asked[1]]).mentions

        for pattern, target in sorted(often, key=weight):
            yield _asked(p, pattern, target)


def _texts(briefs: Iterable[Brief]) -> Iterator[Sequence[Relation]]:
    for brief in briefs:
        yield [each for section in brief.sections for each in section.relations]
        yield brief.relations


def _asked(p: Presenter, pattern: str, target: str) -> str:
    said = grammar.sentence(pattern, lambda _, case: statements.declined(p, target, case))
    return "".join(part.text for part in said).removesuffix(".")


def _can_be_asked(p: Presenter, analysis: Analysis, of: Relation) -> bool:
    """Whether a sentence states it in the words of its kind, and it says more than who belongs to whom."""
    asked = statements.question(p, of.kind)
    if not asked or of.mode is not Mode.STATED or of.sentence[p.lang] or statements.polarity(p, of) is Polarity.NEUTRAL:
        return False
    said = {analysis.root(key) for key in analysis.keys(statements.stated_in(p, of))}
    return said >= {analysis.root(key) for key in analysis.content(grammar.plain(asked))}


def _when(p: Presenter) -> Iterator[str]:
    """When it happened: the latest first, a brief's own event last."""
    for brief in p.site.records.values():
        events = [event for section in brief.sections for event in section.events]
        for event in (*sorted(events, key=lambda each: each.date, reverse=True), *brief.events):
            if event.date:
                yield _asking_when(p, event.title[p.lang])


def _asking_when(p: Presenter, title: str) -> str:
    """An Arabic title is a noun with what belongs to it, an English one a sentence: "" where it makes no question."""
    if p.lang is Lang.AR:
        return p.t(f"search.when_{grammar.gender(title) or grammar.MASCULINE}", title=title)
    said = grammar.passive(title) if p.lang is Lang.EN else None
    return p.t(f"search.when_{said.number}", subject=said.subject, deed=said.deed) if said else ""


def _offices(p: Presenter, stated: Sequence[SearchDoc]) -> Iterator[str]:
    """Who holds an office, where a sentence says so, and its name is what its holder is called."""
    held = {doc.card.role for doc in stated if doc.card and doc.card.kind == "role"}
    for of in p.registry.actors.values():
        name = of.name[p.lang]
        called = any(set(title.split()) <= set(name.split()) for title in of.titles[p.lang])
        if of.holders and called and name in held:
            yield p.t("search.office", name=statements.declined(p, of.id, grammar.NOMINATIVE))
