"""Who held an office and when, on its page and on theirs."""

from __future__ import annotations

from dataclasses import dataclass

from fihris.model import Entity, EntityKind, Holder
from fihris.view.elements import DateText, EntityLink, LinkView
from fihris.view.presenter import Presenter


@dataclass(frozen=True, slots=True)
class TenureView:
    """One term of an office: whose, or of which. `section` leads to the sentence that states it, or `source` names what does."""

    entity: EntityLink
    term: DateText
    section: LinkView | None
    source: str


def holders(p: Presenter, office: Entity) -> tuple[TenureView, ...]:
    """Those who held an office, in the order of time."""
    return tuple(_tenure(p, each.actor, each) for each in sorted(office.holders, key=lambda each: each.term))


def held(p: Presenter, of: Entity) -> tuple[TenureView, ...]:
    """The offices that somebody has held, in the order of time."""
    tenures = p.site.offices_of.get(of.id, ()) if of.entity is EntityKind.ACTOR else ()
    return tuple(_tenure(p, each.office, each.holder) for each in tenures)


def _tenure(p: Presenter, shown: str, holder: Holder) -> TenureView:
    section = _section(p, holder) if holder.section else None
    return TenureView(p.actor(shown), p.term(holder.term), section, holder.source)


def _section(p: Presenter, holder: Holder) -> LinkView:
    """The section that states it, at the first sentence there that names the holder."""
    named = p.edition.backlinks.get((EntityKind.ACTOR, holder.actor), ())
    anchor = next((each.anchor for each in named if each.section == holder.section), "")
    return LinkView(p.section_link(holder.section).text, p.section_href(holder.section, anchor))
