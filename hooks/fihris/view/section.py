"""A section of a brief, as its own page shows it and the brief's."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields
from html import escape

from fihris import address
from fihris.model import Brief, CrossReference, EntityKind, Section
from fihris.render.embedding import linked
from fihris.text.signs import NO_BREAK
from fihris.view import citation, imprint, statements
from fihris.view.citation import CitationView
from fihris.view.elements import EntityLink, Evidence, LinkView, RelationGroup, ShapeGroup
from fihris.view.presenter import Presenter


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
class SectionPart:
    """A section as it stands on its brief's page. `html` is the rendered body (ids already unique on the brief's page); `short` is its title cut for a
    narrow column; `drawn` are its relations as sentences, with the anchor of the sentence that bears each out; `twin` names the script in the folder
    `twins` that holds the body in the other language, "" where there is none; `lang` and `dir` are those of the body where they are not the page's."""

    number: int
    anchor: str
    title: str
    short: str
    href: str
    html: str
    topics: tuple[LinkView, ...]
    notes: tuple[NoteView, ...]
    figures: tuple[FigureView, ...]
    drawn: tuple[LinkView, ...]
    twin: str
    lang: str
    dir: str


@dataclass(frozen=True, slots=True)
class SectionView(SectionPart):
    """A section on its own page; `signed` has the names of its brief's authors. The texts of `siblings` are titles cut for a narrow column; `about`
    has what the section is about, in a few names; `held` counts what the index draws from it; `twins` is the folder of `twin`."""

    brief: LinkView
    signed: str
    mentioned: tuple[ShapeGroup, ...]
    years: tuple[LinkView, ...]
    qualified: tuple[QualifiedView, ...]
    relations: tuple[RelationGroup, ...]
    related: tuple[Related, ...]
    about: tuple[LinkView, ...]
    held: tuple[str, ...]
    previous: LinkView | None
    next: LinkView | None
    siblings: tuple[LinkView, ...]
    cite: CitationView
    twins: str


RELATED = 2
"""Related sections: more are a list, and nobody reads a list after a text of a hundred words."""
ABOUT_TOPICS, ABOUT_ACTORS = 2, 5
"""What a section is about, in one quiet line."""
Seen = set[str]
"""The paths of those who were named in the page so far."""


def section_page(p: Presenter, of: Section, html: str, url: str) -> SectionView:
    """The view of a section's own page, where those whom it is about are linked where it names them first. `url` is its
    absolute address, for the citation."""
    brief, cross = p.site.briefs[of.brief], p.cross(of)
    index = brief.sections.index(of)
    chief = {address.entity(p.registry.actors[id]) for id in _chief(p, cross)}
    part = section_part(p, of, linked(html, first_links(p, set(), chief)))
    return SectionView(
        **{each.name: getattr(part, each.name) for each in fields(part)},
        brief=LinkView(p.short(of.brief), p.section_href(of.brief)),
        signed=imprint.signed(p, brief),
        mentioned=p.by_shape((*_entities(p, EntityKind.ACTOR, cross), *_entities(p, EntityKind.PLACE, cross))),
        years=p.years(cross.years),
        qualified=tuple(
            QualifiedView(str(q.certainty), p.t(f"certainty.{q.certainty}"), p.evidence(of.id, q.evidence[p.lang]))
            for q in of.qualified
        ),
        relations=statements.groups(p, statements.together(p, of.relations)),
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
        previous=_link(p, brief.sections[index - 1])
        if index
        else LinkView(p.short(of.brief), p.section_href(of.brief)),
        next=_link(p, brief.sections[index + 1])
        if index + 1 < len(brief.sections)
        else LinkView(p.t("brief.end"), p.section_href(of.brief, "end")),
        siblings=tuple(LinkView(p.short(each.id), p.section_href(each.id)) for each in brief.sections),
        cite=citation.view(p, of, url),
        twins=address.twins(p.other, of.brief) if len(of.documents) > 1 else "",
    )


def section_part(p: Presenter, of: Section, html: str) -> SectionPart:
    lang, direction = p.foreign(of)
    return SectionPart(
        number=of.number,
        anchor=f"s{of.number}",
        title=p.title(of.id),
        short=p.short(of.id),
        href=p.section_href(of.id),
        html=_weighed(p, of, html),
        topics=p.topics(of.topics),
        notes=tuple(NoteView(note.label[p.lang], note.text[p.lang]) for note in of.notes),
        figures=figures_of(p, p.site.briefs[of.brief], of.number),
        drawn=_drawn(p, of),
        twin=of.stem if len(of.documents) > 1 else "",
        lang=lang,
        dir=direction,
    )


def first_links(p: Presenter, seen: Seen, only: Collection[str] | None = None) -> Callable[[str], str]:
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
        said.setdefault(anchor, []).append(statements.stated(p, each))
    return tuple(LinkView(" ".join(dict.fromkeys(sentences)), anchor) for anchor, sentences in said.items())


def _entities(p: Presenter, kind: EntityKind, cross: CrossReference) -> tuple[EntityLink, ...]:
    found = cross.actors if kind is EntityKind.ACTOR else cross.places
    return tuple(p.entity(kind, id, count) for id, count in found)


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
        return p.registry.kinds[p.registry.entity(EntityKind.ACTOR, named[0]).kind].shape != "person", -named[1]

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


def figures_of(p: Presenter, of: Brief, section: int) -> tuple[FigureView, ...]:
    """The figures of a section; what belongs to none of them, to the brief's own page (0)."""
    known = {each.number for each in of.sections}
    return tuple(
        FigureView(figure.value[p.lang], figure.label[p.lang])
        for figure in of.figures
        if (figure.section if figure.section in known else 0) == section
    )
