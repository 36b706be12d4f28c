"""What stands inside a paragraph beside its words: links, references to notes, pictures.

They are written with code points that are no characters, which `source.usable` takes out of every text that comes in:
so nothing an author wrote is mistaken for one, and no rule of orthography touches them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote

_HEX = {format(n, "x"): chr(0xFDD0 + n) for n in range(16)}
_DIGIT = {sign: digit for digit, sign in _HEX.items()}
_NOTE, _OPEN, _CLOSE, _PICTURE, _END = map(chr, range(0xFDE0, 0xFDE5))
CELL = "\ufde5"
"""Between two cells of a row of a table."""
_CODED = f"[{_HEX['0']}-{_HEX['f']}]*"
_NOTES = re.compile(f"{_NOTE}({_CODED}){_END}")
_PICTURES = re.compile(f"{_PICTURE}({_CODED}){_END}")
_LINKS = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}({_CODED}){_END}")
_ENDS = re.compile(f"{_CLOSE}({_CODED}){_END}")
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


def picture(description: str) -> str:
    """A picture; the description is what stands in its place for whoever does not see it, or ""."""
    return f"{_PICTURE}{_coded(description)}{_END}"


def notes(text: str) -> Iterator[int]:
    """The numbers of the notes that a text refers to, in their order."""
    for found in _NOTES.finditer(text):
        yield int(_decoded(found[1]))


def taken(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without its pictures, and their descriptions."""
    return _PICTURES.sub("", text), tuple(_decoded(found[1]) for found in _PICTURES.finditer(text))


def without_notes(text: str) -> str:
    return _NOTES.sub("", text)


def words(text: str) -> str:
    """The text with nothing but its words."""
    return _written(text, lambda _: "", lambda words, _: words)


def shown(text: str) -> str:
    """The text for a comment: a link's address in parentheses, a note by its number."""
    return _written(text, lambda number: f" (حاشية {number})", lambda words, address: f"{words} ({address})")


def markdown(escaped: str) -> str:
    """Escaped text with its links and references as Markdown writes them."""
    return _written(escaped, lambda number: f"[^{number}]", _link)


def of_pictures(descriptions: Iterable[str]) -> Iterator[str]:
    """What to tell an author who looks for a picture that the text had."""
    for description in descriptions:
        yield (
            f"هنا صورة في الأصل، ونصها البديل: {description}" if description else "هنا صورة في الأصل، وليس لها نص بديل"
        )


def _written(text: str, of_note: Callable[[str], str], of_link: Callable[[str, str], str]) -> str:
    text = _PICTURES.sub(lambda found: " ".join(of_pictures([_decoded(found[1])])), text)
    text = _NOTES.sub(lambda found: of_note(_decoded(found[1])), text)
    text = _LINKS.sub(lambda found: of_link(found[1], _decoded(found[2])), text)
    # Half a link is left where a heading ends within it.
    text = _ENDS.sub(lambda found: of_link("", _decoded(found[1])), text)
    return text.replace(_OPEN, "").replace(CELL, " | ")


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
