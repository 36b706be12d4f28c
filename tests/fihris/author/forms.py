"""One paper in many forms: a text in a small Markdown, as a Word document, an OpenDocument text and a page of the web.

Beside Markdown's signs: `{+added+}` and `{-deleted-}` by tracked changes, `{%hidden%}`, `{?a comment in the margin?}`.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from struct import pack
from zlib import compress, crc32

_SPAN = re.compile(
    r"\\(?P<plain>.)|\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*]+)\*|~~(?P<struck>.+?)~~|\^(?P<above>[^^\]]+)\^|\[\^(?P<note>\d+)\]"
    r"|!\[(?P<alt>[^\]]*)\]\((?P<file>[^)]+)\)|\[(?P<words>[^\]]+)\]\((?P<address>[^)]+)\)"
    r"|\{\+(?P<added>.+?)\+\}|\{-(?P<deleted>.+?)-\}|\{%(?P<hidden>.+?)%\}|\{\?(?P<comment>.+?)\?\}"
)
_ITEM = re.compile(r"(?P<indent> *)(?P<sign>-|\d+\.) (?P<text>.*)")
_NOTE = re.compile(r"\[\^(\d+)\]: (.*)")


def _png() -> bytes:
    """A picture of one point."""
    parts = ((b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", compress(b"\0\0")), (b"IEND", b""))
    made = b"".join(pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data)) for kind, data in parts)
    return b"\x89PNG\r\n\x1a\n" + made


PICTURE = _png()


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` is h1 … h6, p, quote, table, or an item's list: ul, ol. A table's rows are lists of cells."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class Source:
    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)


def read(text: str) -> Source:
    """The blocks of a source: each line is one, and so are the rows of a table together."""
    made, rows = Source(), []
    for line in [*text.split("\n"), ""]:
        if line.startswith("| "):
            if not line.startswith("| ---"):
                rows.append(tuple(cell.strip() for cell in line.strip("| ").split("|")))
            continue
        if rows:
            made.blocks.append(Block("table", rows=tuple(rows)))
            rows = []
        if note := _NOTE.match(line):
            made.notes[note[1]] = note[2]
        elif item := _ITEM.match(line):
            kind = "ul" if item["sign"] == "-" else "ol"
            made.blocks.append(Block(kind, item["text"], len(item["indent"]) // 4))
        elif head := re.match(r"(#{1,6}) (.*)", line):
            made.blocks.append(Block(f"h{len(head[1])}", head[2]))
        elif line.startswith("> "):
            made.blocks.append(Block("quote", line[2:]))
        elif line.strip():
            made.blocks.append(Block("p", line))
    return made


def spans(text: str) -> Iterator[tuple[str, str, str]]:
    """The pieces of a line: what each is, its words, and an address or file."""
    place = 0
    for found in _SPAN.finditer(text):
        if found.start() > place:
            yield "plain", text[place : found.start()], ""
        kind = found.lastgroup or ""
        if kind in {"address", "file"}:
            kind, words, more = (
                ("link", found["words"], found["address"])
                if kind == "address"
                else ("picture", found["alt"], found["file"])
            )
        else:
            words, more = found[kind], ""
        yield kind, words, more
        place = found.end()
    if place < len(text):
        yield "plain", text[place:], ""


# ---------------------------------------------------------------- Word

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships" xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture" '
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_LEVELS = range(4)


class _Word:
    """`styled` says that headings have Word's styles; else they are paragraphs in bold."""

    def __init__(self, source: Source, *, styled: bool, head: str, foot: str) -> None:
        self._source, self._styled, self._head, self._foot = source, styled, head, foot
        self._relations: list[tuple[str, str, bool]] = []
        self._comments: list[str] = []
        self._lists = 0

    def document(self) -> bytes:
        body = "".join(
            self._block(block, before)
            for before, block in zip([None, *self._source.blocks], self._source.blocks, strict=False)
        )
        notes = "".join(
            f'<w:footnote w:id="{id}">{self._paragraph(text)}</w:footnote>' for id, text in self._source.notes.items()
        )
        comments = "".join(
            f'<w:comment w:id="{n}" w:author="سعاد"><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:comment>'
            for n, text in enumerate(self._comments)
        )
        styles = "".join(
            f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
            for id, name in [
                *((f"Heading{n}", f"heading {n}") for n in range(1, 7)),
                ("Quote", "Quote"),
                ("Title", "Title"),
            ]
        )
        parts = {
            "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
            "word/numbering.xml": self._numbering(),
            "word/footnotes.xml": f"<w:footnotes {_W}>{notes}</w:footnotes>",
            "word/comments.xml": f"<w:comments {_W}>{comments}</w:comments>",
        }
        for name, root, text in (("header1", "hdr", self._head), ("footer1", "ftr", self._foot)):
            if text:
                parts[f"word/{name}.xml"] = f"<w:{root} {_W}><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:{root}>"
        links = "".join(
            f'<Relationship Id="rel{n}" Type="{_OFFICE}/relationships/{kind}" Target="{escape(target)}"'
            + (' TargetMode="External"/>' if outside else "/>")
            for n, (kind, target, outside) in enumerate(
                [*self._relations, ("styles", "styles.xml", False), ("numbering", "numbering.xml", False)]
            )
        )
        parts["word/_rels/document.xml.rels"] = (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        )
        parts["_rels/.rels"] = (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
        )
        parts["[Content_Types].xml"] = (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'
        )
        pictures = {f"word/{target}": PICTURE for kind, target, _ in self._relations if kind == "image"}
        return packed({**parts, **pictures})

    def _block(self, block: Block, before: Block | None) -> str:
        if block.kind == "table":
            rows = "".join(
                f"<w:tr>{''.join(f'<w:tc>{self._paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in block.rows
            )
            return f"<w:tbl>{rows}</w:tbl>"
        if block.kind[0] == "h":
            return self._paragraph(
                block.text if self._styled else f"**{block.text}**", f"Heading{block.kind[1]}" if self._styled else ""
            )
        if block.kind in {"ul", "ol"}:
            if before is None or before.kind not in {"ul", "ol"}:
                self._lists += 1
            return self._paragraph(
                block.text,
                "",
                f'<w:numPr><w:ilvl w:val="{block.level}"/><w:numId w:val="{2 * self._lists + (block.kind == "ol")}"/></w:numPr>',
            )
        return self._paragraph(block.text, "Quote" if block.kind == "quote" else "")

    def _numbering(self) -> str:
        made, nums = "", ""
        for n, format in enumerate(("bullet", "decimal")):
            levels = "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{format}"/></w:lvl>' for level in _LEVELS)
            made += f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>'
        for n in range(2 * self._lists + 2):
            nums += f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n % 2}"/></w:num>'
        return f"<w:numbering {_W}>{made}{nums}</w:numbering>"

    def _related(self, kind: str, target: str, outside: bool) -> str:
        self._relations.append((kind, target, outside))
        return f"rel{len(self._relations) - 1}"

    def _paragraph(self, text: str, style: str = "", more: str = "") -> str:
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        pieces = list(spans(text))
        mark = '<w:rPr><w:ins w:id="9" w:author="سعاد"/></w:rPr>' if [kind for kind, *_ in pieces] == ["added"] else ""
        return f"<w:p><w:pPr>{named}{more}{mark}</w:pPr>{''.join(self._run(*piece) for piece in pieces)}</w:p>"

    def _run(self, kind: str, words: str, more: str) -> str:
        made = {
            "link": lambda run: f'<w:hyperlink r:id="{self._related("hyperlink", more, True)}">{run}</w:hyperlink>',
            "added": lambda run: f'<w:ins w:id="7" w:author="سعاد">{run}</w:ins>',
            "deleted": lambda run: (
                f'<w:del w:id="8" w:author="سعاد">{run.replace("w:t ", "w:delText ").replace("w:t>", "w:delText>")}</w:del>'
            ),
            "note": lambda _: f'<w:r><w:footnoteReference w:id="{words}"/></w:r>',
            "comment": lambda _: self._comment(words),
            "picture": lambda _: self._picture(words, more),
        }
        looks = {
            "bold": "<w:b/>",
            "italic": "<w:i/>",
            "struck": "<w:strike/>",
            "hidden": "<w:vanish/>",
            "above": '<w:vertAlign w:val="superscript"/>',
        }
        run = f'<w:r><w:rPr>{looks.get(kind, "")}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
        return made.get(kind, str)(run)

    def _comment(self, words: str) -> str:
        self._comments.append(words)
        return f'<w:r><w:commentReference w:id="{len(self._comments) - 1}"/></w:r>'

    def _picture(self, words: str, file: str) -> str:
        id = self._related("image", f"media/{file}", False)
        blip = f'<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        return f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="{escape(words)}"/>{blip}</wp:inline></w:drawing></w:r>'


def word(text: str, *, styled: bool = True, head: str = "", foot: str = "") -> bytes:
    """The source as `.docx`. `head` and `foot` are those of its pages."""
    return _Word(read(text), styled=styled, head=head, foot=foot).document()


# ---------------------------------------------------------------- OpenDocument

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_O = (
    " ".join(
        f'xmlns:{prefix}="{_ODF}:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("style", "style"),
            ("svg", "svg-compatible"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_LOOKS = {
    "bold": 'fo:font-weight="bold"',
    "italic": 'fo:font-style="italic"',
    "struck": 'style:text-line-through-style="solid"',
    "hidden": 'text:display="none"',
    "above": 'style:text-position="super 58%"',
}


class _Open:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._changed: list[str] = []
        self._pictures: set[str] = set()

    def document(self) -> bytes:
        body = "".join(self._blocks())
        looks = "".join(
            f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
            for name, look in _LOOKS.items()
        )
        lists = "".join(
            f'<text:list-style style:name="{name}">'
            + "".join(f'<text:list-level-style-{kind} text:level="{n}"/>' for n in range(1, 5))
            + "</text:list-style>"
            for name, kind in (("ul", "bullet"), ("ol", "number"))
        )
        changes = f"<text:tracked-changes>{''.join(self._changed)}</text:tracked-changes>" if self._changed else ""
        content = (
            f"<office:document-content {_O}><office:automatic-styles>{looks}{lists}</office:automatic-styles>"
            f"<office:body><office:text>{changes}{body}</office:text></office:body></office:document-content>"
        )
        parts: dict[str, str | bytes] = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
        return packed({**parts, **{f"Pictures/{name}": PICTURE for name in self._pictures}})

    def _blocks(self) -> Iterator[str]:
        items: list[Block] = []
        for block in [*self._source.blocks, Block("")]:
            if block.kind in {"ul", "ol"}:
                items.append(block)
                continue
            if items:
                yield self._list(items, 0)
                items = []
            if block.kind == "table":
                rows = "".join(
                    f"<table:table-row>{''.join(f'<table:table-cell><text:p>{self._line(cell)}</text:p></table:table-cell>' for cell in row)}</table:table-row>"
                    for row in block.rows
                )
                yield f"<table:table>{rows}</table:table>"
            elif block.kind[:1] == "h":
                yield f'<text:h text:outline-level="{block.kind[1]}">{self._line(block.text)}</text:h>'
            elif block.kind == "quote":
                yield f'<text:p text:style-name="Quotations">{self._line(block.text)}</text:p>'
            elif block.kind:
                yield f"<text:p>{self._line(block.text)}</text:p>"

    def _list(self, items: list[Block], level: int) -> str:
        made, place = "", 0
        while place < len(items):
            end = place + 1
            while end < len(items) and items[end].level > level:
                end += 1
            lower = self._list(items[place + 1 : end], level + 1) if end > place + 1 else ""
            made += f"<text:list-item><text:p>{self._line(items[place].text)}</text:p>{lower}</text:list-item>"
            place = end
        return f'<text:list text:style-name="{items[0].kind}">{made}</text:list>'

    def _line(self, text: str) -> str:
        return "".join(self._span(*piece) for piece in spans(text))

    def _span(self, kind: str, words: str, more: str) -> str:
        shown = escape(words)
        if kind in _LOOKS:
            return f'<text:span text:style-name="{kind}">{shown}</text:span>'
        made = {
            "link": lambda: f'<text:a xlink:href="{escape(more)}">{shown}</text:a>',
            "note": lambda: self._note(words),
            "comment": lambda: (
                f"<office:annotation><dc:creator>سعاد</dc:creator><text:p>{shown}</text:p></office:annotation>"
            ),
            "picture": lambda: self._picture(shown, more),
            "added": lambda: self._change("insertion", shown),
            "deleted": lambda: self._change("deletion", shown),
        }
        return made.get(kind, lambda: shown)()

    def _note(self, number: str) -> str:
        noted = self._line(self._source.notes[number])
        return f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation><text:note-body><text:p>{noted}</text:p></text:note-body></text:note>'

    def _picture(self, shown: str, file: str) -> str:
        self._pictures.add(file)
        return f'<draw:frame><draw:image xlink:href="Pictures/{file}"/><svg:desc>{shown}</svg:desc></draw:frame>'

    def _change(self, what: str, shown: str) -> str:
        id = f"ct{len(self._changed)}"
        inner = f"<text:p>{shown}</text:p>" if what == "deletion" else ""
        self._changed.append(
            f'<text:changed-region text:id="{id}"><text:{what}><office:change-info><dc:creator>سعاد</dc:creator></office:change-info>{inner}</text:{what}></text:changed-region>'
        )
        if what == "deletion":
            return f'<text:change text:change-id="{id}"/>'
        return f'<text:change-start text:change-id="{id}"/>{shown}<text:change-end text:change-id="{id}"/>'


def open_document(text: str) -> bytes:
    """The source as `.odt`."""
    return _Open(read(text)).document()


# ---------------------------------------------------------------- the web

_ELEMENT = {"bold": "strong", "italic": "em", "above": "sup", "struck": "s", "added": "ins", "deleted": "del"}


def page(text: str) -> bytes:
    """The source as a page of HTML; its notes stand in a list at its end."""
    source = read(text)
    made, open_lists = [], 0
    for block in [*source.blocks, Block("")]:
        depth = block.level + 1 if block.kind in {"ul", "ol"} else 0
        while open_lists > depth:
            made.append("</ul>")
            open_lists -= 1
        while open_lists < depth:
            made.append(f"<ul data-kind={block.kind}>")
            open_lists += 1
        made.append(_element(block))
    notes = "".join(f'<li id="fn{id}">{_html(text)} <a href="#ref{id}">↩</a></li>' for id, text in source.notes.items())
    footnotes = f'<section class="footnotes"><ol>{notes}</ol></section>' if notes else ""
    # A list knows its kind only once it is whole.
    body = _lists("".join(made)) + footnotes
    return f'<!DOCTYPE html><html lang="ar"><head><title>x</title></head><body><article>{body}</article></body></html>'.encode()


def _lists(html: str) -> str:
    made, stack = "", []
    for piece in re.split(r"(<ul data-kind=\w+>|</ul>)", html):
        if piece.startswith("<ul"):
            stack.append(piece[-3:-1])
            made += f"<{stack[-1]}>"
        elif piece == "</ul>":
            made += f"</{stack.pop()}>"
        else:
            made += piece
    return made


def _element(block: Block) -> str:
    if block.kind == "table":
        rows = "".join(f"<tr>{''.join(f'<td>{_html(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
        return f"<table>{rows}</table>"
    name = {"ul": "li", "ol": "li", "quote": "blockquote"}.get(block.kind, block.kind)
    return f"<{name}>{_html(block.text)}</{name}>" if name else ""


def _html(text: str) -> str:
    return "".join(_tag(*piece) for piece in spans(text))


def _tag(kind: str, words: str, more: str) -> str:
    shown = escape(words)
    if kind == "link":
        return f'<a href="{escape(more)}">{shown}</a>'
    if kind == "note":
        return f'<sup id="ref{words}"><a href="#fn{words}">{words}</a></sup>'
    if kind == "picture":
        return f'<img src="{more}" alt="{shown}">'
    if kind == "hidden":
        return f"<span hidden>{shown}</span>"
    if kind == "comment":
        return f"<!-- {words} -->"
    name = _ELEMENT.get(kind)
    return f"<{name}>{shown}</{name}>" if name else shown


def packed(parts: dict[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()
