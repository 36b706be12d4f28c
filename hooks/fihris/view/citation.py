"""How a brief or a section is cited: its particulars, and the line that each style makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fihris import address
from fihris.model import Author, Brief, Lang, Section
from fihris.text import dates
from fihris.text.signs import unbound
from fihris.view import imprint
from fihris.view.elements import LinkView
from fihris.view.presenter import Presenter

PLAIN = "webpage"
"""The type of a paper that does not say of which kind it is (CSL 1.0.2)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, and its two parts where the record tells them apart; else both are ""."""

    full: str
    family: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited. Whatever is not known is "". `type` is CSL's, `genre` the kind of paper in words; `whole` is the brief's
    title where a section is cited, with its `number`; `happened` is the date of its event, in words; `url` absolute."""

    id: str
    lang: Lang
    type: str
    genre: str
    title: str
    whole: str
    number: int
    authors: tuple[Name, ...]
    site: str
    publisher: str
    published: str
    updated: str
    happened: str
    series: str
    issue: str
    doi: str
    url: str
    licence: str


@dataclass(frozen=True, slots=True)
class CitationView:
    """The citation in every style, and the files for reference managers that have it, under its `key`, among those of its brief."""

    key: str
    styles: tuple[StyledCitation, ...]
    files: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class StyledCitation:
    """A citation in words. `style` names it for scripts and in the interface."""

    style: str
    label: str
    text: str


def citation(p: Presenter, of: Brief | Section, url: str) -> Citation:
    """The particulars of a brief or section; `url` is the absolute address of its page."""
    brief = of if isinstance(of, Brief) else p.site.briefs[of.brief]
    own, number = brief.imprint, of.number if isinstance(of, Section) else 0
    genre = p.registry.genres.get(own.kind)
    licence = p.registry.licences.get(own.licence)
    return Citation(
        id=_key(brief, number, p.lang),
        lang=p.lang,
        type=genre.csl if genre else PLAIN,
        genre=genre.label[p.lang] if genre else "",
        title=unbound(p.title(of.id)),
        whole=unbound(p.title(brief.id)) if number else "",
        number=number,
        authors=tuple(_name(author, p.lang) for author in own.authors),
        site=p.identity.name[p.lang],
        publisher=imprint.known_publisher(p, brief),
        published=own.published,
        updated=own.updated,
        happened=unbound(dates.words(brief.event.date, p.lang)) if brief.event else "",
        series=own.series.title[p.lang] if own.series else "",
        issue=own.series.number if own.series else "",
        doi="" if number else own.doi,
        url=url,
        licence=licence.url if licence else "",
    )


FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""What reference managers read, by the ending of its file."""


def view(p: Presenter, of: Brief | Section, url: str) -> CitationView:
    """How to cite a brief or section, in the style of Arabic research first; `url` is the absolute address of its page."""
    cited = citation(p, of, url)
    made = (("citation", _arabic(p, cited)), ("chicago", _chicago(p, cited)), ("apa", _apa(p, cited)))
    brief_id = of.id if isinstance(of, Brief) else of.brief
    return CitationView(
        cited.id,
        tuple(StyledCitation(style, p.t(f"cite.{style}"), text) for style, text in made),
        tuple(LinkView(label, address.citation(p.lang, brief_id, ending)) for ending, label in FORMATS.items()),
    )


_DC_TYPES = {
    "article-journal": "Journal article",
    "article-magazine": "Magazine article",
    "book": "Book",
    "chapter": "Book chapter",
    "post-weblog": "Blog post",
    "thesis": "Thesis",
    "webpage": "Web page",
}
"""Types of CSL in words by which Zotero knows them (its translators *Embedded Metadata* and *RDF*); it takes what has none for an article of
a journal. A report it knows by its institution."""


def tags(of: Citation) -> Iterator[tuple[str, str]]:
    """The elements `meta` by which reference managers know a page: those of Highwire Press, and Dublin Core."""
    date, type_, publisher = dates.machine(of.published), "chapter" if of.whole else of.type, of.publisher or of.site
    report = type_ == "report"
    found = [
        ("citation_title", of.title),
        *(("citation_author", name.full) for name in of.authors),
        ("citation_publication_date", date.replace("-", "/")),
        ("citation_language", of.lang),
        ("citation_book_title", of.whole),
        ("citation_series_title", of.series),
        ("citation_publisher", publisher),
        ("citation_doi", of.doi),
        ("citation_technical_report_institution", publisher if report else ""),
        ("citation_technical_report_number", of.issue if report else ""),
        ("DC.title", of.title),
        *(("DC.creator", name.full) for name in of.authors),
        ("DC.publisher", publisher),
        ("DC.date", date),
        ("DC.language", of.lang),
        ("DC.type", _DC_TYPES.get(type_, "")),
        ("DC.type", of.genre),
        ("DC.identifier", f"doi:{of.doi}" if of.doi else of.url),
        ("DC.isPartOf", of.whole or of.series),
        ("DC.rights", of.licence),
    ]
    return ((name, content) for name, content in found if content)


# ---------------------------------------------------------------- parts


def _key(of: Brief, number: int, lang: Lang) -> str:
    """By which a bibliography of a reader's knows it: the brief's address, without what BibTeX could not bear."""
    year, _, slug = of.id.partition("/")
    return "-".join([slug, year, *([f"{number:02}"] if number else []), lang])


def _name(of: Author, lang: Lang) -> Name:
    full, family = of.name[lang], of.family[lang]
    given = full.removesuffix(family).strip() if family else ""
    return Name(full, family, given) if given else Name(full)


def _initials(given: str) -> str:
    return re.sub(r"\w+\.?", lambda word: f"{word[0][0].upper()}.", given)


def _day(p: Presenter, edtf: str) -> str:
    return unbound(dates.words(edtf, p.lang)) if edtf else p.t("cite.no_date")


def _link(of: Citation) -> str:
    return f"{imprint.DOI}{of.doi}" if of.doi else of.url


def _closed(text: str) -> str:
    """A part of a citation with a full stop at its end."""
    return text if text.endswith((".", "؟", "?", "!", "…")) else f"{text}."


def _quoted(p: Presenter, title: str) -> str:
    return p.t("cite.quoted", title=title)


def _series(of: Citation) -> str:
    return f"{of.series} {of.issue}".strip()


# ---------------------------------------------------------------- styles


def _arabic(p: Presenter, of: Citation) -> str:
    """«العنوان»، الناشر، التاريخ، with د.م. and د.ت. for an author and a date that are not known."""
    comma = p.t("list.comma")
    whole = p.t("cite.in", number=of.number, title=of.whole) if of.whole else ""
    parts = [
        p.listed([name.full for name in of.authors]) or p.t("cite.no_author"),
        _quoted(p, of.title),
        whole,
        _series(of),
        of.publisher or p.t("cite.site", name=of.site),
        _day(p, of.published),
    ]
    said = comma.join(filter(None, parts))
    event = f" {p.t('cite.event', date=of.happened)}" if of.happened and not of.published else ""
    return _closed(f"{said}{event}")


def _chicago(p: Presenter, of: Citation) -> str:
    """An entry of a bibliography by the Chicago Manual of Style, 17th edition, 14.208: a page or paper online."""
    comma = p.t("list.comma")
    first, *others = of.authors or (Name(""),)
    names = _serial(p, [_inverted(first, comma), *(name.full for name in others)])
    title = _quoted(p, _closed(of.title))
    whole = _closed(p.t("cite.within", number=of.number, title=of.whole)) if of.whole else ""
    return " ".join(
        filter(
            None,
            [
                _closed(names) if names else "",
                title,
                whole,
                _closed(_series(of)) if of.series else "",
                _closed(f"{of.publisher or of.site}{comma}{_day(p, of.published)}"),
                _closed(_link(of)) if of.url or of.doi else "",
            ],
        )
    )


def _apa(p: Presenter, of: Citation) -> str:
    """By the Publication Manual of the APA, 7th edition, 10.4: a report of a group; Arabic writes given names in full."""
    comma = p.t("list.comma")
    names = [_short(name, p.lang, comma) for name in of.authors]
    joined = _ampersand(names) if p.lang is Lang.EN else p.listed(names)
    date = f"({_apa_day(p, of.published)})."
    about = " ".join(filter(None, [of.title, f"({_apa_series(p, of)})" if of.series else ""]))
    whole = _closed(p.t("cite.within", number=of.number, title=of.whole)) if of.whole else ""
    publisher = of.publisher or of.site
    own = publisher == joined
    start = f"{_closed(joined)} {date} {_closed(about)}" if joined else f"{_closed(about)} {date}"
    return " ".join(filter(None, [start, whole, "" if own else _closed(publisher), _link(of)]))


def _inverted(of: Name, comma: str) -> str:
    return f"{of.family}{comma}{of.given}" if of.family else of.full


def _short(of: Name, lang: Lang, comma: str) -> str:
    if not of.family:
        return of.full
    return f"{of.family}{comma}{of.given if lang is Lang.AR else _initials(of.given)}"


def _serial(p: Presenter, names: Sequence[str]) -> str:
    """Names in one line; English has a comma before the last, for the first is turned round."""
    if p.lang is not Lang.EN or len(names) == 1:
        return p.listed(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _ampersand(names: Sequence[str]) -> str:
    *others, last = names or ("",)
    return f"{', '.join(others)}, & {last}" if others else last


def _apa_series(p: Presenter, of: Citation) -> str:
    return " ".join(filter(None, [of.series, p.t("cite.issue", number=of.issue) if of.issue else ""]))


def _apa_day(p: Presenter, edtf: str) -> str:
    """The year first, then the day of the month: 2024, June 20; 2024, 20 juin."""
    if not edtf:
        return p.t("cite.no_date")
    year, *rest = dates.machine(edtf).split("-")
    if not rest:
        return year
    month = unbound(dates.months(p.lang)[int(rest[0]) - 1])
    day = [str(int(rest[1]))] if len(rest) > 1 else []
    return f"{year}{p.t('list.comma')}{' '.join([month, *day] if p.lang is Lang.EN else [*day, month])}"
