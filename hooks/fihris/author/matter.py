"""What stands in a brief's front matter, read out of its text: its description, whom it names, figures, works."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fihris.author import figures, imprint, inline, marks, orthography, yaml
from fihris.author.body import OwnText
from fihris.author.outline import Outline
from fihris.author.source import Paragraph, Style
from fihris.model import UNTRANSLATED, EntityKind
from fihris.text.sentences import sentences

_DESCRIPTION = 200
_MOST_FIGURES = 30


@dataclass(frozen=True, slots=True)
class Known:
    """An actor or place that the finder recognised in a text, and the letters it was recognised by."""

    id: str
    kind: EntityKind
    name: str
    surface: str


def description_of(text: Outline, own: OwnText) -> str:
    """The claim, where the title is another; else the first sentence of what the brief says first of itself."""
    if text.title and text.claim:
        return marks.plain_line(orthography.clean(text.claim).text)
    first = text.points[0].blocks if text.points else ()
    said = (*own.event, *own.summary, *own.lead, *first)
    opening = next((block for block in said if block.style in {Style.TEXT, Style.ITEM}), None)
    if opening is None:
        return ""
    words = inline.words(orthography.clean(opening.text).text)
    line = marks.plain_line(next((words[start:end] for start, end in sentences(words)), ""))
    return line if len(line) <= _DESCRIPTION else f"{line[:_DESCRIPTION].rpartition(' ')[0].rstrip('،؛')}…"


def suggestions(known: Sequence[Known], kind: EntityKind, heading: str) -> Iterator[str]:
    """Whom of one kind a text names, as comments for its author."""
    found = dict.fromkeys((each.id, each.name) for each in known if each.kind is kind)
    if found:
        yield f"# {heading}:"
        for id, name in found:
            yield f"#   {id} ({marks.plain_line(name)})"


def figures_in(texts: Sequence[Sequence[Paragraph]]) -> Iterator[str]:
    """The figures of texts, each with its section; of the same number and label one."""
    rows = {
        (number.value, number.label): f"  - {{value: {yaml.pair(number.value, number.english)}, "
        f"label: {imprint.both(number.label)}, section: {section}}}"
        for section, blocks in enumerate(texts)
        for block in blocks
        if block.style is not Style.CODE
        for words in _phrases(block)
        for number in figures.find(words)
    }
    yield from list(rows.values())[:_MOST_FIGURES]


def _phrases(block: Paragraph) -> Iterator[str]:
    """What a block says in one breath: a cell of a table says nothing of the next one."""
    for part in re.split(f"[\n{inline.CELL}{inline.LINE}]", block.text) if block.style is Style.TABLE else [block.text]:
        yield inline.words(part)


def group(field: str, rows: Iterable[str]) -> Iterator[str]:
    """A field with its rows, if there are any."""
    listed = list(rows)
    if listed:
        yield f"{field}:"
        yield from listed


def titles(lines: Iterable[str]) -> Iterator[str]:
    """Works that are known by their titles alone."""
    return (f"  - title: {_untranslated(line)}" for line in lines)


def _untranslated(line: str) -> str:
    words = inline.shown(inline.without_notes(orthography.quote(line).text))
    return yaml.pair(marks.plain_line(words), UNTRANSLATED)
