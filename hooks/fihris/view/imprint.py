"""Whose text a paper is, when it was published and as what: its byline, and its particulars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fihris import address
from fihris.model import Author, Brief, Registry, Work
from fihris.resources import PRESS
from fihris.text import scripts
from fihris.view.elements import DateText, LinkView
from fihris.view.presenter import Presenter

DOI, ORCID = "https://doi.org/", "https://orcid.org/"
_PAPERS = {"article-journal": "ScholarlyArticle", "book": "Book", "thesis": "Thesis"}
"""Types of schema.org by the type of CSL that the kind of paper has."""


@dataclass(frozen=True, slots=True)
class Byline:
    """In few words. `authors` have pages where the site knows more of them; where there is none, `whose` says whose text it
    is or was made from, and `sourced` that a place of the page says more of that."""

    authors: tuple[LinkView, ...]
    whose: str
    sourced: bool
    kind: str
    date: DateText


@dataclass(frozen=True, slots=True)
class Fact:
    """A particular and its values, each with the words that follow it in smaller letters; `href` is on this site, `url` is not."""

    label: str
    values: tuple[FactValue, ...]


@dataclass(frozen=True, slots=True)
class FactValue:
    text: str
    note: str = ""
    href: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class WorkView:
    """A work of the bibliography: words before its title, the title, words after it; its address, or ""."""

    anchor: str
    before: str
    title: str
    after: str
    url: str = ""


def schema_type(registry: Registry, of: Brief) -> str:
    """What a paper is in the words of schema.org: a report, which is what a brief is, where its kind says nothing else."""
    genre = registry.genres.get(of.imprint.kind)
    return _PAPERS.get(genre.csl if genre else "", "Report")


def is_own(of: Brief) -> bool:
    """Whether the text is the site's own, and not made of another's."""
    return bool(of.imprint.authors) or not of.sources


def byline(p: Presenter, of: Brief) -> Byline:
    authors = tuple(LinkView(author.name[p.lang], _page(p, author)) for author in of.imprint.authors)
    return Byline(authors, "" if authors else _whose(p, of), not is_own(of), kind(p, of), p.date(of.date))


def signed(p: Presenter, of: Brief) -> str:
    """The names of the authors in one line, "" where there are none."""
    return p.listed([author.name[p.lang] for author in of.imprint.authors])


def publisher(p: Presenter, of: Brief) -> str:
    """Who publishes the paper: the site, where it says no other."""
    return of.imprint.publisher[p.lang] or p.identity.name[p.lang]


def known_publisher(p: Presenter, of: Brief) -> str:
    """Who publishes the paper, where it or its authors say so; "" for a text made of another's, which is not the site's."""
    return publisher(p, of) if of.imprint.publisher[p.lang] or is_own(of) else ""


def paper(p: Presenter, of: Brief) -> str:
    """The address of the brief as PDF, from the site's root; "" where none is made in this language."""
    return address.paper(p.lang, of.id) if PRESS and p.identity.papers and p.lang in of.documents else ""


def facts(p: Presenter, of: Brief) -> tuple[Fact, ...]:
    """What the paper says of its publication; nothing for a text of others that says nothing."""
    return tuple(Fact(label, values) for label, values in _facts(p, of) if values)


def works(of: Brief) -> tuple[WorkView, ...]:
    return tuple(_work(work, number) for number, work in enumerate(of.bibliography, start=1))


def _page(p: Presenter, author: Author) -> str:
    return p.href(address.author(author.id)) if author.id else ""


def kind(p: Presenter, of: Brief) -> str:
    """The name of the kind of paper, "" where it says none."""
    genre = p.registry.genres.get(of.imprint.kind)
    return genre.label[p.lang] if genre else ""


def _whose(p: Presenter, of: Brief) -> str:
    """Whose text this is, or whose it was made from."""
    if is_own(of):
        return publisher(p, of)
    for source in of.sources:
        for name in (source.author, source.publisher, source.title):
            if name[p.lang]:
                return name[p.lang]
    return p.t("byline.unknown")


def _facts(p: Presenter, of: Brief) -> Iterator[tuple[str, tuple[FactValue, ...]]]:
    imprint = of.imprint
    licence = p.registry.licences.get(imprint.licence)
    if imprint.authors:
        yield p.t("imprint.author", len(imprint.authors)), tuple(_writer(p, author) for author in imprint.authors)
    if is_own(of) or imprint.publisher[p.lang]:
        yield p.t("imprint.publisher"), _said(publisher(p, of))
    yield p.t("imprint.published"), _said(p.date(imprint.published).text)
    yield p.t("imprint.updated"), _said(p.date(imprint.updated).text)
    yield p.t("imprint.kind"), _said(kind(p, of))
    if imprint.series:
        number = imprint.series.number and p.t("imprint.number", number=imprint.series.number)
        yield p.t("imprint.series"), _said(imprint.series.title[p.lang], number)
    yield p.t("imprint.doi"), _said(imprint.doi, url=f"{DOI}{imprint.doi}")
    yield p.t("imprint.licence"), _said(licence.label[p.lang] if licence else "", url=licence.url if licence else "")


def _writer(p: Presenter, of: Author) -> FactValue:
    about = p.t("list.comma").join(filter(None, (of.role[p.lang], of.affiliation[p.lang])))
    page = _page(p, of)
    url = of.link or (f"{ORCID}{of.orcid}" if of.orcid else "")
    return FactValue(of.name[p.lang], about, page, "" if page else url)


def _said(text: str, note: str = "", url: str = "") -> tuple[FactValue, ...]:
    return (FactValue(text, note, url=url),) if text else ()


def _work(of: Work, number: int) -> WorkView:
    """The particulars in the order in which a bibliography has them, parted by the commas of the work's own script."""
    comma = "، " if scripts.ARABIC_LETTER.search(of.title) else ", "
    anchor, url = address.work(number), f"{DOI}{of.doi}" if of.doi else of.url
    if of.words:
        return WorkView(anchor, of.words, "", "")
    after = comma.join(filter(None, (of.container, of.volume, of.publisher, of.date, of.pages)))
    return WorkView(anchor, of.author and f"{of.author}{comma}", of.title, after and f"{comma}{after}", url)
