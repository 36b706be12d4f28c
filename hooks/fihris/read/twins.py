"""A text in each language in which it can be read; one that only holds the place of a translation is none."""

from __future__ import annotations

from fihris.model import UNTRANSLATED, Lang
from fihris.read import document
from fihris.read.document import Parsed
from fihris.read.files import Tree
from fihris.read.frames import Paths
from fihris.report import Problem, Severity


def readable(tree: Tree, paths: Paths, path: str, schema_name: str) -> dict[Lang, Parsed]:
    """The documents of a path, in each language where it can be read."""
    found = {}
    for lang in paths:
        if path in paths[lang]:
            parsed = document.read(tree, f"docs/{lang}/{path}", lang, schema_name if lang is Lang.AR else "page")
            if parsed and not (lang is not Lang.AR and _is_untranslated(tree, parsed)):
                found[lang] = parsed
    return found


def _is_untranslated(tree: Tree, twin: Parsed) -> bool:
    """Whether a file only holds the place of a translation; the site shows the Arabic text there, and says so."""
    path = twin.document.path
    if not twin.document.title.startswith(UNTRANSLATED):
        return False
    words = twin.document.reading.text
    if words.strip() and UNTRANSLATED not in words:
        tree.report.add(
            Problem(
                path,
                *twin.matter.at("title"),
                "not-translated",
                Severity.WARNING,
                "the text is translated and its title is not, so the site shows neither",
                f"write the title in {tree.called} here",
            )
        )
    else:
        tree.report.add(
            Problem(path, 1, 1, "not-translated", Severity.NOTICE, "this text is not translated yet", _translate(path))
        )
    return True


def _translate(path: str) -> str:
    done = f", then: fihris translate {path} --done" if "/briefs/" in path else ""
    return f"translate the title and the text{done}"
