"""The Markdown of this site, with nothing of the site in it yet: what an author's words become by themselves."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER, AtomicString

from fihris.text import boxes
from fihris.text.markdown.slugs import slug
from fihris.text.markdown.spans import ESCAPED, KEYS, SPANS, TASK, keys

EXTENSIONS: Final = (
    "toc", "tables", "fenced_code", "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html",
    "pymdownx.details", "pymdownx.superfences",
)  # fmt: skip
"""Those of mkdocs.yml, after the three that MkDocs switches on itself; a test holds the two equal."""

CONFIGS: Final[dict[str, dict[str, Any]]] = {"toc": {"permalink": False, "slugify": slug}}

_HELD: Final = re.compile(r"[ ]*" + re.escape(HTML_PLACEHOLDER).replace("%s", r"\d+") + r"[ ]*")
_ALIGNED: Final = {f"text-align: {side};": f"f-{side}" for side in ("left", "center", "right")}


TICK: Final = "f-tick"
"""The class of the sign before a task; of one that is done it has another beside it."""
CLASSES: Final = frozenset([*_ALIGNED.values(), "f-task", TICK, f"{TICK}--done"])
"""Of the site's own classes, those that the dialect gives to what an author writes."""
_DONE: Final = {"ar": ("لم يتم", "تم"), "en": ("Not done", "Done")}


class DialectExtension(Extension):
    """What Markdown lacks of the authors' language, and what makes its HTML such as may stand in a page in `lang`."""

    def __init__(self, lang: str = "ar") -> None:
        super().__init__()
        self.lang = lang

    def extendMarkdown(self, md: Markdown) -> None:
        """Part code from paragraphs after superfences (25) has put it aside, and before html_block (20). Boxes and tasks are
        there before what is within blocks is read (20); signs around words come after HTML (90, 80) and before emphasis (60)."""
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, *ESCAPED]
        md.preprocessors.register(_Part(md), "fihris-part", 24)
        md.inlinePatterns.register(_Keys(KEYS, md), "fihris-keys", 79)
        for number, (_, pattern, tag) in enumerate(SPANS):
            md.inlinePatterns.register(_Span(pattern, md, tag), f"fihris-{tag}", 78 - number)
        md.treeprocessors.register(_Boxes(md, self.lang), "fihris-boxes", 32)
        md.treeprocessors.register(_Tasks(md, self.lang), "fihris-tasks", 31)
        md.treeprocessors.register(_Align(md), "fihris-align", 4)


class _Span(InlineProcessor):
    """Words between two signs."""

    def __init__(self, pattern: str, md: Markdown, tag: str) -> None:
        super().__init__(pattern, md)
        self.tag = tag

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: ARG002
        element = Element(self.tag)
        element.text = m[1]
        return element, m.start(), m.end()


class _Keys(InlineProcessor):
    """Keys, each in an element."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: ARG002
        every = Element("span", {"class": "keys", "dir": "ltr"})
        for number, key in enumerate(keys(m[1]).split("+")):
            element = SubElement(every, "kbd")
            element.text = AtomicString(key)
            if number:
                every[-2].tail = AtomicString("+")
        return every, m.start(), m.end()


class _Boxes(Treeprocessor):
    """A box's kind by any of its names; and over one without a title, the word of the page's language."""

    def __init__(self, md: Markdown, lang: str) -> None:
        super().__init__(md)
        self.lang = lang

    def run(self, root: Element) -> None:
        for element in root.iter():
            classes = element.get("class", "").split()
            if element.tag == "details" or classes[:1] == ["admonition"]:
                self._named(element, classes)

    def _named(self, element: Element, classes: list[str]) -> None:
        place = 0 if element.tag == "details" else 1
        name = classes[place] if len(classes) > place else ""
        kind = boxes.kind(name)
        if kind is None:
            return
        element.set("class", " ".join([*classes[:place], kind, *classes[place + 1 :]]))
        title = element[0] if len(element) else None
        if title is not None and title.text == name.capitalize() and not len(title):
            title.text = boxes.title(kind, self.lang)


class _Tasks(Treeprocessor):
    """The box of a task is a sign: nobody can tick it on a page."""

    def __init__(self, md: Markdown, lang: str) -> None:
        super().__init__(md)
        self.lang = lang

    def run(self, root: Element) -> None:
        for item in root.iter("li"):
            first = item[0] if not item.text and len(item) and item[0].tag == "p" else item
            if found := TASK.match(first.text or ""):
                done = found[1] != " "
                box = Element(
                    "span", {"class": f"{TICK} {TICK}--done" if done else TICK, "title": _DONE[self.lang][done]}
                )
                box.text = AtomicString("☑" if done else "☐")
                item.set("class", f"{item.get('class', '')} f-task".strip())
                box.tail = f" {(first.text or '')[found.end() :]}"
                first.text = ""
                first.insert(0, box)


class _Part(Preprocessor):
    """Code that stands right under a line of words would come to stand within their paragraph."""

    def run(self, lines: list[str]) -> list[str]:
        parted: list[str] = []
        for line in lines:
            held = bool(_HELD.fullmatch(line))
            if parted and parted[-1].strip() and line.strip() and (held or _HELD.fullmatch(parted[-1])):
                parted.append("")
            parted.append(line)
        return parted


class _Align(Treeprocessor):
    """A table's alignment is a class: the pages have no style of their own."""

    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in {"th", "td"} and cell.get("style") in _ALIGNED:
                cell.set("class", f"{cell.get('class', '')} {_ALIGNED[cell.attrib.pop('style')]}".strip())


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=[*EXTENSIONS, DialectExtension()], extension_configs=CONFIGS)


def rendered(text: str) -> str:
    """The HTML of a text as its author wrote it, without links around mentions or anything else that the site adds."""
    markdown = _markdown()
    markdown.reset()
    return markdown.convert(text)
