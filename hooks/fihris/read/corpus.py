"""All that authors wrote: briefs, pages, and what is told of an actor or place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fihris import address, pagekinds
from fihris.model import Brief, Corpus, Document, EntityKind, Lang, Prose, Registry
from fihris.read import document, redirects
from fihris.read.briefs import brief
from fihris.read.files import Tree
from fihris.read.frames import PROSE_FILE, Frame, Paths, frame
from fihris.read.twins import readable
from fihris.report import did_you_mean

_PAGE_FILE = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*\.md\Z")


def read(tree: Tree) -> Corpus:
    """Everything below `docs/`. What has a fault is reported; what can be used is kept, so that all faults show at once."""
    known = frame(tree)
    return whole(tree, known, (brief(tree, known, id) for id in known.briefs))


def whole(tree: Tree, frame: Frame, briefs: Iterable[Brief | None]) -> Corpus:
    """The corpus of the briefs that could be read."""
    known, paths = frame.registry, frame.paths
    led = tuple(sorted(redirects.read(tree, known, [path.removesuffix(".md") for path in paths[Lang.AR]]).items()))
    there = sorted(filter(None, briefs), key=lambda brief: (brief.date or brief.id[:4], brief.id), reverse=True)
    pages, prose = _pages(tree, paths), _prose(tree, paths, known)
    return Corpus(frame.identity, known, tuple(there), prose, pages, led, frame.words)


def _pages(tree: Tree, paths: Paths) -> tuple[Document, ...]:
    pages: list[Document] = []
    for path in sorted({path for lang in paths for path in paths[lang]}):
        if (
            path.startswith("briefs/")
            or PROSE_FILE.match(path)
            or not pagekinds.is_free(path.removesuffix(".md"), tree.langs)
        ):
            continue
        if not _PAGE_FILE.match(path):
            lang = next(lang for lang in paths if path in paths[lang])
            tree.problem(
                f"docs/{lang}/{path}",
                "bad-id",
                f"an address cannot be made of {path!r}",
                "use small Latin letters, digits and hyphens",
            )
            continue
        pages.extend(parsed.document for parsed in readable(tree, paths, path, "page").values())
    return tuple(pages)


def _prose(tree: Tree, paths: Paths, known: Registry) -> tuple[Prose, ...]:
    found = []
    for lang in paths:
        for path in paths[lang]:
            match = PROSE_FILE.match(path)
            if match is None or not pagekinds.is_free(path.removesuffix(".md"), tree.langs):
                continue
            full = f"docs/{lang}/{path}"
            entities = known.actors if match["folder"] == address.FOLDERS[EntityKind.ACTOR] else known.places
            if match["id"] not in entities:
                noun = match["folder"].removesuffix("s")
                tree.problem(
                    full, f"unknown-{noun}", f"there is no {noun} {match['id']!r}", did_you_mean(match["id"], entities)
                )
                continue
            parsed = document.read(tree, full, lang, "prose")
            if parsed:
                found.append(Prose(match["id"], parsed.document))
    return tuple(found)
