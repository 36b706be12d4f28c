"""Text as Markdown that shows it letter by letter, and comments that a reader of the site does not see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from fihris.author import inline

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SIGNS = re.compile(r"[\\`*_{}\[\]]")
_TWICE = ("~", "^", "==", "++")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_DIRECTION = re.compile("[\u200e\u200f\u061c]")
_ACTIVE = re.compile(r"[<>{}\u200e\u200f\u061c]|&(?=#?\w+;)")
"""What a title has no use for. An address may have &."""
_SCHEME = re.compile(r"(?P<name>(?:java|vb)script\s*|data\s*):", re.IGNORECASE)
_LINE = "\x02"
"""The end of a line until its signs are escaped: no text has it."""
_FIRST = re.compile(r"(?P<number>\d+)(?=[.)])|(?P<escaped>[#+!-])|(?P<other>[:=?|~])")


def escape(text: str) -> str:
    """One paragraph of plain text as Markdown. Nothing in it is taken for a sign of Markdown or for HTML."""
    return inline.markdown(_first_escaped(_plain(text)))


_SIDES: Final = {"left": ":---", "center": ":---:", "right": "---:"}


def table(text: str, sides: Sequence[str] = ()) -> str:
    """A table, a row a line, as Markdown; its first row is its head. `sides` are those at which the words of its columns stand."""
    rows = [[_cell(cell).replace("|", "\\|") for cell in row.split(inline.CELL)] for row in text.split("\n")]
    width = max(map(len, rows))
    head, *body = (f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows)
    ruled = " | ".join(_SIDES.get(side, "---") for side in [*sides, *[""] * width][:width])
    return "\n".join([head, f"| {ruled} |", *body])


def _cell(text: str) -> str:
    """The words of a cell, in which no number begins a list. Where a table stands within it, each row is on a line of its own."""
    sign = _LINE if inline.INNER in text else " "
    return inline.markdown(_plain(sign.join(text.split(inline.LINE)).strip())).replace(_LINE, "<br>")


def _plain(text: str) -> str:
    """What the dialect reads only where it stands twice («~~…~~», «==…==») is left as it is where it stands once, as in «~20»."""
    made = _inert(_SIGNS.sub(lambda m: f"\\{m.group()}", text))
    for sign in _TWICE:
        if text.count(sign) > 1:
            made = made.replace(sign, "".join(f"\\{each}" for each in sign))
    return made


def picture(caption: str, described: str, address: str) -> str:
    """A picture with what stands below it, which also says what it shows where nothing else does."""
    shown = f"![{escape(' '.join((described or inline.words(caption)).split()))}]({address})"
    if not caption:
        return shown
    return f'<figure markdown="span">\n{shown}\n<figcaption markdown="span">{escape(caption)}</figcaption>\n</figure>'


def _first_escaped(made: str) -> str:
    first = _FIRST.match(made)
    if first is None:
        return made
    if first["number"]:  # 1. and 1) would open a list
        return f"{first.group()}\\{made[first.end() :]}"
    if first["escaped"]:
        return f"\\{made}"
    return f"&#{ord(first.group())};{made[1:]}"


def comment(text: str) -> str:
    """A note for authors, on one line."""
    words = _inert(" ".join(_DIRECTION.sub("", inline.shown(text)).split())).replace("--", "- -").replace("--", "- -")
    return f"<!-- {words.removeprefix('>').removesuffix('-')} -->"


def plain_line(text: str) -> str:
    """One line of plain words for a title, which holds neither Markdown nor HTML."""
    return " ".join(_SCHEME.sub(r"\g<name> ", _ACTIVE.sub(" ", inline.words(text))).split())


def without_comments(markdown: str) -> str:
    return _COMMENT.sub("", markdown)


def _inert(text: str) -> str:
    """Without anything a browser would act on."""
    made = _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    return _SCHEME.sub(r"\g<name>&#58;", made)
