"""Markdown files: front matter parted from prose, with every line number kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fihris.model import Document, Lang
from fihris.read import mapping, schema
from fihris.read.files import Tree
from fihris.read.mapping import Placed
from fihris.text import markdown
from fihris.text.markdown import TooMuch

_FENCE = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A Markdown file, and what of its front matter fits its schema."""

    document: Document
    matter: Placed


def read(tree: Tree, path: str, lang: Lang, schema_name: str) -> Parsed | None:
    """The document at `path`, or None when it cannot be used; every fault is reported."""
    text = tree.text(path)
    if text is None:
        return None
    fence = _FENCE.match(text)
    if fence is None:
        tree.problem(
            path,
            "no-front-matter",
            _fence_fault(text),
            "begin the file with a line ---, then `title: …`, then a line ---",
        )
        return None
    matter = mapping.parse(tree, path, fence.group(1) or "", first_line=2)
    if matter is None:
        return None
    # Without its title a page is still read, for what else is wrong with it; the error forbids to build.
    matter = schema.sound(tree, matter, schema_name, blank=("title",))
    if matter is None:
        return None
    body, body_line = text[fence.end() :], text.count("\n", 0, fence.end()) + 1
    reading = markdown.read(body, lang)
    if reading.fault:  # whatever else is said of such a text comes of this
        _refuse(tree, path, body, body_line, reading.fault)
        return None
    document = Document(
        path=path,
        lang=lang,
        title=matter.value.get("title", ""),
        description=matter.value.get("description", ""),
        body=body,
        body_line=body_line,
        reading=reading,
        short=matter.value.get("short", ""),
    )
    return Parsed(document, matter)


def schema_of(path: str) -> str:
    """The schema of the fields of an Arabic page, by its path from the project's root."""
    if "/briefs/" not in path:
        return "page"
    return "brief" if path.endswith("/index.md") else "section"


def _fence_fault(text: str) -> str:
    if text.lstrip().startswith("---"):
        return "the front matter has no end" if text.startswith("---") else "nothing may stand before the front matter"
    return "the file has no front matter"


def _refuse(tree: Tree, path: str, body: str, body_line: int, fault: TooMuch) -> None:
    """A text that the host could not read in time, or at all, never comes to it."""
    tree.problem(
        path,
        "too-much",
        f"from here on stand more {fault.what} than can be read",
        "part it by blank lines or headings, or take the signs out that are there by mistake",
        body_line + body.count("\n", 0, fault.place),
        fault.place - body.rfind("\n", 0, fault.place),
    )
