"""A brief's own page, and the pages of its sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from fihris import address
from fihris.model import Brief, CrossReference, EntityKind, Occasion, Participant, Section, Source
from fihris.render.embedding import embedded, linked, parted, words
from fihris.text.signs import NO_BREAK
from fihris.view import citation, claims, imprint
from fihris.view.citation import CitationView
from fihris.view.elements import DateText, EntityLink, Evidence, LinkView, RelationGroup, ShapeGroup
from fihris.view.imprint import Byline, Fact, WorkView
from fihris.view.presenter import Presenter
from fihris.view.reference import ReferenceView, reference_view


@dataclass(frozen=True, slots=True)
class NoteView:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class QualifiedView:
    """`label` is the interface's word for judgement or forecast."""

    certainty: str
    label: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class FigureView:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Related:
    """A related section; `brief` names the other brief that it stands in."""

    title: str
    href: str
    number: int
    brief: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section; `signed` has the names of its brief's authors. `html` is the rendered body (ids already unique on the brief's page); `short` and the texts of
    `siblings` are titles cut for a narrow column; `about` has what the section is about, in a few names; `held` counts what
    the index draws from it, and `drawn` are its relations as sentences, with the anchor of the sentence that bears each out; `twin` names the script in the folder `twins` that holds
    the body in the other language, "" where there is none; `lang` and `dir` are those of the body where they are not the page's."""

    number: int
    anchor: str
    title: str
    short: str
    href: str
    html: str
    brief: LinkView
    signed: str
    topics: tuple[LinkView, ...]
    mentioned: tuple[ShapeGroup, ...]
    years: tuple[LinkView, ...]
    notes: tuple[NoteView, ...]
    qualified: tuple[QualifiedView, ...]
    relations: tuple[RelationGroup, ...]
    related: tuple[Related, ...]
    about: tuple[LinkView, ...]
    held: tuple[str, ...]
    drawn: tuple[LinkView, ...]
    previous: LinkView | None
    next: LinkView | None
    siblings: tuple[LinkView, ...]
    figures: tuple[FigureView, ...] = ()
    cite: CitationView | None = None
    twin: str = ""
    twins: str = ""
    lang: str = ""
    dir: str = ""


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
    sections: tuple[SectionView, ...]
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


RELATED = 2
"""Related sections: more are a list, and nobody reads a list after a text of a hundred words."""
ABOUT_TOPICS, ABOUT_ACTORS = 2, 5
"""What a section is about, in one quiet line."""
ACTORS = 24
"""Actors listed on the brief's page, the most mentioned; its text links them all."""

Seen = set[str]
"""The paths of those who were named in the page so far."""
Html = Callable[[str], str]
"""Gives the rendered body of a section, or of a brief's own page, by its id."""


def section_page(p: Presenter, of: Section, html: str, url: str) -> SectionView:
    """The view of a section's own page, where those whom it is about are linked where it names them first. `url` is its
    absolute address, for the citation."""
    chief = {address.entity(p.registry.actors[id]) for id in _chief(p, p.cross(of))}
    view = section_view(p, of, linked(html, _first(p, set(), chief)))
    return replace(view, cite=citation.view(p, of, url))


def section_view(p: Presenter, of: Section, html: str) -> SectionView:
    brief = p.site.briefs[of.brief]
    cross = p.cross(of)
    index = brief.sections.index(of)
    lang, direction = p.foreign(of)
    return SectionView(
        number=of.number,
        anchor=f"s{of.number}",
        title=p.title(of.id),
        short=p.short(of.id),
        href=p.section_href(of.id),
        html=_weighed(p, of, html),
        brief=LinkView(p.short(of.brief), p.section_href(of.brief)),
        signed=imprint.signed(p, brief),
        topics=p.topics(of.topics),
        mentioned=p.by_shape((*_entities(p, EntityKind.ACTOR, cross), *_entities(p, EntityKind.PLACE, cross))),
        years=p.years(cross.years),
        notes=tuple(NoteView(note.label[p.lang], note.text[p.lang]) for note in of.notes),
        qualified=tuple(
            QualifiedView(str(q.certainty), p.t(f"certainty.{q.certainty}"), p.evidence(of.id, q.evidence[p.lang]))
            for q in of.qualified
        ),
        relations=p.relations(p.together(of.relations)),
        related=_related(p, of.id),
        about=_about(p, of, cross),
        held=tuple(
            words.replace(" ", NO_BREAK)
            for words in p.t.counted(
                {
                    "relations": len(of.relations),
                    "qualified": len(of.qualified),
                    "actors": len(cross.actors),
                    "places": len(cross.places),
                    "topics": len(of.topics),
                }
            )
        ),
        drawn=_drawn(p, of),
        previous=_link(p, brief.sections[index - 1])
        if index
        else LinkView(p.short(of.brief), p.section_href(of.brief)),
        next=_link(p, brief.sections[index + 1])
        if index + 1 < len(brief.sections)
        else LinkView(p.t("brief.end"), p.section_href(of.brief, "end")),
        siblings=tuple(LinkView(p.short(each.id), p.section_href(each.id)) for each in brief.sections),
        figures=_figures(p, brief, of.number),
        twin=of.stem if len(of.documents) > 1 else "",
        twins=address.twins(p.other, of.brief) if len(of.documents) > 1 else "",
        lang=lang,
        dir=direction,
    )


def brief_view(p: Presenter, of: Brief, html: Html, url: str) -> BriefView:
    """`url` is the page's absolute address, for the citation."""
    texts: tuple[Brief | Section, ...] = (of, *of.sections)
    crosses = [p.cross(each) for each in texts]
    lang, direction = p.foreign(of)
    first = _first(p, set())
    sections = tuple(
        section_view(p, section, linked(_embedded(p, section, html(section.id)), first)) for section in of.sections
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
        figures=_figures(p, of, 0),
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


def _first(p: Presenter, seen: Seen, only: Collection[str] | None = None) -> Callable[[str], str]:
    """Gives the attributes of a link where a page names somebody for the first time, "" for a further naming, and for
    those who are not among `only`. All pages of a brief stand three folders down."""

    def link(path: str) -> str:
        if path in seen or (only is not None and path not in only):
            return ""
        seen.add(path)
        return f'data-shape="{p.shape(path)}" href="../../../{path}.html"'

    return link


def _weighed(p: Presenter, of: Section, html: str) -> str:
    """The body, each sentence that is no plain statement saying what it is, for whoever asks."""
    for each in of.qualified:
        anchor = p.sentence_of(of.id, each.evidence[p.text_lang(of)])
        label = escape(p.t(f"certainty.{each.certainty}"))
        html = html.replace(f' id="{anchor}"', f' id="{anchor}" data-sure="{label}"', 1) if anchor else html
    return html


def _drawn(p: Presenter, of: Section) -> tuple[LinkView, ...]:
    """The section's relations as sentences, those that the same sentence bears out together."""
    said: dict[str, list[str]] = {}
    for each in of.relations:
        anchor = p.sentence_of(of.id, each.evidence[p.text_lang(of)]) or f"s{of.number}"
        said.setdefault(anchor, []).append(p.stated(each))
    return tuple(LinkView(" ".join(dict.fromkeys(sentences)), anchor) for anchor, sentences in said.items())


def _embedded(p: Presenter, of: Section, html: str) -> str:
    return embedded(html, of.number, p.text(of).document.reading.own)


def _entities(p: Presenter, kind: EntityKind, cross: CrossReference) -> tuple[EntityLink, ...]:
    found = cross.actors if kind is EntityKind.ACTOR else cross.places
    return tuple(p.entity(kind, id, count) for id, count in found)


def _merged(p: Presenter, kind: EntityKind, crosses: list[CrossReference]) -> tuple[EntityLink, ...]:
    total: Counter[str] = Counter()
    for cross in crosses:
        total.update(dict(cross.actors if kind is EntityKind.ACTOR else cross.places))
    return tuple(p.entity(kind, id, count) for id, count in total.most_common())


def _link(p: Presenter, section: Section) -> LinkView:
    return LinkView(p.short(section.id), p.section_href(section.id))


def _about(p: Presenter, of: Section, cross: CrossReference) -> tuple[LinkView, ...]:
    """Its first topics, and the actors that it names most."""
    return (
        *p.topics(of.topics[:ABOUT_TOPICS]),
        *(LinkView(each.text, each.href) for each in map(p.actor, _chief(p, cross))),
    )


def _chief(p: Presenter, cross: CrossReference) -> tuple[str, ...]:
    """The actors that a section is about: people, of whom a text names few, then those whom it names most."""

    def weight(named: tuple[str, int]) -> tuple[bool, int]:
        return p.actor(named[0]).shape != "person", -named[1]

    return tuple(id for id, _ in sorted(cross.actors, key=weight)[:ABOUT_ACTORS])


def _related(p: Presenter, id: str) -> tuple[Related, ...]:
    return tuple(
        Related(
            title=p.title(kin.section),
            href=p.section_href(kin.section),
            number=p.number(kin.section),
            brief="" if p.brief_of(kin.section) == p.brief_of(id) else p.short(p.brief_of(kin.section)),
        )
        for kin in p.edition.related.get(id, ())[:RELATED]
    )


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


def _figures(p: Presenter, of: Brief, section: int) -> tuple[FigureView, ...]:
    """The figures of a section; what belongs to none of them, to the brief's own page (0)."""
    known = {each.number for each in of.sections}
    return tuple(
        FigureView(figure.value[p.lang], figure.label[p.lang])
        for figure in of.figures
        if (figure.section if figure.section in known else 0) == section
    )


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
