"""What changed between two texts, word by word, as HTML that reads in the text's own direction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

from fihris.report import visible

_WORD = re.compile(r"\s*\S+")
_CONTEXT = 8
"""Words left around a change; what lies further off is not repeated."""
_LONGEST = 20_000
"""Words. Longer texts are not compared word by word."""


def html(before: str, after: str, direction: str) -> str:
    """The words of `after` with what went in `<del>` and what came in `<ins>`; "" where the words are the same."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if [word.strip() for word in old] == [word.strip() for word in new]:
        return ""
    if max(len(old), len(new)) > _LONGEST:
        return f'<div dir="{direction}"><ins>{len(new)}</ins> / <del>{len(old)}</del></div>'
    return f'<div dir="{direction}">\n{"".join(_runs(old, new)).strip()}\n</div>'


def lines(before: str, after: str, direction: str) -> str:
    """The same for a text in which a line is a thing of its own, such as a record: a paragraph for each passage of lines."""
    old, new = before.split("\n"), after.split("\n")
    if max(len(old), len(new)) > _LONGEST:
        return html(before, after, direction)
    passages = (
        html("\n".join(old[i:j]), "\n".join(new[k:m]), direction)
        for operation, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if operation != "equal"
    )
    return "\n\n".join(filter(None, passages))


def _runs(old: list[str], new: list[str]) -> Iterator[str]:
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    operations = matcher.get_opcodes()
    for place, (operation, i, j, k, m) in enumerate(operations):
        if operation == "equal":
            yield _same(new[k:m], first=place == 0, last=place == len(operations) - 1)
            continue
        if i < j:
            yield f" <del>{_text(old[i:j])}</del>"
        if k < m:
            yield f" <ins>{_text(new[k:m])}</ins>"


def _same(words: list[str], *, first: bool, last: bool) -> str:
    head = [] if first else words[:_CONTEXT]
    tail = [] if last else words[-_CONTEXT:]
    if len(head) + len(tail) >= len(words):
        return f" {_text(words)}"
    return " " + " ".join(part for part in (_text(head), "…", _text(tail)) if part)


def _text(words: list[str]) -> str:
    """Words on one line: a blank one would end the HTML and open Markdown again. Signs that nobody sees are written out."""
    return escape(visible(" ".join("".join(words).split())), quote=False)
