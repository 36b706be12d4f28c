"""`fihris suggest PATH`: what front matter might say of a text, by rule, for its author to accept."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fihris.author import front, proposal
from fihris.author.proposal import Proposal
from fihris.author.proposing import Page, Reader
from fihris.author.sentence import Named
from fihris.commands import options, outcome
from fihris.model import EntityKind, Lang, MentionClass, Registry
from fihris.read import document
from fihris.read.files import Tree
from fihris.report import Report
from fihris.study import section_number
from fihris.survey import Survey, survey
from fihris.telling import say
from fihris.text.reading import Reading

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

_NUMBERS = re.compile(r"\d{1,4}(,\d{1,4})*\Z")
_NOTHING = "nothing else to propose: a proposal needs names that have records; add those whom the text names"


def add(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "suggest", help="propose relations, events, participants, figures and topics from a text"
    )
    options.root(parser)
    parser.add_argument(
        "--accept",
        default="",
        metavar="N,N|all",
        help="write these proposals into the front matter; all: but those with (?)",
    )
    parser.add_argument("path", metavar="PATH", help="an Arabic text of a brief, or the folder of a brief")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Proposals go to standard output; only those that are accepted by their numbers are written."""
    surveyed = survey(chosen.root, Report())
    wanted = _within(chosen.root, chosen.path)
    tree = Tree(chosen.root, Report())
    texts = pages(surveyed)
    paths = [path for path in texts if path == wanted or path.startswith(f"{wanted.rstrip('/')}/")]
    if not paths:
        return outcome.wrong(
            "not-a-text",
            f"{outcome.shown(chosen.path)} is no Arabic text of a brief",
            "docs/ar/briefs/2024/name/01-name.md",
        )
    if chosen.accept and (len(paths) > 1 or not (chosen.accept == "all" or _NUMBERS.match(chosen.accept))):
        return outcome.wrong("bad-value", "--accept takes numbers of the proposals of one text", "--accept 1,3")
    every = 0
    for path in paths:
        folder = path.rpartition("/")[0]
        beside = [each for each in texts if each.startswith(f"{folder}/")]
        found = [
            replace(each, yaml=outcome.words(each.yaml, tree.second))
            for each in proposals(surveyed, path, _present(tree, path, beside))
        ]
        if chosen.accept:
            return _accept(chosen.root, tree.text(path) or "", path, found, chosen.accept)
        print(path)
        print("\n".join(proposal.lines(found)) or f"  {say(_NOTHING)}")
        every += len(found)
    if every:
        outcome.next_steps("read each with its sentence", "fihris suggest PATH --accept 1,3", "fihris check")
    return 0


def pages(surveyed: Survey) -> Mapping[str, tuple[int, dict[Lang, Page]]]:
    """The Arabic texts of briefs, by path: the number of the section, and what is named in it in each language."""
    found: dict[str, tuple[int, dict[Lang, Page]]] = {}
    paths: dict[str, str] = {}
    for lang, briefs in surveyed.found.items():
        for brief in briefs:
            for id, (text, findings) in brief.texts.items():
                path = paths.setdefault(id, text.path)
                named = tuple(
                    Named(
                        each.id,
                        *span,
                        each.cls is MentionClass.NISBA,
                        each.kind is EntityKind.PLACE,
                        _is_person(surveyed.corpus.registry, each.id),
                    )
                    for each, span in zip(findings.mentions, findings.plain, strict=True)
                )
                found.setdefault(path, (section_number(id), {}))[1][lang] = Page(
                    findings.prose.text, named, tuple(_notes(findings.prose))
                )
    return found


def _notes(prose: Reading) -> Iterator[tuple[int, int]]:
    """Where in the plain text each line of a footnote begins and ends."""
    place = 0
    for line in prose.text.splitlines(keepends=True) if prose.footnotes else ():
        start, _ = prose.span(place, place + 1)
        if any(each.span[0] <= start < each.span[1] for each in prose.footnotes):
            yield place, place + len(line)
        place += len(line)


def _is_person(registry: Registry, id: str) -> bool:
    of = registry.actors.get(id)
    return bool(of and of.kind in registry.kinds and registry.kinds[of.kind].shape == "person")


def proposals(surveyed: Survey, path: str, present: Mapping[str, Any]) -> Iterator[Proposal]:
    """What is proposed for one text, beside what its front matter says already."""
    every, registry = pages(surveyed), surveyed.corpus.registry
    section, texts = every[path]
    yield from Reader(texts, section, registry, present).proposals()
    folder = path.rpartition("/")[0] + "/"
    for other, (number, page) in every.items():
        if section == 0 and number and other.startswith(folder):
            yield from Reader(page, number, registry, present).figures()


def _present(tree: Tree, path: str, others: Iterable[str]) -> Mapping[str, Any]:
    """The front matter of a text, as far as it can be read, with the relations that the other texts of its brief state."""
    fields = {
        each: parsed.matter.value
        for each in others
        if (parsed := document.read(tree, each, Lang.AR, document.schema_of(each)))
    }
    relations = [each for value in fields.values() for each in value.get("relations") or ()]
    return {**fields.get(path, {}), "relations": relations}


def _accept(root: Path, text: str, path: str, found: list[Proposal], accept: str) -> int:
    parts = front.split(text)
    if parts is None or not found:
        return outcome.wrong("bad-value", "there is no such proposal", _NOTHING)
    if accept == "all":
        chosen = [each for each in found if not each.unsure]
        if not chosen:
            hint = "read each with its sentence, and accept it by its number"
            return outcome.wrong("bad-value", "no proposal is without (?)", hint)
    else:
        numbers = sorted(set(map(int, accept.split(","))))
        if not all(0 < number <= len(found) for number in numbers):
            return outcome.wrong("bad-value", "there is no such proposal", f"they are numbered from 1 to {len(found)}")
        chosen = [found[number - 1] for number in numbers]
    made = front.joined(proposal.accepted(parts[0], chosen), parts[1])
    return outcome.write(root, {path: made}, replacing=[path])


def _within(root: Path, path: str) -> str:
    """A path as the project names its files."""
    try:
        return Path(path).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path
