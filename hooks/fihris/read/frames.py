"""What stands before the first brief is read: whose site it is, its registry, and which files are briefs and their sections."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fihris.model import Identity, Lang, Registry
from fihris.read import identity, interface, pictures, registry, settings, strays
from fihris.read.files import Tree
from fihris.report import Problem, Severity

Paths = Mapping[Lang, Mapping[str, None]]
_BRIEF_FILE = re.compile(r"briefs/(?P<year>\d{4})/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)/(?P<file>[^/]+)\.md\Z")
_SECTION_FILE = re.compile(r"(?P<number>\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*\Z")
PROSE_FILE = re.compile(r"(?P<folder>actors|places)/(?P<id>[^/]+)\.md\Z")
_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class Frame:
    """What briefs stand in: whose site it is, its registry, and the paths of its texts. `briefs` are the files' stems, by
    the brief's id."""

    identity: Identity
    registry: Registry
    paths: Paths
    briefs: Mapping[str, frozenset[str]]
    words: Mapping[str, Mapping[str, Any]]

    def files(self, id: str) -> Iterator[str]:
        """The files of a brief, from the project's root."""
        for lang, own in self.paths.items():
            for stem in sorted(self.briefs[id]):
                if (path := f"briefs/{id}/{stem}.md") in own:
                    yield f"docs/{lang}/{path}"


def frame(tree: Tree) -> Frame:
    """All that stands before the first brief is read."""
    publisher = identity.read(tree)
    known = registry.read(tree)
    # A dict keeps the order of the files, and knows at once whether it has one.
    paths = {
        lang: dict.fromkeys(path.removeprefix(f"docs/{lang}/") for path in tree.files(f"docs/{lang}", ".md"))
        for lang in publisher.langs
    }
    for lang, own in paths.items():
        _check_collisions(tree, lang, own)
    if len(paths) > 1:
        _check_twins(tree, paths)
    strays.report(tree, publisher.langs)
    pictures.report(tree, settings.read(tree))
    return Frame(publisher, known, paths, _briefs(tree, paths), interface.own(tree))


def _check_collisions(tree: Tree, lang: Lang, paths: Iterable[str]) -> None:
    """`y.md` and `y/index.md`, or `Y.md` and `y.md`, would be written to one address."""
    taken: dict[str, str] = {}
    for path in paths:
        key = path.removesuffix(".md").removesuffix("/index").lower()
        other = taken.setdefault(key, path)
        if other != path:
            tree.problem(
                f"docs/{lang}/{path}", "file-collision", f"this file and {other} have one address", "rename one"
            )


def _check_twins(tree: Tree, paths: Paths) -> None:
    first, second = paths
    for lang, other in ((first, second), (second, first)):
        for path in sorted(set(paths[lang]) - set(paths[other])):
            brief = path.startswith("briefs/")
            if not PROSE_FILE.match(path) and not (brief and not _in_brief(path)):  # its path is wrong, and reported
                made = lang is Lang.AR and brief
                tree.report.add(
                    Problem(
                        f"docs/{lang}/{path}",
                        1,
                        1,
                        "twin-missing",
                        Severity.NOTICE if made else Severity.ERROR,
                        f"docs/{other}/{path} is missing",
                        f"if no file of another name is meant to be it: fihris translate docs/{lang}/{path} --to {other}"
                        if made
                        else "a page stands in both languages under the same path",
                    )
                )


def _briefs(tree: Tree, paths: Paths) -> Mapping[str, frozenset[str]]:
    files: dict[str, set[str]] = defaultdict(set)
    told: set[str] = set()
    for lang in paths:
        for path in paths[lang]:
            if not path.startswith("briefs/"):
                continue
            if match := _in_brief(path):
                files[f"{match['year']}/{match['slug']}"].add(match["file"])
            else:
                _refuse(tree, lang, path, told)
    return {id: frozenset(files[id]) for id in sorted(files)}


def _in_brief(path: str) -> re.Match[str] | None:
    """The parts of a path that is a brief's own page or a section."""
    match = _BRIEF_FILE.match(path)
    return match if match and (match["file"] == "index" or _SECTION_FILE.match(match["file"])) else None


def _refuse(tree: Tree, lang: Lang, path: str, told: set[str]) -> None:
    """Report a file that is no brief and no section; for a folder that can be no address, `told` once."""
    where = "a brief is briefs/<year>/<name>/index.md, a section briefs/<year>/<name>/01-<name>.md"
    *folders, name = path.removesuffix(".md").split("/")
    odd = next((place for place, part in enumerate((*folders, name)) if not _PART.match(part)), None)
    if odd is None:
        tree.problem(f"docs/{lang}/{path}", "bad-path", "this is neither a brief nor a section", where)
        return
    key = f"{lang}/{'/'.join(path.split('/')[: odd + 1])}"
    if key not in told:
        told.add(key)
        part, noun = (*folders, name)[odd], "folder" if odd < len(folders) else "file"
        tree.problem(
            f"docs/{lang}/{path}",
            "bad-path",
            f"an address cannot be made of the {noun}'s name {part!r}",
            f"name the {noun} in small Latin letters, digits and hyphens, the same in both languages: {where}",
        )
