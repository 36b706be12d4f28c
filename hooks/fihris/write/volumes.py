"""Each brief in one piece, in each language that its text is in: as a book (`epub.py`) and as a paper (`papers.py`), of the same chapters."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cache, partial

from fihris import address
from fihris.model import Brief, Section
from fihris.resources import PRESS
from fihris.view.presenter import Presenter
from fihris.write import epub, papers
from fihris.write.book import Book, book
from fihris.write.output import File, Finished
from fihris.write.press import Press


def files(of: Finished) -> Iterator[File]:
    """What a brief's chapters are made of is its record, its rendered texts and what papers are: where all of it is as it was, none is made."""
    corpus, press = of.site.corpus, Press(of.theme)
    kinds = corpus.registry.genres, corpus.registry.licences
    printed = PRESS and corpus.identity.papers
    shared = of.sum((kinds, corpus.identity, of.url, epub.ground(of), press.ground() if printed else ""))
    for p in of.presenters.values():
        for paper in corpus.briefs:
            if p.lang not in paper.documents:
                continue
            make = partial(_files, of, p, paper.id, shared, press if printed else None)
            if _is_drawn(paper):
                yield from make()
            else:
                yield from of.again(f"{address.epub(p.lang, paper.id)} {shared}", make)


def _is_drawn(paper: Brief) -> bool:
    """Whether a brief may have pictures: of them nobody notes that they are looked at."""
    holders: tuple[Brief | Section, ...] = (paper, *paper.sections)
    texts = (text.body for each in holders for text in each.documents.values())
    return any(sign in text for text in map(str.lower, texts) for sign in ("![", "<img", "<source"))


def _files(of: Finished, p: Presenter, id: str, shared: str, press: Press | None) -> Iterator[File]:
    """Those of a brief; printed where there is a `press`."""
    paper = p.site.briefs[id]
    made = cache(partial(book, of, p, paper))
    sum = shared and _sum(of, p, paper, shared, made)
    path = address.epub(p.lang, id)
    yield from of.kept(path, sum, partial(_packed, of, p, paper, made))
    if press:
        path = address.paper(p.lang, id)
        sum = sum or papers.made_of(press, p, paper, made())
        yield from of.kept(path, sum, partial(_printed, press, p, paper, made))


def _packed(of: Finished, p: Presenter, paper: Brief, made: Callable[[], Book]) -> bytes:
    return epub.packed(of, p, paper, made())


def _printed(press: Press, p: Presenter, paper: Brief, made: Callable[[], Book]) -> bytes:
    return papers.printed(press, p, paper, made())


def _sum(of: Finished, p: Presenter, paper: Brief, shared: str, made: Callable[[], Book]) -> str:
    """The sum of all that a brief's book is made of. Which pictures it has is known by making it alone."""
    texts = [of.bodies[p.lang, id] for id in (paper.id, *(each.id for each in paper.sections))]
    drawn = any("<img" in text or "<source" in text for text in texts)
    pictures = [hashlib.sha256(data).hexdigest() for data in made().pictures.values()] if drawn else []
    return of.sum((shared, p.lang, paper, texts, pictures))
