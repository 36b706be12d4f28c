"""Twins: the file of the same path in the other language, and which state of the Arabic text it translates."""

from __future__ import annotations

import re

from fihris.author import front, marks, yaml
from fihris.model import UNTRANSLATED, Document
from fihris.text.fingerprint import exact, fingerprint, of_words

_DECLARED = re.compile(r"^translated:\s*[\"']?(?P<value>[0-9a-f]{12})\b", re.MULTILINE)
_TRANSLATED = re.compile(r"^translated:.*$", re.MULTILINE)


def of(document: Document) -> str:
    """The fingerprint of a document."""
    return of_words(document.title, document.description, document.reading.text)


def follows(said: str, document: Document) -> bool:
    """Whether a twin that says this of a document translates it as it is now; one that says nothing may."""
    return said in {"", of(document), exact(document.title, document.description, document.body)}


def skeleton(title: str, description: str, body: str, label: str) -> str:
    """The English twin of an Arabic text, with the Arabic of each paragraph above the place of its translation.

    `label` says in English what the file is: "section 3".
    """
    lines = [
        "---",
        f"title: {yaml.scalar(f'{UNTRANSLATED}: {label}')}",
        f"translated: {yaml.quoted(fingerprint(title, description, body))}",
        "---",
        "",
        marks.comment(f"{UNTRANSLATED}. Write the translation of each Arabic paragraph under it, then delete this comment"
                      " and the Arabic ones. Title in Arabic: " + title),
        "",
        f"{UNTRANSLATED}.",
        "",
    ]  # fmt: skip
    for paragraph in _paragraphs(body):
        lines.extend([marks.comment(paragraph), ""])
    return "\n".join(lines)


def _paragraphs(body: str) -> list[str]:
    without = marks.without_comments(body)
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", without) if part.strip()]


def is_untranslated(text: str) -> bool:
    """Whether a twin still says that its translation is to be written."""
    return UNTRANSLATED in text


def confirmed(text: str, value: str) -> str | None:
    """The twin's text with `value` as its fingerprint, or None where it has no front matter."""
    parts = front.split(text)
    if parts is None:
        return None
    matter, body = parts
    line = f"translated: {yaml.quoted(value)}"
    made = _TRANSLATED.sub(line, matter) if _TRANSLATED.search(matter) else f"{matter}{line}\n"
    return front.joined(made, body)


def declared(text: str) -> str:
    """The fingerprint that a twin says it translates; "" where it says none."""
    parts = front.split(text)
    found = _DECLARED.search(parts[0]) if parts else None
    return found["value"] if found else ""
