"""Each brief as a book: EPUB 3.3, in each language that its text is in, to be read anywhere without the site.

The book holds what the brief's page has to read: title, byline, thesis and judgements, the own words of the brief, every section, whose text it
is, and how it is cited. Sentences keep their ids, so that a citation of one leads to it in the book too.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from mimetypes import guess_type
from typing import Final
from urllib.parse import urljoin, urlsplit
from uuid import NAMESPACE_URL, uuid5

from fihris import address
from fihris.model import Brief, Section
from fihris.text import scripts
from fihris.view import citation, claims, imprint
from fihris.view.presenter import Presenter
from fihris.write.archive import EARLIEST
from fihris.write.feeds import changed
from fihris.write.output import File, Finished
from fihris.write.xhtml import xhtml

STYLE: Final = "assets/stylesheets/book.css"
_FONTS: Final = {
    scripts.RTL: ("naskh-arabic-regular", "naskh-arabic-bold", "sans-arabic-semibold", "naskh-latin-regular"),
    scripts.LTR: ("naskh-latin-regular", "naskh-latin-bold", "sans-latin-semibold"),
}
_CONTAINER: Final = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_ACCESSIBLE: Final = {
    "accessMode": ("textual",),
    "accessModeSufficient": ("textual",),
    "accessibilityFeature": ("structuralNavigation", "tableOfContents", "readingOrder"),
    "accessibilityHazard": ("none",),
}
"""What a book says of itself to who cannot see it (EPUB Accessibility 1.1)."""


def files(of: Finished) -> Iterator[File]:
    written = cache(of.written)  # a brief without a picture of its own asks for none
    for p in of.presenters.values():
        for each in p.site.corpus.briefs:
            if p.lang in each.documents:
                yield address.epub(p.lang, each.id), _Book(of, p, each, written).packed()


@dataclass(frozen=True, slots=True)
class _Chapter:
    """`name` is that of its file. `title` stands in the contents."""

    name: str
    title: str
    body: str


class _Book:
    def __init__(self, of: Finished, p: Presenter, paper: Brief, written: Callable[[], Mapping[str, bytes]]) -> None:
        self._of, self._p, self._brief, self._written = of, p, paper, written
        self._pictures: dict[str, bytes] = {}
        self._rtl = p.rtl
        self._url = f"{of.url}{p.section_href(paper.id)}" if of.url else ""

    def packed(self) -> bytes:
        """The book's file, the same bytes for the same brief. What it is stands first and uncompressed, as the format wants it; fonts and
        pictures are small already."""
        chapters = [self._opening(), *map(self._section, self._brief.sections), self._imprint()]
        fonts = {
            f"fonts/{name}.woff2": self._of.theme.data(f"assets/fonts/fihris-{name}.woff2")
            for name in _FONTS[scripts.direction(self._p.lang)]
        }
        small = {**fonts, **self._pictures}
        texts = {
            **{f"{each.name}.xhtml": self._page(each.title, each.body) for each in chapters},
            "nav.xhtml": self._contents(chapters),
            "style.css": self._style(),
            "package.opf": self._package(chapters, small),
        }
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as book:
            _add(book, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
            _add(book, "META-INF/container.xml", _CONTAINER.encode())
            for name, text in texts.items():
                _add(book, f"EPUB/{name}", text.encode())
            for name, data in small.items():
                _add(book, f"EPUB/{name}", data, zipfile.ZIP_STORED)
        return stream.getvalue()

    def _opening(self) -> _Chapter:
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
        return _Chapter("opening", title, "\n".join([*lines, self._body(of)]))

    def _section(self, of: Section) -> _Chapter:
        p = self._p
        if p.lang not in of.documents:
            notice = f"<p><small>{_set(p.t('notice.untranslated'))}</small></p>"
            body = f'<div lang="ar" xml:lang="ar" dir="rtl">{self._body(of)}</div>'
        else:
            notice, body = "", self._body(of)
        heading = f'<h1><span class="f-number">{p.t.number(of.number)}</span> {_set(p.title(of.id))}</h1>'
        return _Chapter(of.stem, p.title(of.id), f"{heading}\n{notice}{body}")

    def _imprint(self) -> _Chapter:
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
            f"<p><b>{_set(each.label)}</b> {_set(each.text)}</p>" for each in citation.view(p, of, self._url).styles
        ]
        lines = [
            f"<h1>{_set(title)}</h1>",
            f"<dl>{''.join(facts)}</dl>" if facts else "",
            *notes,
            f"<h2>{_set(p.t('imprint.bibliography'))}</h2><ul>{''.join(works)}</ul>" if works else "",
            f"<h2>{_set(p.t('cite.title'))}</h2>",
            *cited,
            f'<p><a href="{escape(self._url)}"><bdi dir="ltr">{_set(self._url)}</bdi></a></p>' if self._url else "",
            f"<p><small>{_set(p.identity.licence[p.lang])}</small></p>",
        ]
        return _Chapter("imprint", title, "\n".join(filter(None, lines)))

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
        if path not in self._written():
            return ""
        name = f"pictures/{path.replace('/', '-')}"
        self._pictures[name] = self._written()[path]
        return name

    def _page(self, title: str, body: str) -> str:
        lang, direction = self._p.lang, "rtl" if self._rtl else "ltr"
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
            f'lang="{lang}" xml:lang="{lang}" dir="{direction}">\n'
            f'<head><meta charset="utf-8"/><title>{_set(title)}</title><link rel="stylesheet" href="style.css"/></head>\n'
            f"<body>\n{body}\n</body>\n</html>\n"
        )

    def _contents(self, chapters: list[_Chapter]) -> str:
        items = "".join(f'<li><a href="{each.name}.xhtml">{_set(each.title)}</a></li>\n' for each in chapters)
        title = self._p.t("contents.brief")
        return self._page(title, f'<nav epub:type="toc" id="toc"><h1>{_set(title)}</h1>\n<ol>\n{items}</ol></nav>')

    def _style(self) -> str:
        faces = "".join(
            f'@font-face{{font-family:"{name.partition("-")[0]}";src:url(fonts/{name}.woff2) format("woff2");'
            f"font-weight:{_WEIGHTS[name.rpartition('-')[2]]};font-style:normal}}\n"
            for name in _FONTS[scripts.direction(self._p.lang)]
        )
        return faces + self._of.theme.text(STYLE)

    def _package(self, chapters: list[_Chapter], small: Mapping[str, bytes]) -> str:
        p, of = self._p, self._brief
        id = self._url or f"urn:uuid:{uuid5(NAMESPACE_URL, f'{p.lang}/{of.id}')}"
        words = [
            f'<dc:identifier id="id">{_set(id)}</dc:identifier>',
            f"<dc:title>{_set(p.title(of.id))}</dc:title>",
            f"<dc:language>{p.lang}</dc:language>",
            *(f"<dc:creator>{_set(author.name[p.lang])}</dc:creator>" for author in of.imprint.authors),
            *(f"<dc:publisher>{_set(name)}</dc:publisher>" for name in (imprint.known_publisher(p, of),) if name),
            *(f"<dc:date>{date}</dc:date>" for date in (of.imprint.published,) if date),
            f"<dc:description>{_set(p.description(of.id))}</dc:description>" if p.description(of.id) else "",
            f"<dc:rights>{_set(p.identity.licence[p.lang])}</dc:rights>" if p.identity.licence[p.lang] else "",
            f'<meta property="dcterms:modified">{changed(of)}</meta>',
            *(
                f'<meta property="schema:{name}">{value}</meta>'
                for name, values in _ACCESSIBLE.items()
                for value in values
            ),
        ]
        items = [
            '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
            '<item id="style" href="style.css" media-type="text/css"/>',
            *(
                f'<item id="c-{each.name}" href="{each.name}.xhtml" media-type="application/xhtml+xml"{_holds(each.body)}/>'
                for each in chapters
            ),
            *(f'<item id="f-{n}" href="{name}" media-type="{_type(name)}"/>' for n, name in enumerate(small)),
        ]
        spine = "".join(f'<itemref idref="c-{each.name}"/>' for each in chapters)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
            f'xml:lang="{p.lang}" dir="{"rtl" if self._rtl else "ltr"}" prefix="schema: http://schema.org/">\n'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
            + "\n".join(filter(None, words))
            + "\n</metadata>\n"
            "<manifest>\n" + "\n".join(items) + "\n</manifest>\n"
            f'<spine page-progression-direction="{"rtl" if self._rtl else "ltr"}">{spine}</spine>\n</package>\n'
        )


_WEIGHTS: Final = {"regular": 400, "medium": 500, "semibold": 600, "bold": 700}


def _holds(body: str) -> str:
    """What of other languages of marks a chapter holds: a manifest says so."""
    found = " ".join(name for name, tag in (("mathml", "<math"), ("svg", "<svg")) if tag in body)
    return f' properties="{found}"' if found else ""


def _type(name: str) -> str:
    return "font/woff2" if name.endswith(".woff2") else guess_type(name)[0] or "application/octet-stream"


def _set(words: str) -> str:
    return escape(words, quote=False)


def _add(book: zipfile.ZipFile, name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, EARLIEST)
    entry.compress_type = how
    entry.external_attr = 0o644 << 16
    book.writestr(entry, data)
