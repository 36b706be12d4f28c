"""`fihris translate`: the twin of a brief or section, to be filled in, or marked as a true translation."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from fihris.author import ids, translation
from fihris.commands import options, outcome
from fihris.model import UNTRANSLATED, Document, Lang
from fihris.read import document
from fihris.read.files import Tree
from fihris.report import Problem, Report, Severity, did_you_mean

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_FOLDER = re.compile(r"^(?:docs/[^/]+/)?(?:briefs/)?")
_SECTION = re.compile(r"(?P<brief>\d{4}/[a-z0-9-]+)(?:/(?P<file>index|\d|\d\d[a-z0-9-]*))?(?:\.md)?\Z")


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("translate", help="make the twin of a brief or section in the second language")
    options.root(parser)
    parser.add_argument("section", metavar="SECTION", help="YEAR/NAME/NN, YEAR/NAME, or the path of its Arabic file")
    parser.add_argument("--to", metavar="LANG", help="the language of the twin (the site's second)")
    parser.add_argument("--done", action="store_true", help="say that the twin translates the Arabic text as it is now")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Writes a skeleton where there is no twin; with `--done`, the fingerprint into the twin there is."""
    path = _path(chosen.root, chosen.section)
    if path is None:
        return outcome.wrong(
            "unknown-section",
            f"there is no brief or section {outcome.shown(chosen.section)!r}",
            did_you_mean(chosen.section, _sections(chosen.root)) or "for example 2023/name/04",
        )
    report = Report()
    tree = Tree(chosen.root, report)
    if tree.second is None or chosen.to not in (None, tree.second):
        hint = f"leave --to out, or write {tree.second}" if tree.second else "name one: languages: [ar, en]"
        fault = f"the site has no language {outcome.shown(chosen.to)}" if chosen.to else "the site is in Arabic alone"
        return outcome.wrong("bad-value", fault, hint)
    parsed = document.read(tree, f"docs/ar/{path}", Lang.AR, document.schema_of(f"docs/ar/{path}"))
    if parsed is None or report.fatal:
        return outcome.refuse(report)
    twin = f"docs/{tree.second}/{path}"
    return _confirm(chosen.root, twin, parsed.document) if chosen.done else _begin(chosen.root, twin, parsed.document)


def _path(root: Path, section: str) -> str | None:
    """The path of a brief's page or section below `docs/<lang>/`, or None."""
    found = _SECTION.match(_FOLDER.sub("", section))
    if found is None or not ids.is_brief(found["brief"]):
        return None
    folder = root / "docs" / "ar" / "briefs" / found["brief"]
    wanted = (found["file"] or "index").rjust(2, "0")
    matching = sorted(folder.glob(f"{wanted}*.md" if re.fullmatch(r"\d\d", wanted) else f"{wanted}.md"))
    return f"briefs/{found['brief']}/{matching[0].name}" if matching else None


def _sections(root: Path) -> list[str]:
    briefs = root / "docs" / "ar" / "briefs"
    found = (path.relative_to(briefs).as_posix() for path in briefs.glob("*/*/*.md"))
    parts = (path.removesuffix(".md").rpartition("/") for path in found)
    return [brief if file == "index" else f"{brief}/{file[:2]}" for brief, _, file in parts]


def _begin(root: Path, twin: str, original: Document) -> int:
    number = Path(twin).name[:2]
    label = f"section {int(number)}" if number.isdigit() else "the brief"
    made = translation.skeleton(original.title, original.description, original.body, label)
    status = outcome.write(root, {twin: made})
    if not status:
        outcome.next_steps(
            f"write the translation in {twin}, under each Arabic paragraph", "delete the comments", "fihris check"
        )
    return status


def _confirm(root: Path, twin: str, original: Document) -> int:
    report = Report()
    text = Tree(root, report).text(twin)
    if text is None:
        return outcome.refuse(report)
    if translation.is_untranslated(text):
        line = text.count("\n", 0, text.index(UNTRANSLATED)) + 1
        return outcome.refuse(
            [
                _problem(
                    twin,
                    "not-translated",
                    f"the file still says «{UNTRANSLATED}»",
                    "write the translation, and delete the comments and this text",
                    line,
                )
            ]
        )
    made = translation.confirmed(text, translation.of(original))
    if made is None:
        return outcome.refuse(
            [
                _problem(
                    twin,
                    "no-front-matter",
                    "the file has no front matter",
                    "begin the file with a line ---, then `title: …`, then a line ---",
                )
            ]
        )
    return outcome.write(root, {twin: made}, replacing={twin})


def _problem(path: str, code: str, message: str, hint: str, line: int = 1) -> Problem:
    return Problem(path, line, 1, code, Severity.ERROR, message, hint)
