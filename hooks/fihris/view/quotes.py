"""What the briefs say of an actor or place: its sentences, by brief and section, the telling ones first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from fihris import address
from fihris.model import Backlink, Entity, MentionClass
from fihris.view import dossier
from fihris.view.elements import DateText, QuotePart
from fihris.view.presenter import Presenter


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A sentence with its mentions, and the one `before` it where it leans on that. `href` leads to the first mention,
    `where` names its part of the brief; `means` says who is meant where other words than the name stand there for the first
    time on the page, or is ""."""

    before: str
    parts: tuple[QuotePart, ...]
    href: str
    where: str
    means: str


@dataclass(frozen=True, slots=True)
class QuoteGroup:
    """The sentences of one section (number 0: the brief's own page)."""

    number: int
    short: str
    href: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class BriefQuotes:
    """What a brief says of an actor: the sentences that tell most, then the `rest` of them. `count` is how often it is named, 0 where
    no other brief names it, and the page has said so."""

    title: str
    href: str
    date: DateText
    sections: tuple[QuoteGroup, ...]
    rest: tuple[QuoteGroup, ...]
    more: int
    count: int


def quotes_of(p: Presenter, of: Entity, backlinks: Sequence[Backlink], shown: slice) -> tuple[BriefQuotes, ...]:
    """The sentences of a page of the list, by brief and section."""
    named = Counter(p.brief_of(link.section) for link in backlinks)
    found = []
    for brief, links in groupby(backlinks[shown], key=lambda link: p.brief_of(link.section)):
        here = list(links)
        chosen = dossier.telling(p, of, here)
        first = [link for link in here if (link.section, link.anchor) in chosen]
        rest = [link for link in here if (link.section, link.anchor) not in chosen]
        found.append(
            BriefQuotes(
                p.title(brief),
                p.section_href(brief),
                p.listed_on(brief),
                _by_section(p, first),
                tuple(
                    replace(each, quotes=tuple(replace(q, before="") for q in each.quotes))
                    for each in _by_section(p, rest)
                ),
                len({(link.section, link.anchor) for link in rest}),
                named[brief] if len(named) > 1 else 0,
            )
        )
    return _told_once(found)


def _told_once(briefs: Sequence[BriefQuotes]) -> tuple[BriefQuotes, ...]:
    """The same, without telling again whom the same words mean."""
    told: set[str] = set()

    def once(quote: QuoteView) -> QuoteView:
        known = quote.means in told
        told.add(quote.means)
        return replace(quote, means="") if known else quote

    def groups(of: Sequence[QuoteGroup]) -> tuple[QuoteGroup, ...]:
        return tuple(replace(group, quotes=tuple(once(quote) for quote in group.quotes)) for group in of)

    return tuple(replace(each, sections=groups(each.sections), rest=groups(each.rest)) for each in briefs)


def _by_section(p: Presenter, backlinks: Sequence[Backlink]) -> tuple[QuoteGroup, ...]:
    return tuple(_section_quotes(p, id, list(each)) for id, each in groupby(backlinks, key=lambda link: link.section))


def _section_quotes(p: Presenter, id: str, backlinks: Sequence[Backlink]) -> QuoteGroup:
    """The sentences of a section; one that names the actor twice stands once, and so does one that the next leans on."""
    made = [_quote(p, list(each)) for _, each in groupby(backlinks, key=lambda link: link.quote.text)]
    texts = ["", *("".join(part.text for part in quote.parts) for quote in made)]
    quotes = tuple(replace(q, before="") if q.before == last else q for q, last in zip(made, texts, strict=False))
    return QuoteGroup(p.number(id), p.short(id), p.section_href(id), quotes)


def _quote(p: Presenter, backlinks: Sequence[Backlink]) -> QuoteView:
    text, parts, done = backlinks[0].quote.text, [], 0
    for quote in sorted((link.quote for link in backlinks), key=lambda quote: quote.start):
        start, end = _whole_word(text, quote.start, quote.end)
        if start >= done:
            parts += [QuotePart(text[done:start], False), QuotePart(text[start:end], True)]
            done = end
    parts.append(QuotePart(text[done:], False))
    first = backlinks[0]
    return QuoteView(
        first.quote.before,
        tuple(part for part in parts if part.text),
        p.section_href(first.section, first.anchor),
        _where(p, first),
        _means(p, first),
    )


def _where(p: Presenter, backlink: Backlink) -> str:
    """«المحور 4», or the part of the brief's own page: what it recommends to read is neither event nor summary."""
    if address.is_reference(backlink.anchor):
        return p.t("brief.also")
    return p.part(p.number(backlink.section))


def _means(p: Presenter, of: Backlink) -> str:
    """«طهران = إيران»: what the text writes, and whom it means by that; "" where a reader sees it without being told."""
    name = p.registry.entity(of.kind, of.entity).name[p.lang]
    surface = of.quote.text[of.quote.start : of.quote.end]
    told = of.lang is p.lang and of.cls is not MentionClass.NAME and not set(surface.split()) & set(name.split())
    return p.t("means", surface=surface, name=name) if told else ""


def _whole_word(text: str, start: int, end: int) -> tuple[int, int]:
    """The mention with what is written in one with it («لإيران»): a mark that began within would cut joined letters."""
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end
