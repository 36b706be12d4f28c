"""Who wrote a paper, when and for whom, as the fields of its front matter."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fihris.author import inline, marks, yaml
from fihris.author.bylines import Writer
from fihris.author.titlepage import TitlePage
from fihris.model import UNTRANSLATED
from fihris.text import scripts


def fields(page: TitlePage, published: str, genres: Collection[str]) -> Iterator[str]:
    """The lines of the fields that are known. `genres` are the kinds of papers that the site has."""
    if page.writers:
        yield "authors:"
        for writer in page.writers:
            yield from _writer(writer)
    if published:
        yield f"published: {yaml.quoted(published)}"
    if page.kind in genres:
        yield f"kind: {page.kind}"
    if page.publisher:
        yield f"publisher: {both(page.publisher)}"
    if page.series:
        number = f", number: {yaml.quoted(marks.plain_line(page.number))}" if page.number else ""
        yield f"series: {{title: {both(page.series)}{number}}}"
    if page.doi:
        yield f"doi: {yaml.quoted(page.doi)}"
    if page.licence:
        yield f"licence: {page.licence}"


def _writer(writer: Writer) -> Iterator[str]:
    yield f"  - name: {both(writer.name)}"
    if writer.role:
        yield f"    role: {both(writer.role)}"
    if writer.affiliation:
        yield f"    affiliation: {both(writer.affiliation)}"
    if writer.orcid:
        yield f"    orcid: {yaml.quoted(writer.orcid)}"


def both(words: str) -> str:
    """Words in both languages: what has no Arabic letter is the same in each."""
    line = marks.plain_line(words)
    return yaml.pair(line, UNTRANSLATED if scripts.ARABIC_LETTER.search(line) else line)


def works(lines: Collection[str]) -> Iterator[str]:
    """A bibliography, a work a line."""
    if lines:
        yield "bibliography:"
        for line in lines:
            yield f"  - {yaml.quoted(marks.plain_line(inline.shown(inline.without_notes(line))))}"
