"""Ids: small Latin letters, digits and hyphens. They are addresses of pages and names of files."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fihris.text.fold import fold_key

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_BRIEF = re.compile(r"\d{4}/[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_LONGEST = 60

_LATIN = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ء": "", "پ": "p", "چ": "ch", "ژ": "j", "گ": "g", "ڤ": "v",
}  # fmt: skip


def is_id(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_ID.match(text))


def is_brief(text: str) -> bool:
    """Whether the text is the id of a brief: `<year>/<name>`."""
    return bool(_BRIEF.match(text)) and is_id(text[5:])


def of_name(name: str) -> str:
    """The letters of a name in Latin, for a file that its author will name better; "" where none can be written."""
    latin = "".join(_LATIN.get(char, char) for char in fold_key(name))
    return re.sub(r"[^a-z0-9]+", "-", latin)[:_LONGEST].strip("-")


def joined(ids: Iterable[str], longest: int = 40) -> str:
    """As many ids as fit in `longest` letters, joined by hyphens."""
    made = ""
    for id in ids:
        longer = f"{made}-{id}" if made else id
        if len(longer) > longest:
            break
        made = longer
    return made
