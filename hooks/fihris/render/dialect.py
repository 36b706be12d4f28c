"""The Markdown of this site, with nothing of the site in it yet: what an author's words become by themselves."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER, AtomicString

from fihris.render import insets
from fihris.render.absent import Absent
from fihris.text import boxes
from fihris.text.markdown.slugs import slug
from fihris.text.markdown.spans import ESCAPED, FORMULA, ICON, KEYS, SPANS, TAB, TABS, TASK, keys, named

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
ENLARGED: Final = "f-enlarged"
"""The class of a link from a picture to itself, in its own size."""
CLASSES: Final = frozenset(
    [
        *_ALIGNED.values(),
        "f-task",
        TICK,
        f"{TICK}--done",
        TABS,
        f"{TABS}__tab",
        "f-sign",
        ENLARGED,
        insets.ICON,
        insets.FORMULA,
        insets.BLOCK,
    ]
)
"""Of the site's own classes, those that the dialect gives to what an author writes."""
_DONE: Final = {"ar": ("لم يتم", "تم"), "en": ("Not done", "Done"), "fr": ("À faire", "Fait")}


class DialectExtension(Extension):
    """What Markdown lacks of the authors' language, and what makes its HTML such as may stand in a page in `lang`."""

    def __init__(self, lang: str = "ar") -> None:
        super().__init__()
        self.lang = lang

    def extendMarkdown(self, md: Markdown) -> None:
        """Part code from paragraphs after superfences (25) has put it aside, and before html_block (20). Boxes and tasks are
        there before what is within blocks is read (20); signs around words come after HTML (90, 80) and before emphasis (60)."""
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, *ESCAPED]
        for kind in ("ul", "ol"):  # else numbers below bullets are bullets
            vars(md.parser.blockprocessors[f"{kind[0]}list"])["SIBLING_TAGS"] = [kind]
        md.preprocessors.register(Absent(md), "fihris-absent", 26)  # the text is whole, and nothing of it put aside
        md.preprocessors.register(_Part(md), "fihris-part", 24)
        md.inlinePatterns.register(
            _Formula(FORMULA, md), "fihris-formula", 185
        )  # after code (190), before escapes (180)
        md.inlinePatterns.register(_Icon(ICON, md), "fihris-icon", 79.5)
        md.inlinePatterns.register(_Keys(KEYS, md), "fihris-keys", 79)
        for number, (_, pattern, tag) in enumerate(SPANS):
            md.inlinePatterns.register(_Span(pattern, md, tag), f"fihris-{tag}", 78 - number)
        md.parser.blockprocessors.register(_Tab(md.parser), "fihris-tab", 106)
        md.treeprocessors.register(_Boxes(md, self.lang), "fihris-boxes", 32)
        md.treeprocessors.register(_Tasks(md, self.lang), "fihris-tasks", 31)
        md.treeprocessors.register(_Tabs(md), "fihris-tabs", 7.5)
        md.treeprocessors.register(_Annotations(md), "fihris-annotations", 7.4)
        md.treeprocessors.register(_Enlarged(md), "fihris-enlarged", 7.3)
        md.treeprocessors.register(_Align(md), "fihris-align", 4)
        md.postprocessors.register(_AnnotatedCode(md), "fihris-annotated", 20)


class _Span(InlineProcessor):
    """Words between two signs."""

    def __init__(self, pattern: str, md: Markdown, tag: str) -> None:
        super().__init__(pattern, md)
        self.tag = tag

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: ARG002
        element = Element(self.tag)
        element.text = m[1]
        return element, m.start(), m.end()


class _Formula(InlineProcessor):
    """The place of a formula."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: ARG002
        kind = insets.FORMULA if m[1] is None else f"{insets.FORMULA} {insets.BLOCK}"
        return Element("span", {"class": kind, "title": named(m)}), m.start(), m.end()


class _Icon(InlineProcessor):
    """The place of an icon."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: ARG002
        return Element("span", {"class": insets.ICON, "title": m[1]}), m.start(), m.end()


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
            text = first.text or ""
            if found := TASK.match(text):
                done = found[1] != " "
                box = Element(
                    "span",
                    {
                        "class": f"{TICK} {TICK}--done" if done else TICK,
                        "title": _DONE.get(self.lang, _DONE["en"])[done],
                    },
                )
                box.text = AtomicString("☑" if done else "☐")
                item.set("class", f"{item.get('class', '')} f-task".strip())
                box.tail = f" {text[found.end() :]}"
                first.text = ""
                first.insert(0, box)


class _Tab(BlockProcessor):
    """The sign of a tab becomes that of a fold, and pymdownx.details, which comes next, reads it."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return "===" in block and bool(TAB.search(block))

    def run(self, parent: Element, blocks: list[str]) -> bool:  # noqa: ARG002
        blocks[0] = TAB.sub(
            lambda tab: (
                f'\n???{"+" if "+" in tab[1] else ""} {TABS}__tab{" new" if "!" in tab[1] else ""} "{tab[2]}"\n'
            ),
            blocks[0],
        )
        return False


class _Tabs(Treeprocessor):
    """Tabs that follow one another are folds of one name: of these a browser shows one at a time (HTML, 4.11.1). Where it can show
    them beside one another a style sheet does; else they stand below one another, and nothing is lost."""

    def run(self, root: Element) -> None:
        number = 0
        for parent in list(root.iter()):
            group: Element | None = None
            for child in list(parent):
                classes = child.get("class", "").split()
                if child.tag != "details" or f"{TABS}__tab" not in classes:
                    group = None
                    continue
                if group is None or "new" in classes:
                    number += 1
                    group = Element("div", {"class": TABS})
                    group.tail = "\n"
                    parent.insert(list(parent).index(child), group)
                parent.remove(child)
                group.append(child)
                child.set("class", f"{TABS}__tab")
                child.set("name", f"{TABS}-{number}")
        for group in root.iter("div"):
            if group.get("class") == TABS:
                _one_open(list(group))


def _one_open(tabs: list[Element]) -> None:
    """The last that its author opens, or else the first."""
    chosen = next((tab for tab in reversed(tabs) if tab.get("open")), tabs[0])
    for tab in tabs:
        tab.attrib.pop("open", None)
    chosen.set("open", "open")


_SIGN: Final = re.compile(r"\((?:\d{1,3}|[\u0660-\u0669]{1,3})\)")


class _Annotations(Treeprocessor):
    """In a block of the class `annotate` numbers in brackets are signs of the list that follows it."""

    def run(self, root: Element) -> None:
        for block in root.iter():
            if "annotate" in block.get("class", "").split():
                for element in list(block.iter()):
                    if element.tag not in {"code", "pre"}:
                        self._within(element)

    def _within(self, element: Element) -> None:
        children = list(element)
        for child in reversed(children):
            child.tail, signs = self._parted(child.tail or "")
            place = list(element).index(child) + 1
            for number, sign in enumerate(signs):
                element.insert(place + number, sign)
        element.text, signs = self._parted(element.text or "")
        for number, sign in enumerate(signs):
            element.insert(number, sign)

    def _parted(self, text: str) -> tuple[str, list[Element]]:
        found = [] if isinstance(text, AtomicString) else list(_SIGN.finditer(text))
        if not found:
            return text, []
        signs = []
        for each, following in zip(found, [*(other.start() for other in found[1:]), len(text)], strict=True):
            sign = Element("span", {"class": "f-sign"})
            sign.text, sign.tail = each[0], text[each.end() : following]
            signs.append(sign)
        return text[: found[0].start()], signs


_OURS: Final = re.compile(r"(?!//)[^:\\\s\x00-\x1f]+")
"""The address of a picture of the site's own: whoever follows it is told to no other host."""


class _Enlarged(Treeprocessor):
    """A picture of the site's own that is all of its paragraph or figure leads to itself, where it has its own size."""

    def run(self, root: Element) -> None:
        for block in list(root.iter()):
            only = block.tag in {"p", "figure"} and not (block.text or "").strip()
            images = [child for child in block if child.tag == "img"] if only else []
            others = [child for child in block if child.tag not in {"img", "figcaption"}]
            if (
                len(images) == 1
                and not others
                and not (images[0].tail or "").strip()
                and _OURS.fullmatch(images[0].get("src", ""))
            ):
                image = images[0]
                place = list(block).index(image)
                block.remove(image)
                link = Element("a", {"class": ENLARGED, "href": image.get("src", "")})
                link.tail, image.tail = image.tail, None
                link.append(image)
                block.insert(place, link)


_CODE: Final = re.compile(r'<div class="(?:[^"]* )?annotate(?: [^"]*)?">.*?</div>', re.DOTALL)


class _AnnotatedCode(Postprocessor):
    """The sign of a note in code: (1)! is shown as (1)."""

    def run(self, text: str) -> str:
        return _CODE.sub(lambda code: re.sub(r"(\(\d{1,3}\))!", r"\1", code[0]), text)


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
    """The alignment of a table's cells and of pictures is a class: the pages have no style of their own, and no attribute that HTML has
    given up."""

    def run(self, root: Element) -> None:
        for each in root.iter():
            if each.tag in {"th", "td"} and each.get("style") in _ALIGNED:
                each.set("class", f"{each.get('class', '')} {_ALIGNED[each.attrib.pop('style')]}".strip())
            elif each.tag == "img" and each.get("align") in {"left", "right"}:
                each.set("class", f"{each.get('class', '')} f-{each.attrib.pop('align')}".strip())


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=[*EXTENSIONS, DialectExtension()], extension_configs=CONFIGS)


def rendered(text: str) -> str:
    """The HTML of a text as its author wrote it, without links around mentions or anything else that the site adds."""
    markdown = _markdown()
    markdown.reset()
    return markdown.convert(text)
