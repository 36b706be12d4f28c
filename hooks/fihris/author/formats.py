"""Which reader a file is for: by what is in it rather than by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

import yaml

from fihris.author import flavours, inline, odt, pasted, plaintext, web, word
from fihris.author.source import Manuscript, Paragraph, Style
from fihris.render import dialect
from fihris.text import markdown, scripts

_PACKAGE = b"PK\x03\x04"
_MARKED = re.compile(r"^(?:#{1,6} |`{3}|~{3}|\[\^[\w-]+\]:|\|.*\|[ \t]*$|!\[)|\*\*\S|\]\(", re.MULTILINE)
"""Signs of Markdown that plain text does not have."""
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")
_TASK = re.compile(r"^(?P<sign>\s*[-*+] )\[(?P<done>[ xX])\] ", re.MULTILINE)
_OTHER_LIST = re.compile(r"^ {0,3}(?:[-*+] .*\n(?= {0,3}\d+[.)] )|\d+[.)] .*\n(?= {0,3}[-*+] ))", re.MULTILINE)
"""The last item of a list right above the first of one of another kind (CommonMark, 5.3: two lists)."""
_EMPHASISED = re.compile(r"^(?P<line>(?P<sign>\*{1,3}|_{1,3})[^*_\n]+(?P=sign))(?=\n[*_]+[^*_\s])", re.MULTILINE)
"""A line that is emphasised whole, above another: who wrote a text, and what they are."""
_ENDED = re.compile(r"[ \t]*\|?[ \t]*$")
_BAR = re.compile(r"(?<!\\)\|")
_IN_CODE = re.compile(r"(`+).*?\1")
_FIELDS = {
    "title": "title",
    "subtitle": "subtitle",
    "author": "author",
    "authors": "author",
    "creator": "author",
    "date": "date",
    "published": "date",
    "doi": "doi",
    "abstract": "abstract",
    "summary": "abstract",
}


def is_package(name: str, data: bytes) -> bool:
    """Whether a file is a document of an office program rather than text."""
    return PurePath(name).suffix.lower() in {".docx", ".odt"} or data.startswith(_PACKAGE)


def of_package(name: str, data: bytes) -> Manuscript:
    """DamagedFile where it cannot be read."""
    is_odt = odt.is_text(data) or (PurePath(name).suffix.lower() == ".odt" and b"word/document.xml" not in data)
    return odt.read(data) if is_odt else word.read(data)


def of_text(name: str, text: str) -> Manuscript:
    """A page, Markdown, or plain text."""
    if web.is_page(text):
        return web.read(text)
    if PurePath(name).suffix.lower() in {".md", ".markdown"} and (flavours.split(text) or _MARKED.search(text)):
        return _of_markdown(text)
    text, remarks = pasted.logical(text)
    return Manuscript(plaintext.blocks(text), remarks=remarks)


def _of_markdown(text: str) -> Manuscript:
    """What the site would show of a text in Markdown."""
    matter, body, toml = flavours.split(text) or ("", text, False)
    reading = markdown.read(body)
    if reading.fault:  # it could not be rendered in time
        return Manuscript(plaintext.blocks(text))
    for (start, end), made in sorted([*_fences(body, reading.code), *_tables(body, reading.tables)], reverse=True):
        body = f"{body[:start]}{made}{body[end:]}"
    noted = tuple(flavours.comments(body))
    body = _EMPHASISED.sub(r"\g<line>  ", flavours.plain(body))
    body = _OTHER_LIST.sub("\\g<0>\n", body)
    body = _TASK.sub(lambda task: f"{task['sign']}{'☐' if task['done'] == ' ' else '☒'} ", body)
    read = web.read(flavours.captioned(dialect.rendered(_STRUCK.sub(r"<del>\1</del>", body))))
    said = _said(matter, toml=toml)
    declared = {_FIELDS[key]: line for key, line in said if key in _FIELDS}
    aside = (Paragraph(Style.ASIDE, f"{key}: {line}") for key, line in said if _FIELDS.get(key) != "abstract")
    text_blocks = tuple(flavours.without_codes(read.blocks))
    blocks = (*_abstract(declared.pop("abstract", ""), text_blocks), *text_blocks, *aside, *noted)
    return replace(read, blocks=blocks, declared=declared)


def _fences(body: str, code: Sequence[markdown.Code]) -> Iterator[tuple[markdown.Span, str]]:
    """Each block of fenced code as a paragraph of one sign: nothing in it is Markdown."""
    for block in (each for each in code if each.kind == "fenced"):
        start, end = block.span
        prefix = body[body.rfind("\n", 0, start) + 1 : start]
        head = body[start:end].partition("\n")[0].lstrip("`~").strip()
        yield block.span, f"\n{prefix}{inline.fence(head, block.text)}\n{prefix}"


def _tables(body: str, tables: Sequence[markdown.Table]) -> Iterator[tuple[markdown.Span, str]]:
    """Each table that has a row wider than its head, with a head as wide: Python-Markdown drops the cells beyond it."""
    for table in tables:
        head, rule, *rows = body[slice(*table.span)].split("\n")
        more = max(map(_width, rows), default=0) - _width(head)
        if more > 0:
            made = (_ENDED.sub(f" |{cell * more}", line, count=1) for line, cell in ((head, " |"), (rule, " --- |")))
            yield table.span, "\n".join([*made, *rows])


def _width(row: str) -> int:
    """How many cells a row has; a bar in code parts none."""
    return len(_BAR.findall(_IN_CODE.sub("", row).strip(" \t>").strip("|")))


def _abstract(words: str, blocks: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """What front matter says of the text, as its first part."""
    if words:
        level = min((block.level for block in blocks if block.style is Style.HEADING and block.level), default=1)
        title = "الملخص" if scripts.ARABIC_LETTER.search(words) else "Abstract"
        yield Paragraph(Style.HEADING, title, level=level)
        yield Paragraph(Style.TEXT, words)


def _said(matter: str, *, toml: bool) -> list[tuple[str, str]]:
    """What front matter says, each field as one line."""
    try:
        said = flavours.fields(matter) if toml else yaml.safe_load(matter)
        fields = [(str(key).lower(), _line(value)) for key, value in (said.items() if isinstance(said, dict) else ())]
    except (yaml.YAMLError, ValueError, RecursionError):  # one that holds itself ends nowhere
        return [("front matter", " ".join(matter.split()))]
    return [(key, line) for key, line in fields if line]


def _line(value: object) -> str:
    if isinstance(value, list):
        return "؛ ".join(filter(None, map(_line, value)))
    if isinstance(value, dict):
        return "، ".join(filter(None, (_line(each) for each in value.values())))
    return " ".join(str(value).split()) if value is not None else ""
