"""Raw HTML among Markdown: Python-Markdown's HTML extractor with md_in_html, which knows what place it is at.

It stands on the same parser of the standard library as the host's, with the same changes of its expressions.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from .nodes import DEEPEST, Node, Unreadable
from .strand import EMPTY, Strand, concatenated, made

if TYPE_CHECKING:
    from html.parser import HTMLParser
else:  # a copy of one's own: the changes below are not for others
    _spec = importlib.util.find_spec("html.parser")
    standard = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(standard)
    standard.starttagopen = re.compile("<[a-zA-Z]|</>")
    standard.endtagopen = re.compile("</[a-zA-Z]?")
    standard.piclose = re.compile(r"\?>")
    standard.entityref = standard.incomplete = re.compile("&([a-zA-Z][-.a-zA-Z0-9]*);")
    standard.locatestarttagend_tolerant = re.compile(
        r"""<[a-zA-Z][^`\t\n\r\f />\x00]*(?:[\s/]*(?:(?<=['"\s/])[^`\s/>][^\s/=>]*
        (?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^`>\s]*)(?:\s*,)*)?(?:\s|/(?!>))*)*)?\s*""",
        re.VERBOSE,
    )
    standard.locatetagend = re.compile(
        r"""[a-zA-Z][^`\t\n\r\f />]*[\t\n\r\f /]*(?:(?<=['"\t\n\r\f /])[^`\t\n\r\f />][^\t\n\r\f /=>]*
        (?:=(?:'[^']*'|"[^"]*"|(?!['"])[^>\t\n\r\f ]*))?[\t\n\r\f /]*)*>?""",
        re.VERBOSE,
    )
    HTMLParser = standard.HTMLParser

_ATTRIBUTE: Final = re.compile(
    r"((?<=['\"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*('[^']*'|\"[^\"]*\"|(?!['\"])[^>\s]*))?(?:\s|/(?!>))*"
)
_NAME: Final = re.compile(r"([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*")
_COMMENT_END: Final = re.compile("--!?>")
_TAG_END: Final = re.compile(">")
_BLANK_LINES: Final = re.compile(r"^([ ]*\n){2}")
_BLANK_LINE_WITHIN: Final = re.compile(r"\n[ \t]*\n")

BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
        "canvas",
        "colgroup",
        "dd",
        "body",
        "dt",
        "group",
        "html",
        "iframe",
        "li",
        "legend",
        "math",
        "map",
        "noscript",
        "output",
        "object",
        "option",
        "progress",
        "script",
        "style",
        "summary",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "video",
        "center",
    ]
)
"""The elements that the host takes for blocks."""
_SPANS: Final = frozenset(
    ["address", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "li", "p", "summary", "td", "th"]
)
_RAW: Final = frozenset(["canvas", "math", "option", "pre", "script", "style", "textarea"])
_EMPTY: Final = frozenset(["hr"])
_VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_BLOCK_CONTENT: Final = BLOCKS - _SPANS - _RAW - _EMPTY

Attributes = Sequence[tuple[str, str | None]]


class Stash:
    """What is put aside, by number: elements, blocks of code, raw HTML; each leaves a sign in the text."""

    def __init__(self) -> None:
        self.nodes: list[Node | None] = []

    def put(self, node: Node, place: int) -> Strand:
        self.nodes.append(node)
        return made(f"\2wzxhzdk:{len(self.nodes) - 1}\3", place)


PLACEHOLDER: Final = re.compile("\2wzxhzdk:([0-9]+)\3")
LEFT: Final = re.compile("\2(?:wzxhzdk:(?P<node>[0-9]+)|(?P<letter>[0-9]+))\3")
"""What stands in a text in the end: something put aside, or a letter that was escaped."""


class Extractor(HTMLParser):
    """Gives `clean`, the Markdown with raw HTML put aside; `tags` are those in what was put aside, with their places."""

    def __init__(self, text: Strand, stash: Stash) -> None:
        self.strand = text
        self.stash = stash
        super().__init__(convert_charrefs=False)
        self.feed(text.text)
        self.close()

    def reset(self) -> None:
        self.inraw = self.intail = False
        self.stack: list[str] = []
        self.inline_stack: list[str] = []
        self.cache: list[Strand] = []
        self.cleandoc: list[Strand] = []
        self.tags: list[tuple[str, Attributes, Strand]] = []
        self.place = 0
        self.base = 0
        self.line = 0
        self._no_comment_end = -1
        self._tag_text = ""
        self.mdstack: list[str] = []
        self.mdstate: list[str | None] = []
        self.mdstarted: list[bool] = []
        self.building: list[Node] = []
        super().reset()

    @property
    def clean(self) -> Strand:
        return concatenated(self.cleandoc)

    # -------------------------------------------------------- where the parser stands

    def updatepos(self, i: int, j: int) -> int:
        """The parser has read on from `i` to `j` of what it has not thrown away yet."""
        self.place = self.base + j
        cut = self.strand.text.rfind("\n", self.base + i, self.base + j)
        if cut >= 0:
            self.line = cut + 1
        return j

    def goahead(self, end: Any) -> None:
        """The parser throws away what it has read; `base` says how much that was."""
        before = len(self.rawdata)
        super().goahead(end)
        self.base += before - len(self.rawdata)

    def at_line_start(self) -> bool:
        return self.place - self.line <= 3 and not self.strand.text[self.line : self.place].strip()

    def _piece(self, text: str) -> Strand:
        """A text that stands here in the source; where the parser has added a sign to it, as near as can be said."""
        here = self.strand[self.place : self.place + len(text)]
        return here if here.text == text else made(text, here.start)

    def _after(self, text: str) -> bool:
        """Whether blank lines follow a text that stands here."""
        return bool(_BLANK_LINES.match(self.strand.text[self.place + len(text) : self.place + len(text) + 200]))

    def _tag_here(self) -> str:
        start = self.place
        found = _TAG_END.search(self.strand.text, start)
        return self.strand.text[start : found.end()] if found else ""

    def _put(self, parts: list[Strand]) -> Strand:
        raw = concatenated(parts)
        return self.stash.put(Node("html", raw, span=raw.span()), raw.start)

    def _note(self, tag: str, attributes: Attributes, text: str) -> None:
        """Keep a tag of the source; `tag` begins with a stroke if it closes an element."""
        self.tags.append((tag, tuple(attributes), self._piece(text)))

    # -------------------------------------------------------- raw HTML

    def close(self) -> None:
        super().close()
        if self.rawdata:
            self.place = self.base
            self.handle_data(self.rawdata)
        if self.cache:
            self.cleandoc.append(self._put(self.cache))
            self.cache = []
        if self.mdstack:
            self.place = len(self.strand)
            self.handle_endtag(self.mdstack[0])

    def _raw_start(self, tag: str, attributes: Attributes) -> None:
        if tag in _EMPTY:
            self.handle_startendtag(tag, attributes)
            return
        text = self._tag_text
        if tag in BLOCKS and (self.intail or (self.at_line_start() and not self.inraw)):
            self.inraw = True
            self.cleandoc.append(made("\n", self.place))
        if self.inraw:
            self.stack.append(tag)
            if len(self.stack) > 400:
                raise Unreadable(self._piece(text).start, "elements of HTML in one another")
            self.cache.append(self._piece(text))
            self._note(tag, attributes, text)
        else:
            self.cleandoc.append(self._piece(text))
            self._open_inline(tag)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.clear_cdata_mode()

    def _raw_end(self, tag: str) -> None:
        text = self._tag_here() or f"</{tag}>"
        if not self.inraw:
            self.cleandoc.append(self._piece(text))
            self._close_inline(tag)
            return
        self.cache.append(self._piece(text))
        self._note(f"/{tag}", (), text)
        if tag in self.stack:
            while self.stack.pop() != tag:
                pass
        if not self.stack:
            if self._after(text):
                self.cache.append(made("\n", self.place))
            else:
                self.intail = True
            self.inraw = False
            self.cleandoc += self._put(self.cache), made("\n\n", self.place)
            self.cache = []

    def _open_inline(self, tag: str) -> None:
        if tag not in BLOCKS and tag not in _VOID:
            self.inline_stack.append(tag)

    def _close_inline(self, tag: str) -> None:
        if tag in self.inline_stack:
            while self.inline_stack.pop() != tag:
                pass

    def _inline_close_follows(self, text: str) -> bool:
        if not self.inline_stack:
            return False
        start = self.place + len(text)
        blank = _BLANK_LINE_WITHIN.search(self.strand.text, start)
        rest = self.strand.text[start : blank.start() if blank else None]
        return any(re.search(rf"</\s*{re.escape(tag)}\s*>", rest, re.IGNORECASE) for tag in set(self.inline_stack))

    def _raw_data(self, data: Strand) -> None:
        if self.inraw:
            self.cache.append(data)
        else:
            if _BLANK_LINE_WITHIN.search(data.text):
                self.inline_stack = []
            self.cleandoc.append(data)

    def _raw_empty(self, text: str, *, block: bool) -> None:
        if self.inraw or self.intail:
            self.cache.append(self._piece(text))
        elif self.at_line_start() and block:
            piece = self._piece(text)
            if not self._after(text):
                self.intail = True
            self._new_line()
            self.cleandoc += self._put([piece]), made("\n\n", self.place)
        else:
            self.cleandoc.append(self._piece(text))

    def _new_line(self) -> None:
        before = self.cleandoc[-1].text if self.cleandoc else ""
        if before.endswith("\n") and not before.endswith("\n\n"):
            self.cleandoc.append(made("\n", self.place))

    # -------------------------------------------------------- elements whose content is Markdown

    def _state(self, tag: str, attributes: dict[str, str]) -> str | None:
        wanted = attributes.get("markdown", "0")
        wanted = "1" if wanted == "markdown" else wanted
        above = self.mdstate[-1] if self.mdstate else None
        if above == "off" or (above == "span" and wanted != "0"):
            wanted = above
        if (wanted == "1" and tag in _BLOCK_CONTENT) or (wanted == "block" and tag in _BLOCK_CONTENT | _SPANS):
            return "block"
        if (wanted == "1" and tag in _SPANS) or (wanted == "span" and tag in _BLOCK_CONTENT | _SPANS):
            return "span"
        return "off" if tag in BLOCKS else None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        text = self._tag_text
        if tag in _EMPTY and (self.at_line_start() or self.intail):
            self._note(tag, attrs, text)
            self._empty(text, block=True)
        elif tag in BLOCKS and (self.at_line_start() or self.intail or (self.mdstarted and self.mdstarted[-1])):
            given = {key: key if value is None else value for key, value in attrs}
            state = self._state(tag, given)
            if self.inraw or (state in (None, "off") and not self.mdstack):
                self._raw_start(tag, attrs)
                return
            if "p" in self.mdstack:
                self.handle_endtag("p")
            self.mdstate.append(state)
            self.mdstack.append(tag)
            self.mdstarted.append(True)
            if len(self.mdstack) > DEEPEST:
                raise Unreadable(self._piece(text).start, "elements of HTML in one another")
            given.pop("markdown", None)
            node = Node(tag, attributes=dict(given), span=self._piece(text).span(), state=state)
            if self.building:
                self.building[-1].children.append(node)
            self.building.append(node)
            self._note(tag, attrs, text)
        elif self.inraw:
            self._raw_start(tag, attrs)
        else:
            if self.mdstate and self.mdstate[-1] == "off":
                self._note(tag, attrs, text)
            self._inline_tag(text)
            self._open_inline(tag)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.clear_cdata_mode()

    def _inline_tag(self, text: str) -> None:
        if self.mdstate and self.mdstate[-1] == "off":
            self._data(self._put([self._piece(text)]))
        else:
            self._data(self._piece(text))

    def handle_endtag(self, tag: str) -> None:
        if self.inraw:
            self._raw_end(tag)
        elif tag in BLOCKS and tag in self.mdstack:
            if (closing := self._tag_here()).startswith("</"):
                self._note(f"/{tag}", (), closing)
            done: Node | None = None
            while self.mdstack:
                item = self.mdstack.pop()
                self.mdstate.pop()
                self.mdstarted.pop()
                done = self.building.pop()
                if item == tag:
                    break
            if not self.mdstack and done is not None:
                self._new_line()
                self._put_children(done)
                self.cleandoc += self.stash.put(done, done.span[0]), made("\n\n", self.place)
                if not self._after(self._tag_here() or f"</{tag}>"):
                    self.intail = True
        else:
            self._inline_tag(self._tag_here() or f"</{tag}>")
            if tag not in BLOCKS:
                self._close_inline(tag)

    def _put_children(self, element: Node) -> None:
        """Each element within leaves a sign in the text, for the Markdown around it to be read."""
        waiting = [element]
        while waiting:
            current = waiting.pop(0)
            children, current.children = current.children, []
            parts = [current.text]
            for child in children:
                tail, child.tail = child.tail, EMPTY
                if tail.text != "\n":
                    tail = made("\n", tail.start) + tail.rstrip("\n")
                before = concatenated(parts)
                if not before.text.endswith("\n\n"):
                    before = before.rstrip("\n") + made("\n\n", child.span[0])
                if child.state in ("span", "block"):
                    waiting.append(child)
                parts = [before, self.stash.put(child, child.span[0]), tail]
            current.text = concatenated(parts)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        if tag in BLOCKS or self.inraw or (self.mdstate and self.mdstate[-1] == "off"):
            self._note(tag, attrs, self._tag_text)
        self._empty(self._tag_text, block=tag in BLOCKS)

    # -------------------------------------------------------- everything else

    def handle_data(self, data: str) -> None:
        self._data(self._piece(data))

    def _data(self, data: Strand) -> None:
        if self.intail and "\n" in data.text:
            self.intail = False
        if self.inraw or not self.mdstack:
            self._raw_data(data)
            return
        self.mdstarted[-1] = False
        into = self.building[-1]
        if into.children:
            into.children[-1].tail = into.children[-1].tail + data
        else:
            into.text = into.text + data

    def _empty(self, text: str, *, block: bool) -> None:
        if self.inraw or not self.mdstack:
            self._raw_empty(text, block=block)
        elif self.at_line_start() and block:
            put = self._put([self._piece(text)])
            self._data(made("\n", put.start) + put + made("\n\n", put.start))
        else:
            self._inline_tag(text)

    def handle_charref(self, name: str) -> None:
        self._empty(f"&#{name};", block=False)

    def handle_entityref(self, name: str) -> None:
        self._empty(f"&{name};", block=False)

    def handle_comment(self, data: str) -> None:
        text = f"<!--{data}-->"
        self._empty(text, block=bool(_BLANK_LINE_WITHIN.search(data)) or not self._inline_close_follows(text))

    def handle_decl(self, decl: str) -> None:
        self._empty(f"<!{decl}>", block=True)

    def handle_pi(self, data: str) -> None:
        self._empty(f"<?{data}?>", block=True)

    def unknown_decl(self, data: str) -> None:
        self._empty(f"<![{data}]]>" if data.startswith("CDATA[") else f"<![{data}]>", block=True)

    def parse_pi(self, i: int) -> int:
        if self.at_line_start() or self.intail or self.mdstack:
            return super().parse_pi(i)
        self.handle_data("<?")
        return i + 2

    def parse_html_declaration(self, i: int) -> int:
        if not (self.at_line_start() or self.intail or self.mdstack):
            self.handle_data("<!")
            return i + 2
        if self.rawdata.startswith("<![", i) and not self.rawdata.startswith("<![CDATA[", i):
            result = self.parse_bogus_comment(i)
            if result == -1:
                self.handle_data(self.rawdata[i : i + 1])
                return i + 1
            return result
        return super().parse_html_declaration(i)

    def parse_bogus_comment(self, i: int, report: Any = 0) -> int:
        place = super().parse_bogus_comment(i, report)
        if place != -1:
            self._empty(self.rawdata[i:place], block=False)
        return place

    def parse_comment(self, i: int, report: Any = True) -> int:
        if self._no_comment_end < 0 or i < self._no_comment_end:
            found = _COMMENT_END.search(self.rawdata, i + 4)
        else:
            found = None
        if not found:
            self._no_comment_end = min(i, self._no_comment_end) if self._no_comment_end >= 0 else i
            self.handle_data("<")
            return i + 1
        if report:
            self.handle_comment(self.rawdata[i + 4 : found.start()])
        return found.end()

    def parse_endtag(self, i: int) -> int:
        third = self.rawdata[i + 2 : i + 3]
        place = super().parse_endtag(i) if third.isascii() and third.isalpha() else -1
        if place == -1:
            self.handle_data(self.rawdata[i : i + 2])
            return i + 2
        return place

    def parse_starttag(self, i: int) -> int:
        raw = self.rawdata
        if raw.startswith("</>", i):
            self.handle_data("</>")
            return i + 3
        end = self.check_for_whole_start_tag(i)
        if end < 0:
            self.handle_data(raw[i : i + 1])
            return i + 1
        self._tag_text = raw[i:end]
        name = _NAME.match(raw, i + 1)
        if name is None:
            self.handle_data(raw[i:end])
            return end
        self.lasttag = tag = name[1].lower()
        attributes, place = _attributes(raw, name.end(), end)
        closing = raw[place:end].strip()
        if closing not in (">", "/>"):
            self.handle_data(raw[i:end])
        elif closing == "/>":
            self.handle_startendtag(tag, attributes)
        else:
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
            self.handle_starttag(tag, attributes)
        return end


def attributes_of(tag: str) -> Attributes:
    """Names and values of a tag's attributes, the values as a browser reads them."""
    name = _NAME.match(tag, 1)
    return _attributes(tag, name.end(), len(tag))[0] if name else ()


def places_of(tag: Strand) -> tuple[int, ...]:
    """Where each attribute of a tag stands in the source."""
    name = _NAME.match(tag.text, 1)
    found: list[int] = []
    place = name.end() if name else len(tag)
    while place < len(tag) and (attribute := _ATTRIBUTE.match(tag.text, place)):
        found.append(tag.at[place])
        place = attribute.end()
    return tuple(found)


def _attributes(text: str, place: int, end: int) -> tuple[Attributes, int]:
    """The attributes of a tag from `place` on, and where they end."""
    made_of: list[tuple[str, str | None]] = []
    while place < end and (found := _ATTRIBUTE.match(text, place)):
        key, rest, value = found.group(1, 2, 3)
        if value and value[0] in "\"'" and value[0] == value[-1]:
            value = value[1:-1]
        made_of.append((key.lower(), unescape(value or "") if rest else None))
        place = found.end()
    return tuple(made_of), place
