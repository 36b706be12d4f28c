"""Sets apart what is in the other script, in the HTML that Markdown has made; and writes the rest as the site does."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from fihris.render.sentences import fill
from fihris.text import articles, scripts
from fihris.text.runs import Run, is_apart, runs

_HELD = re.compile("(\u0002[^\u0003]*\u0003)")
"""What Markdown has put aside and puts back in the end."""

_CLOSED = frozenset({"code", "pre", "kbd", "bdi", "script", "style"})
_BLOCK = re.compile(r"<pre(?![^>]*\bdir=)")


class IsolateExtension(Extension):
    """`lang` is the language of the page, `typeset` gives a text in it as the page shows it; `second` is the site's other language."""

    def __init__(self, lang: str, typeset: Callable[[str], str], second: str = "en") -> None:
        super().__init__()
        self.lang = lang
        self.typeset = typeset
        self.foreign = scripts.foreign(lang, second)

    def extendMarkdown(self, md: Markdown) -> None:
        """After mentions have been made links (6), before toc (5) reads the headings."""
        md.treeprocessors.register(_Isolate(md, self.lang, self.typeset, self.foreign), "fihris-isolate", 5.5)
        md.postprocessors.register(_Blocks(md), "fihris-blocks", -900)


class _Isolate(Treeprocessor):
    def __init__(self, md: Markdown, lang: str, typeset: Callable[[str], str], foreign: tuple[str, str]) -> None:
        super().__init__(md)
        self.lang, self.foreign = lang, foreign
        self.typeset = typeset

    def run(self, root: Element) -> None:
        self._within(root)

    def _within(self, element: Element) -> None:
        if element.tag in _CLOSED:
            self._mark_code(element)
            return
        if element.tag == "abbr" and element.get("title"):
            element.set("tabindex", "0")  # a finger or a key asks what it stands for, as a mouse does
        children = list(element)
        parts = self._parts(element.text)
        for child in children:
            self._within(child)
            parts.append(child)
            parts += self._parts(child.tail)
        fill(element, _tied(_together(parts)))

    def _parts(self, text: str | None) -> list[str | Element]:
        parts: list[str | Element] = []
        for number, stretch in enumerate(_HELD.split(text or "")):
            if number % 2:
                parts.append(stretch)
                continue
            for words, run in runs(stretch, self.lang):
                shown = words if run is Run.FOREIGN else self.typeset(words)
                parts.append(self._apart(shown, run) if is_apart(run, shown) else shown)
        return parts

    def _apart(self, words: str, run: Run) -> Element:
        lang, direction = self.foreign
        foreign = run is Run.FOREIGN
        element = Element("bdi", {"lang": lang, "dir": direction} if foreign else {"dir": "ltr"})
        element.text = articles.unbroken(words) if foreign else words
        return element

    def _mark_code(self, element: Element) -> None:
        """Code runs from left to right, unless it is words of Arabic alone. One word of it («---») is told from several,
        for a style sheet cannot see where a line may break within it."""
        if element.tag == "bdi":
            return
        text = "".join(element.itertext())
        if len(text.split()) == 1:
            element.set("class", "f-word")
        every = list(runs(text, "en"))
        arabic = bool(every) and all(foreign or not part.strip(" .…") for part, foreign in every)
        element.set("dir", "rtl" if arabic else "ltr")
        element.set("lang", "ar" if arabic else "en")


def _together(parts: list[str | Element]) -> list[str | Element]:
    """Raised and lowered signs belong to the foreign word that they stand in: apart, H₂O would be O₂H in an Arabic line."""
    made: list[str | Element] = []
    for part in parts:
        word = made[-1] if made else None
        if isinstance(part, Element) and isinstance(word, Element) and word.tag == "bdi":
            if part.tag in {"sub", "sup"} and not part.get("id"):
                part.tail = None  # it stands among the parts by itself
                word.append(part)
                continue
            if part.tag == "bdi" and len(word):
                word[-1].tail = part.text
                continue
        if part != "":
            made.append(part)
    return made


_ATOMIC = frozenset({"f-word", "keys", "f-math", "f-icon"})
"""The classes of what a browser sets as one box, beside which a line may break even where words beside a word would hold (CSS Text 3, 5.1)."""


_PARTICLE = re.compile(r"[^\W\d_]+\Z")
_BEHIND = re.compile(r"[،؛:.؟!?,;»)\]”]+")


def _tied(parts: list[str | Element]) -> list[str | Element]:
    """Boxes within a line with what is written to them without a space, a joined particle before and a comma behind, each held
    together by an element."""
    made: list[str | Element] = []
    for part in parts:
        last = made[-1] if made else None
        if isinstance(part, Element) and _ATOMIC & set(part.get("class", "").split()):
            before = _PARTICLE.search(last) if isinstance(last, str) else None
            if before:
                made[-1] = before.string[: before.start()]
            whole = Element("span", {"class": _HELD_CLASS})
            whole.text = before.group() if before else None
            part.tail = None  # it stands among the parts by itself
            whole.append(part)
            made.append(whole)
        elif isinstance(part, str) and isinstance(last, Element) and last.get("class") == _HELD_CLASS:
            behind = _BEHIND.match(part)
            last[-1].tail = behind.group() if behind else None
            made.append(part[behind.end() :] if behind else part)
        else:
            made.append(part)
    return [_bare(part) if isinstance(part, Element) else part for part in made if part != ""]


_HELD_CLASS = "f-held"


def _bare(part: Element) -> Element:
    """An element that holds nothing to its box is none."""
    needless = part.get("class") == _HELD_CLASS and not part.text and not part[-1].tail
    return part[0] if needless else part


class _Blocks(Postprocessor):
    """Blocks of code were never in the tree. One that is wider than the page is moved with the arrow keys."""

    def run(self, text: str) -> str:
        return _BLOCK.sub('<pre dir="ltr" tabindex="0"', text)
