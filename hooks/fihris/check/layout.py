"""Signs of Markdown that do something else than their author means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fihris import address
from fihris.check.page import CheckedText
from fihris.check.sources import Record
from fihris.report import Problem, Severity
from fihris.text.markdown import Block, syntax

_MARKER = re.compile(r"(?P<before>[ \t>]*)(?P<sign>[-*+]|\d+\.)[ \t]+\Z")
_QUOTES = re.compile(r"(?: {0,3}> ?)*")


def page(of: CheckedText) -> Iterator[Problem]:
    """Headings of the first level, which the title is already; paragraphs that their indent makes code; lists that go on in one of
    another kind; cells beyond the width of their table; foreign signs."""

    def warning(origin: int, code: str, message: str, hint: str) -> Problem:
        return Problem(of.document.path, *of.body.at_source(origin), code, Severity.WARNING, message, hint)

    for heading in of.prose.headings:
        if heading.level == 1:
            message = "the page has a heading of the first level already, its title"
            yield warning(heading.span[0], "heading-level", message, "begin the heading with ##")
    for code in of.prose.code:
        if code.kind == "indented" and code.text.lstrip()[:1].isalpha():
            message = "the indent makes code of this paragraph"
            yield warning(code.span[0], "indented-code", message, "take away the spaces at the beginning of its lines")
    for place, sign in _mixed(of.document.body, of.prose.blocks):
        message = f"the list above goes on here, and the sign {sign} is lost"
        hint = "put <!-- --> between two lists, with an empty line on both sides; or put a list within an item four spaces further in"
        yield warning(place, "list-mixed", message, hint)
    for start, end in of.prose.broken:
        at, signs = of.body.at_source(start), of.document.body[start:end]
        message = f"the signs of «{signs}» do not match, and the letter after it would be lost"
        hint = "write as many stars behind as before, or \\* for a star that is one"
        yield Problem(of.document.path, *at, "emphasis-broken", Severity.ERROR, message, hint)
    for start, end in of.prose.surplus:
        at, words = of.body.at_source(start), of.document.body[start:end]
        message = f"the table's first row has no column for «{words}», and readers would not see it"
        hint = "give the first two rows a column more; a stroke that is no border is \\|"
        yield Problem(of.document.path, *at, "table-wide", Severity.ERROR, message, hint)
    for each in of.prose.unknown:
        name, hint = syntax.named(each.name).name, syntax.named(each.name).hint
        at, message = of.body.at_source(each.span[0]), f"the site does not know {name}; readers would see the signs"
        yield Problem(of.document.path, *at, "unknown-syntax", Severity.ERROR, message, hint)


def template(record: Record) -> Iterator[Problem]:
    """A page that names the template of the home page and is another."""
    if "template" in record.value and address.path_of(record.path.removeprefix("docs/"))[1] != address.HOME:
        message = f"only index.md has the template {record.value['template']!r}"
        yield record.error(("template",), "bad-value", message, "delete this line")


def _mixed(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """The items with another sign than their list began with, bullets or numbers, each with its sign: Python-Markdown makes one
    list of two with nothing between them, of the kind of the first."""
    lists: dict[
        tuple[int, int], tuple[bool, bool, int]
    ] = {}  # by depth: is the list numbered, its last item, and that one's end
    for start, end in sorted(block.span for block in blocks if block.kind == "li"):
        line = text.rfind("\n", 0, start) + 1
        found = _MARKER.match(text[line:start])
        if not found:
            continue
        depth, numbered = _depth(found["before"]), found["sign"][0].isdecimal()
        kind, last, ended = lists.get(depth, (numbered, numbered, line))
        if not all(_depth(each) > depth for each in text[ended:line].split("\n") if each.strip(" \t>")):
            kind = last = numbered
        if numbered is not kind and numbered is not last:
            yield line + len(found["before"]), found["sign"]
        lists[depth] = kind, numbered, end


def _depth(line: str) -> tuple[int, int]:
    """In how many quotations a line stands, and in how many items of lists: each has four spaces."""
    quotes = _QUOTES.match(line)
    bare = line[quotes.end() :].expandtabs(4) if quotes else ""
    return line[: len(line) - len(line.lstrip(" \t>"))].count(">"), (len(bare) - len(bare.lstrip())) // 4
