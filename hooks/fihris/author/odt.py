"""OpenDocument texts (`.odt`) as blocks. What stands in them is put into the elements that `elements` reads."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from html import escape
from io import BytesIO
from xml.etree.ElementTree import Element

from fihris.author import captions, package, withheld, wordtext
from fihris.author.elements import Reader
from fihris.author.package import DamagedFile, TooLarge
from fihris.author.source import Manuscript, Paragraph, Style
from fihris.author.withheld import Why, Withheld

MIMETYPE = b"application/vnd.oasis.opendocument.text"
_PARTS = ("content.xml", "styles.xml")
_PICTURES = "Pictures/"
_CAPTIONS = frozenset({"Caption", "Illustration", "Figure", "Drawing", "Table"})
_SKIPPED = frozenset(
    {"tracked-changes", "forms", "sequence-decls", "variable-decls", "user-field-decls", "title", "desc"}
)
_CONTENTS = frozenset({"table-of-content", "illustration-index", "table-index"})
_MOST_SPACES = 20
_TAGS = {"bold": "strong", "italic": "em", "above": "sup", "below": "sub"}


def is_text(data: bytes) -> bool:
    """Whether a file is an OpenDocument text, whatever it is called: its first entry says so, unpacked."""
    return MIMETYPE in data[:120]


def read(data: bytes) -> Manuscript:
    """A document whole: its text, tables, notes and pictures, and apart what stands beside the text. DamagedFile where it cannot be."""
    try:
        trees, pictures = _opened(data)
        made = _Document(trees)
        reader = Reader()
        reader.read(made.html())
    except (DamagedFile, MemoryError):
        raise
    except Exception as error:  # the file is a stranger's: zlib, struct and expat raise errors of their own
        raise DamagedFile("it is no .odt, or it is damaged or locked with a password") from error
    aside = (Paragraph(Style.ASIDE, words) for words in dict.fromkeys(made.aside()))
    uncited = (Paragraph(Style.TEXT, words) for words in reader.uncited())
    remarks = withheld.remarks([*made.withheld, *reader.withheld])
    return Manuscript(captions.joined(reader.blocks), reader.notes(), (*uncited, *aside, *remarks), pictures=pictures)


def _opened(data: bytes) -> tuple[dict[str, Element], dict[str, bytes]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {part.filename: part for part in archive.infolist()}
        if "content.xml" not in parts:
            raise DamagedFile("it has no text: it is no .odt")
        if sum(part.file_size for part in parts.values()) > package.LARGEST:
            raise TooLarge(f"unpacked, it has more than {package.LARGEST} bytes")
        if sum(parts[name].file_size for name in _PARTS if name in parts) > package.LARGEST_TEXT:
            raise TooLarge(f"unpacked, its text has more than {package.LARGEST_TEXT} bytes")
        trees = {name: package.parsed(archive.read(name)) for name in _PARTS if name in parts}
        pictures = {name: archive.read(name) for name in parts if name.startswith(_PICTURES)}
    if sum(_name(each) == "p" for each in trees["content.xml"].iter()) > package.MOST_PARAGRAPHS:
        raise TooLarge(f"it has more than {package.MOST_PARAGRAPHS} paragraphs")
    return trees, pictures


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _said(element: Element, wanted: str) -> str:
    return next((value for name, value in element.attrib.items() if name.rpartition("}")[2] == wanted), "")


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


class _Styles:
    """What the styles of a document mean: looks of letters, the style that one is made from, kinds of lists."""

    def __init__(self, trees: Mapping[str, Element]) -> None:
        self._looks: dict[str, frozenset[str]] = {}
        self._parent: dict[str, str] = {}
        self._numbered: dict[str, dict[int, bool]] = {}
        for each in (each for tree in trees.values() for each in tree.iter()):
            name = _said(each, "name")
            if _name(each) == "style":
                self._parent[name] = _said(each, "parent-style-name")
                self._looks[name] = frozenset(look for inner in each for look in _look(inner))
            elif _name(each) == "list-style":
                levels = {int(_said(level, "level") or 1): _name(level).endswith("-number") for level in each}
                self._numbered[name] = levels

    def looks(self, name: str) -> frozenset[str]:
        return frozenset(look for each in self._line(name) for look in self._looks.get(each, ()))

    def named(self, name: str) -> str:
        """The style of the program's own that one is made from: Title, Quotations."""
        return [*self._line(name)][-1].replace("_20_", " ") if name else ""

    def is_numbered(self, name: str, level: int) -> bool:
        return self._numbered.get(name, {}).get(level, False)

    def _line(self, name: str) -> Iterator[str]:
        """A style and those it is made from, up to the first whose name tells what it is for."""
        seen: set[str] = set()
        while name and name not in seen:
            yield name
            seen.add(name)
            if name in _TELLING:
                return
            name = self._parent.get(name, "")


_TELLING = frozenset({"Title", "Subtitle", "Quotations", *_CAPTIONS})


def _look(element: Element) -> Iterator[str]:
    if _name(element) != "text-properties":
        return
    if _said(element, "font-weight") in {"bold", "600", "700", "800", "900"}:
        yield "bold"
    if _said(element, "font-style") in {"italic", "oblique"}:
        yield "italic"
    if _said(element, "display") == "none":
        yield "hidden"
    if _said(element, "text-line-through-style") not in {"", "none"} or _said(
        element, "text-line-through-type"
    ) not in {"", "none"}:
        yield "struck"
    position = _said(element, "text-position")
    if position and not position.startswith("0"):
        yield "below" if position.startswith(("sub", "-")) else "above"


class _Document:
    def __init__(self, trees: Mapping[str, Element]) -> None:
        self._content, self._page = trees["content.xml"], trees.get("styles.xml")
        self._styles = _Styles(trees)
        self.withheld: list[Withheld] = []
        self._notes: list[str] = []
        self._boxes: list[str] = []
        self._added: dict[str, list[str]] = {}  # the insertions that are open, and their words
        self._lists: list[str] = []
        self._regions = dict(self._changes())

    def html(self) -> str:
        body = self._inside(self._content)
        notes = "".join(f'<li id="footnote-{n}">{text}</li>' for n, text in enumerate(self._notes, start=1))
        return f"{body}<ol>{notes}</ol>" if notes else body

    def aside(self) -> Iterator[str]:
        """What stands on every page."""
        for each in self._page.iter() if self._page is not None else ():
            what = {"header": wordtext.HEAD_OF_PAGE, "footer": wordtext.FOOT_OF_PAGE}.get(_name(each))
            if what and _words(each):
                yield f"{what}: {_words(each)}"

    def _changes(self) -> Iterator[tuple[str, str]]:
        """The regions of tracked changes by their ids: what each is. What was deleted stands nowhere else."""
        for region in self._content.iter():
            if _name(region) != "changed-region":
                continue
            for change in region:
                yield _said(region, "id"), _name(change)
                if _name(change) == "deletion":
                    words = " ".join(_words(each) for each in change if _name(each) != "change-info")
                    self.withheld.append(Withheld(Why.DELETED, words))

    # ------------------------------------------------------------ elements

    def _inside(self, element: Element) -> str:
        made = [self._text(element.text)]
        for child in element:
            made.extend((self._element(child), self._text(child.tail)))
        return "".join(made)

    def _text(self, text: str | None) -> str:
        for words in self._added.values():
            words.append(text or "")
        return escape(text or "")

    def _element(self, element: Element) -> str:
        name = _name(element)
        if name in _SKIPPED or name.endswith("styles"):
            return ""
        if name in _CONTENTS:
            return f'<div class="contents">{self._inside(element)}</div>'
        made: Callable[[Element], str] | None = getattr(self, f"_of_{name.replace('-', '_')}", None)
        return made(element) if made else self._inside(element)

    def _of_p(self, element: Element) -> str:
        style = _said(element, "style-name")
        named = self._styles.named(style)
        inner = self._looking(self._inside(element), self._styles.looks(style))
        boxes = self._framed()
        if named == "Title":
            return f"<h1>{inner}</h1>{boxes}"
        if named == "Quotations":
            return f"<blockquote><p>{inner}</p></blockquote>{boxes}"
        return f"<p{' class=caption' if named in _CAPTIONS else ''}>{inner}</p>{boxes}"

    def _of_h(self, element: Element) -> str:
        level = min(max(int(_said(element, "outline-level") or 1), 1), 6)
        inner = self._looking(
            self._inside(element), self._styles.looks(_said(element, "style-name")) - {"bold", "italic"}
        )
        boxes = self._framed()
        return f"<h{level}>{inner}</h{level}>{boxes}"

    def _framed(self) -> str:
        """The frames that are open, below the line or the list that they stand beside: one within a list would part it."""
        if self._lists:
            return ""
        boxes, self._boxes = "".join(self._boxes), []
        return boxes

    def _of_span(self, element: Element) -> str:
        return self._looking(self._inside(element), self._styles.looks(_said(element, "style-name")))

    def _looking(self, inner: str, looks: frozenset[str]) -> str:
        for look, tag in _TAGS.items():
            inner = f"<{tag}>{inner}</{tag}>" if look in looks else inner
        inner = f"<s>{inner}</s>" if "struck" in looks else inner
        return f"<span hidden>{inner}</span>" if "hidden" in looks else inner

    def _of_hidden_text(self, element: Element) -> str:
        return f"<span hidden>{self._inside(element) or escape(_said(element, 'string-value'))}</span>"

    _of_hidden_paragraph = _of_hidden_text

    def _of_s(self, element: Element) -> str:
        count = _said(element, "c")
        return " " * min(int(count) if count.isdigit() else 1, _MOST_SPACES)

    def _of_tab(self, _: Element) -> str:
        return " "

    def _of_line_break(self, _: Element) -> str:
        return "<br>"

    def _of_a(self, element: Element) -> str:
        return f'<a href="{escape(_said(element, "href"))}">{self._inside(element)}</a>'

    def _of_note(self, element: Element) -> str:
        body = next((each for each in element if _name(each) == "note-body"), None)
        self._notes.append(self._inside(body) if body is not None else "")
        return f'<a href="#footnote-{len(self._notes)}">{len(self._notes)}</a>'

    def _of_annotation(self, element: Element) -> str:
        by = next((_words(each) for each in element if _name(each) == "creator"), "")
        words = " ".join(_words(each) for each in element if _name(each) in {"p", "list"})
        self.withheld.append(Withheld(Why.COMMENT, words, by))
        return ""

    def _of_change_start(self, element: Element) -> str:
        id = _said(element, "change-id")
        if self._regions.get(id) == "insertion":
            self._added[id] = []
        return ""

    def _of_change_end(self, element: Element) -> str:
        if words := self._added.pop(_said(element, "change-id"), None):
            self.withheld.append(Withheld(Why.ADDED, "".join(words)))
        return ""

    # ------------------------------------------------------------ lists, tables, pictures

    def _of_list(self, element: Element) -> str:
        self._lists.append(_said(element, "style-name") or (self._lists[-1] if self._lists else ""))
        tag = "ol" if self._styles.is_numbered(self._lists[-1], len(self._lists)) else "ul"
        inner = self._inside(element)
        self._lists.pop()
        return f"<{tag}>{inner}</{tag}>{self._framed()}"

    def _of_list_item(self, element: Element) -> str:
        if any(_name(each) == "h" for each in element):  # a heading that has its number from a list
            return self._inside(element)
        return f"<li>{self._inside(element)}</li>"

    _of_list_header = _of_list_item

    def _of_table(self, element: Element) -> str:
        return f"{self._framed()}<table>{self._inside(element)}</table>"

    def _of_table_row(self, element: Element) -> str:
        return f"<tr>{self._inside(element)}</tr>"

    def _of_table_cell(self, element: Element) -> str:
        columns, rows = (_said(element, f"number-{each}-spanned") for each in ("columns", "rows"))
        return f'<td colspan="{escape(columns)}" rowspan="{escape(rows)}">{self._inside(element)}</td>'

    def _of_frame(self, element: Element) -> str:
        image = next((each for each in element if _name(each) == "image"), None)
        boxes = "".join(self._inside(each) for each in element if _name(each) == "text-box")
        self._boxes.append(boxes)
        if image is None:
            return "" if boxes else self._inside(element)
        described = next((_words(each) for kind in ("desc", "title") for each in element if _name(each) == kind), "")
        return f'<img src="{escape(_said(image, "href"))}" alt="{escape(described)}">'
