"""Elements of HTML as blocks: a page of the web, or what Mammoth and `odt` make of a document."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from html.parser import HTMLParser
from typing import Final

from fihris.author import furniture, inline, source
from fihris.author.gatherer import DOCUMENT_NOTE, Gatherer
from fihris.author.source import Style
from fihris.author.tags import BESIDE, BLOCKS, CELLS, EMPHASIS, FRAMES, LISTS, UNDRAWN, UNSEEN, VOID, WHY, Open
from fihris.author.withheld import Why, Withheld
from fihris.render import insets

_BACK: Final = re.compile(r"#(?:foot|end)note-ref-")
_RETURNS: Final = re.compile(r"[\s↩↑⤴⏎^\ufe0e\ufe0f]*")
_SEAM: Final = re.compile(r"[\d%٪][\u0621-\u064a]|[\u0621-\u064a]\d")


class Reader(Gatherer, HTMLParser):
    """Reads elements into blocks. `notes` are the ids of elements that are notes, `within` the element outside which nothing is text."""

    def __init__(self, notes: Collection[str] = (), within: str = "") -> None:
        HTMLParser.__init__(self, convert_charrefs=True)
        Gatherer.__init__(self, notes, within)
        self.withheld: list[Withheld] = []
        self._open: list[Open] = []
        self._reasons: list[Open] = []  # those whose words are told apart
        self._code: list[str] | None = None  # the words of the code that is open
        self._seam = False  # whether a span of a class of its own has just begun or ended
        self._link = ""  # the address of the link that is open
        self._hidden = 0  # within an element whose words are no words of the text

    def read(self, html: str) -> None:
        self.feed(html)
        self.close()
        while self._open:
            self._end(self._open[-1].tag)
        self.end_block()

    # ------------------------------------------------------------ elements

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if self._hidden:
            self._hidden += tag not in VOID
            return
        if tag not in VOID:
            self._push(self._opened(tag, said))
        if not self._held[Open.UNSEEN]:
            self._begin(tag, said)

    def _push(self, element: Open) -> None:
        self._open.append(element)
        self._held.update(element.kinds())
        if element.why:
            self._reasons.append(element)

    def _opened(self, tag: str, said: Mapping[str, str]) -> Open:
        hidden = "hidden" in said or bool(UNDRAWN.search(said.get("style", "")))
        why = Why.HIDDEN if hidden else WHY.get(tag)
        if tag == "del" and "tracked" in said:
            why = Why.DELETED
        classes = said.get("class", "").lower().split()
        qualities = {
            Open.UNSEEN: tag in UNSEEN,
            Open.BESIDE: tag in BESIDE or "contents" in classes or furniture.is_beside(tag, classes),
            Open.QUOTES: tag == "blockquote",
            Open.CAPTION: tag == "figcaption" or "caption" in classes,
        }
        return Open(tag, why, classes, tuple(name for name, has in qualities.items() if has))

    def _begin(self, tag: str, said: Mapping[str, str]) -> None:
        if tag == "a":
            self._open_link(said.get("href", ""), said.get("id") or said.get("name", ""))
        elif tag == "table":
            if not self._tables:
                self.end_block()
            self._tables += 1
        elif self._tables and (tag in BLOCKS or tag in CELLS or tag in {"tr", "br"}):
            self._in_table(tag, said)
        elif tag in LISTS:
            self._parted()
            self._lists.append(0 if tag == "ol" else -1)
            self._nested = furniture.depth(said.get("class", "").split())
        elif tag in BLOCKS:
            below = tag[0] == "h" and "subtitle" in said.get("class", "").lower().split()
            self._open_block("p" if below else tag, said.get("id", ""))
        elif tag in FRAMES or tag == "blockquote" or furniture.is_line(tag, said.get("class", "").lower().split()):
            self._parted()
            if said.get("id", "") in self._note_ids:
                self._note = said["id"]
        else:
            self._begin_within(tag, said)

    def _begin_within(self, tag: str, said: Mapping[str, str]) -> None:
        """Begin what stands within a line."""
        if tag == "br":
            self._words.append(self._broken())
        elif tag == "code" and not self._held["pre"]:
            self._code = []
        elif tag == "span" and insets.FORMULA in said.get("class", "").split():
            self._words.append(inline.formula(said.get("title", ""), block=insets.BLOCK in said["class"]))
        elif tag == "span":
            self._seam = "class" in said
        elif tag in EMPHASIS:
            self._emphasis.append(EMPHASIS[tag])
            self._words.append(EMPHASIS[tag][0])
        elif tag == "img":
            self.handle_data(inline.picture(source.usable(said.get("alt", "")), source.usable(said.get("src", ""))))
        elif tag == "input":
            self._words.append("☒ " if "checked" in said else "☐ ")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            self._hidden -= 1
            if not self._hidden and tag == "a":
                self._end("a")
            return
        if self._held[tag]:
            while self._end(self._open[-1].tag) != tag:
                pass
        elif tag == "p":
            self._parted()

    def _end(self, tag: str) -> str:
        if not self._held[Open.UNSEEN]:
            self._finish(tag)
        ended = self._open.pop()
        self._seam = tag == "span" and bool(ended.classes)
        self._held.subtract(ended.kinds())
        if ended.why:
            self._reasons.pop()
        if ended.why and ended.words:
            outer = self._reasons[-1] if self._reasons else None
            if outer and outer.why is ended.why:
                outer.words.extend(ended.words)
            else:
                self.withheld.append(Withheld(ended.why, inline.shown("".join(ended.words))))
        return tag

    def _finish(self, tag: str) -> None:
        if tag == "a":
            if self._link:
                self._words.append(inline.closed(self._link))
            self._link = ""
        elif tag == "code" and self._code is not None:
            self._words.append(inline.code("".join(self._code)))
            self._code = None
        elif tag == "table":
            self._close_table()
        elif self._tables:
            if tag in EMPHASIS:
                self._end_emphasis(tag)
        elif tag in LISTS and self._lists:
            self.end_block()
            self._lists.pop()
        elif tag in BLOCKS or tag in FRAMES or tag == "blockquote":
            self.end_block()
            if tag == "li" or (tag in FRAMES and self._note):
                self._note = ""
        elif tag in EMPHASIS:
            self._end_emphasis(tag)
        elif furniture.is_line(tag, self._open[-1].classes):
            self.end_block()

    def _end_emphasis(self, tag: str) -> None:
        pair = EMPHASIS[tag]
        self._words.append(pair[1])
        if pair in self._emphasis:
            self._emphasis.remove(pair)

    def handle_data(self, data: str) -> None:
        if self._hidden or self._held[Open.UNSEEN]:
            return
        why = self._reasons[-1] if self._reasons else None
        if why:
            why.words.append(data)
            if why.why is not Why.ADDED:
                return
        if self._note and _RETURNS.fullmatch(data):
            return
        if self._code is not None:
            self._code.append(data)
            return
        if self._seam and self._words and _SEAM.fullmatch(f"{self._words[-1][-1:]}{data[:1]}"):
            data = f" {data}"  # «12» in large letters and what it counts below it
        self._seam = False
        self._plain = self._plain or (inline.BOLD not in self._emphasis and bool(data.strip()))
        self._words.append(data)

    # ------------------------------------------------------------ links and notes

    def _open_link(self, address: str, itself: str) -> None:
        id = address.removeprefix("#")
        if itself in self._note_ids:  # the number before a note, which leads back
            self._note, self._style, self._hidden = itself, Style.TEXT, 1
        elif address.startswith("#") and (DOCUMENT_NOTE.match(id) or (id in self._note_ids and not self._note)):
            number = self._numbers.setdefault(id, len(self._numbers) + 1)
            self._unraise()
            self._words.append(inline.note(number))
            self._hidden = 1
        elif _BACK.match(address) or (self._note and address.startswith("#")):
            self._hidden = 1
        elif address and not address.startswith("#"):
            self._link = address = furniture.led_to(address)
            self._words.append(inline.opened())

    def _unraise(self) -> None:
        """A reference to a note stands above the line by itself."""
        while self._words and self._words[-1] == inline.ABOVE[0]:
            self._words.pop()

    def _broken(self) -> str:
        """The end of a line; a link and what is emphasised go on in the next one."""
        end = "".join(pair[1] for pair in reversed(self._emphasis))
        begin = "".join(pair[0] for pair in self._emphasis)
        if self._link:
            end, begin = f"{end}{inline.closed(self._link)}", f"{inline.opened()}{begin}"
        return f"{end}\n{begin}"
