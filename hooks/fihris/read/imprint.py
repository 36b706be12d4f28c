"""Who publishes a paper, when and as what, and on which works it rests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fihris.model import Author, Imprint, Origin, Series, Status, Work
from fihris.read.bilingual import optional_text, text
from fihris.read.mapping import Placed


def author(placed: Placed, id: str) -> Author:
    """The author of a record, docs/_data/authors/<id>.yml."""
    return replace(_author(placed.value), id=id, origin=Origin(placed.path, *placed.at("name")))


def imprint(value: Mapping[str, Any], authors: Mapping[str, Author]) -> Imprint:
    """What the front matter of a brief says of its publication. An author whom nobody knows is left out; the checks tell."""
    series = value.get("series")
    return Imprint(
        authors=tuple(_authors(value.get("authors", ()), authors)),
        published=str(value.get("published", "")),
        updated=str(value.get("updated", "")),
        kind=value.get("kind", ""),
        publisher=optional_text(value.get("publisher")),
        series=Series(text(series["title"]), str(series.get("number", ""))) if series else None,
        doi=value.get("doi", ""),
        licence=value.get("licence", ""),
        status=Status(value.get("status", Status.READY)),
    )


def work(value: str | Mapping[str, Any]) -> Work:
    """A work of a bibliography: a line, or its particulars."""
    if isinstance(value, str):
        return Work(words=value)
    return Work(**{field: str(each) for field, each in value.items()})


def _authors(listed: Sequence[str | Mapping[str, Any]], known: Mapping[str, Author]) -> Iterator[Author]:
    for each in listed:
        if not isinstance(each, str):
            yield _author(each)
        elif each in known:
            yield known[each]


def _author(value: Mapping[str, Any]) -> Author:
    return Author(
        id="",
        name=text(value["name"]),
        family=text({**dict.fromkeys(value["name"], ""), **value.get("family", {})}),
        role=optional_text(value.get("role")),
        affiliation=optional_text(value.get("affiliation")),
        note=optional_text(value.get("note")),
        link=value.get("link", ""),
        orcid=value.get("orcid", ""),
    )
