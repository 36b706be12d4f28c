"""Full names in English as other papers write them: "Colin L. Powell", "Mohammed Morsi", "Bashar Assad", "Saad el-Hariri".

A registry lists one or two spellings of a name, and no automaton could hold them all. So they are looked for where its surname was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from fihris.model import Lang
from fihris.text import given

from .candidates import STRONG
from .context import Context
from .lexicon import Entry, Lexicon
from .matcher import Match
from .noted import Noted

_ARTICLE: Final = r"(?:[Aa][lsdrn]|[Ee]l)"
_BEFORE: Final = re.compile(rf"(?:[A-Z][\w'’-]*\.?(?: [A-Z]\.)*(?: |-(?={_ARTICLE}))){{1,4}}(?:{_ARTICLE}[ -])?\Z")
_PARTS: Final = re.compile(r"[^ ]+")
_PART: Final = re.compile(r"[ -]")
_DROPPED: Final = re.compile(rf"{_ARTICLE}|[A-Z]\.?")
_FAITH: Final = re.compile(rf"{_ARTICLE}[ -](?:Din|Deen) \Z")
_LONGEST: Final = 60  # characters before a surname
_WITHIN: Final = 4  # matches before a surname that may be parts of the name


class FullNames:
    """The full names of a lexicon's people, by what all spellings of one have in common."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.known: Noted[tuple[str, ...], Entry | None] = Noted({})
        if lexicon.lang is Lang.EN:
            for entry in lexicon.entries.values():
                if entry.personal and " " in entry.form and all(each.sense in STRONG for each in entry.full):
                    self._add(entry)

    def _add(self, entry: Entry) -> None:
        """Know an entry; what two people share is nobody's."""
        found = self.known.setdefault(spelling(entry.form), entry)
        if found and _ids(found) != _ids(entry):
            self.known[spelling(entry.form)] = None

    def find(self, context: Context) -> Iterator[Match]:
        """Full names of which only the surname was found, or a shorter name, in its place."""
        if not self.known:
            return
        for index, match in enumerate(context.matches):
            if (match.entry.surname or match.entry.personal) and context.text[match.start - 1 : match.start] in (
                " ",
                "-",
            ):
                yield from self._at(context, index)

    def _at(self, context: Context, index: int) -> Iterator[Match]:
        match = context.matches[index]
        before = _BEFORE.search(context.text, max(0, match.start - _LONGEST), match.start)
        for start in _beginnings(before[0], before.start()) if before else ():
            if _FAITH.search(context.text, max(0, start - _LONGEST), start):
                return  # "Saad El-Din Rafik Al-Hariri"
            entry = self.known.get(spelling(context.text[start : match.end]))
            if entry and not _ids(entry).isdisjoint(each.entity.id for each in match.candidates):
                inner = tuple(
                    each for each in context.matches[max(0, index - _WITHIN) : index + 1] if each.start >= start
                )
                yield Match(start, match.end, start, "", entry, entry.full, inner)
                return


def _beginnings(words: str, place: int) -> Iterator[int]:
    """Where each of some words begins that is no initial, in order."""
    for word in _PARTS.finditer(words):
        if not _DROPPED.fullmatch(word[0]):
            yield place + word.start()


def _ids(entry: Entry) -> frozenset[str]:
    return frozenset(each.entity.id for each in entry.full)


def spelling(name: str) -> tuple[str, ...]:
    """What all spellings of a name have in common: its words without initials and articles, each given name in one spelling."""
    known = _romanized()
    return tuple(known.get(word, word) for word in _PART.split(name) if word and not _DROPPED.fullmatch(word))


@cache
def _romanized() -> dict[str, str]:
    return {word: line[0] for line in given.romanized() for word in line}
