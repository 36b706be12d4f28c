"""A brief as a book, in one language: what EPUB and PDF are made of, chapter by chapter.

A book holds what the brief's page has to read: title, byline, thesis and judgements, the own words of the brief, every section, whose text it
is, and how it is cited. Sentences keep their ids, so that a citation of one leads to it in the book too.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urljoin, urlsplit

from fihris.model import Brief, Section
from fihris.view import citation, claims, imprint
from fihris.view.presenter import Presenter
from fihris.write.output import Finished
from fihris.write.xhtml import xhtml


@dataclass(frozen=True, slots=True)
class Chapter:
    """`name` is that of its file, `title` stands in the contents, `body` is XHTML."""

    name: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Book:
    """The opening, a chapter for each section, and the imprint; `pictures` by the names that chapters call them by; `url` is the absolute
    address of the brief, or ""."""

    chapters: tuple[Chapter, ...]
    pictures: Mapping[str, bytes]
    url: str


def book(of: Finished, p: Presenter, paper: Brief) -> Book:
    maker = _Maker(of, p, paper)
    chapters = (maker.opening(), *map(maker.section, paper.sections), maker.imprint())
    return Book(chapters, maker.pictures, maker.url)


class _Maker:
    def __init__(self, of: Finished, p: Presenter, paper: Brief) -> None:
        self._of, self._p, self._brief = of, p, paper
        self.pictures: dict[str, bytes] = {}
        self.url = f"{of.url}{p.section_href(paper.id)}" if of.url else ""

    def opening(self) -> Chapter:
        p, of = self._p, self._brief
        title, signed = p.title(of.id), imprint.byline(p, of)
        thesis = claims.thesis(p, of)
        lines = [f"<h1>{_set(title)}</h1>"]
        whose = p.listed([author.text for author in signed.authors]) if signed.authors else signed.whose
        facts = [whose, signed.kind, signed.date.text, p.identity.name[p.lang]]
        lines.append(f'<p class="f-byline">{_set(p.t("list.comma").join(filter(None, facts)))}</p>')
        if thesis:
            lines.append(f'<p class="f-thesis">{_set(thesis.text)}</p>')
        judged = claims.judgements(p, of)
        if judged:
            listed = "".join(f"<li>{_set(each.text)} <small>{_set(each.certainty)}</small></li>" for each in judged)
            lines.append(f"<h2>{_set(p.t('brief.judgements'))}</h2><ol>{listed}</ol>")
        return Chapter("opening", title, "\n".join([*lines, self._body(of)]))

    def section(self, of: Section) -> Chapter:
        p = self._p
        if p.lang not in of.documents:
            notice = f"<p><small>{_set(p.t('notice.untranslated'))}</small></p>"
            body = f'<div lang="ar" xml:lang="ar" dir="rtl">{self._body(of)}</div>'
        else:
            notice, body = "", self._body(of)
        heading = f'<h1><span class="f-number">{p.t.number(of.number)}</span> {_set(p.title(of.id))}</h1>'
        return Chapter(of.stem, p.title(of.id), f"{heading}\n{notice}{body}")

    def imprint(self) -> Chapter:
        p, of = self._p, self._brief
        title = p.t("imprint.title")
        facts = [
            f"<dt>{_set(fact.label)}</dt>" + "".join(f"<dd>{_set(value.text)}</dd>" for value in fact.values)
            for fact in imprint.facts(p, of)
        ]
        works = [
            f"<li>{_set(work.before)}<cite>{_set(work.title)}</cite>{_set(work.after)}</li>"
            for work in imprint.works(of)
        ]
        notes = [f"<p>{_set(source.note[p.lang])}</p>" for source in of.sources if source.note[p.lang]]
        cited = [
            f"<p><b>{_set(each.label)}</b> {_set(each.text)}</p>" for each in citation.view(p, of, self.url).styles
        ]
        lines = [
            f"<h1>{_set(title)}</h1>",
            f"<dl>{''.join(facts)}</dl>" if facts else "",
            *notes,
            f"<h2>{_set(p.t('imprint.bibliography'))}</h2><ul>{''.join(works)}</ul>" if works else "",
            f"<h2>{_set(p.t('cite.title'))}</h2>",
            *cited,
            f'<p><a href="{escape(self.url)}"><bdi dir="ltr">{_set(self.url)}</bdi></a></p>' if self.url else "",
            f"<p><small>{_set(p.identity.licence[p.lang])}</small></p>",
        ]
        return Chapter("imprint", title, "\n".join(filter(None, lines)))

    def _body(self, of: Brief | Section) -> str:
        page = self._p.section_href(of.id)
        return xhtml(
            self._of.bodies[self._p.lang, of.id],
            lambda href: self._href(page, href),
            lambda src: self._picture(page, src),
        )

    def _href(self, page: str, href: str) -> str:
        """Within a chapter as it is, elsewhere whole."""
        if href.startswith("#") or urlsplit(href).scheme in {"http", "https", "mailto"}:
            return href
        return urljoin(f"{self._of.url}{page}", href) if self._of.url else ""

    def _picture(self, page: str, src: str) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), src))
        data = self._of.read(path)
        if data is None:
            return ""
        name = f"pictures/{path.replace('/', '-')}"
        self.pictures[name] = data
        return name


def _set(words: str) -> str:
    return escape(words, quote=False)
