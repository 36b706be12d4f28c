"""Word documents (`.docx`) as blocks. Mammoth reads them; what it makes of them, simple HTML, is read here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import mammoth

from fihris.author import inline, package, plaintext
from fihris.author.package import DamagedFile, Stray
from fihris.author.source import Manuscript, Paragraph, Style

_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"
_BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol"})
_CELLS = frozenset({"td", "th"})
_NOTE = re.compile(r"#?(?P<id>(?:foot|end)note-\d+)\Z")
_BACK = re.compile(r"#(?:foot|end)note-ref-")
_SHORT = 20
"""Words. A paragraph in bold with more of them is emphasis, not a heading."""
_LOOKS = re.compile(
    r"Unrecognised \w+ style: (?P<name>.*) \(Style ID: .*\)\Z|(?P<id>.*) was referenced but not defined"
)
"""What Mammoth tells of styles that it does not know."""


def read(data: bytes) -> Manuscript:
    """A document whole: its text, tables and notes, and apart what stands beside the text. DamagedFile where it cannot be."""
    opened = package.opened(data)
    try:
        made = mammoth.convert_to_html(BytesIO(opened.data), style_map=_STYLES)
    except Exception as error:  # the file is a stranger's, and the library promises no kind of error
        raise DamagedFile(f"it is damaged ({type(error).__name__})") from error
    reader = Reader()
    reader.feed(made.value)
    reader.close()
    reader.end_block()
    notes = reader.notes()
    missing = opened.missing([*(f"{block.marker} {block.text}" for block in reader.blocks), *notes.values()])
    return Manuscript(
        tuple(reader.blocks),
        notes,
        tuple(_stray(each) for each in (*missing, *opened.aside)),
        tuple(_told(message.message for message in made.messages)),
    )


def _told(messages: Iterable[str]) -> Iterator[str]:
    """What Mammoth says of the document, each thing once, and in one line the styles that it took for plain text."""
    styles: list[str] = []
    for message in dict.fromkeys(messages):
        looks = _LOOKS.match(message)
        if looks:
            styles.append(looks["name"] or looks["id"])
        else:
            yield f"of the Word document: {message}"
    if styles:
        yield f"of the Word document: read as plain text, whatever they look like: {', '.join(styles)}"


def _stray(of: Stray) -> Paragraph:
    """What was hidden or taken back is for its author alone, and what stands on every page is no text; all else is text
    without a place."""
    if of.what in {package.HEAD_OF_PAGE, package.FOOT_OF_PAGE}:
        return Paragraph(Style.ASIDE, f"{of.what}: {of.text}")
    return Paragraph(Style.REMARK if of.what.endswith("لم يُنشر") else Style.TEXT, f"{of.what}: {of.text}")


class Reader(HTMLParser):
    """Gathers blocks from the few elements that Mammoth writes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Paragraph] = []
        self._style = Style.TEXT
        self._level = 0
        self._lists: list[int] = []  # the lists that are open: how many items each had, -1 where they have no numbers
        self._marker = ""
        self._words: list[str] = []
        self._bold = 0
        self._plain = False  # whether the block has words that are not bold
        self._link = ""  # the address of the link that is open
        self._hidden = 0  # within an element whose words are no words of the text
        self._numbers: dict[str, int] = {}  # the notes, in the order in which the text refers to them
        self._note = ""  # the note that is read
        self._noted: dict[str, list[str]] = {}
        self._tables = 0
        self._rows: list[list[str]] = []

    @property
    def in_table(self) -> bool:
        return bool(self._tables)

    def notes(self) -> dict[int, str]:
        """The notes by their numbers."""
        return {
            self._numbers[id]: " ".join(" ".join(lines).split())
            for id, lines in self._noted.items()
            if id in self._numbers
        }

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden:
            self._hidden += 1
        elif tag == "a":
            self._open_link(dict(attrs).get("href") or "")
        elif tag == "table":
            if not self._tables:
                self.end_block()
            self._tables += 1
        elif self._tables and (tag in _BLOCKS or tag in _CELLS or tag in {"tr", "br"}):
            self._in_table(tag)
        elif tag in _LISTS:
            self._lists.append(0 if tag == "ol" else -1)
        elif tag in _BLOCKS:
            self._open_block(tag, dict(attrs).get("id") or "")
        elif tag == "br":
            self._words.append(self._broken())
        elif tag == "strong":
            self._bold += 1
        elif tag == "input":
            self._words.append("☒ " if "checked" in dict(attrs) else "☐ ")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            self._hidden -= 1
        elif tag == "a":
            if self._link:
                self._words.append(inline.closed(self._link))
            self._link = ""
        elif tag == "table":
            self._tables = max(0, self._tables - 1)
            if not self._tables:
                self._end_table()
        elif tag in _LISTS and self._lists and not self._tables:
            self.end_block()
            self._lists.pop()
        elif tag in _BLOCKS and not self._tables:
            self.end_block()
            if tag == "li":
                self._note = ""
        elif tag == "strong":
            self._bold -= 1

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        self._plain = self._plain or (not self._bold and bool(data.strip()))
        self._words.append(data)

    # ------------------------------------------------------------ links and notes

    def _open_link(self, address: str) -> None:
        note = _NOTE.match(address)
        if note:
            number = self._numbers.setdefault(note["id"], len(self._numbers) + 1)
            self._words.append(inline.note(number))
        if note or _BACK.match(address):
            self._hidden = 1
        elif address and not address.startswith("#"):
            self._link = address
            self._words.append(inline.opened())

    def _broken(self) -> str:
        """The end of a line; a link goes on in the next one."""
        return f"{inline.closed(self._link)}\n{inline.opened()}" if self._link else "\n"

    # ------------------------------------------------------------ tables

    def _in_table(self, tag: str) -> None:
        if self._tables == 1 and (tag == "tr" or tag in _CELLS):
            self._keep_cell()
        if self._tables == 1 and tag == "tr":
            self._rows.append([])
        else:
            self._words.append("\n")

    def _keep_cell(self) -> None:
        """Put what was read since the last cell began where it belongs; a cell begins with the end of a line."""
        text = "".join(self._words)
        self._words = []
        if text and self._rows:
            self._rows[-1].append(text)

    def _end_table(self) -> None:
        """A table of one column holds no table but paragraphs in a frame."""
        self._keep_cell()
        rows, self._rows = [row for row in self._rows if row], []
        if max(map(len, rows), default=0) <= 1:
            for (text,) in rows:
                self._words.append(text)
                self.end_block()
            return
        table, pictures = inline.taken("\n".join(inline.CELL.join(" ".join(c.split()) for c in row) for row in rows))
        self.blocks.append(Paragraph(Style.TABLE, table))
        self._remark(pictures)

    # ------------------------------------------------------------ blocks

    def _open_block(self, tag: str, id: str) -> None:
        inside_item = tag == "p" and self._style is Style.ITEM and not "".join(self._words).strip()
        marker = self._marker if inside_item else ""
        self.end_block()
        self._style = Style.ITEM if tag == "li" or inside_item else Style.HEADING if tag[0] == "h" else Style.TEXT
        if tag == "li" and self._lists and self._lists[-1] >= 0:
            self._lists[-1] += 1
            marker = str(self._lists[-1])
        if self._style is Style.ITEM:
            self._level, self._marker = max(0, len(self._lists) - 1), marker
        elif self._style is Style.HEADING:
            self._level = int(tag[1])
        if tag == "li" and (note := _NOTE.match(id)):
            self._style, self._note = Style.TEXT, note["id"]

    def end_block(self) -> None:
        """Close the block that is open, if it has words; each of its lines is one."""
        text, pictures = inline.taken("".join(self._words))
        style, level, marker = self._style, self._level, self._marker
        heading = style is Style.TEXT and not self._plain and len(text.split()) <= _SHORT and "\n" not in text.strip()
        self._words, self._style, self._plain, self._level, self._marker = [], Style.TEXT, False, 0, ""
        if self._note:
            self._noted.setdefault(self._note, []).extend([*text.split("\n"), *inline.of_pictures(pictures)])
            return
        lines = _lines(text, Style.HEADING if heading else style)
        self.blocks.extend(_placed(block, level, marker) for block in lines)
        self._remark(pictures)

    def _remark(self, pictures: tuple[str, ...]) -> None:
        self.blocks.extend(Paragraph(Style.REMARK, words) for words in inline.of_pictures(pictures))


def _placed(block: Paragraph, level: int, marker: str) -> Paragraph:
    """A block with the depth and number that Word gives it; a number in its own words comes first."""
    placed = block.style in {Style.HEADING, Style.ITEM}
    return replace(block, level=level, marker=block.marker or marker) if placed else block


def _lines(text: str, style: Style) -> Iterator[Paragraph]:
    for line in text.split("\n"):
        block = plaintext.of_line(line)
        if block:
            heading = style is Style.HEADING and block.style is not Style.TEXT
            block = replace(block, text=" ".join(line.split()), marker="") if heading else block
            yield replace(block, style=style) if heading or block.style is Style.TEXT else block
