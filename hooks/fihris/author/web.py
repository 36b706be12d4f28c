"""Pages of the web (`.html`), also those that Word and LibreOffice save, as blocks."""

from __future__ import annotations

import re
from dataclasses import replace

from fihris.author import inline, source
from fihris.author.source import Manuscript, Style
from fihris.author.word import Reader

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_UNSEEN = frozenset({"script", "style", "title", "template", "noscript"})
_FRAMES = frozenset({"div", "section", "article", "main", "header", "footer", "nav", "figure", "figcaption", "body", "aside", "dt", "dd"})  # fmt: skip


def is_page(text: str) -> bool:
    """Whether a text is HTML, whatever its file is called."""
    return bool(_PAGE.match(text))


def read(text: str) -> Manuscript:
    """A page's words. What a browser would not show is no part of them; comments are not either."""
    reader = _WebPage()
    reader.feed(text)
    reader.close()
    reader.end_block()
    return Manuscript(tuple(reader.blocks))


class _WebPage(Reader):
    """Takes the elements that pages have and Mammoth does not write."""

    def __init__(self) -> None:
        super().__init__()
        self._quoted = 0
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "img":
            self.handle_data(inline.picture(source.usable(dict(attrs).get("alt") or "")))
        elif tag in _FRAMES:
            self._parted()
        elif tag == "blockquote":
            self._parted()
            self._quoted += 1
        else:
            super().handle_starttag({"b": "strong"}.get(tag, tag), attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _FRAMES:
            self._parted()
        elif tag == "blockquote":
            self._parted()
            self._quoted = max(0, self._quoted - 1)
        else:
            super().handle_endtag({"b": "strong"}.get(tag, tag))

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            super().handle_data(re.sub(r"\s+", " ", data))

    def end_block(self) -> None:
        first = len(self.blocks)
        super().end_block()
        if self._quoted:
            self.blocks[first:] = [
                replace(block, style=Style.QUOTATION) if block.style is Style.TEXT else block
                for block in self.blocks[first:]
            ]

    def _parted(self) -> None:
        if self.in_table:
            self._words.append(" ")
        else:
            self.end_block()
