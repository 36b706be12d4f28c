"""Markdown files: front matter parted from prose, with every line number kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fihris.model import Document, Lang
from fihris.read import mapping, schema
from fihris.read.files import Tree
from fihris.read.mapping import Placed
from fihris.text import markdown

_FENCE = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)

_UNSAFE = re.compile(
    r"<\s*/?\s*(?P<tag>script|iframe|object|embed|style|link|meta|base|form|frame|frameset|applet)\b"
    r"|<[a-z][^<>]*?\s(?P<handler>on[a-z]+)\s*="
    # where an address may stand: in a link, in a definition of one, in an attribute
    r"|(?:[(<=]\s*[\"']?|\]:\s*<?)\s*(?P<scheme>(?:java|vb)script\s*:|data\s*:\s*text/html)",
    re.IGNORECASE,
)
_SUSPECT = ("<", "javascript", "vbscript", "data")
"""One of these stands in all that `_UNSAFE` finds; most files have none, and need no slow search."""
_MARKUP = re.compile(r"<[A-Za-z/!][^>]*>|&[a-zA-Z]+;|&#\d+;")
_FENCE_SIGN = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_INLINE_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)")


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
    _check_safe(tree, path, text, fence.end())
    matter = mapping.parse(tree, path, fence.group(1) or "", first_line=2)
    if matter is None:
        return None
    # Without its title or date a page is still read, for what else is wrong with it; the error forbids to build.
    matter = schema.sound(tree, matter, schema_name, blank=("title", "date"))
    if matter is None:
        return None
    for field in ("title", "short", "description"):
        _check_plain(tree, matter, field)
    body = text[fence.end() :]
    document = Document(
        path=path,
        lang=lang,
        title=matter.value.get("title", ""),
        description=matter.value.get("description", ""),
        body=body,
        body_line=text.count("\n", 0, fence.end()) + 1,
        reading=markdown.read(body),
        short=matter.value.get("short", ""),
    )
    _check_readable(tree, document)
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


def _check_readable(tree: Tree, document: Document) -> None:
    """A text that the host could not read in time, or at all, never comes to it."""
    fault = document.reading.fault
    if fault:
        line, column = (
            1 + document.body.count("\n", 0, fault.place),
            fault.place - document.body.rfind("\n", 0, fault.place),
        )
        tree.problem(
            document.path,
            "too-much",
            f"from here on stand more {fault.what} than can be read",
            "part it by blank lines or headings, or take the signs out that are there by mistake",
            document.body_line + line - 1,
            column,
        )


def _check_plain(tree: Tree, matter: Placed, field: str) -> None:
    value = matter.value.get(field, "")
    found = _MARKUP.search(value)
    if found:
        line, column = matter.at(field)
        tree.problem(
            matter.path,
            "html-in-title",
            f"{field}: {found.group()!r} is HTML; a {field} is plain text",
            "write the words only",
            line,
            column,
        )


def _check_safe(tree: Tree, path: str, text: str, body_start: int) -> None:
    """Markdown passes HTML through; what could run code in the reader's browser is refused."""
    lower = text.lower()
    if not any(sign in lower for sign in _SUSPECT):
        return
    shown = _without_code(text[body_start:])
    for found in _UNSAFE.finditer(text[:body_start] + shown):
        if found.group("tag"):
            message, hint = f"<{found.group('tag')}> is not allowed in a page", "write it in Markdown"
        elif found.group("handler"):
            message, hint = f"the attribute {found.group('handler')} is not allowed", "leave it out"
        else:
            message, hint = (
                f"an address may not begin with {found.group('scheme')!r}",
                "use an https address or a page of this site",
            )
        start = found.start("scheme") if found.group("scheme") else found.start()
        tree.problem(
            path,
            "unsafe-html",
            message,
            hint,
            text.count("\n", 0, start) + 1,
            start - (text.rfind("\n", 0, start) + 1) + 1,
        )


def _without_code(body: str) -> str:
    """The body with code blotted out, as long as it is. A fence that is never closed begins no code."""
    if "`" not in body and "~" not in body:
        return body
    lines = body.split("\n")
    fence, first = "", 0
    for row, line in enumerate(lines):
        sign = _FENCE_SIGN.match(line)
        if not fence:
            fence, first = (sign[1], row) if sign else ("", 0)
        elif sign and sign[1].startswith(fence) and not line[sign.end() :].strip():
            lines[first : row + 1] = [" " * len(each) for each in lines[first : row + 1]]
            fence = ""
    return _INLINE_CODE.sub(lambda code: " " * len(code.group()), "\n".join(lines))
