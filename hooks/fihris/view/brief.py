"""A brief's own page: what it says, its sections in full, then the event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fihris import address
from fihris.model import Brief, CrossReference, EntityKind, Occasion, Participant, Section, Source
from fihris.render.embedding import embedded, linked, parted, words
from fihris.view import citation, claims, imprint
from fihris.view.citation import CitationView
from fihris.view.elements import DateText, EntityLink, LinkView, ShapeGroup
from fihris.view.imprint import Byline, Fact, WorkView
from fihris.view.presenter import Presenter
from fihris.view.reference import ReferenceView, reference_view
from fihris.view.section import FigureView, SectionPart, figures_of, first_links, section_part


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """Those who took part in one role, "" where none is said."""

    role: str
    leads: bool
    entities: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of the event; `name` is None for those who took part on no side."""

    name: EntityLink | None
    roles: tuple[RoleGroup, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """`fields` are (label, value), the known ones; `unsaid` is what the source leaves out."""

    fields: tuple[tuple[str, str], ...]
    unsaid: str


@dataclass(frozen=True, slots=True)
class OccasionView:
    """The event of a brief: when and where it was, who took part."""

    date: DateText
    places: tuple[EntityLink, ...]
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a brief's own text, under its heading: `title` is HTML, `label` its words alone."""

    anchor: str
    title: str
    label: str
    html: str


@dataclass(frozen=True, slots=True)
class BriefView:
    """The brief's own page: what it says, every section in full, then the event. `byline` says whose text this is, in few
    words, `imprint` at length; `judgements` are the author's, or the titles of its sections. `event` and `parts` are the text
    of its own; where the brief is about no event all of it is `opening`, and stands before the sections. The figures are those
    that no section states; `other` is the brief to read after it. `twins` is the folder of what can be read
    beside it, "" where nothing of it is translated; `lang` and `dir` are those of its own text where they are not the page's."""

    halves: tuple[str, ...]
    href: str
    description: str
    byline: Byline
    imprint: tuple[Fact, ...]
    thesis: claims.ClaimView | None
    judgements: tuple[claims.ClaimView, ...]
    opening: tuple[PartView, ...]
    event: PartView
    parts: tuple[PartView, ...]
    occasion: OccasionView | None
    topics: tuple[LinkView, ...]
    figures: tuple[FigureView, ...]
    sections: tuple[SectionPart, ...]
    mentioned: tuple[ShapeGroup, ...]
    years: tuple[LinkView, ...]
    references: tuple[ReferenceView, ...]
    bibliography: tuple[WorkView, ...]
    provenance: tuple[str, ...]
    sources: tuple[SourceView, ...]
    noted: bool
    cite: CitationView
    epub: str
    pdf: str
    url: str
    minutes: int
    other: LinkView | None = None
    twin: str = ""
    twins: str = ""
    lang: str = ""
    dir: str = ""


ACTORS = 24
"""Actors listed on the brief's page, the most mentioned; its text links them all."""

Html = Callable[[str], str]
"""Gives the rendered body of a section, or of a brief's own page, by its id."""


def brief_view(p: Presenter, of: Brief, html: Html, url: str) -> BriefView:
    """`url` is the page's absolute address, for the citation."""
    texts: tuple[Brief | Section, ...] = (of, *of.sections)
    crosses = [p.cross(each) for each in texts]
    lang, direction = p.foreign(of)
    first = first_links(p, set())
    sections = tuple(
        section_part(p, section, linked(_embedded(p, section, html(section.id)), first)) for section in of.sections
    )
    own = linked(html(of.id), first)
    event, *parts = _parts(own) if of.event else (_NO_PART,)
    return BriefView(
        halves=p.halves(of.id),
        href=p.section_href(of.id),
        description=p.description(of.id),
        byline=imprint.byline(p, of),
        imprint=imprint.facts(p, of),
        thesis=claims.thesis(p, of),
        judgements=claims.judgements(p, of),
        opening=() if of.event else tuple(part for part in _parts(own, ()) if part.html.strip()),
        event=event,
        parts=tuple(parts),
        occasion=_occasion(p, of.event) if of.event else None,
        topics=p.topics(of.topics),
        figures=figures_of(p, of, 0),
        sections=sections,
        mentioned=p.by_shape((*_merged(p, EntityKind.ACTOR, crosses)[:ACTORS], *_merged(p, EntityKind.PLACE, crosses))),
        years=p.years(sorted({year for cross in crosses for year in cross.years})),
        references=tuple(reference_view(p, reference, n) for n, reference in enumerate(of.references, start=1)),
        bibliography=imprint.works(of),
        provenance=tuple(note for source in of.sources if (note := source.note[p.lang])),
        sources=tuple(view for source in of.sources if (view := _source(p, source))),
        noted=any(section.notes for section in of.sections),
        cite=citation.view(p, of, url),
        epub=address.epub(p.lang, of.id) if p.lang in of.documents else "",
        pdf=imprint.paper(p, of),
        url=url,
        minutes=p.minutes(sum(p.text(each).words for each in texts)),
        other=_other(p, of),
        twin="index" if len(of.documents) > 1 else "",
        twins=address.twins(p.other, of.id) if any(len(each.documents) > 1 for each in texts) else "",
        lang=lang,
        dir=direction,
    )


def _embedded(p: Presenter, of: Section, html: str) -> str:
    return embedded(html, of.number, p.text(of).document.reading.own)


def _merged(p: Presenter, kind: EntityKind, crosses: list[CrossReference]) -> tuple[EntityLink, ...]:
    total: Counter[str] = Counter()
    for cross in crosses:
        total.update(dict(cross.actors if kind is EntityKind.ACTOR else cross.places))
    return tuple(p.entity(kind, id, count) for id, count in total.most_common())


def _occasion(p: Presenter, of: Occasion) -> OccasionView:
    return OccasionView(p.date(of.date), tuple(p.place(id) for id in of.places), _sides(p, of.participants))


def _sides(p: Presenter, participants: tuple[Participant, ...]) -> tuple[SideView, ...]:
    sides: dict[str, list[Participant]] = {}
    for each in participants:
        sides.setdefault(each.side, []).append(each)
    return tuple(SideView(p.actor(side) if side else None, _roles(p, people)) for side, people in sides.items())


def _roles(p: Presenter, participants: list[Participant]) -> tuple[RoleGroup, ...]:
    """Those of the same role together, where the first of them was named."""
    groups: dict[tuple[str, bool], list[EntityLink]] = {}
    for each in participants:
        groups.setdefault((each.role[p.lang], each.leads), []).append(p.actor(each.actor))
    return tuple(RoleGroup(role, leads, tuple(entities)) for (role, leads), entities in groups.items())


def _other(p: Presenter, of: Brief) -> LinkView | None:
    """The brief before this one in time; after the oldest the newest."""
    before = p.site.before[of.id]
    return None if before == of.id else LinkView(p.title(before), p.section_href(before))


_ANCHORS = ("event", "summary")
_NO_PART = PartView("", "", "", "")


def _parts(html: str, anchors: Sequence[str] = _ANCHORS) -> Iterator[PartView]:
    """The body of a brief's own page, parted at its headings: first the event, which may have none, then the summary. What
    has no name among `anchors` is known by its number."""
    lead, rest = parted(html)
    headless = bool(lead.strip()) or not rest
    if headless:
        yield PartView(anchors[0] if anchors else "part-1", "", "", lead)
    for number, (title, body) in enumerate(rest, start=int(headless)):
        anchor = anchors[number] if number < len(anchors) else f"part-{number + 1}"
        yield PartView(anchor, title, words(title), body)


def _source(p: Presenter, source: Source) -> SourceView | None:
    known = (
        ("source.title", source.title[p.lang]),
        ("source.author", source.author[p.lang]),
        ("source.publisher", source.publisher[p.lang]),
        ("source.date", p.date(source.date).text if source.date else ""),
    )
    fields = tuple((p.t(key), value) for key, value in known if value)
    unsaid = source.unsaid[p.lang]
    return SourceView(fields, unsaid) if fields or unsaid else None
