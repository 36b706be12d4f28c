"""Signs that Markdown lacks: what the reading and the page agree on."""

from __future__ import annotations

import re
from typing import Final

_PREFIX: Final = r"(?:(?<![=\w])|(?<=(?<!\w)[وفبكل])|(?<=(?<!\w)[وف][بكل]))"
"""Where a word may begin: at no letter, or after the particles that Arabic writes together with it."""

SPANS: Final[tuple[tuple[str, str, str], ...]] = (
    ("==", _PREFIX + r"==(?![=\s])([^\n=]*[^\s=])==(?![=\w])", "mark"),
    ("^", r"(?<!\^)\^(?![\s^])([^\s^]+)\^(?!\^)", "sup"),
    ("~", r"(?<=[\w)\]*\x03])~(?![\s~])([^\s~]+)~(?!~)", "sub"),
)
"""A sign that stands in all that the pattern finds, the pattern, whose first group are the words, and the element."""

KEYS: Final = r"(?<![+A-Za-z0-9_])\+\+([A-Za-z0-9][\w-]*(?:\+[A-Za-z0-9][\w-]*)*)\+\+(?![+\w])"
"""Keys of a keyboard that are pressed together."""


def keys(written: str) -> str:
    """What stands on the keys, letter for letter: ctrl+page-up is Ctrl+Page up."""
    return "+".join(f"{key[:1].upper()}{key[1:].replace('-', ' ')}" for key in written.split("+"))


ESCAPED: Final = "=^~$:"
"""Signs that a stroke before them makes plain, beside those of Markdown."""

TASK: Final = re.compile(r" *\[([ xX])\] +(?=\S)")
"""The box at the head of an item: done, or not."""

TAB: Final = re.compile(r'(?:^|\n)={3}([!+]{0,2}) +"(.*?)" *(?:\n|$)')
"""The head of a tab, with its title: ! begins a new row of tabs, + shows it first."""

TABS: Final = "f-tabs"
"""The class of a row of tabs; each of its tabs has it too, with `__tab` behind."""

ICON: Final = r"(?<![A-Za-z0-9_:]):(?!\d+:)([a-z0-9_+-]*[a-z][a-z0-9_+-]*):(?![\w:])"
"""The name of an icon or emoji."""

_TERM: Final = r"(?:\\text\{[^{}$\n]*\}|\\[^\n]|[^$\\\n\u0002\u0003\u0600-\u06FF])"
FORMULA: Final = (
    r"(?<![\\$])\$\$(?!\$)((?:" + _TERM + r"|\n)+?)\$\$"
    r"|(?<![\\$A-Za-z0-9_])\$(?![\s$])(?![0-9][^$\\^_={}+<>]*\$)(" + _TERM + r"{1,400}?)(?<![\s\\])\$(?![$A-Za-z0-9_])"
)
"""A formula on a line of its own, or within one; words of Arabic in it stand in \\text{…}, else two amounts of money would be one."""


def named(found: re.Match[str]) -> str:
    """The formula that was found, on one line."""
    return " ".join((found[1] or found[2]).split())
