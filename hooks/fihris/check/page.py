"""A document as the checks see it: its text, its words, and who was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from fihris.check.passage import Passage
from fihris.model import Document, Mention, Unsettled
from fihris.text.reading import Reading


@dataclass(frozen=True, slots=True)
class CheckedText:
    """`id` is that of its brief or section, or the path of a plain page. `body` is the prose with its place in the file.

    `part` says which part of the document that is, for a title and a description stand apart.
    `unsettled` are surface forms of the registry that no rule resolved: no mentions, but not unknown either.
    """

    id: str
    document: Document
    body: Passage
    mentions: tuple[Mention, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    part: str = "text"

    @property
    def prose(self) -> Reading:
        return self.body.prose
