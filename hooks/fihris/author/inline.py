"""What stands inside a paragraph beside its words: links, references to notes, pictures, emphasis.

They are written with code points that are no characters, which `source.usable` takes out of every text that comes in:
so nothing an author wrote is mistaken for one, and no rule of orthography touches them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote

from fihris.text.markdown import spans

_HEX = {format(n, "x"): chr(0xFDD0 + n) for n in range(16)}
_DIGIT = {sign: digit for digit, sign in _HEX.items()}
_NOTE, _OPEN, _CLOSE, _PICTURE, _END = map(chr, range(0xFDE0, 0xFDE5))
_FORMULA, _CODE = "\ufdee", "\ufdef"
_FENCE = "\uffff"
CELL = "\ufde5"
"""Between two cells of a row of a table."""
LINE = "\ufffe"
"""Between two lines of a cell."""
INNER = "\x01"
"""Before each cell but the first of a row of a table that stands within a cell."""
_CODED = f"[{_HEX['0']}-{_HEX['f']}]*"
_NOTES = re.compile(f"{_NOTE}({_CODED}){_END}")
_FORMULAS = re.compile(f"{_FORMULA}({_CODED}){_END}")
_CODES = re.compile(f"{_CODE}({_CODED}){_END}")
_FENCES = re.compile(f"{_FENCE}({_CODED}){_END}")
_PICTURES = re.compile(f"{_PICTURE}({_CODED}){_END}")
_LINKS = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}({_CODED}){_END}")
_BETWEEN = "\0"
_ENDS = re.compile(f"{_CLOSE}({_CODED}){_END}")
BOLD, ITALIC, ABOVE, BELOW = ((chr(n), chr(n + 1)) for n in range(0xFDE6, 0xFDEE, 2))
"""The signs at both ends of what is emphasised, or stands above or below the line."""
_EMPHASIS = re.compile("[\ufde6-\ufded]")
_PARTED = re.compile("([\ufde6-\ufded])")
_SIGNS = {BOLD: ("**", "**"), ITALIC: ("*", "*"), ABOVE: ("<sup>", "</sup>"), BELOW: ("<sub>", "</sub>")}
_OPENING = {pair[0]: pair for pair in _SIGNS}
_CLOSING = {pair[1]: pair for pair in _SIGNS}
_ADDRESS = re.compile(r"(?:https?|ftp|mailto):\S", re.IGNORECASE)


def note(number: int) -> str:
    """A reference to a note."""
    return f"{_NOTE}{_coded(str(number))}{_END}"


def link(words: str, address: str) -> str:
    return f"{opened()}{words}{closed(address)}"


def opened() -> str:
    return _OPEN


def closed(address: str) -> str:
    """The end of a link whose words stand before it."""
    return f"{_CLOSE}{_coded(address)}{_END}"


class Picture(NamedTuple):
    """`description` is what stands in its place for whoever does not see it, or ""; `file` the name of its file, or ""."""

    description: str
    file: str


def picture(description: str, file: str = "") -> str:
    return f"{_PICTURE}{_coded(f'{description}{_BETWEEN}{file}')}{_END}"


def formula(tex: str, *, block: bool) -> str:
    """A formula in LaTeX, within a line or on a line of its own; what the site could not read as one stays plain text."""
    written = f"$$ {tex} $$" if block else f"${tex}$"
    return f"{_FORMULA}{_coded(written)}{_END}" if _IS_FORMULA.fullmatch(written) else tex


_IS_FORMULA = re.compile(spans.FORMULA)


def code(text: str) -> str:
    """Words of a program."""
    return f"{_CODE}{_coded(text)}{_END}"


def fence(head: str, text: str) -> str:
    """A block of code as a line of its own; `head` is what stands behind the fence: the language, a title."""
    return f"{_FENCE}{_coded(f'{head}{_BETWEEN}{text}')}{_END}"


def is_fence(text: str) -> bool:
    return bool(_FENCES.fullmatch(text))


def notes(text: str) -> Iterator[int]:
    """The numbers of the notes that a text refers to, in their order."""
    for found in _NOTES.finditer(text):
        yield int(_decoded(found[1]))


def has_note(text: str) -> bool:
    return bool(_NOTES.search(text))


def taken(text: str) -> tuple[str, tuple[Picture, ...]]:
    """The text without its pictures, and these."""
    return _PICTURES.sub("", text), tuple(_picture(found[1]) for found in _PICTURES.finditer(text))


def _picture(signs: str) -> Picture:
    return Picture(*_parts(signs))


def _parts(signs: str) -> tuple[str, str]:
    before, _, after = _decoded(signs).partition(_BETWEEN)
    return before, after


def unemphasised(text: str) -> str:
    return _EMPHASIS.sub("", text)


def without_notes(text: str) -> str:
    return _NOTES.sub("", text)


def words(text: str) -> str:
    """The text with nothing but its words."""
    return _written(text, lambda _: "", lambda words, _: words)


def cells(text: str) -> str:
    """Part of a row of a table as it is read: a stroke between two cells, and nothing but words in each."""
    return " | ".join(words(cell) for cell in text.split(CELL))


def shown(text: str) -> str:
    """The text for a comment: a link's address in parentheses, a note by its number."""
    return _written(
        text, lambda number: f" (حاشية {number})", lambda words, address: f"{words} ({address})", of_fence=" ".join
    )


def markdown(escaped: str) -> str:
    """Escaped text with its links and references as Markdown writes them."""
    return _written(_emphasised(escaped), lambda number: f"[^{number}]", _link, str, _as_code, _as_fence)


def _as_code(text: str) -> str:
    """Code between more of its signs than it has in a row."""
    if not text:
        return ""
    sign = "`" * (1 + max((len(found) for found in re.findall("`+", text)), default=0))
    return f"{sign} {text} {sign}" if "`" in text else f"{sign}{text}{sign}"


def _as_fence(parts: tuple[str, str]) -> str:
    """A block of code between more signs than it has in a row."""
    head, code = parts
    sign = "`" * (1 + max(2, *map(len, re.findall("`+", code)), 0))
    return f"{sign}{head}\n{code}\n{sign}"


def _emphasised(text: str) -> str:
    """The text with Markdown's signs for emphasis, well nested, none around white space alone. Where something is bold, signs of
    one star beside those of two could be read otherwise, so what is italic is an element."""
    if not _EMPHASIS.search(text):
        return text
    signs = {**_SIGNS, ITALIC: ("<em>", "</em>")} if BOLD[0] in text else _SIGNS
    made: list[str] = []
    open_: list[tuple[tuple[str, str], int]] = []
    for piece in _PARTED.split(text):
        if piece in _OPENING:
            open_.append((_OPENING[piece], len(made)))
        elif piece not in _CLOSING:
            made.append(piece)
        elif any(pair == _CLOSING[piece] for pair, _ in open_):
            while open_:
                pair, start = open_.pop()
                again = any(pair == other for other, _ in open_)
                before = "".join(made[:start])[-1:]
                made[start:] = [_around("".join(made[start:]), ("", "") if again else signs[pair], before)]
                if pair == _CLOSING[piece]:
                    break
    return "".join(made)


def _around(words: str, signs: tuple[str, str], letter: str) -> str:
    """Words between signs; `letter` is what stands before them."""
    bare = words.strip()
    if not bare:
        return words
    start = words.index(bare)
    before = words[:start]
    if (
        signs in _SHORT and letter.isalnum() and not before and not _PARTED_WORDS.search(bare)
    ):  # what is HTML would part H₂O in an Arabic line
        signs = _SHORT[signs]
    return f"{before}{signs[0]}{bare}{signs[1]}{words[start + len(bare) :]}"


_SHORT = {_SIGNS[ABOVE]: ("^", "^"), _SIGNS[BELOW]: ("~", "~")}
_PARTED_WORDS = re.compile(r"[\s^~\[\]\\]|[\ufdd0-\ufdef]")


def of_pictures(pictures: Iterable[Picture]) -> Iterator[str]:
    """What to tell an author who looks for a picture that the text had."""
    for description, _ in pictures:
        yield (
            f"هنا صورة في الأصل، ونصها البديل: {description}" if description else "هنا صورة في الأصل، وليس لها نص بديل"
        )


def _written(
    text: str,
    of_note: Callable[[str], str],
    of_link: Callable[[str, str], str],
    of_formula: Callable[[str], str] = lambda written: written.strip("$ "),
    of_code: Callable[[str], str] = str,
    of_fence: Callable[[tuple[str, str]], str] = lambda parts: parts[1],
) -> str:
    text = _PICTURES.sub(lambda found: " ".join(of_pictures([_picture(found[1])])), text)
    text = _FENCES.sub(lambda found: of_fence(_parts(found[1])), text)
    text = _FORMULAS.sub(lambda found: of_formula(_decoded(found[1])), text)
    text = _CODES.sub(lambda found: of_code(_decoded(found[1])), text)
    text = _NOTES.sub(lambda found: of_note(_decoded(found[1])), text)
    text = _LINKS.sub(lambda found: of_link(found[1], _decoded(found[2])), text)
    # Half a link is left where a heading ends within it.
    text = _ENDS.sub(lambda found: of_link("", _decoded(found[1])), text)
    return _EMPHASIS.sub("", text.replace(_OPEN, "").replace(CELL, " | ").replace(INNER, " | ").replace(LINE, " "))


def _link(words: str, address: str) -> str:
    """Markdown for a link; of what no browser should follow, the address is shown and leads nowhere."""
    safe = quote(address, safe="/:?#@!$&*+,;=%~-._")
    if words and _ADDRESS.match(address):
        return f"[{words}]({safe})"
    return f"{words} ({safe.replace(':', '&#58;').replace('_', '&#95;').replace('*', '&#42;')})"


def _coded(text: str) -> str:
    return "".join(_HEX[digit] for digit in text.encode("utf-8", "replace").hex())


def _decoded(signs: str) -> str:
    return bytes.fromhex("".join(_DIGIT[sign] for sign in signs)).decode("utf-8", "replace")
