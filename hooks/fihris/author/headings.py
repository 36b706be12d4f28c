"""The headings by which analysts part a paper, in the words they use for them (`text/data/papers.yml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from fihris.text import wordlists
from fihris.text.fold import fold_key


class PaperPart(StrEnum):
    """The values are the names of the lists."""

    EVENT = "event"
    ABSTRACT = "abstract"
    SUMMARY = "summary"
    ANALYSIS = "analysis"
    REFERENCES = "references"
    SOURCES = "sources"
    INTRODUCTION = "introduction"
    CONCLUSION = "conclusion"
    RECOMMENDATIONS = "recommendations"
    BIBLIOGRAPHY = "bibliography"
    NOTES = "notes"
    CONTENTS = "contents"


SECTIONS = frozenset(
    {PaperPart.INTRODUCTION, PaperPart.CONCLUSION, PaperPart.RECOMMENDATIONS, PaperPart.BIBLIOGRAPHY, PaperPart.NOTES}
)
"""Parts of a paper that are sections of it, in the place where they stand."""


@dataclass(frozen=True, slots=True)
class KnownHeading:
    """A known heading and what stands after it on its line: «التحليل: …»."""

    part: PaperPart
    rest: str


_PART = {key: part for part in PaperPart for key in wordlists.folded("papers", part)}
_LINE = re.compile(r"(?P<head>[^:：–—]*?)\s*(?:(?P<sign>[:：]|\s[-–—])\s*(?P<rest>.*))?\Z", re.DOTALL)
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_LONGEST = 60


def known(line: str) -> KnownHeading | None:
    """The heading that a line is, or None."""
    if len(_EDGE.sub("", line)) <= _LONGEST and (part := _PART.get(_key(line))):
        return KnownHeading(part, "")
    found = _LINE.match(line)
    if found is None or len(found["head"]) > _LONGEST or not found["sign"]:
        return None
    part = _PART.get(_key(found["head"]))
    return KnownHeading(part, found["rest"].strip()) if part else None


def _key(words: str) -> str:
    return fold_key(_EDGE.sub("", words))
