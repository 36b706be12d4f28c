"""Where the links of a text lead: a page, a heading on it, a record of the registry, a picture."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import unquote

from fihris import address, pagekinds
from fihris.check.page import CheckedText
from fihris.model import Document, Lang, PageKind, Registry
from fihris.report import Problem, Severity, did_you_mean
from fihris.routes import Routes
from fihris.text.reading import How, Link, Reading

_SCHEME = re.compile(r"([a-zA-Z][\w+.-]*):")
_LANGUAGE = re.compile(r"^docs/[a-z][^/]*/")
_NO_ALT = ("the image has no text for those who do not see it", "say what it shows: ![two canals](…)")


@dataclass(frozen=True, slots=True)
class Pending:
    """A problem unless the site makes the page `path` with this anchor ("" for none): known once all texts are."""

    problem: Problem
    lang: Lang
    path: str
    anchor: str


def settled(doubts: Iterable[Pending], routes: Mapping[Lang, Routes]) -> Iterator[Problem]:
    """The problems that remain, given the pages that are made."""
    for doubt in doubts:
        route = routes[doubt.lang].get(doubt.path)
        if route is None:
            made = (address.source(doubt.lang, path) for path in routes[doubt.lang])
            near = did_you_mean(address.source(doubt.lang, doubt.path), made)
            if pagekinds.kind_at(doubt.path) is PageKind.TOPIC:  # which need not have a page of its own
                near = f"write topic:{doubt.path.rpartition('/')[2]} in place of a file"
            yield replace(doubt.problem, hint=near) if near else doubt.problem
        elif doubt.anchor and not pagekinds.is_anchor(route.kind, doubt.anchor):
            message = f"the page {doubt.path} has no place #{doubt.anchor}"
            yield replace(doubt.problem, code="anchor-missing", message=message, hint="link to the page alone")


@dataclass(frozen=True)
class Web:
    """Everything a link may lead to. `exists` tells of a file below the project's root."""

    documents: Mapping[str, Document]
    registry: Registry
    exists: Callable[[str], bool]

    def has(self, path: str) -> bool:
        """A file, also one that is shown in Arabic for want of a translation."""
        original = _LANGUAGE.sub(f"docs/{Lang.AR}/", path)
        return path in self.documents or original in self.documents or self.exists(path)

    def near(self, path: str) -> str:
        """A hint with the files of nearly this name."""
        folder = posixpath.dirname(path)
        here = [posixpath.basename(each) for each in self.documents if posixpath.dirname(each) == folder]
        return did_you_mean(posixpath.basename(path), here)

    def anchors(self, path: str) -> frozenset[str] | None:
        """The anchors of a page that somebody wrote; None for one that the site makes."""
        document = self.documents.get(path)
        if document is None:
            return None
        kind = pagekinds.kind_at(address.path_of(path.removeprefix("docs/"))[1])
        return self._of_brief(document) if kind is PageKind.BRIEF else document.reading.ids

    def _of_brief(self, document: Document) -> frozenset[str]:
        """A brief's own page has its sections too, with the ids that their authors give; the headings that part its own text
        are the page's, and have the page's anchors."""
        parting = {each.slug for each in document.reading.headings if each.top and each.level == 2}
        sections = self._beside[posixpath.dirname(document.path)]
        given = (each.reading.own for each in sections if each is not document)
        return (document.reading.ids - parting).union(*given)

    @cached_property
    def _beside(self) -> Mapping[str, list[Document]]:
        """All documents, by their folder."""
        folders: dict[str, list[Document]] = {}
        for path, document in self.documents.items():
            folders.setdefault(posixpath.dirname(path), []).append(document)
        return folders


# ---------------------------------------------------------------- links


def links(page: CheckedText, web: Web) -> Iterator[Problem | Pending]:
    """Links that lead nowhere, that nothing defines, or that have no words."""
    for link in page.prose.links:
        at = page.body.at_source(link.span[0]) if link.how is How.HTML else page.body.at(link.start)
        fault = _fault(page.document.path, link.target, web) if link.how is not How.AUTO else None
        if fault:
            problem = Problem(page.document.path, *at, fault.code, Severity.ERROR, fault.message, fault.hint)
            yield fault.made(problem) if fault.made else problem
        elif link.how is How.INLINE and not _has_words(page.prose, link):
            yield _warning(
                page,
                link.span[0],
                "link-no-text",
                "the link has no words, so nobody can follow it",
                "write what it leads to: [the words](…)",
            )
    for each in page.prose.undefined:
        yield _warning(
            page,
            each.span[0],
            "link-undefined",
            f"nothing says where [{each.name}] leads",
            f"write below the text: [{each.name}]: address; or the address right here: [words](address)",
        )


def _has_words(reading: Reading, link: Link) -> bool:
    """Whether a link has words, or a picture in their place."""
    if reading.text[link.start : link.end].strip():
        return True
    return any(link.span[0] < image.span[0] < link.span[1] for image in reading.images)


def _warning(page: CheckedText, origin: int, code: str, message: str, hint: str) -> Problem:
    return Problem(page.document.path, *page.body.at_source(origin), code, Severity.WARNING, message, hint)


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with a link; `made` makes a doubt of it where the site may yet make such a page."""

    code: str
    message: str
    hint: str
    made: Callable[[Problem], Pending] | None = None


def _fault(path: str, target: str, web: Web) -> _Fault | None:
    """What is wrong with a link in the file at `path`; None where it leads somewhere."""
    scheme = _SCHEME.match(target)
    if scheme:
        return _record(scheme[1], target[scheme.end() :], web)
    if target.startswith("//"):
        return None
    if target.startswith("/"):
        return _Fault(
            "link-absolute",
            f"the address {target} begins at a host's root, where the site may not stand",
            "write it from this file: ../name.md",
        )
    file, _, anchor = target.partition("#")
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file))) if file else path
    if not target or not wanted.startswith("docs/") or wanted.startswith("docs/_data/"):
        return _Fault("link-missing", f"the link «{target}» leads to no page of the site", "link to a file below docs/")
    if "\0" in wanted or not web.has(wanted):
        hint = web.near(wanted) or "link to a Markdown file, from this one: ../name.md"
        return _Fault("link-missing", f"there is no {wanted}", hint, _made(wanted, unquote(anchor)))
    return _anchor(wanted, unquote(anchor), web) if anchor else None


_IN_FILES = {PageKind.PLAIN, PageKind.BRIEF, PageKind.SECTION}


def _made(wanted: str, anchor: str) -> Callable[[Problem], Pending] | None:
    """What makes a doubt of a link to a file that is none, where a page without a file may be meant."""
    lang, page = address.path_of(wanted.removeprefix("docs/"))
    if not lang or pagekinds.kind_at(page) in _IN_FILES:
        return None
    return lambda problem: Pending(problem, Lang(lang), page, anchor)


def _record(scheme: str, id: str, web: Web) -> _Fault | None:
    known: Mapping[str, object] | None = {
        "actor": web.registry.actors, "place": web.registry.places, "topic": web.registry.topics,
    }.get(scheme)  # fmt: skip
    if known is not None and id not in known:
        return _Fault(f"unknown-{scheme}", f"there is no {scheme} {id!r}", did_you_mean(id, known))
    if scheme == "not" and id != "mention":
        return _Fault("bad-link", f"not:{id} says nothing", "write [words](not:mention)")
    return None


def _anchor(path: str, anchor: str, web: Web) -> _Fault | None:
    known, (_, page) = web.anchors(path), address.path_of(path.removeprefix("docs/"))
    if known is None or anchor in known or pagekinds.is_anchor(pagekinds.kind_at(page), anchor):
        return None
    if pagekinds.kind_at(page) is PageKind.BRIEF:
        hint = "link to a section's file; or to #event, #summary or #part-3, by which this page knows its own parts"
    else:
        hint = "give the heading an id: {#name}"
    return _Fault("anchor-missing", f"{path} has no heading #{anchor}", did_you_mean(anchor, known) or hint)


# ---------------------------------------------------------------- pictures and tables


def pictures(page: CheckedText, web: Web) -> Iterator[Problem]:
    """Images without a text for those who do not see them, or without a file."""
    for image in page.prose.images:
        if not image.alt.strip():
            yield _warning(page, image.span[0], "image-alt", *_NO_ALT)
        target = image.target
        if not _SCHEME.match(target) and _fault(page.document.path, target.partition("#")[0], web):
            yield Problem(
                page.document.path,
                *page.body.at_source(image.span[0]),
                "image-missing",
                Severity.ERROR,
                f"the image {target!r} is missing",
                "put it into docs/assets/images/",
            )


def tables(page: CheckedText) -> Iterator[Problem]:
    """Tables whose columns have no names: a screen reader says the name of the column before each cell."""
    unnamed = [
        table.span[0]
        for table in page.prose.tables
        # The first cell may be empty: it stands over the names of the rows.
        if not all(table.rows[0][1:] or table.rows[0])
    ]
    waiting: list[int] = []
    for tag in page.prose.tags:
        if tag.name == "table":
            waiting.append(tag.span[0])
        elif tag.name == "th":
            waiting.clear()
        elif tag.name == "/table" and waiting:
            unnamed.append(waiting.pop())
    for origin in sorted([*unnamed, *waiting]):
        message, hint = "a column of the table has no name", "name each column in the table's first row"
        yield _warning(page, origin, "table-header", message, hint)
