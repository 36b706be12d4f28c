"""The gold set: sentences in which everything that should be linked is marked, and nothing else.

One file a subject under `gold/<lang>/`. A line is an item, `id | date | text`; a heading `## class / trap` says what the
items below it press on. `[نص](id)` marks a mention, `[نص](id?)` one that may be linked and need not be, `[نص](one|other)`
one of which either is right; marks may be nested. `¶` stands for the end of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final

from fihris.model import Lang

FOLDER: Final = Path(__file__).parent / "gold"
_TOKEN: Final = re.compile(r"\[|\]\(([a-z0-9|-]+)(\??)\)")
_MAKERS: Final = "dev-"  # ids of sentences that were written together with rules
_HEADING: Final = re.compile(r"## (?P<cls>[a-z]+) / (?P<trap>[a-z-]+)\Z")
_ITEM: Final = re.compile(r"(?P<id>[a-z0-9-]+) \| (?P<date>\d{4}(?:-\d\d){0,2}) \| (?P<text>\S.*)\Z")


class Half(StrEnum):
    """Rules are written with the development half in view; the frozen half only tells how well they do."""

    DEV = "dev"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class Mark:
    """What should be linked from `start` to before `end`: to any one of `ids`; where `optional`, it need not be."""

    start: int
    end: int
    words: str
    ids: tuple[str, ...]
    optional: bool

    def holds(self, other: Mark) -> bool:
        """Whether the other one stands within this one."""
        return self is not other and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Item:
    """One text with its marks in order. `date` is when it was written, EDTF; `source` says file and line."""

    id: str
    lang: Lang
    date: str
    cls: str
    trap: str
    text: str
    marks: tuple[Mark, ...]
    source: str

    @property
    def half(self) -> Half:
        """Of the id alone, so that no item changes halves when others are added; those of makers of rules are none but theirs."""
        if self.id.startswith(_MAKERS):
            return Half.DEV
        return list(Half)[sha256(self.id.encode()).digest()[0] % 2]


def read(lang: Lang) -> list[Item]:
    """All items of a language. A line that is no heading, item, comment (`<!--`) or title raises ValueError."""
    items = [item for path in sorted((FOLDER / lang).glob("*.md")) for item in _file(path, lang)]
    if len({item.id for item in items}) < len(items):
        ids = [item.id for item in items]
        raise ValueError(f"ids given twice: {sorted({id for id in ids if ids.count(id) > 1})}")
    return items


def of_file(path: Path, lang: Lang) -> list[Item]:
    """The items of one file, which need not be of the set."""
    return list(_file(path, lang))


def _file(path: Path, lang: Lang) -> Iterator[Item]:
    cls = trap = ""
    name = path.relative_to(FOLDER) if path.is_relative_to(FOLDER) else path.name
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        source = f"{name}:{number}"
        if heading := _HEADING.match(line):
            cls, trap = heading["cls"], heading["trap"]
        elif found := _ITEM.match(line):
            text, marks = _parse(found["text"].replace(" ¶ ", "\n\n"), source)
            yield Item(found["id"], lang, found["date"], cls, trap, text, marks, source)
        elif line and not line.startswith(("# ", "<!--")):
            raise ValueError(f"{source}: neither heading nor item: {line}")


def _parse(marked: str, source: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, and the marks."""
    text, marks, opened, done = "", [], [], 0
    for token in _TOKEN.finditer(marked):
        text += marked[done : token.start()]
        done = token.end()
        if token[0] == "[":
            opened.append(len(text))
        elif opened:
            marks.append(
                Mark(start := opened.pop(), len(text), text[start:], tuple(token[1].split("|")), bool(token[2]))
            )
        else:
            raise ValueError(f"{source}: a mark ends that never began")
    text += marked[done:]
    if opened or "](" in text:
        raise ValueError(f"{source}: a mark is not closed, or its id is none")
    return text, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))
