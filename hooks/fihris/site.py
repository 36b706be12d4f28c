"""The composer: of what was surveyed the whole site is derived, and presented in each of its languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Final

from fihris import sides
from fihris.derive import backlinks, edition, offices, relations, timeline
from fihris.derive.crossreferences import Kin
from fihris.interface import Entry, Interface, flat
from fihris.memory import Memory
from fihris.model import (
    LANGS,
    Backlink,
    Brief,
    Corpus,
    Edition,
    Event,
    Head,
    Identity,
    Lang,
    LinkedText,
    Section,
    Site,
    Text,
)
from fihris.read import interface, past, shapes
from fihris.report import Report
from fihris.routes import Routes
from fihris.study import Known
from fihris.sums import Summed
from fihris.survey import Survey, survey
from fihris.view.presenter import Presenter


def compose(
    root: Path,
    report: Report,
    memory: Memory[Known] | None = None,
    before: Site | None = None,
) -> Site:
    """The whole site below `root`. Faults go to `report`; the site is true only if none of them is fatal. Of a site `before` is taken
    what is derived of much and seldom changes."""
    return derived(root, survey(root, report, memory), before)


def derived(root: Path, surveyed: Survey, before: Site | None = None, kin: Memory[Kin] | None = None) -> Site:
    """The site of what was surveyed below `root`, found bare or whole. From `kin` is taken which sections are akin; whoever has it compares sums, too."""
    if kin:
        kin.turn()
    read = surveyed.corpus
    events = timeline.events(read.briefs)
    earlier = before.editions if before else {}
    editions = {
        lang: _edition(lang, read, surveyed.known, events, routes, earlier.get(lang), kin)
        for lang, routes in surveyed.routes.items()
    }
    related = relations.gather(read.briefs)
    related_of = relations.by_actor(related)
    briefs = {brief.id: brief for brief in read.briefs}
    return Site(
        corpus=read,
        briefs=briefs,
        records={id: _recorded(brief) for id, brief in briefs.items()},
        sections={section.id: section for brief in read.briefs for section in brief.sections},
        heads={id: head for brief in read.briefs for id, head in _heads(brief)},
        before={after.id: of.id for after, of in zip(read.briefs, (*read.briefs[1:], *read.briefs[:1]), strict=True)},
        timeline=events,
        undated=timeline.undated(read.briefs),
        events_of=timeline.by_entity(events),
        relations=related,
        relations_of=related_of,
        stated_of={actor: relations.stated(each, briefs) for actor, each in related_of.items()},
        between=sides.between(read.registry, read.briefs),
        members_of=relations.members(read.registry.actors.values()),
        offices_of=offices.held(read.registry.actors.values()),
        past=past.changes(root),
        fields={name: Text.of(each["label"]) for name, each in shapes.words()["fields"].items()},
        wanted=tuple(each for known in surveyed.known if known.study for each in known.study.wanted),
        translations={each.id: each for each in surveyed.translations},
        states={each.id: each.state for each in surveyed.translations},
        editions=editions,
        summed=_summed(surveyed.known, editions) if kin is not None else {},
    )


def _summed(known: Sequence[Known], editions: Mapping[Lang, Edition]) -> Summed:
    """The sums of what a site is made of, as far as its briefs know them."""
    found = dict(chain.from_iterable(each.summed().items() for each in known))
    for lang, of in editions.items():
        named = ((each.backlinks[lang], each.linked[lang]) for each in known if each.study)
        found |= backlinks.summed(named, of.backlinks)
    return found


def _heads(brief: Brief) -> Iterator[tuple[str, Head]]:
    texts: tuple[Brief | Section, ...] = (brief, *brief.sections)
    return ((each.id, Head.of(each, brief)) for each in texts)


def _recorded(brief: Brief) -> Brief:
    """A brief without its texts."""
    return replace(brief, documents={}, sections=tuple(replace(each, documents={}) for each in brief.sections))


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


def _edition(
    lang: Lang,
    read: Corpus,
    known: Iterable[Known],
    events: Sequence[Event],
    routes: Routes,
    before: Edition | None,
    kin: Memory[Kin] | None,
) -> Edition:
    texts: dict[str, LinkedText] = {}
    backlinks_: list[Backlink] = []
    for each in known:
        texts.update(each.texts[lang])
        backlinks_.extend(each.backlinks[lang])
    return edition.derive(lang, read.briefs, texts, backlinks_, events, routes, before, kin)
