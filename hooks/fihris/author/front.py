"""Front matter: the fields between the two lines `---` at the head of a Markdown file."""

from __future__ import annotations

import re

_FENCE = re.compile(r"---[ \t]*\n(?P<matter>(?:.*?\n)?)---[ \t]*(?:\n|\Z)", re.DOTALL)


def split(text: str) -> tuple[str, str] | None:
    """The fields, without their fences, and the body; None where the file has no front matter."""
    fence = _FENCE.match(text)
    return (fence["matter"], text[fence.end() :]) if fence else None


def joined(matter: str, body: str) -> str:
    """The file's text again."""
    return f"---\n{matter}---\n{body}"
