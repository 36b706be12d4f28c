"""What a brief's page says besides its text, as the search finds it: who wrote it, when, as what and for whom, what it was made
of, what it recommends and what it rests on; and the cards of its authors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from fihris import address
from fihris.model import Author, Brief
from fihris.view import author, imprint
from fihris.view.presenter import Presenter
from fihris.view.reference import reference_view
from fihris.write.search import Card

IMPRINT: Final = "imprint"
SOURCE: Final = "source"
BETWEEN: Final = " ◆ "
"""Ends what is no sentence."""

Sentences = tuple[tuple[str, int], ...]


def with_apparatus(p: Presenter, of: Brief, text: str, sentences: Sequence[tuple[str, int]]) -> tuple[str, Sentences]:
    """The text of a brief's own page with all that the page says besides, and where each part begins, with the id of its element."""
    places = list(sentences)
    for anchor, words in _said(p, of):
        text += BETWEEN
        places.append((anchor, len(text)))
        text += words
    return text, tuple(places)


def _said(p: Presenter, of: Brief) -> Iterator[tuple[str, str]]:
    for fact in imprint.facts(p, of):
        values = (" ".join(filter(None, (value.text, value.note))) for value in fact.values)
        yield IMPRINT, f"{fact.label}: {p.t('list.comma').join(values)}"
    for source in of.sources:
        for words in (source.title[p.lang], source.author[p.lang], source.publisher[p.lang]):
            if words:
                yield SOURCE, words
    for number, reference in enumerate(of.references, start=1):
        view = reference_view(p, reference, number)
        yield view.anchor, "".join(part.text for part in view.parts)
    for work in imprint.works(of):
        yield work.anchor, f"{work.before}{work.title}{work.after}"


def writers(p: Presenter) -> Iterator[Card]:
    """A card for each author. Who has no record, and so no page, is led to the newest paper."""
    papers: dict[Author, list[Brief]] = {}
    for brief in p.site.records.values():
        for each in brief.imprint.authors:
            papers.setdefault(each, []).append(brief)
    for of, briefs in papers.items():
        other = p.in_other(of.name)
        names = (of.name[p.lang], other, of.family[p.lang], of.family[p.other])
        yield Card(
            id=of.id or of.name[p.lang],
            kind="author",
            name=of.name[p.lang],
            other_name=other,
            kind_label=p.t("imprint.author", 1),
            role=p.t("list.comma").join(author.about(p, of)),
            counts={"briefs": len(briefs)},
            href=p.href(address.author(of.id)) if of.id else p.section_href(briefs[0].id),
            forms=tuple(dict.fromkeys(name for name in names if name)),
            shape="person",
        )
