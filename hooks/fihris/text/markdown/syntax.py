"""Signs of Markdown's other dialects that the site's settings do not switch on: a reader would see the signs themselves.

The list is data (`data/syntax.yml`): what is switched on later loses its entry there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

LIST: Final = Path(__file__).parents[1] / "data" / "syntax.yml"


@dataclass(frozen=True, slots=True)
class Syntax:
    """`name` says what the signs are called, `hint` what to write in their place. `sign` stands in all `pattern` finds.

    `language` says that it is a language of fenced code; `examples` are texts that hold the signs.
    """

    id: str
    name: str
    hint: str
    sign: str
    pattern: re.Pattern[str]
    language: bool
    examples: tuple[str, ...]


@cache
def known() -> tuple[Syntax, ...]:
    """The list, in the order of the file."""
    entries = yaml.load(LIST.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return tuple(
        Syntax(
            id,
            each["name"],
            each["hint"],
            each.get("sign", ""),
            re.compile(each["pattern"], re.MULTILINE),
            bool(each.get("language")),
            tuple(each["examples"]),
        )
        for id, each in entries.items()
    )


@cache
def named(id: str) -> Syntax:
    return next(each for each in known() if each.id == id)


def found(text: str) -> Iterator[tuple[str, int, int]]:
    """Id and span of each such sign in the plain text of a document, without its code, links and addresses."""
    for syntax in known():
        if not syntax.language and syntax.sign in text:
            for each in syntax.pattern.finditer(text):
                yield syntax.id, *each.span()


_BEFORE: Final = re.compile(r"#!\S+(?=\s+\S)")


def before(code: str) -> str:
    """What says a language before code in a line (`#!python x`), or ""."""
    found = _BEFORE.match(code)
    return found.group() if found else ""


def of_language(language: str) -> str | None:
    """The id of the syntax that a language of fenced code stands for, or what stands `before` code in a line."""
    return next((each.id for each in known() if each.language and each.pattern.fullmatch(language)), None)
