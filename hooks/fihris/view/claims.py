"""What a brief claims: its thesis and its judgements, each with how sure the text is of it."""

from __future__ import annotations

from dataclasses import dataclass

from fihris.model import Brief, Claim, Section
from fihris.view.presenter import Presenter

JUDGEMENTS = 5
"""Titles of sections that stand for judgements where nobody wrote them."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What the brief says in one sentence. `certainty` says in words how sure it is, or is ""; `href` leads to the sentence
    that bears it out, on the brief's own page; `where` names that one's section."""

    text: str
    certainty: str
    href: str
    anchor: str
    where: str


def thesis(p: Presenter, of: Brief) -> ClaimView | None:
    return _claim(p, of, of.thesis) if of.thesis else None


def judgements(p: Presenter, of: Brief) -> tuple[ClaimView, ...]:
    """The brief's judgements. Where nobody wrote them, the titles of sections, which are claims: first of those that hold
    a judgement or a forecast, told in their order."""
    if of.judgements:
        return tuple(_claim(p, of, each) for each in of.judgements)
    chosen = sorted(of.sections, key=lambda section: not section.qualified)[:JUDGEMENTS]
    return tuple(
        ClaimView(
            p.title(each.id),
            "",
            p.section_href(of.id, f"s{each.number}"),
            f"s{each.number}",
            p.part(each.number),
        )
        for each in of.sections
        if each in chosen
    )


def _claim(p: Presenter, of: Brief, claim: Claim) -> ClaimView:
    """A claim, which leads to its sentence; to the section where that sentence is not in this language."""
    holder: Brief | Section = next((each for each in of.sections if each.number == claim.section), of)
    anchor = p.sentence_of(holder.id, claim.evidence[p.text_lang(holder)]) or f"s{claim.section}"
    return ClaimView(
        claim.text[p.lang],
        p.t(f"certainty.{claim.certainty}"),
        p.section_href(of.id, anchor),
        anchor,
        p.part(claim.section),
    )
