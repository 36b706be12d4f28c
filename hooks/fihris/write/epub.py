"""Each brief as a book: EPUB 3.3, in each language that its text is in, to be read anywhere without the site."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape
from mimetypes import guess_type
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from fihris.model import Brief
from fihris.resources import PRESS
from fihris.text import scripts
from fihris.view import imprint
from fihris.view.presenter import Presenter
from fihris.write import photographs
from fihris.write.archive import EARLIEST
from fihris.write.book import Book, Chapter
from fihris.write.feeds import changed
from fihris.write.output import Finished

STYLE: Final = "assets/stylesheets/book.css"
_FONTS: Final = {
    True: ("naskh-arabic-regular", "naskh-arabic-bold", "sans-arabic-semibold", "naskh-latin-regular"),
    False: ("naskh-latin-regular", "naskh-latin-bold", "sans-latin-semibold"),
}
"""Of a book in the Arabic script, and of another."""
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


def packed(of: Finished, p: Presenter, paper: Brief, made: Book) -> bytes:
    return _Packed(of, p, paper, made).packed()


def ground(of: Finished) -> tuple[object, ...]:
    """What every book has of the theme."""
    names = sorted({name for names in _FONTS.values() for name in names})
    return of.theme.text(STYLE), *(of.theme.data(_font(name)) for name in names)


def _font(name: str) -> str:
    return f"assets/fonts/fihris-{name}.woff2"


class _Packed:
    def __init__(self, of: Finished, p: Presenter, paper: Brief, made: Book) -> None:
        self._of, self._p, self._brief, self._book = of, p, paper, made
        self._rtl = p.rtl

    def packed(self) -> bytes:
        """The book's file, the same bytes for the same brief. What it is stands first and uncompressed, as the format wants it; fonts and
        pictures are small already."""
        chapters = self._book.chapters
        fonts = {f"fonts/{name}.woff2": self._of.theme.data(_font(name)) for name in _fonts(self._p.lang)}
        pictures = self._book.pictures
        if PRESS:  # which brings what reads them
            pictures = {name: photographs.lighter(data) for name, data in pictures.items()}
        small = {**fonts, **pictures}
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

    def _page(self, title: str, body: str) -> str:
        lang, direction = self._p.lang, "rtl" if self._rtl else "ltr"
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
            f'lang="{lang}" xml:lang="{lang}" dir="{direction}">\n'
            f'<head><meta charset="utf-8"/><title>{_set(title)}</title><link rel="stylesheet" href="style.css"/></head>\n'
            f"<body>\n{body}\n</body>\n</html>\n"
        )

    def _contents(self, chapters: Sequence[Chapter]) -> str:
        items = "".join(f'<li><a href="{each.name}.xhtml">{_set(each.title)}</a></li>\n' for each in chapters)
        title = self._p.t("contents.brief")
        return self._page(title, f'<nav epub:type="toc" id="toc"><h1>{_set(title)}</h1>\n<ol>\n{items}</ol></nav>')

    def _style(self) -> str:
        faces = "".join(
            f'@font-face{{font-family:"{name.partition("-")[0]}";src:url(fonts/{name}.woff2) format("woff2");'
            f"font-weight:{_WEIGHTS[name.rpartition('-')[2]]};font-style:normal}}\n"
            for name in _fonts(self._p.lang)
        )
        return faces + self._of.theme.text(STYLE)

    def _package(self, chapters: Sequence[Chapter], small: Mapping[str, bytes]) -> str:
        p, of = self._p, self._brief
        id = self._book.url or f"urn:uuid:{uuid5(NAMESPACE_URL, f'{p.lang}/{of.id}')}"
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


def _fonts(lang: str) -> tuple[str, ...]:
    return _FONTS[scripts.script(lang) == scripts.ARABIC]


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
