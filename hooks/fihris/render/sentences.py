"""Puts each sentence of a text into an element that links can lead to, in the tree that Markdown has made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS

from fihris.render.dialect import TICK
from fihris.render.splice import Weave
from fihris.text.markdown.elements import BREAKING
from fihris.text.markdown.inline import letters
from fihris.text.sentences import Identifier, sentences

CLASS: Final = "f-sentence"

_BLOCKS: Final = frozenset(BLOCK_LEVEL_ELEMENTS)
_OPAQUE: Final = frozenset(["pre", "script", "style", "svg", "math"])
_HELD: Final = re.compile(
    "\u0002amp\u0003(?P<mail>#?\\w+;)|\u0002(?:(?P<letter>[0-9]+)|wzxhzdk:(?P<html>[0-9]+)|[^\u0003]*)\u0003|&(?:amp|lt|gt);"
)
"""What Markdown has put aside: a letter of an address of mail or one that was escaped, or HTML; and signs in code, which it writes as
HTML has them."""
_NAME: Final = re.compile(r"</?([a-zA-Z]+)")

_CONTENTS: Final = "[TOC]"
"""Stands where Markdown puts the list of headings, after this."""

Part = str | Element
Span = tuple[int, int, str]
"""Where a sentence begins and ends in a run of words, and its id."""


class SentenceExtension(Extension):
    """Works on the texts for which `weave` names a section."""

    def __init__(self, weave: Weave) -> None:
        super().__init__()
        self.weave = weave

    def extendMarkdown(self, md: Markdown) -> None:
        """After mentions have been made links (6), before the scripts are set apart (5.5)."""
        md.treeprocessors.register(_Sentences(md, self.weave), "fihris-sentences", 5.8)


class _Sentences(Treeprocessor):
    def __init__(self, md: Markdown, weave: Weave) -> None:
        super().__init__(md)
        self.weave = weave

    def run(self, root: Element) -> None:
        if self.weave.section is None:
            return
        identifier = Identifier(self.weave.section)
        waiting = [root]
        while waiting:  # no recursion: an author nests as deep as he likes
            element = waiting.pop()
            if element.tag in _OPAQUE:
                continue
            held = self.md.htmlStash.rawHtmlBlocks
            fill(element, [part for run in _runs(element) for part in _wrapped(run, identifier, held)])
            waiting.extend(child for child in reversed(element) if child.tag in _BLOCKS)


def _runs(element: Element) -> Iterator[list[Part]]:
    """The content of an element, parted where a block stands; each block is a run of its own."""
    run: list[Part] = [element.text] if element.text else []
    for child in list(element):
        tail, child.tail = child.tail, None
        if child.tag in _BLOCKS or child.tag in _OPAQUE:
            yield run
            yield [child]
            run = []
        else:
            run.append(child)
        if tail:
            run.append(tail)
    yield run


def _wrapped(run: list[Part], identifier: Identifier, held: Sequence[Part]) -> list[Part]:
    """The run with its sentences in elements; a heading's too, for what is found there is led to like all else."""
    if len(run) == 1 and isinstance(run[0], Element) and run[0].tag in _BLOCKS | _OPAQUE:
        return run
    words = "".join(map(_words, run))
    said, begins, ends = _read(words, held)
    spans = [(begins[start], ends[end], identifier.of(said[start:end])) for start, end in sentences(said)]
    if words.strip() == _CONTENTS:
        return run
    spans = [each for each in spans if each[2]]
    return _split(run, spans, set()) if spans else run


def _read(words: str, held: Sequence[Part]) -> tuple[str, Sequence[int], Sequence[int]]:
    """The words as the reading of the text has them, in one block: a line's end parts no sentences within a paragraph. And where a
    sentence begins that begins at each letter, and where one ends that ends before it: a tag stands with the words that it touches."""
    if "\u0002" not in words and "&" not in words:
        return words.replace("\n", " "), range(len(words) + 1), range(len(words) + 1)
    said, done = "", 0
    begins: list[int] = [0]
    ends: list[int] = []
    for found in _HELD.finditer(words):
        said += words[done : found.start()]
        begins += range(done + 1, found.start() + 1)
        ends += range(done, found.start())
        read = _said(found, held)
        said += read
        begins += [found.end()] * len(read)
        ends += [found.start()] * len(read)
        done = found.end()
    rest = range(done, len(words))
    return (
        f"{said}{words[done:]}".replace("\n", " "),
        [*begins, *(place + 1 for place in rest)],
        [*ends, *rest, len(words)],
    )


def _said(found: re.Match[str], held: Sequence[Part]) -> str:
    """What is read of something put aside: a letter, what an entity stands for, a space for what stands between words."""
    if found["letter"]:
        return chr(int(found["letter"]))
    if found["mail"]:
        return letters(f"&{found['mail']}")
    html = held[int(found["html"])] if found["html"] else found[0]
    if not isinstance(html, str):
        return ""
    if html.startswith("&"):
        said = letters(html)
        return said if said == html else said[:1]  # of the few that stand for two letters the reading has one
    tag = _NAME.match(html)
    return " " if tag and tag[1].lower() in BREAKING else ""


def _words(part: Part) -> str:
    """What a part of the tree says; the number of a footnote is none of it."""
    if isinstance(part, str):
        return part
    if part.tag in {"br", "wbr", "img"}:
        return " "
    if _is_number(part) or TICK in (part.get("class") or "").split():
        return ""
    return (part.text or "") + "".join(_words(child) + (child.tail or "") for child in part)


def _is_number(element: Element) -> bool:
    return element.tag == "sup" and (element.get("id") or "").startswith("fnref")


def _split(parts: Sequence[Part], spans: Sequence[Span], used: set[str]) -> list[Part]:
    """The parts, with those of each sentence in an element of its own.

    An element within which a sentence ends and another begins is split in two sentences' pieces, of which the first
    piece of each sentence has its id; `used` are those that are given.
    """
    made: list[Part] = []
    place = 0
    for part in parts:
        length = len(_words(part))
        if isinstance(part, str):
            for start, end, id in _pieces(place, place + length, spans):
                _put(made, part[start - place : end - place], id, used)
        else:
            pieces = list(_pieces(place, place + length, spans))
            inside = [piece for piece in pieces if piece[2]]
            if len(inside) > 1:
                shifted = [(start - place, end - place, id) for start, end, id in spans if end > place]
                fill(part, _split(_content(part), [each for each in shifted if each[0] < length], used))
                made.append(part)
            else:
                _put(made, part, inside[0][2] if inside else _open(made), used)
        place += length
    return made


def _pieces(first: int, last: int, spans: Sequence[Span]) -> Iterator[Span]:
    """A stretch in pieces, each of one sentence, or with the id "" of none."""
    done = first
    for start, end, id in spans:
        if end <= done or start >= last:
            continue
        if start > done:
            yield done, start, ""
        yield max(start, done), min(end, last), id
        done = min(end, last)
    if done < last:
        yield done, last, ""


def _content(element: Element) -> list[Part]:
    parts: list[Part] = [element.text] if element.text else []
    for child in list(element):
        tail, child.tail = child.tail, None
        parts.append(child)
        if tail:
            parts.append(tail)
    return parts


def _open(made: list[Part]) -> str:
    """The sentence that was written last, to which a part without words (the number of a note) still belongs."""
    last = made[-1] if made else None
    return (last.get("id") or "") if isinstance(last, Element) and last.get("class") == CLASS else ""


def _put(made: list[Part], part: Part, id: str, used: set[str]) -> None:
    """Add a piece of a sentence to its element, or begin that."""
    if not id:
        made.append(part)
        return
    last = made[-1] if made else None
    if not (isinstance(last, Element) and last.get("class") == CLASS and last.get("id") == id):
        last = Element("span", {"class": CLASS} | ({} if id in used else {"id": id}))
        used.add(id)
        made.append(last)
    if isinstance(part, Element):
        last.append(part)
    elif len(last):
        last[-1].tail = (last[-1].tail or "") + part
    else:
        last.text = (last.text or "") + part


def fill(element: Element, parts: Sequence[Part]) -> None:
    """Make the parts the element's content."""
    for child in list(element):
        element.remove(child)
    element.text, last = "", None
    for part in parts:
        if isinstance(part, Element):
            part.tail = ""
            element.append(part)
            last = part
        elif last is None:
            element.text = (element.text or "") + part
        else:
            last.tail = (last.tail or "") + part
