"""The Markdown of this site, with nothing of the site in it yet: what an author's words become by themselves."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER

from fihris.text.markdown.slugs import slug

EXTENSIONS: Final = (
    "toc", "tables", "fenced_code", "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html",
    "pymdownx.details", "pymdownx.superfences",
)  # fmt: skip
"""Those of mkdocs.yml, after the three that MkDocs switches on itself; a test holds the two equal."""

CONFIGS: Final[dict[str, dict[str, Any]]] = {"toc": {"permalink": False, "slugify": slug}}

_HELD: Final = re.compile(r"[ ]*" + re.escape(HTML_PLACEHOLDER).replace("%s", r"\d+") + r"[ ]*")
_ALIGNED: Final = {f"text-align: {side};": f"f-{side}" for side in ("left", "center", "right")}


class DialectExtension(Extension):
    """What makes the HTML of tables and code such as it may stand in a page."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Part code from paragraphs after superfences (25) has put it aside, and before html_block (20)."""
        md.preprocessors.register(_Part(md), "fihris-part", 24)
        md.treeprocessors.register(_Align(md), "fihris-align", 4)


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
