"""Word documents (`.docx`) as blocks. Mammoth reads them; what it makes of them, simple HTML, is read here."""

from __future__ import annotations

import re
import zipfile
from html.parser import HTMLParser
from io import BytesIO

import mammoth

from fihris.author import source
from fihris.author.source import Block, Style

LARGEST = 64 * 1024 * 1024
"""Bytes of all parts, unpacked. A small file can be packed so that it unpacks without end."""
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"
_BLOCKS = frozenset({"p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
_FOOTNOTE = re.compile(r"(?:foot|end)note-\d+\Z")
_SHORT = 20
"""Words. A paragraph in bold with more of them is emphasis, not a heading."""


class Unreadable(Exception):
    """The file is no Word document that can be read; the text says why."""


def blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of a document, its footnotes and tables included. Unreadable where it cannot be read."""
    _check(data)
    try:
        html = mammoth.convert_to_html(
            BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(lambda _: {"src": ""})
        ).value
    except Exception as error:  # the file is a stranger's, and the library promises no kind of error
        raise Unreadable(f"it is damaged ({type(error).__name__})") from error
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return tuple(reader.blocks)


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > LARGEST:
                raise Unreadable("unpacked, it is too large")
            if "word/document.xml" not in archive.namelist():
                raise Unreadable("it has no text: it is no .docx")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part):
                    raise Unreadable("it declares a document type, which Word never does")
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, zipfile.LargeZipFile) as error:
        raise Unreadable("it is no .docx, or it is damaged or locked with a password") from error
    except Exception as error:  # a damaged archive makes zlib and struct raise errors of their own
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("it is damaged") from error


class _Reader(HTMLParser):
    """Gathers blocks from the few elements that Mammoth writes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._style = Style.TEXT
        self._words: list[str] = []
        self._bold = 0
        self._plain = False  # whether the block has words that are not bold
        self._footnote = False
        self._rows = 0  # a table's row is one block, whatever its cells hold

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.end_block()
            self._rows += 1
        elif self._rows and (tag in {"td", "th"} or tag in _BLOCKS):
            self._words.append(" | " if tag in {"td", "th"} and "".join(self._words).strip() else " ")
        elif tag in _BLOCKS:
            inside_item = tag == "p" and self._style is Style.ITEM and not "".join(self._words).strip()
            self.end_block()
            self._style = Style.ITEM if tag == "li" or inside_item else Style.HEADING if tag[0] == "h" else Style.TEXT
            if tag == "li" and _FOOTNOTE.match(dict(attrs).get("id") or ""):
                self._style, self._footnote = Style.TEXT, True
        elif tag == "br":
            self._words.append("\n")
        elif tag == "strong":
            self._bold += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr":
            self._rows = max(0, self._rows - 1)
        if tag in _BLOCKS and not self._rows:
            self.end_block()
            self._footnote = self._footnote and tag != "li"
        elif tag == "strong":
            self._bold -= 1

    def handle_data(self, data: str) -> None:
        text = data.replace("↑", "") if self._footnote else data
        self._plain = self._plain or (not self._bold and bool(text.strip()))
        self._words.append(text)

    def end_block(self) -> None:
        """Close the block that is open, if it has words; each of its lines is one."""
        text, style = "".join(self._words), self._style
        heading = style is Style.TEXT and not self._plain and len(text.split()) <= _SHORT and "\n" not in text.strip()
        self._words, self._style, self._plain = [], Style.TEXT, False
        for line in text.splitlines():
            block = source.of_line(line)
            if block is None:
                continue
            if block.style is Style.TEXT:
                block = Block(Style.HEADING if heading else style, block.text)
            self.blocks.append(block)
