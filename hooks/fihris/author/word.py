"""Word documents (`.docx`) as blocks. Mammoth reads them; what it makes of them, simple HTML, is read here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO

import mammoth
from mammoth import documents, transforms

from fihris.author import captions, inline, package, textboxes, withheld, wordtext
from fihris.author.elements import Reader
from fihris.author.package import DamagedFile
from fihris.author.source import Manuscript, Paragraph, Style
from fihris.author.wordtext import Stray

_MIDDLE = "Fihris Middle"
_PLAIN = frozenset({None, "Normal", "No Spacing"})
_STYLES = "\n".join(
    [
        f"p[style-name='{_MIDDLE}'] => p.text-center:fresh",
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Subtitle'] => p:fresh",
        *(
            f"p[style-name='{name}'] => blockquote > p:fresh"
            for name in ("Quote", "Intense Quote", "Block Text", "Quotations")
        ),
        *(
            f"p[style-name='List {name} {depth}'] => {'ul|ol > li > ' * (depth - 1)}{tag} > li:fresh"
            for name, tag in (("Bullet", "ul"), ("Number", "ol"))
            for depth in (2, 3, 4)
        ),
        *(f"p[style-name='{name}'] => p.caption:fresh" for name in ("Caption", "caption")),
        *(f"p[style-name^='{name}'] => p.contents:fresh" for name in ("toc ", "TOC ", "table of figures")),
    ]
)
_LOOKS = re.compile(
    r"Unrecognised \w+ style: (?P<name>.*) \(Style ID: .*\)\Z|(?P<id>.*) was referenced but not defined"
)
"""What Mammoth tells of styles that it does not know."""
_OWN = re.compile(r"\b(?:[Cc]omment|[Aa]nnotation|[Bb]alloon|[Hh]yperlink|None)|^$")
"""Styles of Word's own, for what stands beside the text."""


def read(data: bytes) -> Manuscript:
    """A document whole: its text, tables and notes, and apart what stands beside the text. DamagedFile where it cannot be."""
    opened = package.opened(data)
    try:
        sided = transforms.element_of_type(documents.TableCell, _sided)
        made = mammoth.convert_to_html(BytesIO(opened.data), style_map=_STYLES, transform_document=sided)
    except Exception as error:  # the file is a stranger's, and the library promises no kind of error
        raise DamagedFile(f"it is damaged ({type(error).__name__})") from error
    reader = Reader()
    reader.read(made.value)
    notes = reader.notes()
    blocks = tuple(textboxes.told(captions.joined(reader.blocks)))
    missing = opened.missing([*map(_read, blocks), *notes.values()])
    return Manuscript(
        blocks,
        notes,
        (*(_stray(each) for each in (*missing, *opened.aside)), *withheld.remarks(opened.withheld)),
        tuple(_told(message.message for message in made.messages)),
        opened.pictures,
    )


def _sided(cell: documents.TableCell) -> documents.TableCell:
    """The cell with a style for its plain paragraphs in the middle. What Word calls left and right depends on where a paragraph begins,
    of which Mammoth tells nothing."""
    return cell.copy(
        children=[
            each.copy(style_id=None, style_name=_MIDDLE)
            if isinstance(each, documents.Paragraph) and each.alignment == "center" and each.style_name in _PLAIN
            else each
            for each in cell.children
        ]
    )


def _read(block: Paragraph) -> str:
    """The words of a block, as they stood in the document."""
    picture = inline.picture(block.marker, block.file) if block.style is Style.PICTURE else block.marker
    return f"{picture} {block.text}"


def _told(messages: Iterable[str]) -> Iterator[str]:
    """What Mammoth says of the document, each thing once, and in one line the styles that it took for plain text."""
    styles: list[str] = []
    for message in dict.fromkeys(messages):
        looks = _LOOKS.match(message)
        if looks and _OWN.search(looks["name"] or looks["id"]):
            continue
        if looks:
            styles.append(looks["name"] or looks["id"])
        else:
            yield f"of the Word document: {message}"
    if styles:
        yield f"of the Word document: read as plain text, whatever they look like: {', '.join(styles)}"


def _stray(of: Stray) -> Paragraph:
    """What stands on every page is no text; all else is text without a place."""
    aside = of.what in {wordtext.HEAD_OF_PAGE, wordtext.FOOT_OF_PAGE}
    return Paragraph(Style.ASIDE if aside else Style.TEXT, f"{of.what}: {of.text}")
