"""Which reader a file is for: by what is in it rather than by its name."""

from __future__ import annotations

import re
from pathlib import PurePath

import yaml

from fihris.author import front, odt, plaintext, web, word
from fihris.author.source import Manuscript
from fihris.render import dialect
from fihris.text import markdown

_PACKAGE = b"PK\x03\x04"
_MARKED = re.compile(r"^(?:#{1,6} |\[\^[\w-]+\]:|\|.*\|[ \t]*$|!\[)|\*\*\S|\]\(", re.MULTILINE)
"""Signs of Markdown that plain text does not have."""
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")
_TASK = re.compile(r"^(?P<sign>\s*[-*+] )\[(?P<done>[ xX])\] ", re.MULTILINE)
_EMPHASISED = re.compile(r"^(?P<line>(?P<sign>\*{1,3}|_{1,3})[^*_\n]+(?P=sign))(?=\n[*_]+[^*_\s])", re.MULTILINE)
"""A line that is emphasised whole, above another: who wrote a text, and what they are."""
_FIELDS = {"title": "title", "author": "author", "authors": "author", "date": "date", "published": "date"}


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
    if PurePath(name).suffix.lower() in {".md", ".markdown"} and (front.split(text) or _MARKED.search(text)):
        return _of_markdown(text)
    return Manuscript(plaintext.blocks(text))


def _of_markdown(text: str) -> Manuscript:
    """What the site would show of a text in Markdown."""
    matter, body = front.split(text) or ("", text)
    if markdown.read(body).fault:  # it could not be rendered in time
        return Manuscript(plaintext.blocks(text))
    body = _EMPHASISED.sub(r"\g<line>  ", body)
    body = _TASK.sub(lambda task: f"{task['sign']}{'☐' if task['done'] == ' ' else '☒'} ", body)
    read = web.read(dialect.rendered(_STRUCK.sub(r"<del>\1</del>", body)))
    declared = dict(_declared(matter))
    return Manuscript(read.blocks, read.notes, read.stray, read.remarks, declared=declared) if declared else read


def _declared(matter: str) -> list[tuple[str, str]]:
    """What front matter says of the text, as far as it is one line each."""
    try:
        said = yaml.safe_load(matter)
    except yaml.YAMLError:
        return []
    if not isinstance(said, dict):
        return []
    fields = ((_FIELDS[str(key).lower()], value) for key, value in said.items() if str(key).lower() in _FIELDS)
    return [(field, _line(value)) for field, value in fields if _line(value)]


def _line(value: object) -> str:
    if isinstance(value, list):
        return "؛ ".join(filter(None, map(_line, value)))
    if isinstance(value, dict):
        return _line(value.get("name", ""))
    return " ".join(str(value).split()) if value is not None else ""
