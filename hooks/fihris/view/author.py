"""The page of an author: who that is, and the papers."""

from __future__ import annotations

from dataclasses import dataclass

from fihris import address, pagekinds
from fihris.model import Author, PageKind
from fihris.view import home, imprint
from fihris.view.elements import Pager
from fihris.view.home import BriefCard
from fihris.view.paging import chunks, pager
from fihris.view.presenter import Presenter

A_PAGE = pagekinds.MADE[PageKind.AUTHOR].a_page


@dataclass(frozen=True, slots=True)
class AuthorView:
    """`about` has role and affiliation; `link` and `orcid` are addresses elsewhere, or ""; `papers` the newest first."""

    name: str
    other_name: str
    about: tuple[str, ...]
    note: str
    link: str
    orcid: str
    papers: tuple[BriefCard, ...]
    pager: Pager


def view(p: Presenter, of: Author, number: int) -> AuthorView:
    path = address.author(of.id)
    parts = chunks([brief for brief in p.site.corpus.briefs if of in brief.imprint.authors], A_PAGE)
    other = of.name[p.other]
    return AuthorView(
        name=of.name[p.lang],
        other_name="" if other == of.name[p.lang] else other,
        about=about(p, of),
        note=of.note[p.lang],
        link=of.link,
        orcid=f"{imprint.ORCID}{of.orcid}" if of.orcid else "",
        papers=tuple(home.card(p, brief) for brief in parts[number - 1]),
        pager=pager(p, path, number, len(parts)),
    )


def about(p: Presenter, of: Author) -> tuple[str, ...]:
    """Role and affiliation, as far as they are known."""
    return tuple(filter(None, (of.role[p.lang], of.affiliation[p.lang])))
