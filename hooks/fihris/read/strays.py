"""Files that nothing reads, where their authors expect them to be read."""

from __future__ import annotations

from fihris.model import Lang
from fihris.read.files import Tree
from fihris.read.pictures import ENDINGS
from fihris.report import Problem, Severity

_VOCABULARIES = frozenset(["genres.yml", "kinds.yml", "licences.yml", "relations.yml", "topics.yml"])
_DATA = frozenset(
    ["README.md", "fields.yml", "glossary.yml", "problems.yml", "orthography.yml", "redirects.yml", "site.yml"]
)
_OWN = frozenset(["interface", "schemas", "search"])
"""Folders of the site itself, where other rules hold."""

_PAGE = "a page ends in .md, and a section is 03-name.md, all in small letters: rename it, or move it out of docs/"
_RECORD = "a record is actors/name.yml, places/name.yml or authors/name.yml, all in small letters: rename it, or move it out of docs/"


def report(tree: Tree, langs: tuple[Lang, ...]) -> None:
    """A warning for each file below `docs/` that stands where pages and records do, and under no name that is read; and for a folder of
    a file's name, which holds none."""
    for path in tree.bare("docs"):
        if path.endswith((".md", ".yml")):
            message = "this is a folder with the name of a file"
            tree.report.add(Problem(path, 1, 1, "unread-file", Severity.WARNING, message, "delete it"))
    for path in tree.files("docs", ""):
        hint = _hint(langs, *path.split("/")[1:])
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


def _hint(langs: tuple[Lang, ...], folder: str, *names: str) -> str:
    """How to name the file docs/folder/names, so that it is read; "" where it is."""
    if folder == "_data":
        own = not names or names[0] in _OWN
        return "" if own or _is_record(list(names[:-1]), names[-1]) else _RECORD
    *folders, name = names or (folder,)
    if folder in langs:
        return "" if name.endswith((".md", *ENDINGS)) and not any(each.endswith(".md") for each in folders) else _PAGE
    if name.endswith(ENDINGS):
        return ""
    if name.endswith(".md"):
        return "a page stands in docs/ar/" + (f", and its translation in docs/{langs[1]}/" if len(langs) > 1 else "")
    return (
        f"pages in Markdown and pictures ({', '.join(ENDINGS)}) are published, and nothing else: move it out of docs/"
    )


def _is_record(folders: list[str], name: str) -> bool:
    if not folders:
        return name in _DATA
    if any(each.endswith(".yml") for each in folders):
        return False
    return name in _VOCABULARIES if folders[0] == "vocabularies" else name.endswith((".yml", ".yaml"))
