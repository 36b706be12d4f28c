"""The XHTML of a book's chapters in Typst's language: which element is set as what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from copy import copy
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from fihris.text import scripts
from fihris.text.signs import JOINER
from fihris.write.formulas import equation
from fihris.write.press import said

_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_UNPRINTED: Final = re.compile(f"[{JOINER}\ufe0f\U0001f000-\U0001faff]")
"""Joiners, which would stand in the words that somebody copies, and pictographs, of which no font here has a shape."""
_NAMESPACE: Final = re.compile(r"\{[^}]*\}")
_HEADING: Final = re.compile(r"h[1-6]")
_BLOCKS: Final = frozenset(
    (
        *("blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("hr", "li", "ol", "p", "pre", "section", "summary", "table", "ul"),
    )
)
_MARKS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("b", "strong", "dfn", "summary", "dt", "th"), "strong"),
    **dict.fromkeys(("em", "i", "var"), "emph"),
    **dict.fromkeys(("del", "s"), "strike"),
    **dict.fromkeys(("ins", "u"), "underline"),
    "mark": "highlight",
    "sub": "sub",
    "sup": "super",
    "small": "smaller",
    "cite": "emph",
}
"""Elements that are set as what Typst has a function for; `smaller` is of the form of papers."""
_PARAGRAPHS: Final = {"f-byline": "smaller", "f-thesis": "strong"}
"""What a book says of itself (`book.py`); of the classes of texts none comes this far."""
_CODE: Final = frozenset({"code", "kbd", "samp"})
_LEFT_OUT: Final = frozenset({"audio", "video", "source", "track", "rp"})
_QUOTES: Final = {"ar": ("«", "»"), "en": ("“", "”")}
_LANG: Final = re.compile("[a-z]{2,3}")
_WAYS: Final = (scripts.LTR, scripts.RTL)
_NUMBER: Final = re.compile("-?[0-9]{1,9}")
_WIDEST: Final = 1000
"""Columns that a cell spans at most (HTML, 4.9.11)."""
_LINE: Final = 70
_MOST: Final = 16
"""Letters that a line across the page has at least, and lines, half a page, of a table's row that is not to be broken: a higher one would
end with the page."""
_LONE: Final = frozenset({"p", "br"})
"""What begins a line in a cell, and of which nothing but a line comes."""
_DRAWN: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
"""Pictures that Typst reads; of another the words stand there that say what it shows."""


class Setting:
    """Sets the chapters of one book. `names` gives the file of each picture, by what the text calls it."""

    def __init__(self, lang: str, names: Mapping[str, str]) -> None:
        self._lang, self._names = lang, names
        self._chapter = ""
        self._level = 0
        self._lift = 0
        self._notes: dict[str, Element] = {}
        self._noted: set[str] = set()
        self._asked: AbstractSet[str] = frozenset()
        self._linked: str | None = None

    def chapter(self, name: str, body: str, *, lift: int = 0) -> str:
        """A chapter; its headings are lifted by so many levels, to 0 of which a title is set."""
        root = ElementTree.fromstring(f"<body>{body}</body>")
        for each in root.iter():
            each.tag = _NAMESPACE.sub("", each.tag)
        self._chapter, self._lift, self._level = name, lift, 0
        self._notes = {each.get("id", ""): each for each in root.iter("li") if each.get("id", "").startswith("fn:")}
        self._noted = set()
        there = {each.get("id") for each in root.iter()}
        hrefs = {each.get("href", "")[1:] for each in root.iter("a") if each.get("href", "").startswith("#")}
        self._asked = {each for each in hrefs if each in there and not each.startswith("fn")}
        return self._flow(root)

    # ------------------------------------------------------------ blocks

    def _flow(self, of: Element) -> str:
        """What an element holds, paragraph by paragraph."""
        parts: list[str] = []
        line: list[str] = [self._text(of.text)]

        def end() -> None:
            words = _trimmed("".join(line))
            if words:
                parts.append(words)
            line.clear()

        for each in of:
            if each.tag in _BLOCKS or (each.tag == "math" and each.get("display") == "block"):
                end()
                parts.append(self._block(each))
            else:
                line.append(self._inline(each))
            line.append(self._text(each.tail))
        end()
        return "\n\n".join(filter(None, parts))

    def _block(self, of: Element) -> str:
        if of.tag in _LEFT_OUT or self._is_notes(of):
            return ""
        make = _MAKERS.get("heading" if _HEADING.fullmatch(of.tag) else of.tag)
        made = make(self, of) if make else self._flow(of)
        return self._place(of) + made

    def _is_notes(self, of: Element) -> bool:
        """Whether a list is that of the footnotes, which stand at the foot of their pages, or the rule above it."""
        if of.tag == "ol":
            return any(each.get("id", "") in self._notes for each in of)
        return of.tag == "div" and any(map(self._is_notes, of.iter("ol")))

    def _paragraph(self, of: Element) -> str:
        set_as = _PARAGRAPHS.get(of.get("class", ""))
        return f"#{set_as}[{self._flow(of)}]" if set_as else self._flow(of)

    def _heading(self, of: Element) -> str:
        """No level is left out, whatever the author's signs say: who reads by headings would miss one."""
        said_level = int(of.tag[1]) - self._lift
        if said_level <= 0:
            return f"#title[{self._line(of)}]"
        self._level = min(said_level, self._level + 1)
        return f"#heading(level: {self._level})[{self._line(of)}]"

    def _list(self, of: Element) -> str:
        items = [each for each in of if each.tag == "li"]
        if of.tag == "ul":
            return f"#list({''.join(f'list.item[{self._place(each)}{self._flow(each)}],' for each in items)})"
        start = _number(of, "start", 1)
        entries: list[str] = []
        for each in items:
            start = _number(each, "value", start)
            entries.append(f"enum.item({max(start, 0)})[{self._place(each)}{self._flow(each)}],")
            start += -1 if of.get("reversed") else 1
        return f"#enum({''.join(entries)})"

    def _terms(self, of: Element) -> str:
        made, terms = [], list[str]()
        for each in of:
            if each.tag == "dt":
                terms.append(self._line(each))
            elif each.tag == "dd":
                made.append(f"terms.item[{'#linebreak()'.join(terms)}][{self._place(each)}{self._flow(each)}],")
                terms = []
        return f"#terms({''.join(made)})" if made else self._flow(of)

    def _quotation(self, of: Element) -> str:
        return f"#quote(block: true)[{self._flow(of)}]"

    def _code(self, of: Element) -> str:
        return f"#raw({said(''.join(of.itertext()).strip(chr(10)))}, block: true)"

    def _rule(self, _of: Element) -> str:
        return "#line(length: 100%, stroke: .5pt + luma(160))"

    def _strong(self, of: Element) -> str:
        return f"#strong[{self._line(of)}]"

    def _boxed(self, of: Element) -> str:
        return f"#aside[{self._flow(of)}]"

    def _figure(self, of: Element) -> str:
        caption = of.find("figcaption")
        if caption is None:
            return self._flow(of)
        words = self._line(caption)
        of.remove(caption)
        return f"#figure(caption: [{words}])[{self._flow(of)}]"

    def _table(self, of: Element) -> str:
        heads = [row for head in of.iter("thead") for row in head.iter("tr")]
        rows = [row for row in of.iter("tr") if row not in heads]
        wide = max((sum(_span(cell, "colspan") for cell in row) for row in (*heads, *rows)), default=0)
        if not wide:
            return ""
        head = "".join(cell for row in heads for cell in self._cells(row, wide))
        body = "".join(cell for row in rows for cell in self._cells(row, wide))
        made = f"table(columns: {wide}, {f'table.header({head}), ' if head else ''}{body})"
        caption = of.find("caption")
        return f"#figure(caption: [{self._line(caption)}], {made})" if caption is not None else f"#{made}"

    def _cells(self, row: Element, wide: int) -> Iterator[str]:
        """The cells of a row, of so many columns; what is short stays on one page."""
        whole = all(_is_short(cell, wide) for cell in row)
        for cell in row:
            spans = "".join(
                f"{name}: {_span(cell, name)}, " for name in ("colspan", "rowspan") if _span(cell, name) > 1
            )
            words = f"strong[{self._flow(cell)}]" if cell.tag == "th" else f"[{self._flow(cell)}]"
            kept = "breakable: false, " if whole and _span(cell, "rowspan") == 1 else ""
            yield f"table.cell({spans}{kept}{words}), "

    # ------------------------------------------------------------ words in a line

    def _line(self, of: Element) -> str:
        """What an element holds, as words in one line."""
        parts = [self._text(of.text)]
        for each in of:
            parts += [self._inline(each), self._text(each.tail)]
        return _trimmed("".join(parts))

    def _held(self, of: Element) -> str:
        """The same with the spaces at its ends, which are between it and its neighbours."""
        parts = [self._text(of.text)]
        for each in of:
            parts += [self._inline(each), self._text(each.tail)]
        return "".join(parts)

    def _inline(self, of: Element) -> str:
        tag = of.tag
        if tag in _LEFT_OUT:
            return ""
        note = self._note(of)
        if note is not None:
            return note
        if tag in _BLOCKS:  # HTML that is nested as it should not be
            return self._line(of)
        if tag in _CODE:
            made = f"#raw({said(_SPACE.sub(' ', ''.join(of.itertext())))})"
        elif tag in _INLINE:
            made = _INLINE[tag](self, of)
        elif tag in _MARKS:
            made = f"#{_MARKS[tag]}[{self._held(of)}]"
        else:
            made = self._held(of)
        return self._place(of) + self._foreign(of, made)

    def _note(self, of: Element) -> str | None:
        """A footnote where it is called for; None where none is. What is called again is the same note."""
        link = of if of.tag == "a" else next(iter(of), None)
        if link is None or link.tag != "a" or of.tag not in {"a", "sup"}:
            return None
        href = link.get("href", "")
        if href.startswith("#fnref"):
            return ""  # back to the text: the note stands on its page
        note = self._notes.get(href.removeprefix("#"))
        if note is None:
            return None
        label = f"{self._chapter}:{note.get('id')}"
        if label in self._noted:
            return f"#footnote(label({said(label)}));"
        self._noted.add(label)
        words = " ".join(self._line(each) for each in note) if len(note) else self._line(note)
        return f"#footnote[{words}]#label({said(label)});"

    def _link(self, of: Element) -> str:
        href = of.get("href", "")
        spoken = "".join(of.itertext()).strip() or any(each.get("alt") for each in of.iter("img"))
        before, self._linked = self._linked, "" if spoken else of.get("title", href)
        words = self._held(of)
        self._linked = before
        if href.startswith("#"):
            return f"#link(label({said(self._label(href[1:]))}))[{words}];" if href[1:] in self._asked else words
        return f"#link({said(href)})[{words}];" if href and words else words

    def _picture(self, of: Element) -> str:
        src, alt = of.get("src", ""), of.get("alt", "") or self._linked or ""
        name = self._names.get(src, "")
        if not name.endswith(_DRAWN):
            return self._text(f"[{alt}]") if alt else ""
        wide = of.get("width", "")
        return f"#shown({said(name)}, {said(alt)}, {wide if wide.isdecimal() and int(wide) else 'none'});"

    def _drawing(self, of: Element) -> str:
        """A sign among the words, which say the same: nothing to be told of, but where it is (part of) a link. Where it is all of one, it says
        where that leads, as a picture there does."""
        alone = copy(of)
        alone.tail = None
        alone.set("xmlns", "http://www.w3.org/2000/svg")
        alt = "none" if self._linked is None else said(self._linked or " ")
        return f"#sign({said(ElementTree.tostring(alone, encoding='unicode'))}, {alt});"

    def _formula(self, of: Element) -> str:
        return equation(of)

    def _quoted(self, of: Element) -> str:
        first, last = _QUOTES.get(of.get("lang", self._lang), _QUOTES["en"])
        return f"{self._text(first)}{self._held(of)}{self._text(last)}"

    def _break(self, _of: Element) -> str:
        return "#linebreak();"

    def _foreign(self, of: Element, made: str) -> str:
        """Words of another language or direction."""
        lang, direction = of.get("lang", "").partition("-")[0].lower(), of.get("dir", "").lower()
        named = {"lang": said(lang) if _LANG.fullmatch(lang) else "", "dir": direction if direction in _WAYS else ""}
        given = ", ".join(f"{name}: {value}" for name, value in named.items() if value)
        return f"#text({given})[{made}];" if given and made else made

    def _place(self, of: Element) -> str:
        id = of.get("id", "")
        return f"#metadata(none)#label({said(self._label(id))});" if id in self._asked else ""

    def _label(self, id: str) -> str:
        return f"{self._chapter}:{id}"

    def _text(self, words: str | None) -> str:
        return f"#{said(_SPACE.sub(' ', _UNPRINTED.sub('', words)))};" if words else ""


_MAKERS: Final[Mapping[str, Callable[[Setting, Element], str]]] = {
    "p": Setting._paragraph,
    "heading": Setting._heading,
    "ul": Setting._list,
    "ol": Setting._list,
    "dl": Setting._terms,
    "dt": Setting._strong,
    "summary": Setting._strong,
    "blockquote": Setting._quotation,
    "pre": Setting._code,
    "hr": Setting._rule,
    "details": Setting._boxed,
    "figure": Setting._figure,
    "table": Setting._table,
    "math": Setting._formula,
}
_INLINE: Final[Mapping[str, Callable[[Setting, Element], str]]] = {
    "a": Setting._link,
    "img": Setting._picture,
    "svg": Setting._drawing,
    "math": Setting._formula,
    "q": Setting._quoted,
    "br": Setting._break,
}


def plain(body: str) -> str:
    """The words of a chapter in paragraphs, and nothing else of it."""
    root = ElementTree.fromstring(f"<body>{body}</body>")
    words = (" ".join("".join(each.itertext()).split()) for each in root)
    return "\n\n".join(f"#{said(_UNPRINTED.sub('', each))};" for each in words if each)


def _is_short(cell: Element, wide: int) -> bool:
    """Whether a cell of a table of so many columns has words alone, and not too many."""
    inner = [each.tag for each in cell.iter() if each is not cell]
    if not _LONE.issuperset(tag for tag in inner if tag in _BLOCKS or tag in {"img", "math", "br"}):
        return False
    room = _LINE // wide - 3  # the space around its words
    return room > 0 and len("".join(cell.itertext())) // room + sum(tag in _LONE for tag in inner) < _MOST


def _span(cell: Element, name: str) -> int:
    return max(1, min(_number(cell, name, 1), _WIDEST))


def _number(of: Element, name: str, other: int) -> int:
    """What an attribute says, as authors write it; `other` where that is no number, or one that nobody counts to."""
    written = of.get(name, "")
    return int(written) if _NUMBER.fullmatch(written) else other


_GAP: Final = '#" ";'


def _trimmed(line: str) -> str:
    """A line without spaces at its ends."""
    while line.startswith(_GAP):
        line = line.removeprefix(_GAP)
    while line.endswith(_GAP):
        line = line.removesuffix(_GAP)
    if line.startswith('#" '):
        line = '#"' + line[2:].lstrip(" ")
    return line[:-2].rstrip(" ") + '";' if line.endswith(' ";') else line
