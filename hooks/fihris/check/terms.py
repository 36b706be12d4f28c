"""One word for one thing: the glossary, held against all that the site says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from fihris.report import Problem, Severity

_MARKS: Final = "\u064b-\u0652\u0670"
_PATTERNS: Final = {
    ("ar", "noun"): rf"(?<![\w{_MARKS}])[وف]?(?:[بك]?(?:ال)?|لل?)(?:{{}})(?![\w{_MARKS}])",
    ("en", "noun"): r"(?<!\w)(?:{})s?(?!\w)",
    ("ar", "phrase"): rf"(?<![\w{_MARKS}«])[وف]?(?:{{}})(?![\w{_MARKS}])",
    ("en", "phrase"): r"(?<!\w)(?:{})(?!\w)",
    ("ar", "label"): r"""(?<=  )["']?(?:{})["']?(?=\s*(?:[,}}]|$))""",
    ("en", "label"): r"""(?<=  )["']?(?:{})["']?(?=\s*(?:[,}}]|$))""",
}
_COMMENT: Final = re.compile(r"^\s*#")
_UNSPOKEN: Final = re.compile(r"`[^`]*`|^\s*(?:wrong|right|id|type): .*|(?<![^\s{])[A-Za-z_-]+:(?=\s|$)")
"""Code, examples of problems, the fields of forms that nobody reads, and the names of fields."""


def words(glossary: Mapping[str, Mapping[str, Any]], spoken: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """The words for which the glossary has another. `spoken` are texts by path, by place (interface, guides, …)."""
    said = {path: _said(path, text) for texts in spoken.values() for path, text in texts.items()} if glossary else {}
    for term in glossary.values():
        form = _PATTERNS[term["lang"], term["class"]].format("|".join(map(re.escape, term["not"])))
        pattern = re.compile(form, re.IGNORECASE | re.MULTILINE)
        for place in term["where"]:
            for path in spoken.get(place, {}):
                yield from _found(path, said[path], pattern, term["use"])


def _said(path: str, text: str) -> str:
    """The text with spaces for what nobody reads."""
    return "\n".join(
        ""
        if path.endswith(".yml") and _COMMENT.match(row)
        else _UNSPOKEN.sub(lambda each: " " * len(each.group()), row)
        for row in text.split("\n")
    )


def _found(path: str, text: str, pattern: re.Pattern[str], right: str) -> Iterator[Problem]:
    for found in pattern.finditer(text):
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        message = f"«{found.group()}» is not said here"
        yield Problem(path, line, column, "other-term", Severity.WARNING, message, f"write {right}")
