"""`fihris rename`: a new id for an actor or an author, or a new name for a section, everywhere, and a redirect from the old address."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from fihris.author import front, ids, renaming
from fihris.commands import options, outcome
from fihris.model import Registry
from fihris.read import mapping, registry
from fihris.read.files import Tree
from fihris.report import Problem, Report, Severity, did_you_mean

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

RECORDS = "docs/_data"
_SECTION = re.compile(
    r"(?:docs/(?:ar|en)/)?(?:briefs/)?(?P<brief>\d{4}/[a-z0-9-]+)/(?P<number>\d\d)(?:-[a-z0-9-]*)?(?:\.md)?\Z"
)


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "rename", help="change the id of an actor or author, or the name of a section, everywhere"
    )
    nouns = parser.add_subparsers(required=True, metavar="NOUN")
    for noun in (_ACTOR, _AUTHOR):
        record = nouns.add_parser(noun.name, help=f"change the id of an {noun.name}")
        options.root(record)
        record.add_argument("old", metavar="OLD", help="the id it has")
        record.add_argument("new", metavar="NEW", help="the id it is to have")
        record.set_defaults(run=partial(_record, noun))
    section = nouns.add_parser("section", help="change the name of a section's file, and so its address")
    options.root(section)
    section.add_argument("old", metavar="OLD", help="YEAR/NAME/NN, or the path of its file")
    section.add_argument("new", metavar="NEW", help="its new name, without the number: small Latin letters and hyphens")
    section.set_defaults(run=_section)


def _section(chosen: argparse.Namespace) -> int:
    """The files in both languages are moved, and every link to them is rewritten. The number, and so the id, stays."""
    report = Report()
    tree = Tree(chosen.root, report)
    stems = _stems(tree)
    found = _SECTION.match(chosen.old)
    id = f"{found['brief']}/{found['number']}" if found else chosen.old
    if id not in stems:
        return outcome.wrong(
            "unknown-section",
            f"there is no section {outcome.shown(chosen.old)!r}",
            did_you_mean(id, stems) or "for example 2023/name/04",
        )
    brief, number = id.rpartition("/")[::2]
    slug = chosen.new.removesuffix(".md").removeprefix(f"{number}-")
    if not ids.is_id(slug) or re.match(r"\d\d-", slug):
        return outcome.wrong(
            "bad-id",
            f"{outcome.shown(chosen.new)!r} is no name of a section",
            "small Latin letters, digits and hyphens, without the number, which stays: watching-iran",
        )
    new = f"{brief}/{number}-{slug}"
    old = next((path for stem in stems[id] if (path := f"{brief}/{stem}") != new), new)
    if old == new:
        return outcome.wrong("file-exists", f"the section has the name {slug!r} already", "choose another name")
    files = {f"docs/{lang}/briefs/{old}.md": f"docs/{lang}/briefs/{new}.md" for lang in tree.langs}
    changed = _linking(tree, files)
    redirects = _redirects(tree, "briefs")
    moved = {path: target for path, target in files.items() if path in changed}
    return _finish(chosen, report, changed, moved, _Move("briefs", old, new, *redirects))


def _stems(tree: Tree) -> dict[str, list[str]]:
    """The sections: id → the name of its file, or of its two, where a rename was broken off."""
    folder = "docs/ar/briefs/"
    paths = (path.removeprefix(folder).removesuffix(".md") for path in tree.files(folder.rstrip("/"), ".md"))
    found: dict[str, list[str]] = {}
    for brief, _, stem in (path.rpartition("/") for path in paths):
        if re.match(r"\d\d-", stem):
            found.setdefault(f"{brief}/{stem[:2]}", []).append(stem)
    return found


def _linking(tree: Tree, files: dict[str, str]) -> dict[str, str]:
    """The pages that link to one of the files, and the files themselves, with their new text."""
    changed = {}
    for path in (path for lang in tree.langs for path in tree.files(f"docs/{lang}", ".md")):
        text = made = tree.text(path)
        if text is None or made is None:
            continue
        for old, new in files.items():
            made = renaming.file_links(made, path, old, new)
        if made != text or path in files:
            changed[path] = made
    return changed


@dataclass(frozen=True, slots=True)
class _Noun:
    """What has a record of its own: what it is called, the folder of the records, their ids, and where others name one."""

    name: str
    folder: str
    known: Callable[[Registry], Collection[str]]
    references: Callable[[Mapping[str, Any], str], Iterator[renaming.Path]]
    linked: bool


_ACTOR = _Noun("actor", "actors", lambda registry: registry.actors, renaming.references, linked=True)
_AUTHOR = _Noun("author", "authors", lambda registry: registry.authors, renaming.signatures, linked=False)


def _record(noun: _Noun, chosen: argparse.Namespace) -> int:
    """Every file that names who has the record is rewritten, or, where one of them has a fault, none."""
    report = Report()
    tree = Tree(chosen.root, report)
    known = noun.known(registry.read(tree))
    if not ids.is_id(chosen.new):
        return outcome.wrong(
            "bad-id", f"{outcome.shown(chosen.new)!r} is no id", "small Latin letters, digits and hyphens"
        )
    if chosen.old not in known:
        return outcome.wrong(
            f"unknown-{noun.name}",
            f"there is no {noun.name} {outcome.shown(chosen.old)!r}",
            did_you_mean(chosen.old, known),
        )
    move = _Move(noun.folder, chosen.old, chosen.new, *_redirects(tree, noun.folder))
    if chosen.new in known and not move.is_begun:
        return outcome.wrong("file-exists", f"there is an {noun.name} {chosen.new!r} already", "choose another id")
    changed = _records(tree, noun, chosen.old, chosen.new) | _pages(tree, noun, chosen.old, chosen.new)
    moved = _moves(tree, noun, changed, chosen.old, chosen.new)
    return _finish(chosen, report, changed, moved, move)


@dataclass(frozen=True, slots=True)
class _Move:
    """An address that changes, in its group of redirects, and what these are so far."""

    folder: str
    old: str
    new: str
    redirects: Mapping[str, Mapping[str, str]]
    lists: Sequence[str]

    @property
    def is_begun(self) -> bool:
        """Whether this was broken off on the way: the redirect is what is written first."""
        return self.redirects.get(self.folder, {}).get(self.old) == self.new


def _finish(
    chosen: argparse.Namespace, report: Report, changed: dict[str, str], moved: dict[str, str], move: _Move
) -> int:
    """Write what was changed, move what has a new name: all of it, or nothing where a file has a fault. Where this is broken off, the checks
    tell of a redirect that leads to nothing, or from what is still in use, and the same command goes on with it."""
    if report.fatal:
        return outcome.refuse(report)
    redirects = renaming.redirected(move.redirects, move.folder, move.old, move.new)
    made = {
        renaming.REDIRECTS: renaming.redirects_file(redirects, move.lists),
        **{target: changed[path] for path, target in moved.items()},
        **{path: text for path, text in changed.items() if path not in {*moved, *moved.values()}},
    }
    replacing = made.keys() - (() if move.is_begun else moved.values())
    return outcome.write(chosen.root, made, replacing=replacing, removing=tuple(reversed(moved)))


def _moves(tree: Tree, noun: _Noun, changed: dict[str, str], old: str, new: str) -> dict[str, str]:
    """The files that bear the id as their name: old path → new path. Their text is added to `changed`."""
    paths = [f"{RECORDS}/{noun.folder}/{{}}.yml", *(f"docs/{lang}/{noun.folder}/{{}}.md" for lang in tree.langs)]
    moved = {}
    for pattern in paths:
        path = pattern.format(old)
        if tree.exists(path):
            moved[path] = pattern.format(new)
            if path not in changed and (text := tree.text(path)) is not None:
                changed[path] = text
    return moved


def _records(tree: Tree, noun: _Noun, old: str, new: str) -> dict[str, str]:
    changed = {}
    for folder in ("actors", "places"):
        for path in tree.files(f"{RECORDS}/{folder}", ".yml"):
            text = tree.text(path)
            placed = text and mapping.parse(tree, path, text)
            if text and placed:
                places = [placed.at(*where) for where in noun.references(placed.value, old)]
                if places:
                    changed[path] = renaming.at_places(text, places, old, new)
    return changed


def _pages(tree: Tree, noun: _Noun, old: str, new: str) -> dict[str, str]:
    changed = {}
    for lang in tree.langs:
        for path in tree.files(f"docs/{lang}", ".md"):
            text = tree.text(path)
            if text and old in text:
                made = _page(tree, noun, path, text, old, new)
                if made != text:
                    changed[path] = made
    return changed


def _page(tree: Tree, noun: _Noun, path: str, text: str, old: str, new: str) -> str:
    parts = front.split(text)
    placed = mapping.parse(tree, path, parts[0]) if parts else None
    if parts is None or placed is None:
        return text
    places = [placed.at(*where) for where in noun.references(placed.value, old)]
    matter = renaming.at_places(parts[0], places, old, new)
    if not noun.linked:
        return front.joined(matter, parts[1])
    # The title of a reference may hold links; evidence, which is plain text of the body, holds none.
    return front.joined(renaming.field_links(matter, old, new), renaming.links(parts[1], old, new))


def _redirects(tree: Tree, folder: str) -> tuple[dict[str, dict[str, str]], list[str]]:
    """The addresses that have changed so far, and those of pages of lists that are no longer."""
    known: dict[str, dict[str, str]] = {}
    lists: list[str] = []
    if tree.exists(renaming.REDIRECTS):
        text = tree.text(renaming.REDIRECTS)
        placed = mapping.parse(tree, renaming.REDIRECTS, text) if text else None
        value = dict(placed.value) if placed else {}
        lists = value.pop("lists", [])
        if not all(isinstance(entries, dict) for entries in value.values()):
            tree.report.add(
                Problem(
                    renaming.REDIRECTS,
                    1,
                    1,
                    "bad-value",
                    Severity.ERROR,
                    f"a redirect is a line `old: new` under `{folder}:`",
                )
            )
            return {}, []
        known = value
    return known, lists
