"""Files that nothing reads, where their authors expect them to be read."""

from __future__ import annotations

from fihris.model import LANGS
from fihris.read.files import Tree
from fihris.report import Problem, Severity

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".pdf", ".ico")
_VOCABULARIES = frozenset(["kinds.yml", "relations.yml", "topics.yml"])
_DATA = frozenset(["README.md", "glossary.yml", "problems.yml", "orthography.yml", "redirects.yml"])
_OWN = frozenset(["assets", "interface", "schemas", "search"])
"""Folders of the site itself, where other rules hold."""

_PAGE = "a page ends in .md, and a section is 03-name.md, all in small letters: rename it, or move it out of docs/"
_RECORD = "a record is actors/name.yml or places/name.yml, all in small letters: rename it, or move it out of docs/"


def report(tree: Tree) -> None:
    """A warning for each file below `docs/` that stands where pages and records do, and under no name that is read."""
    for path in tree.files("docs", ""):
        hint = _hint(*path.split("/")[1:])
        if hint and "/." not in path:
            tree.report.add(
                Problem(
                    path,
                    1,
                    1,
                    "unread-file",
                    Severity.WARNING,
                    "nothing reads this file, so it is not part of the site",
                    hint,
                )
            )


def _hint(folder: str, *names: str) -> str:
    """How to name the file docs/folder/names, so that it is read; "" where it is."""
    if not names or folder in _OWN or names[0] in _OWN:
        return ""
    *folders, name = names
    if folder in LANGS:
        return "" if name.endswith((".md", *_PICTURES)) and not any(each.endswith(".md") for each in folders) else _PAGE
    if folder != "_data":
        return (
            f"a page stands in docs/{LANGS[0]}/, and its translation in docs/{LANGS[1]}/"
            if name.endswith(".md")
            else ""
        )
    return "" if _is_record(folders, name) else _RECORD


def _is_record(folders: list[str], name: str) -> bool:
    if not folders:
        return name in _DATA
    if any(each.endswith(".yml") for each in folders):
        return False
    return name in _VOCABULARIES if folders[0] == "vocabularies" else name.endswith((".yml", ".yaml"))
