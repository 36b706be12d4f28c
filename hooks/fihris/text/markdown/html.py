"""Raw HTML among Markdown: Python-Markdown's HTML extractor with md_in_html, which knows what place it is at.

It stands on the same parser of the standard library as the host's, with the same changes (`tags.py`).
"""

from __future__ import annotations

import re
from typing import Any, Final

from .elements import BLOCK_CONTENT, BLOCKS, LEAVES, SPANS, VOID
from .nodes import DEEPEST, Node, Unreadable
from .stash import Stash
from .strand import EMPTY, Strand, concatenated, made
from .tags import NAME, Attributes, PlacedParser, read_attributes

_COMMENT_END: Final = re.compile("--!?>")
_BLANK_LINE_WITHIN: Final = re.compile(r"\n[ \t]*\n")


class Extractor(PlacedParser):
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

    def _put(self, parts: list[Strand]) -> Strand:
        raw = concatenated(parts)
        return self.stash.put(Node("html", raw, span=raw.span()), raw.start)

    def _broken(self, lines: int) -> Strand:
        """Ends of lines where the reading is."""
        strand = self.strand
        return made("\n" * lines, strand.at[self.place] if self.place < len(strand) else strand.end)

    def _note(self, tag: str, attributes: Attributes, text: str) -> None:
        """Keep a tag of the source; `tag` begins with a stroke if it closes an element."""
        self.tags.append((tag, tuple(attributes), self.piece(text)))

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
        if tag in LEAVES:
            self.handle_startendtag(tag, attributes)
            return
        text = self._tag_text
        if tag in BLOCKS and (self.intail or (self.at_line_start() and not self.inraw)):
            self.inraw = True
            self.cleandoc.append(self._broken(1))
        self.stack.append(tag)
        if len(self.stack) > 400:
            raise Unreadable(self.piece(text).start, "elements of HTML in one another")
        self.cache.append(self.piece(text))
        self._note(tag, attributes, text)

    def _raw_end(self, tag: str) -> None:
        text = self.tag_here() or f"</{tag}>"
        self.cache.append(self.piece(text))
        self._note(f"/{tag}", (), text)
        if tag in self.stack:
            while self.stack.pop() != tag:
                pass
        if not self.stack:
            if self.is_blank_after(text):
                self.cache.append(self._broken(1))
            else:
                self.intail = True
            self.inraw = False
            self.cleandoc += self._put(self.cache), self._broken(2)
            self.cache = []

    def _open_inline(self, tag: str) -> None:
        if tag not in BLOCKS and tag not in VOID:
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
            self.cache.append(self.piece(text))
        elif self.at_line_start() and block:
            piece = self.piece(text)
            if not self.is_blank_after(text):
                self.intail = True
            self._new_line()
            self.cleandoc += self._put([piece]), self._broken(2)
        else:
            self.cleandoc.append(self.piece(text))

    def _new_line(self) -> None:
        before = self.cleandoc[-1].text if self.cleandoc else ""
        if before.endswith("\n") and not before.endswith("\n\n"):
            self.cleandoc.append(self._broken(1))

    # -------------------------------------------------------- elements whose content is Markdown

    def _state(self, tag: str, attributes: dict[str, str]) -> str | None:
        wanted = attributes.get("markdown", "0")
        wanted = "1" if wanted == "markdown" else wanted
        above = self.mdstate[-1] if self.mdstate else None
        if above == "off" or (above == "span" and wanted != "0"):
            wanted = above
        if (wanted == "1" and tag in BLOCK_CONTENT) or (wanted == "block" and tag in BLOCK_CONTENT | SPANS):
            return "block"
        if (wanted == "1" and tag in SPANS) or (wanted == "span" and tag in BLOCK_CONTENT | SPANS):
            return "span"
        return "off" if tag in BLOCKS else None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        text = self._tag_text
        if tag in LEAVES and (self.at_line_start() or self.intail):
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
                raise Unreadable(self.piece(text).start, "elements of HTML in one another")
            given.pop("markdown", None)
            node = Node(tag, attributes=dict(given), span=self.piece(text).span(), state=state)
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
            self._data(self._put([self.piece(text)]))
        else:
            self._data(self.piece(text))

    def handle_endtag(self, tag: str) -> None:
        if self.inraw:
            self._raw_end(tag)
        elif tag in BLOCKS and tag in self.mdstack:
            if (closing := self.tag_here()).startswith("</"):
                self._note(f"/{tag}", (), closing)
            item = ""
            while item != tag:
                item = self.mdstack.pop()
                self.mdstate.pop()
                self.mdstarted.pop()
                done = self.building.pop()
            if not self.mdstack:
                self._new_line()
                self._put_children(done)
                self.cleandoc += self.stash.put(done, done.span[0]), self._broken(2)
                if not self.is_blank_after(self.tag_here() or f"</{tag}>"):
                    self.intail = True
        else:
            self._inline_tag(self.tag_here() or f"</{tag}>")
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
        self._data(self.piece(data))

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
            put = self._put([self.piece(text)])
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

    def parse_comment(self, i: int, report: Any = True) -> int:  # noqa: ARG002 as the parser calls it
        if self._no_comment_end < 0 or i < self._no_comment_end:
            found = _COMMENT_END.search(self.rawdata, i + 4)
        else:
            found = None
        if not found:
            self._no_comment_end = min(i, self._no_comment_end) if self._no_comment_end >= 0 else i
            self.handle_data("<")
            return i + 1
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
        name = NAME.match(raw, i + 1)
        if name is None:
            self.handle_data(raw[i:end])
            return end
        self.lasttag = tag = name[1].lower()
        attributes, place = read_attributes(raw, name.end(), end)
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
