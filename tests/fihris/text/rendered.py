"""What Python-Markdown itself makes of a text, with the site's extensions: the tree, in the terms of a reading."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element

import yaml
from lxml import html as tree
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from fihris.render.dialect import DialectExtension
from fihris.text.markdown.slugs import slug
from fihris.text.reading import How, Reading

ROOT = Path(__file__).parents[3]
ODD: list[str] = yaml.safe_load(Path(__file__).with_name("odd.yml").read_text("utf-8"))


@dataclass
class Rendered:
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


class _Settings(yaml.SafeLoader):
    pass


_Settings.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: slug)


def extensions() -> tuple[list[str], dict[str, dict]]:
    """Those of mkdocs.yml, after the three that MkDocs switches on itself."""
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Settings)
    names, options = ["toc", "tables", "fenced_code"], {}
    for each in settings["markdown_extensions"]:
        name, given = next(iter(each.items())) if isinstance(each, dict) else (each, {})
        names.append(name)
        options[name] = given
    return list(dict.fromkeys(names)), options


class _Keep(Extension):
    def extendMarkdown(self, md):
        self.kept = _Root(md)
        md.treeprocessors.register(self.kept, "kept", -10)


class _Root(Treeprocessor):
    def run(self, root):
        self.root = root


_KEEP = _Keep()
_NAMES, _OPTIONS = extensions()
_HOST = Markdown(extensions=[*_NAMES, DialectExtension(), _KEEP], extension_configs=_OPTIONS)
# It parts code from the words above it, which changes nothing of what is compared.
_HOST.preprocessors.deregister("fihris-part")
_LEFT = re.compile("\2wzxhzdk:[0-9]+\3")
_MASKED = "\2amp\3"
"""How the host hides the letters of an address of mail."""


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_data(self, data):
        self.found.append(data)


def rendered(markdown: str) -> Rendered:
    if not markdown.strip():
        return Rendered()
    _HOST.reset()
    output = _HOST.convert(markdown)
    made = Rendered(headings=list(_flat(_HOST.toc_tokens)))
    _gather(_KEEP.kept.root, made)
    for raw in re.findall(r'<div [^<>]*class="highlight"[^<>]*><pre>.*?</pre></div>', output, re.DOTALL):
        words = _Words()
        words.feed(raw)
        made.code.append("".join(words.found).strip())
    return made


def told(reading: Reading) -> Rendered:
    """What a reading says, in the terms of what is rendered."""
    return Rendered(
        [(each.level, each.words, each.slug) for each in reading.headings],
        sorted(
            "mailto:" if each.how is How.AUTO and each.target.startswith("mailto:") else each.target
            for each in reading.links
            if each.how is not How.HTML
        ),
        sorted((each.target, each.alt) for each in reading.images if each.how is not How.HTML),
        sorted(each.text.strip() for each in reading.code),
    )


def begun(text: str) -> str:
    return f"x\n\n{text}"  # else it could begin with what looks like front matter


def made_of(text: str) -> Rendered:
    made = rendered(begun(text))
    made.headings, _ = list(made.headings), made.links.sort()
    made.images.sort()
    made.code.sort()
    return made


def emphasis(texts: list[str]) -> list[list[str]]:
    """The words of each element of emphasis in each of some texts, which are a paragraph each."""
    _HOST.reset()
    _HOST.convert("\n\n".join(texts))
    return [
        ["".join(element.itertext()) for element in paragraph.iter() if element.tag in {"em", "strong"}]
        for paragraph in _KEEP.kept.root
    ]


def attributes(markdown: str) -> tuple[list[str], set[str]]:
    """The classes of one letter, which nobody gives but the author, and the ids that the page's elements have."""
    _HOST.reset()
    _HOST.convert(markdown)
    every = list(_KEEP.kept.root.iter())
    classes = [each for element in every for each in element.get("class", "").split() if len(each) == 1]
    ids = {element.get("id", "") for element in every}
    return sorted(classes), {id for id in ids if id and not re.match("fn(ref)?[0-9]*:", id)}


BLOCKS = frozenset(
    ["blockquote", "li", "dl", "dt", "dd", "table", "th", "td", "pre", "details", "h1", "h2", "h3", "h4", "h5", "h6"]
)
"""Those that are counted: not lists of both sorts, which the host parts, nor paragraphs, for the way back from a note stands in one."""


def blocks(markdown: str) -> Counter[str]:
    """How many elements of each kind the page has."""
    _HOST.reset()
    _HOST.convert(markdown)
    return Counter(element.tag for element in _KEEP.kept.root.iter() if element.tag in BLOCKS)


def loose(markdown: str) -> tuple[int, int]:
    """How many paragraphs and how many lists the page has."""
    _HOST.reset()
    _HOST.convert(markdown)
    tags = Counter(element.tag for element in _KEEP.kept.root.iter())
    return tags["p"], tags["ul"] + tags["ol"]


def leading(markdown: str) -> tuple[list[str], set[str]]:
    """Where the pictures of the finished page come from, and where its links lead, those in elements of HTML too."""
    _HOST.reset()
    page = tree.fragment_fromstring(_HOST.convert(markdown), create_parent="div")
    return sorted(each.get("src", "") for each in page.iter("img")), {each.get("href", "") for each in page.iter("a")}


def letters(markdown: str) -> list[str]:
    """All that the page says outside of blocks of code, letter by letter, without the numbers of notes and the boxes of tasks."""
    _HOST.reset()
    return sorted(re.sub("[\\s☐☑]", "", _said(tree.fragment_fromstring(_HOST.convert(markdown), create_parent="div"))))


def _said(element) -> str:
    of, classes = element.get("id") or "", element.get("class") or ""
    if element.tag == "pre" or of.startswith("fnref") or re.search("footnote-backref|highlight", classes):
        return ""
    return (element.text or "") + "".join(_said(each) + (each.tail or "") for each in element)


_NO_PLACE = frozenset(["a", "code", "kbd", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "img", "br"])
"""What holds no mention: a name within is a link's, code or a title's."""

_INLINE = frozenset(["abbr", "b", "em", "i", "mark", "strong", "sub", "sup"])


def places(markdown: str) -> str:
    """The visible words of the page in which a name may be a mention."""
    _HOST.reset()
    return _visible(tree.fragment_fromstring(_HOST.convert(markdown), create_parent="div"))


def _visible(element) -> str:
    if not isinstance(element.tag, str):
        return ""
    if element.tag in _NO_PLACE or "admonition-title" in element.get("class", ""):
        return "" if element.tag == "code" and not element.text_content() else " "
    words = (element.text or "") + "".join(_visible(each) + (each.tail or "") for each in element)
    return words if element.tag in _INLINE else f"\n{words}\n"


def _flat(tokens):
    for each in tokens:
        yield each["level"], html.unescape(each["name"]), each["id"]
        yield from _flat(each["children"])


def _gather(root: Element, made: Rendered) -> None:
    for element in root.iter():
        if element.tag == "code":
            made.code.append(html.unescape(_LEFT.sub("", "".join(element.itertext()))).strip())
        elif element.tag == "a" and not re.search("footnote-|f-enlarged", element.get("class") or ""):
            href = element.get("href", "")
            bare = _LEFT.sub("", href)
            made.links.append("mailto:" if _MASKED in href else href if bare == href else bare.strip())
        elif element.tag == "img":
            made.images.append((element.get("src", ""), element.get("alt", "")))
