"""How the translations stand: what is stale, missing, unmarked or current."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from fihris import address, pagekinds
from fihris.model import Lang, PageKind, Section, Translation, TranslationState
from fihris.view.elements import Pager
from fihris.view.paging import chunks, pager
from fihris.view.presenter import Presenter


@dataclass(frozen=True, slots=True)
class TranslationEntry:
    """A text whose English page `href` leads to. `lang` is the language of its title; `brief` names the brief of a section."""

    title: str
    lang: str
    href: str
    brief: str


@dataclass(frozen=True, slots=True)
class TranslationGroup:
    """The texts of one state, on this page; `count` has those on other pages too."""

    state: str
    label: str
    advice: str
    count: int
    entries: tuple[TranslationEntry, ...]


@dataclass(frozen=True, slots=True)
class TranslationsView:
    """How the English stands to the Arabic, what is to be done first."""

    groups: tuple[TranslationGroup, ...]
    pager: Pager


A_PAGE = pagekinds.MADE[PageKind.TRANSLATIONS].a_page
_ORDER = {state: place for place, state in enumerate(TranslationState)}
"""What a translator has to do stands first."""


def view(p: Presenter, number: int) -> TranslationsView:
    """Page `number` of all texts, by state, and in the order of the briefs within one."""
    states = dict(p.site.states.items())  # of all: of what they say is looked at no more than this page shows
    parts = chunks(sorted(states, key=lambda id: _ORDER[states[id]]), A_PAGE)
    counts = Counter(states.values())
    groups = tuple(
        _group(p, state, counts[state], [p.site.translations[id] for id in ids])
        for state, ids in groupby(parts[number - 1], key=states.__getitem__)
    )
    return TranslationsView(groups, pager(p, address.TRANSLATIONS, number, len(parts)))


def _group(p: Presenter, state: TranslationState, count: int, texts: Sequence[Translation]) -> TranslationGroup:
    return TranslationGroup(
        str(state),
        p.t(f"translations.{state}"),
        p.t(f"translations.{state}_advice"),
        count,
        tuple(_entry(p, each) for each in texts),
    )


def _entry(p: Presenter, of: Translation) -> TranslationEntry:
    shown = of.document if p.lang is Lang.AR or not of.twin else of.twin
    return TranslationEntry(
        shown.title,
        str(shown.lang),
        address.page(p.lang if p.lang is not Lang.AR else p.other, _path(p, of.id)),
        _place(p, of.id),
    )


def _path(p: Presenter, id: str) -> str:
    section: Section | None = p.site.sections.get(id)
    if section:
        return address.section(section)
    return address.brief(id) if id in p.site.briefs else id


def _place(p: Presenter, id: str) -> str:
    """What a title alone would not say: the brief that a section belongs to, or that it is a page of the site."""
    section = p.site.sections.get(id)
    if section:
        return p.t("source.section", title=p.short(section.brief), number=p.t.number(section.number))
    return p.t("brief.kind") if id in p.site.briefs else p.t("translations.page")
