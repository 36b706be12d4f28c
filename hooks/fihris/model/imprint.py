"""What a brief says of itself as a publication, and of other works."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fihris.model.registry import Author
from fihris.model.words import Text


class Status(StrEnum):
    """How far a paper is: a draft fails a strict build, so that it is not published by mistake."""

    DRAFT = "draft"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Series:
    """`number` is as the series writes it, or ""."""

    title: Text
    number: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who publishes a paper, when and as what. Dates are EDTF, a day at most; an empty field is not known, or the site's own:
    its publisher, its licence."""

    authors: tuple[Author, ...] = ()
    published: str = ""
    updated: str = ""
    kind: str = ""
    publisher: Text = Text()
    series: Series | None = None
    doi: str = ""
    licence: str = ""
    status: Status = Status.READY


@dataclass(frozen=True, slots=True)
class Work:
    """A work of the bibliography, in its own language: its particulars, or `words` that say them all, written as they are
    shown. `container` is the journal or book that it stands in."""

    words: str = ""
    author: str = ""
    title: str = ""
    container: str = ""
    volume: str = ""
    pages: str = ""
    publisher: str = ""
    date: str = ""
    doi: str = ""
    url: str = ""
