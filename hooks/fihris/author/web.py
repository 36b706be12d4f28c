"""Pages of the web (`.html`), also those that Word and LibreOffice save, as blocks."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from fihris.author import captions, withheld
from fihris.author.elements import Reader
from fihris.author.source import Manuscript, Paragraph, Style

_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_SPACE = re.compile(r"\s+")
_ITSELF = "a note's own number"
_NOTED = frozenset({"li", "p", "div", "dd", "section", _ITSELF})
_NUMBER = re.compile(r"[\[(]?\s*(?:[0-9٠-٩]{1,3}|[*†‡]{1,3}|[ivx]{1,5}|[a-z])\s*[\])]?\Z")
_DECLARED = {
    "author": "author",
    "dc.creator": "author",
    "citation_author": "author",
    "article:author": "author",
    "article:published_time": "date",
    "date": "date",
    "dc.date": "date",
    "citation_publication_date": "date",
}
"""What a page says of itself in its head."""


_NOBODY = re.compile(r"admin\w*|webmaster|editor|user\d*|root|https?://\S+", re.IGNORECASE)
"""Who a program says wrote a page where nobody told it."""


def is_page(text: str) -> bool:
    """Whether a text is HTML, whatever its file is called."""
    return bool(_PAGE.match(text))


def read(text: str) -> Manuscript:
    """A page's words. What a browser would not show is told apart; comments are no part of them."""
    survey = _Survey()
    survey.feed(text)
    survey.close()
    reader = _WebPage(survey.notes, survey.within)
    reader.read(text)
    uncited = (Paragraph(Style.TEXT, words) for words in reader.uncited())
    return Manuscript(
        captions.joined(reader.blocks),
        reader.notes(),
        (*uncited, *withheld.remarks(reader.withheld)),
        declared=survey.declared,
    )


class _Survey(HTMLParser):
    """What must be known of a page before it is read: which elements are notes, where its text stands."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.declared: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._elements: set[str] = set()
        self._links: list[tuple[str, str]] = []
        self._address = ""
        self._words = ""
        self._led_to: set[str] = set()  # the places of the page to which a link above leads

    @property
    def within(self) -> str:
        """The element that holds the text, "" where the page does not say."""
        return next((name for name in ("article", "main") if name in self._elements), "")

    @property
    def notes(self) -> frozenset[str]:
        """The ids to which a number leads."""
        return frozenset(
            id for id, words in self._links if _NUMBER.match(words.strip()) and self._ids.get(id) in _NOTED
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self._elements.add(tag)
        if id := said.get("id") or (said.get("name", "") if tag == "a" else ""):
            self._ids.setdefault(id, _ITSELF if tag == "a" and id in self._led_to else tag)
        if tag == "a":
            self._led_to.add(said.get("href", "").removeprefix("#"))
            self._address, self._words = said.get("href", ""), ""
        elif tag == "meta":
            field = _DECLARED.get((said.get("name") or said.get("property") or "").lower())
            if field and said.get("content", "").strip() and not _NOBODY.fullmatch(said["content"].strip()):
                self.declared.setdefault(field, " ".join(said["content"].split()))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address.startswith("#"):
            self._links.append((self._address[1:], self._words))
        if tag == "a":
            self._address = ""

    def handle_data(self, data: str) -> None:
        if self._address:
            self._words += data


class _WebPage(Reader):
    """White space of a page means nothing."""

    def handle_data(self, data: str) -> None:
        super().handle_data(_SPACE.sub(" ", data))
