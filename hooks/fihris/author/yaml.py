"""Values as YAML writes them on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

_PLAIN = re.compile(r"[^\W\d_][\w ]*(?<! )\Z")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_ESCAPED = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029", "\ufeff": "\\ufeff", "\x7f": "\\u007f"}


def scalar(text: str) -> str:
    """One line of text: bare where YAML cannot mistake it, in double quotes elsewhere."""
    line = " ".join(text.split())
    if _PLAIN.match(line) and line.lower() not in _WORDS:
        return line
    return quoted(line)


def quoted(text: str) -> str:
    """A text in double quotes, whatever it is."""
    return "".join(_ESCAPED.get(char, char) for char in json.dumps(text, ensure_ascii=False))


def pair(ar: str, en: str) -> str:
    """A text in both languages."""
    return f"{{ar: {scalar(ar)}, en: {scalar(en)}}}"


def words(said: Mapping[str, str]) -> str:
    """A text in the languages of a site."""
    return f"{{{', '.join(f'{lang}: {scalar(text)}' for lang, text in said.items())}}}"


def row(items: Iterable[str]) -> str:
    """A list of ids or short texts."""
    return f"[{', '.join(map(scalar, items))}]"


def key(id: str) -> str:
    """An id, quoted where YAML would take it for something else than a word."""
    return id if re.match(r"[a-z]", id) and id not in _WORDS else quoted(id)
